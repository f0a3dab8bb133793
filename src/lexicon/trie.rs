//! The automaton: from atom to atom, to all forms that end there.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::atoms::Atom;
use super::pattern::Pattern;

/// What a form stands for: an index into one of the lexicon's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Surface(u32),
    Cue(u32),
    Title(u32),
    Nominal(u32),
}

/// A form that ends at a node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accept {
    pub(crate) pattern: Pattern,
    pub(crate) target: Target,
}

/// Lets keys through that are hashes already, and hashes words alike in every process.
#[derive(Debug, Default)]
pub(crate) struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub(crate) type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Through>>;
/// A map by words. What is in it comes from tables, so no one can choose words that collide.
pub(crate) type ByWord<K, V> = HashMap<K, V, BuildHasherDefault<Through>>;
pub(crate) type Hashes = HashSet<u64, BuildHasherDefault<Through>>;

const ROOT: u32 = 0;

/// The edge from a node over an atom. The multiplication spreads over all bits what tables of edges pick out.
const fn edge(node: u32, atom: u64) -> u64 {
    (atom ^ (node as u64) << 32 ^ node as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Collects forms before they become a [`Trie`].
#[derive(Debug, Default)]
pub(crate) struct TrieBuilder {
    edges: ByHash<u32>,
    nodes: u32,
    accepts: Vec<(u32, Accept)>,
}

impl TrieBuilder {
    pub(crate) fn with_capacity(forms: usize) -> Self {
        Self {
            edges: HashMap::with_capacity_and_hasher(forms * 2, BuildHasherDefault::default()),
            nodes: 0,
            accepts: Vec::with_capacity(forms),
        }
    }

    pub(crate) fn add(&mut self, hashes: &[u64], accept: Accept) {
        let mut node = ROOT;
        for &hash in hashes {
            node = *self.edges.entry(edge(node, hash)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
        }
        self.accepts.push((node, accept));
    }

    pub(crate) fn build(mut self) -> Trie {
        // Stable, so that forms of one node keep the order of the tables.
        self.accepts.sort_by_key(|&(node, _)| node);
        let mut starts = Vec::with_capacity(self.nodes as usize + 2);
        let mut accepts = Vec::with_capacity(self.accepts.len());
        for (node, accept) in self.accepts {
            while starts.len() <= node as usize {
                starts.push(accepts.len() as u32);
            }
            accepts.push(accept);
        }
        while starts.len() <= self.nodes as usize + 1 {
            starts.push(accepts.len() as u32);
        }
        Trie {
            edges: self.edges,
            starts,
            accepts,
        }
    }
}

/// All forms of the lexicon.
#[derive(Debug)]
pub(crate) struct Trie {
    edges: ByHash<u32>,
    /// Where in `accepts` the forms of each node begin.
    starts: Vec<u32>,
    accepts: Vec<Accept>,
}

impl Trie {
    /// Calls `found` with the number of atoms and the forms that end there, from the shortest to the longest.
    pub(crate) fn walk(&self, atoms: &[Atom], mut found: impl FnMut(usize, &[Accept])) {
        let mut node = ROOT;
        for (i, atom) in atoms.iter().enumerate() {
            match self.edges.get(&edge(node, atom.hash)) {
                Some(&next) => node = next,
                None => return,
            }
            let accepts = &self.accepts[self.accepts_of(node)];
            if !accepts.is_empty() {
                found(i + 1, accepts);
            }
        }
    }

    fn accepts_of(&self, node: u32) -> Range<usize> {
        let node = node as usize;
        self.starts[node] as usize..self.starts[node + 1] as usize
    }
}
