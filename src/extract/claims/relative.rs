//! Contents that a relative clause or a participle takes up: "a law that Minsk calls outdated", "a law backed by Minsk".

use std::ops::Range;

use super::content::Content;
use super::find::Finder;
use super::object::takes_object;
use super::source::{self, Found};
use crate::lexicon::{Cue, CueWord, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Subtype, Upos};

/// Words within which a clause takes up a noun for what was said.
const ANSWER: usize = 10;

impl Finder<'_, '_> {
    /// "a law that Minsk calls outdated": what the clause belongs to is the content, with what is said of it after the cue.
    pub(super) fn relative(
        &self,
        entry: &Cue,
        verb: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        let noun = syntax.head(verb)?;
        let takes_any = takes_object(entry) || entry.takes(&Frame::Clause);
        if syntax.relation(verb) != Relation::Acl || noun >= verb || !takes_any {
            return None;
        }
        let is_relative = |word: usize| {
            matches!(
                syntax.lemma(word),
                "which" | "that" | "who" | "whom" | "what"
            )
        };
        let subject = syntax.children(verb).find(|&child| {
            syntax.relation(child) == Relation::Nsubj
                && syntax.deprel(child).subtype != Subtype::Pass
                && child > noun
                && child < verb
                && !is_relative(child)
                && !self.is_hidden(child, verb)
        })?;
        // An object of its own leaves the noun no place.
        let has_object = syntax.children(verb).any(|child| {
            child > verb && matches!(syntax.relation(child), Relation::Obj | Relation::Ccomp)
        });
        if has_object || source::is_passive(syntax, verb) {
            return None;
        }
        let rest = self.said_of(entry, verb);
        // A noun alone ("a charge that Minsk denied") does not say what is claimed of it.
        if rest.is_none() && !self.is_wide {
            return None;
        }
        let content = self.taken_up(noun, verb, rest)?;
        Some((Found::Word(subject), content, Construction::Frame))
    }

    /// "Minsk says Vilnius closed the road, a charge the city denies": what was said is the content.
    pub(super) fn answered(
        &self,
        entry: &Cue,
        verb: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        if !takes_object(entry) || source::is_passive(syntax, verb) {
            return None;
        }
        let sentence = syntax.sentence(syntax.sentence_of(verb));
        let noun = (sentence.start..verb)
            .rev()
            .take(ANSWER)
            .find(|&noun| self.answer_to(noun) == Some(verb))?;
        // "which" means a thing as often as what was said.
        if syntax.xpos(noun) == "WDT"
            && (entry.act != Act::Deny
                || !(sentence.start..noun).any(|word| self.is_cue(word))
                || self.relative(entry, verb).is_some())
        {
            return None;
        }
        let subject = (noun + 1..verb)
            .rev()
            .find(|&word| matches!(syntax.upos(word), Upos::Noun | Upos::Propn | Upos::Pron))?;
        let rest = self.said_of(entry, verb);
        let said = rest.into_iter().flat_map(|rest| syntax.subtree(rest));
        let words = self
            .answered_clause(noun, sentence.start)
            .unwrap_or(self.phrase_start(noun)..noun + 1);
        let content = self.finish(words.chain(said), None)?;
        Some((Found::Word(subject), content, Construction::Frame))
    }

    /// The clause that a noun for what was said stands for: "blamed Vilnius for *closing the road*, a charge …".
    fn answered_clause(&self, noun: usize, start: usize) -> Option<Range<usize>> {
        let syntax = self.passage.syntax;
        let end = self.phrase_start(noun) - 1;
        let cue = (start..end).rev().find(|&word| self.is_cue(word))?;
        let clause = (cue + 1..end).find(|&word| {
            matches!(
                syntax.relation(word),
                Relation::Ccomp | Relation::Acl | Relation::Advcl | Relation::Xcomp
            ) && syntax
                .head(word)
                .is_some_and(|head| (cue..end).contains(&head))
        })?;
        let first = match syntax.xpos(clause) {
            "VBG" => clause,
            _ => syntax.subtree(clause).find(|&word| {
                word > cue && !self.is_punct(word) && syntax.relation(word) != Relation::Mark
            })?,
        };
        (first < end).then_some(first..end)
    }

    /// The cue of the clause that takes up a noun for what was said, after a comma: "…, a charge (that) the city has *denied*".
    fn answer_to(&self, noun: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let lemma = self.passage.lemma(noun);
        let cues = self.passage.lexicon.cues();
        let is_told = self.is_word(lemma, CueWord::Told)
            || syntax.upos(noun) == Upos::Noun && cues.word(lemma, Upos::Noun).next().is_some();
        let first = self.phrase_start(noun);
        if !is_told
            || first == 0
            || !(self.passage.word(first - 1) == "," || self.is_dash(first - 1))
        {
            return None;
        }
        let end = syntax.sentence(syntax.sentence_of(noun)).end;
        let mut has_subject = false;
        for word in (noun + 1..end).take(ANSWER) {
            match self.read_as(word).1 {
                Upos::Pron | Upos::Sconj if word == noun + 1 => {
                    has_subject = !matches!(syntax.lemma(word), "that" | "which");
                }
                Upos::Noun | Upos::Propn | Upos::Pron => has_subject = true,
                Upos::Aux | Upos::Adv if has_subject => {}
                Upos::Adj | Upos::Num if !has_subject => {}
                Upos::Det | Upos::Adp | Upos::Part => {}
                // A verb that is taken for a noun is read as one because it is a cue.
                Upos::Verb
                    if has_subject && (syntax.upos(word) != Upos::Verb || self.is_cue(word)) =>
                {
                    return Some(word);
                }
                _ => return None,
            }
        }
        None
    }

    /// Whether a phrase that begins at a word names what was said, and another answers it.
    pub(super) fn begins_answer(&self, first: usize) -> bool {
        let end = self.passage.syntax.len();
        (first..end)
            .take(3)
            .any(|noun| self.phrase_start(noun) == first && self.answer_to(noun).is_some())
    }

    /// The first word of a noun with what stands right before it: "a false claim".
    fn phrase_start(&self, noun: usize) -> usize {
        let syntax = self.passage.syntax;
        (0..noun)
            .rev()
            .take(2)
            .take_while(|&word| matches!(syntax.upos(word), Upos::Det | Upos::Adj))
            .last()
            .unwrap_or(noun)
    }

    /// What the cue of a relative clause says of the noun: "calls *outdated*", "dismissed *as baseless*".
    fn said_of(&self, entry: &Cue, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        syntax.children(verb).find(|&child| {
            child > verb
                && match syntax.relation(child) {
                    Relation::Obl | Relation::Xcomp | Relation::Advcl => self
                        .case_of(child)
                        .is_none_or(|case| case == "as" || entry.takes_object_and(case)),
                    _ => false,
                }
                && (entry.takes(&Frame::ObjectAs)
                    || entry.takes(&Frame::ObjectPredicate)
                    || entry.takes(&Frame::ObjectInfinitive))
        })
    }

    /// "a law backed by Minsk": what the participle belongs to is the content.
    pub(super) fn participle(
        &self,
        entry: &Cue,
        verb: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        let noun = syntax.head(verb)?;
        let is_bare = !syntax.children(verb).any(|child| {
            matches!(
                syntax.relation(child),
                Relation::Aux | Relation::Nsubj | Relation::Obj
            )
        });
        if syntax.relation(verb) != Relation::Acl
            || noun >= verb
            || syntax.xpos(verb) != "VBN"
            || !is_bare
            || !matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
            || !(self.is_wide && entry.takes(&Frame::Clause)
                || entry.takes(&Frame::Object)
                    && matches!(
                        entry.act,
                        Act::Support | Act::Criticize | Act::Demand | Act::Promise
                    ))
        {
            return None;
        }
        let by = source::with_case(self.passage, verb, &["by"]).filter(|&by| by > verb)?;
        let content = self.taken_up(noun, verb, None)?;
        Some((Found::Word(by), content, Construction::Passive))
    }

    /// The noun phrase before a clause that belongs to it, and what follows the cue there.
    fn taken_up(&self, noun: usize, verb: usize, rest: Option<usize>) -> Option<Content> {
        let syntax = self.passage.syntax;
        let first = syntax
            .subtree(verb)
            .find(|&word| !self.is_punct(word))
            .unwrap_or(verb);
        let start = syntax
            .children(noun)
            .filter(|&child| {
                child < noun
                    && matches!(
                        syntax.relation(child),
                        Relation::Det
                            | Relation::Amod
                            | Relation::Compound
                            | Relation::Nummod
                            | Relation::Nmod
                            | Relation::Flat
                    )
            })
            .filter_map(|child| syntax.subtree(child).next())
            .min()
            .unwrap_or(noun);
        let words = (start..first).chain(rest.into_iter().flat_map(|rest| syntax.subtree(rest)));
        self.finish(words, None)
    }
}
