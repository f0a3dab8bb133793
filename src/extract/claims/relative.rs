//! Contents that a relative clause or a participle takes up: "a law that Minsk calls outdated", "a law backed by Minsk".

use super::content::Content;
use super::find::Finder;
use super::object::takes_object;
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::model::{Act, Construction};
use crate::syntax::{Relation, Subtype, Upos};

impl Finder<'_, '_> {
    /// "a law that Minsk calls outdated": what the clause belongs to is the content, with what is said of it after the cue.
    pub(super) fn relative(
        &self,
        entry: &Cue,
        verb: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        let noun = syntax.head(verb)?;
        let takes_any = takes_object(entry) || entry.takes(&Frame::Clause);
        if syntax.relation(verb) != Relation::Acl || noun >= verb || !takes_any {
            return None;
        }
        let is_relative = |word: usize| {
            matches!(
                syntax.lemma(word),
                "which" | "that" | "who" | "whom" | "what"
            )
        };
        let subject = syntax.children(verb).find(|&child| {
            syntax.relation(child) == Relation::Nsubj
                && syntax.deprel(child).subtype != Subtype::Pass
                && child > noun
                && child < verb
                && !is_relative(child)
                && !self.is_hidden(child, verb)
        })?;
        // An object of its own leaves the noun no place.
        let has_object = syntax.children(verb).any(|child| {
            child > verb && matches!(syntax.relation(child), Relation::Obj | Relation::Ccomp)
        });
        if has_object || source::is_passive(syntax, verb) {
            return None;
        }
        let rest = syntax.children(verb).find(|&child| {
            child > verb
                && match syntax.relation(child) {
                    Relation::Obl | Relation::Xcomp | Relation::Advcl => self
                        .case_of(child)
                        .is_none_or(|case| case == "as" || entry.takes_object_and(case)),
                    _ => false,
                }
                && (entry.takes(&Frame::ObjectAs)
                    || entry.takes(&Frame::ObjectPredicate)
                    || entry.takes(&Frame::ObjectInfinitive))
        });
        // A noun alone ("a charge that Minsk denied") does not say what is claimed of it.
        if rest.is_none() && !self.is_wide {
            return None;
        }
        let content = self.taken_up(noun, verb, rest)?;
        Some((Found::Word(subject), content, Construction::Frame))
    }

    /// "a law backed by Minsk": what the participle belongs to is the content.
    pub(super) fn participle(
        &self,
        entry: &Cue,
        verb: usize,
    ) -> Option<(Found, Content, Construction)> {
        let syntax = self.passage.syntax;
        let noun = syntax.head(verb)?;
        let is_bare = !syntax.children(verb).any(|child| {
            matches!(
                syntax.relation(child),
                Relation::Aux | Relation::Nsubj | Relation::Obj
            )
        });
        if syntax.relation(verb) != Relation::Acl
            || noun >= verb
            || syntax.xpos(verb) != "VBN"
            || !is_bare
            || !matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
            || !(self.is_wide && entry.takes(&Frame::Clause)
                || entry.takes(&Frame::Object)
                    && matches!(
                        entry.act,
                        Act::Support | Act::Criticize | Act::Demand | Act::Promise
                    ))
        {
            return None;
        }
        let by = source::with_case(self.passage, verb, &["by"]).filter(|&by| by > verb)?;
        let content = self.taken_up(noun, verb, None)?;
        Some((Found::Word(by), content, Construction::Passive))
    }

    /// The noun phrase before a clause that belongs to it, and what follows the cue there.
    fn taken_up(&self, noun: usize, verb: usize, rest: Option<usize>) -> Option<Content> {
        let syntax = self.passage.syntax;
        let first = syntax
            .subtree(verb)
            .find(|&word| !self.is_punct(word))
            .unwrap_or(verb);
        let start = syntax
            .children(noun)
            .filter(|&child| {
                child < noun
                    && matches!(
                        syntax.relation(child),
                        Relation::Det
                            | Relation::Amod
                            | Relation::Compound
                            | Relation::Nummod
                            | Relation::Nmod
                            | Relation::Flat
                    )
            })
            .filter_map(|child| syntax.subtree(child).next())
            .min()
            .unwrap_or(noun);
        let words = (start..first).chain(rest.into_iter().flat_map(|rest| syntax.subtree(rest)));
        self.finish(words, None)
    }
}
