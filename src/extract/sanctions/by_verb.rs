//! Sanctions that a verb tells of.

use super::{Draft, Reader};
use crate::extract::claims::is_negated;
use crate::extract::events::{is_appointment, objects};
use crate::lexicon::Slot;
use crate::model::{ActorId, ActorKind, Measure, Sanction, SanctionStatus};
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
        // "barred officials from entering", "barred the firm from shipping".
        let is_done_by_state = || {
            roles
                .subject(verb)
                .iter()
                .any(|&sender| roles.is_public(sender))
        };
        let kept_from =
            (frames.is_a(lemma, "trade_verb") && !is_negated(passage, verb) && is_done_by_state())
                .then(|| self.kept_from(verb))
                .flatten();
        let is_shut_out = frames.is_a(lemma, "trade_verb")
            && (self.after(verb, "from").is_some() || kept_from.is_some());
        let is_closed = frames.is_a(lemma, "closing")
            && (self.is_travel(thing) || matches!(thing, "port" | "harbour" | "market"));
        let is_listing = frames.is_a(lemma, "sanctions_verb") && !is_on_assets;
        let targets;
        if is_closed {
            targets = roles.first(&[Slot::After("to".to_owned())], verb);
            if targets.is_empty() {
                return None;
            }
        } else if is_trade {
            let to = ["to", "from", "with"].map(|word| Slot::After(word.to_owned()));
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
            let kept = roles.group(object);
            // "banned children from gatherings"
            let is_vessel = |target: &ActorId| {
                matches!(
                    roles.kind(*target),
                    ActorKind::Vessel | ActorKind::Aircraft | ActorKind::Company
                )
            };
            if !kept
                .iter()
                .any(|target| roles.is_public(*target) || is_vessel(target))
                && !frames.is_a(thing, "target")
            {
                return None;
            }
            things.extend(self.after(verb, "from").or(kept_from));
            // "barred ASML from shipping machines to China": at China's cost.
            let buyers = kept_from.and_then(|act| self.after(act, "to"));
            let buyers = buyers.map(|to| roles.group(to)).unwrap_or_default();
            targets = if buyers.is_empty() { kept } else { buyers };
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
        if is_listing {
            things.clear();
        } else if is_shut_out && !is_trade && !is_closed {
            things.retain(|&thing| thing != object);
        }
        // "a Security Council resolution to ban …" is the Council's.
        let law = syntax.head(verb).filter(|&law| {
            syntax.relation(verb) == Relation::Acl && frames.is_a(syntax.lemma(law), "law")
        });
        // "is drafting a Council resolution to ban …"
        let law = law.or_else(|| {
            let drafts = syntax.head(verb).filter(|_| {
                matches!(syntax.relation(verb), Relation::Advcl | Relation::Xcomp)
                    && syntax
                        .children(verb)
                        .any(|child| child < verb && passage.lemma(child) == "to")
            })?;
            let object = objects(syntax, drafts).next()?;
            let is_law =
                frames.is_a(passage.lemma(object), "law") || passage.lemma(object) == "resolution";
            (is_law && object < verb).then_some(object)
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
            is_listing,
            names_target: is_listing || is_shut_out && !is_trade && !is_closed,
        }))
    }

    /// What somebody is kept from doing that states forbid each other: entering, shipping, flying.
    fn kept_from(&self, verb: usize) -> Option<usize> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        syntax.children(verb).find(|&act| {
            act > verb
                && syntax.xpos(act) == "VBG"
                && syntax
                    .children(act)
                    .any(|mark| mark < act && passage.lemma(mark) == "from")
                && match self.measure(act) {
                    Some(Measure::Travel) => true,
                    // "barred terrorists from buying guns"
                    Some(_) => self
                        .after(act, "to")
                        .is_some_and(|to| !self.roles.group(to).is_empty()),
                    None => false,
                }
        })
    }
}
