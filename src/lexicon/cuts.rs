//! What of a form is the mention: "Treasury" of "US Treasury", "M23" of "M23 rebels".

use std::collections::HashMap;

use super::atoms::{Atoms, hash_of};
use super::entry::{Cut, Entry, EntryId, EntryKind, Text, Way};
use super::tables::Form;
use super::trie::Hashes;
use super::words::{Nominal, Number};
use crate::model::ActorKind;

/// What is known of all forms when one of them is judged.
pub(crate) struct Cutter<'f> {
    /// Form and entry in one.
    forms: Hashes,
    nominals: Hashes,
    /// Common nouns that may follow a name without belonging to it: plurals, and what media are.
    tails: Hashes,
    /// The forms of states that can stand before their bodies' names.
    owners: HashMap<EntryId, Vec<(&'f str, Way)>>,
}

fn key(form: &str, entry: EntryId) -> u64 {
    hash_of(form).rotate_left(20) ^ u64::from(entry.0)
}

impl<'f> Cutter<'f> {
    pub(crate) fn new(entries: &[Entry], forms: &'f [Form], nominals: &[Nominal]) -> Self {
        let mut cutter = Self {
            forms: Hashes::default(),
            nominals: nominals
                .iter()
                .map(|nominal| hash_of(&nominal.form))
                .collect(),
            tails: nominals
                .iter()
                .filter(|nominal| {
                    nominal.number == Number::Plural || nominal.kind == ActorKind::Media
                })
                .map(|nominal| hash_of(&nominal.form))
                .collect(),
            owners: HashMap::new(),
        };
        for form in forms {
            let Some(entry) = form.entry else { continue };
            match entries[entry.index()].kind {
                EntryKind::Actor(ActorKind::State) => {
                    if matches!(form.way, Way::Adjective | Way::Name) {
                        cutter
                            .owners
                            .entry(entry)
                            .or_default()
                            .push((&form.text, form.way));
                    }
                }
                EntryKind::Actor(_) if form.way == Way::Name => {
                    cutter.forms.insert(key(&form.text, entry));
                }
                _ => {}
            }
        }
        cutter
    }

    /// What of a form is the mention. `None` where the form is no name at all: a state's adjective before a common noun
    /// ("Russian army"), which are found apart.
    pub(crate) fn cut(&self, entries: &[Entry], form: &Form) -> Option<Cut> {
        let mut cut = Cut {
            has_article: self.has_article(form),
            ..Cut::default()
        };
        let Some(entry) = form.entry else {
            return Some(cut);
        };
        let known = &entries[entry.index()];
        if known.kind == EntryKind::Actor(ActorKind::State) || known.kind.actor().is_none() {
            return Some(cut);
        }
        let text: &Text = &form.text;
        if let Some(owners) = known.parent.and_then(|parent| self.owners.get(&parent))
            && let Some((rest, atoms, way)) = owners
                .iter()
                .find_map(|&(owner, way)| owner_before(text, owner, way))
        {
            if self.forms.contains(&key(rest, entry)) {
                cut.owner = atoms;
                cut.owner_way = way;
            } else if self.nominals.contains(&hash_of(rest)) {
                return None;
            }
        }
        let mut name: &str = text;
        while let Some((shorter, last)) = name.rsplit_once(' ') {
            if !last.starts_with(char::is_lowercase) {
                break;
            }
            name = shorter;
            let tail = &text[name.len() + 1..];
            if self.forms.contains(&key(name, entry)) && self.tails.contains(&hash_of(tail)) {
                cut.tail = (Atoms::new(text).count() - Atoms::new(name).count()) as u8;
            }
        }
        Some(cut)
    }

    /// Whether a form's article belongs to the name: those of directions and cities ("the North", "the Hague").
    fn has_article(&self, form: &Form) -> bool {
        let is_state = || {
            form.entry
                .is_some_and(|entry| self.owners.contains_key(&entry))
        };
        matches!(form.way, Way::Short | Way::Seat)
            && form
                .text
                .strip_prefix("the ")
                .or_else(|| form.text.strip_prefix("The "))
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
            && is_state()
    }
}

/// The rest of a form behind its owner, the owner's atoms and the way in which it stands there.
fn owner_before<'t>(form: &'t str, owner: &str, way: Way) -> Option<(&'t str, u8, Way)> {
    let rest = form.strip_prefix(owner)?;
    let is_short = owner.len() <= 4 && !owner.contains(char::is_lowercase);
    let rest = match rest.strip_prefix("'s ") {
        Some(rest) => rest,
        None if way == Way::Adjective || is_short => rest.strip_prefix(' ')?,
        None => return None,
    };
    Some((rest, Atoms::new(owner).count() as u8, way))
}
