//! Reading lists: which format a file has, and what is wrong in it.

mod advanced;
mod draft;
mod eu;
mod facts;
mod ftm;
mod gb;
mod ofac_csv;
mod ofac_xml;
mod ofsi;
mod remarks;
mod rows;
mod source;
mod uk;
mod un;
mod words;
mod xml;

use std::path::Path;

use super::{ListFormat, SanctionsList};
use crate::{Error, ErrorKind};
use draft::Draft;
use source::{Files, Input};

/// How a list is read.
#[derive(Debug, Clone, Default)]
pub struct ListOptions {
    is_strict: bool,
    format: Option<ListFormat>,
}

impl ListOptions {
    /// Makes everything that would be a warning an error.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.is_strict = true;
        self
    }

    /// Says which format the file has, so that it is not looked for.
    #[must_use]
    pub fn with_format(mut self, format: ListFormat) -> Self {
        self.format = Some(format);
        self
    }
}

/// Reads a sanctions list, whatever its format; see [`load_list_with`].
///
/// # Errors
/// As [`load_list_with`].
///
/// ```
/// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lists/un.xml");
/// let list = detente::load_list(path)?;
/// assert_eq!(list.entries[0].name(), "Dora Weller");
/// # Ok::<(), detente::Error>(())
/// ```
pub fn load_list(path: impl AsRef<Path>) -> Result<SanctionsList, Error> {
    load_list_with(path, &ListOptions::default())
}

/// Reads a sanctions list from a file, packed or not, or from a folder that holds OFAC's CSV files.
///
/// The files that belong to OFAC's `SDN.CSV` or `CONS_PRIM.CSV` are looked for beside it. A record that cannot be read
/// is left out and stands in [`SanctionsList::warnings`] with its line and key, as does everything else that is wrong.
///
/// # Errors
/// [`ErrorKind::Io`] where the file cannot be read, [`ErrorKind::Format`] where it is no list of a known format,
/// [`ErrorKind::Limit`] for a CSV or JSON file of more than 1 GiB, and, with [`ListOptions::strict`], the first warning.
pub fn load_list_with(
    path: impl AsRef<Path>,
    options: &ListOptions,
) -> Result<SanctionsList, Error> {
    let path = path.as_ref();
    let files = Files::of(path)?;
    let input = files.main()?;
    read(input, &files, options)
}

/// Reads a sanctions list from the bytes of one file; the name stands in for the file's name.
///
/// # Errors
/// As [`load_list_with`].
///
/// ```
/// use detente::lists::{ListOptions, load_list_bytes};
/// let error = load_list_bytes("note.txt", b"no list".to_vec(), &ListOptions::default()).unwrap_err();
/// assert!(error.to_string().starts_with("note.txt: no sanctions list of a known format"), "{error}");
/// ```
pub fn load_list_bytes(
    name: &str,
    bytes: Vec<u8>,
    options: &ListOptions,
) -> Result<SanctionsList, Error> {
    load_list_files(vec![(name.to_owned(), bytes)], options)
}

/// Reads a sanctions list from the bytes of its files, each with its name: one file, or OFAC's CSV files together.
///
/// # Errors
/// As [`load_list_with`].
pub fn load_list_files(
    files: Vec<(String, Vec<u8>)>,
    options: &ListOptions,
) -> Result<SanctionsList, Error> {
    let files = Files::in_memory(files);
    let input = files.main()?;
    read(input, &files, options)
}

fn read(input: Input, files: &Files, options: &ListOptions) -> Result<SanctionsList, Error> {
    let name = input.name.clone();
    let format = match options.format {
        Some(format) => format,
        None => detect(&input.head).ok_or_else(|| unknown(&input.head, &name))?,
    };
    let mut draft = Draft::new(format, &name);
    match format {
        ListFormat::OfacCsv => ofac_csv::read(input, files, &mut draft)?,
        ListFormat::OfacXml => ofac_xml::read(input, &mut draft)?,
        ListFormat::OfacAdvancedXml => advanced::read(input, &mut draft)?,
        ListFormat::UnXml => un::read(input, &mut draft)?,
        ListFormat::EuXml => eu::read(input, &mut draft)?,
        ListFormat::UkXml => uk::read_xml(input, &mut draft)?,
        ListFormat::UkCsv => uk::read_csv(input, &mut draft)?,
        ListFormat::OfsiXml => ofsi::read_xml(input, &mut draft)?,
        ListFormat::OfsiCsv => ofsi::read_csv(input, &mut draft)?,
        ListFormat::Ftm | ListFormat::FtmNested => ftm::read(input, &mut draft)?,
        ListFormat::Own => return Err(unknown(&input.head, &name)),
    }
    draft.finish(options.is_strict)
}

fn unknown(head: &[u8], name: &str) -> Error {
    let message = match companion(head) {
        Some(kind) => format!("holds {kind} of OFAC's CSV files only; read SDN.CSV or CONS_PRIM.CSV beside it"),
        None => "no sanctions list of a known format; expected one of OFAC, the UN, the EU, the UK or FollowTheMoney".to_owned(),
    };
    Error::new(ErrorKind::Format, message).with_origin(name)
}

/// The format that the first bytes look like.
fn detect(head: &[u8]) -> Option<ListFormat> {
    let head = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    if head.starts_with(b"<") {
        let mut splitter = xml::Splitter::new(head, &[]);
        let root = splitter.next().ok()??;
        let root = xml::Node::tag(root.bytes).ok()?;
        return Some(match root.name.as_str() {
            "sdnList" => ListFormat::OfacXml,
            "Sanctions" => ListFormat::OfacAdvancedXml,
            "CONSOLIDATED_LIST" => ListFormat::UnXml,
            "export" => ListFormat::EuXml,
            "Designations" => ListFormat::UkXml,
            "ArrayOfFinancialSanctionsTarget" => ListFormat::OfsiXml,
            _ => return None,
        });
    }
    if head.starts_with(b"{") {
        let has = |words: &[u8]| memchr::memmem::find(head, words).is_some();
        return (has(b"\"schema\"") && has(b"\"properties\"")).then_some(ListFormat::Ftm);
    }
    let mut rows = rows::Rows::new(head);
    let first = rows.next()?.cells?;
    let cell = |cells: &[&[u8]], at: usize| {
        let cell = cells.get(at).and_then(|cell| rows::words(cell, &mut false));
        cell.unwrap_or_default().into_owned()
    };
    let is_number =
        |words: &str| !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() == 12 && is_number(&cell(&first, 0)) {
        return Some(ListFormat::OfacCsv);
    }
    let second = rows.next().and_then(|row| row.cells).unwrap_or_default();
    for cells in [&first, &second] {
        let names: Vec<String> = (0..cells.len()).map(|at| cell(cells, at)).collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        if has("Unique ID") && has("OFSI Group ID") {
            return Some(ListFormat::UkCsv);
        }
        if has("Group ID") && has("Group Type") {
            return Some(ListFormat::OfsiCsv);
        }
    }
    None
}

/// Which of OFAC's further CSV files this is.
fn companion(head: &[u8]) -> Option<&'static str> {
    let cells = rows::Rows::new(head).next()?.cells?;
    let is_number = |at: usize| {
        cells
            .get(at)
            .is_some_and(|cell| !cell.is_empty() && cell.iter().all(u8::is_ascii_digit))
    };
    match cells.len() {
        6 if is_number(0) && is_number(1) => Some("the addresses"),
        5 if is_number(0) && is_number(1) => Some("the aliases"),
        2 if is_number(0) => Some("the comments"),
        _ => None,
    }
}
