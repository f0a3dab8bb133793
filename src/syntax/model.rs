//! The model file: named little-endian arrays behind a checked header.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::{Error, ErrorKind};

/// The first bytes of a model file.
pub const MAGIC: [u8; 8] = *b"detente\x01";
/// The version of the layout that this crate reads.
pub const VERSION: u32 = 1;
const HEADER: usize = 24;
const ENTRY: usize = 24;

/// A model file, read in place.
///
/// The layout: magic (8 bytes), version (u32), number of sections (u32), checksum of all that follows (u64); for each section its name
/// (16 bytes, padded with zeros), where it begins (u32, from the start of the file) and how long it is (u32); then the
/// sections. All numbers are little-endian.
#[derive(Debug)]
pub struct ModelFile {
    bytes: Cow<'static, [u8]>,
    sections: BTreeMap<String, (usize, usize)>,
}

fn broken(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Model, message).with_origin("model")
}

/// The checksum of a model file's sections: 64-bit FNV-1a over words of eight bytes, the last padded with zeros.
pub fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let step = |hash: u64, word: [u8; 8]| {
        (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0000_0100_0000_01B3)
    };
    let mut hash = words
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, &word| step(hash, word));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = step(hash, last);
    hash ^ bytes.len() as u64
}

impl ModelFile {
    /// Checks the header, the checksum and the places of the sections.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where the bytes are no model file, are of another version, or were changed or cut.
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        let word = |at: usize| -> Option<[u8; 4]> { bytes.get(at..at + 4)?.try_into().ok() };
        if bytes.get(..8) != Some(&MAGIC[..]) {
            return Err(broken(
                "found other bytes than the magic of a detente model",
            ));
        }
        let (Some(version), Some(count), Some(sum)) = (
            word(8).map(u32::from_le_bytes),
            word(12).map(u32::from_le_bytes),
            bytes
                .get(16..HEADER)
                .and_then(|sum| sum.try_into().ok())
                .map(u64::from_le_bytes),
        ) else {
            return Err(broken(format!(
                "the file ends after {} bytes, in its header",
                bytes.len()
            )));
        };
        if version != VERSION {
            return Err(broken(format!(
                "found version {version}, expected {VERSION}"
            )));
        }
        let found = checksum(&bytes[HEADER..]);
        if found != sum {
            return Err(broken(format!(
                "found checksum {found:016x}, expected {sum:016x}"
            )));
        }
        let mut sections = BTreeMap::new();
        for number in 0..count as usize {
            let at = HEADER + number * ENTRY;
            let entry = bytes
                .get(at..at + ENTRY)
                .ok_or_else(|| broken(format!("section {number} of {count} has no entry")))?;
            let name = String::from_utf8_lossy(&entry[..16])
                .trim_end_matches('\0')
                .to_string();
            let (Some(start), Some(len)) = (word(at + 16), word(at + 20)) else {
                return Err(broken(format!("section {number} of {count} has no entry")));
            };
            let start = u32::from_le_bytes(start) as usize;
            let end = start + u32::from_le_bytes(len) as usize;
            if end > bytes.len() {
                return Err(broken(format!(
                    "section \"{name}\" ends after the file does"
                )));
            }
            sections.insert(name, (start, end));
        }
        Ok(Self { bytes, sections })
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where there is no such section.
    pub fn section(&self, name: &str) -> Result<&[u8], Error> {
        self.sections
            .get(name)
            .map(|&(start, end)| &self.bytes[start..end])
            .ok_or_else(|| broken(format!("section \"{name}\" is missing")))
    }

    /// Where a section of a certain length lies, for [`ModelFile::bytes`].
    ///
    /// # Errors
    /// As [`ModelFile::sized`].
    pub fn place(&self, name: &str, len: usize) -> Result<std::ops::Range<usize>, Error> {
        self.sized(name, len)?;
        Ok(self
            .sections
            .get(name)
            .map_or(0..0, |&(start, end)| start..end))
    }

    /// The whole file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes of a section that must have a certain length.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where it is missing or of another length.
    pub fn sized(&self, name: &str, len: usize) -> Result<&[u8], Error> {
        let found = self.section(name)?;
        if found.len() == len {
            Ok(found)
        } else {
            Err(broken(format!(
                "section \"{name}\" has {} bytes, expected {len}",
                found.len()
            )))
        }
    }

    /// A section of `len` floating-point numbers.
    ///
    /// # Errors
    /// As [`ModelFile::sized`], and where a number is not finite.
    pub fn floats(&self, name: &str, len: usize) -> Result<Vec<f32>, Error> {
        let numbers: Vec<f32> = self
            .sized(name, len * 4)?
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| f32::from_le_bytes(bytes))
            .collect();
        if numbers.iter().all(|number| number.is_finite()) {
            Ok(numbers)
        } else {
            Err(broken(format!(
                "section \"{name}\" holds a number that is not finite"
            )))
        }
    }

    /// A section of 32-bit whole numbers.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where it is missing.
    pub fn numbers(&self, name: &str) -> Result<Vec<u32>, Error> {
        Ok(self
            .section(name)?
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| u32::from_le_bytes(bytes))
            .collect())
    }

    /// A section of lines of text.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where it is missing or not UTF-8.
    pub fn lines(&self, name: &str) -> Result<Vec<String>, Error> {
        let text = std::str::from_utf8(self.section(name)?)
            .map_err(|_| broken(format!("section \"{name}\" is not UTF-8")))?;
        Ok(text.split('\n').map(str::to_string).collect())
    }
}

/// Sections gathered into the bytes of a model file.
#[derive(Debug, Default)]
pub struct ModelWriter {
    sections: Vec<(String, Vec<u8>)>,
}

impl ModelWriter {
    /// Adds a section; names are at most 16 bytes long.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.sections.push((name.to_string(), bytes));
    }

    /// The whole file.
    pub fn finish(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let mut start = HEADER + ENTRY * self.sections.len();
        for (name, bytes) in &self.sections {
            let mut field = [0; 16];
            let len = name.len().min(16);
            field[..len].copy_from_slice(&name.as_bytes()[..len]);
            body.extend(field);
            body.extend((start as u32).to_le_bytes());
            body.extend((bytes.len() as u32).to_le_bytes());
            start += bytes.len();
        }
        for (_, bytes) in &self.sections {
            body.extend(bytes);
        }
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend((self.sections.len() as u32).to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }
}

/// A hash table of the model file: open addressing over a power of two of slots, with the low bits of a key as the
/// first slot and its upper half as the mark; a mark of 0 is an empty slot.
#[derive(Debug)]
pub struct Table {
    marks: Vec<u32>,
    values: Vec<u16>,
}

impl Table {
    /// A table of keys and values, at most three quarters full. A later entry of the same key is ignored.
    pub fn build(entries: &[(u64, u16)]) -> Self {
        let size = (entries.len() * 4 / 3 + 2).next_power_of_two();
        let mut table = Self {
            marks: vec![0; size],
            values: vec![0; size],
        };
        for &(key, value) in entries {
            let mut slot = key as usize & (size - 1);
            while table.marks[slot] != 0 && table.marks[slot] != mark(key) {
                slot = (slot + 1) & (size - 1);
            }
            if table.marks[slot] == 0 {
                table.marks[slot] = mark(key);
                table.values[slot] = value;
            }
        }
        table
    }

    /// Reads the table that [`Table::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where the section is missing or has no empty slot.
    pub fn read(file: &ModelFile, name: &str) -> Result<Self, Error> {
        let bytes = file.section(name)?;
        let size = bytes.len() / 6;
        if bytes.len() % 6 != 0 || !size.is_power_of_two() {
            return Err(broken(format!(
                "table \"{name}\" has {} bytes",
                bytes.len()
            )));
        }
        let (marks, values) = bytes.split_at(size * 4);
        let marks: Vec<u32> = marks
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| u32::from_le_bytes(bytes))
            .collect();
        if !marks.contains(&0) {
            return Err(broken(format!("table \"{name}\" is full")));
        }
        let values = values
            .as_chunks::<2>()
            .0
            .iter()
            .map(|&bytes| u16::from_le_bytes(bytes))
            .collect();
        Ok(Self { marks, values })
    }

    /// The marks, then the values.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.marks.len() * 6);
        out.extend(self.marks.iter().flat_map(|mark| mark.to_le_bytes()));
        out.extend(self.values.iter().flat_map(|value| value.to_le_bytes()));
        out
    }

    /// The value of a key.
    #[inline]
    pub fn find(&self, key: u64) -> Option<u16> {
        let last = self.marks.len() - 1;
        let mut slot = key as usize & last;
        loop {
            let found = self.marks[slot];
            if found == mark(key) {
                return Some(self.values[slot]);
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & last;
        }
    }

    /// The largest value.
    pub fn largest(&self) -> Option<u16> {
        self.marks
            .iter()
            .zip(&self.values)
            .filter(|(mark, _)| **mark != 0)
            .map(|(_, &v)| v)
            .max()
    }
}

#[inline]
fn mark(key: u64) -> u32 {
    (key >> 32) as u32 | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let mut writer = ModelWriter::default();
        writer.add("upos", b"NOUN\nVERB".to_vec());
        writer.add("scale", 1.5_f32.to_le_bytes().to_vec());
        writer.finish()
    }

    #[test]
    fn sections_come_back() {
        let file = ModelFile::read(file().into()).expect("a whole file");
        assert_eq!(file.lines("upos").expect("there"), ["NOUN", "VERB"]);
        assert_eq!(file.floats("scale", 1).expect("there"), [1.5]);
        assert_eq!(
            file.section("xpos").expect_err("missing").to_string(),
            "model: section \"xpos\" is missing"
        );
    }

    #[test]
    fn every_cut_and_every_changed_byte_is_noticed() {
        let whole = file();
        for len in 0..whole.len() {
            assert_eq!(
                ModelFile::read(whole[..len].to_vec().into())
                    .expect_err("cut")
                    .kind(),
                ErrorKind::Model
            );
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            // The number of sections is checked by what the parser then misses.
            if let Ok(file) = ModelFile::read(changed.into()) {
                assert!(file.section("scale").is_err() || (12..16).contains(&at));
            }
        }
    }

    #[test]
    fn tables_find_what_they_hold() {
        let key = |n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let entries: Vec<(u64, u16)> = (1..1000).map(|n| (key(n), n as u16)).collect();
        let mut writer = ModelWriter::default();
        writer.add("table", Table::build(&entries).to_bytes());
        let file = ModelFile::read(writer.finish().into()).expect("a whole file");
        let table = Table::read(&file, "table").expect("a table");
        assert!(
            entries
                .iter()
                .all(|&(key, value)| table.find(key) == Some(value))
        );
        assert_eq!(table.find(key(1001)), None);
    }
}
