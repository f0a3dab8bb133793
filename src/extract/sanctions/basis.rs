//! To what end a sanction is imposed, and on what law it rests.

use super::Reader;
use crate::lexicon::LawNeeds;
use crate::model::{Objective, Sanction};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

impl Reader<'_> {
    /// "to force Iran to talk", "in a bid to …", "until Russia withdraws", below one of the words that tell of the sanction.
    pub(super) fn objective(&self, heads: &[usize]) -> Option<Span> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let words = passage.lexicon.sanction_words();
        // A verb that says nothing of sanctions has aims of its own, unless they are its object.
        let tells = |head: &&usize| {
            let is_object = |&noun: &usize| {
                syntax.head(noun) == Some(**head) && syntax.relation(noun) == Relation::Obj
            };
            syntax.upos(**head) != Upos::Verb
                || words.status(passage.lemma(**head)).is_some()
                || heads.iter().any(is_object)
        };
        let below = heads.iter().filter(tells).find_map(|&head| {
            let children = syntax.children(head);
            children
                .filter(|&child| child > head && !heads.contains(&child))
                .find_map(|child| self.aim(child))
        });
        below.or_else(|| self.aim_behind(*heads.first()?))
    }

    /// What its reason, aim, law and mentions say of its ends ("human-rights sanctions", "over its nuclear programme").
    pub(super) fn objectives(&self, sanction: &Sanction) -> Vec<Objective> {
        let passage = self.passage;
        let mut said: Vec<Span> = [sanction.reason, sanction.objective, sanction.legal_basis]
            .into_iter()
            .flatten()
            .chain(sanction.mentions.iter().copied())
            .collect();
        said.sort_unstable();
        let mut found: Vec<Objective> = said
            .into_iter()
            .flat_map(|span| {
                let words = passage.word_from(span.start)..passage.word_from(span.end);
                let lemmas = words.map(|word| passage.lemma(word));
                passage.lexicon.sanction_words().objectives(lemmas)
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "sanctions aimed at …", wherever the parser hung it: no other verb stands between.
    fn aim_behind(&self, last: usize) -> Option<Span> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let end = syntax.sentence(syntax.sentence_of(last)).end;
        let words = passage.lexicon.sanction_words();
        for from in last + 1..end {
            let marker = words.aim_marker(|at| {
                let word = from + at;
                (word < end).then(|| passage.word(word))
            });
            if let Some(marker) = marker.filter(|&marker| marker > 1) {
                let start = from + marker;
                let verb = (start < end && syntax.upos(start) == Upos::Verb).then_some(start)?;
                let last = syntax
                    .subtree(verb)
                    .filter(|&word| syntax.relation(word) != Relation::Punct)
                    .last()?;
                return Some(passage.span(start).cover(passage.span(last)));
            }
            if matches!(syntax.upos(from), Upos::Verb | Upos::Aux) {
                return None;
            }
        }
        None
    }

    /// The words of a clause or phrase that come after what makes an aim of it.
    fn aim(&self, child: usize) -> Option<Span> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let is_clause = matches!(
            syntax.relation(child),
            Relation::Advcl | Relation::Acl | Relation::Xcomp
        );
        if !is_clause && !matches!(syntax.relation(child), Relation::Obl | Relation::Nmod) {
            return None;
        }
        let below: Vec<usize> = syntax.subtree(child).collect();
        let (&first, &last) = (below.first()?, below.last()?);
        let words = passage.lexicon.sanction_words();
        let start = if is_clause && passage.lemma(first) == "to" {
            let verb = first + 1;
            (verb == child && words.is_aim(passage.lemma(verb))).then_some(verb)?
        } else {
            let marker = words.aim_marker(|at| {
                let word = first + at;
                (word <= last).then(|| passage.word(word))
            })?;
            // "until July" says how long, not to what end.
            (is_clause || marker > 1).then_some(first + marker)?
        };
        let last = (start..=last).rev().find(|&word| {
            syntax.relation(word) != Relation::Punct || matches!(passage.word(word), "\"" | "”")
        })?;
        Some(passage.span(start).cover(passage.span(last)))
    }

    /// The resolution, order, act or package that a sanction rests on: one that it stands "under", that imposes it, or
    /// that is signed to impose it.
    pub(super) fn legal_basis(&self, heads: &[usize], reason: Option<Span>) -> Option<Span> {
        let passage = self.passage;
        let sentence = passage
            .syntax
            .sentence(passage.syntax.sentence_of(*heads.first()?));
        let mut from = sentence.start;
        while from < sentence.end {
            if let Some((words, head)) = self.law(from, sentence.end) {
                let span = passage.span_of(&words);
                if reason.is_none_or(|reason| !reason.overlaps(span))
                    && self.is_basis(head, words.end, heads)
                {
                    return Some(span);
                }
                from = words.end;
            } else {
                from += 1;
            }
        }
        None
    }

    /// The name of a law that has its first known word here, with its head.
    fn law(&self, from: usize, end: usize) -> Option<(std::ops::Range<usize>, usize)> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let law = passage.lexicon.sanction_words().law(|at| {
            let word = from + at;
            (word < end).then(|| passage.word(word))
        })?;
        let own = from..from + law.words;
        // "No 833/2014", "1718 and 1874".
        let is_number = |word: usize| {
            passage
                .word(word)
                .starts_with(|first: char| first.is_ascii_digit())
        };
        let numbers = (own.end..end)
            .take(8)
            .take_while(|&word| {
                is_number(word)
                    || matches!(
                        passage.word(word),
                        "No" | "No." | "(" | "EU" | ")" | "and" | ","
                    )
            })
            .filter(|&word| is_number(word))
            .last();
        let until = numbers.map_or(own.end, |word| word + 1);
        let head = (from..until).find(|&word| {
            syntax
                .head(word)
                .is_none_or(|above| !(from..until).contains(&above))
        })?;
        // "UN Security Council Resolution", "the 14th package".
        let mut start = own.start;
        while start > 0
            && syntax.is_below(start - 1, head)
            && matches!(
                syntax.relation(start - 1),
                Relation::Compound | Relation::Amod | Relation::Flat | Relation::Nummod
            )
        {
            start -= 1;
        }
        let has_ordinal = (start..own.start).any(|word| syntax.has_feat(word, "NumType=Ord"));
        let is_one = match law.needs {
            LawNeeds::Nothing => true,
            LawNeeds::Number => until > own.end,
            LawNeeds::Ordinal => has_ordinal,
        };
        is_one.then_some((start..until, head))
    }

    /// Whether a law stands where one does that a sanction rests on.
    fn is_basis(&self, law: usize, behind: usize, heads: &[usize]) -> bool {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        let words = passage.lexicon.sanction_words();
        let stands_under = syntax.children(law).any(|case| {
            case < law
                && matches!(syntax.relation(case), Relation::Case | Relation::Mark)
                && words.is_under(passage.word(case))
        });
        let above = syntax.head(law);
        let is_told_of = heads.contains(&law) || above.is_some_and(|above| heads.contains(&above));
        // "sanctions under Resolution 1718", "was blacklisted under the act".
        let is_near = is_told_of
            || syntax
                .ancestors(law)
                .take(4)
                .any(|above| heads.contains(&above));
        // "Resolution 1718 imposed sanctions", "the 14th package of sanctions".
        let imposes = is_told_of
            && (heads.contains(&law) || syntax.relation(law) == Relation::Nsubj && !stands_under);
        // "signed an order that imposes sanctions".
        let is_signed_for = heads
            .iter()
            .any(|&head| syntax.relation(head) == Relation::Acl && syntax.head(head) == Some(law));
        // The same with a verb that the parser took for an adjective of the sanctions.
        let is_before_verb = behind < syntax.len()
            && syntax.upos(behind) == Upos::Verb
            && words.status(passage.lemma(behind)).is_some()
            && (heads.contains(&behind)
                || syntax
                    .head(behind)
                    .is_some_and(|above| heads.contains(&above)));
        stands_under && is_near || imposes || is_signed_for || is_before_verb
    }
}
