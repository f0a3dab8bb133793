//! How much two words are alike, and why.

#![expect(clippy::cast_precision_loss, reason = "the letters of a word are few")]

use rapidfuzz::distance::osa;

use super::fold::Script;
use super::tables::Groups;
use super::unwritten::reading_cost;
use super::word::{Word, WordKind};

/// Why two words may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Likeness {
    Same,
    Spelling,
    Sound,
    Nickname,
    Consonants,
    Letters,
    Initial,
    /// The same letters, parted otherwise.
    Joined,
}

/// Why and how much, from 0 to 1, two words are alike; none where they are not.
pub(super) fn alike(a: &Word<'_>, b: &Word<'_>) -> Option<(Likeness, f32)> {
    if let (WordKind::Particle(one), WordKind::Particle(other)) = (a.kind, b.kind) {
        return (one == other).then_some((Likeness::Same, 1.0));
    }
    if (a.kind == WordKind::Number) != (b.kind == WordKind::Number) {
        return None;
    }
    if a.text == b.text {
        return Some((Likeness::Same, 1.0));
    }
    if a.kind == WordKind::Initial || b.kind == WordKind::Initial {
        let starts =
            a.bends() != b.bends() && a.text.as_bytes().first() == b.text.as_bytes().first();
        return starts.then_some((Likeness::Initial, 0.85));
    }
    if !a.bends() || !b.bends() {
        return None;
    }
    if share(a.spellings, b.spellings) {
        return Some((Likeness::Spelling, 0.97));
    }
    if a.sound == b.sound && a.sound.len() > 1 {
        // Short sounds are shared by many words.
        return Some((Likeness::Sound, if a.sound.len() > 2 { 0.95 } else { 0.8 }));
    }
    if share(a.nicknames, b.nicknames) {
        return Some((Likeness::Nickname, 0.9));
    }
    if (a.script == Script::Consonants) != (b.script == Script::Consonants) {
        return consonants(a, b);
    }
    letters(a, b)
}

fn share(a: Groups, b: Groups) -> bool {
    a.iter().any(|group| *group != 0 && b.contains(group))
}

/// So many letters may differ in a word of this length.
pub(super) fn slack(len: usize) -> usize {
    match len {
        0..=2 => 0,
        3..=8 => 1,
        _ => 2,
    }
}

/// The changes that make one word the other (a letter more, less, another, or two that changed places), if they are few.
fn changes(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    osa::distance_with_args(
        a.bytes(),
        b.bytes(),
        &osa::Args::default().score_cutoff(most),
    )
}

fn letters(a: &Word<'_>, b: &Word<'_>) -> Option<(Likeness, f32)> {
    let len = a.text.len().max(b.text.len());
    let most = slack(len);
    let syllables = a.script == Script::Syllables || b.script == Script::Syllables;
    if most == 0 || (syllables && len < 6) {
        return None;
    }
    let written = changes(a.text, b.text, most).map(|changes| changes as f32);
    // What sounds alike but for a letter is a little worse than what is written so.
    let heard = changes(
        a.sound,
        b.sound,
        most.min(slack(a.sound.len().max(b.sound.len()))),
    )
    .map(|changes| changes as f32 + 0.2);
    let changes = match (written, heard) {
        (Some(written), Some(heard)) => written.min(heard),
        (one, other) => one.or(other)?,
    };
    let likeness = 1.0 - changes / len as f32;
    (likeness > 0.5).then_some((Likeness::Letters, likeness))
}

/// A word of a script without vowels against one with them.
fn consonants(a: &Word<'_>, b: &Word<'_>) -> Option<(Likeness, f32)> {
    let (written, spoken) = if a.script == Script::Consonants {
        (a, b)
    } else {
        (b, a)
    };
    let len = written.skeleton.len().min(spoken.skeleton.len());
    if len == 0 || written.skeleton.len().abs_diff(spoken.skeleton.len()) > 1 {
        return None;
    }
    let cost = reading_cost(written.sound, spoken.sound)?;
    // The fewer consonants, the more words share them.
    let surest = match len {
        1 => 0.7,
        2 => 0.85,
        3 => 0.92,
        _ => 0.96,
    };
    let likeness = surest - cost / (len as f32 + 0.5);
    (likeness > 0.6).then_some((Likeness::Consonants, likeness))
}
