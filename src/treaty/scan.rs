//! One pass over a text that finds every word which may head an article, a part or an annex.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::bytes::{is_word, skip_blanks_back};
use super::words::rows;
use crate::names::named;

named! {
    /// What a label such as "Chapter" or "Annex" heads.
    DivisionKind {
        /// A book, which holds parts.
        Book = "book",
        /// A part.
        Part = "part",
        /// A title.
        Title = "title",
        /// A chapter.
        Chapter = "chapter",
        /// A section.
        Section = "section",
        /// A subsection.
        Subsection = "subsection",
        /// A division of another name.
        Division = "division",
    }
}

named! {
    /// What is attached to a treaty.
    AnnexKind {
        /// An annex.
        Annex = "annex",
        /// An appendix, often to an annex.
        Appendix = "appendix",
        /// A protocol.
        Protocol = "protocol",
        /// A schedule.
        Schedule = "schedule",
        /// An attachment.
        Attachment = "attachment",
        /// A declaration, minutes or letters exchanged at signing.
        Declaration = "declaration",
    }
}

/// What a mark heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Article,
    Division(DivisionKind),
    Annex(AnnexKind),
    /// "In witness whereof"
    Closing,
    /// "Done at"
    Done,
    /// "For the Government of"
    Signature,
    /// "Table of contents"
    Contents,
    Preamble,
    /// "have agreed as follows"
    Enacting,
}

/// A label's place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub label: Label,
    pub start: usize,
    pub end: usize,
    /// Nothing but ornament stands before it on its line.
    pub at_line_start: bool,
}

struct Labels {
    automaton: AhoCorasick,
    labels: Vec<Label>,
}

static LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let mut forms = Vec::new();
    let mut labels = Vec::new();
    for row in rows(include_str!("../../data/treaty_labels.tsv")) {
        let [form, kind, ..] = row[..] else { continue };
        let label = match kind {
            "article" => Label::Article,
            "closing" => Label::Closing,
            "done" => Label::Done,
            "signature" => Label::Signature,
            "contents" => Label::Contents,
            "preamble" => Label::Preamble,
            "enacting" => Label::Enacting,
            _ => {
                let division = kind.parse().map(Label::Division);
                let Ok(label) = division.or_else(|_| kind.parse().map(Label::Annex)) else {
                    continue;
                };
                label
            }
        };
        forms.push(form);
        labels.push(label);
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&forms)
        .expect("a table of short labels makes an automaton");
    Labels { automaton, labels }
});

/// What may stand between a line's start and its label: Markdown, quoting and table ornament.
const fn is_ornament(byte: u8) -> bool {
    matches!(byte, b'#' | b'*' | b'_' | b'>' | b'|' | b'~' | b'[' | b'=')
}

/// The line start before `at` if nothing but blanks and ornament stands between.
pub(super) fn line_start_before(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let before = skip_blanks_back(bytes, at);
        match before.checked_sub(1).map(|last| bytes[last]) {
            None | Some(b'\n' | b'\r') => return Some(at),
            Some(byte) if is_ornament(byte) => at = before - 1,
            // A byte order mark.
            Some(0xBF) if before == 3 && bytes[..3] == [0xEF, 0xBB, 0xBF] => return Some(at),
            Some(_) => return None,
        }
    }
}

/// Every label of the text, in text order.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let labels = &*LABELS;
    let mut marks = Vec::with_capacity(text.len() / 400);
    for found in labels.automaton.find_iter(text) {
        let (start, end) = (found.start(), found.end());
        let label = labels.labels[found.pattern().as_usize()];
        if bytes
            .get(end)
            .is_some_and(|&next| next.is_ascii_alphabetic())
        {
            continue;
        }
        let at_line_start = match start.checked_sub(1).map(|before| bytes[before]) {
            None | Some(b'\n' | b'\r') => true,
            // "…as follows:Article 1": the break between was lost.
            Some(before) if is_word(before) => {
                let glued = label == Label::Article
                    && !before.is_ascii_uppercase()
                    && bytes[start].is_ascii_uppercase();
                if !glued {
                    continue;
                }
                false
            }
            Some(b' ' | b'\t' | b'_') => line_start_before(bytes, start).is_some(),
            Some(before) => is_ornament(before) && line_start_before(bytes, start).is_some(),
        };
        marks.push(Mark {
            label,
            start,
            end,
            at_line_start,
        });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, bool)> {
        marks(text)
            .iter()
            .map(|mark| (&text[mark.start..mark.end], mark.at_line_start))
            .collect()
    }

    #[test]
    fn finds_labels_at_line_starts_and_within() {
        assert_eq!(
            found("## ARTICLE 1\nSee Article 2.\n  Chapter IV"),
            [("ARTICLE", true), ("Article", false), ("Chapter", true)]
        );
    }

    #[test]
    fn finds_a_label_glued_to_the_word_before() {
        assert_eq!(found("as followsArticle 1"), [("Article", false)]);
    }

    #[test]
    fn leaves_longer_words() {
        assert_eq!(
            found("Articles 1 and 2, Partnership, particle, Annexes"),
            []
        );
    }
}
