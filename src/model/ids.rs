//! How records of one analysis point at each other.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, ErrorKind};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the record that stands at `index` in its list.
            pub const fn from_index(index: usize) -> Self {
                Self(index as u32)
            }

            /// Where the record stands in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), u64::from(self.0) + 1)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(words: &str) -> Result<Self, Error> {
                words
                    .strip_prefix($letter)
                    .and_then(|number| number.parse::<u32>().ok())
                    .and_then(|number| number.checked_sub(1))
                    .map(Self)
                    .ok_or_else(|| Error::new(
                        ErrorKind::Format,
                        format!(concat!("id {:?} is none of the form ", $letter, "1"), words),
                    ))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "pattern": concat!("^", $letter, "[1-9][0-9]*$")})
            }
        }
    )*};
}

ids! {
    /// Points at an [`Actor`](super::Actor): `a1`, `a2`, …
    ActorId "a";
    /// Points at a [`Claim`](super::Claim): `c1`, `c2`, …
    ClaimId "c";
    /// Points at an [`Event`](super::Event): `e1`, `e2`, …
    EventId "e";
    /// Points at a [`Treaty`](super::Treaty): `t1`, `t2`, …
    TreatyId "t";
    /// Points at a [`Sanction`](super::Sanction): `s1`, `s2`, …
    SanctionId "s";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one_in_json() {
        let id = ActorId::from_index(0);
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"a1\"");
        assert_eq!("a1".parse::<ActorId>().unwrap(), id);
    }

    #[test]
    fn refuses_what_is_no_id() {
        for words in ["", "a", "a0", "c1", "a-1", "a1x"] {
            assert!(words.parse::<ActorId>().is_err(), "{words}");
        }
    }
}
