//! Who is looked for.

use crate::lists::{CountryCode, Gender, PartialDate};
use crate::model::ActorKind;

/// A name with what is known about its bearer.
///
/// ```
/// use detente::model::ActorKind;
/// use detente::screen::Query;
/// let query = Query::new("Ivan Petrov")
///     .with_kind(ActorKind::Person)
///     .with_country("RUS".parse()?)
///     .with_born("1961-05".parse()?);
/// # Ok::<(), detente::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub(super) name: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) born: Option<PartialDate>,
    pub(super) gender: Option<Gender>,
    pub(super) identifiers: Vec<String>,
    pub(super) threshold: f32,
}

impl Query {
    /// The score from which on a name is a candidate, where a query does not say.
    pub const THRESHOLD: f32 = 0.7;

    /// A name of which nothing more is known.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: None,
            countries: Vec::new(),
            born: None,
            gender: None,
            identifiers: Vec::new(),
            threshold: Self::THRESHOLD,
        }
    }

    /// What the bearer is. People are looked for among people, ships and aircraft among these, and bodies among
    /// bodies; without a kind, and with [`ActorKind::Other`], among all.
    #[must_use]
    pub fn with_kind(mut self, kind: ActorKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// A country that the bearer is tied to; several may be given.
    #[must_use]
    pub fn with_country(mut self, country: CountryCode) -> Self {
        self.countries.push(country);
        self
    }

    /// When the bearer was born: a year, a month or a day.
    #[must_use]
    pub fn with_born(mut self, born: PartialDate) -> Self {
        self.born = Some(born);
        self
    }

    /// The bearer's gender.
    #[must_use]
    pub fn with_gender(mut self, gender: Gender) -> Self {
        self.gender = Some(gender);
        self
    }

    /// A number of the bearer's: passport, tax or register number, IMO; several may be given. Signs between letters and
    /// digits do not count.
    #[must_use]
    pub fn with_identifier(mut self, number: impl Into<String>) -> Self {
        self.identifiers.push(number.into());
        self
    }

    /// The least score of a candidate, from 0 to 1; at least 0.4 is used, since below it names have too little in
    /// common to be found.
    #[must_use]
    pub fn with_threshold(mut self, threshold: f32) -> Self {
        self.threshold = if threshold.is_nan() {
            Self::THRESHOLD
        } else {
            threshold.clamp(0.4, 1.0)
        };
        self
    }
}
