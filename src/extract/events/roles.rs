//! Who takes part in an event: from the slots of its frame to actors.

use std::collections::BTreeMap;

use crate::extract::Passage;
use crate::extract::claims::{Found, is_passive, of_verb};
use crate::lexicon::{EventFrame, Slot};
use crate::model::{Actor, ActorId, ActorKind, MentionKind};
use crate::syntax::{Relation, Subtype, Syntax, Upos};
use crate::text::Span;

/// The actors of a text by the places where they are mentioned.
pub(in crate::extract) struct Roles<'a> {
    passage: &'a Passage<'a>,
    /// By where a mention begins: its end and its actor.
    mentions: BTreeMap<usize, (usize, ActorId, MentionKind)>,
    /// The same for the words that name an actor's office.
    offices: BTreeMap<usize, (usize, ActorId)>,
    actors: &'a [Actor],
    /// The states by their codes.
    states: BTreeMap<&'a str, ActorId>,
}

impl<'a> Roles<'a> {
    pub(in crate::extract) fn new(passage: &'a Passage<'a>, actors: &'a [Actor]) -> Self {
        let mentions = actors
            .iter()
            .flat_map(|actor| {
                actor.mentions.iter().map(|mention| {
                    (
                        mention.span.start,
                        (mention.span.end, actor.id, mention.kind),
                    )
                })
            })
            .collect();
        let offices = actors
            .iter()
            .flat_map(|actor| {
                actor
                    .roles
                    .iter()
                    .map(|role| (role.span.start, (role.span.end, actor.id)))
            })
            .collect();
        let states = actors
            .iter()
            .filter(|actor| actor.kind == ActorKind::State)
            .filter_map(|actor| Some((actor.country.as_deref()?, actor.id)))
            .collect();
        Self {
            passage,
            mentions,
            offices,
            actors,
            states,
        }
    }

    /// The actors and the recipients of the event that a word names by a frame.
    pub(super) fn of(&self, frame: &EventFrame, word: usize) -> (Vec<ActorId>, Vec<ActorId>) {
        let actors = if frame.is_mutual {
            let mut all: Vec<ActorId> = frame
                .actors
                .iter()
                .flat_map(|slot| self.in_slot(slot, word))
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        } else {
            self.first(&frame.actors, word)
        };
        (actors, self.first(&frame.recipients, word))
    }

    /// The actors of the first slot that has any.
    pub(in crate::extract) fn first(&self, slots: &[Slot], word: usize) -> Vec<ActorId> {
        slots
            .iter()
            .map(|slot| self.in_slot(slot, word))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    fn in_slot(&self, slot: &Slot, word: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let is_noun = syntax.upos(word) == Upos::Noun;
        match slot {
            Slot::Subject => self.subject(word),
            Slot::Object => {
                let named = objects(syntax, word)
                    .map(|object| self.group(object))
                    .find(|actors| !actors.is_empty())
                    .unwrap_or_default();
                // "urged Moscow to …": the parser may make it the subject of what is urged.
                if named.is_empty() && !is_passive(syntax, word) {
                    self.right_after(word)
                } else {
                    named
                }
            }
            Slot::Indirect => syntax
                .child(word, Relation::Iobj)
                .map(|object| self.group(object))
                .unwrap_or_default(),
            Slot::ObjectOwner => objects(syntax, word)
                .next()
                .map(|object| self.owners(object))
                .unwrap_or_default(),
            Slot::Owner => {
                let owners = self.owners(word);
                if owners.is_empty() && is_noun {
                    self.light_subject(word)
                } else {
                    owners
                }
            }
            Slot::After(adposition) => {
                let named = self.after(word, adposition);
                if named.is_empty() {
                    self.later_after(word, adposition)
                } else {
                    named
                }
            }
            Slot::ObjectAfter(adposition) => objects(syntax, word)
                .next()
                .map(|object| self.after(object, adposition))
                .unwrap_or_default(),
        }
    }

    /// Who does what a verb says.
    pub(in crate::extract) fn subject(&self, verb: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if syntax.relation(verb) == Relation::Acl
            && syntax.xpos(verb) == "VBN"
            && !is_passive(syntax, verb)
        {
            // "signed by …" behind a noun, which it is done to.
            return self.directly_after(verb, "by");
        }
        if let Some(object) = self.accused(verb) {
            return self.group(object);
        }
        if syntax.relation(verb) == Relation::Acl
            && syntax.xpos(verb) == "VBG"
            && syntax.child(verb, Relation::Nsubj).is_none()
            && let Some(noun) = syntax.head(verb)
        {
            // "with the minister visiting Oslo", "troops entering the town": the noun does it.
            let named = self.group(noun);
            if !named.is_empty() {
                return named;
            }
        }
        let subject = match of_verb(self.passage, verb) {
            Found::Word(subject) => subject,
            Found::Nobody => return Vec::new(),
            Found::Missing => return self.standing_before(verb),
        };
        let mut actors = self.group(subject);
        if actors.is_empty() && syntax.upos(subject) != Upos::Pron && subject < verb {
            // The name stands in what belongs to the subject.
            actors = syntax
                .subtree(subject)
                .filter(|&word| word < verb && syntax.relation(word) != Relation::Nmod)
                .filter(|&word| {
                    matches!(
                        syntax.relation(word),
                        Relation::Appos | Relation::Flat | Relation::Parataxis | Relation::Dep
                    )
                })
                .map(|word| self.named_by(word))
                .find(|actors| !actors.is_empty())
                .unwrap_or_default();
        }
        if syntax.sentence_of(verb) == 0 {
            // "India, Kenya begin …": headlines join by a comma.
            let start = self.passage.span(subject).start;
            let mut before = self.mentions.range(..start).rev();
            if let Some((_, &(end, actor, _))) = before.next()
                && self.passage.text.get(end..start) == Some(", ")
                && !actors.is_empty()
                && !actors.contains(&actor)
            {
                actors.insert(0, actor);
            }
        }
        if actors.is_empty() && syntax.upos(subject) != Upos::Pron {
            actors = self.standing_before(verb);
        }
        actors
    }

    /// The object of the verb above, of a clause behind "of" or "for": those who are accused of, blamed for or thanked for
    /// what it says.
    fn accused(&self, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        // The parser may hang the clause on what stands between: "accused Chad on Monday of arming …".
        let head = syntax
            .ancestors(verb)
            .skip(1)
            .take(3)
            .find(|&above| syntax.upos(above) == Upos::Verb)
            .filter(|&head| head < verb)?;
        let has_mark = syntax.children(verb).any(|mark| {
            mark < verb
                && matches!(syntax.relation(mark), Relation::Mark | Relation::Case)
                && matches!(syntax.lemma(mark), "of" | "for" | "from")
        });
        if syntax.xpos(verb) != "VBG" || !has_mark || syntax.child(verb, Relation::Nsubj).is_some()
        {
            return None;
        }
        objects(syntax, head).find(|&object| object < verb)
    }

    /// The actor whose name ends right before a finite verb with its auxiliaries and adverbs: its subject, wherever the
    /// parser hung it.
    fn standing_before(&self, verb: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let is_finite = matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP")
            || syntax
                .children(verb)
                .any(|child| child < verb && syntax.relation(child) == Relation::Aux);
        if !is_finite || is_passive(syntax, verb) {
            return Vec::new();
        }
        let start = syntax.sentence(syntax.sentence_of(verb)).start;
        let mut word = verb;
        while word > start {
            word -= 1;
            if self.mentioned(word).is_some() {
                return if self.is_adjective(word) {
                    Vec::new()
                } else {
                    self.group(self.top(word))
                };
            }
            let is_between = matches!(syntax.upos(word), Upos::Aux | Upos::Adv | Upos::Part);
            if !is_between {
                break;
            }
        }
        Vec::new()
    }

    /// Whom else an act is told of: the first actor behind a verb in its own clause, in its object, its complement or
    /// what its adpositions bring.
    pub(super) fn anyone_behind(&self, verb: usize, actors: &[ActorId]) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        let frames = self.passage.lexicon.event_frames();
        let mut word = verb + 1;
        while word < end.min(verb + 30) {
            let is_end = matches!(
                self.passage.word(word),
                ";" | ":" | "“" | "\"" | "``" | "–" | "—" | "("
            ) || matches!(syntax.upos(word), Upos::Sconj | Upos::Adp)
                && frames.is_a(&self.passage.word(word).to_lowercase(), "aside")
                || syntax.upos(word) == Upos::Cconj
                    && syntax.head(word).is_some_and(|joined| {
                        syntax.upos(joined) == Upos::Verb && syntax.head(joined) == Some(verb)
                    });
            if is_end {
                break;
            }
            let is_plain = self
                .mentioned(word)
                .is_some_and(|(actor, kind)| match kind {
                    MentionKind::Nominal => self.actors[actor.index()].country.is_some(),
                    MentionKind::Pronoun => false,
                    _ => true,
                });
            if is_plain && syntax.is_below(word, verb) {
                let mut named = self.group(self.top(word));
                named.retain(|actor| !actors.contains(actor));
                if !named.is_empty() {
                    return named;
                }
            }
            word += 1;
        }
        Vec::new()
    }

    /// The actor whose name follows a verb with nothing but its own modifiers between.
    fn right_after(&self, verb: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        for word in verb + 1..end.min(verb + 6) {
            if self.mentioned(word).is_some() {
                let head = self.top(word);
                return self.group(head);
            }
            let is_modifier = matches!(syntax.upos(word), Upos::Det | Upos::Adj | Upos::Num)
                || syntax.upos(word) == Upos::Propn
                || syntax.relation(word) == Relation::Compound;
            if !is_modifier {
                break;
            }
        }
        Vec::new()
    }

    /// The head of the name that a word belongs to, if that is further on.
    fn top(&self, word: usize) -> usize {
        let syntax = self.passage.syntax;
        match syntax.head(word) {
            Some(head)
                if head > word
                    && matches!(
                        syntax.relation(word),
                        Relation::Amod | Relation::Compound | Relation::Flat
                    ) =>
            {
                head
            }
            _ => word,
        }
    }

    /// The actor after the next such adposition of the clause, wherever the parser hung it.
    fn later_after(&self, verb: usize, adposition: &str) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        let mut words = verb + 1..end.min(verb + 14);
        let case = words.find(|&word| {
            syntax.lemma(word) == adposition && syntax.relation(word) == Relation::Case
                || matches!(syntax.upos(word), Upos::Verb | Upos::Sconj)
                || matches!(self.passage.word(word), ";" | ":")
        });
        let Some(case) = case.filter(|&case| syntax.relation(case) == Relation::Case) else {
            return Vec::new();
        };
        syntax
            .head(case)
            .filter(|&head| head > case)
            .map(|head| self.group(head))
            .unwrap_or_default()
    }

    /// The subject of the verb that a noun is the object of: "carried out an attack".
    fn light_subject(&self, noun: usize) -> Vec<ActorId> {
        match self
            .light_verb(noun)
            .map(|verb| of_verb(self.passage, verb))
        {
            Some(Found::Word(subject)) => self.group(subject),
            _ => Vec::new(),
        }
    }

    /// The verb that says little more than its object: "carried out" an attack.
    pub(super) fn light_verb(&self, noun: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let frames = self.passage.lexicon.event_frames();
        syntax.head(noun).filter(|&verb| {
            matches!(syntax.relation(noun), Relation::Obj | Relation::Obl)
                && syntax.upos(noun) == Upos::Noun
                && syntax.upos(verb) == Upos::Verb
                && frames.is_a(syntax.lemma(verb), "light")
        })
    }

    /// What follows an adposition below a word, or, where the parser hung it on the object, below that.
    fn after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
        let own = self.directly_after(word, adposition);
        if !own.is_empty() {
            return own;
        }
        objects(self.passage.syntax, word)
            .map(|object| self.directly_after(object, adposition))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    fn directly_after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let has_case = |child: usize| {
            syntax.children(child).any(|case| {
                case < child
                    && syntax.relation(case) == Relation::Case
                    && syntax.lemma(case) == adposition
            })
        };
        syntax
            .children(word)
            .filter(|&child| {
                child > word && matches!(syntax.relation(child), Relation::Obl | Relation::Nmod)
            })
            .filter(|&child| has_case(child))
            .map(|child| self.group(child))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    /// The actors of a noun and of those joined to it.
    pub(in crate::extract) fn group(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let joined = syntax.children(head).filter(|&child| {
            syntax.relation(child) == Relation::Conj && syntax.upos(child) != Upos::Verb
        });
        let mut actors: Vec<ActorId> = std::iter::once(head)
            .chain(joined)
            .flat_map(|word| self.told_apart(self.named_by(word)))
            .collect();
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

    /// Of several that one noun stands for, those of whom it is known whose they are: of "Taiwan's vice minister" Taiwan.
    fn told_apart(&self, mut actors: Vec<ActorId>) -> Vec<ActorId> {
        let is_placed = |actor: &ActorId| self.actors[actor.index()].country.is_some();
        if actors.len() > 1 && actors.iter().any(is_placed) {
            actors.retain(is_placed);
        }
        actors
    }

    /// Whom a noun means: the actor that it mentions, or, of a common noun, the state or body before it ("Russian
    /// warplanes", "11 Russian diplomats").
    fn named_by(&self, head: usize) -> Vec<ActorId> {
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
            let is_loose = one.kind == ActorKind::Group || one.country.is_none() || is_mission;
            let owners = if is_loose {
                self.owners(head)
            } else {
                Vec::new()
            };
            if !owners.is_empty() {
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
    fn meant_by(&self, actor: ActorId, head: usize) -> Option<ActorId> {
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
        let before = self.mentions.range(..self.passage.span(head).start).rev();
        before
            .take(40)
            .map(|(_, &(_, before, _))| before)
            .find(|&before| {
                self.kind(before) == kind && self.actors[before.index()].country.is_some()
            })
    }

    /// The actors that a noun belongs to or is modified by.
    pub(in crate::extract) fn owners(&self, head: usize) -> Vec<ActorId> {
        self.owners_at(head, 0)
    }

    fn owners_at(&self, head: usize, depth: usize) -> Vec<ActorId> {
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
                    let actor = self.meant_by(actor, word).unwrap_or(actor);
                    if !owners.contains(&actor) {
                        owners.push(actor);
                    }
                }
            }
        }
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
                        .is_some_and(|case| syntax.lemma(case) == "of")
            });
            for child in belonging {
                match self.mentioned(child) {
                    Some((actor, _)) => owners.push(actor),
                    None if depth < 3 => owners.extend(self.owners_at(child, depth + 1)),
                    None => {}
                }
            }
        }
        owners
    }

    /// The actor whose mention holds a word.
    fn mentioned(&self, word: usize) -> Option<(ActorId, MentionKind)> {
        let span = self.passage.span(word);
        let (_, &(end, actor, kind)) = self.mentions.range(..=span.start).next_back()?;
        (span.start < end).then_some((actor, kind))
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

    /// What an actor is.
    pub(in crate::extract) fn kind(&self, actor: ActorId) -> ActorKind {
        self.actors[actor.index()].kind
    }

    /// Whether a text never calls an actor by a name.
    pub(in crate::extract) fn is_unnamed(&self, actor: ActorId) -> bool {
        let mentions = &self.actors[actor.index()].mentions;
        mentions
            .iter()
            .all(|mention| mention.kind == MentionKind::Nominal)
    }

    /// The state of a code, where the text names it.
    pub(in crate::extract) fn state(&self, code: &str) -> Option<ActorId> {
        self.states.get(code).copied()
    }

    /// Whether it is known which state or body an actor is ("the country" may be any).
    pub(in crate::extract) fn is_known(&self, actor: ActorId) -> bool {
        let one = &self.actors[actor.index()];
        one.kind != ActorKind::State || one.country.is_some()
    }

    /// The state that a person or body acts for, where the text names it; else the actor itself.
    pub(in crate::extract) fn state_of(&self, actor: ActorId) -> ActorId {
        let one = &self.actors[actor.index()];
        if !matches!(one.kind, ActorKind::Person | ActorKind::GovernmentBody) {
            return actor;
        }
        one.country
            .as_ref()
            .and_then(|country| self.states.get(country.as_str()))
            .copied()
            .unwrap_or(actor)
    }

    /// The last two states that are named before a place in its paragraph.
    pub(in crate::extract) fn states_before(&self, byte: usize) -> Vec<ActorId> {
        let paragraphs = &self.passage.segments.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.end <= byte);
        let start = paragraphs.get(at).map_or(0, |paragraph| paragraph.start);
        let mut states = Vec::new();
        for (_, &(_, actor, _)) in self.mentions.range(start..byte).rev().take(24) {
            if self.kind(actor) == ActorKind::State
                && self.is_known(actor)
                && !states.contains(&actor)
            {
                states.push(actor);
            }
            if states.len() == 2 {
                break;
            }
        }
        states.sort_unstable();
        states
    }

    /// The states and armed groups that are named in a part of the text, each once.
    pub(in crate::extract) fn powers_in(&self, span: Span) -> Vec<ActorId> {
        let mut powers = Vec::new();
        for (_, &(_, actor, kind)) in self.mentions.range(span.start..span.end) {
            let can_be = match self.kind(actor) {
                ActorKind::State => self.is_known(actor),
                ActorKind::ArmedGroup => kind == MentionKind::Name,
                _ => false,
            };
            if can_be && !powers.contains(&actor) {
                powers.push(actor);
            }
        }
        powers
    }

    /// The actors that are named right before a word, with those joined to the last of them.
    pub(in crate::extract) fn ending_at(&self, word: usize) -> Vec<ActorId> {
        let Some(last) = word.checked_sub(1) else {
            return Vec::new();
        };
        let mut actors = Vec::new();
        let mut end = self.passage.span(last).end;
        while let Some((&start, &(until, actor, _))) = self.mentions.range(..end).next_back() {
            if until != end {
                break;
            }
            actors.insert(0, actor);
            let before = &self.passage.text[..start];
            let Some(joined) = [", ", " and ", " AND "]
                .into_iter()
                .find(|joint| before.ends_with(joint))
            else {
                break;
            };
            end = start - joined.len();
        }
        actors
    }

    /// Whether a word names an actor as an adjective does ("Russian").
    pub(super) fn is_adjective(&self, word: usize) -> bool {
        matches!(self.mentioned(word), Some((_, MentionKind::Demonym)))
    }

    /// The first actor that is named among some words.
    pub(super) fn first_between(&self, words: std::ops::Range<usize>) -> Vec<ActorId> {
        if words.is_empty() {
            return Vec::new();
        }
        let start = self.passage.span(words.start).start;
        let end = self.passage.span(words.end - 1).end;
        self.mentions
            .range(start..end)
            .next()
            .map(|(_, &(_, actor, _))| vec![actor])
            .unwrap_or_default()
    }

    /// Whether a noun means an organisation that one can leave.
    pub(super) fn names_organization(&self, head: usize) -> bool {
        self.mentioned(head).is_some_and(|(actor, _)| {
            self.actors[actor.index()].kind == ActorKind::InternationalOrganization
        })
    }
}

/// The objects of a verb, or the subjects of its passive, or the noun that its participle or relative clause stands with.
pub(in crate::extract) fn objects(
    syntax: &Syntax,
    verb: usize,
) -> impl Iterator<Item = usize> + '_ {
    let is_clause = syntax.relation(verb) == Relation::Acl;
    let direct = syntax
        .children(verb)
        .filter(|&child| {
            matches!(syntax.relation(child), Relation::Obj | Relation::Iobj)
                || syntax.deprel(child).subtype == Subtype::Pass
                    && syntax.relation(child) == Relation::Nsubj
        })
        .map(move |child| {
            // "the tents that it had sent": what the pronoun stands for.
            let is_relative = is_clause && matches!(syntax.lemma(child), "which" | "that" | "whom");
            syntax.head(verb).filter(|_| is_relative).unwrap_or(child)
        });
    let noun = syntax.head(verb).filter(|_| {
        is_clause && syntax.xpos(verb) == "VBN" && syntax.child(verb, Relation::Nsubj).is_none()
    });
    direct.chain(noun)
}
