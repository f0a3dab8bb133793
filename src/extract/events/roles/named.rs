//! Whom a noun means.

use super::Roles;
use crate::extract::claims::{Found, of_verb};
use crate::model::{ActorId, ActorKind, MentionKind};
use crate::syntax::{Relation, Subtype, Upos};

impl Roles<'_> {
    /// The actors of a noun and of those joined to it.
    pub(in crate::extract) fn group(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if let Some(name) = self.name_joined_to(head) {
            return vec![name];
        }
        let joined = syntax.children(head).filter(|&child| {
            syntax.relation(child) == Relation::Conj && syntax.upos(child) != Upos::Verb
                || self.is_listed_apposition(child)
        });
        let mut actors: Vec<ActorId> = std::iter::once(head)
            .chain(joined)
            .flat_map(|word| self.told_apart(self.named_by(word)))
            .collect();
        actors.extend(self.joined_before(head));
        if actors.len() > 1 && actors.iter().any(|&actor| self.is_known(actor)) {
            actors.retain(|&actor| self.is_known(actor));
        }
        let mut seen = Vec::new();
        actors.retain(|actor| {
            let is_new = !seen.contains(actor);
            seen.push(*actor);
            is_new
        });
        actors
    }

    /// "The national carrier, Belavia,": a name that the parser joins to a noun without an "and" says who the noun is.
    fn name_joined_to(&self, head: usize) -> Option<ActorId> {
        let syntax = self.passage.syntax;
        let mut joined = syntax
            .children(head)
            .filter(|&child| syntax.relation(child) == Relation::Conj);
        let one = joined.next()?;
        let is_alone = joined.next().is_none()
            && syntax.upos(head) == Upos::Noun
            && syntax.child(one, Relation::Cc).is_none()
            && !matches!(self.mentioned(head), Some((_, MentionKind::Name)));
        match self.mentioned(one) {
            Some((actor, MentionKind::Name)) if is_alone => Some(actor),
            _ => None,
        }
    }

    /// "Rosneft, its director Igor Sechin and …": who belongs to a name is not another name of it.
    fn is_listed_apposition(&self, child: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.relation(child) == Relation::Appos
            && syntax.children(child).any(|owner| {
                syntax.deprel(owner).subtype == Subtype::Poss && syntax.upos(owner) == Upos::Pron
            })
    }

    /// The states and bodies that are listed before a name in the text, wherever the parser hung them: "Senegal and the
    /// Gambia", "China, Mozambique and Russia".
    fn joined_before(&self, head: usize) -> Vec<ActorId> {
        let span = self.passage.span(head);
        let Some((&start, &(end, last, MentionKind::Name))) =
            self.mentions.range(..=span.start).next_back()
        else {
            return Vec::new();
        };
        let kind = self.kind(last);
        let can_be_listed = matches!(
            kind,
            ActorKind::State | ActorKind::InternationalOrganization | ActorKind::ArmedGroup
        );
        if span.start >= end || !can_be_listed {
            return Vec::new();
        }
        let text = self.passage.text;
        let mut listed = Vec::new();
        let mut until = start;
        for (&start, &(end, actor, mention)) in self.mentions.range(..start).rev().take(8) {
            let joint = text.get(end..until).unwrap_or_default();
            let joint = joint.strip_suffix("the ").unwrap_or(joint);
            let is_joined = match joint {
                " and " | ", and " | " AND " => listed.is_empty(),
                ", " => !listed.is_empty(),
                _ => false,
            };
            if !is_joined || mention != MentionKind::Name || self.kind(actor) != kind {
                break;
            }
            listed.push((actor, start));
            until = start;
        }
        // "In Russia, China and India abstained": the first is where it happened.
        if let Some(&(_, start)) = listed.last() {
            let syntax = self.passage.syntax;
            let first = self.passage.word_from(start);
            let before = (1..=2).filter_map(|back| first.checked_sub(back));
            let is_place = |word: usize| syntax.upos(word) == Upos::Adp;
            let has_case = syntax
                .children(head)
                .any(|case| case < head && syntax.relation(case) == Relation::Case);
            if !has_case
                && syntax.relation(head) == Relation::Nsubj
                && before
                    .take_while(|&word| is_place(word) || syntax.upos(word) == Upos::Det)
                    .any(is_place)
            {
                listed.pop();
            }
        }
        listed.into_iter().rev().map(|(actor, _)| actor).collect()
    }

    /// Of several that one noun stands for, those of whom it is known whose they are: of "Taiwan's vice minister" Taiwan.
    pub(super) fn told_apart(&self, mut actors: Vec<ActorId>) -> Vec<ActorId> {
        let is_placed = |actor: &ActorId| self.actors[actor.index()].country.is_some();
        if actors.len() > 1 && actors.iter().any(is_placed) {
            actors.retain(is_placed);
        }
        actors
    }

    /// Whom a noun means: the actor that it mentions, or, of a common noun, the state or body before it ("Russian
    /// warplanes", "11 Russian diplomats").
    pub(super) fn named_by(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if let Some((actor, kind)) = self.mentioned(head) {
            if kind != MentionKind::Nominal {
                let meant = (kind == MentionKind::Pronoun)
                    .then(|| self.meant_by(actor, head))
                    .flatten();
                return vec![meant.unwrap_or(actor)];
            }
            // "spokesman He Yang" is the person, "the national carrier, Belavia," the firm.
            let name = syntax
                .children(head)
                .filter(|&child| matches!(syntax.relation(child), Relation::Flat | Relation::Appos))
                .filter_map(|child| self.mentioned(child))
                .find(|(named, kind)| {
                    *kind == MentionKind::Name && self.kind(*named) != ActorKind::State
                });
            if let Some((named, _)) = name {
                return vec![named];
            }
            let one = &self.actors[actor.index()];
            let is_mission = self
                .passage
                .lexicon
                .event_frames()
                .is_a(syntax.lemma(head), "embassy");
            // "The country's central bank" is a body of its own, "its government" is the state.
            let is_body = one.kind == ActorKind::GovernmentBody
                && !one.name.eq_ignore_ascii_case("government")
                && syntax.children(head).any(|owner| {
                    syntax.deprel(owner).subtype == Subtype::Poss
                        && matches!(self.mentioned(owner), Some((_, MentionKind::Nominal)))
                });
            let is_loose =
                one.kind == ActorKind::Group || one.country.is_none() && !is_body || is_mission;
            let mut owners = if is_loose || one.kind == ActorKind::GovernmentBody {
                self.owners(head)
            } else {
                Vec::new()
            };
            if !is_loose {
                // "Ethiopian and Eritrean troops" are of both.
                owners.retain(|&owner| self.kind(owner) == ActorKind::State);
            }
            if is_loose && !owners.is_empty() || owners.len() > 1 {
                return owners;
            }
            return vec![self.meant_by(actor, head).unwrap_or(actor)];
        }
        let span = self.passage.span(head);
        let office = self.offices.range(..=span.start).next_back();
        if let Some((_, &(_, actor))) = office.filter(|(_, (end, _))| span.start < *end) {
            return vec![actor];
        }
        let flat = syntax
            .children(head)
            .filter(|&child| matches!(syntax.relation(child), Relation::Flat | Relation::Appos));
        if let Some((actor, _)) = flat.into_iter().find_map(|child| self.mentioned(child)) {
            return vec![actor];
        }
        self.owners(head)
    }

    /// The actor named before that "the country" or "the rebels" stands for.
    pub(super) fn meant_by(&self, actor: ActorId, head: usize) -> Option<ActorId> {
        let one = &self.actors[actor.index()];
        if one.kind == ActorKind::GovernmentBody
            && one.country.is_none()
            && one.name.eq_ignore_ascii_case("government")
        {
            // That of the state which the text is about.
            return self
                .mentions
                .values()
                .map(|&(_, actor, _)| actor)
                .find(|&actor| self.kind(actor) == ActorKind::State && self.is_known(actor));
        }
        let kind = match one.kind {
            ActorKind::State => ActorKind::State,
            ActorKind::Group if one.sector.as_deref() == Some("REB") => ActorKind::ArmedGroup,
            _ => return None,
        };
        let syntax = self.passage.syntax;
        let is_definite = syntax.upos(head) == Upos::Pron
            || syntax
                .children(head)
                .any(|child| child < head && self.passage.word(child).eq_ignore_ascii_case("the"));
        if one.country.is_some() || !is_definite {
            return None;
        }
        // "The union, which has given the country a loan": not itself.
        let doer = match (syntax.relation(head), syntax.head(head)) {
            (Relation::Obj | Relation::Iobj | Relation::Obl, Some(verb))
                if syntax.upos(verb) == Upos::Verb && head > verb =>
            {
                match of_verb(self.passage, verb) {
                    Found::Word(subject) => self.mentioned(subject).map(|(actor, _)| actor),
                    _ => None,
                }
            }
            _ => None,
        };
        let before = self.mentions.range(..self.passage.span(head).start).rev();
        before
            .take(40)
            .map(|(_, &(_, before, _))| before)
            .find(|&before| {
                self.kind(before) == kind
                    && self.actors[before.index()].country.is_some()
                    && doer != Some(before)
            })
    }

    /// The actors that a noun belongs to or is modified by.
    pub(in crate::extract) fn owners(&self, head: usize) -> Vec<ActorId> {
        let frames = self.passage.lexicon.event_frames();
        // "His critics" are not he.
        if frames.is_a(self.passage.syntax.lemma(head), "opponent") {
            return Vec::new();
        }
        self.owners_at(head, 0)
    }

    pub(super) fn owners_at(&self, head: usize, depth: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let mut owners = Vec::new();
        for child in syntax.children(head) {
            let is_modifier = child < head
                && matches!(
                    syntax.relation(child),
                    Relation::Amod | Relation::Compound | Relation::Nmod
                )
                || syntax.deprel(child).subtype == Subtype::Poss;
            if is_modifier {
                let joined = syntax
                    .children(child)
                    .filter(|&other| syntax.relation(other) == Relation::Conj);
                for word in std::iter::once(child).chain(joined) {
                    let Some((actor, _)) = self.mentioned(word) else {
                        continue;
                    };
                    // "foreign" of "foreign minister" owns nobody.
                    if self.is_one_mention(word, head) {
                        continue;
                    }
                    let actor = self.meant_by(actor, word).unwrap_or(actor);
                    let is_pronoun = syntax.upos(word) == Upos::Pron;
                    if !owners.contains(&(actor, is_pronoun)) {
                        owners.push((actor, is_pronoun));
                    }
                }
            }
        }
        // "Its G7 partners" are the G7's.
        if owners.iter().any(|&(_, is_pronoun)| !is_pronoun) {
            owners.retain(|&(_, is_pronoun)| !is_pronoun);
        }
        let mut owners: Vec<ActorId> = owners.into_iter().map(|(owner, _)| owner).collect();
        self.drop_states_of_bodies(&mut owners);
        if owners.is_empty() {
            // "U.S. border patrol agents": further down before it.
            let before = syntax.subtree(head).take_while(|&word| word < head);
            let named = before.filter(|&word| {
                syntax
                    .ancestors(word)
                    .take_while(|&above| above != head)
                    .all(|above| {
                        matches!(syntax.relation(above), Relation::Compound | Relation::Amod)
                            && (above == word
                                || matches!(syntax.upos(above), Upos::Noun | Upos::Propn))
                    })
            });
            owners.extend(
                named
                    .filter(|&word| !self.is_one_mention(word, head))
                    .filter_map(|word| self.mentioned(word))
                    .map(|(actor, _)| actor)
                    .next(),
            );
        }
        if owners.is_empty() {
            // "the ambassador of Peru", "the crew of the Delos", "a group of Moroccan diplomats".
            let belonging = syntax.children(head).filter(|&child| {
                child > head
                    && syntax.relation(child) == Relation::Nmod
                    && syntax
                        .child(child, Relation::Case)
                        .is_some_and(|case| matches!(syntax.lemma(case), "of" | "from"))
            });
            for child in belonging {
                match self.mentioned(child) {
                    Some((actor, _)) => {
                        owners.push(actor);
                        let joined = syntax
                            .children(child)
                            .filter(|&other| syntax.relation(other) == Relation::Conj);
                        owners.extend(joined.filter_map(|other| Some(self.mentioned(other)?.0)));
                    }
                    None if depth < 3 => owners.extend(self.owners_at(child, depth + 1)),
                    None => {}
                }
            }
        }
        owners
    }

    /// "Sudanese army jets" are the army's.
    fn drop_states_of_bodies(&self, owners: &mut Vec<ActorId>) {
        if owners.len() < 2 {
            return;
        }
        let country = |owner: ActorId| self.actors[owner.index()].country.as_deref();
        let of_bodies: Vec<&str> = owners
            .iter()
            .filter(|&&owner| self.kind(owner) == ActorKind::GovernmentBody)
            .filter_map(|&owner| country(owner))
            .collect();
        owners.retain(|&owner| {
            self.kind(owner) != ActorKind::State
                || country(owner).is_none_or(|code| !of_bodies.contains(&code))
        });
        // "A U.N. military presence" is the United Nations'.
        if owners.iter().any(|&owner| !self.is_unnamed(owner)) {
            owners.retain(|&owner| !self.is_unnamed(owner) || country(owner).is_some());
        }
    }

    /// Whether two words stand in one mention.
    fn is_one_mention(&self, word: usize, other: usize) -> bool {
        let start = |word: usize| {
            let span = self.passage.span(word);
            let (&start, &(end, ..)) = self.mentions.range(..=span.start).next_back()?;
            (span.start < end).then_some(start)
        };
        start(word).is_some_and(|first| start(other) == Some(first))
    }

    /// The actor whose mention holds a word.
    pub(super) fn mentioned(&self, word: usize) -> Option<(ActorId, MentionKind)> {
        let span = self.passage.span(word);
        let (_, &(end, actor, kind)) = self.mentions.range(..=span.start).next_back()?;
        (span.start < end).then_some((actor, kind))
    }

    /// Whether a word stands in the name of an actor.
    pub(in crate::extract::events) fn is_in_name(&self, word: usize) -> bool {
        matches!(self.mentioned(word), Some((_, MentionKind::Name)))
    }

    /// Whether a noun means an actor.
    pub(in crate::extract) fn names_actor(&self, head: usize) -> bool {
        !self.group(head).is_empty()
    }

    /// Whether a noun is itself the name of an actor or of its office, and not only something of one.
    pub(in crate::extract) fn is_named(&self, head: usize) -> bool {
        let syntax = self.passage.syntax;
        self.mentioned(head).is_some()
            || syntax.children(head).any(|child| {
                matches!(syntax.relation(child), Relation::Flat | Relation::Appos)
                    && self.mentioned(child).is_some()
            })
    }

    /// Whether a noun means an organisation that one can leave.
    pub(in crate::extract::events) fn names_organization(&self, head: usize) -> bool {
        self.mentioned(head).is_some_and(|(actor, _)| {
            self.actors[actor.index()].kind == ActorKind::InternationalOrganization
        })
    }
}
