//! The trees of a document.

use std::ops::Range;

use super::labels::{Deprel, Relation, Upos};
use crate::text::Span;

/// Dependency trees, one for each sentence, over the words of one text.
///
/// Words are numbered through the whole document, and a word's head is the number of another word of its sentence. Lemmas,
/// tags and features are slices of one buffer, so a word costs no allocation of its own.
///
/// ```
/// use detente::syntax::{Deprel, Relation, Row, Syntax, Upos};
/// use detente::text::Span;
/// let mut syntax = Syntax::default();
/// syntax.push_sentence(&[
///     Row { head: Some(1), deprel: Relation::Nsubj.into(), ..Row::new(Span::new(0, 6), "Moscow", Upos::Propn) },
///     Row::new(Span::new(7, 13), "deny", Upos::Verb),
/// ]);
/// assert_eq!(syntax.lemma(1), "deny");
/// assert_eq!(syntax.child(1, Relation::Nsubj), Some(0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Syntax {
    words: Vec<Word>,
    /// The number of the first word of each sentence.
    sentence_starts: Vec<usize>,
    entities: Vec<Entity>,
    strings: String,
}

/// A word as it is handed to [`Syntax::push_sentence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form.
    pub lemma: &'a str,
    /// Its universal part of speech.
    pub upos: Upos,
    /// Its Penn Treebank tag.
    pub xpos: &'a str,
    /// Its features as CoNLL-U writes them.
    pub feats: &'a str,
    /// Where its head stands in the sentence, counted from 0; `None` at the root.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub deprel: Deprel,
}

impl<'a> Row<'a> {
    /// A word without tags beyond its part of speech, at the root.
    pub const fn new(span: Span, lemma: &'a str, upos: Upos) -> Self {
        Self {
            span,
            lemma,
            upos,
            xpos: "",
            feats: "",
            head: None,
            deprel: Deprel::ROOT,
        }
    }
}

/// A word with its place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    span: Span,
    lemma: Slice,
    xpos: Slice,
    feats: Slice,
    head: u32,
    /// Children are chained in text order.
    first_child: u32,
    next_sibling: u32,
    /// The first word of its subtree, and the last.
    first_below: u32,
    last_below: u32,
    upos: Upos,
    deprel: Deprel,
}

/// Stands for "no word".
const NONE: u32 = u32::MAX;

fn some(word: u32) -> Option<usize> {
    (word != NONE).then_some(word as usize)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slice {
    start: u32,
    end: u32,
}

/// A name that the entity recogniser found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entity {
    /// The number of its first word.
    pub start: usize,
    /// The number of the first word after it.
    pub end: usize,
    /// What it names.
    pub kind: EntityKind,
}

crate::names::named! {
    /// What a name names.
    EntityKind {
        /// A human being.
        Person = "PER",
        /// A place, a state among them.
        Location = "LOC",
        /// An organisation.
        Organization = "ORG",
    }
}

impl Syntax {
    /// Adds a sentence.
    ///
    /// A word whose head lies outside the sentence, or that hangs in a circle, is hung below the sentence's first root;
    /// where no word is a root, the first word becomes it.
    pub fn push_sentence(&mut self, rows: &[Row<'_>]) {
        let first = self.words.len();
        self.sentence_starts.push(first);
        for row in rows {
            let head = row.head.filter(|&head| head < rows.len());
            let number = self.words.len() as u32;
            let word = Word {
                span: row.span,
                lemma: self.keep(row.lemma),
                xpos: self.keep(row.xpos),
                feats: self.keep(row.feats),
                head: head.map_or(NONE, |head| (first + head) as u32),
                first_child: NONE,
                next_sibling: NONE,
                first_below: number,
                last_below: number,
                upos: row.upos,
                deprel: row.deprel,
            };
            self.words.push(word);
        }
        if !rows.is_empty() {
            self.link(first);
        }
    }

    /// Chains the children and measures the subtrees of the sentence that begins at `first`.
    fn link(&mut self, first: usize) {
        let sentence = first..self.words.len();
        let root = sentence
            .clone()
            .find(|&word| self.words[word].head == NONE)
            .unwrap_or(first);
        self.words[root].head = NONE;
        for word in sentence.clone().rev() {
            if let Some(head) = some(self.words[word].head) {
                self.words[word].next_sibling = self.words[head].first_child;
                self.words[head].first_child = word as u32;
            }
        }
        // From the roots down, each word after its head.
        let mut order: Vec<usize> = sentence
            .clone()
            .filter(|&word| self.words[word].head == NONE)
            .collect();
        let mut is_reached = vec![false; sentence.len()];
        let mut next = 0;
        while next < order.len() {
            is_reached[order[next] - first] = true;
            order.extend(self.children(order[next]));
            next += 1;
        }
        if order.len() < sentence.len() {
            for word in sentence.clone() {
                let links = &mut self.words[word];
                (links.first_child, links.next_sibling) = (NONE, NONE);
                if !is_reached[word - first] {
                    links.head = root as u32;
                }
            }
            return self.link(first);
        }
        for &word in order.iter().rev() {
            if let Some(head) = some(self.words[word].head) {
                let Word {
                    first_below,
                    last_below,
                    ..
                } = self.words[word];
                let above = &mut self.words[head];
                above.first_below = above.first_below.min(first_below);
                above.last_below = above.last_below.max(last_below);
            }
        }
    }

    /// Adds a name.
    pub fn push_entity(&mut self, entity: Entity) {
        self.entities.push(entity);
    }

    fn keep(&mut self, words: &str) -> Slice {
        let start = self.strings.len() as u32;
        self.strings.push_str(words);
        Slice {
            start,
            end: self.strings.len() as u32,
        }
    }

    fn kept(&self, slice: Slice) -> &str {
        &self.strings[slice.start as usize..slice.end as usize]
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The sentences, each as the numbers of its words.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Range<usize>> + '_ {
        (0..self.sentence_starts.len()).map(|index| self.sentence(index))
    }

    /// The numbers of the words of a sentence.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let end = self.sentence_starts.get(index + 1).copied();
        self.sentence_starts[index]..end.unwrap_or(self.words.len())
    }

    /// Which sentence a word belongs to.
    pub fn sentence_of(&self, word: usize) -> usize {
        self.sentence_starts
            .partition_point(|&start| start <= word)
            .saturating_sub(1)
    }

    /// The names found, in text order.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Where the word stands.
    pub fn span(&self, word: usize) -> Span {
        self.words[word].span
    }

    /// The word's dictionary form.
    pub fn lemma(&self, word: usize) -> &str {
        self.kept(self.words[word].lemma)
    }

    /// The word's universal part of speech.
    pub fn upos(&self, word: usize) -> Upos {
        self.words[word].upos
    }

    /// The word's Penn Treebank tag.
    pub fn xpos(&self, word: usize) -> &str {
        self.kept(self.words[word].xpos)
    }

    /// The word's features as CoNLL-U writes them; empty where it has none.
    pub fn feats(&self, word: usize) -> &str {
        self.kept(self.words[word].feats)
    }

    /// Whether the word has this feature with this value: `Number=Plur`.
    pub fn has_feat(&self, word: usize, feat: &str) -> bool {
        self.feats(word).split('|').any(|have| have == feat)
    }

    /// The word's head, `None` at the root.
    pub fn head(&self, word: usize) -> Option<usize> {
        some(self.words[word].head)
    }

    /// How the word depends on its head.
    pub fn deprel(&self, word: usize) -> Deprel {
        self.words[word].deprel
    }

    /// How the word depends on its head, without the subtype.
    pub fn relation(&self, word: usize) -> Relation {
        self.words[word].deprel.relation
    }

    /// The words that depend on this one, in text order.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(some(self.words[word].first_child), |&child| {
            some(self.words[child].next_sibling)
        })
    }

    /// The first child in this relation.
    pub fn child(&self, word: usize, relation: Relation) -> Option<usize> {
        self.children(word)
            .find(|&child| self.relation(child) == relation)
    }

    /// The word, its head, the head's head and so on up to the root.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(word), |&word| self.head(word))
    }

    /// Whether `word` is `ancestor` or hangs below it.
    pub fn is_below(&self, word: usize, ancestor: usize) -> bool {
        let Word {
            first_below,
            last_below,
            ..
        } = self.words[ancestor];
        (first_below as usize..=last_below as usize).contains(&word)
            && self.ancestors(word).any(|above| above == ancestor)
    }

    /// The words of the subtree below (and with) a word, in text order.
    pub fn subtree(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let Word {
            first_below,
            last_below,
            ..
        } = self.words[word];
        (first_below as usize..=last_below as usize)
            .filter(move |&other| self.is_below(other, word))
    }

    /// From the first to the last word of the subtree below a word.
    pub fn subtree_span(&self, word: usize) -> Span {
        let Word {
            first_below,
            last_below,
            ..
        } = self.words[word];
        self.span(first_below as usize)
            .cover(self.span(last_below as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(heads: &[Option<usize>]) -> Syntax {
        let rows: Vec<_> = heads
            .iter()
            .enumerate()
            .map(|(at, &head)| Row {
                head,
                ..Row::new(Span::new(at * 2, at * 2 + 1), "x", Upos::X)
            })
            .collect();
        let mut syntax = Syntax::default();
        syntax.push_sentence(&rows);
        syntax
    }

    #[test]
    fn counts_words_through_the_document() {
        let mut syntax = chain(&[Some(1), None]);
        syntax.push_sentence(&[]);
        syntax.push_sentence(&[Row::new(Span::new(9, 10), "y", Upos::X)]);
        assert_eq!(syntax.sentences().collect::<Vec<_>>(), [0..2, 2..2, 2..3]);
        assert_eq!(syntax.sentence_of(2), 2);
        assert_eq!(syntax.head(2), None);
    }

    #[test]
    fn hangs_a_circle_below_the_root() {
        let syntax = chain(&[Some(1), Some(0), None]);
        assert_eq!(syntax.children(2).collect::<Vec<_>>(), [0, 1]);
    }

    proptest! {
        #[test]
        fn any_heads_give_a_tree(heads in prop::collection::vec(prop::option::of(0usize..12), 1..12)) {
            let syntax = chain(&heads);
            for word in 0..syntax.len() {
                prop_assert!(syntax.ancestors(word).count() <= heads.len());
                let below: Vec<_> = (0..syntax.len()).filter(|&other| syntax.ancestors(other).any(|above| above == word)).collect();
                prop_assert_eq!(syntax.subtree(word).collect::<Vec<_>>(), below);
                prop_assert!(syntax.children(word).all(|child| syntax.head(child) == Some(word)));
            }
        }
    }
}
