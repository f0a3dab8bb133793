//! One table: a name, columns with thin rules under their heads, and rows that wrap within the width.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle,
    LineStyle, Row, Table, TableStyle,
};

use super::Look;

/// Rules under the column heads, and nothing else: the eye follows the columns.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(' '))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none().junction(' '));

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Words that may wrap.
    Text(&'static str),
    /// A short word or code.
    Code(&'static str),
    /// A number.
    Number(&'static str),
    /// Words that may wrap and are less important.
    Aside(&'static str),
}

/// A table to be rendered.
#[derive(Debug)]
pub(super) struct Grid {
    name: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table of these rows, if there are any; a row has a value for each column.
    pub(super) fn new(
        name: &'static str,
        columns: Vec<Column>,
        rows: impl Iterator<Item = Vec<String>>,
    ) -> Option<Self> {
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then_some(Self {
            name,
            columns,
            rows,
        })
    }

    /// The table's lines. Columns that are empty in every row are left out.
    pub(super) fn render(mut self, look: Look) -> String {
        self.drop_empty_columns();
        let mut table = Table::new();
        table
            .load_style(STYLE)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(look.width);
        if look.has_styles {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        table.set_header(Row::from(
            self.columns
                .iter()
                .map(|column| Cell::new(column.head()).add_attribute(Attribute::Dim)),
        ));
        for row in &self.rows {
            table.add_row(Row::from(
                self.columns
                    .iter()
                    .zip(row)
                    .map(|(column, value)| column.cell(value)),
            ));
        }
        for (index, column) in self.columns.iter().enumerate() {
            if let Some(set) = table.column_mut(index) {
                let left = if index == 0 { 2 } else { 0 };
                set.set_padding((left, 1));
                column.constrain(set);
            }
        }
        let count = self.rows.len();
        let mut page = format!(
            "{} {}\n",
            look.bold(self.name),
            look.dim(&format!("({count})"))
        );
        for line in table.lines() {
            let line = line.trim_end();
            if line.chars().all(|sign| sign == '─') {
                page.push_str("  ");
                page.push_str(&look.dim(line.strip_prefix("──").unwrap_or(line)));
            } else {
                page.push_str(line);
            }
            page.push('\n');
        }
        page
    }

    fn drop_empty_columns(&mut self) {
        for index in (0..self.columns.len()).rev() {
            let is_empty = self
                .rows
                .iter()
                .all(|row| row.get(index).is_none_or(String::is_empty));
            if is_empty {
                self.columns.remove(index);
                for row in &mut self.rows {
                    if index < row.len() {
                        row.remove(index);
                    }
                }
            }
        }
    }
}

impl Column {
    fn head(self) -> &'static str {
        match self {
            Self::Text(head) | Self::Code(head) | Self::Number(head) | Self::Aside(head) => head,
        }
    }

    fn cell(self, value: &str) -> Cell {
        let cell = Cell::new(value);
        match self {
            Self::Number(_) => cell.set_alignment(CellAlignment::Right),
            Self::Aside(_) => cell.add_attribute(Attribute::Dim),
            Self::Text(_) | Self::Code(_) => cell,
        }
    }

    fn constrain(self, column: &mut comfy_table::Column) {
        if matches!(self, Self::Code(_) | Self::Number(_)) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
}

/// Words in lines of at most this width.
pub(super) fn wrapped(words: &str, width: u16) -> Vec<String> {
    let mut table = Table::new();
    table
        .load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width)
        .force_no_tty();
    table.add_row([words]);
    if let Some(column) = table.column_mut(0) {
        column.set_padding((0, 0));
    }
    table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect()
}
