//! What a word is and where it stands: finite, punctuation, hidden in a quotation, head of a clause.

use std::ops::Range;

use super::find::Finder;
use crate::lexicon::CueWord;
use crate::syntax::{Relation, Syntax, Upos};

impl<'l> Finder<'_, 'l> {
    /// Whether a word stands in a quotation that another does not stand in.
    pub(super) fn is_hidden(&self, word: usize, from: usize) -> bool {
        self.quotes
            .number(word)
            .is_some_and(|number| self.quotes.number(from) != Some(number))
    }

    pub(super) fn is_punct(&self, word: usize) -> bool {
        self.passage.syntax.upos(word) == Upos::Punct
            || !self.passage.word(word).contains(char::is_alphanumeric)
    }

    /// Whether a word stands beside cues in this way.
    pub(super) fn is_word(&self, word: &str, kind: CueWord) -> bool {
        self.passage.lexicon.cues().is(word, kind)
    }

    pub(super) fn is_dash(&self, word: usize) -> bool {
        matches!(self.passage.word(word), "—" | "–" | "--" | "-")
    }

    pub(super) fn is_finite(&self, word: usize) -> bool {
        matches!(self.passage.syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD")
    }

    pub(super) fn has_finite(&self, mut words: Range<usize>) -> bool {
        words.any(|word| self.is_finite(word))
    }

    /// Whether some words hold a finite verb with a subject.
    pub(super) fn has_clause(&self, words: Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        words.clone().any(|word| {
            self.is_finite(word)
                && std::iter::once(word).chain(syntax.head(word)).any(|head| {
                    syntax.children(head).any(|child| {
                        syntax.relation(child) == Relation::Nsubj && words.contains(&child)
                    })
                })
        })
    }

    /// Whether some words can be a clause; the tree takes some past tenses for participles.
    pub(super) fn may_be_clause(&self, words: Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        self.has_finite(words.clone())
            || words.clone().skip(1).any(|word| {
                syntax.xpos(word) == "VBN"
                    && syntax.relation(word) != Relation::Amod
                    && matches!(
                        syntax.upos(word - 1),
                        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv
                    )
            })
    }

    pub(super) fn is_capitalised(&self, word: usize) -> bool {
        self.passage.word(word).starts_with(char::is_uppercase)
    }

    pub(super) fn word_before(&self, word: usize) -> &str {
        word.checked_sub(1)
            .map_or("", |word| self.passage.word(word))
    }

    /// The word that the content's main clause hangs on.
    pub(super) fn top(&self, words: Range<usize>, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let is_top = |&word: &usize| {
            syntax
                .head(word)
                .is_none_or(|head| !words.contains(&head) || head == verb)
        };
        let tops = || words.clone().filter(|&word| word != verb).filter(is_top);
        tops()
            .find(|&word| is_clause(syntax, word))
            .or_else(|| tops().find(|&word| syntax.upos(word) != Upos::Punct))
    }

    /// The adposition that introduces a dependent.
    pub(super) fn case_of(&self, word: usize) -> Option<&'l str> {
        let syntax = self.passage.syntax;
        syntax
            .children(word)
            .find(|&child| {
                child < word && matches!(syntax.relation(child), Relation::Case | Relation::Mark)
            })
            .map(|case| syntax.lemma(case))
    }

    pub(super) fn is_infinitive(&self, head: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .children(head)
            .any(|child| child < head && syntax.lemma(child) == "to")
    }

    pub(super) fn is_cue(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.upos(word) == Upos::Verb
            && self
                .passage
                .lexicon
                .cues()
                .word(self.passage.lemma(word), Upos::Verb)
                .any(|entry| self.counts(entry))
    }
}

/// Whether a word heads a clause: a verb, or a predicate with a subject or copula.
pub(super) fn is_clause(syntax: &Syntax, head: usize) -> bool {
    matches!(syntax.upos(head), Upos::Verb | Upos::Aux)
        || syntax.children(head).any(|child| {
            matches!(
                syntax.relation(child),
                Relation::Nsubj | Relation::Csubj | Relation::Cop | Relation::Aux
            )
        })
}
