//! Verbs as cues: active or passive, saying or framing, and the nouns that say what a verb does ("voiced concern").

use super::candidate::Candidate;
use super::content::{Content, own_words};
use super::find::Finder;
use super::object::takes_object;
use super::source::{self, Found};
use super::words::is_clause;
use crate::lexicon::{Cue, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Subtype, Upos};

impl<'l> Finder<'_, 'l> {
    pub(super) fn verb(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let is_modifier = matches!(
            syntax.relation(verb),
            Relation::Amod | Relation::Compound | Relation::Case | Relation::Mark | Relation::Fixed
        );
        if is_modifier && !self.precedes_determiner(verb) {
            return self.appended(entry, verb);
        }
        // "a strong showing", "Company called X", ", say, two".
        if self.is_no_predicate(verb) {
            return None;
        }
        // "promised to support": what is only to be done is no stand yet.
        if matches!(entry.act, Act::Support | Act::Criticize)
            && syntax.xpos(verb) == "VB"
            && self.is_infinitive(verb)
        {
            return None;
        }
        if entry.takes(&Frame::Around) {
            return self.evidential(entry, verb);
        }
        if let Some(candidate) = self.expression(entry, verb) {
            return Some(candidate);
        }
        let is_asked = self.is_bare_passive(entry, verb);
        let (found, content, construction) = if source::is_passive(syntax, verb) {
            (
                source::of_verb(self.passage, verb),
                self.passive_content(entry, verb)
                    .or_else(|| self.as_reported(entry, verb))?,
                Construction::Passive,
            )
        } else if is_asked {
            let content = self
                .passive_content(entry, verb)
                .or_else(|| self.content_of(entry, verb, verb + 1))
                .or_else(|| self.as_reported(entry, verb))?;
            (
                source::of_passive(self.passage, verb),
                content,
                Construction::Passive,
            )
        } else if let Some(found) = self.participle(entry, verb) {
            found
        } else if let Some(found) = self.answered(entry, verb) {
            found
        } else {
            self.active(entry, verb, verb + 1)
                .or_else(|| self.relative(entry, verb))?
        };
        let source = match found {
            Found::Word(word) => Some(word),
            Found::Nobody
                if content.head.is_some()
                    || matches!(entry.act, Act::Ask | Act::Believe)
                    || entry.act == Act::Allege && self.is_of_named_subject(verb) =>
            {
                None
            }
            _ => return None,
        };
        if source.is_some_and(|word| {
            content
                .spans
                .iter()
                .any(|span| span.contains(self.passage.span(word)))
        }) {
            return None;
        }
        let particle = syntax
            .children(verb)
            .find(|&child| syntax.deprel(child).to_string() == "compound:prt" && child == verb + 1);
        let end = particle.map_or(verb + 1, |word| word + 1);
        // "referred to", "spoke about": the adposition before the content belongs to the cue.
        let has_adposition = content.spans.first().is_some_and(|span| {
            end + 1 < self.sentence.end
                && self.passage.span(end + 1).start == span.start
                && entry.takes_after(syntax.lemma(end))
        });
        let end = end + usize::from(has_adposition);
        Some(Candidate {
            entry,
            construction,
            word: verb,
            cue: self.passage.span_of(&(verb..end)),
            source,
            content: content.spans,
            content_head: content.head,
        })
    }

    /// "…, urging viewers to stay": a participle that the tree takes for a modifier of the one it addresses.
    fn appended(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let unit = self.unit(verb);
        if syntax.xpos(verb) != "VBG"
            || self.word_before(verb) != ","
            || !entry.takes(&Frame::ObjectInfinitive)
        {
            return None;
        }
        let to = self.infinitive_after(entry, verb, verb)?;
        let end = self.content_end(to, verb + 1, verb, &unit);
        let content = self.finish(verb + 1..end, None)?;
        let Found::Word(source) = self.cue_clause(verb, &unit, false).source else {
            return None;
        };
        (source < verb).then(|| Candidate {
            entry,
            construction: Construction::Frame,
            word: verb,
            cue: self.passage.span(verb),
            source: Some(source),
            content: content.spans,
            content_head: None,
        })
    }

    /// Whether a past tense that the tree takes for a modifier stands before a determiner, where none can: "Berg alleged
    /// *the* plan had failed".
    fn precedes_determiner(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let next = verb + 1;
        let before = verb
            .checked_sub(1)
            .filter(|&word| word >= self.sentence.start)
            .map(|word| syntax.upos(word));
        next < self.sentence.end
            && matches!(syntax.xpos(verb), "VBD" | "VBN")
            && matches!(before, Some(Upos::Propn | Upos::Noun | Upos::Pron))
            && (syntax.upos(next) == Upos::Det
                || syntax.deprel(next).subtype == Subtype::Poss && syntax.upos(next) != Upos::Noun)
    }

    /// Whether a verb is no predicate here: a gerund that is a noun, a participle that only names, a word of "for example".
    fn is_no_predicate(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let before = verb
            .checked_sub(1)
            .filter(|&word| word >= self.sentence.start);
        let is_noun = syntax.xpos(verb) == "VBG"
            && before.is_some_and(|word| {
                matches!(syntax.upos(word), Upos::Det | Upos::Adj)
                    && !matches!(syntax.lemma(word), "all" | "both" | "each")
                    || syntax.deprel(word).subtype == Subtype::Poss
                        && syntax.upos(word) == Upos::Pron
            });
        let next = verb + 1;
        let is_name = syntax.lemma(verb) == "call"
            && syntax.xpos(verb) == "VBN"
            && syntax.relation(verb) == Relation::Acl
            && next < self.sentence.end
            && (matches!(syntax.upos(next), Upos::Propn | Upos::Noun | Upos::Det)
                || self.is_capitalised(next)
                || self.is_hidden(next, verb));
        // "the group, also known as Dawn": a name beside a name.
        let is_alias = syntax.lemma(verb) == "know"
            && syntax.xpos(verb) == "VBN"
            && next < self.sentence.end
            && matches!(self.passage.word(next), "as" | "for" | "by" | "to");
        let is_example = syntax.xpos(verb) == "VB"
            && self.word_before(verb) == ","
            && next < self.sentence.end
            && self.passage.word(next) == ",";
        is_noun || is_name || is_alias || is_example
    }

    /// Source and content of a verb in the active voice. What stands before `after` is the cue's own.
    pub(super) fn active(
        &self,
        entry: &Cue,
        verb: usize,
        after: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        let object = syntax.children(verb).find(|&child| {
            child >= after
                && syntax.relation(child) == Relation::Obj
                && !self.is_hidden(child, verb)
        });
        let has_clause = syntax.children(verb).any(|child| {
            child >= after && syntax.relation(child) == Relation::Ccomp && is_clause(syntax, child)
        });
        let is_inverted = self.inverted(verb, &self.unit(verb)).is_some();
        let prefers_object = object.is_some() && takes_object(entry) && !has_clause && !is_inverted;
        let speech = || {
            self.speech(entry, verb, after)
                .map(|speech| (speech.source, speech.content, Construction::Speech))
        };
        let framed = || {
            let content = self.content_of(entry, verb, after)?;
            let source = match source::of_verb(self.passage, verb) {
                Found::Word(word) if self.is_hidden(word, verb) => Found::Missing,
                Found::Word(word) if word < self.unit(verb).start => self.after_dateline(verb),
                found => found,
            };
            let source = match source {
                Found::Missing => self.cue_clause(verb, &self.unit(verb), false).source,
                source => source,
            };
            (source != Found::Missing).then_some((source, content, Construction::Frame))
        };
        if prefers_object {
            framed().or_else(speech)
        } else {
            speech().or_else(framed)
        }
    }

    /// The first noun phrase after a dateline, which the tree takes for the subject itself.
    fn after_dateline(&self, verb: usize) -> Found {
        let syntax = self.passage.syntax;
        let start = self.unit(verb).start;
        let mut words = start..verb;
        words
            .find(|&word| {
                matches!(syntax.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
                    && !matches!(
                        syntax.relation(word),
                        Relation::Compound | Relation::Det | Relation::Amod
                    )
                    && syntax.head(word).is_none_or(|head| {
                        head < start || head >= verb || syntax.relation(word) != Relation::Nmod
                    })
            })
            .map_or(Found::Missing, Found::Word)
    }

    /// "declared its support for …", "voiced concern over …": the noun says what the verb does.
    pub(super) fn expression(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        if !entry.takes(&Frame::Clause)
            || entry.takes(&Frame::Object)
            || source::is_passive(syntax, verb)
        {
            return None;
        }
        let object = syntax
            .child(verb, Relation::Obj)
            .filter(|&object| object > verb && syntax.upos(object) == Upos::Noun)?;
        let noun = self
            .passage
            .lexicon
            .cues()
            .word(syntax.lemma(object), Upos::Noun)
            .next()?;
        if !matches!(
            noun.act,
            Act::Support | Act::Criticize | Act::Predict | Act::Ask
        ) {
            return None;
        }
        let Found::Word(source) = source::of_verb(self.passage, verb) else {
            return None;
        };
        let content = self.finish(own_words(self.passage, object), None)?;
        Some(Candidate {
            entry: noun,
            construction: Construction::Expression,
            word: verb,
            cue: self.passage.span(verb),
            source: Some(source),
            content: content.spans,
            content_head: None,
        })
    }
}
