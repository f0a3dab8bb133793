//! Cues with their contents.

use std::ops::Range;

use super::candidate::Candidate;
use super::content::{clause, quoted, spans, widened};
use super::source::{self, Found};
use crate::extract::Passage;
use crate::extract::quotes::Quote;
use crate::lexicon::{Cue, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Syntax, Upos};
use crate::text::Span;

/// Every attribution of a text.
pub(super) fn candidates<'l>(passage: &Passage<'l>, quotes: &[Quote]) -> Vec<Candidate<'l>> {
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
        while at < sentence.end {
            at = finder.read(at, &mut candidates);
        }
    }
    follow_up(passage, quotes, &mut candidates);
    candidates
}

/// A content with the word that its clause hangs on.
struct Content {
    spans: Vec<Span>,
    head: Option<usize>,
}

struct Finder<'r, 'l> {
    passage: &'r Passage<'l>,
    quotes: &'r [Quote],
    sentence: Range<usize>,
    span: Span,
}

impl<'l> Finder<'_, 'l> {
    /// Reads the cue that begins at a word, if one does; gives the word to go on from.
    fn read(&self, at: usize, candidates: &mut Vec<Candidate<'l>>) -> usize {
        if let Some((entry, words, verb)) = self.phrase_at(at) {
            candidates.extend(self.phrase(entry, &words, verb));
            return words.end.max(at + 1);
        }
        let syntax = self.passage.syntax;
        let upos = syntax.upos(at);
        for entry in self.passage.lexicon.cues().word(syntax.lemma(at), upos) {
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
        let source = match source::of_verb(self.passage, verb) {
            Found::Word(word) => Some(word),
            _ if entry.act == Act::Decline => None,
            _ => return None,
        };
        // A negation is shown with its auxiliaries.
        let mut first = words.start;
        while first > self.sentence.start
            && syntax.lemma(words.start) == "not"
            && syntax.upos(first - 1) == Upos::Aux
        {
            first -= 1;
        }
        let heads: Vec<usize> = (words.start..words.end).collect();
        let content = heads
            .iter()
            .rev()
            .find_map(|&head| self.content_of(entry, head, words.end));
        if content.is_none() && entry.act != Act::Decline {
            return None;
        }
        let content = content.unwrap_or(Content {
            spans: Vec::new(),
            head: None,
        });
        Some(Candidate {
            entry,
            word: verb,
            cue: self.passage.span_of(&(first..words.end)),
            source,
            content: content.spans,
            content_head: content.head,
        })
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
        let clause_head = syntax.head(source).unwrap_or(source);
        let within = |word: usize| syntax.is_below(word, source) || words.contains(&word);
        let around: Vec<usize> = if clause_head == source {
            self.sentence
                .clone()
                .filter(|&word| !within(word))
                .collect()
        } else {
            let top = self.clause_top(clause_head);
            syntax.subtree(top).filter(|&word| !within(word)).collect()
        };
        let content = self.finish(around, Some(clause_head))?;
        Some(Candidate {
            entry,
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

    fn finish(
        &self,
        words: impl IntoIterator<Item = usize>,
        head: Option<usize>,
    ) -> Option<Content> {
        let spans = spans(self.passage, words);
        (!spans.is_empty()).then(|| Content {
            spans: widened(spans, self.span, self.quotes),
            head,
        })
    }

    fn verb(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        if matches!(
            syntax.relation(verb),
            Relation::Amod | Relation::Compound | Relation::Case | Relation::Mark | Relation::Fixed
        ) {
            return None;
        }
        if let Some(candidate) = self.expression(entry, verb) {
            return Some(candidate);
        }
        let found = source::of_verb(self.passage, verb);
        let is_passive = source::is_passive(syntax, verb);
        let content = if is_passive {
            self.passive_content(entry, verb)
        } else {
            self.content_of(entry, verb, verb + 1)
        }?;
        let source = match found {
            Found::Word(word) => Some(word),
            Found::Nobody if content.head.is_some() => None,
            _ => return None,
        };
        let source = source.filter(|&word| {
            !content
                .spans
                .iter()
                .any(|span| span.contains(self.passage.span(word)))
        });
        if source.is_none() && found != Found::Nobody {
            return None;
        }
        let particle = syntax
            .children(verb)
            .find(|&child| syntax.deprel(child).to_string() == "compound:prt" && child == verb + 1);
        Some(Candidate {
            entry,
            word: verb,
            cue: self
                .passage
                .span_of(&(verb..particle.map_or(verb + 1, |word| word + 1))),
            source,
            content: content.spans,
            content_head: content.head,
        })
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
        let content = self.finish(own_words(syntax, object), None)?;
        Some(Candidate {
            entry: noun,
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
        let has_object = entry.takes(&Frame::Object) && child(Relation::Obj).is_some();
        if !has_object && (entry.takes(&Frame::Quote) || entry.takes(&Frame::Clause)) {
            if let Some(content) = self.interrupted(verb) {
                return Some(content);
            }
            if let Some(content) = self.beside(verb) {
                return Some(content);
            }
        }
        let object = child(Relation::Obj);
        if let Some(infinitive) = child(Relation::Xcomp).filter(|&head| self.is_infinitive(head)) {
            if entry.takes(&Frame::ObjectInfinitive)
                && let Some(object) = object.or_else(|| child(Relation::Iobj))
            {
                return self.stretch(object, infinitive);
            }
            if entry.takes(&Frame::Infinitive) || entry.takes(&Frame::ObjectInfinitive) {
                return self.finish(own_words(syntax, infinitive), None);
            }
        }
        if entry.takes(&Frame::Gerund)
            && let Some(head) = child(Relation::Xcomp)
                .or_else(|| child(Relation::Ccomp))
                .or_else(|| child(Relation::Advcl))
                .filter(|&head| syntax.xpos(head) == "VBG")
        {
            return self.finish(syntax.subtree(head), None);
        }
        if let Some(object) = object {
            let joined = syntax
                .children(verb)
                .filter(|&other| other > object && syntax.relation(other) == Relation::Obl)
                .find(|&other| {
                    self.case_of(other).is_some_and(|case| {
                        entry.takes_object_and(case)
                            || case == "as"
                                && (entry.takes(&Frame::ObjectAs) || entry.takes(&Frame::Object))
                    })
                });
            if let Some(joined) = joined {
                return self.stretch(object, joined);
            }
            if entry.takes(&Frame::ObjectPredicate)
                && let Some(predicate) = child(Relation::Xcomp)
            {
                return self.stretch(object, predicate);
            }
            if entry.takes(&Frame::ObjectAs)
                && let Some(head) = syntax.children(verb).find(|&other| {
                    other > object
                        && matches!(syntax.relation(other), Relation::Advcl | Relation::Xcomp)
                        && syntax
                            .children(other)
                            .any(|mark| syntax.lemma(mark) == "as")
                })
            {
                return self.stretch(object, head);
            }
            if entry.takes(&Frame::Object) {
                return self.finish(own_words(syntax, object), None);
            }
        }
        // "called on Minsk to release …", "called for calm", "hinted at a deal".
        syntax
            .children(verb)
            .filter(|&other| {
                other >= after && matches!(syntax.relation(other), Relation::Obl | Relation::Advcl)
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
        let subject = subject?;
        let joined = syntax.children(verb).find(|&other| {
            other > verb
                && matches!(syntax.relation(other), Relation::Obl | Relation::Advcl)
                && self.case_of(other).is_some_and(|case| {
                    entry.takes_object_and(case) || case == "as" && entry.takes(&Frame::ObjectAs)
                })
        });
        if let Some(joined) = joined {
            return self.finish(syntax.subtree(subject).chain(syntax.subtree(joined)), None);
        }
        entry
            .takes(&Frame::Object)
            .then(|| self.finish(syntax.subtree(subject), None))
            .flatten()
    }

    /// Content that the cue's clause interrupts or follows: "X," he said, "Y."
    fn interrupted(&self, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let top = syntax.ancestors(verb).find(|&word| {
            syntax.relation(word) == Relation::Parataxis || self.is_afterthought(word)
        })?;
        let is_same_clause = top == verb
            || syntax
                .ancestors(verb)
                .take_while(|&word| word != top)
                .all(|word| syntax.relation(word) == Relation::Conj);
        let head = syntax.head(top).filter(|_| is_same_clause)?;
        // At the sentence's end the cue speaks of all that stands before it.
        let ends_sentence = syntax.subtree(top).last().is_some_and(|last| {
            (last + 1..self.sentence.end).all(|word| syntax.upos(word) == Upos::Punct)
        });
        let whole = if ends_sentence {
            syntax.ancestors(head).last()?
        } else {
            head
        };
        let words = syntax
            .subtree(whole)
            .filter(|&word| !syntax.is_below(word, top));
        self.finish(words, Some(whole))
    }

    /// Whether a clause that is attached as a conjunct ends the sentence after a comma, without a conjunction: "…, a source
    /// said."
    fn is_afterthought(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let first = syntax
            .subtree(verb)
            .find(|&word| syntax.upos(word) != Upos::Punct);
        syntax.relation(verb) == Relation::Conj
            && syntax.child(verb, Relation::Nsubj).is_some()
            && syntax.child(verb, Relation::Cc).is_none()
            && first.is_some_and(|first| {
                first > self.sentence.start && self.passage.word(first - 1) == ","
            })
            && syntax.subtree(verb).last().is_some_and(|last| {
                (last + 1..self.sentence.end).all(|word| syntax.upos(word) == Upos::Punct)
            })
    }

    /// A quotation right before or after the cue's clause.
    fn beside(&self, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let here = self.passage.span(verb);
        let outside = |word: usize| {
            !self
                .quotes
                .iter()
                .any(|quote| quote.inner.contains(self.passage.span(word)))
        };
        if !outside(verb) {
            return None;
        }
        let quotes = self
            .quotes
            .iter()
            .filter(|quote| quote.outer.overlaps(self.span));
        let is_gap = |from: usize, to: usize| {
            let (first, last) = (from.min(to), from.max(to));
            !self.passage.text[first..last].contains(char::is_alphanumeric)
        };
        let clause: Vec<usize> = syntax.subtree(verb).filter(|&word| outside(word)).collect();
        let begin = clause
            .first()
            .map_or(here.start, |&word| self.passage.span(word).start);
        let end = clause
            .last()
            .map_or(here.end, |&word| self.passage.span(word).end);
        let mut content: Vec<Span> = quotes
            .filter(|quote| {
                is_gap(quote.outer.end, begin) && quote.outer.end <= begin
                    || quote.outer.start >= here.end
                        && (is_gap(here.end, quote.outer.start) || is_gap(end, quote.outer.start))
            })
            .filter_map(|quote| quoted(self.passage, quote))
            .collect();
        content.sort_unstable();
        (!content.is_empty()).then_some(Content {
            spans: content,
            head: None,
        })
    }

    /// The adposition that introduces a dependent.
    fn case_of(&self, word: usize) -> Option<&'l str> {
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

    /// From one dependent to the end of another.
    fn stretch(&self, first: usize, last: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(first).next()?;
        let end = own_words(syntax, last).into_iter().next_back()?;
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
        let end = own_words(syntax, last).into_iter().next_back()?;
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
            word: adverb,
            cue: self.passage.span(adverb),
            source: None,
            content: content.spans,
            content_head: content.head,
        })
    }
}

/// Whether a word heads a clause: a verb, or a predicate with a subject or copula.
fn is_clause(syntax: &Syntax, head: usize) -> bool {
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
fn own_words(syntax: &Syntax, head: usize) -> Vec<usize> {
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
    syntax.subtree(head).filter(|&word| word < first).collect()
}

/// Joins a quotation that goes on after its attribution: "X," he said. "Y."
fn follow_up(passage: &Passage<'_>, quotes: &[Quote], candidates: &mut [Candidate<'_>]) {
    for quote in quotes {
        let Some(words) = quoted(passage, quote) else {
            continue;
        };
        if candidates
            .iter()
            .any(|candidate| candidate.content.iter().any(|span| span.overlaps(words)))
        {
            continue;
        }
        let begins_sentence =
            passage
                .segments
                .sentence_at(quote.outer.start)
                .is_some_and(|sentence| {
                    passage.segments.sentences[sentence].span.start == quote.outer.start
                });
        let Some(before) = passage
            .segments
            .sentence_at(quote.outer.start)
            .and_then(|sentence| sentence.checked_sub(1))
        else {
            continue;
        };
        let before = passage.segments.sentences[before].span;
        let is_same_paragraph = !passage.text[before.end..quote.outer.start].contains("\n\n");
        if !begins_sentence || !is_same_paragraph {
            continue;
        }
        let speaker = candidates.iter_mut().rev().find(|candidate| {
            before.contains(candidate.cue)
                && candidate
                    .content
                    .iter()
                    .any(|span| quotes.iter().any(|quote| quote.outer.contains(*span)))
        });
        if let Some(candidate) = speaker {
            candidate.content.push(words);
        }
    }
}
