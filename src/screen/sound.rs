//! How a name sounds, as far as its spellings agree.

use super::tables::{Place, tables};

/// One spelling for all that romanisations make of the same sounds: "Rouhani" and "Rohani", "-skiy" and "-sky".
pub(super) fn sound(word: &str) -> String {
    let mut sound = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(rest) = word.get(at..).filter(|rest| !rest.is_empty()) {
        let rule = tables().sounds.longest(rest, |place| match place {
            Place::Start => at == 0,
            Place::Any => true,
            Place::End(len) => len == rest.len() && at > 0,
        });
        match rule {
            Some((letters, to)) => {
                to.chars().for_each(|letter| push(&mut sound, letter));
                at += letters;
            }
            None => {
                let Some(letter) = rest.chars().next() else {
                    break;
                };
                push(&mut sound, letter);
                at += letter.len_utf8();
            }
        }
    }
    sound
}

/// A doubled letter sounds once; digits keep their number.
fn push(sound: &mut String, letter: char) {
    if letter.is_ascii_digit() || !sound.ends_with(letter) {
        sound.push(letter);
    }
}

/// The consonants of a sound, those that scripts and ears confuse taken together.
pub(super) fn skeleton(sound: &str) -> String {
    let mut bones = String::with_capacity(sound.len());
    for letter in sound.chars() {
        let bone = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' => continue,
            'p' | 'v' | 'f' => 'b',
            'g' | 'j' => 'g',
            'z' => 's',
            other => other,
        };
        push(&mut bones, bone);
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_sound_alike() {
        for (one, other) in [
            ("rouhani", "rohani"),
            ("zelenskyy", "zelensky"),
            ("zelenskiy", "zelenskij"),
            ("hussein", "husayn"),
            ("mansoor", "mansur"),
            ("sergei", "sergey"),
            ("yevgeni", "evgeny"),
            ("wladimir", "vladimir"),
            ("putin", "poutine"),
            ("philipp", "filip"),
            ("usama", "osama"),
            ("khalid", "halid"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (one, other) in [
            ("ali", "aziz"),
            ("hassan", "hussein"),
            ("ivan", "igor"),
            ("petrov", "petrovich"),
            ("salim", "salih"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn a_skeleton_has_no_vowels() {
        assert_eq!(skeleton(&sound("muhammad")), "mhmd");
        assert_eq!(skeleton(&sound("putin")), skeleton("bwtyn"));
        assert_eq!(skeleton("aeiou"), "");
    }
}
