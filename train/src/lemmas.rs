//! Learns the lemmatiser's rules.

use std::collections::{BTreeMap, BTreeSet};

use detente::syntax::lemma::{
    ANY_XPOS, LemmaCase, MAX_ENDING, Script, case_class, case_key, extend_key, finish_key, lower,
    tags_key,
};
use detente::syntax::model::{ModelWriter, Table};

use crate::data::Vocab;
use crate::treebank::Sent;

#[derive(Default)]
struct Node {
    counts: BTreeMap<Script, u32>,
    forms: BTreeSet<String>,
}

impl Node {
    fn best(&self) -> Option<&Script> {
        let most = self.counts.values().max()?;
        self.counts
            .iter()
            .find(|(_, count)| *count == most)
            .map(|(script, _)| script)
    }
}

/// Adds the sections of the lemmatiser.
pub fn learn(vocab: &Vocab, sentences: &[Sent], writer: &mut ModelWriter) {
    // For each pair of tags: each ending (backwards; `^` closes a whole word) with what its words did.
    let mut groups: BTreeMap<(u16, u16), BTreeMap<String, Node>> = BTreeMap::new();
    let mut cases: BTreeMap<u64, [u32; 3]> = BTreeMap::new();
    let mut letters = Vec::new();
    for sentence in sentences {
        for (place, token) in sentence.toks.iter().enumerate() {
            if token.lemma == "_" && token.form != "_" {
                continue;
            }
            let (upos, xpos) = (
                vocab.upos.id(&token.upos) as u16,
                vocab.xpos.id(&token.xpos) as u16,
            );
            lower(&token.form, &mut letters);
            let form: String = letters.iter().collect();
            let mut lemma_letters = Vec::new();
            lower(&token.lemma, &mut lemma_letters);
            let mut lemma: String = lemma_letters.iter().collect();
            let is_capital_word = token.lemma == "I";
            if is_capital_word {
                lemma.clone_from(&token.lemma);
            }
            let script = Script::between(&form, &lemma);
            for xpos in [xpos, ANY_XPOS] {
                let group = groups.entry((upos, xpos)).or_default();
                let mut ending = String::new();
                let mut note = |ending: &str| {
                    let node = group.entry(ending.to_string()).or_default();
                    *node.counts.entry(script.clone()).or_default() += 1;
                    node.forms.insert(form.clone());
                };
                note("");
                for (k, c) in form.chars().rev().enumerate() {
                    ending.push(c);
                    if k < MAX_ENDING {
                        note(&ending);
                    }
                }
                ending.push('^');
                note(&ending);
            }
            let class = case_class(&token.form);
            if class > 0 && !is_capital_word {
                let kept: String = token
                    .form
                    .chars()
                    .take(form.chars().count() - script.strip)
                    .chain(script.append.chars())
                    .collect();
                let mut title = lemma.clone();
                if let Some(first) = lemma.chars().next() {
                    title = first.to_uppercase().chain(lemma.chars().skip(1)).collect();
                }
                for xpos in [xpos, ANY_XPOS] {
                    let counts = cases
                        .entry(case_key(upos, xpos, class, place == 0))
                        .or_default();
                    if token.lemma == lemma {
                        counts[LemmaCase::Lower as usize] += 1;
                    } else if token.lemma == kept {
                        counts[LemmaCase::Kept as usize] += 1;
                    } else if token.lemma == title {
                        counts[LemmaCase::Title as usize] += 1;
                    }
                }
            }
        }
    }
    let mut scripts: BTreeMap<Script, u16> = BTreeMap::new();
    let mut rules = Vec::new();
    for ((upos, xpos), group) in &groups {
        let mut kept: BTreeMap<&str, &Script> = BTreeMap::new();
        let mut endings: Vec<(&String, &Node)> = group.iter().collect();
        endings.sort_by_key(|(ending, _)| (ending.len(), (*ending).clone()));
        for (ending, node) in endings {
            let Some(best) = node.best() else { continue };
            let inherited = ending
                .char_indices()
                .map(|(at, _)| &ending[..at])
                .rev()
                .find_map(|shorter| kept.get(shorter));
            let is_whole = ending.ends_with('^');
            let is_new = inherited.is_none_or(|inherited| *inherited != best);
            if is_new && (is_whole || ending.is_empty() || node.forms.len() >= 3) {
                kept.insert(ending, best);
                let next = scripts.len() as u16;
                let number = *scripts.entry(best.clone()).or_insert(next);
                let mut key = tags_key(*upos, *xpos);
                for c in ending.chars() {
                    key = extend_key(key, if c == '^' && is_whole { None } else { Some(c) });
                }
                rules.push((finish_key(key), number));
            }
        }
    }
    let cases: Vec<(u64, u16)> = cases
        .iter()
        .map(|(&key, counts)| {
            let best = (0..3).rev().max_by_key(|&n| counts[n]).unwrap_or(0);
            (key, best as u16)
        })
        .collect();
    let mut list: Vec<(&Script, u16)> = scripts
        .iter()
        .map(|(script, &number)| (script, number))
        .collect();
    list.sort_by_key(|(_, number)| *number);
    let lines: Vec<String> = list
        .iter()
        .map(|(script, _)| format!("{} {}", script.strip, script.append))
        .collect();
    writer.add("lemma.scripts", lines.join("\n").into_bytes());
    writer.add("lemma.rules", Table::build(&rules).to_bytes());
    writer.add("lemma.cases", Table::build(&cases).to_bytes());
    eprintln!("lemmas: {} rules, {} scripts", rules.len(), lines.len());
}
