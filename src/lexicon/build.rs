//! From everything that was read to the automaton.

use super::cuts::Cutter;
use super::entry::{Cut, Entry, EntryId, Surface, Way};
use super::pattern::Pattern;
use super::rules::{Outcome, Phrases, Rule, Test};
use super::tables::{Form, Loader, RuleRow, unknown_id};
use super::trie::{Accept, ByWord, Hashes, Target, Trie, TrieBuilder};
use super::verbs::VerbForms;
use super::words::{Names, Nominal, Title};
use crate::model::ActorKind;
use crate::{Error, ErrorKind};

/// What a [`Lexicon`](super::Lexicon) holds.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) entries: Vec<Entry>,
    pub(crate) ids: ByWord<super::entry::Text, EntryId>,
    pub(crate) surfaces: Vec<Surface>,
    pub(crate) rules: Vec<Vec<Rule>>,
    pub(crate) cue_count: usize,
    pub(crate) titles: Vec<Title>,
    pub(crate) nominals: Vec<Nominal>,
    pub(crate) names: Names,
    pub(crate) skipped_before_verb: Hashes,
    pub(crate) trie: Trie,
}

/// Adds the forms of `count` targets to the automaton.
fn add(trie: &mut TrieBuilder, form: &str, target: Target) -> Option<()> {
    let compiled = Pattern::compile(form)?;
    let pattern = compiled.pattern;
    trie.add(&compiled.hashes, Accept { pattern, target });
    if let Some((hashes, pattern)) = compiled.joined {
        trie.add(&hashes, Accept { pattern, target });
    }
    Some(())
}

impl Inner {
    pub(crate) fn build(mut loader: Loader<'_>) -> Result<Self, Error> {
        loader.link()?;
        let verbs = match &loader.verbs {
            Some(table) => VerbForms::read(table)?,
            None => VerbForms::default(),
        };
        let mut cues = Cues::default();
        let (rules, rules_of) = rule_sets(&loader, &verbs, &mut cues)?;

        let mut trie = TrieBuilder::with_capacity(loader.forms.len() + loader.titles.len() + 1024);
        let mut surfaces = Vec::with_capacity(loader.forms.len());
        let mut has_form = vec![false; rules.len()];
        let rules_alone = |form: &Form| -> Option<u32> {
            rules_of
                .get(&*form.text)
                // A short form waits for the full one, whatever its class says.
                .or_else(|| rules_of.get(form.class.filter(|_| form.way != Way::Short)?))
                .copied()
        };
        let cutter = Cutter::new(&loader.entries, &loader.forms, &loader.nominals);
        for form in &loader.forms {
            let Some(cut) = cutter.cut(&loader.entries, form) else {
                continue;
            };
            let target = Target::Surface(surfaces.len() as u32);
            add(&mut trie, &form.text, target).ok_or_else(|| {
                Error::new(
                    ErrorKind::Format,
                    format!(
                        "{:?} has no letters or too many words; a name has up to sixteen",
                        form.text
                    ),
                )
            })?;
            let rules = rules_alone(form);
            if let Some(at) = rules {
                has_form[at as usize] = true;
            }
            surfaces.push(Surface {
                entry: form.entry,
                way: form.way,
                cut,
                rules,
            });
        }
        // Forms that only have rules, in the order of the tables.
        for row in &loader.rules {
            let Some(&at) = rules_of.get(row.surface) else {
                continue;
            };
            if row.surface.starts_with('@') || has_form[at as usize] {
                continue;
            }
            has_form[at as usize] = true;
            let target = Target::Surface(surfaces.len() as u32);
            add(&mut trie, row.surface, target);
            surfaces.push(Surface {
                entry: None,
                way: Way::Name,
                cut: Cut::default(),
                rules: Some(at),
            });
        }
        for (at, cue) in cues.words.iter().enumerate() {
            add(&mut trie, cue, Target::Cue(at as u32));
        }
        for (at, title) in loader.titles.iter().enumerate() {
            add(&mut trie, &title.form, Target::Title(at as u32));
        }
        for (at, nominal) in loader.nominals.iter().enumerate() {
            add(&mut trie, &nominal.form, Target::Nominal(at as u32));
        }
        let cue_count = cues.words.len();
        let (entries, ids) = loader.take_entries();
        Ok(Self {
            entries,
            ids,
            surfaces,
            rules,
            cue_count,
            titles: std::mem::take(&mut loader.titles),
            nominals: std::mem::take(&mut loader.nominals),
            names: std::mem::take(&mut loader.names),
            skipped_before_verb: verbs.into_skipped(),
            trie: trie.build(),
        })
    }

    pub(crate) fn is_state(&self, entry: EntryId) -> bool {
        self.entries[entry.index()].kind.actor() == Some(ActorKind::State)
    }
}

/// Words that tests look for anywhere, each once.
#[derive(Debug, Default)]
struct Cues<'t> {
    words: Vec<&'t str>,
    ids: ByWord<&'t str, u32>,
}

impl<'t> Cues<'t> {
    fn id(&mut self, word: &'t str) -> u32 {
        *self.ids.entry(word).or_insert_with(|| {
            self.words.push(word);
            self.words.len() as u32 - 1
        })
    }
}

type RuleSets<'t> = (Vec<Vec<Rule>>, ByWord<&'t str, u32>);

/// The rules of each surface, in the order of the table.
fn rule_sets<'t>(
    loader: &Loader<'t>,
    verbs: &VerbForms<'_>,
    cues: &mut Cues<'t>,
) -> Result<RuleSets<'t>, Error> {
    let mut sets: Vec<Vec<Rule>> = Vec::with_capacity(512);
    let mut of: ByWord<&str, u32> = ByWord::default();
    for row in &loader.rules {
        let outcome = match row.reading {
            "place" => Outcome::Place,
            "person" => Outcome::Person,
            "none" => Outcome::None,
            "same" => Outcome::Same,
            "actor" => Outcome::Actor,
            id => Outcome::Entry(
                loader
                    .id(id)
                    .ok_or_else(|| unknown_id(id, row.origin, row.line))?,
            ),
        };
        let (outcome, test) = match (row.test, outcome, row.words.as_slice()) {
            ("class", Outcome::Entry(entry), [class]) => {
                let class = class_of(class, &mut sets, &mut of);
                (Outcome::Class(class, entry), Test::Always)
            }
            _ => (outcome, test_of(row, loader, verbs, cues)?),
        };
        let at = class_of(row.surface, &mut sets, &mut of);
        sets[at as usize].push(Rule { outcome, test });
    }
    Ok((sets, of))
}

/// The place of a surface's or a class's rules.
fn class_of<'t>(surface: &'t str, sets: &mut Vec<Vec<Rule>>, of: &mut ByWord<&'t str, u32>) -> u32 {
    *of.entry(surface).or_insert_with(|| {
        sets.push(Vec::new());
        sets.len() as u32 - 1
    })
}

fn test_of<'t>(
    row: &RuleRow<'t>,
    loader: &Loader<'t>,
    verbs: &VerbForms<'_>,
    cues: &mut Cues<'t>,
) -> Result<Test, Error> {
    let ids = || {
        row.words
            .iter()
            .map(|id| {
                loader
                    .id(id)
                    .ok_or_else(|| unknown_id(id, row.origin, row.line))
            })
            .collect::<Result<Vec<_>, _>>()
    };
    let words = || row.words.iter().copied();
    Ok(match row.test {
        "always" => Test::Always,
        "before" => Test::Before(Phrases::new(words(), true)),
        "after" => Test::After(Phrases::new(words(), false)),
        "near" => Test::Near(words().map(|word| cues.id(word)).collect()),
        "document" => Test::Document(words().map(|word| cues.id(word)).collect()),
        "named" => Test::Named(ids()?),
        "earlier" => Test::Earlier(ids()?),
        "last" => Test::Last(ids()?),
        "defined" => Test::Defined,
        "capital_after" => Test::CapitalAfter,
        "capital_before" => Test::CapitalBefore,
        "given_before" => Test::GivenBefore,
        "start" => Test::Start,
        "shouted" => Test::Shouted,
        "dateline" => Test::Dateline,
        "subject" => Test::Subject(verbs.of(words())),
        "object" => Test::Object(verbs.of(words())),
        "dyad" => Test::Dyad {
            is_tight: words().any(|word| word == "-"),
        },
        "home_after" => Test::HomeAfter,
        "route" => Test::Route,
        "listed" => Test::Listed,
        "owner_of_capital" => Test::OwnerOfCapital(Phrases::new(words(), true)),
        other => {
            return Err(Error::new(
                ErrorKind::Format,
                format!("column \"test\": {other:?} is no test of the table of rules"),
            )
            .with_origin(row.origin)
            .with_line(row.line));
        }
    })
}
