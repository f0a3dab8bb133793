//! Cues of several words: "call for", "make clear".

use std::ops::Range;

use super::candidate::Candidate;
use super::content::Content;
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Upos};

impl<'l> Finder<'_, 'l> {
    /// The longest phrase that begins at a word, its words, and its first verb.
    pub(super) fn phrase_at(&self, at: usize) -> Option<(&'l Cue, Range<usize>, usize)> {
        let syntax = self.passage.syntax;
        self.passage
            .lexicon
            .cues()
            .phrases(syntax.lemma(at))
            .iter()
            .filter(|(_, cue)| self.counts(cue))
            .find_map(|(lemmas, cue)| {
                let mut word = at;
                for (index, lemma) in lemmas.iter().enumerate() {
                    // Adverbs may stand in between, and before a noun its modifiers.
                    while index > 0
                        && word < self.sentence.end
                        && syntax.lemma(word) != lemma
                        && (syntax.upos(word) == Upos::Adv
                            || matches!(syntax.upos(word), Upos::Adj | Upos::Det)
                                && index + 1 == lemmas.len())
                    {
                        word += 1;
                    }
                    if word >= self.sentence.end || syntax.lemma(word) != lemma {
                        return None;
                    }
                    word += 1;
                }
                let verb = (at..word)
                    .find(|&word| syntax.upos(word) == Upos::Verb)
                    .unwrap_or(at);
                Some((cue, at..word, verb))
            })
    }

    pub(super) fn phrase(
        &self,
        entry: &'l Cue,
        words: &Range<usize>,
        verb: usize,
    ) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        if entry.takes(&Frame::Around) {
            return self.according(entry, words);
        }
        // A negation is shown with its auxiliaries.
        let mut first = words.start;
        while first > self.sentence.start
            && syntax.lemma(words.start) == "not"
            && syntax.upos(first - 1) == Upos::Aux
        {
            first -= 1;
        }
        let framed = || {
            let mut heads = words.clone().rev();
            heads
                .find_map(|head| self.content_of(entry, head, words.end))
                .or_else(|| self.phrase_object(entry, words))
        };
        let active = (entry.act != Act::Decline)
            .then(|| self.active(entry, verb, words.end))
            .flatten();
        let (found, content) = match active {
            Some((found, content, _)) => (found, Some(content)),
            None => (source::of_verb(self.passage, verb), framed()),
        };
        let source = match found {
            Found::Word(word) => Some(word),
            _ if entry.act == Act::Decline => None,
            _ => return None,
        };
        if content.is_none() && entry.act != Act::Decline {
            return None;
        }
        let content = content.unwrap_or(Content {
            spans: Vec::new(),
            head: None,
        });
        Some(Candidate {
            entry,
            construction: Construction::Phrase,
            word: verb,
            cue: self.passage.span_of(&(first..words.end)),
            source,
            content: content.spans,
            content_head: content.head,
        })
    }

    /// The object of a phrase that ends with an adposition: "called for calm", "called on Minsk to release".
    fn phrase_object(&self, entry: &Cue, words: &Range<usize>) -> Option<Content> {
        let syntax = self.passage.syntax;
        let last = words.end - 1;
        let takes = entry.takes(&Frame::Object) || entry.takes(&Frame::ObjectInfinitive);
        let object = syntax
            .head(last)
            .filter(|&object| takes && object > last && object < self.sentence.end)?;
        let verb = words.start;
        let infinitive = syntax
            .children(verb)
            .chain(syntax.children(object))
            .filter(|&child| {
                child > object
                    && matches!(
                        syntax.relation(child),
                        Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::Ccomp
                    )
            })
            .find(|&child| self.is_infinitive(child));
        match infinitive.filter(|_| entry.takes(&Frame::ObjectInfinitive)) {
            Some(infinitive) => self.after_case(object, infinitive),
            None => self.after_case(object, object),
        }
    }
}
