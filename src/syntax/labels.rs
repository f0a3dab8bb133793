//! The labels of Universal Dependencies.

use std::fmt;
use std::str::FromStr;

use crate::Error;
use crate::names::named;

named! {
    /// Universal part-of-speech tags.
    Upos {
        /// Adjective.
        Adj = "ADJ",
        /// Adposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Proper noun.
        Propn = "PROPN",
        /// Punctuation.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

named! {
    /// The universal dependency relations, without subtypes.
    Relation {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Adverbial clause.
        Advcl = "advcl",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Case marker: an adposition or possessive.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clausal complement.
        Ccomp = "ccomp",
        /// Classifier.
        Clf = "clf",
        /// Part of a compound.
        Compound = "compound",
        /// Later conjunct.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clausal subject.
        Csubj = "csubj",
        /// Unspecified dependency.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Discourse element.
        Discourse = "discourse",
        /// Dislocated element.
        Dislocated = "dislocated",
        /// Expletive.
        Expl = "expl",
        /// Later word of a fixed expression.
        Fixed = "fixed",
        /// Later word of a name or other headless expression.
        Flat = "flat",
        /// Later part of a word split in error.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// List item.
        List = "list",
        /// Subordinating marker.
        Mark = "mark",
        /// Noun that modifies a noun.
        Nmod = "nmod",
        /// Nominal subject.
        Nsubj = "nsubj",
        /// Number.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Oblique nominal.
        Obl = "obl",
        /// Dependent of an omitted head.
        Orphan = "orphan",
        /// Parataxis.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Overridden disfluency.
        Reparandum = "reparandum",
        /// Root of the sentence.
        Root = "root",
        /// Vocative.
        Vocative = "vocative",
        /// Open clausal complement.
        Xcomp = "xcomp",
    }
}

named! {
    /// Subtypes of relations that English treebanks use.
    Subtype {
        /// No subtype.
        None = "",
        /// Agent of a passive.
        Agent = "agent",
        /// Description that goes with a name.
        Desc = "desc",
        /// Foreign words.
        Foreign = "foreign",
        /// Noun phrase without an adposition.
        Npmod = "npmod",
        /// Subject of a clause whose predicate is itself a clause.
        Outer = "outer",
        /// Of a passive.
        Pass = "pass",
        /// Possessor.
        Poss = "poss",
        /// First half of a pair of conjunctions.
        Preconj = "preconj",
        /// First of two determiners.
        Predet = "predet",
        /// Particle of a verb.
        Prt = "prt",
        /// Relative clause.
        Relcl = "relcl",
        /// Time.
        Tmod = "tmod",
        /// Modifier without a marker.
        Unmarked = "unmarked",
        /// A subtype that is none of these.
        Other = "other",
    }
}

/// A dependency relation with its subtype: `nsubj:pass`.
///
/// ```
/// use detente::syntax::{Deprel, Relation, Subtype};
/// let label: Deprel = "nsubj:pass".parse()?;
/// assert_eq!(label, Deprel::new(Relation::Nsubj, Subtype::Pass));
/// assert_eq!(label.to_string(), "nsubj:pass");
/// # Ok::<(), detente::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deprel {
    /// The universal relation.
    pub relation: Relation,
    /// The subtype.
    pub subtype: Subtype,
}

impl Deprel {
    /// The relation of a sentence's root.
    pub const ROOT: Self = Self::new(Relation::Root, Subtype::None);

    /// A relation with a subtype.
    pub const fn new(relation: Relation, subtype: Subtype) -> Self {
        Self { relation, subtype }
    }
}

impl From<Relation> for Deprel {
    fn from(relation: Relation) -> Self {
        Self::new(relation, Subtype::None)
    }
}

impl fmt::Display for Deprel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.subtype {
            Subtype::None => f.pad(self.relation.as_str()),
            subtype => write!(f, "{}:{subtype}", self.relation),
        }
    }
}

impl FromStr for Deprel {
    type Err = Error;

    /// Reads a label; a subtype that English treebanks do not use becomes [`Subtype::Other`].
    fn from_str(label: &str) -> Result<Self, Error> {
        let (relation, subtype) = label.split_once(':').unwrap_or((label, ""));
        Ok(Self::new(
            relation.parse()?,
            subtype.parse().unwrap_or(Subtype::Other),
        ))
    }
}
