//! Trains the model that `detente` ships; `train/README.md` says how.

#![allow(
    clippy::needless_range_loop,
    clippy::too_many_arguments,
    reason = "index arithmetic over several arrays at once reads best as such"
)]

mod data;
mod distil;
mod export;
mod lemmas;
mod net;
mod options;
mod treebank;

use std::error::Error;
use std::time::Instant;

use detente::syntax::model::ModelWriter;

use data::{Vocab, gazetteer, gum_ner, instance, predict, score, vocab};
use net::{Cfg, EW, Inst, Net, Rng};
use options::Options;
use treebank::{Sent, attach_ner, read, read_ner};

/// A word with a row of its own is at least as frequent.
const MIN_WORD: u32 = 2;
/// An affix with a row of its own belongs to at least as many different forms.
const MIN_AFFIX: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::read();
    let out = options.needed("out")?;
    let (ewt, gum, ner) = (
        options.needed("ewt")?,
        options.needed("gum")?,
        options.needed("ner")?,
    );
    let mut train = read(&format!("{ewt}/en_ewt-ud-train.conllu"));
    attach_ner(
        &mut train,
        &read_ner(&format!("{ner}/en_ewt-ud-train.early.iob2")),
    );
    let excluded: Vec<&str> = options
        .text("exclude")
        .unwrap_or_default()
        .split(',')
        .collect();
    for mut sentence in read(&format!("{gum}/en_gum_nonNC-ud-train.conllu")) {
        if !excluded.contains(&sentence.doc.as_str()) {
            gum_ner(&mut sentence);
            train.push(sentence);
        }
    }
    let mut dev = read(&format!("{ewt}/en_ewt-ud-dev.conllu"));
    attach_ner(&mut dev, &read_ner(&format!("{ner}/en_ewt-ud-dev.iob2")));
    let gum_dev = read(&format!("{gum}/en_gum_nonNC-ud-dev.conllu"));
    let raw: Vec<Vec<String>> = match options.text("raw") {
        Some(path) => std::fs::read_to_string(path)?
            .lines()
            .map(|line| line.split(' ').map(String::from).collect())
            .collect(),
        None => Vec::new(),
    };
    let classes = gazetteer(options.text("gazetteer").unwrap_or_default());
    let vocab_with = |classes| vocab(&train, &raw, MIN_WORD, MIN_AFFIX, classes);
    let v = vocab_with(classes);
    let cfg = config(&options, &v)?;
    let mut net = Net::new(cfg.clone(), options.count("seed", 1)? as u64);
    net.wn = options.number("entity-weight", 1.0)? as f32;
    for (row, &count) in v.counts.iter().enumerate() {
        if count < MIN_WORD {
            let row = row * cfg.dw..(row + 1) * cfg.dw;
            net.p[EW].w[row.clone()].fill(0.0);
            net.p[EW].e[row].fill(0.0);
        }
    }
    let instances_of = |v: &Vocab, sentences: &[Sent]| -> Vec<Inst> {
        sentences
            .iter()
            .map(|sentence| instance(v, sentence))
            .collect()
    };
    let mut instances = instances_of(&v, &train);
    let gold_count = instances.len();
    if let Some(paths) = options.text("teachers") {
        let teacher_vocab = vocab_with(gazetteer(options.needed("teacher-gazetteer")?));
        let teacher_cfg = Cfg {
            affixes: teacher_vocab.affixes.len(),
            words: teacher_vocab.words.len(),
            ..cfg.clone()
        };
        let mut teachers = Vec::new();
        for path in paths.split(',') {
            let mut teacher = Net::new(teacher_cfg.clone(), 1);
            teacher.load(path);
            teachers.push(teacher);
        }
        distil::begin_as(&mut net, &v, &teachers[0], &teacher_vocab);
        let news = distil::read_news(options.needed("news")?)?;
        let golds = instances_of(&teacher_vocab, &train);
        distil::soften(
            &cfg,
            &mut teachers,
            &v,
            &teacher_vocab,
            golds,
            &news,
            &mut instances,
        );
    }
    let tests = [
        (&dev, instances_of(&v, &dev)),
        (&gum_dev, instances_of(&v, &gum_dev)),
    ];
    learn(
        &options,
        &mut net,
        &instances,
        gold_count,
        |epoch, seconds, loss, net| {
            eprint!("epoch {epoch} {seconds:.0} s loss {loss:.3?}");
            for (sentences, instances) in &tests {
                let outs = predict(net, instances);
                let s = score(&v, &cfg, sentences, &outs);
                let parts = [s.upos, s.xpos, s.feats, s.uas, s.las, s.f1];
                eprint!(" | upos xpos feats uas las names {parts:.2?}");
            }
            eprintln!();
        },
    )?;
    net.swap();
    if let Some(path) = options.text("save") {
        net.save(path);
    }
    let mut writer = ModelWriter::default();
    export::write(&net, &v, &train, &mut writer);
    lemmas::learn(&v, &train, &mut writer);
    std::fs::write(out, writer.finish())?;
    Ok(())
}

fn config(options: &Options, v: &Vocab) -> Result<Cfg, String> {
    Ok(Cfg {
        dw: options.count("word", 80)?,
        da: options.count("affix", 48)?,
        h: options.count("hidden", 128)?,
        layers: options.count("layers", 3)?,
        d_arc: options.count("arc", 80)?,
        d_lab: options.count("label", 96)?,
        d_tag: options.count("tag", 96)?,
        d_ner: options.count("entity", 48)?,
        words: v.words.len(),
        affixes: v.affixes.len(),
        n_upos: v.upos.names.len(),
        n_xpos: v.xpos.names.len(),
        n_feats: v.feats.names.len(),
        n_label: v.label.names.len(),
        n_ner: 7,
        drop_in: options.number("drop-in", 0.22)? as f32,
        drop: options.number("drop", 0.28)? as f32,
        drop_out: options.number("drop-out", 0.25)? as f32,
        word_drop: options.number("drop-word", 0.1)? as f32,
        window: true,
    })
}

/// Runs the epochs. Instances from `gold_count` on are seen in one epoch of `share` only.
fn learn(
    options: &Options,
    net: &mut Net,
    instances: &[Inst],
    gold_count: usize,
    mut report: impl FnMut(usize, f64, [f64; 4], &mut Net),
) -> Result<(), String> {
    let share = options.count("share", 3)?;
    let epochs = options.count("epochs", 22)?;
    let batch_size = options.count("batch", 500)?;
    let rate = options.number("rate", 0.0028)? as f32;
    let every = options.count("every", 3)?;
    let words = |instances: &[Inst]| instances.iter().map(|inst| inst.n).sum::<usize>();
    let total = words(&instances[..gold_count]) + words(&instances[gold_count..]) / share;
    let steps = epochs * total / batch_size;
    let mut step = 0;
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let start = Instant::now();
    for epoch in 0..epochs {
        if gold_count < instances.len() {
            order = (0..instances.len())
                .filter(|&place| place < gold_count || (place + epoch) % share == 0)
                .collect();
        }
        Rng(1000 + epoch as u64).shuffle(&mut order);
        let mut loss = [0.0; 4];
        let mut rest = order.iter().peekable();
        while rest.peek().is_some() {
            let mut batch = Vec::new();
            let mut size = 0;
            while size < batch_size
                && let Some(&place) = rest.next()
            {
                batch.push(&instances[place]);
                size += instances[place].n;
            }
            let losses = net.run(&batch, true, None);
            for (sum, part) in loss.iter_mut().zip(losses) {
                *sum += part / total as f64;
            }
            let done = (step as f32 / steps as f32).min(1.0);
            let cosine = 0.5 * (1.0 + (std::f32::consts::PI * done).cos());
            let warm = (step as f32 / 200.0).min(1.0);
            net.update(rate * warm * (0.02 + 0.98 * cosine), 0.98);
            step += 1;
            if step % 10 == 0 {
                net.average(if step < 2000 { 0.9 } else { 0.98 });
            }
        }
        if epoch % every == 0 || epoch + 1 == epochs {
            net.swap();
            report(epoch, start.elapsed().as_secs_f64(), loss, net);
            net.swap();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up(rng: &mut Rng, words: usize) -> Inst {
        let mut ids =
            |below: usize| -> Vec<u32> { (0..words).map(|_| rng.below(below) as u32).collect() };
        let (word, upos, xpos, feats, label, ner) =
            (ids(9), ids(3), ids(4), ids(5), ids(6), ids(7));
        let aff = (0..words)
            .map(|n| vec![n as u32 % 5, 5 + n as u32 % 3])
            .collect();
        let head = (0..words as u32).collect();
        let count = vec![1_000_000; words];
        Inst {
            n: words,
            word,
            count,
            aff,
            head,
            label,
            upos,
            xpos,
            feats,
            ner,
            weight: 1.0,
            soft: None,
        }
    }

    fn small() -> Cfg {
        Cfg {
            dw: 6,
            da: 4,
            h: 6,
            layers: 2,
            d_arc: 6,
            d_lab: 6,
            d_tag: 6,
            d_ner: 4,
            words: 9,
            affixes: 8,
            n_upos: 3,
            n_xpos: 4,
            n_feats: 5,
            n_label: 6,
            n_ner: 7,
            drop_in: 0.0,
            drop: 0.0,
            drop_out: 0.0,
            word_drop: 0.0,
            window: true,
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_weights() {
        let train = || {
            let mut net = Net::new(
                Cfg {
                    drop: 0.3,
                    ..small()
                },
                7,
            );
            let instances = [made_up(&mut Rng(5), 6), made_up(&mut Rng(6), 4)];
            let batch: Vec<&Inst> = instances.iter().collect();
            for _ in 0..20 {
                net.run(&batch, true, None);
                net.update(0.01, 0.98);
            }
            net.p
                .into_iter()
                .flat_map(|p| p.w)
                .map(f32::to_bits)
                .collect::<Vec<_>>()
        };
        assert_eq!(train(), train());
    }

    /// Every parameter's gradient is the slope of the loss.
    #[test]
    fn gradients_are_slopes() {
        let mut rng = Rng(5);
        let mut net = Net::new(small(), 3);
        let instances = [made_up(&mut rng, 5), made_up(&mut rng, 3)];
        let batch: Vec<&Inst> = instances.iter().collect();
        let clear = |net: &mut Net| net.p.iter_mut().for_each(|p| p.g.fill(0.0));
        net.run(&batch, true, None);
        let gradients: Vec<Vec<f32>> = net.p.iter().map(|p| p.g.clone()).collect();
        for (place, gradient) in gradients.iter().enumerate() {
            for at in (0..gradient.len()).step_by(gradient.len() / 5 + 1) {
                let was = net.p[place].w[at];
                let loss_at = |value: f32, net: &mut Net| -> f64 {
                    net.p[place].w[at] = value;
                    clear(net);
                    let [arcs, labels, tags, names] = net.run(&batch, true, None);
                    (arcs + labels + 0.4 * tags + names) / 8.0
                };
                let slope = (loss_at(was + 0.01, &mut net) - loss_at(was - 0.01, &mut net)) / 0.02;
                net.p[place].w[at] = was;
                let found = f64::from(gradient[at]);
                assert!(
                    (slope - found).abs() < 1e-3,
                    "{} {at}: {found} for {slope}",
                    net.p[place].name
                );
            }
        }
    }
}
