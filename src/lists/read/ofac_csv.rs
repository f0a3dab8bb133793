//! OFAC's CSV files: `SDN.CSV` with `ADD.CSV`, `ALT.CSV` and `SDN_COMMENTS.CSV`, and `CONS_PRIM.CSV` with its own.

use std::borrow::Cow;
use std::collections::HashMap;

use super::draft::{Draft, add_measure};
use super::facts::{self, Labelled};
use super::remarks;
use super::rows::{Row, Rows, words};
use super::source::{Files, Input};
use super::words::{family_first, name};
use crate::Error;
use crate::lists::tables::Fact;
use crate::lists::{
    Address, Country, IdentifierKind, ListEntry, ListName, ListWarningKind, NameKind, RawPosition,
};
use crate::model::{ActorKind, Measure};

pub(super) fn read(input: Input, files: &Files, draft: &mut Draft) -> Result<(), Error> {
    let source = input.name.clone();
    let bytes = input.into_bytes()?;
    let mut remarks: Vec<String> = Vec::new();
    each(&bytes, &source, 12, draft, |draft, cells, position| {
        let (entry, remark) = party(draft, cells, position);
        draft.list.entries.push(entry);
        remarks.push(remark);
        true
    });
    let index: HashMap<String, usize> = (draft.list.entries.iter().enumerate())
        .rev()
        .map(|(at, entry)| (entry.id.clone(), at))
        .collect();

    // What follows a remark of 1,000 characters stands in a file of its own.
    further(
        files,
        "comments",
        2,
        draft,
        |_, at: usize, cells| {
            if let (Some(remark), Some(more)) = (remarks.get_mut(at), cells[1].as_deref()) {
                remark.push_str(more);
            }
        },
        &index,
    )?;
    further(
        files,
        "alt",
        5,
        draft,
        |draft, at, cells| {
            let Some(entry) = draft.list.entries.get_mut(at) else {
                return;
            };
            let kind = match cells[2].as_deref() {
                Some("fka") => NameKind::Fka,
                Some("nka") => NameKind::Nka,
                _ => NameKind::Aka,
            };
            if let Some(words) = cells[3].as_deref() {
                let mut alias = name_of(words, entry.kind, kind);
                alias.note = cells[4].as_deref().map(str::to_owned);
                entry.names.push(alias);
            }
        },
        &index,
    )?;
    further(
        files,
        "add",
        6,
        draft,
        |draft, at, cells| {
            let Some(entry) = draft.list.entries.get_mut(at) else {
                return;
            };
            let owned = |cell: &Option<Cow<'_, str>>| cell.as_deref().map(str::to_owned);
            let address = Address {
                street: owned(&cells[2]),
                city: owned(&cells[3]),
                country: cells[4].as_deref().map(Country::named),
                note: owned(&cells[5]),
                ..Address::default()
            };
            entry.addresses.push(address);
        },
        &index,
    )?;
    read_remarks(&mut draft.list.entries, remarks);
    Ok(())
}

/// Most of the work is in the remarks.
fn read_remarks(entries: &mut [ListEntry], all: Vec<String>) {
    let one = |(entry, remark): (&mut ListEntry, String)| {
        if !remark.is_empty() {
            remarks::read(remark, entry);
        }
    };
    #[cfg(feature = "rayon")]
    {
        use rayon::prelude::*;
        entries
            .par_iter_mut()
            .zip(all)
            .with_min_len(256)
            .for_each(one);
    }
    #[cfg(not(feature = "rayon"))]
    entries.iter_mut().zip(all).for_each(one);
}

type Cells<'a> = Vec<Option<Cow<'a, str>>>;

/// Goes through the rows of one file; `take` says whether the row's entry is there.
fn each<'a>(
    bytes: &'a [u8],
    source: &str,
    count: usize,
    draft: &mut Draft,
    mut take: impl FnMut(&mut Draft, &Cells<'a>, RawPosition) -> bool,
) {
    let mut decoded: Cells<'a> = Vec::with_capacity(count);
    for Row {
        line,
        start,
        end,
        cells,
    } in Rows::new(bytes)
    {
        let Some(cells) = cells else {
            let key = bytes[start..end]
                .split(|&byte| byte == b',')
                .next()
                .unwrap_or_default();
            let key = String::from_utf8_lossy(key);
            let key = key.trim();
            draft.warn_of(
                source,
                ListWarningKind::Record,
                Some(line),
                Some(key),
                "a quotation mark is not closed",
            );
            continue;
        };
        let mut is_broken = false;
        decoded.clear();
        decoded.extend(cells.iter().map(|cell| words(cell, &mut is_broken)));
        let key = decoded.first().cloned().flatten();
        if decoded.len() != count || key.is_none() {
            let message = if decoded.len() == count {
                "the row has no key".to_owned()
            } else {
                format!("the row has {} cells; expected {count}", decoded.len())
            };
            draft.warn_of(
                source,
                ListWarningKind::Record,
                Some(line),
                key.as_deref(),
                message,
            );
            continue;
        }
        if is_broken {
            draft.warn_of(
                source,
                ListWarningKind::Value,
                Some(line),
                key.as_deref(),
                "a cell is no UTF-8; it was read as Latin 1",
            );
        }
        let position = RawPosition {
            line,
            start_byte: start as u64,
            end_byte: end as u64,
        };
        if !take(draft, &decoded, position) {
            draft.warn_of(
                source,
                ListWarningKind::Orphan,
                Some(line),
                key.as_deref(),
                "the row belongs to an entry that is not on the list",
            );
        }
    }
}

/// Reads a file that belongs to the main one.
fn further(
    files: &Files,
    kind: &str,
    count: usize,
    draft: &mut Draft,
    mut take: impl FnMut(&mut Draft, usize, &Cells<'_>),
    index: &HashMap<String, usize>,
) -> Result<(), Error> {
    let input = match files.companion(kind) {
        Ok(input) => input?,
        Err(missing) => {
            let message = format!("{missing} is not beside it");
            draft.warn(ListWarningKind::MissingFile, None, None, message);
            return Ok(());
        }
    };
    let source = input.name.clone();
    let bytes = input.into_bytes()?;
    each(&bytes, &source, count, draft, |draft, cells, _| {
        let key = cells[0].as_deref().unwrap_or_default();
        let at = index.get(key).copied();
        if let Some(at) = at {
            take(draft, at, cells);
        }
        at.is_some()
    });
    Ok(())
}

fn name_of(words: &str, kind: ActorKind, name_kind: NameKind) -> ListName {
    if kind == ActorKind::Person {
        family_first(words, name_kind)
    } else {
        name(words, name_kind)
    }
}

fn party(draft: &Draft, cells: &Cells<'_>, position: RawPosition) -> (ListEntry, String) {
    let cell = |at: usize| cells.get(at).and_then(Option::as_deref);
    let kind = match cell(2) {
        Some("individual") => ActorKind::Person,
        Some("vessel") => ActorKind::Vessel,
        Some("aircraft") => ActorKind::Aircraft,
        _ => ActorKind::Other,
    };
    let mut entry = ListEntry::new(cell(0).unwrap_or_default(), kind);
    entry.position = position;
    entry.names.push(name_of(
        cell(1).unwrap_or_default(),
        kind,
        NameKind::Primary,
    ));
    for code in cell(3).unwrap_or_default().split(']') {
        let code = code.trim_matches([' ', '[', ']']);
        if !code.is_empty() {
            draft.add_programme(&mut entry, code);
        }
    }
    if entry.measures.is_empty() {
        add_measure(&mut entry, Measure::Financial, None);
    }
    entry.titles.extend(cell(4).map(str::to_owned));
    let ship = [
        (5, Fact::Identifier(IdentifierKind::CallSign)),
        (6, Fact::VesselType),
        (7, Fact::VesselTonnage),
        (8, Fact::VesselGrossTonnage),
        (9, Fact::VesselFlag),
        (10, Fact::VesselOwner),
    ];
    for (at, fact) in ship {
        if let Some(value) = cell(at) {
            facts::add(
                &mut entry,
                fact,
                Labelled {
                    label: "Call Sign",
                    value,
                    ..Labelled::default()
                },
            );
        }
    }
    (entry, cell(11).unwrap_or_default().to_owned())
}
