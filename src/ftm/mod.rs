//! `FollowTheMoney` entities out: sanctions lists and analyses for `OpenSanctions`' tools, Aleph and others.
//!
//! The way back is [`load_list`](crate::load_list), which reads such entities.

mod analysis;
mod clean;
mod list;

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::lists::{CountryCode, PartialDate, iso2};

/// An entity of `FollowTheMoney`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Its id: letters, digits, hyphens and full stops; the same in every run.
    pub id: String,
    /// What it is called in lists.
    pub caption: String,
    /// Its schema: `Person`, `Sanction`, `UnknownLink`, …
    pub schema: String,
    /// Its properties, each with its values.
    pub properties: BTreeMap<String, Vec<String>>,
    /// The data sets that it is from.
    pub datasets: Vec<String>,
    /// Ids that it had before it was merged; none here.
    pub referents: Vec<String>,
    /// Whether it is the target of a sanction itself.
    pub target: bool,
}

impl Entity {
    fn new(id: String, schema: &str, dataset: &str) -> Self {
        Self {
            id,
            caption: String::new(),
            schema: schema.to_owned(),
            properties: BTreeMap::new(),
            datasets: vec![dataset.to_owned()],
            referents: Vec::new(),
            target: false,
        }
    }

    fn put(&mut self, property: &str, value: String) {
        if value.is_empty() {
            return;
        }
        let values = self.properties.entry(property.to_owned()).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    fn name(&mut self, property: &str, words: &str) {
        self.put(property, clean::name(words));
    }

    /// A short text of one value.
    fn string(&mut self, property: &str, words: &str) {
        self.put(property, clean::text(words, 1000));
    }

    /// A long text.
    fn text(&mut self, property: &str, words: &str) {
        self.put(property, clean::text(words, 60_000));
    }

    /// A number of at most 64 letters; false where it is longer.
    fn identifier(&mut self, property: &str, words: &str) -> bool {
        let words = clean::text(words, 1000);
        let fits = !words.is_empty() && words.chars().count() <= 64;
        if fits {
            self.put(property, words);
        }
        fits
    }

    fn date(&mut self, property: &str, date: Option<PartialDate>) {
        if let Some(date) = date {
            self.put(property, date.to_string());
        }
    }

    /// A state, or `eu` and `un`.
    fn country(&mut self, property: &str, code: Option<CountryCode>) {
        if let Some(code) = code.and_then(country) {
            self.put(property, code);
        }
    }

    fn refer(&mut self, property: &str, id: &str) {
        self.put(property, id.to_owned());
    }
}

/// A country's code as `FollowTheMoney` has it.
fn country(code: CountryCode) -> Option<String> {
    Some(match code.as_str() {
        "XKX" => "xk".to_owned(),
        "SUN" => "suhh".to_owned(),
        "YUG" => "yucs".to_owned(),
        "CSK" => "cshh".to_owned(),
        "DDR" => "dd".to_owned(),
        _ => iso2(code)?.to_ascii_lowercase(),
    })
}

/// The sender of a list or of a sanction as a country's code.
fn sender_country(sender: &str) -> Option<String> {
    match sender {
        "eu" | "un" => Some(sender.to_owned()),
        code => code.parse().ok().and_then(country),
    }
}

/// Words as part of an id: what an id cannot hold becomes a hyphen, and then a hash of the words makes it one of its own.
fn slug(words: &str) -> String {
    let is_fit = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.');
    let slug: String = words
        .chars()
        .map(|sign| if is_fit(sign) { sign } else { '-' })
        .take(80)
        .collect();
    let trimmed = slug.trim_matches(['-', '.']);
    if trimmed == words {
        return trimmed.to_owned();
    }
    let hash = hash([words]);
    if trimmed.is_empty() {
        hash
    } else {
        format!("{trimmed}-{hash}")
    }
}

/// A number of these words that no run and no machine makes another: FNV-1a, 64 bits.
fn hash<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// Entities as JSON, one a line.
fn lines(entities: &[Entity]) -> String {
    let mut lines = String::new();
    for entity in entities {
        let json = serde_json::to_string(entity)
            .expect("an entity holds only words, which JSON can write");
        let _ = writeln!(lines, "{json}");
    }
    lines
}
