//! The tables of `data/`, as they stood when the crate was built.

use super::build::Inner;
use super::entry::Text;
use super::table_kind::TableKind;
use super::tables::Loader;
use crate::Error;

macro_rules! table {
    ($kind:ident, $file:literal) => {
        (
            TableKind::$kind,
            $file,
            include_str!(concat!("../../data/", $file)),
        )
    };
}

/// Kinds first: they say what the rows of the other tables are.
pub(crate) const TABLES: [(TableKind, &str, &str); 21] = [
    table!(Kinds, "kinds.tsv"),
    table!(States, "states.tsv"),
    table!(Organs, "organs.tsv"),
    table!(Organisations, "organisations.tsv"),
    table!(Blocs, "blocs.tsv"),
    table!(Parties, "parties.tsv"),
    table!(ArmedGroups, "armed_groups.tsv"),
    table!(Companies, "companies.tsv"),
    table!(Ngos, "ngos.tsv"),
    table!(Media, "media.tsv"),
    table!(Places, "places.tsv"),
    table!(Subdivisions, "subdivisions.tsv"),
    table!(Phrases, "phrases.tsv"),
    table!(Titles, "titles.tsv"),
    table!(Nominals, "nominals.tsv"),
    table!(GivenNames, "given_names.tsv"),
    table!(FamilyNames, "family_names.tsv"),
    table!(NameParticles, "name_particles.tsv"),
    table!(Rules, "context_rules.tsv"),
    table!(Rules, "rules.tsv"),
    table!(VerbForms, "verb_forms.tsv"),
];

/// Reads them all.
pub(crate) fn read() -> Result<Inner, Error> {
    let mut loader = Loader::new(Text::Borrowed);
    for (kind, origin, text) in TABLES {
        loader.read(kind, origin, text)?;
    }
    Inner::build(loader)
}
