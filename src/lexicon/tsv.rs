//! Tab-separated tables with a header line, read without copying their cells.

use crate::{Error, ErrorKind};

/// A table: its name for messages, its columns, its rows.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    pub(crate) name: &'t str,
    columns: Vec<&'t str>,
    body: &'t str,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row<'t> {
    cells: Vec<&'t str>,
    pub(crate) line: u64,
}

/// The place of a column in its table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column(Option<usize>);

impl<'t> Table<'t> {
    /// Reads the header line.
    pub(crate) fn new(name: &'t str, text: &'t str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (header, body) = text.split_once('\n').unwrap_or((text, ""));
        let columns: Vec<_> = header.trim_end_matches('\r').split('\t').collect();
        if columns.iter().all(|column| column.trim().is_empty()) {
            return Err(Error::new(
                ErrorKind::Format,
                "the first line is empty; expected the names of the columns, separated by tabs",
            )
            .with_origin(name)
            .with_line(1));
        }
        Ok(Self {
            name,
            columns,
            body,
        })
    }

    /// A column that has to be there.
    pub(crate) fn column(&self, column: &str) -> Result<Column, Error> {
        let found = self.optional(column);
        if found.0.is_some() {
            return Ok(found);
        }
        Err(Error::new(
            ErrorKind::MissingField,
            format!(
                "no column {column:?}; the columns are {}",
                self.columns.join(", ")
            ),
        )
        .with_origin(self.name)
        .with_line(1))
    }

    /// A column that may be missing; its cells are empty then.
    pub(crate) fn optional(&self, column: &str) -> Column {
        Column(self.columns.iter().position(|&name| name == column))
    }

    /// The rows, empty lines left out.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Result<Row<'t>, Error>> {
        let (name, columns) = (self.name, self.columns.len());
        self.body
            .lines()
            .zip(2..)
            .filter(|(line, _)| !line.trim().is_empty())
            .map(move |(line, number)| {
                let cells = cells(line, columns);
                if cells.len() == columns {
                    return Ok(Row {
                        cells,
                        line: number,
                    });
                }
                Err(Error::new(
                    ErrorKind::Format,
                    format!("{} cells where the header has {columns}", cells.len()),
                )
                .with_origin(name)
                .with_line(number))
            })
    }

    /// An error about a cell.
    pub(crate) fn error(
        &self,
        row: &Row<'_>,
        column: &str,
        message: impl std::fmt::Display,
    ) -> Error {
        Error::new(ErrorKind::Format, format!("column {column:?}: {message}"))
            .with_origin(self.name)
            .with_line(row.line)
    }
}

/// The cells of a line. Cells are short, so one walk over the bytes beats a search for each tab; only the last one,
/// which names sources, is long.
fn cells(line: &str, columns: usize) -> Vec<&str> {
    let mut cells = Vec::with_capacity(columns);
    let mut start = 0;
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'\t' {
            cells.push(&line[start..at]);
            start = at + 1;
            if cells.len() + 1 >= columns {
                break;
            }
        }
    }
    cells.extend(line[start..].split('\t'));
    cells
}

/// A cell without white space around it, which few have.
fn trimmed(cell: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let bytes = cell.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) {
        cell
    } else {
        cell.trim()
    }
}

impl<'t> Row<'t> {
    pub(crate) fn cell(&self, column: Column) -> &'t str {
        column
            .0
            .and_then(|at| self.cells.get(at))
            .map_or("", |cell| trimmed(cell))
    }

    /// The members of a list cell.
    pub(crate) fn list(&self, column: Column) -> impl Iterator<Item = &'t str> + use<'t> {
        let mut rest = Some(self.cell(column)).filter(|cell| !cell.is_empty());
        std::iter::from_fn(move || {
            loop {
                let cell = rest?;
                let end = cell.bytes().position(|byte| byte == b'|');
                rest = end.map(|end| &cell[end + 1..]);
                let member = trimmed(&cell[..end.unwrap_or(cell.len())]);
                if !member.is_empty() {
                    return Some(member);
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cells_and_lists() {
        let table = Table::new("t.tsv", "id\tname\taliases\r\na\tA\tB|C\r\n\nb\tB\t\n").unwrap();
        let aliases = table.column("aliases").unwrap();
        let rows: Vec<_> = table.rows().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].list(aliases).collect::<Vec<_>>(), ["B", "C"]);
        assert_eq!(rows[1].list(aliases).count(), 0);
        assert_eq!(rows[1].line, 4);
        assert_eq!(rows[0].cell(table.optional("kind")), "");
    }

    #[test]
    fn names_what_is_wrong() {
        let error = Table::new("t.tsv", "").unwrap_err();
        assert_eq!(error.line(), Some(1));
        let table = Table::new("t.tsv", "id\tname\na\n").unwrap();
        let error = table.column("kind").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MissingField);
        assert_eq!(
            error.message(),
            "no column \"kind\"; the columns are id, name"
        );
        let error = table.rows().next().unwrap().unwrap_err();
        assert_eq!(
            error.to_string(),
            "t.tsv, line 2: 1 cells where the header has 2"
        );
    }
}
