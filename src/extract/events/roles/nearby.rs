//! Who is named near a word, where the parser says nothing or something else.

use super::{Roles, objects};
use crate::lexicon::{EventFrame, Slot};
use crate::model::{ActorId, ActorKind, MentionKind, Plover};
use crate::syntax::{Relation, Upos};

impl Roles<'_> {
    /// Whom else an act is told of: the first actor behind a verb in its own clause, in its object, its complement or
    /// what its adpositions bring.
    pub(in crate::extract::events) fn anyone_behind(
        &self,
        verb: usize,
        actors: &[ActorId],
    ) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        let frames = self.passage.lexicon.event_frames();
        let mut word = verb + 1;
        while word < end.min(verb + 30) {
            let is_end = matches!(
                self.passage.word(word),
                ";" | ":" | "“" | "\"" | "``" | "–" | "—" | "("
            ) || matches!(syntax.upos(word), Upos::Sconj | Upos::Adp)
                // "refused to hand over the suspects"
                && (word == verb + 1
                    || syntax.upos(word - 1) != Upos::Verb
                    || !frames.is_a(&self.passage.word(word).to_lowercase(), "separable"))
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
                    MentionKind::Nominal => {
                        self.actors[actor.index()].country.is_some()
                            && self.kind(actor) != ActorKind::Media
                    }
                    MentionKind::Pronoun => false,
                    _ => !matches!(
                        self.actors[actor.index()].kind,
                        ActorKind::Media | ActorKind::Other
                    ),
                })
                && !self.is_aside(word);
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

    /// Whether a name is of a currency, or only compared: "one million US dollars", "drugs like Portugal".
    fn is_aside(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        let frames = self.passage.lexicon.event_frames();
        let is_money = syntax.head(word).is_some_and(|head| {
            head > word && head <= word + 2 && frames.is_a(syntax.lemma(head), "currency")
        });
        let case = syntax.child(self.top(word), Relation::Case);
        is_money
            || case.is_some_and(|case| matches!(syntax.lemma(case), "like" | "as" | "than" | "via"))
    }

    /// The actor whose name follows a verb with nothing but its own modifiers between.
    pub(super) fn right_after(&self, verb: usize) -> Vec<ActorId> {
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
    pub(super) fn top(&self, word: usize) -> usize {
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
    pub(super) fn later_after(&self, verb: usize, adposition: &str) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let end = syntax.sentence(syntax.sentence_of(verb)).end;
        let frames = self.passage.lexicon.event_frames();
        let mut words = verb + 1..end.min(verb + 14);
        let case = words.find(|&word| {
            syntax.lemma(word) == adposition && syntax.relation(word) == Relation::Case
                || matches!(syntax.upos(word), Upos::Verb | Upos::Sconj)
                || matches!(self.passage.word(word), ";" | ":")
                || syntax.upos(verb) == Upos::Noun
                    && syntax.upos(word) == Upos::Adp
                    && frames.is_a(syntax.lemma(word), "aside")
        });
        let Some(case) = case.filter(|&case| syntax.relation(case) == Relation::Case) else {
            return Vec::new();
        };
        syntax
            .head(case)
            .filter(|&head| head > case)
            // "sentenced for her murder by a court": who did it stands below the noun itself.
            .filter(|&head| {
                syntax.upos(verb) != Upos::Noun
                    || syntax.lemma(case) != "by"
                    || syntax.is_below(head, verb)
            })
            .map(|head| self.group(head))
            .unwrap_or_default()
    }

    /// What follows an adposition below a word, or, where the parser hung it on the object, below that.
    pub(super) fn after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
        let own = self.directly_after(word, adposition);
        if !own.is_empty() {
            return own;
        }
        objects(self.passage.syntax, word)
            .map(|object| self.directly_after(object, adposition))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    /// Whether a frame's particle brings, below the object of a verb, the actor to whom the act is done.
    pub(in crate::extract::events) fn is_aimed(
        &self,
        frame: &EventFrame,
        verb: usize,
        particle: &str,
    ) -> bool {
        let is_slot = |slot: &Slot| matches!(slot, Slot::After(word) if word == particle);
        // What flies arms to somebody is no visit.
        let is_force = matches!(frame.plover, Plover::Assault | Plover::Coerce);
        is_force
            && frame.upos == Upos::Verb
            && frame.recipients.iter().any(is_slot)
            && objects(self.passage.syntax, verb)
                // "dozens of rockets against Chad"
                .flat_map(|object| {
                    std::iter::once(object).chain(self.passage.syntax.children(object))
                })
                .any(|thing| thing > verb && !self.directly_after(thing, particle).is_empty())
    }

    pub(super) fn directly_after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
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
    pub(in crate::extract::events) fn is_adjective(&self, word: usize) -> bool {
        matches!(self.mentioned(word), Some((_, MentionKind::Demonym)))
    }

    /// The first actor that is named among some words.
    pub(in crate::extract::events) fn first_between(
        &self,
        words: std::ops::Range<usize>,
    ) -> Vec<ActorId> {
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
}
