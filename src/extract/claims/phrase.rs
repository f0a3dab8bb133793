//! Cues of several words: "call for", "make clear".

use std::ops::Range;

use super::candidate::Candidate;
use super::content::Content;
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Subtype, Upos};

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
                            || (matches!(syntax.upos(word), Upos::Adj | Upos::Det)
                                || syntax.deprel(word).subtype == Subtype::Poss
                                    && syntax.upos(word) == Upos::Pron)
                                && lemmas[index..].len() <= 2)
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
        // "said nothing had changed": the phrase's last word is the subject of what is said.
        if entry.act == Act::Decline && words.end < self.sentence.end && self.is_finite(words.end) {
            return None;
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
        // "Since it failed, they have asked for help": what the phrase's adposition leads to is its content.
        let is_led = syntax.relation(words.end - 1) == Relation::Case
            && words.end < self.sentence.end
            && !self.is_hidden(words.end, verb)
            && source::of_verb(self.passage, verb) != Found::Missing;
        let led = is_led.then(framed).flatten();
        let active = (entry.act != Act::Decline && led.is_none())
            .then(|| self.active(entry, verb, words.end))
            .flatten();
        let (found, content) = match active {
            Some((found, content, _)) => (found, Some(content)),
            None => (source::of_verb(self.passage, verb), led.or_else(framed)),
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
