//! Objects, infinitives, gerunds and predicates that a cue's frame takes: "urged Minsk to sign", "called it outdated".

use super::content::{Content, clause, own_words};
use super::find::Finder;
use super::source::{self, Found};
use super::words::is_clause;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// The content of a cue in the active voice. What stands before `after` is the cue's own.
    pub(super) fn content_of(&self, entry: &Cue, verb: usize, after: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let child = |relation: Relation| {
            syntax
                .children(verb)
                .filter(move |&child| syntax.relation(child) == relation)
                .find(move |&child| child >= after)
        };
        let clausal = syntax
            .children(verb)
            .find(|&child| syntax.relation(child) == Relation::Ccomp && is_clause(syntax, child));
        if let Some(head) = clausal.filter(|_| {
            entry.takes(&Frame::Clause)
                || entry.takes(&Frame::Quote)
                || entry.takes(&Frame::Question)
        }) {
            let own: Vec<usize> = clause(syntax, self.passage, head);
            return self.finish(own, Some(head));
        }
        if entry.takes(&Frame::Question)
            && let Some(head) = child(Relation::Advcl).filter(|&head| {
                syntax
                    .child(head, Relation::Mark)
                    .is_some_and(|mark| matches!(syntax.lemma(mark), "whether" | "if"))
            })
        {
            return self.finish(syntax.subtree(head), Some(head));
        }
        let object = child(Relation::Obj)
            .or_else(|| child(Relation::Iobj))
            .or_else(|| {
                let named = child(Relation::Xcomp).or_else(|| child(Relation::Ccomp))?;
                let is_noun = matches!(syntax.upos(named), Upos::Noun | Upos::Propn | Upos::Pron);
                (is_noun && entry.takes(&Frame::ObjectPredicate)).then_some(named)
            });
        if let Some(object) = object
            && entry.takes(&Frame::ObjectInfinitive)
            && let Some(to) = self.infinitive_after(object, verb)
        {
            return self.reach(object, to, verb);
        }
        if let Some(object) = object
            && entry.takes(&Frame::DocumentObject)
            && self.is_of_document(verb)
        {
            return self.reach(object, object, verb);
        }
        if let Some(infinitive) = child(Relation::Xcomp).filter(|&head| self.is_infinitive(head))
            && object.is_none()
            && self.takes_infinitive(entry, verb)
        {
            // A source's wish not to be named is no claim.
            let is_named = matches!(syntax.lemma(infinitive), "name" | "identify" | "quote")
                && source::is_passive(syntax, infinitive);
            return (!is_named)
                .then(|| self.finish(own_words(self.passage, infinitive), None))
                .flatten();
        }
        if object.is_none()
            && entry.takes(&Frame::Infinitive)
            && after + 1 < self.sentence.end
            && syntax.lemma(after) == "to"
            && (syntax.xpos(after + 1) == "VB" || syntax.upos(after + 1) == Upos::Adj)
        {
            let end = self.content_end(after + 1, after, verb, &self.unit(verb));
            return self.finish(after..end.max(after + 2), None);
        }
        let follows = |word: usize| word < self.sentence.end && !self.is_hidden(word, verb);
        if entry.takes(&Frame::Gerund) && follows(after) && syntax.xpos(after) == "VBG" {
            let end = self.content_end(after, after, verb, &self.unit(verb));
            return self.finish(after..end, None);
        }
        // A verb that the tree takes for a noun has no object there: what follows is it.
        if syntax.upos(verb) != Upos::Verb
            && follows(after)
            && !self.is_punct(after)
            && takes_object(entry)
        {
            let end = self.content_end(after, after, verb, &self.unit(verb));
            return self.finish(after..end, None);
        }
        // "backed it, saying …" has an object: what follows is said of the backing.
        if entry.takes(&Frame::Gerund)
            && object.is_none()
            && let Some(head) = child(Relation::Xcomp)
                .or_else(|| child(Relation::Ccomp))
                .or_else(|| child(Relation::Advcl))
                .filter(|&head| {
                    syntax.xpos(head) == "VBG"
                        || syntax
                            .children(head)
                            .any(|aux| aux == after && syntax.xpos(aux) == "VBG")
                })
        {
            return self.finish(syntax.subtree(head), None);
        }
        if let Some(object) = object {
            let joined = syntax
                .children(verb)
                .chain(syntax.children(object))
                .find(|&other| {
                    other > object
                        && matches!(
                            syntax.relation(other),
                            Relation::Obl
                                | Relation::Advcl
                                | Relation::Acl
                                | Relation::Nmod
                                | Relation::Xcomp
                        )
                        && self.case_of(other).is_some_and(|case| {
                            entry.takes_object_and(case)
                                || case == "as"
                                    && (entry.takes(&Frame::ObjectAs)
                                        || entry.takes(&Frame::Object))
                        })
                });
            if let Some(joined) = joined {
                return self.reach(object, joined, verb);
            }
            if let Some(joined) = self.joined_after(entry, object, verb) {
                return self.reach(object, joined, verb);
            }
            if entry.takes(&Frame::ObjectPredicate)
                && let Some(content) = self.predicated(object, verb)
            {
                return Some(content);
            }
            if entry.takes(&Frame::Object) {
                let last = self.last_of_object(entry, verb, object);
                return self.stretch(object, last);
            }
        }
        // "called on Minsk to release …", "called for calm", "hinted at a deal".
        syntax
            .children(verb)
            .filter(|&other| {
                other >= after
                    && matches!(
                        syntax.relation(other),
                        Relation::Obl | Relation::Advcl | Relation::Nmod
                    )
            })
            .find_map(|other| {
                let case = self.case_of(other)?;
                if entry
                    .frames
                    .iter()
                    .any(|frame| matches!(frame, Frame::AfterInfinitive(word) if word == case))
                    && let Some(infinitive) =
                        child(Relation::Xcomp).or_else(|| child(Relation::Advcl))
                {
                    return self.after_case(other, infinitive);
                }
                entry
                    .takes_after(case)
                    .then(|| self.after_case(other, other))
                    .flatten()
            })
    }

    /// Whether the content of a cue may be what its own subject is to do. Where another row of the verb takes just that, a row
    /// of "NP to do" leaves it there: "wanted to leave" against "wanted Minsk to leave".
    fn takes_infinitive(&self, entry: &Cue, verb: usize) -> bool {
        let lemma = self.passage.syntax.lemma(verb);
        entry.takes(&Frame::Infinitive)
            || entry.takes(&Frame::ObjectInfinitive)
                && !self
                    .passage
                    .lexicon
                    .cues()
                    .word(lemma, Upos::Verb)
                    .any(|row| row.takes(&Frame::Infinitive))
    }

    /// The gerund that an adposition of the cue joins to its object, where the tree hangs it elsewhere: "accused the paper
    /// and its owner of lying".
    fn joined_after(&self, entry: &Cue, object: usize, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        (object + 1..self.unit(verb).end)
            .take_while(|&word| !matches!(self.passage.word(word), ";" | ":"))
            .take_while(|&word| !self.is_finite(word) || syntax.relation(word) == Relation::Aux)
            .find(|&word| {
                entry.takes_object_and(syntax.lemma(word))
                    && word + 1 < self.sentence.end
                    && (syntax.xpos(word + 1) == "VBG" || self.is_hidden(word + 1, verb))
            })
            .map(|word| word + 1)
    }

    /// Whether the subject of a verb is a document.
    fn is_of_document(&self, verb: usize) -> bool {
        let Found::Word(subject) = source::of_verb(self.passage, verb) else {
            return false;
        };
        let cues = self.passage.lexicon.cues();
        cues.is(self.passage.syntax.lemma(subject), CueWord::Document)
    }

    /// The "to" before an infinitive that an object is asked to do: "urged it for weeks to drop the text".
    fn infinitive_after(&self, object: usize, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        (object + 1..self.unit(verb).end)
            .take_while(|&word| {
                !matches!(syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD")
                    && !matches!(self.passage.word(word), "," | ";" | ":")
            })
            .find(|&word| {
                syntax.upos(word) == Upos::Part
                    && syntax.lemma(word) == "to"
                    && word + 1 < self.sentence.end
                    && (syntax.head(word) == Some(word + 1) || syntax.xpos(word + 1) == "VB")
            })
    }

    /// An object and what it is called: "called the measures outdated".
    fn predicated(&self, object: usize, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(object).find(|&word| word > verb)?;
        let unit = self.unit(verb);
        let end = self.content_end(start, verb + 1, verb, &unit);
        // The noun phrase ends where a predicate can begin.
        let predicate = (start + 1..end).find(|&word| {
            let before = syntax.upos(word - 1);
            let follows_noun = matches!(before, Upos::Noun | Upos::Propn | Upos::Pron);
            self.is_hidden(word, verb)
                || follows_noun
                    && matches!(
                        syntax.upos(word),
                        Upos::Det
                            | Upos::Adj
                            | Upos::Adv
                            | Upos::Verb
                            | Upos::Num
                            | Upos::Noun
                            | Upos::Propn
                    )
                    && (!matches!(syntax.upos(word), Upos::Noun | Upos::Propn)
                        || before == Upos::Pron)
                    && !matches!(
                        syntax.xpos(word),
                        "VBD" | "VBZ" | "VBP" | "MD" | "VB" | "WDT"
                    )
        })?;
        (predicate < end)
            .then(|| self.finish(start..end, None))
            .flatten()
    }

    /// The last dependent that belongs with an object: "announced sanctions against Moscow".
    fn last_of_object(&self, entry: &Cue, verb: usize, object: usize) -> usize {
        let syntax = self.passage.syntax;
        if !matches!(
            entry.act,
            Act::Promise | Act::Demand | Act::Reveal | Act::Support | Act::Criticize
        ) {
            return object;
        }
        let mut last = object;
        for other in syntax.children(verb).filter(|&other| other > object) {
            let is_joined = match syntax.relation(other) {
                Relation::Obl => self.case_of(other).is_some_and(|case| {
                    self.is_word(case, CueWord::ObjectCase)
                        && !(case == "in" && syntax.upos(other) != Upos::Noun)
                }),
                _ => false,
            };
            let first = syntax
                .subtree(other)
                .find(|&word| !self.is_punct(word))
                .unwrap_or(other);
            if !is_joined || self.passage.word(first.saturating_sub(1)) == "," {
                break;
            }
            last = other;
        }
        last
    }
}

/// Whether an object can be content of a cue.
pub(super) fn takes_object(entry: &Cue) -> bool {
    entry.frames.iter().any(|frame| {
        matches!(
            frame,
            Frame::Object
                | Frame::ObjectInfinitive
                | Frame::ObjectAs
                | Frame::ObjectPredicate
                | Frame::ObjectAnd(_)
        )
    })
}
