//! Which language a text is in.

use std::collections::HashMap;
use std::sync::LazyLock;

use whatlang::Script;

/// Bytes read of a long text: its beginning says enough.
const SAMPLE: usize = 1024;
/// So many function words settle it without the statistics of letters.
const ENOUGH: u32 = 4;
/// Longer than any function word in the table.
const LONGEST_WORD: usize = 12;

struct Languages {
    /// ISO 639-1 codes; the place in it is what the other members call a language.
    codes: Vec<&'static str>,
    by_iso_639_3: HashMap<&'static str, usize>,
    /// The languages that a function word belongs to.
    words: HashMap<&'static str, Vec<usize>>,
    english: usize,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let mut languages = Languages {
        codes: Vec::new(),
        by_iso_639_3: HashMap::new(),
        words: HashMap::new(),
        english: 0,
    };
    for line in include_str!("../../data/text/languages.tsv")
        .lines()
        .skip(1)
    {
        let mut columns = line.split('\t');
        let (Some(iso_639_3), Some(code), Some(words)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let index = languages.codes.len();
        if code == "en" {
            languages.english = index;
        }
        languages.codes.push(code);
        languages.by_iso_639_3.insert(iso_639_3, index);
        for word in words.split_whitespace() {
            languages.words.entry(word).or_default().push(index);
        }
    }
    languages
});

/// The ISO 639-1 code of a text's language, or `und` where it cannot be told.
///
/// Reads the beginning of a long text only. Words in Latin letters that no other language claims count as English:
/// headlines are too short for statistics, and English is what is read here.
///
/// ```
/// use detente::text::language;
/// assert_eq!(language("Russia trades missiles for troops"), "en");
/// assert_eq!(language("Le président russe a rencontré son homologue chinois à Pékin."), "fr");
/// assert_eq!(language("🚀 2024"), "und");
/// ```
pub fn language(text: &str) -> &'static str {
    let text = text.trim_start();
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let languages = &*LANGUAGES;
    let hits = languages.count_words(sample);
    let english = hits[languages.english];
    let (other, other_hits) = languages.best_other(&hits);
    let is_mostly_ascii = sample.bytes().filter(u8::is_ascii).count() * 4 > sample.len() * 3;
    if is_mostly_ascii && english >= ENOUGH && english > other_hits {
        return "en";
    }
    let Some(found) = whatlang::detect(sample) else {
        let has_letters = sample.contains(|char: char| char.is_ascii_alphabetic());
        return if has_letters { "en" } else { "und" };
    };
    let Some(&found_index) = languages.by_iso_639_3.get(found.lang().code()) else {
        return "und";
    };
    let by_letters = languages.codes[found_index];
    if found.script() != Script::Latin {
        return by_letters;
    }
    if english > 0 && english >= other_hits {
        return "en";
    }
    if found.is_reliable() || other_hits > 0 && hits[found_index] == other_hits {
        return by_letters;
    }
    if other_hits > 0 {
        return languages.codes[other];
    }
    // A name keeps its letters in any language: "Zürich".
    let has_foreign_word = sample
        .split_whitespace()
        .any(|word| word.starts_with(char::is_lowercase) && !word.chars().all(is_english_mark));
    if has_foreign_word { by_letters } else { "en" }
}

/// Whether English words are written with it.
fn is_english_mark(char: char) -> bool {
    char.is_ascii() || !char.is_alphabetic()
}

impl Languages {
    /// The language other than English with the most function words, and how many they are.
    fn best_other(&self, hits: &[u32]) -> (usize, u32) {
        let mut best = (self.english, 0);
        for (index, &count) in hits.iter().enumerate() {
            if index != self.english && count > best.1 {
                best = (index, count);
            }
        }
        best
    }

    /// How many function words of each language stand in the text.
    fn count_words(&self, text: &str) -> Vec<u32> {
        let mut hits = vec![0; self.codes.len()];
        let mut lower = String::with_capacity(LONGEST_WORD);
        let mut is_first = true;
        for word in text.split(|char: char| !char.is_alphabetic() && !matches!(char, '\'' | '’'))
        {
            if word.is_empty() {
                continue;
            }
            // "Las", "Van" and "De" inside a text are parts of names.
            let is_name = !is_first && word.starts_with(char::is_uppercase);
            is_first = false;
            if let Some((_, suffix)) = word.rsplit_once(['\'', '’']) {
                hits[self.english] +=
                    u32::from(matches!(suffix, "s" | "t" | "m" | "re" | "ve" | "ll"));
                continue;
            }
            if word.len() > LONGEST_WORD {
                continue;
            }
            if hits[self.english] >= 2 * ENOUGH {
                break;
            }
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            for &index in self.words.get(lower.as_str()).into_iter().flatten() {
                hits[index] += u32::from(!is_name || index == self.english);
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages() {
        for (text, code) in [
            ("Talks fail", "en"),
            ("Drones over Kyiv", "en"),
            ("Israel launches new strikes on Gaza", "en"),
            ("Wanda Vázquez becomes governor of Puerto Rico", "en"),
            ("NATO chief visits Zürich", "en"),
            ("Mugabe, Nkomo, Zürich", "en"),
            ("Moskva: není", "cs"),
            ("Bundeskanzler Scholz reist nach Kiew", "de"),
            ("La Chine et la Russie signent un accord sur le gaz", "fr"),
            ("El presidente Putin visita Corea del Norte", "es"),
            ("Президент України зустрівся з канцлером у Києві", "uk"),
            ("Президент России встретился с лидером КНДР", "ru"),
            ("习近平会见普京", "zh"),
            ("ロシア大統領が訪朝", "ja"),
            ("푸틴 대통령 방북", "ko"),
            ("الرئيس الروسي يزور بيجين", "ar"),
        ] {
            assert_eq!(language(text), code, "{text}");
        }
    }

    #[test]
    fn leaves_what_cannot_be_told() {
        for text in ["", " \n", "2024-11-22", "🚀🇺🇦 :)", "\0\0", "…", "$ 2.5 %"] {
            assert_eq!(language(text), "und", "{text:?}");
        }
    }

    #[test]
    fn every_language_of_the_library_has_a_code() {
        for lang in whatlang::Lang::all() {
            assert!(LANGUAGES.by_iso_639_3.contains_key(lang.code()), "{lang:?}");
        }
    }
}
