//! From tables to entries and forms.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::atoms::hash_of;
use super::entry::{Entry, EntryId, EntryKind, Text, Way};
use super::table_kind::TableKind;
use super::trie::ByWord;
use super::tsv::{Row, Table};
use super::words::{
    FamilyName, Gender, Names, Nominal, Number, Particle, Title, TitleUse, WithState,
};
use crate::model::Identifiers;
use crate::{Error, ErrorKind};

/// What the table of kinds says of a finer kind: the kind of entry, its sector.
type Known = (Option<EntryKind>, Option<Text>);

/// A form with what it names, before it goes into the automaton.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) text: Text,
    pub(crate) entry: Option<EntryId>,
    pub(crate) way: Way,
    /// The class whose rules it falls under where it has none of its own.
    pub(crate) class: Option<&'static str>,
}

/// A row of the table of rules, before the ids in it are looked up.
#[derive(Debug)]
pub(crate) struct RuleRow<'t> {
    pub(crate) origin: &'t str,
    pub(crate) line: u64,
    pub(crate) surface: &'t str,
    pub(crate) reading: &'t str,
    pub(crate) test: &'t str,
    pub(crate) words: Vec<&'t str>,
}

/// Cities that stand for a government.
const SEAT: &str = "@seat";
/// Buildings and offices that stand for one.
const OFFICE: &str = "@office";

/// Everything read from tables so far.
#[derive(Debug)]
pub(crate) struct Loader<'t> {
    /// Keeps a cell: borrowed of embedded tables, copied of a user's.
    keep: fn(&'t str) -> Text,
    pub(crate) entries: Vec<Entry>,
    ids: ByWord<Text, EntryId>,
    pub(crate) forms: Vec<Form>,
    pub(crate) titles: Vec<Title>,
    pub(crate) nominals: Vec<Nominal>,
    pub(crate) names: Names,
    pub(crate) rules: Vec<RuleRow<'t>>,
    /// Rows that name another one: the entry, the other's id, where that stands.
    parents: Vec<(EntryId, &'t str, &'t str, u64)>,
    stands_for: Vec<(EntryId, &'t str, &'t str, u64)>,
    /// By table and finer kind; `*` stands for every other kind of a table.
    kinds: ByWord<(&'t str, &'t str), Known>,
    pub(crate) verbs: Option<Table<'t>>,
}

impl<'t> Loader<'t> {
    pub(crate) fn new(keep: fn(&'t str) -> Text) -> Self {
        Self {
            keep,
            entries: Vec::with_capacity(8192),
            ids: ByWord::with_capacity_and_hasher(8192, BuildHasherDefault::default()),
            forms: Vec::with_capacity(1 << 14),
            titles: Vec::with_capacity(2048),
            nominals: Vec::with_capacity(512),
            names: Names::default(),
            rules: Vec::with_capacity(1024),
            parents: Vec::new(),
            stands_for: Vec::new(),
            kinds: ByWord::default(),
            verbs: None,
        }
    }

    pub(crate) fn id(&self, id: &str) -> Option<EntryId> {
        self.ids.get(id).copied()
    }

    /// Reads one table.
    pub(crate) fn read(
        &mut self,
        kind: TableKind,
        origin: &'t str,
        text: &'t str,
    ) -> Result<(), Error> {
        let table = Table::new(origin, text)?;
        match kind {
            TableKind::Phrases => self.phrases(&table),
            TableKind::Titles => self.titles(&table),
            TableKind::Nominals => self.nominals(&table),
            TableKind::GivenNames => self.given_names(&table),
            TableKind::FamilyNames => self.family_names(&table),
            TableKind::NameParticles => self.particles(&table),
            TableKind::Rules => self.rule_rows(&table),
            TableKind::Kinds => self.kinds(&table),
            TableKind::VerbForms => {
                self.verbs = Some(table);
                Ok(())
            }
            _ => match kind.entry_kind() {
                Some(entry_kind) => self.entries(&table, kind, entry_kind),
                None => Ok(()),
            },
        }
    }

    /// Adds an entry that stands in no table.
    pub(crate) fn add_entry(&mut self, entry: Entry) -> EntryId {
        let id = EntryId(self.entries.len() as u32);
        self.ids.entry(entry.id.clone()).or_insert(id);
        self.entries.push(entry);
        id
    }

    pub(crate) fn add_form(&mut self, text: Text, entry: EntryId, way: Way) {
        self.forms.push(Form {
            text,
            entry: Some(entry),
            way,
            class: None,
        });
    }

    fn entries(
        &mut self,
        table: &Table<'t>,
        kind: TableKind,
        entry_kind: EntryKind,
    ) -> Result<(), Error> {
        let keep = self.keep;
        let (id, name) = (table.column("id")?, table.column("name")?);
        let aliases = table.optional("aliases");
        let short_forms = table.optional("short_forms");
        let adjectives = table.optional("adjectives");
        let detail = table.optional(if kind == TableKind::States {
            "status"
        } else {
            "kind"
        });
        let country = table.optional(if kind == TableKind::Organs {
            "owner"
        } else {
            "country"
        });
        let parent = table.optional(if kind == TableKind::Organs {
            "owner"
        } else {
            "parent"
        });
        let stands_for = table.optional("stands_for");
        let official = table.optional("official_name");
        let (demonyms, prefixes, seats) = (
            table.optional("demonyms"),
            table.optional("prefixes"),
            table.optional("seats"),
        );
        let codes = ["iso3", "cow", "cameo", "wikidata"].map(|column| table.optional(column));
        for row in table.rows() {
            let row = row?;
            let key = row.cell(id);
            if key.is_empty() || row.cell(name).is_empty() {
                return Err(table.error(&row, "id", "empty id or name; every row needs both"));
            }
            let at = if let Some(at) = self.id(key) {
                self.check_same_kind(table, &row, at, entry_kind)?;
                at
            } else {
                let [iso3, cow, cameo, wikidata] = codes.map(|column| {
                    Some(row.cell(column))
                        .filter(|code| !code.is_empty())
                        .map(String::from)
                });
                let is_state = kind == TableKind::States;
                let countries = if is_state {
                    vec![keep(key)]
                } else {
                    row.list(country)
                        .filter(|code| is_alpha3(code))
                        .map(keep)
                        .collect()
                };
                let known = self.known_kind(kind, row.cell(detail));
                self.add_entry(Entry {
                    id: keep(key),
                    name: keep(row.cell(name)),
                    kind: known.0.unwrap_or(entry_kind),
                    detail: keep(row.cell(detail)),
                    countries,
                    sector: known.1,
                    identifiers: Identifiers {
                        iso3: if is_state { Some(key.to_owned()) } else { iso3 },
                        cow,
                        cameo,
                        wikidata,
                    },
                    codes: Vec::new(),
                    parent: None,
                })
            };
            if !row.cell(parent).is_empty() {
                self.parents
                    .push((at, row.cell(parent), table.name, row.line));
            }
            if !row.cell(stands_for).is_empty() {
                self.stands_for
                    .push((at, row.cell(stands_for), table.name, row.line));
            }
            let class = match (kind, row.cell(detail)) {
                (TableKind::Places, "de_facto_state" | "autonomous_region") => Some(SEAT),
                _ => None,
            };
            let mut add = |form: &'t str, way, class| {
                self.forms.push(Form {
                    text: keep(form),
                    entry: Some(at),
                    way,
                    class,
                });
            };
            add(row.cell(name), Way::Name, class);
            if !row.cell(official).is_empty() {
                add(row.cell(official), Way::Name, class);
            }
            row.list(aliases)
                .for_each(|form| add(form, Way::Name, class));
            row.list(short_forms)
                .for_each(|form| add(form, Way::Short, None));
            row.list(adjectives)
                .for_each(|form| add(form, Way::Adjective, None));
            row.list(demonyms)
                .for_each(|form| add(form, Way::Demonym, None));
            row.list(prefixes)
                .for_each(|form| add(form, Way::Prefix, None));
            row.list(seats)
                .for_each(|form| add(form, Way::Seat, Some(SEAT)));
        }
        Ok(())
    }

    fn check_same_kind(
        &self,
        table: &Table<'_>,
        row: &Row<'_>,
        at: EntryId,
        kind: EntryKind,
    ) -> Result<(), Error> {
        let known = &self.entries[at.index()];
        let same = match (known.kind, kind) {
            (EntryKind::Actor(_), EntryKind::Actor(_)) => true,
            (known, kind) => known == kind,
        };
        if same {
            return Ok(());
        }
        Err(table.error(
            row,
            "id",
            format_args!(
                "{:?} is the id of {:?} already, which is none of this table",
                known.id, known.name
            ),
        ))
    }

    /// What the table of kinds says of a finer kind: the kind of entry, its sector.
    fn known_kind(&self, table: TableKind, detail: &str) -> Known {
        let table = table.as_str();
        let (kind, sector) = self
            .kinds
            .get(&(table, detail))
            .cloned()
            .unwrap_or_default();
        let (any_kind, any_sector) = self.kinds.get(&(table, "*")).cloned().unwrap_or_default();
        (kind.or(any_kind), sector.or(any_sector))
    }

    fn phrases(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let keep = self.keep;
        let (surface, kind) = (table.column("surface")?, table.column("kind")?);
        for row in table.rows() {
            let row = row?;
            let form = row.cell(surface);
            let id = self.add_entry(Entry {
                id: keep(form),
                name: keep(form),
                kind: if row.cell(kind) == "treaty" {
                    EntryKind::Treaty
                } else {
                    EntryKind::Phrase
                },
                detail: keep(row.cell(kind)),
                countries: Vec::new(),
                sector: None,
                identifiers: Identifiers::default(),
                codes: Vec::new(),
                parent: None,
            });
            self.add_form(keep(form), id, Way::Name);
        }
        Ok(())
    }

    fn titles(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let keep = self.keep;
        let (form, lemma) = (table.column("form")?, table.column("lemma")?);
        let (sector, rank) = (table.optional("sector"), table.optional("rank"));
        let (gender, number, position) = (
            table.optional("gender"),
            table.optional("number"),
            table.optional("use"),
        );
        for row in table.rows() {
            let row = row?;
            self.titles.push(Title {
                form: keep(row.cell(form)),
                lemma: keep(row.cell(lemma)),
                sector: optional(row.cell(sector), keep),
                rank: keep(row.cell(rank)),
                gender: gender_of(table, &row, row.cell(gender))?,
                number: number_of(table, &row, row.cell(number))?,
                position: match row.cell(position) {
                    "before" => TitleUse::Before,
                    "appositive" => TitleUse::Appositive,
                    "both" | "" => TitleUse::Both,
                    "honorific" => TitleUse::Honorific,
                    other => {
                        return Err(table.error(
                            &row,
                            "use",
                            format_args!(
                                "{other:?}; expected before, appositive, both or honorific"
                            ),
                        ));
                    }
                },
            });
        }
        Ok(())
    }

    fn nominals(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let keep = self.keep;
        let (form, lemma, kind) = (
            table.column("form")?,
            table.column("lemma")?,
            table.column("kind")?,
        );
        let (organ, sector, number) = (
            table.optional("organ"),
            table.optional("sector"),
            table.optional("number"),
        );
        let (gender, with_state) = (table.optional("gender"), table.optional("with_state"));
        for row in table.rows() {
            let row = row?;
            self.nominals.push(Nominal {
                form: keep(row.cell(form)),
                lemma: keep(row.cell(lemma)),
                kind: row
                    .cell(kind)
                    .parse()
                    .map_err(|cause: Error| table.error(&row, "kind", cause.message()))?,
                organ: optional(row.cell(organ), keep),
                sector: optional(row.cell(sector), keep),
                number: number_of(table, &row, row.cell(number))?,
                gender: gender_of(table, &row, row.cell(gender))?,
                with_state: match row.cell(with_state) {
                    "state" => WithState::State,
                    "organ" => WithState::Organ,
                    _ => WithState::Same,
                },
            });
        }
        Ok(())
    }

    fn given_names(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let (name, gender) = (table.column("name")?, table.optional("gender"));
        self.names.given.reserve(4096);
        for row in table.rows() {
            let row = row?;
            let gender = gender_of(table, &row, row.cell(gender))?;
            self.names.given.insert(hash_of(row.cell(name)), gender);
        }
        Ok(())
    }

    fn family_names(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let (name, order) = (table.column("name")?, table.column("order")?);
        self.names.family.reserve(2048);
        for row in table.rows() {
            let row = row?;
            let is_first = row.cell(order) == "first";
            let family = self
                .names
                .family
                .entry(hash_of(row.cell(name)))
                .or_insert(FamilyName { is_first });
            family.is_first |= is_first;
        }
        Ok(())
    }

    fn particles(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let (form, position) = (table.column("form")?, table.column("use")?);
        for row in table.rows() {
            let row = row?;
            let particle = match row.cell(position) {
                "inner" => Particle::Inner,
                "prefix" => Particle::Prefix,
                "suffix" => Particle::Suffix,
                other => {
                    return Err(table.error(
                        &row,
                        "use",
                        format_args!("{other:?}; expected inner, prefix or suffix"),
                    ));
                }
            };
            self.names
                .particles
                .insert(hash_of(row.cell(form)), particle);
        }
        Ok(())
    }

    fn rule_rows(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let (surface, reading) = (table.column("surface")?, table.column("reading")?);
        let (test, words) = (table.column("test")?, table.column("words")?);
        for row in table.rows() {
            let row = row?;
            self.rules.push(RuleRow {
                origin: table.name,
                line: row.line,
                surface: row.cell(surface),
                reading: row.cell(reading),
                test: row.cell(test),
                words: row.list(words).collect(),
            });
        }
        Ok(())
    }

    fn kinds(&mut self, table: &Table<'t>) -> Result<(), Error> {
        let keep = self.keep;
        let (of, kind) = (table.column("table")?, table.column("kind")?);
        let (actor, sector) = (table.column("actor")?, table.column("sector")?);
        for row in table.rows() {
            let row = row?;
            let actor = match row.cell(actor) {
                "" => None,
                "place" => Some(EntryKind::Place),
                words => Some(EntryKind::Actor(words.parse().map_err(
                    |cause: Error| table.error(&row, "actor", cause.message()),
                )?)),
            };
            self.kinds.insert(
                (row.cell(of), row.cell(kind)),
                (actor, optional(row.cell(sector), keep)),
            );
        }
        Ok(())
    }

    pub(crate) fn take_entries(&mut self) -> (Vec<Entry>, ByWord<Text, EntryId>) {
        (
            std::mem::take(&mut self.entries),
            std::mem::take(&mut self.ids),
        )
    }

    /// Looks up the ids that rows name, once all tables are read.
    pub(crate) fn link(&mut self) -> Result<(), Error> {
        for (entry, id, origin, line) in std::mem::take(&mut self.parents) {
            match self.id(id) {
                Some(parent) => self.entries[entry.index()].parent = Some(parent),
                // A state that the tables do not have is still a country.
                None if is_alpha3(id) => {}
                None => return Err(unknown_id(id, origin, line)),
            }
        }
        let stands_for = std::mem::take(&mut self.stands_for);
        let mut owners: HashMap<EntryId, EntryId> = HashMap::with_capacity(stands_for.len());
        for (entry, id, origin, line) in stands_for {
            let owner = self.id(id).ok_or_else(|| unknown_id(id, origin, line))?;
            owners.insert(entry, owner);
        }
        self.forms.retain_mut(|form| {
            let Some(&owner) = form.entry.as_ref().and_then(|entry| owners.get(entry)) else {
                return true;
            };
            form.entry = Some(owner);
            form.class = Some(OFFICE);
            // A short form would hang on the state's name then, not on the office's.
            std::mem::replace(&mut form.way, Way::Seat) != Way::Short
        });
        Ok(())
    }
}

pub(crate) fn unknown_id(id: &str, origin: &str, line: u64) -> Error {
    Error::new(ErrorKind::Format, format!("{id:?} is no id of any table"))
        .with_origin(origin)
        .with_line(line)
}

fn optional<'t>(cell: &'t str, keep: fn(&'t str) -> Text) -> Option<Text> {
    (!cell.is_empty()).then(|| keep(cell))
}

fn is_alpha3(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn gender_of(table: &Table<'_>, row: &Row<'_>, cell: &str) -> Result<Gender, Error> {
    match cell {
        "m" => Ok(Gender::Male),
        "f" => Ok(Gender::Female),
        "u" | "" => Ok(Gender::Either),
        other => Err(table.error(
            row,
            "gender",
            format_args!("{other:?}; expected m, f, u or nothing"),
        )),
    }
}

fn number_of(table: &Table<'_>, row: &Row<'_>, cell: &str) -> Result<Number, Error> {
    match cell {
        "s" | "" => Ok(Number::Singular),
        "p" => Ok(Number::Plural),
        "c" => Ok(Number::Collective),
        other => Err(table.error(row, "number", format_args!("{other:?}; expected s, p or c"))),
    }
}
