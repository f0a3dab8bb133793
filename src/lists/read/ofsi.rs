//! The UK Treasury's former consolidated list as XML and as CSV, one row a name.

use std::collections::HashMap;

use super::draft::Draft;
use super::gb::{self, Fields};
use super::rows::{Rows, words};
use super::source::Input;
use super::words::{Order, date};
use crate::Error;
use crate::lists::{ListWarningKind, RawPosition};

pub(super) fn read_xml(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let mut groups = Groups::default();
    let records = &["FinancialSanctionsTarget"];
    draft.xml(
        input,
        records,
        ("<GroupID>", "<"),
        |draft, kind, node, position| {
            if kind.is_empty() {
                return Ok(());
            }
            let mut fields = Fields::default();
            for child in &node.children {
                fields.add(&child.name, child.words().unwrap_or_default());
            }
            groups.add(draft, &fields, "group", position)
        },
    )?;
    finish(draft);
    Ok(())
}

/// Reads a file whose first line tells its date, whose next one names its columns, and whose rows are names.
pub(super) fn rows(input: Input, draft: &mut Draft, key: &'static str) -> Result<(), Error> {
    let bytes = input.into_bytes()?;
    let mut groups = Groups::default();
    let mut header: Vec<String> = Vec::new();
    let mut rows = Rows::new(&bytes);
    while let Some(row) = rows.next() {
        let Some(cells) = row.cells else {
            draft.warn(
                ListWarningKind::Record,
                Some(row.line),
                None,
                "a quotation mark is not closed, or the row has not as many cells as the header",
            );
            continue;
        };
        let mut is_broken = false;
        let said: Vec<_> = cells
            .iter()
            .map(|cell| words(cell, &mut is_broken).unwrap_or_default())
            .collect();
        if header.is_empty() {
            if said.iter().filter(|cell| gb::is_field(cell)).count() > 5 {
                header = said
                    .iter()
                    .map(|cell| cell.trim_start_matches('\u{feff}').to_owned())
                    .collect();
                rows.over_lines(header.len());
            } else if draft.list.published.is_none() {
                let dates = said
                    .iter()
                    .map(|cell| cell.rsplit(": ").next().unwrap_or(cell));
                draft.list.published = dates
                    .map(|words| date(words, Order::DayFirst))
                    .find(|date| date.value.is_some());
            }
            continue;
        }
        if said.len() != header.len() {
            let message = format!(
                "the row has {} cells; expected {}",
                said.len(),
                header.len()
            );
            draft.warn(ListWarningKind::Record, Some(row.line), None, message);
            continue;
        }
        let mut fields = Fields::default();
        for (label, words) in header.iter().zip(&said) {
            fields.add(label, words);
        }
        let other = fields.one("other").map(str::to_owned);
        for (label, words) in other.as_deref().into_iter().flat_map(labelled) {
            fields.add(label, words);
        }
        let position = RawPosition {
            line: row.line,
            start_byte: row.start as u64,
            end_byte: row.end as u64,
        };
        if is_broken {
            draft.warn(
                ListWarningKind::Value,
                Some(row.line),
                fields.one(key),
                "a cell is no UTF-8; it was read as Latin 1",
            );
        }
        let line = position.line;
        if let Err(fault) = groups.add(draft, &fields, key, position) {
            draft.warn(ListWarningKind::Record, Some(line), None, fault);
        }
    }
    finish(draft);
    Ok(())
}

pub(super) fn read_csv(input: Input, draft: &mut Draft) -> Result<(), Error> {
    rows(input, draft, "group")
}

/// Facts within free words: "(UK Sanctions List Ref): AFG0001. (Gender): Male".
fn labelled(words: &str) -> impl Iterator<Item = (&str, &str)> {
    words.match_indices("):").filter_map(move |(at, _)| {
        let label = words.get(..at)?.rsplit('(').next()?;
        let rest = words.get(at + 2..)?;
        // The next label ends the words of this one.
        let end = rest.match_indices(" (").find(|(at, _)| {
            let tail = rest.get(at + 2..).unwrap_or_default();
            tail.find(')')
                .is_some_and(|close| tail.get(close..).is_some_and(|tail| tail.starts_with("):")))
        });
        let value = rest.get(..end.map_or(rest.len(), |(at, _)| at))?;
        let value = value.trim();
        Some((
            label,
            value
                .strip_suffix('.')
                .filter(|_| label != "UK Statement of Reasons")
                .unwrap_or(value),
        ))
    })
}

/// Entries by their key, which several rows share.
#[derive(Default)]
struct Groups(HashMap<String, usize>);

impl Groups {
    fn add(
        &mut self,
        draft: &mut Draft,
        fields: &Fields,
        key: &str,
        position: RawPosition,
    ) -> Result<(), String> {
        let key = fields.one(key).ok_or("the row has no key")?;
        let at = *self.0.entry(key.to_owned()).or_insert_with(|| {
            draft.list.entries.push(gb::entry(key, fields, position));
            draft.list.entries.len() - 1
        });
        let Some(mut entry) = draft.list.entries.get_mut(at).map(std::mem::take) else {
            return Ok(());
        };
        gb::add_name_of(&mut entry, fields);
        gb::add_address_of(&mut entry, fields);
        gb::add_facts(draft, &mut entry, fields);
        if let Some(place) = draft.list.entries.get_mut(at) {
            *place = entry;
        }
        Ok(())
    }
}

fn finish(draft: &mut Draft) {
    let mut nameless = Vec::new();
    for entry in &mut draft.list.entries {
        gb::order_names(entry);
        if entry.names.is_empty() {
            nameless.push((entry.position.line, entry.id.clone()));
        }
    }
    draft.list.entries.retain(|entry| !entry.names.is_empty());
    for (line, id) in nameless {
        draft.warn(
            ListWarningKind::Record,
            Some(line),
            Some(&id),
            "the entry has no name",
        );
    }
}
