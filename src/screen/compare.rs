//! Two names compared.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::align::Aligner;
use super::alike::Likeness;
use super::judge::{Verdict, compare};
use super::name::Name;
use super::reason::{Reason, ReasonKind};
use super::tables::tables;
use super::word::{Sphere, Word, WordKind};
use crate::model::ActorKind;

/// How much two names are alike, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Comparison {
    /// From 0 (nothing in common) to 1 (the same).
    pub score: f64,
    /// What speaks for and against it, in the order of the first name.
    pub reasons: Vec<Reason>,
}

/// Compares two names, in any scripts and spellings.
///
/// `kind` says whose names they are; where it is not known, words like "Ltd" tell bodies from people. The score is the
/// same whichever name comes first, and 1 for the same name. A name without any letter or digit is like no other.
///
/// A high score means that the names may be one name, and not that the bearers are one.
///
/// ```
/// use detente::model::ActorKind;
/// use detente::screen::compare_names;
/// let comparison = compare_names("Usama bin Ladin", "Osama Bin Laden", Some(ActorKind::Person));
/// assert!(comparison.score > 0.8);
/// let comparison = compare_names("Upper River Trading LLC", "Lower River Trading LLC", Some(ActorKind::Company));
/// assert!(comparison.score < 0.7);
/// ```
pub fn compare_names(a: &str, b: &str, kind: Option<ActorKind>) -> Comparison {
    let sphere = sphere_of(kind).unwrap_or_else(|| {
        if looks_like_body(a) || looks_like_body(b) {
            Sphere::Body
        } else {
            Sphere::Person
        }
    });
    explain(
        &mut Aligner::default(),
        (a, &Name::new(a, sphere)),
        (b, &Name::new(b, sphere)),
        sphere,
    )
}

/// How names of this kind are read; none where the kind does not say.
pub(super) fn sphere_of(kind: Option<ActorKind>) -> Option<Sphere> {
    match kind? {
        ActorKind::Person => Some(Sphere::Person),
        ActorKind::Vessel | ActorKind::Aircraft => Some(Sphere::Craft),
        ActorKind::Other => None,
        _ => Some(Sphere::Body),
    }
}

/// Whether a name has a legal form, or a word that many organisations and few people have.
pub(super) fn looks_like_body(name: &str) -> bool {
    let name = Name::new(name, Sphere::Body);
    let tables = tables();
    let per_mille = |table: &std::collections::HashMap<&str, f32>, word: &str| {
        table.get(word).copied().unwrap_or(0.0)
    };
    !name.legal.is_empty()
        || name.words.iter().any(|word| {
            word.kind == WordKind::Name
                && per_mille(&tables.organisation_words, &word.text)
                    > 2.0 + 4.0 * per_mille(&tables.person_words, &word.text)
        })
}

/// A score as it is shown: to four places.
pub(super) fn rounded(score: f32) -> f64 {
    (f64::from(score) * 10_000.0).round() / 10_000.0
}

/// Compares two names that are ready, and says why.
pub(super) fn explain(
    aligner: &mut Aligner,
    a: (&str, &Name),
    b: (&str, &Name),
    sphere: Sphere,
) -> Comparison {
    let words = (a.1.views(), b.1.views());
    let verdict = compare(aligner, &words.0, &words.1, (a.1.legal, b.1.legal), sphere);
    Comparison {
        score: rounded(verdict.score),
        reasons: reasons(aligner, verdict, (a.0, a.1, &words.0), (b.0, b.1, &words.1)),
    }
}

fn reasons(
    aligner: &Aligner,
    verdict: Verdict,
    a: (&str, &Name, &[Word<'_>]),
    b: (&str, &Name, &[Word<'_>]),
) -> Vec<Reason> {
    if verdict.is_acronym {
        return vec![Reason::new(ReasonKind::Acronym, a.0.trim(), b.0.trim())];
    }
    let mut pairs: Vec<_> = aligner.pairs.clone();
    pairs.sort_by_key(|pair| pair.at);
    let mut reasons: Vec<Reason> = pairs
        .iter()
        .map(|pair| {
            let kind = match pair.likeness {
                Likeness::Same => ReasonKind::Same,
                Likeness::Spelling => ReasonKind::Spelling,
                Likeness::Sound => ReasonKind::Sound,
                Likeness::Nickname => ReasonKind::Nickname,
                Likeness::Consonants => ReasonKind::Consonants,
                Likeness::Letters => ReasonKind::Letters,
                Likeness::Initial => ReasonKind::Initial,
                Likeness::Joined => ReasonKind::Joined,
            };
            Reason::new(
                kind,
                written(a.0, &a.1.places[pair.at.0..pair.at.0 + pair.len.0]),
                written(b.0, &b.1.places[pair.at.1..pair.at.1 + pair.len.1]),
            )
        })
        .collect();
    let left = (Left::of(a, aligner.taken.0), Left::of(b, aligner.taken.1));
    let sides = [
        (ReasonKind::NumberDiffers, left.0.numbers, left.1.numbers),
        (
            ReasonKind::PatronymicDiffers,
            left.0.patronymics,
            left.1.patronymics,
        ),
        (ReasonKind::Differs, left.0.names, left.1.names),
    ];
    for (kind, one, other) in sides {
        match (one.is_empty(), other.is_empty()) {
            (true, true) => {}
            (false, false) => reasons.push(Reason::new(kind, one, other)),
            _ => reasons.push(Reason::new(ReasonKind::OnlyOne, one, other)),
        }
    }
    if verdict.clash.is_some() {
        reasons.push(Reason::new(
            ReasonKind::LegalFormDiffers,
            a.0.trim(),
            b.0.trim(),
        ));
    }
    reasons
}

/// The words at these places, as they are written.
fn written(name: &str, places: &[Range<usize>]) -> String {
    match (places.first(), places.last()) {
        (Some(first), Some(last)) => name
            .get(first.start..last.end)
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    }
}

/// Words that the other name has not.
#[derive(Default)]
struct Left {
    names: String,
    numbers: String,
    patronymics: String,
}

impl Left {
    fn of((name, ready, words): (&str, &Name, &[Word<'_>]), taken: u32) -> Self {
        let mut left = Self::default();
        for (at, word) in words.iter().enumerate() {
            let to = match word.kind {
                _ if taken & (1 << at) != 0 => continue,
                WordKind::Particle(_) | WordKind::Honorific => continue,
                WordKind::Number => &mut left.numbers,
                WordKind::Patronymic => &mut left.patronymics,
                _ => &mut left.names,
            };
            if !to.is_empty() {
                to.push(' ');
            }
            to.push_str(&written(name, &ready.places[at..=at]));
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(a: &str, b: &str) -> f64 {
        compare_names(a, b, Some(ActorKind::Person)).score
    }

    fn body(a: &str, b: &str) -> f64 {
        compare_names(a, b, Some(ActorKind::Company)).score
    }

    fn kinds(a: &str, b: &str, kind: ActorKind) -> Vec<ReasonKind> {
        let comparison = compare_names(a, b, Some(kind));
        comparison
            .reasons
            .iter()
            .map(|reason| reason.kind)
            .collect()
    }

    #[test]
    fn finds_people() {
        for (a, b) in [
            ("Anna Ivanova", "IVANOVA, Anna"),
            ("Mohammed Hassan Qadri", "Muhammad Hasan Qadiri"),
            ("Kim Yong-chol", "Kim Young Cheol"),
            ("Andrei Volkovskiy", "Andrey Volkovsky"),
            ("Dr. Bill Parsons", "William Parsons"),
            ("V. Sidorenko", "Viktor Sidorenko"),
            ("Viktor Petrovich Sidorenko", "Sidorenko Viktor"),
            ("Abdul Rahman Nuri", "Abdulrahman Noori"),
            ("OlenaMarchenko", "Olena Marchenko"),
            ("Марченко Олена", "Olena Marchenko"),
            ("محمود درويش", "Mahmoud Darwish"),
            ("Jean-Claude Moreau", "JC Moreau"),
            ("Olena Marchneko", "Olena Marchenko"),
            ("Ol3na Marchenko", "Olena Marchenko"),
        ] {
            assert!(person(a, b) >= 0.7, "{a} ~ {b}: {}", person(a, b));
        }
    }

    #[test]
    fn leaves_other_people() {
        for (a, b) in [
            ("Anna Ivanova", "Anna Petrova"),
            ("Viktor Petrovich Sidorenko", "Viktor Olegovich Sidorenko"),
            ("Omar bin Khalid al-Harthi", "Khalid bin Omar al-Harthi"),
            ("A. Sidorenko", "Viktor Sidorenko"),
            ("V. S.", "Viktor Sidorenko"),
            ("Viktor", "Viktor Sidorenko"),
            ("Hassan Nuri", "Hussein Nuri"),
            ("Boris Marchenko", "Olena Marchenko"),
            ("محمود درويش", "Ahmed Darwish"),
            ("Abdul Karim Mansour Hamidi", "Abdul Karim Mansour Rashidi"),
            ("", "Viktor Sidorenko"),
            ("!!", "!!"),
        ] {
            assert!(person(a, b) < 0.7, "{a} ~ {b}: {}", person(a, b));
        }
    }

    #[test]
    fn finds_bodies() {
        for (a, b) in [
            ("OOO Vesna", "Vesna Limited Liability Company"),
            ("Vesna Shipping Co., Ltd.", "VESNA SHIPPING"),
            ("ООО «Весна»", "Vesna LLC"),
            ("Upper River Bank", "The Upper River Bank plc"),
            ("Good Harbour Trading", "Goodharbour Trading"),
            ("Ministry of Defense", "Ministry of Defence"),
            ("ULRB", "Upper and Lower River Bank"),
            ("Brigade 44", "Brigade Forty-Four"),
        ] {
            assert!(body(a, b) >= 0.7, "{a} ~ {b}: {}", body(a, b));
        }
    }

    #[test]
    fn leaves_other_bodies() {
        for (a, b) in [
            ("Vesna LLC", "Osen LLC"),
            ("Upper River Bank", "Lower River Bank"),
            ("ANO Vesna", "OOO Vesna"),
            ("Management Company", "Westlake Management Company"),
            ("Harbour Trading (Japan) Ltd", "Harbour Trading (Peru) Ltd"),
            ("A.B.C. Trading", "C.B.A. Trading"),
            ("ULRB", "Upper River Trading"),
            (
                "International Trading Group",
                "International Shipping Group",
            ),
        ] {
            assert!(body(a, b) < 0.7, "{a} ~ {b}: {}", body(a, b));
        }
    }

    #[test]
    fn numbers_must_agree() {
        let same = body("River Fund III", "River Fund 3");
        let other = body("River Fund III", "River Fund IV");
        assert!(same > 0.99 && other < 0.75, "{same} {other}");
        assert!(
            kinds("River Fund III", "River Fund IV", ActorKind::Company)
                .contains(&ReasonKind::NumberDiffers)
        );
    }

    #[test]
    fn says_why() {
        assert_eq!(
            kinds(
                "Mohammed Rouhani Karimi",
                "Muhammad Rohani",
                ActorKind::Person
            ),
            [
                ReasonKind::Spelling,
                ReasonKind::Spelling,
                ReasonKind::OnlyOne
            ]
        );
        let comparison = compare_names("Viktor Sidorenko", "SIDORENKO, Boris", None);
        assert_eq!(
            comparison.reasons[1],
            Reason::new(ReasonKind::Differs, "Viktor", "Boris")
        );
        assert_eq!(comparison.reasons[1].to_string(), "Viktor is not Boris");
    }
}
