//! Where documents come from: files, folders, patterns, standard input, bytes at hand.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use super::options::Format;
use super::watch::Watch;
use crate::{Error, ErrorKind};

/// A place that one stream of bytes comes from.
#[derive(Debug)]
pub(super) enum Source {
    File(PathBuf),
    StandardInput,
    Bytes { name: String, bytes: Vec<u8> },
}

impl Source {
    /// What error messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::StandardInput => "standard input".to_owned(),
            Self::Bytes { name, .. } => name.clone(),
        }
    }

    /// The file's name without folder and ending, after which documents are named.
    pub(super) fn stem(&self) -> String {
        let path = match self {
            Self::File(path) => path.as_path(),
            Self::StandardInput => return "stdin".to_owned(),
            Self::Bytes { name, .. } => Path::new(name),
        };
        let path = without_compression(path);
        path.file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// The format that the name's ending stands for.
    pub(super) fn format(&self) -> Option<Format> {
        match self {
            Self::File(path) => format_of(path),
            Self::StandardInput => None,
            Self::Bytes { name, .. } => format_of(Path::new(name)),
        }
    }

    /// How many bytes it holds, where that can be known beforehand.
    pub(super) fn len(&self) -> Option<u64> {
        match self {
            Self::File(path) => std::fs::metadata(path).ok().map(|data| data.len()),
            Self::StandardInput => None,
            Self::Bytes { bytes, .. } => Some(bytes.len() as u64),
        }
    }

    /// Opens it, unpacks gzip and Zstandard, and reads the first bytes.
    pub(super) fn open(self, watch: &Watch) -> Result<Input, Error> {
        let name = self.name();
        self.try_open(watch)
            .map_err(|cause| io_error(&name, &cause))
    }

    fn try_open(self, watch: &Watch) -> io::Result<Input> {
        let path = match &self {
            Self::File(path) => Some(path.clone()),
            _ => None,
        };
        let raw: Box<dyn Read + Send> = match self {
            Self::File(path) => Box::new(watch.count(File::open(path)?)),
            Self::StandardInput => Box::new(watch.count(io::stdin())),
            Self::Bytes { bytes, .. } => Box::new(watch.count(Cursor::new(bytes))),
        };
        let mut input = Input::new(raw)?;
        if input.head.starts_with(&[0x1F, 0x8B]) {
            Input::new(Box::new(flate2::bufread::MultiGzDecoder::new(
                io::BufReader::new(input.into_read()),
            )))
        } else if input.head.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
            Input::new(Box::new(zstd::stream::read::Decoder::new(
                input.into_read(),
            )?))
        } else {
            input.path = path;
            Ok(input)
        }
    }
}

/// How many bytes are read ahead, to tell format and encoding by.
const HEAD: u64 = 1 << 20;

/// An opened source.
pub(super) struct Input {
    /// The first bytes: all there are, or [`HEAD`] of them.
    pub(super) head: Vec<u8>,
    /// Where these very bytes lie, if they lie in a file.
    pub(super) path: Option<PathBuf>,
    rest: Box<dyn Read + Send>,
}

impl Input {
    fn new(mut rest: Box<dyn Read + Send>) -> io::Result<Self> {
        let mut head = Vec::new();
        rest.by_ref().take(HEAD).read_to_end(&mut head)?;
        Ok(Self {
            head,
            path: None,
            rest,
        })
    }

    /// Whether `head` is all there is.
    pub(super) fn is_whole(&self) -> bool {
        (self.head.len() as u64) < HEAD
    }

    /// All bytes as a stream.
    pub(super) fn into_read(self) -> impl Read + Send + use<> {
        Cursor::new(self.head).chain(self.rest)
    }

    /// All bytes at once, if there are no more than `max`.
    pub(super) fn into_bytes(self, name: &str, max: u64) -> Result<Vec<u8>, Error> {
        let whole = self.is_whole();
        let mut bytes = self.head;
        if !whole {
            let left = (max + 1).saturating_sub(bytes.len() as u64);
            self.rest
                .take(left)
                .read_to_end(&mut bytes)
                .map_err(|cause| io_error(name, &cause))?;
        }
        if bytes.len() as u64 > max {
            return Err(too_large(max).with_origin(name));
        }
        Ok(bytes)
    }
}

/// An error of the operating system, or one of ours that came through a reader.
pub(super) fn io_error(name: &str, cause: &io::Error) -> Error {
    match cause
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>())
    {
        Some(error) => error.clone(),
        None => Error::new(ErrorKind::Io, cause.to_string()),
    }
    .with_origin(name)
}

pub(super) fn too_large(max: u64) -> Error {
    Error::new(
        ErrorKind::Limit,
        format!("a document holds more than {max} bytes, the most that is read"),
    )
}

/// The endings of every format's files.
pub(super) fn document_endings() -> Vec<&'static str> {
    Format::ENDINGS
        .iter()
        .flat_map(|(_, endings)| endings.iter().copied())
        .collect()
}

/// Finds the sources that a path, a pattern, a folder or `-` stands for, in order; of a folder, the files that end so.
pub(super) fn find(path: &Path, endings: &[&str]) -> Vec<Result<Source, Error>> {
    if path == Path::new("-") {
        return vec![Ok(Source::StandardInput)];
    }
    if path.is_dir() {
        return in_folder(path, endings);
    }
    if !path.exists()
        && let Some(pattern) = path.to_str().filter(|path| path.contains(['*', '?', '[']))
    {
        return matching(pattern, endings);
    }
    vec![Ok(Source::File(path.to_owned()))]
}

fn in_folder(folder: &Path, endings: &[&str]) -> Vec<Result<Source, Error>> {
    let name = folder.display().to_string();
    let found: Vec<_> = walkdir::WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() || !ends_in(entry.path(), endings) => None,
            Ok(entry) => Some(Ok(Source::File(entry.into_path()))),
            Err(cause) => {
                let at = cause
                    .path()
                    .map_or_else(|| name.clone(), |path| path.display().to_string());
                Some(Err(
                    Error::new(ErrorKind::Io, cause.to_string()).with_origin(at)
                ))
            }
        })
        .collect();
    if found.is_empty() {
        let endings: Vec<_> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let message = format!(
            "the folder holds no documents; expected files that end in {}",
            endings.join(", ")
        );
        return vec![Err(Error::new(ErrorKind::Io, message).with_origin(name))];
    }
    found
}

fn matching(pattern: &str, endings: &[&str]) -> Vec<Result<Source, Error>> {
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(cause) => {
            let message = format!("the pattern is broken: {cause}");
            return vec![Err(
                Error::new(ErrorKind::Option, message).with_origin(pattern)
            )];
        }
    };
    let found: Vec<_> = paths
        .flat_map(|path| match path {
            Ok(path) if path.is_dir() => in_folder(&path, endings),
            Ok(path) => vec![Ok(Source::File(path))],
            Err(cause) => vec![Err(Error::new(ErrorKind::Io, cause.error().to_string())
                .with_origin(cause.path().display().to_string()))],
        })
        .collect();
    if found.is_empty() {
        return vec![Err(Error::new(
            ErrorKind::Io,
            "no file matches the pattern",
        )
        .with_origin(pattern))];
    }
    found
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn format_of(path: &Path) -> Option<Format> {
    without_compression(path)
        .extension()
        .and_then(|ending| ending.to_str())
        .and_then(Format::from_ending)
}

/// Whether the file's name ends in one of these, in whatever case, and packed or not.
pub(super) fn ends_in(path: &Path, endings: &[&str]) -> bool {
    without_compression(path)
        .extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            endings
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
        })
}

fn without_compression(path: &Path) -> PathBuf {
    let packed = path.extension().is_some_and(|ending| {
        ["gz", "zst"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    if packed {
        path.with_extension("")
    } else {
        path.to_owned()
    }
}
