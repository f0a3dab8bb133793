//! Words of scripts that leave vowels out, against words that write them.

/// Longer words are not compared this way.
const LONGEST: usize = 24;

/// What it costs to read `written`, a word without (some of) its vowels, as `spoken`; both as they sound.
///
/// 0 is a perfect reading, and 1 about one wrong consonant.
pub(super) fn reading_cost(written: &str, spoken: &str) -> Option<f32> {
    let (written, spoken) = (written.as_bytes(), spoken.as_bytes());
    if written.len() > LONGEST || spoken.len() > LONGEST {
        return None;
    }
    let mut row = [0.0_f32; LONGEST + 1];
    for (at, &letter) in spoken.iter().enumerate() {
        row[at + 1] = row[at] + unwritten(letter, at + 1 == spoken.len());
    }
    for (i, &sign) in written.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] += unspoken(sign, i + 1 == written.len());
        for (j, &letter) in spoken.iter().enumerate() {
            let above = row[j + 1];
            let best = (diagonal + misread(sign, letter))
                .min(above + unspoken(sign, i + 1 == written.len()))
                .min(row[j] + unwritten(letter, j + 1 == spoken.len()));
            diagonal = above;
            row[j + 1] = best;
        }
    }
    Some(row[spoken.len()])
}

/// A letter that is spoken and stands nowhere.
fn unwritten(letter: u8, last: bool) -> f32 {
    match letter {
        b'a' => 0.05,
        b'e' | b'i' | b'u' | b'o' => 0.08,
        b'h' if last => 0.2,
        _ => 1.0,
    }
}

/// A sign that stands for nothing that is spoken.
fn unspoken(sign: u8, last: bool) -> f32 {
    match sign {
        b'i' | b'u' | b'v' | b'a' | b'e' => 0.5,
        b'h' | b't' if last => 0.25,
        _ => 1.0,
    }
}

fn misread(sign: u8, letter: u8) -> f32 {
    if sign == letter {
        return 0.0;
    }
    match (sign, letter) {
        (b'i' | b'e', b'i' | b'e') | (b'v', b'u') | (b'u', b'v') => 0.0,
        (b'i' | b'e', b'a') | (b'v' | b'u' | b'a', b'a' | b'e' | b'u') => 0.3,
        (b'b', b'p') | (b'f' | b'b', b'v') | (b'v', b'f' | b'b') | (b'p', b'b') => 0.1,
        (b'j', b'g') | (b'g', b'j' | b'k') | (b'k', b'g' | b'c') => 0.15,
        (b's' | b'd', b'z') | (b'z', b's' | b'd') => 0.2,
        (b't', b's') | (b's', b't' | b'c') => 0.4,
        _ => 1.2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::sound;
    use super::*;

    fn cost(written: &str, spoken: &str) -> f32 {
        reading_cost(&sound(written), &sound(spoken)).unwrap()
    }

    #[test]
    fn reads_names_without_vowels() {
        for (written, spoken) in [
            ("mhmd", "muhammad"),
            ("bwtyn", "putin"),
            ("hsyn", "hussein"),
            ("hsn", "hassan"),
            ("ntnyhw", "netanyahu"),
            ("slmn", "salman"),
        ] {
            assert!(
                cost(written, spoken) < 0.4,
                "{written} {spoken} {}",
                cost(written, spoken)
            );
        }
    }

    #[test]
    fn other_names_cost_more() {
        for (written, spoken) in [
            ("mhmd", "mahmud-ali"),
            ("hsyn", "yassin"),
            ("hsn", "husni"),
            ("ly", "aziz"),
            ("krym", "karimov"),
        ] {
            let right = cost(written, written);
            assert!(cost(written, spoken) > right + 0.1, "{written} {spoken}");
        }
        assert!(cost("hsyn", "yassin") > 0.9);
        assert!(reading_cost(&"a".repeat(30), "a").is_none());
    }
}
