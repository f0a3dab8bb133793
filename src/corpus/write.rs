//! Tables as files.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, UInt32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use jiff::Span;
use jiff::civil::date;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde::Serializer as _;
use serde_json::Value;

use super::{Table, Tables};
use crate::names::named;
use crate::whole::WholeFile;

/// Bytes of rows after which a row group of a Parquet file is written out.
const ROW_GROUP_BYTES: usize = 64 << 20;

named! {
    /// How a table is written.
    TableFormat {
        /// Comma-separated values under one line of names; several values in one cell are joined by `|`.
        Csv = "csv",
        /// The same, separated by tabs.
        Tsv = "tsv",
        /// One object a row and line, with the columns' names.
        JsonLines = "jsonl",
        /// Apache Parquet, compressed with Zstandard.
        Parquet = "parquet",
    }
}

/// Writes the batches of one table, one after the other.
///
/// ```
/// use detente::{Analyzer, Document};
/// use detente::corpus::{Table, TableFormat, TableWriter, TablesBuilder};
/// let mut tables = TablesBuilder::default();
/// tables.push(0, &Analyzer::new().analyze(&Document::new("Moscow denied it.")));
/// let tables = tables.finish();
/// let mut writer = TableWriter::new(Table::Claims.schema(), TableFormat::Csv, Vec::new())?;
/// for batch in tables.batches(Table::Claims) {
///     writer.write(batch)?;
/// }
/// let file = String::from_utf8(writer.finish()?)?;
/// assert!(file.starts_with("row,document,id,"));
/// assert!(file.lines().nth(1).unwrap().contains("deny"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TableWriter<W: Write + Send> {
    schema: SchemaRef,
    kind: Kind<W>,
}

enum Kind<W: Write + Send> {
    // Boxed, because it is many times as large as the others.
    Separated(Box<csv::Writer<W>>),
    JsonLines(W),
    Parquet(Box<ArrowWriter<W>>),
}

impl<W: Write + Send> Kind<W> {
    fn separated(schema: &SchemaRef, separator: u8, writer: W) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .from_writer(writer);
        writer.write_record(schema.fields().iter().map(|field| field.name()))?;
        Ok(Self::Separated(Box::new(writer)))
    }
}

impl<W: Write + Send> TableWriter<W> {
    /// Starts a file of batches with this schema.
    ///
    /// # Errors
    /// Where `writer` fails, or a column is of a type that no [`Table`] has.
    pub fn new(schema: SchemaRef, format: TableFormat, writer: W) -> io::Result<Self> {
        if let Some(field) = schema
            .fields()
            .iter()
            .find(|field| !is_known(field.data_type()))
        {
            let message = format!(
                "column {:?} is {}, which no table has",
                field.name(),
                field.data_type()
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let kind = match format {
            TableFormat::Csv => Kind::separated(&schema, b',', writer)?,
            TableFormat::Tsv => Kind::separated(&schema, b'\t', writer)?,
            TableFormat::JsonLines => Kind::JsonLines(writer),
            TableFormat::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .build();
                let writer = ArrowWriter::try_new(writer, schema.clone(), Some(properties))?;
                Kind::Parquet(Box::new(writer))
            }
        };
        Ok(Self { schema, kind })
    }

    /// Adds the rows of a batch.
    ///
    /// # Errors
    /// Where the writer fails, or the batch has another schema.
    pub fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        let types = |schema: &SchemaRef| -> Vec<DataType> {
            let fields = schema.fields().iter();
            fields.map(|field| field.data_type().clone()).collect()
        };
        if types(&self.schema) != types(batch.schema_ref()) {
            let message = format!(
                "a batch of {:?} in a file of {:?}",
                batch.schema(),
                self.schema
            );
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        match &mut self.kind {
            Kind::Separated(writer) => {
                for row in 0..batch.num_rows() {
                    for column in batch.columns() {
                        writer.write_field(text(column, row))?;
                    }
                    writer.write_record(None::<&[u8]>)?;
                }
            }
            Kind::JsonLines(writer) => {
                for row in 0..batch.num_rows() {
                    let fields = self.schema.fields().iter().zip(batch.columns());
                    serde_json::Serializer::new(&mut *writer).collect_map(
                        fields.map(|(field, column)| (field.name(), value(column, row))),
                    )?;
                    writer.write_all(b"\n")?;
                }
            }
            Kind::Parquet(writer) => {
                writer.write(batch)?;
                if writer.in_progress_size() > ROW_GROUP_BYTES {
                    writer.flush()?;
                }
            }
        }
        Ok(())
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    /// Where the writer fails.
    pub fn finish(self) -> io::Result<W> {
        match self.kind {
            Kind::Separated(writer) => writer
                .into_inner()
                .map_err(|error| io::Error::new(error.error().kind(), error.to_string())),
            Kind::JsonLines(mut writer) => {
                writer.flush()?;
                Ok(writer)
            }
            Kind::Parquet(writer) => Ok(writer.into_inner()?),
        }
    }
}

impl Tables {
    /// Writes every table into a folder, such as `claims.parquet`; a table without rows is a file as well.
    ///
    /// The folder is made where it is missing. A file appears when it is whole, in place of one of its name.
    ///
    /// # Errors
    /// Where the folder or a file cannot be written.
    pub fn save(&self, folder: impl AsRef<Path>, format: TableFormat) -> io::Result<()> {
        let folder = folder.as_ref();
        for &table in Table::ALL {
            let batches = self.batches(table).iter().cloned();
            write_file(
                &folder.join(table.file_name(format)),
                &table.schema(),
                format,
                batches,
            )?;
        }
        Ok(())
    }
}

impl Table {
    /// The name of its file in a folder of tables: `claims.parquet`.
    pub fn file_name(self, format: TableFormat) -> String {
        format!("{}.{format}", self.as_str())
    }
}

/// Writes a table into a file, which gets its name when it is whole; makes the folder where it is missing.
pub(super) fn write_file(
    path: &Path,
    schema: &SchemaRef,
    format: TableFormat,
    batches: impl Iterator<Item = RecordBatch>,
) -> io::Result<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let file = BufWriter::new(WholeFile::create(path)?);
    let mut writer = TableWriter::new(schema.clone(), format, file)?;
    for batch in batches {
        writer.write(&batch)?;
    }
    writer.finish()?.into_inner()?.finish()
}

fn is_known(data_type: &DataType) -> bool {
    match data_type {
        DataType::UInt32 | DataType::Float64 | DataType::Date32 | DataType::Utf8 => true,
        DataType::List(item) => *item.data_type() == DataType::Utf8,
        _ => false,
    }
}

/// The cell in JSON.
fn value(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into(),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            let day = Span::new()
                .try_days(days)
                .and_then(|days| date(1970, 1, 1).checked_add(days));
            day.map_or(Value::Null, |day| day.to_string().into())
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            (0..items.len()).map(|item| value(&items, item)).collect()
        }
        _ => column.as_string::<i32>().value(row).into(),
    }
}

/// The cell in a file whose cells are text.
fn text(column: &dyn Array, row: usize) -> String {
    match value(column, row) {
        Value::Null => String::new(),
        Value::String(words) => words,
        Value::Array(items) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join("|")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Date32Array, Int64Array, StringArray, UInt32Array};
    use arrow_schema::{Field, Schema};
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

    use super::*;
    use crate::corpus::TablesBuilder;
    use crate::{Analyzer, Document};

    fn tables() -> Tables {
        let mut tables = TablesBuilder::default();
        let analyzer = Analyzer::new();
        for (row, text) in [
            "Moscow and Minsk, \"allies\", denied it.",
            "Seoul\tprotested.",
        ]
        .into_iter()
        .enumerate()
        {
            let day = crate::text::parse_date("2024-11-22").unwrap();
            let doc = Document::new(text).with_published(day);
            tables.push(row as u32, &analyzer.analyze(&doc));
        }
        tables.finish()
    }

    fn file(table: Table, format: TableFormat) -> Vec<u8> {
        let mut writer = TableWriter::new(table.schema(), format, Vec::new()).unwrap();
        for batch in tables().batches(table) {
            writer.write(batch).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn separated_values_are_read_back_whatever_stands_in_them() {
        for (format, separator) in [(TableFormat::Csv, b','), (TableFormat::Tsv, b'\t')] {
            let file = file(Table::Mentions, format);
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator)
                .from_reader(file.as_slice());
            let width = reader.headers().unwrap().len();
            assert_eq!(width, Table::Mentions.columns().len());
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), tables().num_rows(Table::Mentions));
            assert!(rows.iter().all(|row| row.len() == width));
        }
        let documents = String::from_utf8(file(Table::Documents, TableFormat::Csv)).unwrap();
        assert!(documents.lines().nth(1).unwrap().contains(",2024-11-22,"));
    }

    #[test]
    fn a_line_of_json_has_the_columns_in_their_order() {
        let file = String::from_utf8(file(Table::Documents, TableFormat::JsonLines)).unwrap();
        let first = file.lines().next().unwrap();
        assert!(first.starts_with(r#"{"row":0,"id":"0","title":null,"published":"2024-11-22","#));
        assert_eq!(file.lines().count(), 2);
    }

    #[test]
    fn parquet_gives_back_the_batches() {
        for &table in Table::ALL {
            let bytes = bytes::Bytes::from(file(table, TableFormat::Parquet));
            let reader = ParquetRecordBatchReaderBuilder::try_new(bytes).unwrap();
            assert_eq!(reader.schema().fields(), table.schema().fields());
            let batches: Vec<_> = reader.build().unwrap().map(Result::unwrap).collect();
            assert_eq!(batches, tables().batches(table));
        }
    }

    #[test]
    fn lists_are_arrays_in_json_and_joined_in_text() {
        let mut items =
            arrow_array::builder::ListBuilder::new(arrow_array::builder::StringBuilder::new());
        items.append_value([Some("e1"), Some("e2")]);
        let column: ArrayRef = Arc::new(items.finish());
        assert_eq!(value(&column, 0), serde_json::json!(["e1", "e2"]));
        assert_eq!(text(&column, 0), "e1|e2");
    }

    #[test]
    fn days_beyond_every_calendar_are_no_panic() {
        let column: ArrayRef = Arc::new(Date32Array::from(vec![i32::MAX, i32::MIN]));
        assert_eq!([text(&column, 0), text(&column, 1)], ["", ""]);
    }

    #[test]
    fn a_type_that_no_table_has_is_told_with_its_column() {
        let schema = Arc::new(Schema::new(vec![Field::new("n", DataType::Int64, false)]));
        let error = TableWriter::new(schema, TableFormat::Csv, Vec::new())
            .err()
            .unwrap();
        assert_eq!(
            error.to_string(),
            "column \"n\" is Int64, which no table has"
        );
    }

    #[test]
    fn a_batch_of_another_shape_is_an_error_in_every_format() {
        let schema = Arc::new(Schema::new(vec![Field::new(
            "row",
            DataType::UInt32,
            false,
        )]));
        let columns: [ArrayRef; 2] = [
            Arc::new(UInt32Array::from(vec![1])),
            Arc::new(StringArray::from(vec!["a"])),
        ];
        let other = RecordBatch::try_from_iter(["row", "text"].into_iter().zip(columns)).unwrap();
        let unknown: ArrayRef = Arc::new(Int64Array::from(vec![1]));
        let unknown = RecordBatch::try_from_iter([("row", unknown)]).unwrap();
        for &format in TableFormat::ALL {
            let mut writer = TableWriter::new(schema.clone(), format, Vec::new()).unwrap();
            assert!(writer.write(&other).is_err(), "{format}");
            assert!(writer.write(&unknown).is_err(), "{format}");
        }
    }

    #[test]
    fn a_folder_holds_every_table_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        tables().save(&path, TableFormat::Csv).unwrap();
        tables().save(&path, TableFormat::Csv).unwrap();
        let mut names: Vec<String> = std::fs::read_dir(&path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let mut expected: Vec<String> = Table::ALL
            .iter()
            .map(|table| format!("{}.csv", table.as_str()))
            .collect();
        expected.sort();
        assert_eq!(names, expected);
    }
}
