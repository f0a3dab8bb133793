//! Indexes in files.
//!
//! A file is a head (what it is, the version of its form, the fingerprint of the tables that names were read with, length
//! and checksum of the rest) and the index's arrays as they stand in memory, so that reading one is mostly copying.

use std::io::Write;
use std::path::Path;

use super::fold::Script;
use super::index::{Index, KeyTable, NameRow, Part, WordRow};
use super::listed::{Listed, ListedName, ListedNumber};
use super::name::LegalForms;
use super::screener::Screener;
use super::tables::tables;
use super::word::{Joint, Sphere, WordKind};
use crate::lists::{
    CountryCode, Gender, IdentifierKind, ListDate, NameKind, NameQuality, PartialDate,
};
use crate::model::ActorKind;
use crate::whole::WholeFile;
use crate::{Error, ErrorKind};

const MAGIC: &[u8; 8] = b"dtnt-scr";
/// Changes with the form of files.
const VERSION: u32 = 1;
const HEAD: usize = 8 + 4 + 4 + 8 + 4;

impl Screener {
    /// The index as bytes, for [`Screener::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Writer::default();
        body.strings(self.lists.iter());
        body.number(self.entries.len());
        for entry in &self.entries {
            write_entry(&mut body, entry);
        }
        write_index(&mut body, &self.index);
        body.numbers(&self.by_number.keys);
        body.numbers(&self.by_number.values);
        let body = body.bytes;
        let mut bytes = Vec::with_capacity(HEAD + body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&tables().fingerprint.to_le_bytes());
        bytes.extend_from_slice(&(body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// Reads what [`Screener::to_bytes`] wrote.
    ///
    /// # Errors
    /// The bytes are no index, were written by another version, are cut short or were changed. Index the lists anew.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let fault = |message: String| Error::new(ErrorKind::Format, message);
        let mut head = Reader(bytes.get(..HEAD).unwrap_or_default());
        if head.take(8).ok() != Some(MAGIC) {
            return Err(fault("these bytes are no screening index".to_owned()));
        }
        let (version, fingerprint) = (head.u32()?, head.u32()?);
        if version != VERSION || fingerprint != tables().fingerprint {
            return Err(fault(
                "the screening index was made by another version of detente; index the lists anew"
                    .to_owned(),
            ));
        }
        let (low, high) = (u64::from(head.u32()?), u64::from(head.u32()?));
        let (len, sum) = (low | high << 32, head.u32()?);
        let body = &bytes[HEAD..];
        if body.len() as u64 != len {
            return Err(fault(format!(
                "the screening index has {} bytes after its head; {len} were written",
                body.len()
            )));
        }
        if crc32fast::hash(body) != sum {
            return Err(fault(
                "the screening index was changed: its checksum is another".to_owned(),
            ));
        }
        let mut body = Reader(body);
        let lists = body.strings()?;
        let count = body.u32()?;
        let mut entries = Vec::new();
        for _ in 0..count {
            entries.push(read_entry(&mut body)?);
        }
        let index = read_index(&mut body)?;
        let by_number = KeyTable::sorted(body.numbers()?, body.numbers()?);
        let screener = Self {
            lists,
            entries,
            index,
            by_number,
        };
        if !body.0.is_empty() || !screener.is_sound() {
            return Err(corrupt());
        }
        Ok(screener)
    }

    /// Whether bytes begin as an index does.
    pub fn is_index(start: &[u8]) -> bool {
        start.starts_with(MAGIC)
    }

    /// Saves the index; a file that was there is replaced when the new one is whole.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        let write = || {
            let mut file = WholeFile::create(path)?;
            file.write_all(&self.to_bytes())?;
            file.finish()
        };
        write().map_err(|cause| io(path, &cause))
    }

    /// Loads an index that [`Screener::save`] wrote.
    ///
    /// # Errors
    /// The file cannot be read, or holds what [`Screener::from_bytes`] refuses.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|cause| io(path, &cause))?;
        Self::from_bytes(&bytes).map_err(|error| error.with_origin(path.display().to_string()))
    }

    /// Whether every number of the index points at something that is there.
    fn is_sound(&self) -> bool {
        let index = &self.index;
        let below = |numbers: &[u32], len: usize| numbers.iter().all(|&at| (at as usize) < len);
        let (words, names) = (index.words.len(), index.names.len());
        let sorted =
            |table: &KeyTable| table.keys.len() == table.values.len() && table.keys.is_sorted();
        sorted(&index.by_key)
            && sorted(&index.by_joined)
            && sorted(&self.by_number)
            && index.by_word.buckets.len() == words + 1
            && index.by_word.buckets.is_sorted()
            && below(&index.name_words, words)
            && below(&index.by_key.values, words)
            && below(&index.by_joined.values, names)
            && below(&index.by_word.values, names)
            && below(&self.by_number.values, self.entries.len())
    }
}

fn io(path: &Path, cause: &std::io::Error) -> Error {
    Error::new(ErrorKind::Io, cause.to_string()).with_origin(path.display().to_string())
}

fn corrupt() -> Error {
    Error::new(
        ErrorKind::Format,
        "the screening index is corrupt; index the lists anew",
    )
}

/// The number of a member in its enumeration's order of documentation.
fn number_of<T: PartialEq>(all: &[T], member: &T) -> u32 {
    all.iter().position(|known| known == member).unwrap_or(0) as u32
}

fn member<T: Copy>(all: &[T], number: u32) -> Result<T, Error> {
    all.get(number as usize).copied().ok_or_else(corrupt)
}

const SPHERES: [Sphere; 3] = [Sphere::Person, Sphere::Body, Sphere::Craft];
const WORD_KINDS: [WordKind; 10] = [
    WordKind::Name,
    WordKind::Acronym,
    WordKind::Initial,
    WordKind::Patronymic,
    WordKind::Number,
    WordKind::Honorific,
    WordKind::Particle(Joint::Article),
    WordKind::Particle(Joint::Preposition),
    WordKind::Particle(Joint::Kin),
    WordKind::Particle(Joint::Kunya),
];

fn write_entry(to: &mut Writer, entry: &Listed) {
    to.u32(entry.list);
    to.string(&entry.id);
    to.u32(number_of(ActorKind::ALL, &entry.kind));
    to.number(entry.names.len());
    for name in &entry.names {
        to.string(&name.text);
        to.u32(number_of(NameKind::ALL, &name.kind));
        to.u32(number_of(NameQuality::ALL, &name.quality));
    }
    to.number(entry.births.len());
    for born in &entry.births {
        to.date(born.value);
        to.date(born.until);
        to.u32(u32::from(born.is_circa));
    }
    to.strings(entry.countries.iter().map(CountryCode::as_str));
    to.u32(
        entry
            .gender
            .map_or(0, |gender| number_of(Gender::ALL, &gender) + 1),
    );
    to.number(entry.identifiers.len());
    for identifier in &entry.identifiers {
        to.u32(number_of(IdentifierKind::ALL, &identifier.kind));
        to.string(&identifier.number);
    }
    to.strings(entry.programmes.iter());
}

fn read_entry(from: &mut Reader<'_>) -> Result<Listed, Error> {
    let list = from.u32()?;
    let id = from.string()?;
    let kind = member(ActorKind::ALL, from.u32()?)?;
    let mut names = Vec::new();
    for _ in 0..from.u32()? {
        names.push(ListedName {
            text: from.string()?,
            kind: member(NameKind::ALL, from.u32()?)?,
            quality: member(NameQuality::ALL, from.u32()?)?,
        });
    }
    let mut births = Vec::new();
    for _ in 0..from.u32()? {
        births.push(ListDate {
            value: from.date()?,
            until: from.date()?,
            is_circa: from.u32()? != 0,
            text: String::new(),
        });
    }
    let mut countries = Vec::new();
    for code in from.strings()? {
        countries.push(code.parse().map_err(|_| corrupt())?);
    }
    let gender = match from.u32()? {
        0 => None,
        number => Some(member(Gender::ALL, number - 1)?),
    };
    let mut identifiers = Vec::new();
    for _ in 0..from.u32()? {
        identifiers.push(ListedNumber {
            kind: member(IdentifierKind::ALL, from.u32()?)?,
            number: from.string()?,
        });
    }
    Ok(Listed {
        list,
        id,
        kind,
        names,
        births,
        countries,
        gender,
        identifiers,
        programmes: from.strings()?,
    })
}

fn write_index(to: &mut Writer, index: &Index) {
    to.string(&index.letters);
    to.number(index.words.len());
    for word in &index.words {
        for part in [word.text, word.sound, word.skeleton] {
            to.u32(part.start);
            to.u32(part.len);
        }
        for groups in [word.spellings, word.nicknames] {
            for pair in [(groups[0], groups[1]), (groups[2], groups[3])] {
                to.u32(u32::from(pair.0) | u32::from(pair.1) << 16);
            }
        }
        to.u32(number_of(&WORD_KINDS, &word.kind) | (word.script as u32) << 8);
        to.u32(word.weight.to_bits());
    }
    to.number(index.names.len());
    for name in &index.names {
        to.u32(name.entry);
        to.u32(name.number);
        to.u32(name.words.start);
        to.u32(name.words.len);
        to.u32(u32::from(name.legal.0) | number_of(&SPHERES, &name.sphere) << 8);
        to.u32(name.weight.to_bits());
    }
    to.numbers(&index.name_words);
    for table in [&index.by_key, &index.by_joined] {
        to.numbers(&table.keys);
        to.numbers(&table.values);
    }
    to.numbers(&index.by_word.buckets);
    to.numbers(&index.by_word.values);
}

fn read_index(from: &mut Reader<'_>) -> Result<Index, Error> {
    let letters = from.string()?;
    let mut words = Vec::new();
    for _ in 0..from.u32()? {
        let mut part = || -> Result<Part, Error> {
            Ok(Part {
                start: from.u32()?,
                len: from.u32()?,
            })
        };
        let (text, sound, skeleton) = (part()?, part()?, part()?);
        let mut groups = || -> Result<[u16; 4], Error> {
            let (one, other) = (from.u32()?, from.u32()?);
            Ok([
                one as u16,
                (one >> 16) as u16,
                other as u16,
                (other >> 16) as u16,
            ])
        };
        let (spellings, nicknames) = (groups()?, groups()?);
        let kind = from.u32()?;
        words.push(WordRow {
            text,
            sound,
            skeleton,
            spellings,
            nicknames,
            kind: member(&WORD_KINDS, kind & 0xff)?,
            weight: f32::from_bits(from.u32()?),
            script: member(&Script::ALL, kind >> 8)?,
        });
    }
    let mut names = Vec::new();
    for _ in 0..from.u32()? {
        let (entry, number) = (from.u32()?, from.u32()?);
        let words = Part {
            start: from.u32()?,
            len: from.u32()?,
        };
        let form = from.u32()?;
        names.push(NameRow {
            entry,
            number,
            words,
            legal: LegalForms(form as u8),
            sphere: member(&SPHERES, form >> 8)?,
            weight: f32::from_bits(from.u32()?),
        });
    }
    Ok(Index {
        letters,
        words,
        names,
        name_words: from.numbers()?,
        by_key: KeyTable::sorted(from.numbers()?, from.numbers()?),
        by_joined: KeyTable::sorted(from.numbers()?, from.numbers()?),
        by_word: KeyTable {
            keys: Vec::new(),
            buckets: from.numbers()?,
            values: from.numbers()?,
        },
    })
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn u32(&mut self, number: u32) {
        self.bytes.extend_from_slice(&number.to_le_bytes());
    }

    /// A length. Nothing that is kept in 32 bits is longer.
    fn number(&mut self, number: usize) {
        self.u32(number as u32);
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.number(numbers.len());
        self.bytes
            .extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    fn string(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn strings(&mut self, texts: impl ExactSizeIterator<Item = impl AsRef<str>>) {
        self.number(texts.len());
        for text in texts {
            self.string(text.as_ref());
        }
    }

    fn date(&mut self, date: Option<PartialDate>) {
        self.u32(date.map_or(0, |date| {
            u32::from(date.year()) << 16
                | u32::from(date.month().unwrap_or(0)) << 8
                | u32::from(date.day().unwrap_or(0))
        }));
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or_else(corrupt)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, Error> {
        let (taken, rest) = self.0.split_first_chunk().ok_or_else(corrupt)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*taken))
    }

    fn numbers(&mut self) -> Result<Vec<u32>, Error> {
        let len = (self.u32()? as usize).checked_mul(4).ok_or_else(corrupt)?;
        let (numbers, _) = self.take(len)?.as_chunks();
        Ok(numbers
            .iter()
            .map(|bytes| u32::from_le_bytes(*bytes))
            .collect())
    }

    fn string(&mut self) -> Result<String, Error> {
        let len = self.u32()? as usize;
        let text = str::from_utf8(self.take(len)?).map_err(|_| corrupt())?;
        Ok(text.to_owned())
    }

    fn strings(&mut self) -> Result<Vec<String>, Error> {
        let mut texts = Vec::new();
        for _ in 0..self.u32()? {
            texts.push(self.string()?);
        }
        Ok(texts)
    }

    fn date(&mut self) -> Result<Option<PartialDate>, Error> {
        let number = self.u32()?;
        if number == 0 {
            return Ok(None);
        }
        let known = |part: u32| (part != 0).then_some(part as u8);
        PartialDate::new(
            (number >> 16) as u16,
            known(number >> 8 & 0xff),
            known(number & 0xff),
        )
        .map(Some)
        .ok_or_else(corrupt)
    }
}
