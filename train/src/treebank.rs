use std::collections::HashMap;
#[derive(Clone, Debug, Default)]
pub struct Tok {
    pub form: String,
    pub lemma: String,
    pub upos: String,
    pub xpos: String,
    pub feats: String,
    pub head: u32,
    pub deprel: String,
    pub misc: String,
}
#[derive(Clone, Debug, Default)]
pub struct Sent {
    pub id: String,
    pub doc: String,
    pub toks: Vec<Tok>,
    pub ner: Option<Vec<String>>,
    pub lines: Vec<String>,
}
pub fn read(path: &str) -> Vec<Sent> {
    let s = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut out = vec![];
    let mut cur = Sent::default();
    let mut doc = String::new();
    for line in s.lines() {
        if line.is_empty() {
            if !cur.toks.is_empty() {
                cur.doc = doc.clone();
                out.push(std::mem::take(&mut cur));
            }
            cur = Sent::default();
            continue;
        }
        cur.lines.push(line.to_string());
        if let Some(c) = line.strip_prefix('#') {
            if let Some(x) = c.trim().strip_prefix("sent_id = ") {
                cur.id = x.to_string();
            }
            if let Some(x) = c.trim().strip_prefix("newdoc id = ") {
                doc = x.to_string();
            }
            continue;
        }
        let f: Vec<&str> = line.split('\t').collect();
        if f[0].contains('-') || f[0].contains('.') {
            continue;
        }
        cur.toks.push(Tok {
            form: f[1].into(),
            lemma: f[2].into(),
            upos: f[3].into(),
            xpos: f[4].into(),
            feats: f[5].into(),
            head: f[6].parse().unwrap(),
            deprel: f[7].into(),
            misc: f[9].into(),
        });
    }
    out
}
pub fn read_ner(path: &str) -> HashMap<String, (Vec<String>, Vec<String>)> {
    let s = std::fs::read_to_string(path).unwrap();
    let mut out = HashMap::new();
    let mut id = String::new();
    let (mut f, mut t) = (vec![], vec![]);
    for line in s.lines().chain([""]) {
        if line.is_empty() {
            if !f.is_empty() {
                out.insert(id.clone(), (std::mem::take(&mut f), std::mem::take(&mut t)));
            }
            continue;
        }
        if let Some(c) = line.strip_prefix('#') {
            if let Some(x) = c.trim().strip_prefix("sent_id = ") {
                id = x.to_string();
            }
            continue;
        }
        let c: Vec<&str> = line.split('\t').collect();
        f.push(c[1].to_string());
        t.push(c[2].to_string());
    }
    out
}
pub fn attach_ner(sents: &mut [Sent], ner: &HashMap<String, (Vec<String>, Vec<String>)>) -> usize {
    let mut n = 0;
    for s in sents {
        if let Some((f, t)) = ner.get(&s.id)
            && f.len() == s.toks.len()
            && f.iter().zip(&s.toks).all(|(a, b)| *a == b.form)
        {
            s.ner = Some(t.clone());
            n += 1;
        }
    }
    n
}
