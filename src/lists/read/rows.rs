//! Rows of comma-separated files.
//!
//! The crate `csv` reads on to the end of a file after a quotation mark that nobody closes. Here such a row is
//! reported, and the next line is a row again.

use std::borrow::Cow;

/// Line breaks that a quoted cell may hold.
const MAX_BREAKS: u64 = 512;

/// A row and where it stands.
pub(super) struct Row<'a> {
    pub(super) line: u64,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its cells, or none where a quotation mark is not closed.
    pub(super) cells: Option<Vec<&'a [u8]>>,
}

/// Goes through the rows of a file; empty lines and the end-of-file sign of old are no rows.
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    /// How many cells the last row had.
    spare: usize,
    /// Line breaks that a quoted cell may hold.
    max_breaks: u64,
    /// How many cells a row over several lines has to have.
    expected: Option<usize>,
}

impl<'a> Rows<'a> {
    /// Rows that are one line each.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let at = if bytes.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        };
        Self {
            bytes,
            at,
            line: 1,
            spare: 8,
            max_breaks: 0,
            expected: None,
        }
    }

    /// From here on a quoted cell may run over lines, in a row of this many cells.
    pub(super) fn over_lines(&mut self, cells: usize) {
        self.max_breaks = MAX_BREAKS;
        self.expected = Some(cells);
    }

    /// Reads the cells from `start` on: up to the end of the row, or none where it has no end.
    fn cells(&self, start: usize) -> Option<(Vec<&'a [u8]>, usize, u64)> {
        let bytes = self.bytes;
        let mut cells = Vec::with_capacity(self.spare);
        let mut at = start;
        let mut breaks = 0;
        loop {
            let from = at;
            if bytes.get(at) == Some(&b'"') {
                at += 1;
                loop {
                    let found = at + memchr::memchr2(b'"', b'\n', bytes.get(at..)?)?;
                    at = found + 1;
                    if bytes[found] == b'\n' {
                        breaks += 1;
                        if breaks > self.max_breaks {
                            return None;
                        }
                        continue;
                    }
                    match bytes.get(at) {
                        Some(b'"') => at += 1,
                        None | Some(b',' | b'\n' | b'\r') => break,
                        // A quotation mark within the field that nobody doubled, or blanks behind the last one.
                        Some(_) => {}
                    }
                }
            }
            let end = memchr::memchr2(b',', b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
            cells.push(&bytes[from..end]);
            at = end;
            match bytes.get(at) {
                Some(b',') => at += 1,
                _ => return Some((cells, at, breaks)),
            }
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        loop {
            let start = self.at;
            let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
            let end = memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |n| start + n);
            let line = self.line;
            self.line += 1;
            self.at = end + 1;
            let is_empty = |bytes: &[u8]| {
                bytes
                    .iter()
                    .all(|byte| byte.is_ascii_whitespace() || *byte == 0x1A)
            };
            if self.bytes[start] <= b' ' && is_empty(&self.bytes[start..end]) {
                continue;
            }
            let is_whole = |(cells, _, breaks): &(Vec<_>, usize, u64)| {
                *breaks == 0 || self.expected == Some(cells.len())
            };
            let Some((cells, end, breaks)) = self.cells(start).filter(is_whole) else {
                return Some(Row {
                    line,
                    start,
                    end,
                    cells: None,
                });
            };
            self.spare = cells.len();
            self.line += breaks;
            self.at = end + 1;
            return Some(Row {
                line,
                start,
                end,
                cells: Some(cells),
            });
        }
    }
}

/// The words of a cell: without quotation marks, trimmed, none where it says nothing.
pub(super) fn words<'a>(cell: &'a [u8], is_broken: &mut bool) -> Option<Cow<'a, str>> {
    let cell = cell.trim_ascii();
    if matches!(cell, b"" | b"-0-") {
        return None;
    }
    let inner = cell
        .strip_prefix(b"\"")
        .map(|inner| inner.strip_suffix(b"\"").unwrap_or(inner));
    let inner = inner.unwrap_or(cell).trim_ascii();
    if matches!(inner, b"" | b"-0-") {
        return None;
    }
    let text = match str::from_utf8(inner) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            *is_broken = true;
            // The lists' own computers write western European letters where they do not write UTF-8.
            Cow::Owned(inner.iter().map(|&byte| char::from(byte)).collect())
        }
    };
    if inner.len() < cell.len() && memchr::memmem::find(inner, b"\"\"").is_some() {
        return Some(Cow::Owned(text.replace("\"\"", "\"")));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Option<Vec<String>>> {
        let cell = |cell: &&[u8]| words(cell, &mut false).unwrap_or_default().into_owned();
        let mut rows = Rows::new(text.as_bytes());
        rows.over_lines(3);
        rows.map(|row| row.cells.map(|cells| cells.iter().map(cell).collect()))
            .collect()
    }

    #[test]
    fn reads_cells() {
        assert_eq!(
            read("1,\"A, \"\"B\"\"\",-0- \r\n\r\n2,\"over\r\ntwo\",x\r\n\u{1a}"),
            [
                Some(vec!["1".to_owned(), "A, \"B\"".to_owned(), String::new()]),
                Some(vec![
                    "2".to_owned(),
                    "over\r\ntwo".to_owned(),
                    "x".to_owned()
                ]),
            ]
        );
    }

    #[test]
    fn an_open_quotation_mark_costs_one_row() {
        let rows = read("1,x,\"open\r\n2,\"b\",b\r\n3,c,c\r\n");
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0], None);
        assert_eq!(rows[1].as_ref().map(Vec::len), Some(3));
        assert_eq!(rows[2].as_ref().map(Vec::len), Some(3));
    }

    #[test]
    fn counts_lines() {
        let mut rows = Rows::new(b"a\n\"b\nb\"\n\nc");
        rows.over_lines(1);
        let lines: Vec<u64> = rows.map(|row| row.line).collect();
        assert_eq!(lines, [1, 2, 5]);
    }
}
