//! Who does what a verb or noun says.

use super::{Roles, objects};
use crate::extract::claims::{Found, is_passive, of_verb};
use crate::model::{ActorId, ActorKind, MentionKind, Plover};
use crate::syntax::{Relation, Subtype, Upos};

impl Roles<'_> {
    /// Who does what a verb says.
    pub(in crate::extract) fn subject(&self, verb: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if syntax.relation(verb) == Relation::Acl
            && syntax.xpos(verb) == "VBN"
            && !is_passive(syntax, verb)
            && syntax.child(verb, Relation::Nsubj).is_none()
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
            Found::Word(subject) => self.beside_company(verb, subject),
            Found::Nobody => {
                // "were engaged in", "is committed to": who is in a state.
                let frames = self.passage.lexicon.event_frames();
                let held = syntax
                    .child(verb, Relation::Nsubj)
                    .filter(|_| frames.is_a(syntax.lemma(verb), "held_state"));
                return held.map_or_else(|| self.behind_passive(verb), |held| self.group(held));
            }
            Found::Missing => {
                // "Mexico plans to sign": the name before the verb that governs it.
                let mut top = verb;
                while syntax.relation(top) == Relation::Xcomp
                    && let Some(head) = syntax.head(top)
                {
                    top = head;
                }
                return self.standing_before(top);
            }
        };
        let subject = self.antecedent(verb, subject);
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
        if actors.len() == 1 {
            actors.extend(self.joined_after(subject, verb, actors[0]));
        }
        if syntax.sentence_of(verb) == 0 {
            // "India, Kenya begin …": headlines join by a comma.
            let start = self.passage.span(subject).start;
            let mut before = self.mentions.range(..start).rev();
            if let Some((_, &(end, actor, _))) = before.next()
                && self.passage.text.get(end..start) == Some(", ")
                && !actors.is_empty()
                && !actors.contains(&actor)
                && !self.is_behind_adposition(actor, start)
            {
                actors.insert(0, actor);
            }
        }
        if actors.is_empty() && syntax.upos(subject) != Upos::Pron {
            actors = self.standing_before(verb);
        }
        actors
    }

    /// Of "the court of the state, which ruled" and "the president of the state, who signed" the court and the president:
    /// the parser hangs the clause on the state.
    fn antecedent(&self, verb: usize, subject: usize) -> usize {
        let syntax = self.passage.syntax;
        let pronoun = syntax
            .children(verb)
            .find(|&child| child < verb && syntax.relation(child) == Relation::Nsubj);
        let Some(pronoun) = pronoun.filter(|_| {
            syntax.relation(verb) == Relation::Acl
                && syntax.head(verb) == Some(subject)
                && syntax.relation(subject) == Relation::Nmod
        }) else {
            return subject;
        };
        let is_of_state = matches!(self.mentioned(subject), Some((actor, _))
            if self.kind(actor) == ActorKind::State)
            && syntax
                .child(subject, Relation::Case)
                .is_some_and(|case| syntax.lemma(case) == "of");
        let Some(head) = syntax.head(subject).filter(|_| is_of_state) else {
            return subject;
        };
        let is_meant = match self.named_by(head).as_slice() {
            [actor] => match syntax.lemma(pronoun) {
                "who" => {
                    self.kind(*actor) == ActorKind::Person || self.passage.title_at(head).is_some()
                }
                "which" => matches!(
                    self.kind(*actor),
                    ActorKind::GovernmentBody | ActorKind::InternationalOrganization
                ),
                _ => false,
            },
            _ => false,
        };
        if is_meant { head } else { subject }
    }

    /// Those of a kind with a subject who follow it with an "and" before the verb: "Ministers Wagner of Congo and Nduhungirehe
    /// of Rwanda signed", and in a headline with a comma.
    fn joined_after(&self, subject: usize, verb: usize, actor: ActorId) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let kind = self.kind(actor);
        if !matches!(kind, ActorKind::Person | ActorKind::State)
            || subject >= verb
            || verb - subject > 16
        {
            return Vec::new();
        }
        let is_listed = (subject + 1..verb).all(|word| {
            matches!(
                syntax.upos(word),
                Upos::Propn
                    | Upos::Noun
                    | Upos::Adj
                    | Upos::Adp
                    | Upos::Det
                    | Upos::Cconj
                    | Upos::Aux
                    | Upos::Part
            ) || self.passage.word(word) == ","
        });
        if !is_listed {
            return Vec::new();
        }
        let is_headline = syntax.sentence_of(verb) == 0;
        let mut joined = Vec::new();
        for word in subject + 2..verb {
            let before = self.passage.word(word - 1);
            let is_joined =
                before == "and" || is_headline && before == "," && kind == ActorKind::State;
            if let Some((other, MentionKind::Name)) = self.mentioned(word)
                && is_joined
                && other != actor
                && self.kind(other) == kind
                && !joined.contains(&other)
            {
                joined.push(other);
            }
        }
        joined
    }

    /// "In Kenya, Chad signed …": whether what is named last before a place stands behind an adposition.
    fn is_behind_adposition(&self, actor: ActorId, before: usize) -> bool {
        let named = self.mentions.range(..before).next_back();
        named.is_some_and(|(&start, &(_, last, _))| {
            last == actor
                && self
                    .passage
                    .word_from(start)
                    .checked_sub(1)
                    .is_some_and(|word| self.passage.syntax.upos(word) == Upos::Adp)
        })
    }

    /// "Washington along with its allies demanded": of two subjects the one without an adposition.
    fn beside_company(&self, verb: usize, subject: usize) -> usize {
        let syntax = self.passage.syntax;
        let has_case = |word: usize| syntax.child(word, Relation::Case).is_some();
        if !has_case(subject)
            || syntax.head(subject) != Some(verb)
            || syntax.relation(subject) != Relation::Nsubj
            || is_passive(syntax, verb)
        {
            return subject;
        }
        syntax
            .children(verb)
            .find(|&child| syntax.relation(child) == Relation::Nsubj && !has_case(child))
            .unwrap_or(subject)
    }

    /// Who does what a passive without an agent says: "condemned in a statement by Egypt", "killed in an Israeli raid".
    fn behind_passive(&self, verb: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let frames = self.passage.lexicon.event_frames();
        // "shot dead by Indian troops"
        if let Some(state) = syntax.child(verb, Relation::Xcomp)
            && syntax.upos(state) == Upos::Adj
        {
            let by = self.directly_after(state, "by");
            if !by.is_empty() {
                return by;
            }
        }
        let deeds = syntax.children(verb).filter(|&child| {
            child > verb
                && syntax.relation(child) == Relation::Obl
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| syntax.lemma(case) == "in")
        });
        for deed in deeds {
            let lemma = syntax.lemma(deed);
            let by = self.directly_after(deed, "by");
            if !by.is_empty() {
                return by;
            }
            let is_force = frames
                .word(lemma, Upos::Noun)
                .any(|frame| matches!(frame.plover, Plover::Assault | Plover::Coerce));
            if lemma == "operation" || is_force {
                return self.owners(deed);
            }
        }
        Vec::new()
    }

    /// The object of the verb above, of a clause behind "of" or "for": those who are accused of, blamed for or thanked for
    /// what it says.
    pub(super) fn accused(&self, verb: usize) -> Option<usize> {
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
                && matches!(syntax.lemma(mark), "of" | "for" | "from" | "with")
        });
        if syntax.xpos(verb) != "VBG" || !has_mark || syntax.child(verb, Relation::Nsubj).is_some()
        {
            return None;
        }
        objects(syntax, head).find(|&object| object < verb)
    }

    /// The actor whose name ends right before a finite verb with its auxiliaries and adverbs: its subject, wherever the
    /// parser hung it.
    pub(super) fn standing_before(&self, verb: usize) -> Vec<ActorId> {
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

    /// The subject of the verb that a noun is the object of: "carried out an attack".
    pub(super) fn light_subject(&self, noun: usize) -> Vec<ActorId> {
        match self
            .light_verb(noun)
            .map(|verb| of_verb(self.passage, verb))
        {
            Some(Found::Word(subject)) => self.group(subject),
            _ => Vec::new(),
        }
    }

    /// The verb that says little more than its object: "carried out" an attack.
    pub(in crate::extract::events) fn light_verb(&self, noun: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let frames = self.passage.lexicon.event_frames();
        syntax.head(noun).filter(|&verb| {
            let is_done = match syntax.relation(noun) {
                Relation::Obj => true,
                // "An investigation was launched by the agency."
                Relation::Nsubj => syntax.deprel(noun).subtype == Subtype::Pass,
                // "called for talks" and "spoke after the talks" do not hold them.
                Relation::Obl => syntax
                    .child(noun, Relation::Case)
                    .is_none_or(|case| matches!(syntax.lemma(case), "in" | "on" | "with" | "out")),
                _ => false,
            };
            // "called the attack cowardly" does not attack.
            let is_judged = syntax.relation(noun) == Relation::Obj
                && syntax.children(verb).any(|state| {
                    state > noun
                        && syntax.relation(state) == Relation::Xcomp
                        && syntax.upos(state) != Upos::Verb
                });
            is_done
                && !is_judged
                && syntax.upos(noun) == Upos::Noun
                && syntax.upos(verb) == Upos::Verb
                && frames.is_a(syntax.lemma(verb), "light")
        })
    }
}
