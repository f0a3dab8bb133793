//! Keys under which an index keeps words, so that words alike share one.

use super::fold::Script;
use super::hash;
use super::word::{Word, WordKind};

/// Keys of different meaning never meet.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Tag {
    Text = b't',
    Sound = b's',
    Spelling = b'g',
    Nickname = b'n',
    Skeleton = b'k',
    /// The skeleton of a word that is written without vowels.
    Unvoweled = b'u',
    Joined = b'j',
    Identifier = b'i',
}

fn key(tag: Tag, text: &str) -> u32 {
    hash::more(hash::of(&[tag as u8]), text.as_bytes())
}

fn group(tag: Tag, group: u16) -> u32 {
    hash::more(hash::of(&[tag as u8]), &group.to_le_bytes())
}

/// The text, and the text less each one of its letters: texts one change apart share one of these.
fn with_deletions(tag: Tag, text: &str, mut found: impl FnMut(u32)) {
    found(key(tag, text));
    let bytes = text.as_bytes();
    if !(3..=32).contains(&bytes.len()) {
        return;
    }
    let mut before = hash::of(&[tag as u8]);
    let mut last = None;
    for (at, &byte) in bytes.iter().enumerate() {
        // Either letter of a pair leaves the same.
        if last != Some(byte) {
            found(hash::more(before, &bytes[at + 1..]));
        }
        before = hash::more(before, &[byte]);
        last = Some(byte);
    }
}

/// Keys that a word of a list is kept under.
pub(super) fn keys_of(word: &Word<'_>, mut found: impl FnMut(u32)) {
    if !word.bends() {
        found(key(Tag::Text, word.text));
        return;
    }
    with_deletions(Tag::Text, word.text, &mut found);
    with_deletions(Tag::Sound, word.sound, &mut found);
    for &id in word.spellings.iter().filter(|&&id| id != 0) {
        found(group(Tag::Spelling, id));
    }
    for &id in word.nicknames.iter().filter(|&&id| id != 0) {
        found(group(Tag::Nickname, id));
    }
    let tag = if word.script == Script::Consonants {
        Tag::Unvoweled
    } else {
        Tag::Skeleton
    };
    if !word.skeleton.is_empty() {
        found(key(tag, word.skeleton));
    }
}

/// Keys under which words like this one may be.
pub(super) fn keys_for(word: &Word<'_>, mut found: impl FnMut(u32)) {
    keys_of(word, &mut found);
    if word.bends() && !word.skeleton.is_empty() {
        let other = if word.script == Script::Consonants {
            Tag::Skeleton
        } else {
            Tag::Unvoweled
        };
        found(key(other, word.skeleton));
    }
}

/// Keys for words written as one, as a text and as a sound.
pub(super) fn keys_for_joined(text: &str, sound: &str, mut found: impl FnMut(u32)) {
    with_deletions(Tag::Text, text, &mut found);
    found(key(Tag::Sound, sound));
}

/// So many words may be written as one.
pub(super) const MOST_JOINED: usize = 3;

/// Words of a name written as one, with the number of the first.
pub(super) fn joined<'a>(words: &'a [Word<'a>]) -> impl Iterator<Item = (usize, String)> + 'a {
    (0..words.len()).flat_map(move |at| {
        (2..=MOST_JOINED).filter_map(move |len| {
            let parts = words.get(at..at + len)?;
            let fits = parts.iter().all(|part| {
                matches!(
                    part.kind,
                    WordKind::Name | WordKind::Patronymic | WordKind::Particle(_)
                )
            });
            fits.then(|| (at, parts.iter().map(|part| part.text).collect()))
        })
    })
}

/// The key of words of a list's name that may be written as one.
pub(super) fn joined_key(text: &str) -> u32 {
    key(Tag::Joined, text)
}

/// The key of an identifier that is read as letters and digits only.
pub(super) fn identifier_key(number: &str) -> u32 {
    key(Tag::Identifier, number)
}
