//! Sanctions that a verb tells of.

use super::{Draft, Reader};
use crate::extract::events::{is_appointment, objects};
use crate::lexicon::Slot;
use crate::model::{Sanction, SanctionStatus};
use crate::syntax::{Relation, Upos};

impl Reader<'_> {
    /// "sanctioned Rosneft", "froze the assets of …", "halted exports to …", "barred from its ports".
    pub(super) fn by_verb(&self, verb: usize) -> Option<Sanction> {
        let (passage, roles) = (self.passage, self.roles);
        let syntax = passage.syntax;
        let frames = passage.lexicon.event_frames();
        let lemma = passage.lemma(verb);
        if syntax.upos(verb) != Upos::Verb {
            return None;
        }
        let object = objects(syntax, verb).next()?;
        let thing = passage.lemma(object);
        let mut things = vec![object];
        let is_on_assets = frames.is_a(thing, "assets");
        let is_trade = frames.is_a(lemma, "trade_verb")
            && (frames.is_a(thing, "trade")
                || frames.is_a(thing, "assistance")
                || self.is_travel(thing)
                || thing == "supply");
        // "designated him as minister" gives an office.
        if is_appointment(passage, verb) {
            return None;
        }
        let is_cut_off = lemma == "cut"
            && syntax
                .children(verb)
                .any(|child| child > verb && passage.lemma(child) == "off")
            && self.after(verb, "from").is_some();
        let is_shut_out = frames.is_a(lemma, "trade_verb") && self.after(verb, "from").is_some();
        let targets;
        if is_trade {
            let to = [Slot::After("to".to_owned()), Slot::After("from".to_owned())];
            let named = roles.first(&to, verb);
            targets = if named.is_empty() {
                self.ends_of(object)
            } else {
                named
            };
            if targets.is_empty() {
                return None;
            }
            things.extend(syntax.subtree(object).take(12));
        } else if is_cut_off || is_shut_out {
            targets = roles.group(object);
            // "banned children from gatherings"
            if !targets.iter().any(|&target| roles.is_public(target))
                && !frames.is_a(thing, "target")
            {
                return None;
            }
            things.extend(self.after(verb, "from"));
        } else if frames.is_a(lemma, "sanctions_verb") {
            if is_on_assets {
                targets = roles.first(
                    &[Slot::ObjectAfter("of".to_owned()), Slot::ObjectOwner],
                    verb,
                );
            } else if matches!(lemma, "freeze" | "unfreeze") {
                return None;
            } else {
                targets = roles.group(object);
                if targets.is_empty() && !frames.is_a(thing, "target") {
                    return None;
                }
                // "sanctioned the plan of Poland" approves of it.
                if !roles.is_named(object) && !frames.is_a(thing, "target") {
                    return None;
                }
            }
        } else {
            return None;
        }
        // "a Security Council resolution to ban …" is the Council's.
        let law = syntax.head(verb).filter(|&law| {
            syntax.relation(verb) == Relation::Acl && frames.is_a(syntax.lemma(law), "law")
        });
        let mut senders = law.map(|law| roles.owners(law)).unwrap_or_default();
        if senders.is_empty() {
            senders = roles.subject(verb);
        }
        if senders.is_empty()
            && let Some(from) = self.after(verb, "from").filter(|_| is_shut_out)
        {
            senders = roles.owners(from);
        }
        let status = passage
            .lexicon
            .sanction_words()
            .status(lemma)
            .unwrap_or(SanctionStatus::Imposed);
        let planned = self.planned(verb, status);
        if let Some((_, above)) = planned
            && senders.is_empty()
        {
            senders = roles.subject(above);
        }
        let end = things
            .iter()
            .copied()
            .filter(|_| is_shut_out || is_cut_off)
            .chain([object])
            .max()
            .unwrap_or(object);
        Some(self.record(Draft {
            mention: passage.span(verb).cover(passage.span(end)),
            things,
            senders,
            targets,
            status: planned.map_or(status, |(status, _)| status),
            reason: self.reason(verb),
            verb: Some(verb),
            heads: vec![verb, object],
        }))
    }
}
