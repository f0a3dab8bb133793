//! Cue verbs that the tagger takes for nouns: "Minsk denies it", "…, Berg concludes."

use super::find::Finder;
use crate::lexicon::CueWord;
use crate::syntax::Upos;

impl<'l> Finder<'_, 'l> {
    /// Lemma and part of speech of a word; a verb in the third person that is taken for a noun is put right.
    pub(super) fn read_as(&self, at: usize) -> (&'l str, Upos) {
        let syntax = self.passage.syntax;
        let (lemma, upos) = (self.passage.lemma(at), syntax.upos(at));
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
        // "The tribes report they are ready": a plural before, a clause with a subject of its own after.
        if upos == Upos::Noun
            && letters == lemma
            && at > self.sentence.start
            && at + 1 < self.sentence.end
            && syntax.xpos(at - 1) == "NNS"
            && syntax.has_feat(at + 1, "Case=Nom")
            && !self.has_finite(self.sentence.start..at)
            && cues.word(lemma, Upos::Verb).next().is_some()
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
        let is_marked =
            next < self.sentence.end && self.is_word(syntax.lemma(next), CueWord::FollowsVerb);
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
            words.any(|word| word != at && self.is_finite(word) && !self.is_hidden(word, at))
        };
        let quotes = next < self.sentence.end && self.is_hidden(next, at);
        // "The Times reports Berg will leave": a name before, a name and its verb after.
        let parts_names = before == Upos::Propn
            && matches!(next_upos, Upos::Propn | Upos::Pron)
            && !self.has_finite(self.sentence.start..at)
            && (next + 1..self.sentence.end.min(next + 4))
                .take_while(|&word| !self.is_punct(word))
                .any(|word| self.is_finite(word));
        if matches!(before, Upos::Propn | Upos::Noun | Upos::Pron) && self.ends_after_name(at) {
            return (verb, Upos::Verb);
        }
        let is_verb = if is_noun {
            follows_name
                && ((begins_object || quotes) && before != Upos::Punct && !has_verb()
                    || parts_names
                    || is_marked && before != Upos::Noun)
        } else {
            follows_name && (begins_object || quotes || is_marked)
        };
        if is_verb {
            (verb, Upos::Verb)
        } else {
            (lemma, upos)
        }
    }

    /// Whether a word ends its sentence after nothing but a name that follows a clause or quotation, "…, Berg concludes.", or
    /// begins a relative clause: "…, a charge that Berg denies."
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
                ) || self.passage.word(word) == "-"
            })
            .last();
        ends && name.is_some_and(|first| {
            first > self.sentence.start
                && at - first <= 6
                && (self.passage.word(first - 1) == ","
                    || first > self.sentence.start + 1
                        && matches!(self.passage.word(first - 1), "that" | "which")
                        && syntax.upos(first - 2) == Upos::Noun
                    || self.quotes.number(first - 1).is_some() && self.is_punct(first - 1))
                && (self.sentence.start..first).any(|word| self.is_finite(word))
        })
    }
}
