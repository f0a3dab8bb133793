//! What a subject receives is of who gives it: "the plan drew criticism from Minsk".

use super::candidate::Candidate;
use super::content::clause;
use super::find::Finder;
use super::source;
use crate::lexicon::{Cue, CueWord};
use crate::model::{Act, Construction};
use crate::syntax::Relation;

impl<'l> Finder<'_, 'l> {
    /// The verb by which its subject receives what a noun says: "the plan *drew* criticism", "Oslo *was met* with praise".
    pub(super) fn receiver(&self, entry: &Cue, noun: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let verb = syntax.head(noun)?;
        let takes = match syntax.relation(noun) {
            Relation::Obj => !source::is_passive(syntax, verb),
            Relation::Obl => self.case_of(noun) == Some("with") && source::is_passive(syntax, verb),
            _ => false,
        };
        (takes
            && verb < noun
            && matches!(entry.act, Act::Support | Act::Criticize)
            && self.is_word(syntax.lemma(verb), CueWord::Receives))
        .then_some(verb)
    }

    /// Who gives what a subject receives, and for what: "drew criticism *from Minsk* over *the plan*".
    pub(super) fn received(
        &self,
        entry: &'l Cue,
        noun: usize,
        verb: usize,
    ) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let dependents = || {
            syntax
                .children(noun)
                .chain(syntax.children(verb))
                .filter(|&child| {
                    child > noun && matches!(syntax.relation(child), Relation::Nmod | Relation::Obl)
                })
        };
        let is_the = syntax
            .children(noun)
            .any(|child| child < noun && syntax.lemma(child) == "the");
        let giver = dependents().find(|&child| {
            self.case_of(child)
                .is_some_and(|case| matches!(case, "from" | "among") || case == "of" && is_the)
        })?;
        let matter = dependents()
            .chain(syntax.children(giver).filter(|&child| child > giver))
            .find(|&child| {
                child != giver
                    && child > noun
                    && self.case_of(child).is_some_and(|case| {
                        case != "of" && (entry.takes_after(case) || matches!(case, "for" | "over"))
                    })
            });
        let that = syntax
            .children(noun)
            .chain(syntax.children(giver))
            .chain(syntax.children(verb))
            .find(|&child| child > giver && self.marked_that(child));
        let content = match (that, matter) {
            (Some(that), _) => self.finish(clause(syntax, self.passage, that), Some(that))?,
            (None, Some(matter)) => self.after_case(matter, matter)?,
            (None, None) => {
                let subject = syntax.child(verb, Relation::Nsubj)?;
                if syntax.has_feat(subject, "PronType=Rel") {
                    return None;
                }
                self.finish(syntax.subtree(subject), None)?
            }
        };
        Some(Candidate {
            entry,
            construction: Construction::Noun,
            word: noun,
            cue: self.passage.span(noun),
            source: Some(giver),
            content: content.spans,
            content_head: content.head,
        })
    }
}
