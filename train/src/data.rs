use std::collections::HashMap;

use detente::syntax::features;

use crate::net::*;
use crate::treebank::*;
#[derive(Clone, Default)]
pub struct Labels {
    pub names: Vec<String>,
    pub map: HashMap<String, u32>,
}
impl Labels {
    pub fn from_counts(it: impl Iterator<Item = String>, min: usize) -> Labels {
        let mut c: HashMap<String, usize> = HashMap::new();
        for x in it {
            *c.entry(x).or_default() += 1;
        }
        let mut v: Vec<_> = c.into_iter().filter(|x| x.1 >= min).collect();
        v.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let names: Vec<String> = v.into_iter().map(|x| x.0).collect();
        let map = names
            .iter()
            .enumerate()
            .map(|(i, n)| (n.clone(), i as u32))
            .collect();
        Labels { names, map }
    }
    pub fn id(&self, s: &str) -> u32 {
        self.map.get(s).copied().unwrap_or(NONE)
    }
}
pub fn gazetteer(path: &str) -> HashMap<u64, u16> {
    let mut out = HashMap::new();
    if path.is_empty() {
        return out;
    }
    let mut lower = vec![];
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let (w, c) = line.split_once('\t').unwrap();
        let mut b = 0u16;
        for x in c.chars() {
            b |= 1 << features::GAZETTEER_CLASSES.find(x).unwrap();
        }
        features::normalise(w, &mut lower);
        *out.entry(features::word_key(&lower)).or_default() |= b;
    }
    out
}
pub struct Vocab {
    pub gaz: HashMap<u64, u16>,
    pub words: HashMap<u64, u32>,
    pub counts: Vec<u32>,
    pub affixes: HashMap<u64, u32>,
    pub upos: Labels,
    pub xpos: Labels,
    pub feats: Labels,
    pub label: Labels,
    pub ner: Labels,
}
pub fn vocab(
    train: &[Sent],
    raw: &[Vec<String>],
    min_word: u32,
    min_affix: u32,
    gaz: HashMap<u64, u16>,
) -> Vocab {
    let mut wc: HashMap<u64, u32> = HashMap::new();
    let mut ac: HashMap<u64, u32> = HashMap::new();
    let mut types: std::collections::HashSet<(String, bool)> = Default::default();
    let mut lower = vec![];
    let mut keys = vec![];
    let mut add = |form: &str, first: bool| {
        features::normalise(form, &mut lower);
        *wc.entry(features::word_key(&lower)).or_default() += 1;
        if types.insert((form.to_string(), first)) {
            features::affix_keys(
                form,
                &lower,
                first,
                gaz.get(&features::word_key(&lower)).copied().unwrap_or(0),
                &mut keys,
            );
            for k in &keys {
                *ac.entry(*k).or_default() += 1;
            }
        }
    };
    for s in train {
        for (i, t) in s.toks.iter().enumerate() {
            add(&t.form, i == 0);
        }
    }
    let mut raw_only: std::collections::HashSet<u64> = Default::default();
    let mut rc: HashMap<u64, u32> = HashMap::new();
    for form in raw.iter().flatten() {
        features::normalise(form, &mut lower);
        *rc.entry(features::word_key(&lower)).or_default() += 1;
    }
    for (k, c) in rc {
        if c >= 3 {
            wc.entry(k).or_insert(0);
            wc.entry(k).and_modify(|n| {
                if *n < min_word {
                    *n += 1000;
                    raw_only.insert(k);
                }
            });
        }
    }
    let mut w: Vec<_> = wc
        .into_iter()
        .filter(|x| x.1 >= min_word)
        .map(|x| {
            (
                x.0,
                if (1000..1000 + min_word).contains(&x.1) && raw_only.contains(&x.0) {
                    x.1 - 1000
                } else {
                    x.1
                },
            )
        })
        .collect();
    w.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut a: Vec<_> = ac.into_iter().filter(|x| x.1 >= min_affix).collect();
    a.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let all = || train.iter().flat_map(|s| s.toks.iter());
    let mut ner = Labels {
        names: ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
            .map(String::from)
            .to_vec(),
        map: HashMap::new(),
    };
    ner.map = ner
        .names
        .iter()
        .enumerate()
        .map(|(i, n)| (n.clone(), i as u32))
        .collect();
    Vocab {
        counts: w.iter().map(|x| x.1).collect(),
        words: w.iter().enumerate().map(|(i, x)| (x.0, i as u32)).collect(),
        affixes: a.iter().enumerate().map(|(i, x)| (x.0, i as u32)).collect(),
        upos: Labels::from_counts(all().map(|t| t.upos.clone()), 1),
        xpos: Labels::from_counts(all().map(|t| t.xpos.clone()), 1),
        feats: Labels::from_counts(all().map(|t| t.feats.clone()), 2),
        label: Labels::from_counts(all().map(|t| t.deprel.clone()), 1),
        ner,
        gaz,
    }
}
pub fn inputs(v: &Vocab, forms: &[&str]) -> Inst {
    let mut o = Inst {
        n: forms.len(),
        weight: 1.0,
        ..Inst::default()
    };
    let mut lower = vec![];
    let mut keys = vec![];
    for (i, f) in forms.iter().enumerate() {
        features::normalise(f, &mut lower);
        let w = v
            .words
            .get(&features::word_key(&lower))
            .copied()
            .unwrap_or(NONE);
        o.word.push(w);
        o.count
            .push(if w == NONE { 0 } else { v.counts[w as usize] });
        features::affix_keys(
            f,
            &lower,
            i == 0,
            v.gaz.get(&features::word_key(&lower)).copied().unwrap_or(0),
            &mut keys,
        );
        o.aff.push(
            keys.iter()
                .filter_map(|k| v.affixes.get(k).copied())
                .collect(),
        );
    }
    let n = NONE;
    let k = o.n;
    o.head = vec![n; k];
    o.label = vec![n; k];
    o.upos = vec![n; k];
    o.xpos = vec![n; k];
    o.feats = vec![n; k];
    o.ner = vec![n; k];
    o
}
pub fn instance(v: &Vocab, s: &Sent) -> Inst {
    let forms: Vec<&str> = s.toks.iter().map(|t| t.form.as_str()).collect();
    let mut o = inputs(v, &forms);
    for (i, t) in s.toks.iter().enumerate() {
        o.head[i] = t.head;
        o.label[i] = v.label.id(&t.deprel);
        o.upos[i] = v.upos.id(&t.upos);
        o.xpos[i] = v.xpos.id(&t.xpos);
        o.feats[i] = v.feats.id(&t.feats);
        if let Some(n) = &s.ner {
            o.ner[i] = v.ner.id(&n[i]);
        }
    }
    o
}
pub fn spans(tags: &[String]) -> Vec<(usize, usize, String)> {
    let mut out = vec![];
    let mut i = 0;
    while i < tags.len() {
        if tags[i].len() > 2 {
            let k = tags[i][2..].to_string();
            let s = i;
            i += 1;
            while i < tags.len() && tags[i] == format!("I-{k}") {
                i += 1;
            }
            out.push((s, i, k));
        } else {
            i += 1;
        }
    }
    out
}
/// Best legal label sequence.
pub fn viterbi(l: &[f32], n: usize) -> Vec<u32> {
    let k = 7;
    let ok = |a: usize, b: usize| b == 0 || b % 2 == 1 || a == b || a + 1 == b;
    let mut sc = vec![f32::MIN; n * k];
    let mut bp = vec![0usize; n * k];
    for i in 0..n {
        let mut row = l[i * k..(i + 1) * k].to_vec();
        softmax(&mut row);
        for b in 0..k {
            let e = row[b].max(1e-9).ln();
            if i == 0 {
                sc[b] = if b == 0 || b % 2 == 1 { e } else { -1e9 };
                continue;
            }
            for a in 0..k {
                if ok(a, b) && sc[(i - 1) * k + a] + e > sc[i * k + b] {
                    sc[i * k + b] = sc[(i - 1) * k + a] + e;
                    bp[i * k + b] = a;
                }
            }
        }
    }
    let mut out = vec![0; n];
    if n == 0 {
        return out;
    }
    let mut b = argmax(&sc[(n - 1) * k..]);
    for i in (0..n).rev() {
        out[i] = b as u32;
        b = bp[i * k + b];
    }
    out
}
pub struct Scores {
    pub upos: f64,
    pub xpos: f64,
    pub feats: f64,
    pub uas: f64,
    pub las: f64,
    pub f1: f64,
}
pub fn predict(net: &mut Net, insts: &[Inst]) -> Vec<Out> {
    let mut outs = vec![];
    let mut i = 0;
    while i < insts.len() {
        let mut b = vec![];
        let mut t = 0;
        while i < insts.len() && t < 600 {
            b.push(&insts[i]);
            t += insts[i].n;
            i += 1;
        }
        net.run(&b, false, Some(&mut outs));
    }
    outs
}
pub fn score(v: &Vocab, c: &Cfg, sents: &[Sent], outs: &[Out]) -> Scores {
    let (mut n, mut u, mut x, mut f, mut ua, mut la) = (0, 0, 0, 0, 0, 0);
    let (mut tp, mut np, mut ng) = (0, 0, 0);
    let nt = c.n_upos + c.n_xpos + c.n_feats;
    let base = |s: &str| s.split(':').next().unwrap_or("").to_string();
    for (s, o) in sents.iter().zip(outs) {
        for (i, t) in s.toks.iter().enumerate() {
            n += 1;
            let row = &o.tag_logits[i * nt..(i + 1) * nt];
            u += usize::from(v.upos.names[argmax(&row[..c.n_upos])] == t.upos);
            x += usize::from(v.xpos.names[argmax(&row[c.n_upos..c.n_upos + c.n_xpos])] == t.xpos);
            f += usize::from(v.feats.names[argmax(&row[c.n_upos + c.n_xpos..])] == t.feats);
            let l =
                base(&v.label.names[argmax(&o.label_logits[i * c.n_label..(i + 1) * c.n_label])]);
            if o.head[i] == t.head {
                ua += 1;
                if l == base(&t.deprel) {
                    la += 1;
                }
            }
        }
        if let Some(g) = &s.ner {
            let p: Vec<String> = viterbi(&o.ner_logits, s.toks.len())
                .iter()
                .map(|&x| v.ner.names[x as usize].clone())
                .collect();
            let (p, g) = (spans(&p), spans(g));
            np += p.len();
            ng += g.len();
            tp += p.iter().filter(|x| g.contains(x)).count();
        }
    }
    let q = |a: usize| 100.0 * a as f64 / n as f64;
    Scores {
        upos: q(u),
        xpos: q(x),
        feats: q(f),
        uas: q(ua),
        las: q(la),
        f1: 200.0 * tp as f64 / (np + ng).max(1) as f64,
    }
}
const TITLES: [&str; 46] = [
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "miss",
    "dr",
    "dr.",
    "prof",
    "prof.",
    "professor",
    "president",
    "vice",
    "prime",
    "minister",
    "senator",
    "sen.",
    "sen",
    "gov.",
    "governor",
    "king",
    "queen",
    "prince",
    "princess",
    "sir",
    "lord",
    "lady",
    "captain",
    "capt.",
    "general",
    "gen.",
    "colonel",
    "col.",
    "lt.",
    "sgt.",
    "chief",
    "justice",
    "judge",
    "speaker",
    "secretary",
    "chairman",
    "rep.",
    "congressman",
    "madam",
    "chancellor",
];
/// Names among GUM's mentions, as PER, LOC and ORG spans.
pub fn gum_ner(s: &mut Sent) {
    let n = s.toks.len();
    let mut open: Vec<(String, String, usize)> = vec![];
    let mut found: Vec<(usize, usize, &str)> = vec![];
    for (i, t) in s.toks.iter().enumerate() {
        let Some(e) = t.misc.split('|').find_map(|x| x.strip_prefix("Entity=")) else {
            continue;
        };
        let b = e.as_bytes();
        let mut k = 0;
        while k < b.len() {
            if b[k] == b'(' {
                let mut j = k + 1;
                while j < b.len() && b[j] != b'(' && b[j] != b')' {
                    j += 1;
                }
                // an identifier may close right after digits alone
                let f: Vec<&str> = e[k + 1..j].splitn(3, '-').collect();
                let (id, ty) = (f[0].to_string(), f.get(1).unwrap_or(&"").to_string());
                if j < b.len() && b[j] == b')' {
                    found.push((i, i + 1, kind(&ty)));
                    k = j + 1;
                } else {
                    open.push((id, ty, i));
                    k = j;
                }
            } else if b[k].is_ascii_digit() {
                let mut j = k;
                while j < b.len() && b[j] != b')' && b[j] != b'(' {
                    j += 1;
                }
                let id = &e[k..j];
                if let Some(p) = open.iter().rposition(|o| o.0 == id) {
                    let o = open.remove(p);
                    found.push((o.2, i + 1, kind(&o.1)));
                }
                k = j + 1;
            } else {
                k += 1;
            }
        }
    }
    let mut tags = vec!["O".to_string(); n];
    let mut spans = vec![];
    for (a, b, k) in found {
        if k.is_empty() {
            continue;
        }
        let inside = |h: u32| h > a as u32 && h <= b as u32;
        let hs: Vec<usize> = (a..b).filter(|&i| !inside(s.toks[i].head)).collect();
        let [h] = hs[..] else { continue };
        if s.toks[h].upos != "PROPN" {
            continue;
        }
        let ok = |i: usize| s.toks[i].upos == "PROPN" && s.toks[i].form != ",";
        let link = |i: usize| {
            matches!(
                s.toks[i].form.as_str(),
                "of" | "and" | "the" | "for" | "-" | "&" | "'s" | "de" | "’s"
            ) || (s.toks[i].upos != "PUNCT"
                && s.toks[i]
                    .form
                    .chars()
                    .next()
                    .is_some_and(char::is_uppercase))
        };
        let (mut l, mut r) = (h, h + 1);
        loop {
            if l > a && ok(l - 1) {
                l -= 1;
            } else if k != "PER" && l > a + 1 && link(l - 1) && ok(l - 2) {
                l -= 2;
            } else if k == "ORG"
                && l > a
                && l == a + 1
                && s.toks[l - 1].upos == "ADJ"
                && link(l - 1)
            {
                l -= 1;
            } else if k == "PER" && l > a + 1 && s.toks[l - 1].form == "-" && ok(l - 2) {
                l -= 2;
            } else {
                break;
            }
        }
        loop {
            if r < b && ok(r) {
                r += 1;
            } else if k != "PER" && r + 1 < b && link(r) && (ok(r + 1)) {
                r += 2;
            } else if k != "PER"
                && r + 2 < b
                && s.toks[r].form == "of"
                && s.toks[r + 1].form == "the"
                && ok(r + 2)
            {
                r += 3;
            } else if k == "PER" && r + 1 < b && s.toks[r].form == "-" && ok(r + 1) {
                r += 2;
            } else {
                break;
            }
        }
        if k == "PER" {
            while l + 1 < r && TITLES.contains(&s.toks[l].form.to_lowercase().as_str()) {
                l += 1;
            }
            if TITLES.contains(&s.toks[l].form.to_lowercase().as_str()) {
                continue;
            }
        }
        spans.push((l, r, k));
    }
    spans.sort_by_key(|x| std::cmp::Reverse(x.1 - x.0));
    for (l, r, k) in spans {
        if tags[l..r].iter().all(|t| t == "O") {
            for i in l..r {
                tags[i] = format!("{}-{k}", if i == l { "B" } else { "I" });
            }
        }
    }
    s.ner = Some(tags);
}
fn kind(t: &str) -> &'static str {
    match t {
        "person" => "PER",
        "place" => "LOC",
        "organization" => "ORG",
        _ => "",
    }
}
