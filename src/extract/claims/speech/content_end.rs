//! Where content ends: at another cue, a further verb of the speaker, or a clause that leaves it.

use std::ops::Range;

use crate::extract::claims::find::Finder;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// The first word after content that begins at a word.
    pub(in crate::extract::claims) fn content_end(
        &self,
        start: usize,
        cue_end: usize,
        verb: usize,
        unit: &Range<usize>,
    ) -> usize {
        let syntax = self.passage.syntax;
        // A quotation that is all the content ends it.
        if let Some(quote) = self
            .quotes
            .around(start)
            .filter(|_| self.is_hidden(start, verb))
        {
            let end = quote.words.end.min(unit.end);
            let ends = matches!(
                self.passage.word(end.saturating_sub(1)),
                "." | "," | "?" | "!" | "…"
            ) || end + 1 >= unit.end;
            let next = (end + 1).min(unit.end);
            if ends
                || next < unit.end
                    && matches!(self.passage.word(next), "," | "." | ";")
                    && !self
                        .quotes
                        .overlapping(self.span)
                        .iter()
                        .any(|other| other.words.start > end)
            {
                return end;
            }
        }
        let top = self.top(start..unit.end, verb);
        let main = self.main_clause(start, verb, unit);
        let closing = self.closing_dash(start, verb, unit);
        let is_first = self.opens_before_main(verb, unit);
        let is_relative = syntax.relation(verb) == Relation::Acl
            && (syntax.xpos(verb) == "VBN"
                || syntax.children(verb).any(|child| {
                    syntax.relation(child) == Relation::Nsubj
                        && matches!(syntax.lemma(child), "who" | "which" | "that")
                }));
        for word in start + 1..unit.end {
            if main == Some(word) {
                return word;
            }
            if self.is_hidden(word, verb) {
                continue;
            }
            let letters = self.passage.word(word);
            if letters == ";" {
                return word;
            }
            let before = self.passage.word(word - 1);
            let follows_comma =
                before == "," || self.is_dash(word - 1) || self.is_hidden(word - 1, verb);
            let is_verbless = !self.has_clause(start..word);
            let leaves_verb = is_verbless && self.leaves_verb(start..word, unit);
            if self.begins_conjunct(word, verb, unit, is_verbless)
                && !(leaves_verb && syntax.upos(word) != Upos::Cconj)
                || (before == "," || self.closes_with_comma(word - 1))
                    && (self.is_word(letters, CueWord::Contrast)
                        || is_verbless && self.is_word(letters, CueWord::Adjunct) && !leaves_verb)
            {
                // The comma or conjunction goes too.
                return word;
            }
            if follows_comma && is_verbless && self.begins_other_clause(start, word, unit)
                || letters == ":" && is_verbless && self.is_quoted_next(word, verb)
                || self.begins_participle(start, word)
                || self.begins_even_as(word) && (follows_comma || is_verbless)
            {
                return word;
            }
            if follows_comma
                && (syntax.xpos(word) == "VBG" && self.is_cue(word) && !self.has_auxiliary(word)
                    || letters == "according"
                    || self.adds_cue(word)
                    || self.comments(word) && !self.leaves_verb(start..word, unit))
            {
                return word;
            }
            if closing == Some(word) || follows_comma && self.begins_answer(word) {
                return word;
            }
            // "the day Berg ordered the ship to leave *was* warm"
            if is_verbless
                && self.is_finite(word)
                && (is_relative || (start..word).any(|other| syntax.upos(other) == Upos::Verb))
                && self.is_of_subject_before(word, verb)
            {
                return word;
            }
            if is_first && before == "," && self.begins_main(start, word, unit) {
                return word;
            }
            let is_new = |other: usize| top.is_none_or(|top| !syntax.is_below(other, top));
            let is_link = syntax.upos(word) == Upos::Cconj;
            if !(follows_comma || is_link) || !is_new(word) {
                continue;
            }
            let Some(root) = syntax
                .ancestors(word)
                .take_while(|&above| above != verb && above >= cue_end)
                .find(|&above| {
                    syntax
                        .head(above)
                        .is_none_or(|head| head == verb || head < cue_end)
                })
            else {
                continue;
            };
            let leaves = match syntax.relation(root) {
                Relation::Conj | Relation::Parataxis => {
                    (follows_comma
                        || self.is_cue(root)
                        || !syntax
                            .children(root)
                            .any(|child| syntax.relation(child) == Relation::Nsubj))
                        && root > word
                }
                Relation::Advcl => follows_comma && !matches!(letters, "if" | "because" | "unless"),
                _ => false,
            };
            if leaves && is_new(root) && !leaves_verb {
                return word;
            }
        }
        unit.end
    }

    /// The first word of the clause that the cue's clause belongs to, where it follows the content: "After he said that it
    /// failed, they left".
    fn main_clause(&self, start: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let main = syntax
            .ancestors(verb)
            .find(|&above| above > start && unit.contains(&above))?;
        let first = syntax
            .children(main)
            .filter(|&child| child > verb && child < main && !syntax.is_below(verb, child))
            .filter_map(|child| syntax.subtree(child).find(|&word| word > verb))
            .filter(|&word| !self.is_punct(word))
            .min()
            .unwrap_or(main);
        let first = match syntax.upos(first) {
            Upos::Aux | Upos::Verb | Upos::Adv => first,
            _ if self.word_before(first) == "," || self.is_hidden(first - 1, verb) => first,
            _ => return None,
        };
        // "A note saying that it failed *was* found": the verb of the noun that the cue's clause belongs to.
        let is_of_noun = || {
            let noun = syntax
                .head(verb)
                .filter(|_| syntax.relation(verb) == Relation::Acl);
            noun.is_some_and(|noun| {
                noun < verb
                    && syntax.relation(noun) == Relation::Nsubj
                    && syntax.head(noun) == Some(main)
            }) && self.is_finite(first)
        };
        let follows =
            self.word_before(first) == "," || self.is_hidden(first - 1, verb) || is_of_noun();
        (first > start + 2 && follows && (self.has_finite(start..first) || first > start + 4))
            .then_some(first)
    }

    /// Whether the cue's clause opens the sentence as a subordinate one: "While he says that it failed, they left".
    fn opens_before_main(&self, verb: usize, unit: &Range<usize>) -> bool {
        let mut first =
            unit.start + usize::from(self.passage.syntax.upos(unit.start) == Upos::Cconj);
        if first + 1 < verb && self.passage.word(first).eq_ignore_ascii_case("even") {
            first += 1;
            if self.passage.word(first) == "as" {
                return !self.has_finite(first..verb) && self.is_finite(verb);
            }
        }
        first < verb
            && self.is_word(&self.passage.word(first).to_lowercase(), CueWord::Opener)
            && !self.passage.word(first).eq_ignore_ascii_case("as")
            && !self.has_finite(first..verb)
            && self.is_finite(verb)
    }

    /// Whether the main clause can begin at a word, after a subordinate one that the cue stands in.
    fn begins_main(&self, start: usize, word: usize, unit: &Range<usize>) -> bool {
        let ends_clause = self.has_clause(start..word - 1);
        if ends_clause && self.passage.syntax.upos(word) == Upos::Adp {
            return self.has_clause(word..unit.end);
        }
        if !self.begins_subject(word) {
            return false;
        }
        // Beside a noun the next name may go on with a list: "blames the rains, the harvest and …".
        let end = if ends_clause {
            unit.end
        } else {
            (word..unit.end)
                .find(|&other| self.passage.word(other) == ",")
                .unwrap_or(unit.end)
        };
        self.has_clause(word..end)
    }

    /// Whether a participle begins here that says what comes of the cue's own clause: "backed the law, *opening* a rift".
    /// Beside a verb in the content it may be that one's.
    pub(in crate::extract::claims) fn begins_participle(&self, start: usize, word: usize) -> bool {
        let syntax = self.passage.syntax;
        self.word_before(word) == ","
            && syntax.xpos(word) == "VBG"
            && syntax.upos(word) == Upos::Verb
            && !matches!(
                syntax.relation(word),
                Relation::Amod
                    | Relation::Compound
                    | Relation::Conj
                    | Relation::Case
                    | Relation::Mark
            )
            // "from June, wearing a mask would be …": what has its head after it is no addition.
            && syntax.head(word).is_none_or(|head| head < word)
            && !(start..word).any(|other| matches!(syntax.upos(other), Upos::Verb | Upos::Aux))
    }

    /// Whether a finite verb has its subject before the cue.
    fn is_of_subject_before(&self, finite: usize, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let head = match syntax.relation(finite) {
            Relation::Aux | Relation::Cop => syntax.head(finite).unwrap_or(finite),
            _ => finite,
        };
        let mut subjects = syntax
            .children(head)
            .filter(|&child| syntax.relation(child) == Relation::Nsubj);
        subjects.next().is_some_and(|first| first < verb) && subjects.all(|other| other < verb)
    }

    /// Whether an auxiliary makes a participle a tense: "*is*, in fact, asking".
    pub(in crate::extract::claims) fn has_auxiliary(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.children(verb).any(|child| {
            child < verb && matches!(syntax.relation(child), Relation::Aux | Relation::Cop)
        })
    }

    /// Whether "even as" begins here.
    fn begins_even_as(&self, word: usize) -> bool {
        self.passage.word(word) == "even"
            && word + 1 < self.sentence.end
            && self.passage.word(word + 1) == "as"
    }

    /// Whether a word can be the first of a subject.
    pub(in crate::extract::claims) fn begins_subject(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        matches!(
            syntax.upos(word),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num
        ) || syntax.has_feat(word, "Case=Nom")
            || syntax.has_feat(word, "Poss=Yes")
    }

    /// The dash that closes the insertion which the cue stands in: "Berg — who said that it failed — left".
    fn closing_dash(&self, start: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let is_dash = |word: &usize| self.is_dash(*word) && !self.is_hidden(*word, verb);
        let opens = (unit.start..verb).filter(is_dash).count() % 2 == 1;
        let closing = (start + 1..unit.end).find(is_dash).filter(|_| opens)?;
        let first = (unit.start..verb).rev().find(is_dash)? + 1;
        matches!(self.passage.word(first), "who" | "which" | "as" | "whom").then_some(closing)
    }

    /// Whether a word is the mark that closes a quotation which ends with a comma: "he “was right,” *while* …".
    fn closes_with_comma(&self, mark: usize) -> bool {
        self.is_punct(mark) && self.quotes.number(mark).is_some() && self.word_before(mark) == ","
    }

    /// Whether the verb of a subject among some words comes after them: "said that trials, with experts, *were* needed".
    pub(in crate::extract::claims) fn leaves_verb(
        &self,
        words: Range<usize>,
        unit: &Range<usize>,
    ) -> bool {
        let syntax = self.passage.syntax;
        words.clone().any(|word| {
            syntax.relation(word) == Relation::Nsubj
                && syntax
                    .head(word)
                    .is_some_and(|head| head >= words.end && head < unit.end)
        })
    }

    /// Whether a conjunction begins a clause with a subject of its own, which no object can be joined to: "blamed the
    /// rains and *his party called it a lie*".
    pub(in crate::extract::claims) fn begins_other_clause(
        &self,
        start: usize,
        at: usize,
        unit: &Range<usize>,
    ) -> bool {
        let syntax = self.passage.syntax;
        if syntax.upos(at) != Upos::Cconj || self.has_finite(start..at) {
            return false;
        }
        let Some(finite) = (at + 1..unit.end)
            .take_while(|&word| !self.is_punct(word))
            .find(|&word| self.is_finite(word))
        else {
            return false;
        };
        std::iter::once(finite)
            .chain(syntax.head(finite))
            .flat_map(|head| syntax.children(head))
            .any(|subject| {
                subject > at
                    && subject < finite
                    && syntax.relation(subject) == Relation::Nsubj
                    && !syntax.has_feat(subject, "PronType=Rel")
                    && (at + 1..subject).all(|word| {
                        syntax.is_below(word, subject) && syntax.upos(word) != Upos::Adp
                    })
            })
    }

    /// Whether a quotation begins right after a word.
    fn is_quoted_next(&self, word: usize, verb: usize) -> bool {
        (word + 1..self.sentence.end.min(word + 3)).any(|next| self.is_hidden(next, verb))
    }

    /// Whether a further verb of the cue's subject begins here: ", called it …", "and urged …".
    fn begins_conjunct(
        &self,
        at: usize,
        verb: usize,
        unit: &Range<usize>,
        is_verbless: bool,
    ) -> bool {
        let syntax = self.passage.syntax;
        let is_link = syntax.upos(at) == Upos::Cconj;
        let follows_comma = self.word_before(at) == ",";
        if !is_link && !follows_comma {
            return false;
        }
        let mut next = if is_link { at + 1 } else { at };
        let mut has_perfect = false;
        while next < unit.end && matches!(syntax.upos(next), Upos::Adv | Upos::Aux) {
            has_perfect |= matches!(syntax.xpos(next), "VBZ" | "VBP" | "VBD");
            next += 1;
        }
        if next >= unit.end || self.is_hidden(next, verb) || syntax.upos(next) != Upos::Verb {
            return false;
        }
        let is_past = |word: usize| matches!(syntax.xpos(word), "VBD" | "VBN");
        let is_like = syntax.xpos(next) == syntax.xpos(verb)
            || is_past(next) && is_past(verb)
            || has_perfect && is_link && self.is_finite(verb) && self.is_cue(next)
            // "…, calling it a step and said that …"
            || syntax.xpos(verb) == "VBG" && is_link && self.is_finite(next) && self.is_cue(next);
        if !is_like || !matches!(syntax.xpos(verb), "VBD" | "VBN" | "VBZ" | "VBP" | "VBG") {
            return false;
        }
        // Beside a noun a finite verb shares the cue's subject; beside a clause only another cue may.
        let marks_content = || {
            next + 1 < unit.end
                && (matches!(self.passage.word(next + 1), "that" | ":")
                    || self.is_hidden(next + 1, verb))
        };
        // "claimed it was lost and suggested a sale" against "said she thought it was lost and hoped for a sale"
        let is_felt = |row: &Cue| matches!(row.act, Act::Believe | Act::Predict);
        let is_sibling = || {
            let cues = self.passage.lexicon.cues();
            is_link
                && matches!(self.passage.word(at), "and" | "but")
                && self.is_finite(next)
                && self.is_finite(verb)
                && cues.word(self.passage.lemma(next), Upos::Verb).any(|row| {
                    (row.takes(&Frame::Clause) || row.takes(&Frame::Quote))
                            // "said she was tired and feared the army": what is felt is told too.
                            && (!is_felt(row)
                                || cues
                                    .word(self.passage.lemma(verb), Upos::Verb)
                                    .any(is_felt))
                })
                && !(verb + 1..at.min(verb + 4))
                    .any(|word| self.is_word(self.passage.lemma(word), CueWord::Question))
                && (verb + 1..at).all(|word| {
                    let (lemma, upos) = (self.passage.lemma(word), syntax.upos(word));
                    self.is_hidden(word, verb)
                        || upos != Upos::Verb
                        || cues.word(lemma, upos).next().is_none()
                })
        };
        is_verbless && (is_link || self.is_cue(next))
            || self.is_cue(next) && (follows_comma || marks_content() || is_sibling())
    }
}
