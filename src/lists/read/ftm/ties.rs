//! Entities that tie two others together, and what each is to the other.

use crate::lists::RelationKind;

/// The same tie, seen from its other end.
pub(super) fn inverse(kind: RelationKind) -> RelationKind {
    match kind {
        RelationKind::OwnedBy => RelationKind::Owns,
        RelationKind::Owns => RelationKind::OwnedBy,
        RelationKind::SupportedBy => RelationKind::Supports,
        RelationKind::Supports => RelationKind::SupportedBy,
        RelationKind::Leads => RelationKind::LedBy,
        RelationKind::LedBy => RelationKind::Leads,
        RelationKind::ActsFor => RelationKind::Linked,
        kind => kind,
    }
}

/// An edge and the way in which it is read from one end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) schema: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) kind: RelationKind,
}

const fn link(
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    kind: RelationKind,
) -> Link {
    Link {
        schema,
        from,
        to,
        kind,
    }
}

pub(super) const LINKS: [Link; 13] = [
    link("Ownership", "owner", "asset", RelationKind::Owns),
    link("Ownership", "asset", "owner", RelationKind::OwnedBy),
    link(
        "Directorship",
        "director",
        "organization",
        RelationKind::Leads,
    ),
    link(
        "Directorship",
        "organization",
        "director",
        RelationKind::LedBy,
    ),
    link("Representation", "agent", "client", RelationKind::ActsFor),
    link("Family", "person", "relative", RelationKind::Family),
    link("Family", "relative", "person", RelationKind::Family),
    link("Associate", "person", "associate", RelationKind::Associate),
    link("Associate", "associate", "person", RelationKind::Associate),
    link(
        "Membership",
        "member",
        "organization",
        RelationKind::Associate,
    ),
    link(
        "Employment",
        "employee",
        "employer",
        RelationKind::Associate,
    ),
    link("UnknownLink", "subject", "object", RelationKind::Linked),
    link("UnknownLink", "object", "subject", RelationKind::Linked),
];
