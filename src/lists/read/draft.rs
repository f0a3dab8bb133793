//! A list that is being read: its entries so far, and what was wrong.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::Read;

use super::source::{Input, broken};
use super::xml::{Node, Piece, ROOT, Splitter};
use crate::lists::{
    LegalBasis, ListEntry, ListFormat, ListMeasure, ListWarning, ListWarningKind, RawPosition,
    SanctionsList, tables,
};
use crate::model::Measure;
use crate::{Error, ErrorKind};

/// Warnings that are kept; the rest is counted.
const MAX_WARNINGS: usize = 10_000;

pub(super) struct Draft {
    pub(super) list: SanctionsList,
    left_out: usize,
}

impl Draft {
    pub(super) fn new(format: ListFormat, source: &str) -> Self {
        let is_cons = source.to_ascii_lowercase().contains("cons");
        let (id, title, sender) = match format {
            ListFormat::OfacCsv | ListFormat::OfacXml | ListFormat::OfacAdvancedXml if is_cons => (
                "us-ofac-cons",
                "OFAC Consolidated (non-SDN) List",
                Some("USA"),
            ),
            ListFormat::OfacCsv | ListFormat::OfacXml | ListFormat::OfacAdvancedXml => (
                "us-ofac-sdn",
                "OFAC Specially Designated Nationals and Blocked Persons List",
                Some("USA"),
            ),
            ListFormat::UnXml => (
                "un-sc",
                "United Nations Security Council Consolidated List",
                Some("un"),
            ),
            ListFormat::EuXml => (
                "eu-fsf",
                "EU Consolidated Financial Sanctions List",
                Some("eu"),
            ),
            ListFormat::UkXml | ListFormat::UkCsv => {
                ("gb-sanctions", "UK Sanctions List", Some("GBR"))
            }
            ListFormat::OfsiXml | ListFormat::OfsiCsv => (
                "gb-ofsi",
                "OFSI Consolidated List of Financial Sanctions Targets in the UK",
                Some("GBR"),
            ),
            ListFormat::Ftm | ListFormat::FtmNested | ListFormat::Own => ("", "", None),
        };
        let mut list = SanctionsList::new(id, title);
        list.sender = sender.map(str::to_owned);
        source.clone_into(&mut list.source);
        list.format = format;
        Self { list, left_out: 0 }
    }

    pub(super) fn warn(
        &mut self,
        kind: ListWarningKind,
        line: Option<u64>,
        entry: Option<&str>,
        message: impl Into<String>,
    ) {
        let source = self.list.source.clone();
        self.warn_of(&source, kind, line, entry, message);
    }

    /// As `warn`, of another file of the list.
    pub(super) fn warn_of(
        &mut self,
        source: &str,
        kind: ListWarningKind,
        line: Option<u64>,
        entry: Option<&str>,
        message: impl Into<String>,
    ) {
        if self.list.warnings.len() >= MAX_WARNINGS {
            self.left_out += 1;
            return;
        }
        self.list.warnings.push(ListWarning {
            kind,
            source: source.to_owned(),
            line,
            entry: entry.map(str::to_owned),
            message: message.into(),
        });
    }

    /// The sender by whom the table of programmes is sorted.
    fn sender(&self) -> &str {
        self.list.sender.as_deref().unwrap_or_default()
    }

    /// Lists an entry under a programme, with the measures that the programme stands for.
    pub(super) fn add_programme(&self, entry: &mut ListEntry, code: &str) {
        if entry.programmes.iter().any(|known| known.code == code) {
            return;
        }
        let (programme, measures) = tables::programme(self.sender(), code);
        if let Some(order) = programme.name.as_deref().and_then(executive_order) {
            entry.legal_bases.push(LegalBasis {
                name: order.to_owned(),
                date: None,
                url: None,
            });
        }
        entry.programmes.push(programme);
        for &measure in measures {
            add_measure(entry, measure, None);
        }
    }

    /// Goes through the records of an XML file. `id` finds the key of a record that cannot be parsed: the words before
    /// and after it. What `take` cannot read it gives back as a fault.
    pub(super) fn xml(
        &mut self,
        input: Input,
        records: &'static [&'static str],
        id: (&str, &str),
        mut take: impl FnMut(&mut Self, &str, &Node, RawPosition) -> Result<(), String>,
    ) -> Result<(), Error> {
        let name = input.name.clone();
        let mut splitter = Splitter::new(decoded(input)?, records);
        while let Some(piece) = splitter.next().map_err(|cause| broken(&name, &cause))? {
            let position = RawPosition {
                line: piece.line,
                start_byte: piece.start,
                end_byte: piece.end,
            };
            let is_root = piece.name == ROOT;
            let node = match piece.fault {
                Some(fault) => Err(fault.to_owned()),
                None if is_root => Node::tag(piece.bytes),
                None => Node::parse(piece.bytes),
            };
            let taken = node.and_then(|node| take(self, piece.name, &node, position));
            if let Err(fault) = taken {
                let key = key_of(&piece, id);
                let line = Some(piece.line);
                self.warn(ListWarningKind::Record, line, key.as_deref(), fault);
            }
        }
        if !splitter.is_closed() {
            self.warn(
                ListWarningKind::Truncated,
                None,
                None,
                "the file ends before its last tag",
            );
        }
        Ok(())
    }

    /// Finds the entries that relations name, where one entry alone has that main name.
    fn resolve_relations(&mut self) {
        let is_open = |entry: &ListEntry| entry.relations.iter().any(|one| one.entry.is_none());
        if !self.list.entries.iter().any(is_open) {
            return;
        }
        let mut by_name: HashMap<&str, Option<&str>> = HashMap::new();
        for entry in &self.list.entries {
            let place = by_name.entry(entry.name());
            place.and_modify(|id| *id = None).or_insert(Some(&entry.id));
        }
        let mut found = Vec::new();
        for (at, entry) in self.list.entries.iter().enumerate() {
            for (number, relation) in entry.relations.iter().enumerate() {
                if relation.entry.is_some() {
                    continue;
                }
                let name = relation.name.as_str();
                let turned = || {
                    name.split_once(", ")
                        .map(|(family, given)| format!("{given} {family}"))
                };
                let known = by_name.get(name).copied();
                let id = known
                    .or_else(|| by_name.get(turned()?.as_str()).copied())
                    .flatten();
                if let Some(id) = id.filter(|id| *id != entry.id) {
                    found.push((at, number, id.to_owned()));
                }
            }
        }
        for (at, number, id) in found {
            let entry = self.list.entries.get_mut(at);
            if let Some(relation) = entry.and_then(|entry| entry.relations.get_mut(number)) {
                relation.entry = Some(id);
            }
        }
    }

    /// The list with its keys and its number of entries checked.
    pub(super) fn finish(mut self, is_strict: bool) -> Result<SanctionsList, Error> {
        let mut lines: HashMap<&str, u64> = HashMap::with_capacity(self.list.entries.len());
        let mut doubles = Vec::new();
        for entry in &self.list.entries {
            match lines.entry(&entry.id) {
                Entry::Vacant(free) => {
                    free.insert(entry.position.line);
                }
                Entry::Occupied(first) => {
                    doubles.push((entry.position.line, entry.id.clone(), *first.get()));
                }
            }
        }
        for (line, id, first) in doubles {
            self.warn(
                ListWarningKind::Duplicate,
                Some(line),
                Some(&id),
                format!("key {id:?} stands on line {first} already; both entries were kept"),
            );
        }
        let count = self.list.entries.len() as u64;
        if let Some(stated) = self.list.stated_count.filter(|&stated| stated != count) {
            self.warn(
                ListWarningKind::Count,
                None,
                None,
                format!("the list says that it has {stated} entries; {count} were read"),
            );
        }
        if self.left_out > 0 {
            let message = format!("{} more faults are not shown", self.left_out);
            let source = self.list.source.clone();
            self.list.warnings.push(ListWarning {
                kind: ListWarningKind::Record,
                source,
                line: None,
                entry: None,
                message,
            });
        }
        self.resolve_relations();
        match self.list.warnings.first() {
            Some(warning) if is_strict => Err(error_of(warning)),
            _ => Ok(self.list),
        }
    }
}

/// The order that a programme is named after.
fn executive_order(name: &str) -> Option<&str> {
    const TITLE: &str = "Executive Order ";
    let order = name.get(name.find(TITLE)?..)?;
    let digits = order
        .get(TITLE.len()..)?
        .find(|sign: char| !sign.is_ascii_digit());
    order.get(..digits.map_or(order.len(), |end| TITLE.len() + end))
}

fn error_of(warning: &ListWarning) -> Error {
    let message = match &warning.entry {
        Some(entry) => format!("entry {entry}: {}", warning.message),
        None => warning.message.clone(),
    };
    let error = Error::new(ErrorKind::Format, message).with_origin(warning.source.clone());
    match warning.line {
        Some(line) => error.with_line(line),
        None => error,
    }
}

/// The words between two others in a piece, such as the key between its tags.
fn key_of(piece: &Piece<'_>, (before, after): (&str, &str)) -> Option<String> {
    let start = memchr::memmem::find(piece.bytes, before.as_bytes())? + before.len();
    let rest = piece.bytes.get(start..)?;
    let rest = rest.get(..rest.len().min(200))?;
    let end = memchr::memmem::find(rest, after.as_bytes())?;
    let key = str::from_utf8(rest.get(..end)?).ok()?.trim();
    (!key.is_empty()).then(|| key.to_owned())
}

/// Adds a measure that is not there yet.
pub(super) fn add_measure(entry: &mut ListEntry, measure: Measure, text: Option<&str>) {
    let is_known = |known: &ListMeasure| known.measure == measure && known.text.as_deref() == text;
    if !entry.measures.iter().any(is_known) {
        entry.measures.push(ListMeasure {
            measure,
            text: text.map(str::to_owned),
        });
    }
}

/// The bytes of an XML file as UTF-8.
#[cfg(feature = "readers")]
fn decoded(input: Input) -> Result<Box<dyn Read>, Error> {
    let Some(encoding) = declared(&input.head) else {
        return Ok(Box::new(input.into_read()));
    };
    let bytes = input.into_bytes()?;
    let (text, ..) = encoding.decode(&bytes);
    Ok(Box::new(std::io::Cursor::new(
        text.into_owned().into_bytes(),
    )))
}

#[cfg(not(feature = "readers"))]
fn decoded(input: Input) -> Result<Box<dyn Read>, Error> {
    Ok(Box::new(input.into_read()))
}

/// The encoding of an XML file, if it is another than UTF-8.
#[cfg(feature = "readers")]
fn declared(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(head) {
        return (encoding != encoding_rs::UTF_8).then_some(encoding);
    }
    let end = memchr::memmem::find(head, b"?>")?;
    let declaration = head.get(..end)?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let mut words = declaration
        .get(at..)?
        .split(|byte| matches!(byte, b'"' | b'\''));
    let encoding = encoding_rs::Encoding::for_label(words.nth(1)?)?;
    (encoding != encoding_rs::UTF_8).then_some(encoding)
}
