//! Nouns as cues: "the allegation that …", "Moscow's claim of …", "its refusal to …".

use super::candidate::Candidate;
use super::content::{Content, clause, own_words};
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::model::{Act, Construction, Factuality};
use crate::syntax::{Relation, Subtype, Upos};

impl<'l> Finder<'_, 'l> {
    /// "the allegation that …", "Moscow's claim of …", "its refusal to …".
    pub(super) fn noun(&self, entry: &'l Cue, noun: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        if let Some(receiver) = self.receiver(entry, noun) {
            return self.received(entry, noun, receiver);
        }
        let content = syntax
            .children(noun)
            .filter(|&child| child > noun)
            .find_map(|child| match syntax.relation(child) {
                Relation::Acl | Relation::Ccomp
                    if entry.takes(&Frame::Clause) && self.marked_that(child) =>
                {
                    let words = clause(syntax, self.passage, child);
                    self.finish(self.up_to_predicate(words, noun), Some(child))
                }
                Relation::Acl if entry.takes(&Frame::Infinitive) && self.is_infinitive(child) => {
                    self.finish(syntax.subtree(child), None)
                }
                Relation::Nmod | Relation::Acl
                    if self
                        .case_of(child)
                        .is_some_and(|case| entry.takes_after(case)) =>
                {
                    self.after_case(child, self.told_to(entry, child).unwrap_or(child))
                }
                Relation::Acl | Relation::Ccomp
                    if entry.takes(&Frame::Clause)
                        && entry.act != Act::Ask
                        && self.is_complement(noun, child) =>
                {
                    let words = syntax
                        .subtree(child)
                        .skip_while(|&word| syntax.lemma(word) == "that")
                        .collect();
                    self.finish(self.up_to_predicate(words, noun), Some(child))
                }
                _ => None,
            })
            .or_else(|| self.right_after(entry, noun))
            .or_else(|| self.equated(entry, noun))?;
        if syntax.head(noun).is_some_and(|verb| {
            syntax.relation(noun) == Relation::Obj
                && self
                    .passage
                    .lexicon
                    .cues()
                    .word(syntax.lemma(verb), syntax.upos(verb))
                    .any(|entry| self.expression(entry, verb).is_some())
        }) {
            return None;
        }
        let Found::Word(source) = source::of_noun(self.passage, noun) else {
            return None;
        };
        let source = if self.is_of_others(entry, noun, source) {
            noun
        } else {
            source
        };
        let expletive = syntax
            .head(noun)
            .and_then(|head| syntax.child(head, Relation::Expl));
        // "It is apparent from its message that …": the clause is the sentence's subject.
        if expletive.is_some()
            && entry.act == Act::Assert
            && syntax.relation(noun) != Relation::Nsubj
        {
            return None;
        }
        // "There is no suggestion of …"
        let is_none = syntax
            .child(noun, Relation::Det)
            .is_some_and(|det| matches!(syntax.lemma(det), "no" | "any"));
        if expletive.is_some() && is_none && content.head.is_none() {
            return None;
        }
        if source == noun && content.head.is_none() && expletive.is_none() {
            return None;
        }
        Some(Candidate {
            entry,
            construction: Construction::Noun,
            word: noun,
            cue: self.passage.span(noun),
            source: (source != noun).then_some(source),
            content: content.spans,
            content_head: content.head,
        })
    }

    /// Whether a noun tells what the subject of its verb does not say itself: "denied *the report that* …", "dismissed the claim
    /// that …".
    fn is_of_others(&self, entry: &Cue, noun: usize, source: usize) -> bool {
        let syntax = self.passage.syntax;
        let Some(verb) = syntax
            .head(noun)
            .filter(|_| syntax.relation(noun) == Relation::Obj && source < noun)
        else {
            return false;
        };
        let is_possessor = syntax.head(source) == Some(noun);
        let is_hearsay = entry.act == Act::Assert && entry.source == Factuality::PossiblePositive;
        !is_possessor
            && (is_hearsay
                || self
                    .passage
                    .lexicon
                    .cues()
                    .word(syntax.lemma(verb), Upos::Verb)
                    .any(|row| matches!(row.act, Act::Deny | Act::Criticize | Act::Confirm)))
    }

    /// What somebody after the noun's adposition is to do: "calls for Lind *to resign*".
    fn told_to(&self, entry: &Cue, named: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let next = own_words(self.passage, named).last()? + 1;
        (entry.act == Act::Demand
            && next + 1 < self.unit(named).end
            && self.passage.word(next) == "to"
            && syntax.xpos(next + 1) == "VB")
            .then_some(next + 1)
    }

    /// What stands right after a noun, where the tree hangs it on the noun's verb: "issued a call *for calm*", "renewed its pledge
    /// *to leave*".
    fn right_after(&self, entry: &Cue, noun: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let verb = syntax
            .head(noun)
            .filter(|_| syntax.relation(noun) == Relation::Obj)?;
        // "provides support for families" is help.
        let is_said = self.is_cue(verb)
            || syntax
                .children(noun)
                .any(|child| syntax.deprel(child).subtype == Subtype::Poss);
        if entry.act == Act::Support && !is_said {
            return None;
        }
        let next = noun + 1;
        let unit = self.unit(noun);
        if next + 1 >= unit.end || self.is_hidden(next, noun) {
            return None;
        }
        if entry.takes(&Frame::Infinitive)
            && self.passage.word(next) == "to"
            && syntax.xpos(next + 1) == "VB"
        {
            let end = self.content_end(next + 1, next, noun, &unit);
            return self.finish(next..end, None);
        }
        let case = syntax.lemma(next);
        let matter = syntax.head(next).filter(|&matter| {
            matter > next
                && syntax.head(matter) == Some(verb)
                && syntax.upos(next) == Upos::Adp
                && entry.takes_after(case)
        })?;
        self.after_case(matter, matter)
    }

    /// Whether a clause that the tree takes for a relative one has all its places filled, so that it says what the noun holds:
    /// "assurances *he had no part in it*", "a denial *that it had sent arms*".
    fn is_complement(&self, noun: usize, clause: usize) -> bool {
        let syntax = self.passage.syntax;
        let Some(first) = syntax
            .subtree(clause)
            .next()
            .filter(|&word| word == noun + 1)
        else {
            return false;
        };
        let has_that = syntax.lemma(first) == "that";
        let is_relative = !has_that && matches!(syntax.xpos(first), "WDT" | "WP" | "WRB" | "WP$");
        // "the matter we are interested *in*"
        let is_stranded = syntax
            .subtree(clause)
            .filter(|&word| !self.is_punct(word))
            .last()
            .is_some_and(|last| syntax.upos(last) == Upos::Adp);
        if self.is_punct(first) || is_relative || is_stranded {
            return false;
        }
        let is_own = |child: usize| child != first || !has_that;
        let has_subject = syntax.children(clause).any(|child| {
            syntax.relation(child) == Relation::Nsubj
                && is_own(child)
                && !syntax.has_feat(child, "PronType=Rel")
        });
        let is_full = syntax
            .children(clause)
            .any(|child| match syntax.relation(child) {
                Relation::Obj | Relation::Ccomp => is_own(child) && child > clause,
                Relation::Cop => true,
                Relation::Aux => syntax.deprel(child).subtype == Subtype::Pass,
                _ => false,
            });
        has_subject && is_full && self.has_finite(first..clause + 1)
    }

    /// "Its claim is that it had no part": what a noun with a possessor is said to be.
    fn equated(&self, entry: &Cue, noun: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let head = syntax
            .head(noun)
            .filter(|_| entry.takes(&Frame::Clause) && syntax.relation(noun) == Relation::Nsubj)?;
        let has_possessor = syntax
            .children(noun)
            .any(|child| syntax.deprel(child).subtype == Subtype::Poss);
        let that = syntax.children(head).find(|&child| {
            child > noun
                && syntax.relation(child) == Relation::Mark
                && syntax.lemma(child) == "that"
        })?;
        let copula = that.checked_sub(1)?;
        if !has_possessor || syntax.lemma(copula) != "be" || !self.is_finite(copula) {
            return None;
        }
        let end = self.content_end(that + 1, that, noun, &self.unit(noun));
        self.finish(that + 1..end, Some(head))
    }

    pub(super) fn marked_that(&self, clause: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .children(clause)
            .any(|child| syntax.relation(child) == Relation::Mark && syntax.lemma(child) == "that")
    }
}
