//! OFAC's remarks: facts one after the other, each behind its label, with semicolons between them.

use super::facts::{self, Labelled};
use super::words::{family_first, name};
use crate::lists::tables::{self, Fact};
use crate::lists::{IdentifierKind, ListEntry, NameKind, NameQuality};
use crate::model::ActorKind;

/// Reads the facts in a remark into the entry, and keeps the remark.
pub(super) fn read(remarks: String, entry: &mut ListEntry) {
    let whole = without_stop(remarks.trim());
    for piece in whole.split(';') {
        let piece = piece.trim().trim_start_matches('(');
        let piece = if piece.ends_with(')') && !piece.contains('(') {
            piece.trim_end_matches(')')
        } else {
            piece
        };
        let piece = piece
            .strip_prefix("alt. ")
            .or_else(|| piece.strip_prefix("Alt. "))
            .unwrap_or(piece);
        fact(piece, entry);
    }
    entry.remarks.push(remarks);
}

/// Without the full stop that ends all remarks; that of "S.A." stays.
fn without_stop(remarks: &str) -> &str {
    let Some(bare) = remarks.strip_suffix('.') else {
        return remarks;
    };
    let word = bare.rsplit([' ', ';']).next().unwrap_or(bare);
    let is_short = matches!(
        word.to_ascii_lowercase().as_str(),
        "ltd" | "co" | "inc" | "corp" | "ltda" | "no"
    );
    if is_short || (word.contains('.') && word.len() <= 10) {
        remarks
    } else {
        bare
    }
}

fn fact(piece: &str, entry: &mut ListEntry) {
    let alias = [
        ("a.k.a. ", NameKind::Aka),
        ("f.k.a. ", NameKind::Fka),
        ("n.k.a. ", NameKind::Nka),
    ];
    for (label, kind) in alias {
        if let Some(quoted) = piece.strip_prefix(label) {
            let words = quoted.trim_matches(|sign| matches!(sign, '\'' | '"' | '.' | ' '));
            if words.is_empty() {
                return;
            }
            let mut alias = if entry.kind == ActorKind::Person && words.contains(", ") {
                family_first(words, kind)
            } else {
                name(words, kind)
            };
            alias.quality = NameQuality::Weak;
            entry.names.push(alias);
            return;
        }
    }
    if let Some((length, fact)) = tables::fact_at_start(piece) {
        let (label, value) = piece.split_at(length);
        let value = value.trim_start_matches([':', ' ']).trim();
        match fact {
            Fact::Identifier(IdentifierKind::CryptoWallet) => {
                let (currency, address) = value.split_once(' ').unwrap_or(("", value));
                let label = format!("{label} {currency}");
                identifier(entry, IdentifierKind::CryptoWallet, &label, address);
            }
            Fact::Identifier(kind) => identifier(entry, kind, label, value),
            Fact::Note => facts::note(entry, label, value),
            _ if value.is_empty() => {}
            _ => facts::add(
                entry,
                fact,
                Labelled {
                    label,
                    value,
                    ..Labelled::default()
                },
            ),
        }
        return;
    }
    if let Some((label, value)) = numbered(piece) {
        identifier(entry, IdentifierKind::Other, label, value);
    }
}

/// A label that ends in "No.", "#" or "Number", and what follows.
fn numbered(piece: &str) -> Option<(&str, &str)> {
    let end = ["No. ", "# ", "Number "]
        .iter()
        .filter_map(|sign| piece.find(sign).map(|at| at + sign.len()))
        .min()?;
    let (label, value) = piece.split_at(end);
    let starts_right = value.starts_with(|sign: char| sign.is_alphanumeric());
    let is_short = label.split(' ').count() <= 8;
    (starts_right && is_short && value.bytes().any(|byte| byte.is_ascii_digit()))
        .then(|| (label.trim(), value))
}

/// A number with the country, and the dates, that may follow it: "A 123 (Iran) issued 20 Feb 2004 expires 2009".
fn identifier(entry: &mut ListEntry, kind: IdentifierKind, label: &str, value: &str) {
    let mut number = value;
    let mut after = |word: &str| {
        let at = number.find(word)?;
        let tail = number.get(at + word.len()..)?;
        let end = [" issued ", " expires "]
            .iter()
            .filter_map(|next| tail.find(next))
            .min();
        let found = tail.get(..end.unwrap_or(tail.len()))?.trim();
        if end.is_none() {
            number = number.get(..at)?;
        }
        Some(found)
    };
    let expires = after(" expires ");
    let issued = after(" issued ");
    let mut country = None;
    let mut note = None;
    if let Some(at) = number.rfind(" (")
        && let Some(inner) = number
            .get(at + 2..)
            .and_then(|tail| tail.trim_end().strip_suffix(')'))
    {
        if tables::code_of(inner).is_some() {
            country = Some(inner);
        } else {
            note = Some(inner);
        }
        number = number.get(..at).unwrap_or(number);
    }
    if number.trim().is_empty() {
        return;
    }
    let labelled = Labelled {
        label: label.trim(),
        value: number.trim(),
        country,
        issued,
        expires,
        note,
    };
    facts::add(entry, Fact::Identifier(kind), labelled);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(remarks: &str) -> ListEntry {
        let mut entry = ListEntry::with_name("1", ActorKind::Person, "A");
        read(remarks.to_owned(), &mut entry);
        entry
    }

    #[test]
    fn reads_facts() {
        let entry = person(
            "DOB circa 1960; alt. DOB 02 Mar 1961; POB Oxbow, Iran; nationality Iran; Gender Male; \
             Passport A 123 (Iran) issued 20 Feb 2004 expires 30 Oct 2012; a.k.a. 'ROE, Jo'; \
             Digital Currency Address - XBT 1abc; Linked To: ACME S.A.",
        );
        assert_eq!(entry.births.len(), 2);
        assert!(entry.births[0].is_circa);
        assert_eq!(
            entry.birth_places[0]
                .country
                .as_ref()
                .unwrap()
                .code
                .unwrap()
                .as_str(),
            "IRN"
        );
        let passport = &entry.identifiers[0];
        assert_eq!(passport.number, "A 123");
        assert_eq!(passport.issued.as_ref().unwrap().text, "20 Feb 2004");
        assert_eq!(passport.expires.as_ref().unwrap().text, "30 Oct 2012");
        assert_eq!(entry.identifiers[1].label, "Digital Currency Address - XBT");
        assert_eq!(entry.names[1].full, "Jo ROE");
        assert_eq!(entry.names[1].quality, NameQuality::Weak);
        assert_eq!(entry.relations[0].name, "ACME S.A.");
        assert_eq!(entry.remarks.len(), 1);
    }

    #[test]
    fn leaves_what_is_no_fact() {
        let entry = person("brother of B; No.; Number; (; a.k.a. ''; ICTY indictee in custody; #.");
        assert!(entry.identifiers.is_empty() && entry.relations.is_empty());
        assert_eq!(entry.names.len(), 1);
    }

    #[test]
    fn numbers_without_a_known_label_are_kept() {
        let entry = person("Zebra Permit No. 77-1 (Kenya).");
        assert_eq!(entry.identifiers[0].label, "Zebra Permit No.");
        assert_eq!(entry.identifiers[0].number, "77-1");
        assert_eq!(entry.identifiers[0].kind, IdentifierKind::Other);
    }
}
