//! Documents from files: plain text, JSON, JSON lines, CSV, Parquet and web pages, from folders, patterns and standard
//! input, packed or not, in any encoding.
//!
//! Reading is lazy and goes on after errors: a broken row or file costs itself only. `docs/documents.md` states the rules.

mod csv;
mod encoding;
mod html;
mod json;
mod options;
#[cfg(feature = "arrow")]
mod parquet;
mod plain;
mod row;
mod source;
mod verbatim;
mod watch;

use std::path::Path;
use std::sync::Arc;

pub use options::{Format, MAX_BYTES, ReadOptions};
pub use verbatim::{has_ending, read_verbatim};
pub use watch::{Note, Watch};

use crate::Error;
use crate::text::Document;
use source::{Input, Source};

/// The documents of one opened source.
type Rows = Box<dyn Iterator<Item = Result<Document, Error>> + Send>;

/// What the reader of one source needs to know.
#[derive(Clone)]
struct Context {
    /// What error messages call the source.
    name: String,
    /// What its documents are named after.
    stem: String,
    options: Arc<ReadOptions>,
    watch: Watch,
}

impl Context {
    /// The id of the n-th row, counted from 1, where it has none of its own.
    fn row_id(&self, row: u64) -> String {
        format!("{}-{row}", self.stem)
    }
}

/// Reads the documents that a path stands for: a file, a folder (with the folders in it), a pattern such as
/// `news/*.html`, or `-` for standard input.
///
/// Files come in the order of their names. What cannot be read comes as an error in its place.
///
/// ```
/// use detente::formats::{ReadOptions, read};
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
/// for doc in read(folder, &ReadOptions::default()) {
///     assert!(doc?.title().is_some());
/// }
/// # Ok::<(), detente::Error>(())
/// ```
pub fn read(path: impl AsRef<Path>, options: &ReadOptions) -> Documents {
    read_all([path], options)
}

/// Reads the documents of several paths, one after the other; see [`read`].
pub fn read_all<P: AsRef<Path>>(
    paths: impl IntoIterator<Item = P>,
    options: &ReadOptions,
) -> Documents {
    let endings = source::document_endings();
    let sources = paths
        .into_iter()
        .flat_map(|path| source::find(path.as_ref(), &endings))
        .collect();
    Documents::new(sources, options)
}

/// Reads the documents in the bytes of a file; the name stands in for the file's name, and its ending tells the format.
///
/// ```
/// use detente::formats::{ReadOptions, read_bytes};
/// let line = br#"{"id": "w1", "published": "2024-13-45", "text": "Moscow denied it."}"#;
/// let error = read_bytes("wire.jsonl", line.to_vec(), &ReadOptions::default()).next().unwrap().unwrap_err();
/// assert!(error.to_string().starts_with("wire.jsonl, line 1: \"2024-13-45\" is no date"), "{error}");
/// ```
pub fn read_bytes(name: impl Into<String>, bytes: Vec<u8>, options: &ReadOptions) -> Documents {
    let name = name.into();
    Documents::new(vec![Ok(Source::Bytes { name, bytes })], options)
}

/// The documents of some files, read one at a time as they are asked for.
pub struct Documents {
    sources: std::vec::IntoIter<Result<Source, Error>>,
    open: Option<Rows>,
    options: Arc<ReadOptions>,
    watch: Watch,
}

impl Documents {
    fn new(sources: Vec<Result<Source, Error>>, options: &ReadOptions) -> Self {
        let watch = Watch::default();
        let lengths = sources.iter().flatten().filter_map(Source::len);
        watch.expect(lengths.sum());
        Self {
            sources: sources.into_iter(),
            open: None,
            options: Arc::new(options.clone()),
            watch,
        }
    }

    /// A view on how far reading is, which stays valid while another owns the documents.
    pub fn watch(&self) -> Watch {
        self.watch.clone()
    }

    fn open(&self, source: Source) -> Result<Rows, Error> {
        let context = Context {
            name: source.name(),
            stem: source.stem(),
            options: Arc::clone(&self.options),
            watch: self.watch.clone(),
        };
        let by_name = self.options.format.or(source.format());
        let stem = context.stem.clone();
        let input = source
            .open(&self.watch)
            .map_err(|error| error.with_document(&stem))?;
        let format = by_name.unwrap_or_else(|| sniff(&input.head));
        rows(format, input, context).map_err(|error| error.with_document(stem))
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.open.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.open = None;
            match self.sources.next()?.and_then(|source| self.open(source)) {
                Ok(rows) => self.open = Some(rows),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

fn rows(format: Format, input: Input, context: Context) -> Result<Rows, Error> {
    let max = context.options.max_bytes();
    match format {
        Format::Text => {
            let text = encoding::decode(input.into_bytes(&context.name, max)?, &context, None)?;
            Ok(one(plain::document(text, &context)))
        }
        Format::Html => {
            let bytes = input.into_bytes(&context.name, max.min(html::PAGE_MAX))?;
            let declared = html::declared_encoding(&bytes);
            let page = encoding::decode(bytes, &context, declared)?;
            Ok(one(html::document(&page, &context)?))
        }
        Format::Json => {
            let text = encoding::decode(input.into_bytes(&context.name, max)?, &context, None)?;
            Ok(json::values(text, context))
        }
        Format::JsonLines => Ok(json::lines(encoding::stream(input, &context), context)),
        Format::Csv | Format::Tsv => {
            let is_tab_separated = format == Format::Tsv;
            csv::rows(encoding::stream(input, &context), is_tab_separated, context)
        }
        #[cfg(feature = "arrow")]
        Format::Parquet => parquet::rows(input, context),
        #[cfg(not(feature = "arrow"))]
        Format::Parquet => Err(Error::new(
            crate::ErrorKind::Option,
            "reading Parquet needs the feature `arrow`",
        )
        .with_origin(context.name)),
    }
}

fn one(doc: Document) -> Rows {
    Box::new(std::iter::once(Ok(doc)))
}

/// The format that the first bytes look like.
fn sniff(head: &[u8]) -> Format {
    let head = head
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(head)
        .trim_ascii_start();
    let begins = |words: &[u8]| {
        head.get(..words.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(words))
    };
    if begins(b"PAR1") {
        Format::Parquet
    } else if begins(b"<!doctype html") || begins(b"<html") {
        Format::Html
    } else if is_json(head, b'{', b"\"}") && json::looks_like_lines(head) {
        Format::JsonLines
    } else if is_json(head, b'{', b"\"}") || is_json(head, b'[', b"{]") {
        Format::Json
    } else {
        Format::Text
    }
}

/// Whether the bytes begin with this bracket and then, blanks aside, with one of these signs.
fn is_json(head: &[u8], open: u8, then: &[u8]) -> bool {
    head.strip_prefix(&[open])
        .and_then(|rest| rest.trim_ascii_start().first())
        .is_some_and(|sign| then.contains(sign))
}
