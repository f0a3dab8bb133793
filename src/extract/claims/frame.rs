//! Objects, infinitives, gerunds and predicates that a cue's frame takes: "urged Minsk to sign", "called it outdated".

use super::content::{Content, clause};
use super::find::Finder;
use super::object::takes_object;
use super::source;
use super::words::is_clause;
use crate::lexicon::{Cue, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// The content of a cue in the active voice. What stands before `after` is the cue's own.
    pub(super) fn content_of(&self, entry: &Cue, verb: usize, after: usize) -> Option<Content> {
        let framed = Framed {
            finder: self,
            entry,
            verb,
            after,
        };
        if let Some(clause) = framed.clause() {
            return clause;
        }
        let object = framed.object();
        if let Some(object) = object
            && entry.takes(&Frame::ObjectInfinitive)
            && let Some(to) = self.infinitive_after(entry, object, verb)
        {
            return self.reach(object, to, verb);
        }
        if let Some(object) = object
            && entry.takes(&Frame::DocumentObject)
            && self.is_of_document(verb)
        {
            return self.reach(object, object, verb);
        }
        if object.is_none()
            && let Some(infinitive) = framed.infinitive()
        {
            return infinitive;
        }
        if let Some(gerund) = framed.gerund(object) {
            return gerund;
        }
        if let Some(content) = object.and_then(|object| framed.of_object(object)) {
            return content;
        }
        framed.after_adposition()
    }

    /// Whether the content of a cue may be what its own subject is to do. Where another row of the verb takes just that, a row
    /// of "NP to do" leaves it there: "wanted to leave" against "wanted Minsk to leave".
    fn takes_infinitive(&self, entry: &Cue, verb: usize) -> bool {
        let lemma = self.passage.syntax.lemma(verb);
        entry.takes(&Frame::Infinitive)
            || entry.takes(&Frame::ObjectInfinitive)
                && !self
                    .passage
                    .lexicon
                    .cues()
                    .word(lemma, Upos::Verb)
                    .any(|row| row.takes(&Frame::Infinitive))
    }
}

/// A cue whose content is looked for in its frames.
struct Framed<'f, 'r, 'l> {
    finder: &'f Finder<'r, 'l>,
    entry: &'f Cue,
    verb: usize,
    /// The first word that is not the cue's own.
    after: usize,
}

/// Outer: whether a frame is filled, so that no other is looked at; inner: what fills it, where it is a content.
type Filled = Option<Option<Content>>;

impl Framed<'_, '_, '_> {
    fn child(&self, relation: Relation) -> Option<usize> {
        let syntax = self.finder.passage.syntax;
        syntax
            .children(self.verb)
            .filter(|&child| syntax.relation(child) == relation)
            .find(|&child| child >= self.after)
    }

    /// A complement clause, or a question that the tree takes for an adjunct.
    fn clause(&self) -> Filled {
        let (finder, entry) = (self.finder, self.entry);
        let syntax = finder.passage.syntax;
        let clausal = syntax
            .children(self.verb)
            .find(|&child| syntax.relation(child) == Relation::Ccomp && is_clause(syntax, child));
        if let Some(head) = clausal.filter(|_| {
            entry.takes(&Frame::Clause)
                || entry.takes(&Frame::Quote)
                || entry.takes(&Frame::Question)
        }) {
            let own: Vec<usize> = clause(syntax, finder.passage, head);
            return Some(finder.finish(own, Some(head)));
        }
        let head = self.child(Relation::Advcl).filter(|&head| {
            entry.takes(&Frame::Question)
                && syntax
                    .child(head, Relation::Mark)
                    .is_some_and(|mark| matches!(syntax.lemma(mark), "whether" | "if"))
        })?;
        Some(finder.finish(syntax.subtree(head), Some(head)))
    }

    /// The object, or the noun that the tree takes for a clause where the cue says what something is called.
    fn object(&self) -> Option<usize> {
        let syntax = self.finder.passage.syntax;
        self.child(Relation::Obj)
            .or_else(|| self.child(Relation::Iobj))
            .or_else(|| {
                let named = self
                    .child(Relation::Xcomp)
                    .or_else(|| self.child(Relation::Ccomp))?;
                let is_noun = matches!(syntax.upos(named), Upos::Noun | Upos::Propn | Upos::Pron);
                (is_noun && self.entry.takes(&Frame::ObjectPredicate)).then_some(named)
            })
    }

    /// What the cue's own subject is to do: "vowed to sign".
    fn infinitive(&self) -> Filled {
        let (finder, entry, after) = (self.finder, self.entry, self.after);
        let syntax = finder.passage.syntax;
        if let Some(infinitive) = self
            .child(Relation::Xcomp)
            .filter(|&head| finder.is_infinitive(head))
            && finder.takes_infinitive(entry, self.verb)
        {
            // A source's wish not to be named is no claim.
            let is_named = matches!(syntax.lemma(infinitive), "name" | "identify" | "quote")
                && source::is_passive(syntax, infinitive);
            return Some((!is_named).then(|| finder.deed(infinitive)).flatten());
        }
        let follows = entry.takes(&Frame::Infinitive)
            && after + 1 < finder.sentence.end
            && syntax.lemma(after) == "to"
            && (syntax.xpos(after + 1) == "VB" || syntax.upos(after + 1) == Upos::Adj);
        follows.then(|| {
            let unit = finder.unit(self.verb);
            let end = finder.content_end(after + 1, after, self.verb, &unit);
            finder.finish(after..end.max(after + 2), None)
        })
    }

    /// A gerund ("denied having …"), or what follows a verb that the tree takes for a noun.
    fn gerund(&self, object: Option<usize>) -> Filled {
        let (finder, entry, after) = (self.finder, self.entry, self.after);
        let syntax = finder.passage.syntax;
        let follows = after < finder.sentence.end && !finder.is_hidden(after, self.verb);
        let is_gerund = entry.takes(&Frame::Gerund) && follows && syntax.xpos(after) == "VBG";
        // A verb that the tree takes for a noun has no object there: what follows is it.
        let is_rest = syntax.upos(self.verb) != Upos::Verb
            && follows
            && !finder.is_punct(after)
            && takes_object(entry);
        if is_gerund || is_rest {
            let end = finder.content_end(after, after, self.verb, &finder.unit(self.verb));
            return Some(finder.finish(after..end, None));
        }
        // "backed it, saying …" has an object: what follows is said of the backing.
        if !entry.takes(&Frame::Gerund) || object.is_some() {
            return None;
        }
        let head = self
            .child(Relation::Xcomp)
            .or_else(|| self.child(Relation::Ccomp))
            .or_else(|| self.child(Relation::Advcl))
            .filter(|&head| {
                syntax.xpos(head) == "VBG"
                    || syntax
                        .children(head)
                        .any(|aux| aux == after && syntax.xpos(aux) == "VBG")
            })?;
        Some(finder.finish(syntax.subtree(head), None))
    }

    /// The object with what is said of it.
    fn of_object(&self, object: usize) -> Filled {
        let (finder, entry, verb) = (self.finder, self.entry, self.verb);
        if let Some(joined) = self
            .joined(object)
            .or_else(|| finder.joined_after(entry, object, verb))
        {
            return Some(finder.reach(object, joined, verb));
        }
        if entry.takes(&Frame::ObjectPredicate)
            && let Some(content) = finder.predicated(object, verb)
        {
            return Some(Some(content));
        }
        entry.takes(&Frame::Object).then(|| {
            let last = finder.last_of_object(entry, verb, object);
            match finder.said_after(last, verb) {
                Some(clause) if finder.passage.word(clause) == "that" => {
                    finder.reach(object, clause, verb)
                }
                Some(deed) => finder.stretch(object, deed),
                None => finder.stretch(object, last),
            }
        })
    }

    /// What an adposition of the cue joins to its object: "accused Minsk of …", "described it as …".
    fn joined(&self, object: usize) -> Option<usize> {
        let (finder, entry) = (self.finder, self.entry);
        let syntax = finder.passage.syntax;
        syntax
            .children(self.verb)
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
                            | Relation::Obj
                    )
                    && match finder.case_of(other) {
                        Some(case) => {
                            entry.takes_object_and(case)
                                || case == "as"
                                    && (entry.takes(&Frame::ObjectAs)
                                        || entry.takes(&Frame::Object))
                        }
                        // "declared it a pandemic": the tree may see two objects.
                        None => {
                            entry.takes(&Frame::ObjectAs)
                                && syntax.head(other) == Some(self.verb)
                                && matches!(syntax.relation(other), Relation::Xcomp | Relation::Obj)
                                && matches!(syntax.upos(other), Upos::Noun | Upos::Propn)
                        }
                    }
            })
    }

    /// "called on Minsk to release …", "called for calm", "referred to it as a success".
    fn after_adposition(&self) -> Option<Content> {
        let (finder, entry) = (self.finder, self.entry);
        let syntax = finder.passage.syntax;
        syntax
            .children(self.verb)
            .filter(|&other| {
                other >= self.after
                    && matches!(
                        syntax.relation(other),
                        Relation::Obl | Relation::Advcl | Relation::Nmod
                    )
            })
            .find_map(|other| {
                let case = finder.case_of(other)?;
                if entry
                    .frames
                    .iter()
                    .any(|frame| matches!(frame, Frame::AfterInfinitive(word) if word == case))
                    && let Some(infinitive) = self
                        .child(Relation::Xcomp)
                        .or_else(|| self.child(Relation::Advcl))
                {
                    return finder.after_case(other, infinitive);
                }
                entry
                    .takes_after(case)
                    .then(|| finder.after_case(other, self.said_of(other).unwrap_or(other)))
                    .flatten()
            })
    }

    /// What the words after an adposition are called: "referred to it as *a success*".
    fn said_of(&self, named: usize) -> Option<usize> {
        let finder = self.finder;
        let syntax = finder.passage.syntax;
        let is_told = matches!(self.entry.act, Act::Assert | Act::Believe);
        syntax
            .children(self.verb)
            .chain(syntax.children(named))
            .find(|&other| {
                is_told
                    && other > named
                    && matches!(
                        syntax.relation(other),
                        Relation::Obl | Relation::Advcl | Relation::Nmod
                    )
                    && finder.case_of(other) == Some("as")
                    && !syntax
                        .children(other)
                        .any(|child| syntax.relation(child) == Relation::Nsubj)
            })
    }
}
