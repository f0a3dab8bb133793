//! Sanctions that a noun names.

use super::{Draft, Reader};
use crate::extract::events::{is_misread, objects};
use crate::lexicon::Slot;
use crate::model::{ActorId, Measure, Sanction, SanctionStatus};
use crate::syntax::{Relation, Subtype, Upos};

impl Reader<'_> {
    /// "imposed sanctions on …", "face an asset freeze", "Western sanctions".
    pub(super) fn by_noun(&self, noun: usize) -> Option<Sanction> {
        let (passage, roles) = (self.passage, self.roles);
        let syntax = passage.syntax;
        let frames = passage.lexicon.event_frames();
        let words = passage.lexicon.sanction_words();
        let lemma = passage.lemma(noun);
        if !matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
            || !frames.is_a(lemma, "sanctions")
        {
            return None;
        }
        let modifiers = self.modifiers(noun);
        let has_measure = modifiers
            .iter()
            .any(|&word| words.measure(passage.lemma(word)).is_some());
        let is_restrictive = modifiers
            .iter()
            .any(|&word| frames.is_a(passage.lemma(word), "restrictive"));
        // "a package of sanctions", "the imposition of sanctions" stand for the sanctions.
        let top = syntax
            .head(noun)
            .filter(|&head| {
                syntax.relation(noun) == Relation::Nmod
                    && head < noun
                    && frames.is_a(passage.lemma(head), "package")
                    || self.is_list(noun, head)
            })
            .unwrap_or(noun);
        let verb = syntax.head(top).filter(|&head| {
            matches!(
                syntax.relation(top),
                Relation::Obj | Relation::Nsubj | Relation::Obl
            ) && (syntax.upos(head) == Upos::Verb || words.status(passage.lemma(head)).is_some())
        });
        let on = ["on", "against"].map(|word| Slot::After(word.to_owned()));
        let first = |word: usize| roles.first(&on, word);
        // "an asset freeze and a travel ban on Peru" are one; "sanctions on Chad and a travel ban on Peru" are not.
        let is_led = |other: usize, leader: usize| {
            let (own, others) = (first(other), first(leader));
            own.is_empty() || others.is_empty() || own == others
        };
        let leader = self.leader(noun);
        if leader.is_some_and(|leader| is_led(noun, leader)) {
            return None;
        }
        let verb = verb.or_else(|| {
            let above = syntax.head(leader?)?;
            words
                .status(passage.lemma(above))
                .is_some()
                .then_some(above)
        });
        // "Canada imposed sanctions", read as a noun with a participle.
        let misread = modifiers
            .iter()
            .copied()
            .find(|&word| is_misread(passage, word) && words.status(passage.lemma(word)).is_some())
            .filter(|&word| !roles.ending_at(word).is_empty());
        // "drop the text, imposed visa bans": the verb right before them, which the parser took for their adjective.
        let adjacent = modifiers.iter().copied().find(|&word| {
            matches!(syntax.xpos(word), "VBD" | "VBN")
                && words.status(passage.lemma(word)).is_some()
                && verb.is_some_and(|verb| verb < word)
                && matches!(passage.word(word - 1), "," | "and")
        });
        // "bloc lifts sanctions", read as three nouns.
        let misread = misread.or_else(|| {
            modifiers.iter().copied().find(|&word| {
                syntax.xpos(word) == "NNS"
                    && words.status(passage.lemma(word)).is_some()
                    && !roles.ending_at(word).is_empty()
            })
        });
        let is_joint = adjacent.is_some();
        let first_verb = verb;
        let verb = adjacent.or(verb).or(misread);
        let relative = syntax
            .children(top)
            .chain(syntax.children(noun))
            .find(|&child| {
                child > top
                    && syntax.relation(child) == Relation::Acl
                    && words.status(passage.lemma(child)).is_some()
            });
        let is_listed = top != noun && self.is_list(noun, top);
        let status = if is_listed {
            verb.and_then(|verb| self.listing(verb, top))
        } else {
            verb.and_then(|verb| self.stage(verb, top))
        };
        let led: Vec<usize> = syntax
            .children(noun)
            .filter(|&other| self.leader(other) == Some(noun) && is_led(other, noun))
            .collect();
        let mut targets = first(noun);
        if targets.is_empty() {
            targets = led
                .iter()
                .map(|&other| first(other))
                .find(|actors| !actors.is_empty())
                .unwrap_or_default();
        }
        if targets.is_empty() && top != noun {
            targets = first(top);
        }
        let traffic = self.traffic(noun);
        if targets.is_empty()
            && let Some(traffic) = traffic
        {
            targets = self.ends_of(traffic);
        }
        let is_on = syntax.children(noun).any(|child| {
            child > noun
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| matches!(passage.lemma(case), "on" | "against"))
        });
        let is_proper = frames.is_a(lemma, "sanctions_proper");
        // "arms control" controls by treaty.
        let is_control = lemma == "control"
            && !modifiers
                .iter()
                .any(|&word| frames.is_a(passage.lemma(word), "trade"));
        let is_one = is_proper
            || (has_measure || is_restrictive) && (is_on || status.is_some())
            || status.is_some() && is_on && !targets.is_empty()
            || traffic.is_some() && !targets.is_empty();
        // What a state orders at home penalises nobody: "lockdown measures".
        // "electricity tariffs" are what is paid at home.
        let is_price = lemma == "tariff"
            && targets.is_empty()
            && (status.is_none()
                || modifiers
                    .iter()
                    .any(|&word| frames.is_a(&passage.lemma(word).to_lowercase(), "priced")));
        let is_domestic = !is_proper
            && targets.is_empty()
            && modifiers
                .iter()
                .any(|&word| frames.is_a(&passage.lemma(word).to_lowercase(), "domestic"));
        if !is_one || is_control || is_domestic || is_price {
            return None;
        }
        let by = [Slot::Owner, Slot::After("by".to_owned())];
        let mut senders = roles.owners(noun);
        if senders.is_empty() {
            senders = roles.first(&by[1..], noun);
        }
        if senders.is_empty() && top != noun {
            senders = roles.owners(top);
        }
        senders.retain(|sender| !targets.contains(sender));
        if targets.is_empty() && self.is_under(noun) {
            targets = self.those_under(noun);
            targets.retain(|target| !senders.contains(target));
        }
        // "help Moscow dodge sanctions", "sanctions evasion": whose it is, is under them.
        let evaded = modifiers.iter().any(|&word| {
            words.status(&passage.lemma(word).to_lowercase()) == Some(SanctionStatus::Evaded)
        });
        if evaded && targets.is_empty() {
            targets = std::mem::take(&mut senders);
        }
        let first_word = modifiers.first().copied().unwrap_or(noun);
        let mut span = passage.span(first_word.min(top)).cover(passage.span(noun));
        let mut reason = self.reason(noun);
        let mut stage = if evaded {
            SanctionStatus::Evaded
        } else {
            SanctionStatus::InForce
        };
        if let (Some(verb), Some(status)) = (verb, status) {
            let planned = self.planned(verb, status);
            stage = planned.as_ref().map_or(status, |(status, _)| *status);
            reason = reason.or_else(|| self.reason(verb));
            let subject = if is_joint {
                self.sharing(verb, first_verb)
            } else if misread == Some(verb) {
                roles.ending_at(verb)
            } else {
                roles.subject(verb)
            };
            match status {
                SanctionStatus::InForce | SanctionStatus::Evaded if targets.is_empty() => {
                    targets = subject;
                }
                SanctionStatus::InForce | SanctionStatus::Evaded => {}
                _ if senders.is_empty() => senders = subject,
                _ => {}
            }
            if let Some((SanctionStatus::Threatened | SanctionStatus::Proposed, above)) = planned
                && senders.is_empty()
            {
                senders = roles.subject(above);
            }
            if targets.is_empty() {
                targets = first(verb);
            }
            if targets.is_empty()
                && (is_listed
                    || matches!(
                        passage.lemma(verb),
                        "add" | "place" | "put" | "include" | "hit" | "slap"
                    ))
            {
                targets = objects(syntax, verb)
                    .map(|object| roles.group(object))
                    .find(|actors| !actors.is_empty())
                    .unwrap_or_default();
            }
            if verb < noun && noun - verb < 12 {
                span = passage.span(verb).cover(span);
            }
            // "hit with a travel ban and an asset freeze by Washington"
            if senders.is_empty() && frames.is_a(passage.lemma(verb), "dealing") {
                senders = self.agent(verb, &targets);
            }
        }
        if let Some(clause) = relative {
            // "the bans that it imposed on …", "sanctions imposed by …".
            if senders.is_empty() {
                senders = roles.subject(clause);
            }
            if targets.is_empty() {
                targets = first(clause);
            }
            reason = reason.or_else(|| self.reason(clause));
            if status.is_none() && verb.is_none() {
                stage = SanctionStatus::InForce;
            }
        }
        let joined = syntax
            .children(noun)
            .filter(|&child| {
                syntax.relation(child) == Relation::Conj
                    && frames.is_a(passage.lemma(child), "sanctions")
            })
            .flat_map(|other| syntax.subtree(other).take(3))
            .filter(|&word| {
                verb.is_some_and(|verb| verb < noun && frames.is_a(passage.lemma(verb), "dealing"))
                    && word > noun
            });
        let things: Vec<usize> = syntax
            .children(noun)
            .filter(|&child| child > noun && syntax.relation(child) == Relation::Nmod)
            .take(2)
            .chain(joined)
            .chain(led.iter().flat_map(|&other| self.modifiers(other)))
            .chain(self.done_by_way(noun))
            .chain(verb.into_iter().flat_map(|verb| self.done_by_way(verb)))
            .collect();
        let mut heads = vec![noun];
        heads.extend([Some(top), verb, relative].into_iter().flatten());
        Some(self.record(Draft {
            mention: span,
            things,
            senders,
            targets,
            status: stage,
            reason,
            verb,
            heads,
            is_listing: false,
            names_target: false,
        }))
    }

    /// The nouns and adjectives right before a noun that belong to it.
    fn modifiers(&self, noun: usize) -> Vec<usize> {
        let syntax = self.passage.syntax;
        let is_modifier = |&child: &usize| {
            child < noun && matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
        };
        syntax.children(noun).filter(is_modifier).collect()
    }

    /// The noun with a measure of its own that a noun is put beside: "an asset *freeze* and a travel ban".
    fn leader(&self, noun: usize) -> Option<usize> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let frames = passage.lexicon.event_frames();
        let leader = syntax.head(noun).filter(|&leader| leader < noun)?;
        let is_one = |noun: usize| {
            frames.is_a(passage.lemma(noun), "sanctions_proper")
                || frames.is_a(passage.lemma(noun), "sanctions")
                    && self.modifiers(noun).iter().any(|&word| {
                        passage
                            .lexicon
                            .sanction_words()
                            .measure(passage.lemma(word))
                            .is_some()
                    })
        };
        (syntax.relation(noun) == Relation::Conj && is_one(leader) && is_one(noun))
            .then_some(leader)
    }

    /// What is hit, where a participle says by what: "imposed sanctions, freezing *assets* and banning *exports*".
    fn done_by_way(&self, head: usize) -> impl Iterator<Item = usize> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let frames = passage.lexicon.event_frames();
        let is_act = move |act: usize| {
            let lemma = passage.lemma(act);
            syntax.xpos(act) == "VBG"
                && (frames.is_a(lemma, "sanctions_verb") || frames.is_a(lemma, "trade_verb"))
        };
        syntax
            .children(head)
            .filter(move |&act| {
                act > head
                    && matches!(syntax.relation(act), Relation::Advcl | Relation::Acl)
                    && is_act(act)
            })
            .flat_map(move |act| {
                let more = syntax
                    .children(act)
                    .filter(move |&more| syntax.relation(more) == Relation::Conj && is_act(more));
                [act].into_iter().chain(more)
            })
            .filter_map(move |act| objects(syntax, act).next())
    }

    /// "a sanctions list", "an asset-freeze list".
    fn is_list(&self, noun: usize, head: usize) -> bool {
        let syntax = self.passage.syntax;
        matches!(
            syntax.relation(noun),
            Relation::Compound | Relation::Nmod | Relation::Amod
        ) && head > noun
            && self
                .passage
                .lexicon
                .event_frames()
                .is_a(self.passage.lemma(head), "sanctions_list")
    }

    /// The stage at which a verb puts those whom it puts on a list or takes from it.
    fn listing(&self, verb: usize, list: usize) -> Option<SanctionStatus> {
        let syntax = self.passage.syntax;
        let case = syntax.child(list, Relation::Case)?;
        let is_put = self
            .passage
            .lexicon
            .sanction_words()
            .status(self.passage.lemma(verb))
            .is_some();
        match self.passage.lemma(case) {
            _ if !is_put => None,
            "from" | "off" => Some(SanctionStatus::Lifted),
            "on" | "to" | "onto" | "in" if syntax.upos(verb) == Upos::Verb => {
                Some(SanctionStatus::Imposed)
            }
            _ => None,
        }
    }

    /// The stage at which a verb puts the sanctions that are its subject or object.
    fn stage(&self, verb: usize, noun: usize) -> Option<SanctionStatus> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let words = passage.lexicon.sanction_words();
        // "called for sanctions"
        let case = syntax
            .child(noun, Relation::Case)
            .map(|case| passage.lemma(case));
        if let Some(case) = case
            && let Some(status) = words.status(&format!("{} {case}", passage.lemma(verb)))
        {
            return Some(status);
        }
        // "Western sanctions have cut its income": what they do is no stage of theirs.
        let acts = syntax.relation(noun) == Relation::Nsubj
            && syntax.deprel(noun).subtype != Subtype::Pass
            && syntax.child(verb, Relation::Obj).is_some()
            && !passage
                .lexicon
                .event_frames()
                .is_a(passage.lemma(verb), "sanctions_act");
        if acts {
            return None;
        }
        words.status(passage.lemma(verb))
    }

    /// Who does what a verb says that the parser hung below its object: whoever does what is told before.
    fn sharing(&self, verb: usize, before: Option<usize>) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        syntax
            .ancestors(verb)
            .skip(1)
            .take(6)
            .filter(|&above| {
                matches!(syntax.xpos(above), "VBD" | "VBZ" | "VBP")
                    && syntax.child(above, Relation::Nsubj).is_some_and(|subject| {
                        !matches!(syntax.lemma(subject), "which" | "that" | "who")
                    })
            })
            .chain(before)
            .map(|above| self.roles.subject(above))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    /// Whoever stands after "by" behind a passive verb, wherever the parser hung it.
    fn agent(&self, verb: usize, targets: &[ActorId]) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        (verb + 1..end.min(verb + 16))
            .find(|&word| self.passage.lemma(word) == "by")
            .and_then(|case| syntax.head(case))
            .map(|agent| self.roles.group(agent))
            .filter(|agents| agents.iter().all(|agent| !targets.contains(agent)))
            .unwrap_or_default()
    }

    /// What a ban or restriction is on, where it is what goes from state to state: "on flights to Cuba".
    fn traffic(&self, noun: usize) -> Option<usize> {
        let passage = self.passage;
        let thing = self.after(noun, "on").or_else(|| self.after(noun, "of"))?;
        let frames = passage.lexicon.event_frames();
        let lemma = passage.lemma(thing);
        let is_wares = self.passage.lexicon.sanction_words().measure(lemma) == Some(Measure::Trade);
        (self.is_travel(lemma) || frames.is_a(lemma, "trade") || is_wares).then_some(thing)
    }

    /// "under sanctions"
    fn is_under(&self, noun: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .child(noun, Relation::Case)
            .is_some_and(|case| syntax.lemma(case) == "under")
    }

    /// Who is under sanctions: "Turkey is under EU sanctions", "companies under sanctions".
    fn those_under(&self, noun: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if let Some(subject) = syntax.child(noun, Relation::Nsubj) {
            return self.roles.group(subject);
        }
        match (syntax.relation(noun), syntax.head(noun)) {
            (Relation::Nmod, Some(head)) => self.roles.group(head),
            (Relation::Obl, Some(head))
                if matches!(
                    self.passage.lemma(head),
                    "be" | "remain" | "come" | "stay" | "live"
                ) =>
            {
                self.roles.subject(head)
            }
            _ => Vec::new(),
        }
    }
}
