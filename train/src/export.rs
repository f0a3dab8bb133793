//! Writes the network with weights of eight bits.

use std::collections::BTreeSet;

use detente::syntax::model::{ModelWriter, Table};

use crate::data::Vocab;
use crate::net::{B, EA, EW, L0, Net, P};
use crate::treebank::Sent;

/// Scales of the whole numbers that the network works with, as `detente::syntax::network` has them.
const ONE: f32 = 4096.0;
const ONE_HEAD: f32 = 2048.0;

fn floats(values: impl IntoIterator<Item = f32>) -> Vec<u8> {
    values.into_iter().flat_map(f32::to_le_bytes).collect()
}

/// Eight-bit weights with a scale a column, and the biases.
fn linear(
    writer: &mut ModelWriter,
    name: &str,
    rows: usize,
    columns: usize,
    at: impl Fn(usize, usize) -> f32,
    bias: &[f32],
    input: f32,
) {
    let mut scales = vec![0.0_f32; columns];
    for (n, scale) in scales.iter_mut().enumerate() {
        let largest = (0..rows).map(|k| at(k, n).abs()).fold(0.0, f32::max);
        *scale = (largest / 127.0).max(1e-8);
    }
    let mut weights = Vec::with_capacity(rows * columns);
    for k in 0..rows {
        for n in 0..columns {
            weights.push((at(k, n) / scales[n]).round().clamp(-127.0, 127.0) as i8 as u8);
        }
    }
    writer.add(&format!("{name}.w"), weights);
    writer.add(
        &format!("{name}.s"),
        floats(scales.iter().map(|scale| scale * input)),
    );
    writer.add(&format!("{name}.b"), floats(bias.iter().copied()));
}

fn dense(writer: &mut ModelWriter, name: &str, p: &P, bias: &[f32], input: f32) {
    linear(writer, name, p.r, p.c, |k, n| p.w[k * p.c + n], bias, input);
}

/// Embeddings in eight bits with one scale; values beyond it are cut.
fn embeddings(p: &P, scale: f32) -> Vec<u8> {
    p.w.iter()
        .map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8 as u8)
        .collect()
}

/// Where all but two in ten thousand of the magnitudes lie below.
fn reach(p: &P) -> f32 {
    let mut sizes: Vec<f32> = p.w.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    sizes[(sizes.len() - 1) * 9998 / 10_000]
}

/// Adds the sections of the network.
pub fn write(net: &Net, vocab: &Vocab, sentences: &[Sent], writer: &mut ModelWriter) {
    let c = &net.cfg;
    let mut triples: BTreeSet<[u16; 3]> = BTreeSet::new();
    for token in sentences.iter().flat_map(|sentence| &sentence.toks) {
        let ids = [
            vocab.upos.id(&token.upos),
            vocab.xpos.id(&token.xpos),
            vocab.feats.id(&token.feats),
        ];
        if ids.iter().all(|&id| id != u32::MAX) {
            triples.insert(ids.map(|id| id as u16));
        }
    }
    let config = [
        c.words,
        c.affixes,
        c.dw,
        c.da,
        c.h,
        c.layers,
        c.d_arc,
        c.d_lab,
        c.d_tag,
        c.d_ner,
        triples.len(),
    ];
    writer.add(
        "config",
        config
            .iter()
            .flat_map(|&n| (n as u32).to_le_bytes())
            .collect(),
    );
    writer.add("upos", vocab.upos.names.join("\n").into_bytes());
    writer.add("xpos", vocab.xpos.names.join("\n").into_bytes());
    writer.add("feats", vocab.feats.names.join("\n").into_bytes());
    writer.add("deprel", vocab.label.names.join("\n").into_bytes());
    writer.add(
        "triples",
        triples
            .iter()
            .flatten()
            .flat_map(|n| n.to_le_bytes())
            .collect(),
    );
    let sorted = |map: &std::collections::HashMap<u64, u32>| {
        let mut entries: Vec<(u64, u16)> =
            map.iter().map(|(&key, &row)| (key, row as u16)).collect();
        entries.sort_by_key(|entry| entry.1);
        Table::build(&entries).to_bytes()
    };
    writer.add("words", sorted(&vocab.words));
    writer.add("affixes", sorted(&vocab.affixes));
    let mut classes: Vec<(u64, u16)> = vocab.gaz.iter().map(|(&key, &bits)| (key, bits)).collect();
    classes.sort_unstable();
    writer.add("gazetteer", Table::build(&classes).to_bytes());
    let (word_scale, affix_scale) = (reach(&net.p[EW]) / 127.0, reach(&net.p[EA]) / 127.0);
    writer.add("words.e", embeddings(&net.p[EW], word_scale));
    writer.add("affixes.e", embeddings(&net.p[EA], affix_scale));
    let width = c.dw + c.da;
    for layer in 0..c.layers {
        let (w, b, v) = (
            &net.p[L0 + 3 * layer],
            &net.p[L0 + 3 * layer + 1],
            &net.p[L0 + 3 * layer + 2],
        );
        let name = format!("layer{layer}");
        if layer == 0 {
            let scale = |k: usize| {
                if k % width < c.dw {
                    word_scale
                } else {
                    affix_scale
                }
            };
            linear(
                writer,
                &name,
                w.r,
                w.c,
                |k, n| w.w[k * w.c + n] * scale(k),
                &b.w,
                1.0,
            );
        } else {
            dense(writer, &name, w, &b.w, 1.0 / ONE);
        }
        writer.add(&format!("{name}.v"), floats(v.w.iter().copied()));
    }
    let hw = net.hw();
    let p = |n: usize| &net.p[hw + n];
    dense(writer, "heads", p(0), &p(1).w, 1.0 / ONE);
    writer.add("root.arc", floats(p(2).w.iter().copied()));
    writer.add("root.label", floats(p(3).w.iter().copied()));
    let (u, d) = (p(4), p(6));
    let at = |k: usize, n: usize| {
        if n < c.d_arc {
            u.w[k * c.d_arc + n]
        } else {
            d.w[k * B + n - c.d_arc]
        }
    };
    let bias: Vec<f32> = p(5)
        .w
        .iter()
        .copied()
        .chain(std::iter::repeat_n(0.0, B))
        .collect();
    linear(writer, "arc", c.d_arc, c.d_arc + B, at, &bias, 1.0 / ONE);
    dense(writer, "arc.d", p(7), &[0.0; B], 1.0 / ONE_HEAD);
    writer.add("label.d", floats(p(8).w.iter().copied()));
    dense(writer, "label", p(9), &p(10).w, 1.0 / ONE);
    dense(writer, "tag", p(11), &p(12).w, 1.0 / ONE);
    dense(writer, "entity", p(13), &p(14).w, 1.0 / ONE);
}
