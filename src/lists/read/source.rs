//! The files that a list lies in.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use crate::{Error, ErrorKind};

/// The largest CSV or JSON file, 1 GiB; XML files are read as a stream.
const MAX_BYTES: u64 = 1 << 30;

/// How many bytes are read ahead to tell the format by.
const HEAD: u64 = 1 << 16;

/// An opened file.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) head: Vec<u8>,
    rest: Box<dyn Read>,
}

impl Input {
    fn new(name: String, reader: Box<dyn Read>) -> Result<Self, Error> {
        let opened = unpacked(reader).and_then(|mut rest| {
            let head = first(&mut rest, HEAD)?;
            Ok((head, rest))
        });
        let (head, rest) = opened.map_err(|cause| broken(&name, &cause))?;
        Ok(Self { name, head, rest })
    }

    /// All bytes as a stream.
    pub(super) fn into_read(self) -> impl Read {
        Cursor::new(self.head).chain(self.rest)
    }

    /// All bytes at once.
    pub(super) fn into_bytes(self) -> Result<Vec<u8>, Error> {
        let mut bytes = self.head;
        let mut rest = self.rest.take(MAX_BYTES);
        rest.read_to_end(&mut bytes)
            .map_err(|cause| broken(&self.name, &cause))?;
        if bytes.len() as u64 > MAX_BYTES {
            let message = format!("larger than {MAX_BYTES} bytes");
            return Err(Error::new(ErrorKind::Limit, message).with_origin(self.name));
        }
        Ok(bytes)
    }
}

pub(super) fn broken(name: &str, cause: &io::Error) -> Error {
    Error::new(ErrorKind::Io, cause.to_string()).with_origin(name)
}

fn first(reader: &mut dyn Read, count: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(count).read_to_end(&mut head)?;
    Ok(head)
}

#[cfg(feature = "readers")]
fn unpacked(mut reader: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let start = first(&mut reader, 4)?;
    let is_gzip = start.starts_with(&[0x1F, 0x8B]);
    let is_zstd = start == [0x28, 0xB5, 0x2F, 0xFD];
    let whole = Cursor::new(start).chain(reader);
    Ok(if is_gzip {
        Box::new(flate2::read::MultiGzDecoder::new(whole))
    } else if is_zstd {
        Box::new(zstd::stream::read::Decoder::new(whole)?)
    } else {
        Box::new(whole)
    })
}

#[cfg(not(feature = "readers"))]
fn unpacked(reader: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    Ok(reader)
}

/// A file and those beside it.
pub(super) enum Files {
    Disk(PathBuf),
    Memory(Vec<(String, Vec<u8>)>),
}

/// Main files of OFAC's CSV sets, and what their names put before those of the others.
const MAINS: [(&str, &str); 2] = [("sdn.csv", ""), ("cons_prim.csv", "cons_")];

impl Files {
    /// The file at a path, or the main file in a folder.
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        if !path.is_dir() {
            return Ok(Self::Disk(path.to_owned()));
        }
        let main = MAINS.iter().find_map(|(name, _)| sibling(path, name));
        main.map(Self::Disk).ok_or_else(|| {
            Error::new(
                ErrorKind::Format,
                "the folder holds neither SDN.CSV nor CONS_PRIM.CSV; name the file to read",
            )
            .with_origin(path.display().to_string())
        })
    }

    /// Files that are in memory.
    pub(super) fn in_memory(files: Vec<(String, Vec<u8>)>) -> Self {
        Self::Memory(files)
    }

    /// Opens the main file.
    pub(super) fn main(&self) -> Result<Input, Error> {
        match self {
            Self::Disk(path) => open(path),
            Self::Memory(files) => {
                let is_main = |name: &str| {
                    let name = name.to_ascii_lowercase();
                    MAINS.iter().any(|(main, _)| name.ends_with(main))
                };
                let (name, bytes) = files
                    .iter()
                    .find(|(name, _)| is_main(name))
                    .or_else(|| files.first())
                    .ok_or_else(|| Error::new(ErrorKind::Option, "no file was given"))?;
                Input::new(name.clone(), Box::new(Cursor::new(bytes.clone())))
            }
        }
    }

    /// Opens another file of the set to which the main file belongs: `add`, `alt` or `comments`; an error is the name
    /// under which it is missing.
    pub(super) fn companion(&self, kind: &str) -> Result<Result<Input, Error>, String> {
        let names = |main: &str| {
            let main = main.to_ascii_lowercase();
            let file = main.rsplit(['/', '\\']).next().unwrap_or(&main);
            let stem = file.split(".csv").next().unwrap_or(file);
            let (before, sdn) = match (stem.strip_suffix("sdn"), stem.strip_suffix("prim")) {
                (Some(before), _) => (before.to_owned(), true),
                (None, Some(before)) => (before.to_owned(), false),
                (None, None) => (String::new(), true),
            };
            let mut names = vec![format!("{before}{kind}.csv")];
            if sdn {
                names.insert(0, format!("{before}sdn_{kind}.csv"));
            }
            names
        };
        match self {
            Self::Disk(path) => {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let names = names(&file);
                let folder = path.parent().unwrap_or(Path::new(""));
                let found = names.iter().find_map(|name| sibling(folder, name));
                found
                    .map(|path| open(&path))
                    .ok_or_else(|| names.last().cloned().unwrap_or_default())
            }
            Self::Memory(files) => {
                let main = self.main().map(|input| input.name).unwrap_or_default();
                let names = names(&main);
                let has_name = |file: &str| {
                    let file = file.to_ascii_lowercase();
                    let file = file.rsplit(['/', '\\']).next().unwrap_or(&file);
                    names.iter().any(|name| name == file)
                };
                let found = files.iter().find(|(name, _)| has_name(name));
                found
                    .map(|(name, bytes)| {
                        Input::new(name.clone(), Box::new(Cursor::new(bytes.clone())))
                    })
                    .ok_or_else(|| names.last().cloned().unwrap_or_default())
            }
        }
    }
}

fn open(path: &Path) -> Result<Input, Error> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|cause| broken(&name, &cause))?;
    Input::new(name, Box::new(file))
}

/// The file of this name in a folder, in large or small letters, packed or not.
fn sibling(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter(|entry| {
            let known = entry.file_name().to_string_lossy().to_ascii_lowercase();
            let bare = known
                .strip_suffix(".gz")
                .or_else(|| known.strip_suffix(".zst"));
            known == name || bare == Some(name)
        })
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found.into_iter().next()
}
