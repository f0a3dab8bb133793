//! Files as they stand: unpacked and decoded, not looked into.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Context, ReadOptions, Watch, encoding, source};
use crate::Error;
use crate::text::Document;

/// Whether a file's name ends in one of these, in whatever case, and packed or not.
///
/// ```
/// use detente::formats::documents::has_ending;
/// assert!(has_ending("en_ewt-ud-dev.CONLLU.gz".as_ref(), &["conllu"]));
/// assert!(!has_ending("conllu.txt".as_ref(), &["conllu"]));
/// ```
pub fn has_ending(path: &Path, endings: &[&str]) -> bool {
    source::ends_in(path, endings)
}

/// Reads the whole text of each file that the paths stand for: files, patterns, folders (of which the files that end so), or
/// `-` for standard input. Each text is a document to the letter, under the name that errors call the file.
///
/// Of the options, encoding and size count.
pub fn read_verbatim(
    paths: &[PathBuf],
    endings: &[&str],
    options: &ReadOptions,
) -> impl Iterator<Item = Result<Document, Error>> + Send + use<> {
    let options = Arc::new(options.clone());
    let watch = Watch::default();
    let sources: Vec<_> = paths
        .iter()
        .flat_map(|path| source::find(path, endings))
        .collect();
    sources.into_iter().map(move |source| {
        let source = source?;
        let context = Context {
            name: source.name(),
            stem: source.stem(),
            options: Arc::clone(&options),
            watch: watch.clone(),
        };
        let input = source.open(&watch)?;
        let bytes = input.into_bytes(&context.name, context.options.max_bytes())?;
        let text = encoding::decode(bytes, &context, None)?;
        Ok(Document::new(text).with_id(context.name))
    })
}
