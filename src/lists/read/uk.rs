//! The UK Sanctions List as XML and as CSV.

use super::draft::Draft;
use super::gb::{self, Fields};
use super::source::Input;
use super::words::{Order, date};
use super::xml::Node;
use crate::Error;
use crate::lists::RawPosition;

pub(super) fn read_xml(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let records = &["DateGenerated", "Designation"];
    draft.xml(
        input,
        records,
        ("<UniqueID>", "<"),
        |draft, kind, node, position| {
            match kind {
                "DateGenerated" => {
                    draft.list.published = node.words().map(|words| date(words, Order::DayFirst));
                }
                "Designation" => designation(draft, node, position)?,
                _ => {}
            }
            Ok(())
        },
    )
}

fn designation(draft: &mut Draft, node: &Node, position: RawPosition) -> Result<(), String> {
    let id = node
        .text("UniqueID")
        .ok_or("the designation has no UniqueID")?;
    let mut fields = Fields::default();
    leaves(node, &mut fields);
    let mut entry = gb::entry(id, &fields, position);
    for (outer, inner) in [("Names", "Name"), ("NonLatinNames", "NonLatinName")] {
        for group in node.within(outer, inner) {
            gb::add_name_of(&mut entry, &fields_of(group));
        }
    }
    for group in node.within("Addresses", "Address") {
        gb::add_address_of(&mut entry, &fields_of(group));
    }
    if entry.names.is_empty() {
        return Err("the designation has no name".to_owned());
    }
    gb::order_names(&mut entry);
    gb::add_facts(draft, &mut entry, &fields);
    draft.list.entries.push(entry);
    Ok(())
}

fn fields_of(node: &Node) -> Fields {
    let mut fields = Fields::default();
    leaves(node, &mut fields);
    fields
}

/// Everything that elements without children say.
fn leaves(node: &Node, fields: &mut Fields) {
    for child in &node.children {
        if child.children.is_empty() {
            fields.add(&child.name, child.words().unwrap_or_default());
        } else {
            leaves(child, fields);
        }
    }
}

pub(super) fn read_csv(input: Input, draft: &mut Draft) -> Result<(), Error> {
    super::ofsi::rows(input, draft, "reference")
}
