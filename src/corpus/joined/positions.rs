//! Who stands how to what, document after document.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::actors::Cast;
use super::events::EventLinks;
use super::view::{Rows, folded};
use super::{Joined, JoinedActor, JoinedEvent, by_day};

/// What a joined position is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum About {
    /// An event.
    Event,
    /// A treaty, known by its name.
    Treaty,
}

impl About {
    /// `event` or `treaty`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Treaty => "treaty",
        }
    }
}

/// An actor's stand to an event or a treaty in one document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JoinedPosition {
    /// Whether it is about an event or a treaty.
    pub about: About,
    /// The joined event's id; a treaty's is `treaty:` and its name.
    pub about_id: String,
    /// What it is about, in words.
    pub what: String,
    /// The actor's id in the corpus; none where the author speaks or nobody known.
    pub actor: Option<String>,
    /// The actor's name, or the words for an unnamed source.
    pub actor_name: Option<String>,
    /// The stand: `asserts`, `denies`, …
    pub stand: String,
    /// When the document was published.
    pub published: Option<Date>,
    /// When it was said, as a TIMEX3 value.
    pub said: Option<String>,
    /// The document.
    pub document: String,
    /// The row of the document.
    pub row: u32,
    /// The id of the claim in the document.
    pub claim: String,
    /// What the claim says.
    pub content: String,
}

/// Collects the stands to joined events and treaties.
pub(super) fn join(
    rows: &Rows<'_>,
    actors: &[JoinedActor],
    cast: &Cast<'_>,
    events: &[JoinedEvent],
    links: &EventLinks<'_>,
) -> Vec<JoinedPosition> {
    let mut positions = Vec::new();
    for local in &rows.positions {
        let (about, order, about_id, what) = match local.about {
            "event" => {
                let Some(index) = links.joined(local.row, local.about_id) else {
                    continue;
                };
                let event = &events[index];
                (About::Event, index, event.id.clone(), event.what.clone())
            }
            "treaty" => {
                let Some(&name) = rows.treaties.get(&(local.row, local.about_id)) else {
                    continue;
                };
                let id = format!("treaty:{}", folded(name).replace(' ', "-"));
                (About::Treaty, 0, id, name.to_owned())
            }
            _ => continue,
        };
        let actor = local.actor.and_then(|actor| cast.joined(local.row, actor));
        let actor = actor.and_then(|actor| actors.get(actor));
        let position = JoinedPosition {
            about,
            about_id,
            what,
            actor: actor.map(|actor| actor.id.clone()),
            actor_name: actor
                .map(|actor| actor.name.clone())
                .or_else(|| local.actor_name.map(str::to_owned)),
            stand: local.stand.to_owned(),
            published: rows.published(local.row),
            said: local.time.map(str::to_owned),
            document: rows.document(local.row).to_owned(),
            row: local.row,
            claim: local.claim.to_owned(),
            content: rows
                .claims
                .get(&(local.row, local.claim))
                .map(|&content| content.to_owned())
                .unwrap_or_default(),
        };
        positions.push((order, position));
    }
    // Claims of one document stand in its order already.
    positions.sort_by(|(a_order, a), (b_order, b)| {
        let key = |order: &usize, position: &JoinedPosition| (position.about, *order);
        key(a_order, a)
            .cmp(&key(b_order, b))
            .then_with(|| a.about_id.cmp(&b.about_id))
            .then_with(|| by_day(a.published).cmp(&by_day(b.published)))
            .then_with(|| a.document.cmp(&b.document))
    });
    positions
        .into_iter()
        .map(|(_, position)| position)
        .collect()
}

impl Joined {
    /// Writes into the events who claimed them first, who confirms, denies, declines.
    pub(super) fn name_first_sources(&mut self) {
        let mut at: BTreeMap<String, usize> = BTreeMap::new();
        for (index, event) in self.events.iter().enumerate() {
            at.insert(event.id.clone(), index);
        }
        for position in &self.positions {
            let Some(event) = at
                .get(&position.about_id)
                .map(|&index| &mut self.events[index])
            else {
                continue;
            };
            let Some(name) = &position.actor_name else {
                continue;
            };
            let names = match position.stand.as_str() {
                "asserts" if event.first_claimed_by.is_none() => {
                    event.first_claimed_by = Some(name.clone());
                    event.first_claimed = position.published;
                    continue;
                }
                "confirms" => &mut event.confirmed_by,
                "denies" => &mut event.denied_by,
                "declines" => &mut event.declined_by,
                _ => continue,
            };
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
}
