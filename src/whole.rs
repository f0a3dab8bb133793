//! Files and folders that get their name when they are whole: a process that is killed leaves none that is half written.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many names are tried beside those that killed processes have left.
const TRIES: usize = 10_000;

/// A file under a name of its own until [`WholeFile::finish`]; dropped before, it is removed.
#[derive(Debug)]
pub(crate) struct WholeFile {
    file: File,
    unfinished: PathBuf,
    target: PathBuf,
}

impl WholeFile {
    /// Begins what will be the file at `target`.
    pub(crate) fn create(target: &Path) -> io::Result<Self> {
        let (unfinished, file) = make_beside(target, |path| File::create_new(path))?;
        Ok(Self {
            file,
            unfinished,
            target: target.to_owned(),
        })
    }

    /// Where it lies until it is whole.
    #[cfg(feature = "cli")]
    pub(crate) fn unfinished(&self) -> &Path {
        &self.unfinished
    }

    /// Gives the file its name, in place of one that had it.
    ///
    /// What was written reaches the disk before the name does, so that not even a loss of power leaves half a file under it.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.unfinished, &self.target)
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        // Nothing is there after `finish`; after a failure, whoever asked for the file is told of that.
        let _ = fs::remove_file(&self.unfinished);
    }
}

/// Makes an empty folder for what will lie in the folder `target`.
#[cfg(feature = "cli")]
pub(crate) fn folder_beside(target: &Path) -> io::Result<PathBuf> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(make_beside(target, |path| fs::create_dir(path))?.0)
}

/// Calls `create`, which is to fail where something is there already, with a name like `claims.parquet.4711.tmp`.
///
/// Numbers of processes come again, soonest in containers, so that what a killed one left can stand under the first name.
fn make_beside<T>(
    target: &Path,
    create: impl Fn(&Path) -> io::Result<T>,
) -> io::Result<(PathBuf, T)> {
    let process = std::process::id();
    for number in 0..TRIES {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(match number {
            0 => format!(".{process}.tmp"),
            _ => format!(".{process}-{number}.tmp"),
        });
        let path = target.with_file_name(name);
        match create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|made| (path, made)),
        }
    }
    let message = format!("{TRIES} unfinished files stand beside {}", target.display());
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_has_its_name_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.txt");
        fs::write(&target, "before").unwrap();
        let mut file = WholeFile::create(&target).unwrap();
        file.write_all(b"after").unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "before");
        file.finish().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "after");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_file_that_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.txt");
        drop(WholeFile::create(&target).unwrap());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_a_process_of_the_same_number_left_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.txt");
        let left = format!("a.txt.{}.tmp", std::process::id());
        fs::write(folder.path().join(&left), "half").unwrap();
        let mut file = WholeFile::create(&target).unwrap();
        file.write_all(b"whole").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "whole");
        assert_eq!(names(folder.path()), ["a.txt", &left]);
    }

    #[test]
    fn a_folder_that_is_missing_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let error = WholeFile::create(&folder.path().join("none/a.txt")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[cfg(feature = "cli")]
    #[test]
    fn every_folder_is_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("deep/tables");
        let first = folder_beside(&target).unwrap();
        let second = folder_beside(&target).unwrap();
        assert_ne!(first, second);
        assert_eq!(names(target.parent().unwrap()).len(), 2);
        assert!(!target.exists());
    }
}
