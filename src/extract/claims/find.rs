//! Cues with their contents.

use std::ops::Range;

use super::candidate::Candidate;
use super::content::{clause, spans, widened};
use super::source::{self, Found};
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Syntax, Upos};
use crate::text::Span;

/// Every attribution of a text.
pub(super) fn candidates<'l>(passage: &Passage<'l>, quotes: &Quotes) -> Vec<Candidate<'l>> {
    let mut candidates = Vec::new();
    for sentence in passage.sentences() {
        if sentence.is_empty() {
            continue;
        }
        let finder = Finder {
            passage,
            quotes,
            span: passage.span_of(&sentence),
            sentence: sentence.clone(),
        };
        let mut at = sentence.start;
        let first = candidates.len();
        while at < sentence.end {
            at = finder.read(at, &mut candidates);
        }
        finder.pass_on(&mut candidates[first..]);
    }
    super::layout::add(passage, quotes, &mut candidates);
    super::follow::join(passage, quotes, &mut candidates);
    candidates
}

/// A content with the word that its clause hangs on.
pub(super) struct Content {
    pub(super) spans: Vec<Span>,
    pub(super) head: Option<usize>,
}

pub(super) struct Finder<'r, 'l> {
    pub(super) passage: &'r Passage<'l>,
    pub(super) quotes: &'r Quotes,
    pub(super) sentence: Range<usize>,
    pub(super) span: Span,
}

impl<'l> Finder<'_, 'l> {
    /// Reads the cue that begins at a word, if one does; gives the word to go on from.
    fn read(&self, at: usize, candidates: &mut Vec<Candidate<'l>>) -> usize {
        if let Some((entry, words, verb)) = self.phrase_at(at) {
            candidates.extend(self.phrase(entry, &words, verb));
            return words.end.max(at + 1);
        }
        let (lemma, upos) = self.read_as(at);
        for entry in self.passage.lexicon.cues().word(lemma, upos) {
            let found = match upos {
                Upos::Verb => self.verb(entry, at),
                Upos::Noun => self.noun(entry, at),
                Upos::Adj => self.adjective(entry, at),
                Upos::Adv => self.adverb(entry, at),
                _ => None,
            };
            if let Some(candidate) = found {
                candidates.push(candidate);
                break;
            }
        }
        at + 1
    }

    /// "reported, citing officials": those who are cited say what is reported.
    fn pass_on(&self, candidates: &mut [Candidate<'l>]) {
        let syntax = self.passage.syntax;
        for at in 1..candidates.len() {
            let word = candidates[at].word;
            let is_citing = matches!(candidates[at].entry.lemma.as_str(), "cite" | "quote")
                && syntax.xpos(word) == "VBG"
                && candidates[at].content_head.is_none();
            let Some(object) = syntax
                .child(word, Relation::Obj)
                .filter(|&object| is_citing && self.is_somebody(object))
            else {
                continue;
            };
            let (before, rest) = candidates.split_at(at);
            let reported = before
                .iter()
                .rev()
                .chain(&rest[1..])
                .find(|other| {
                    syntax.is_below(word, other.word)
                        && other.content_head.is_some()
                        && !other
                            .content
                            .iter()
                            .any(|span| span.contains(self.passage.span(word)))
                })
                .map(|other| (other.content.clone(), other.content_head));
            if let Some((content, head)) = reported {
                candidates[at].source = Some(object);
                candidates[at].content = content;
                candidates[at].content_head = head;
            }
        }
    }

    /// Whether a word names or describes somebody who can speak.
    fn is_somebody(&self, word: usize) -> bool {
        self.passage.nominal_at(word).is_some()
            || self.passage.name_at(word).is_some()
            || self.passage.entity_at(word).is_some()
            || self.passage.syntax.upos(word) == Upos::Propn
            || matches!(
                self.passage.syntax.lemma(word),
                "person" | "people" | "source"
            )
    }

    /// Lemma and part of speech of a word; a verb in the third person that is taken for a noun is put right.
    fn read_as(&self, at: usize) -> (&'l str, Upos) {
        let syntax = self.passage.syntax;
        let (lemma, upos) = (syntax.lemma(at), syntax.upos(at));
        let letters = self.passage.word(at);
        let cues = self.passage.lexicon.cues();
        if upos == Upos::Noun
            && letters == lemma
            && at > self.sentence.start
            && at + 1 < self.sentence.end
            && self.passage.word(at + 1) == "that"
            && cues.word(lemma, Upos::Verb).next().is_some()
            && cues.word(lemma, Upos::Noun).next().is_none()
            && !cues.is(lemma, CueWord::Plural)
        {
            return (lemma, Upos::Verb);
        }
        if !matches!(upos, Upos::Noun | Upos::Propn)
            || !letters.ends_with(['s', 'S'])
            || at == self.sentence.start
        {
            return (lemma, upos);
        }
        let Some((verb, is_noun)) = self.passage.lexicon.cues().third_person(letters) else {
            return (lemma, upos);
        };
        let next = at + 1;
        let next_upos = if next < self.sentence.end {
            syntax.upos(next)
        } else {
            Upos::Punct
        };
        let is_marked = next < self.sentence.end
            && matches!(
                syntax.lemma(next),
                "that" | "he" | "she" | "it" | "they" | "having" | "whether"
            );
        let before = syntax.upos(at - 1);
        let follows_name = matches!(before, Upos::Propn | Upos::Noun | Upos::Pron | Upos::Punct);
        let begins_object = matches!(
            next_upos,
            Upos::Propn
                | Upos::Noun
                | Upos::Det
                | Upos::Adj
                | Upos::Num
                | Upos::Pron
                | Upos::Part
                | Upos::Adp
        );
        let has_verb = || {
            let mut words = self.sentence.clone();
            words
                .any(|word| word != at && matches!(syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD"))
        };
        if matches!(before, Upos::Propn | Upos::Noun | Upos::Pron) && self.ends_after_name(at) {
            return (verb, Upos::Verb);
        }
        let is_verb = if is_noun {
            follows_name
                && (begins_object && before != Upos::Punct && !has_verb()
                    || is_marked && before != Upos::Noun)
        } else {
            follows_name && (begins_object || is_marked)
        };
        if is_verb {
            (verb, Upos::Verb)
        } else {
            (lemma, upos)
        }
    }

    /// Whether a word ends its sentence after nothing but a name that follows a clause or quotation: "…, Berg concludes."
    fn ends_after_name(&self, at: usize) -> bool {
        let syntax = self.passage.syntax;
        let ends = at + 1 >= self.sentence.end
            || self.is_punct(at + 1)
                && at + 2 >= self.sentence.end
                && self.passage.word(at + 1) == ".";
        let name = (self.sentence.start..at)
            .rev()
            .take_while(|&word| {
                matches!(
                    syntax.upos(word),
                    Upos::Propn | Upos::Noun | Upos::Pron | Upos::Det | Upos::Adj
                )
            })
            .last();
        ends && name.is_some_and(|first| {
            first > self.sentence.start
                && at - first <= 4
                && (self.passage.word(first - 1) == ","
                    || self.quotes.number(first - 1).is_some() && self.is_punct(first - 1))
                && (self.sentence.start..first).any(|word| self.is_finite(word))
        })
    }

    /// The longest phrase that begins at a word, its words, and its first verb.
    fn phrase_at(&self, at: usize) -> Option<(&'l Cue, Range<usize>, usize)> {
        let syntax = self.passage.syntax;
        self.passage
            .lexicon
            .cues()
            .phrases(syntax.lemma(at))
            .iter()
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

    fn phrase(&self, entry: &'l Cue, words: &Range<usize>, verb: usize) -> Option<Candidate<'l>> {
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

    /// "according to X": the source follows, the content is the clause around it.
    fn according(&self, entry: &'l Cue, words: &Range<usize>) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        // The name after it is the head of the phrase, whose head is the clause's.
        let source = syntax
            .head(words.start)
            .filter(|&head| head >= words.end)
            .or_else(|| {
                (words.end..self.sentence.end).find(|&word| {
                    matches!(syntax.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
                })
            })?;
        let unit = self.unit(words.start);
        let end = (source + 1..unit.end)
            .find(|&word| {
                self.passage.word(word) == ","
                    || self.is_hidden(word, source)
                    || !syntax.is_below(word, source)
            })
            .unwrap_or(unit.end);
        // An apposition of the source between commas is the source's too.
        let end = match (end..unit.end).find(|&word| self.passage.word(word) == "," && word > end) {
            Some(comma)
                if words.start > unit.start
                    && syntax.children(source).any(|child| {
                        syntax.relation(child) == Relation::Appos && (end..comma).contains(&child)
                    }) =>
            {
                comma
            }
            _ => end,
        };
        let first = (unit.start..words.start)
            .rev()
            .find(|&word| self.passage.word(word) == ";")
            .map_or(unit.start, |word| word + 1);
        let last = (end..unit.end)
            .find(|&word| self.passage.word(word) == ";")
            .unwrap_or(unit.end);
        let around: Vec<usize> = (first..words.start).chain(end..last).collect();
        let clause_head = self.top(
            if words.start > first + 1 {
                first..words.start
            } else {
                end..last
            },
            source,
        );
        let content = self.finish_all(around, clause_head)?;
        Some(Candidate {
            entry,
            construction: Construction::Adposition,
            word: words.start,
            cue: self.passage.span_of(words),
            source: Some(source),
            content: content.spans,
            content_head: content.head,
        })
    }

    /// The verb or predicate whose clause a word belongs to.
    fn clause_top(&self, word: usize) -> usize {
        let syntax = self.passage.syntax;
        syntax
            .ancestors(word)
            .find(|&word| {
                matches!(
                    syntax.relation(word),
                    Relation::Root
                        | Relation::Ccomp
                        | Relation::Advcl
                        | Relation::Parataxis
                        | Relation::Acl
                ) || syntax.head(word).is_none()
            })
            .unwrap_or(word)
    }

    /// The content that some words make, up to the source that ", according to" gives for what holds them.
    fn finish(
        &self,
        words: impl IntoIterator<Item = usize>,
        head: Option<usize>,
    ) -> Option<Content> {
        let words = words.into_iter().take_while(|&word| {
            !(word > self.sentence.start
                && self.passage.word(word) == "according"
                && self.passage.word(word - 1) == ",")
        });
        self.finish_all(words, head)
    }

    fn finish_all(
        &self,
        words: impl IntoIterator<Item = usize>,
        head: Option<usize>,
    ) -> Option<Content> {
        let spans = spans(self.passage, words);
        (!spans.is_empty()).then(|| Content {
            spans: self.widened(spans),
            head,
        })
    }

    pub(super) fn widened(&self, spans: Vec<Span>) -> Vec<Span> {
        widened(spans, self.span, self.quotes)
    }

    fn verb(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        if matches!(
            syntax.relation(verb),
            Relation::Amod | Relation::Compound | Relation::Case | Relation::Mark | Relation::Fixed
        ) {
            return None;
        }
        // "promised to support": what is only to be done is no stand yet.
        if matches!(entry.act, Act::Support | Act::Criticize)
            && syntax.xpos(verb) == "VB"
            && self.is_infinitive(verb)
        {
            return None;
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
        } else {
            self.active(entry, verb, verb + 1)?
        };
        let source = match found {
            Found::Word(word) => Some(word),
            Found::Nobody
                if content.head.is_some() || matches!(entry.act, Act::Ask | Act::Believe) =>
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

    /// Whether a participle without an auxiliary is passive: "when asked whether …", "as first reported by …".
    fn is_bare_passive(&self, entry: &Cue, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let asks = |next: usize| {
            next < self.sentence.end
                && (matches!(self.passage.word(next), "by" | "about" | "whether" | "if")
                    || matches!(syntax.xpos(next), "WRB" | "WP" | "WDT"))
        };
        let is_asked = verb == self.sentence.start
            || self.passage.word(verb - 1) == "," && syntax.relation(verb) == Relation::Advcl;
        if is_asked
            && entry.act == Act::Ask
            && asks(verb + 1)
            && matches!(syntax.xpos(verb), "VBN" | "VBD" | "VB")
        {
            return true;
        }
        if !matches!(syntax.xpos(verb), "VBN" | "VBD")
            || syntax
                .children(verb)
                .any(|child| matches!(syntax.relation(child), Relation::Aux | Relation::Nsubj))
        {
            return false;
        }
        let mut first = verb;
        while first > self.sentence.start && syntax.upos(first - 1) == Upos::Adv {
            first -= 1;
        }
        first > self.sentence.start
            && (matches!(self.passage.word(first - 1), "when" | "When" | "if" | "If")
                || self.passage.word(first - 1).eq_ignore_ascii_case("as")
                    && source::with_case(self.passage, verb, &["by"]).is_some())
    }

    /// "As reported by the paper, …": the clause around it.
    fn as_reported(&self, entry: &Cue, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        if !entry.takes(&Frame::Clause) {
            return None;
        }
        let unit = self.unit(verb);
        let mut first = verb;
        while first > unit.start && matches!(syntax.upos(first - 1), Upos::Adv | Upos::Aux) {
            first -= 1;
        }
        if first == unit.start || !self.passage.word(first - 1).eq_ignore_ascii_case("as") {
            return None;
        }
        let first = first - 1;
        let end = (verb..unit.end)
            .find(|&word| self.passage.word(word) == ",")
            .unwrap_or(unit.end);
        let (words, range) = if first > unit.start + 3 {
            ((unit.start..first).chain(end..unit.end), unit.start..first)
        } else {
            ((end..end).chain(end..unit.end), end..unit.end)
        };
        let head = self.top(range, verb);
        head.filter(|&head| is_clause(syntax, head))
            .and_then(|head| self.finish(words, Some(head)))
    }

    /// Source and content of a verb in the active voice. What stands before `after` is the cue's own.
    fn active(
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
    fn expression(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
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

    /// The content of a cue in the active voice. What stands before `after` is the cue's own.
    fn content_of(&self, entry: &Cue, verb: usize, after: usize) -> Option<Content> {
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
            && (entry.takes(&Frame::Infinitive) || entry.takes(&Frame::ObjectInfinitive))
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
        if entry.takes(&Frame::Gerund)
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

    /// The content of a passive: "is expected to …", "was accused of …", "it is said that …".
    fn passive_content(&self, entry: &Cue, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let subject = syntax
            .children(verb)
            .find(|&child| matches!(syntax.relation(child), Relation::Nsubj | Relation::Csubj));
        if let Some(head) = syntax.child(verb, Relation::Ccomp) {
            return self.finish(clause(syntax, self.passage, head), Some(head));
        }
        if let Some(infinitive) = syntax
            .child(verb, Relation::Xcomp)
            .filter(|&head| self.is_infinitive(head))
        {
            return match subject
                .filter(|_| entry.takes(&Frame::ObjectInfinitive) && entry.act == Act::Demand)
            {
                Some(subject) => self.finish(
                    syntax.subtree(subject).chain(syntax.subtree(infinitive)),
                    None,
                ),
                None => self.finish(syntax.subtree(infinitive), Some(infinitive)),
            };
        }
        let joined = syntax.children(verb).find(|&other| {
            other > verb
                && matches!(syntax.relation(other), Relation::Obl | Relation::Advcl)
                && self.case_of(other).is_some_and(|case| {
                    entry.takes_object_and(case) || case == "as" && entry.takes(&Frame::ObjectAs)
                })
        });
        if entry.act == Act::Ask
            && let Some(matter) = syntax.children(verb).find(|&other| {
                other > verb
                    && self
                        .case_of(other)
                        .is_some_and(|case| entry.takes_after(case))
            })
        {
            return self.after_case(matter, matter);
        }
        let subject = subject?;
        if let Some(joined) = joined {
            return self.finish(syntax.subtree(subject).chain(syntax.subtree(joined)), None);
        }
        entry
            .takes(&Frame::Object)
            .then(|| self.finish(syntax.subtree(subject), None))
            .flatten()
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

    fn is_infinitive(&self, head: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .children(head)
            .any(|child| child < head && syntax.lemma(child) == "to")
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

    /// From an object over what is said of it to where nothing of that goes on.
    fn reach(&self, object: usize, joined: usize, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(object).find(|&word| word > verb)?;
        let unit = self.unit(verb);
        let end = self.content_end(joined.max(start), verb + 1, verb, &unit);
        self.finish(start..end.max(object + 1), None)
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
                    matches!(
                        case,
                        "for" | "against" | "with" | "between" | "from" | "under" | "in"
                    ) && !(case == "in" && syntax.upos(other) != Upos::Noun)
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

    /// From one dependent to the end of another.
    fn stretch(&self, first: usize, last: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(first).next()?;
        let end = own_words(self.passage, last)
            .into_iter()
            .take_while(|&word| {
                word <= last
                    || self.passage.word(word - 1) != ","
                    || !matches!(
                        self.passage.word(word),
                        "with" | "while" | "though" | "although" | "as" | "after"
                    )
            })
            .last()?;
        self.finish(start..=end.max(first), None)
    }

    /// What follows the adposition of one dependent, to the end of another.
    fn after_case(&self, first: usize, last: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(first).find(|&word| {
            !(syntax.head(word) == Some(first)
                && word < first
                && matches!(syntax.relation(word), Relation::Case | Relation::Mark))
        })?;
        let end = own_words(self.passage, last).into_iter().next_back()?;
        self.finish(start..=end.max(start), None)
    }

    /// "the allegation that …", "Moscow's claim of …", "its refusal to …".
    fn noun(&self, entry: &'l Cue, noun: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let content = syntax
            .children(noun)
            .filter(|&child| child > noun)
            .find_map(|child| match syntax.relation(child) {
                Relation::Acl | Relation::Ccomp
                    if entry.takes(&Frame::Clause) && self.marked_that(child) =>
                {
                    self.finish(clause(syntax, self.passage, child), Some(child))
                }
                Relation::Acl if entry.takes(&Frame::Infinitive) && self.is_infinitive(child) => {
                    self.finish(syntax.subtree(child), None)
                }
                Relation::Nmod | Relation::Acl
                    if self
                        .case_of(child)
                        .is_some_and(|case| entry.takes_after(case)) =>
                {
                    self.after_case(child, child)
                }
                _ => None,
            })?;
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
        if source == noun && content.head.is_none() {
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

    fn marked_that(&self, clause: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .children(clause)
            .any(|child| syntax.relation(child) == Relation::Mark && syntax.lemma(child) == "that")
    }

    /// "is confident that …".
    fn adjective(&self, entry: &'l Cue, adjective: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        syntax.child(adjective, Relation::Cop)?;
        let content = self.content_of(entry, adjective, adjective + 1)?;
        let Found::Word(source) = source::of_verb(self.passage, adjective) else {
            return None;
        };
        Some(Candidate {
            entry,
            construction: Construction::Adjective,
            word: adjective,
            cue: self.passage.span(adjective),
            source: Some(source),
            content: content.spans,
            content_head: content.head,
        })
    }

    /// "reportedly": the author passes on what the clause says.
    fn adverb(&self, entry: &'l Cue, adverb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let head = syntax.head(adverb)?;
        let top = self.clause_top(head);
        let words = syntax.subtree(top).filter(|&word| word != adverb);
        let content = self.finish(words, None)?;
        Some(Candidate {
            entry,
            construction: Construction::Adverb,
            word: adverb,
            cue: self.passage.span(adverb),
            source: None,
            content: content.spans,
            content_head: content.head,
        })
    }
}

/// Whether an object can be content of a cue.
fn takes_object(entry: &Cue) -> bool {
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

/// The words below a word, without a later conjunct that is a clause of its own beside a noun or an infinitive: what the
/// parser hangs on the nearest word often belongs further up.
fn own_words(passage: &Passage<'_>, head: usize) -> Vec<usize> {
    let syntax = passage.syntax;
    let is_bare = |word: usize| syntax.upos(word) != Upos::Verb || syntax.xpos(word) == "VB";
    let strange: Vec<usize> = syntax
        .children(head)
        .filter(|&child| {
            syntax.relation(child) == Relation::Conj
                && is_bare(head)
                && syntax.upos(child) == Upos::Verb
                && syntax.xpos(child) != "VB"
        })
        .collect();
    let first = strange.first().map_or(usize::MAX, |&child| {
        syntax.subtree(child).next().unwrap_or(child)
    });
    syntax
        .subtree(head)
        .filter(|&word| word < first)
        .take_while(|&word| word <= head || passage.word(word) != ";")
        .collect()
}
