//! Trains on what other networks say, of the treebanks and of plain news.

use detente::syntax::mst;
use detente::text::segment;

use crate::data::{Vocab, inputs, predict};
use crate::net::{Cfg, EA, EW, Inst, NONE, Net, Soft, softmax};

/// Sentences that are handled together.
const CHUNK: usize = 200;

/// The sentences of 3 to 99 words of a file of JSON lines with a `text` each.
pub fn read_news(path: &str) -> Result<Vec<Vec<String>>, Box<dyn std::error::Error>> {
    let mut sentences = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let document: serde_json::Value = serde_json::from_str(line)?;
        let text = document["text"].as_str().unwrap_or_default();
        let segments = segment(text, None);
        for index in 0..segments.sentences.len() {
            let words = segments.words_of(index);
            if (3..100).contains(&words.len()) {
                sentences.push(
                    words
                        .iter()
                        .map(|word| word.span.of(text).to_string())
                        .collect(),
                );
            }
        }
    }
    Ok(sentences)
}

/// Makes the student begin as a teacher with another vocabulary.
pub fn begin_as(student: &mut Net, vocab: &Vocab, teacher: &Net, teacher_vocab: &Vocab) {
    for (place, (to, from)) in student.p.iter_mut().zip(&teacher.p).enumerate() {
        let (rows, teacher_rows) = match place {
            EW => (&vocab.words, &teacher_vocab.words),
            EA => (&vocab.affixes, &teacher_vocab.affixes),
            _ => {
                to.w.copy_from_slice(&from.w);
                to.e.copy_from_slice(&from.w);
                continue;
            }
        };
        for (key, &row) in rows {
            let start = row as usize * to.c;
            match teacher_rows.get(key) {
                Some(&row) => {
                    let from_start = row as usize * to.c;
                    to.w[start..start + to.c]
                        .copy_from_slice(&from.w[from_start..from_start + to.c]);
                }
                None => to.w[start..start + to.c].fill(0.0),
            }
        }
        to.e.copy_from_slice(&to.w);
    }
}

/// Gives every instance the mean of the teachers' answers: half of the target where there is gold, the whole of it for
/// the news, whose trees are the best of the teachers' mean.
pub fn soften(
    cfg: &Cfg,
    teachers: &mut [Net],
    vocab: &Vocab,
    teacher_vocab: &Vocab,
    mut golds: Vec<Inst>,
    news: &[Vec<String>],
    instances: &mut Vec<Inst>,
) {
    let gold_count = golds.len();
    for sentence in news {
        let forms: Vec<&str> = sentence.iter().map(String::as_str).collect();
        golds.push(inputs(teacher_vocab, &forms));
        instances.push(inputs(vocab, &forms));
    }
    let share = 1.0 / teachers.len() as f32;
    for start in (0..golds.len()).step_by(CHUNK) {
        let range = start..(start + CHUNK).min(golds.len());
        if range.end > gold_count {
            let mut arcs: Vec<Vec<f32>> = golds[range.clone()]
                .iter()
                .map(|inst| vec![0.0; inst.n * (inst.n + 1)])
                .collect();
            for teacher in &mut *teachers {
                teacher.given = false;
                for (mean, out) in arcs.iter_mut().zip(predict(teacher, &golds[range.clone()])) {
                    add(mean, &out.arc, share);
                }
            }
            for place in start.max(gold_count)..range.end {
                let scores: Vec<i32> = arcs[place - start]
                    .iter()
                    .map(|x| (x.max(1e-9).ln() * 65536.0) as i32)
                    .collect();
                let mut heads = Vec::new();
                mst::decode(golds[place].n, &scores, &mut heads);
                golds[place].head.clone_from(&heads);
                instances[place].head = heads;
            }
        }
        let mut means: Vec<Soft> = range.clone().map(|_| Soft::default()).collect();
        let tags = cfg.n_upos + cfg.n_xpos + cfg.n_feats;
        for teacher in &mut *teachers {
            teacher.given = true;
            for (mean, mut out) in means
                .iter_mut()
                .zip(predict(teacher, &golds[range.clone()]))
            {
                out.label_logits
                    .chunks_exact_mut(cfg.n_label)
                    .for_each(softmax);
                out.ner_logits.chunks_exact_mut(cfg.n_ner).for_each(softmax);
                for row in out.tag_logits.chunks_exact_mut(tags) {
                    softmax(&mut row[..cfg.n_upos]);
                    softmax(&mut row[cfg.n_upos..cfg.n_upos + cfg.n_xpos]);
                    softmax(&mut row[cfg.n_upos + cfg.n_xpos..]);
                }
                add(&mut mean.arc, &out.arc, share);
                add(&mut mean.label, &out.label_logits, share);
                add(&mut mean.tags, &out.tag_logits, share);
                add(&mut mean.ner, &out.ner_logits, share);
            }
        }
        for (place, mut mean) in range.zip(means) {
            let inst = &instances[place];
            if place < gold_count {
                for word in 0..inst.n {
                    let row = |values: usize| word * values..(word + 1) * values;
                    mix(&mut mean.arc[row(inst.n + 1)], inst.head[word]);
                    mix(&mut mean.label[row(cfg.n_label)], inst.label[word]);
                    let tags = &mut mean.tags[row(tags)];
                    mix(&mut tags[..cfg.n_upos], inst.upos[word]);
                    mix(
                        &mut tags[cfg.n_upos..cfg.n_upos + cfg.n_xpos],
                        inst.xpos[word],
                    );
                    mix(&mut tags[cfg.n_upos + cfg.n_xpos..], inst.feats[word]);
                    mix(&mut mean.ner[row(cfg.n_ner)], inst.ner[word]);
                }
            }
            instances[place].soft = Some(Box::new(mean));
        }
    }
}

fn add(mean: &mut Vec<f32>, values: &[f32], share: f32) {
    mean.resize(values.len(), 0.0);
    for (mean, value) in mean.iter_mut().zip(values) {
        *mean += share * value;
    }
}

fn mix(row: &mut [f32], gold: u32) {
    if gold != NONE {
        for value in row.iter_mut() {
            *value *= 0.5;
        }
        row[gold as usize] += 0.5;
    }
}
