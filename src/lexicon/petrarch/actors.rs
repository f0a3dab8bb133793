//! `.actors`: names with codes, some only for a time.

use jiff::civil::Date;

use super::Report;
use super::lines::{lines, name};
use crate::Error;

/// An actor with its names and codes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ActorRow {
    pub(crate) line: u64,
    pub(crate) names: Vec<String>,
    pub(crate) codes: Vec<Code>,
}

/// A code with the days between which it holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Code {
    pub(crate) text: String,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

/// Reads a dictionary of actors.
pub(crate) fn read_actors(text: &str, report: &mut Report<'_>) -> Result<Vec<ActorRow>, Error> {
    let mut actors: Vec<ActorRow> = Vec::new();
    // Whether lines that go on belong to the last actor; not where its own line could not be read.
    let mut is_open = false;
    for (line, said) in lines(text) {
        let said = said.trim();
        let (raw, blocks) = said.find('[').map_or((said, ""), |at| said.split_at(at));
        let codes = match codes(blocks) {
            Ok(codes) => codes,
            Err(message) => {
                report.bad(line, message)?;
                if !raw.is_empty() {
                    is_open = is_open && raw.starts_with('+');
                }
                continue;
            }
        };
        let current = if is_open { actors.last_mut() } else { None };
        if let Some(synonym) = raw.strip_prefix('+') {
            match current {
                _ if !codes.is_empty() => {
                    report.bad(line, format!("synonym {synonym:?} has a code of its own"))?;
                }
                Some(actor) if !name(synonym).is_empty() => actor.names.push(name(synonym)),
                _ => report.bad(
                    line,
                    format!("synonym {synonym:?} without a name or an actor before it"),
                )?,
            }
        } else if raw.trim().is_empty() {
            match current {
                Some(actor) => actor.codes.extend(codes),
                None => report.bad(line, "a code without an actor before it")?,
            }
        } else {
            is_open = !name(raw).is_empty();
            if is_open {
                actors.push(ActorRow {
                    line,
                    names: vec![name(raw)],
                    codes,
                });
            } else {
                report.bad(line, format!("{raw:?} has no letters"))?;
            }
        }
    }
    let mut coded = Vec::with_capacity(actors.len());
    for actor in actors {
        if actor.codes.is_empty() {
            report.bad(
                actor.line,
                format!("actor {:?} has no code", actor.names[0]),
            )?;
        } else {
            coded.push(actor);
        }
    }
    Ok(coded)
}

/// The blocks of a line: "[AFGGOV 011222-041207] [AFGELI]".
fn codes(blocks: &str) -> Result<Vec<Code>, String> {
    let mut codes = Vec::new();
    let mut rest = blocks.trim();
    while !rest.is_empty() {
        let Some((block, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        else {
            return Err(format!(
                "{rest:?}; expected [CODE], [CODE >DAY], [CODE <DAY] or [CODE DAY-DAY]"
            ));
        };
        codes.push(code(block)?);
        rest = after.trim();
    }
    Ok(codes)
}

fn code(block: &str) -> Result<Code, String> {
    let block = block.trim();
    let end = block
        .find(|c: char| c.is_whitespace() || c == '<' || c == '>')
        .unwrap_or(block.len());
    let (code, dates) = block.split_at(end);
    if code.is_empty()
        || !code
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/-+~:".contains(c))
    {
        return Err(format!("code {code:?}; expected letters and digits"));
    }
    let dates: String = dates.chars().filter(|c| !c.is_whitespace()).collect();
    let (from, until) = if dates.is_empty() {
        (None, None)
    } else if let Some(from) = dates.strip_prefix('>') {
        (Some(date(from)?), None)
    } else if let Some(until) = dates.strip_prefix('<') {
        (None, Some(date(until)?))
    } else if let Some((from, until)) = dates.split_once('-') {
        (Some(date(from)?), Some(date(until)?))
    } else {
        return Err(format!("dates {dates:?}; expected >DAY, <DAY or DAY-DAY"));
    };
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        return Err(format!("{until} ends before it begins, on {from}"));
    }
    Ok(Code {
        text: code.to_uppercase(),
        from,
        until,
    })
}

/// A day, YYMMDD or YYYYMMDD.
fn date(digits: &str) -> Result<Date, String> {
    let bad = || format!("day {digits:?}; expected YYMMDD or YYYYMMDD");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(bad());
    }
    let (year, rest) = match digits.len() {
        6 => {
            let year: i16 = digits[..2].parse().map_err(|_| bad())?;
            (
                if year <= 30 { 2000 + year } else { 1900 + year },
                &digits[2..],
            )
        }
        8 => (digits[..4].parse().map_err(|_| bad())?, &digits[4..]),
        _ => return Err(bad()),
    };
    let month = rest[..2].parse().map_err(|_| bad())?;
    let day = rest[2..].parse().map_err(|_| bad())?;
    Date::new(year, month, day).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;
    use jiff::civil::date as day;

    fn strict(text: &str) -> Result<Vec<ActorRow>, Error> {
        read_actors(text, &mut Report::new("x.actors", Mode::Strict))
    }

    #[test]
    fn reads_names_synonyms_and_dated_codes() {
        let actors = strict(
            "RURITANIA_  [RUR]\n+RURITANIAN_\n\nRUDOLF_ELPHBERG_ # the king\n+KING_RUDOLF\n\t[RURELI 320101-590731]\n\t[RURGOV >590801] [RURELI < 19311231]\n",
        )
        .unwrap();
        assert_eq!(actors.len(), 2);
        assert_eq!(actors[0].names, ["Ruritania", "Ruritanian"]);
        assert_eq!(actors[1].names, ["Rudolf Elphberg", "King Rudolf"]);
        let codes: Vec<_> = actors[1]
            .codes
            .iter()
            .map(|code| (code.text.as_str(), code.from, code.until))
            .collect();
        assert_eq!(
            codes,
            [
                ("RURELI", Some(day(1932, 1, 1)), Some(day(1959, 7, 31))),
                ("RURGOV", Some(day(1959, 8, 1)), None),
                ("RURELI", None, Some(day(1931, 12, 31))),
            ]
        );
    }

    #[test]
    fn reads_the_odd_lines_of_old_dictionaries() {
        let actors = strict("ENT  \n\t[ENT]\nTHE_SHIRE  [FRO/BIL/SAM]\nISILDUR  [+++]\nU.S.S.R\n+USSR\n\t[usr <911226] # PAS\n").unwrap();
        let found: Vec<_> = actors
            .iter()
            .map(|actor| (actor.names[0].as_str(), actor.codes[0].text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("Ent", "ENT"),
                ("The Shire", "FRO/BIL/SAM"),
                ("Isildur", "+++"),
                ("U.S.S.R", "USR")
            ]
        );
    }

    #[test]
    fn reads_two_digit_years_around_the_turn() {
        assert_eq!(date("300101"), Ok(day(2030, 1, 1)));
        assert_eq!(date("310101"), Ok(day(1931, 1, 1)));
    }

    #[test]
    fn names_the_line_that_is_wrong() {
        for (text, line, part) in [
            ("A_ [RUS\n", 1, "expected [CODE]"),
            ("A_ [RUS 990231-990301]\n", 1, "990231"),
            ("A_ [RUS 991231-990101]\n", 1, "ends before"),
            ("A_ [RUS 1999]\n", 1, "expected >DAY"),
            ("+B_\n", 1, "without a name or an actor"),
            ("\n[RUS]\n", 2, "without an actor"),
            ("A_ [RUS]\nB_\n", 2, "has no code"),
            ("A_ [RUS]\n+B [USA]\n", 2, "code of its own"),
            ("A_ [R$]\n", 1, "letters and digits"),
        ] {
            let error = strict(text).unwrap_err();
            assert_eq!(error.line(), Some(line), "{text:?}: {error}");
            assert!(error.message().contains(part), "{text:?}: {error}");
            assert_eq!(error.origin(), Some("x.actors"));
        }
    }

    #[test]
    fn goes_on_past_bad_lines_where_asked() {
        let mut report = Report::new("x.actors", Mode::Lenient);
        let actors =
            read_actors("A_ [RUS}\n+A_TWO\nB_ [USA]\n[USA 9]\n+B_TWO\n", &mut report).unwrap();
        assert_eq!(actors.len(), 1);
        assert_eq!(actors[0].names, ["B", "B Two"]);
        let lines: Vec<_> = report
            .skipped
            .iter()
            .map(|skipped| skipped.error.line())
            .collect();
        assert_eq!(lines, [Some(1), Some(2), Some(4)]);
    }
}
