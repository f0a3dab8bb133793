//! Who speaks before a verb of saying, where the tree is wrong or silent.

use std::ops::Range;

use crate::extract::claims::find::Finder;
use crate::extract::claims::source::{self, Found};
use crate::syntax::{Relation, Subtype, Upos};

impl Finder<'_, '_> {
    /// The subject before a verb: the tree's, unless another name stands right before the verb.
    pub(super) fn subject(&self, verb: usize, group: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        // A dateline's time or city may hang there too: the last one is the subject.
        let own = syntax
            .children(verb)
            .filter(|&child| {
                child < verb
                    && unit.contains(&child)
                    && matches!(syntax.relation(child), Relation::Nsubj)
                    && !self.is_hidden(child, verb)
            })
            .last();
        let Some(near) = self.name_before(group, verb, unit) else {
            return own;
        };
        match own {
            Some(own) if syntax.is_below(near, own) || syntax.is_below(own, near) => Some(own),
            Some(own) if self.has_finite(own..near) || self.is_split_off(near) => Some(near),
            Some(own) => Some(own),
            // A verb that takes part in another's clause has that one's subject, unless a name stands before it.
            None => (matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP" | "NNS")
                // "The tribes report they are ready"
                || syntax.xpos(verb) == "NN" && syntax.xpos(near) == "NNS"
                || syntax.xpos(verb) == "VBN" && self.is_capitalised(near) && group == verb)
                .then_some(near)
                .filter(|&near| {
                    let relation = syntax.relation(near);
                    !matches!(relation, Relation::Obj | Relation::Obl | Relation::Iobj)
                        || syntax.has_feat(near, "Case=Nom")
                }),
        }
    }

    /// The noun before a participle that the tree takes for a clause as subject: "an advertisement released on Monday accuses".
    pub(super) fn reduced_subject(&self, verb: usize, group: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let clause = syntax.children(verb).find(|&child| {
            child < group
                && matches!(syntax.relation(child), Relation::Ccomp | Relation::Csubj)
                && matches!(syntax.xpos(child), "VBN" | "VBD")
                && !(child..group).any(|word| self.is_punct(word))
        })?;
        syntax.children(clause).find(|&child| {
            child < clause
                && matches!(syntax.relation(child), Relation::Nsubj | Relation::Obl)
                && matches!(syntax.upos(child), Upos::Noun | Upos::Propn)
                && !self.is_hidden(child, verb)
        })
    }

    /// The noun phrase before a verb that a comma parts from it: "Anna Berg, the mayor, said".
    pub(super) fn apposed_subject(
        &self,
        verb: usize,
        group: usize,
        unit: &Range<usize>,
    ) -> Option<usize> {
        let syntax = self.passage.syntax;
        if !self.is_finite(verb)
            || group <= unit.start + 1
            || !(self.word_before(group) == "," || self.is_dash(group - 1))
            || source::of_verb(self.passage, verb) != Found::Missing
        {
            return None;
        }
        let has_case = |word: usize| {
            syntax.children(word).any(|child| {
                child < word
                    && syntax.relation(child) == Relation::Case
                    && syntax.deprel(child).subtype != Subtype::Poss
            })
        };
        let mut head = (unit.start..group - 1)
            .rev()
            .take_while(|&word| !self.is_hidden(word, verb) && !self.is_finite(word))
            .find(|&word| {
                matches!(syntax.upos(word), Upos::Noun | Upos::Propn)
                    && !matches!(
                        syntax.relation(word),
                        Relation::Compound | Relation::Flat | Relation::Obl
                    )
                    && !has_case(word)
            })?;
        while let Some(above) = syntax.head(head).filter(|&above| {
            matches!(syntax.relation(head), Relation::Appos | Relation::Conj) && above < head
        }) && unit.contains(&above)
            && !has_case(above)
            && matches!(syntax.upos(above), Upos::Noun | Upos::Propn)
        {
            head = above;
        }
        Some(head)
    }

    /// The subject that the tree gives to the content's verb: "advisers who counted *argue* that she will have won".
    pub(super) fn crossing_subject(&self, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        (unit.start..verb)
            .rev()
            .filter(|_| self.is_finite(verb))
            .find(|&word| {
                syntax.relation(word) == Relation::Nsubj
                    && syntax.head(word).is_some_and(|head| head > verb)
                    && !syntax.has_feat(word, "PronType=Rel")
                    && !self.is_hidden(word, verb)
            })
    }

    /// The noun phrase that everything since the last pause belongs to: "…, people familiar with the matter said".
    fn described(&self, verb: usize, group: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let first = (unit.start..group)
            .rev()
            .take_while(|&word| !self.is_punct(word) && !self.is_hidden(word, verb))
            .last()?;
        let has_case = |word: usize| {
            syntax.children(word).any(|child| {
                child < word
                    && matches!(syntax.relation(child), Relation::Case | Relation::Mark)
                    && syntax.deprel(child).subtype != Subtype::Poss
            })
        };
        let head = (first..group).find(|&word| {
            matches!(syntax.upos(word), Upos::Noun | Upos::Propn)
                && !matches!(
                    syntax.relation(word),
                    Relation::Compound | Relation::Flat | Relation::Nmod | Relation::Amod
                )
        })?;
        let begins = (first..head).all(|word| {
            matches!(
                syntax.upos(word),
                Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Adv
            )
        });
        (begins && !has_case(head) && !self.has_finite(first..group)).then_some(head)
    }

    pub(super) fn described_subject(
        &self,
        verb: usize,
        group: usize,
        unit: &Range<usize>,
    ) -> Option<usize> {
        self.described(verb, group, unit)
            .filter(|_| self.is_finite(verb) && self.ends_sentence(verb))
    }

    /// The subject of the cue before, which a further verb shares: "…, but suggested that it failed".
    pub(super) fn shared_subject(
        &self,
        verb: usize,
        group: usize,
        unit: &Range<usize>,
    ) -> Option<usize> {
        let is_joined = group > unit.start
            && self.passage.syntax.upos(group - 1) == Upos::Cconj
            && self.is_finite(verb);
        self.earlier_subject(verb, unit).filter(|_| is_joined)
    }

    /// Whether a comma or a closing quotation mark stands before a word.
    pub(super) fn follows_pause(&self, word: usize, verb: usize) -> bool {
        self.word_before(word) == ","
            || word > 0 && self.is_hidden(word - 1, verb) && self.is_punct(word - 1)
    }

    /// The subject of the last cue before a participle, or of the one whose content that is.
    pub(super) fn earlier_subject(&self, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let subject = |word: usize| {
            syntax.children(word).find(|&child| {
                child < word
                    && syntax.relation(child) == Relation::Nsubj
                    && !self.is_hidden(child, verb)
            })
        };
        let is_cue = |word: usize| !self.is_hidden(word, verb) && self.is_cue(word);
        let mut nearest = (unit.start..verb)
            .rev()
            .find(|&word| is_cue(word) && subject(word).is_some())?;
        // "Berg said that Lind was wrong to ask it, adding …": whose content the other is goes on.
        while syntax.relation(nearest) == Relation::Ccomp
            && let Some(outer) = syntax.head(nearest).filter(|&outer| {
                unit.contains(&outer)
                    && outer < nearest
                    && is_cue(outer)
                    && subject(outer).is_some()
            })
        {
            nearest = outer;
        }
        subject(nearest)
    }

    /// Whether a noun phrase follows a comma, which no subject and verb have between them but in pairs.
    fn is_split_off(&self, head: usize) -> bool {
        let syntax = self.passage.syntax;
        let first = syntax
            .subtree(head)
            .find(|&word| !self.is_punct(word))
            .unwrap_or(head);
        self.word_before(first) == "," && syntax.relation(head) != Relation::Appos
    }

    /// The head of the noun phrase that ends right before a word.
    fn name_before(&self, word: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let mut last = word.checked_sub(1).filter(|&last| last >= unit.start)?;
        if self.passage.word(last) == ")" {
            last = (unit.start..last)
                .rev()
                .take(8)
                .find(|&word| self.passage.word(word) == "(")?
                .checked_sub(1)?;
        }
        let is_usual = matches!(
            syntax.upos(last),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
        );
        let is_name = is_usual
            || last > unit.start
                && self.word_before(last) == ","
                && matches!(
                    syntax.upos(last),
                    Upos::Adj | Upos::Intj | Upos::X | Upos::Adp
                )
                && self.is_capitalised(last);
        if last < unit.start || self.is_hidden(last, verb) || !is_name {
            return None;
        }
        let mut head = last;
        while is_usual
            && let Some(above) = syntax.head(head)
            && above != verb
            && unit.contains(&above)
            && above < verb
            && !self.is_hidden(above, verb)
            && matches!(
                syntax.upos(above),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            )
            && matches!(
                syntax.relation(head),
                Relation::Flat
                    | Relation::Compound
                    | Relation::Amod
                    | Relation::Nummod
                    | Relation::Nmod
                    | Relation::Conj
                    | Relation::Appos
                    | Relation::Det
            )
        {
            head = above;
        }
        let is_marked = syntax.children(head).any(|child| {
            syntax.relation(child) == Relation::Case
                && syntax.deprel(child).subtype != Subtype::Poss
                && child < head
                && syntax.lemma(child) != "'s"
        });
        let is_time = syntax.deprel(head).subtype == Subtype::Tmod
            || syntax.deprel(head).subtype == Subtype::Unmarked;
        (!is_marked && !is_time).then_some(head)
    }
}
