"""The records of a sanctions list, as the Rust crate defines them.

Written by scripts/records.py from docs/list_schema.json; change the Rust types and run it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente._record import Record
from detente.records import ActorKind, Measure, Objective

__all__ = [
    "Address",
    "AircraftDetails",
    "Contact",
    "ContactKind",
    "Country",
    "Gender",
    "Identifier",
    "IdentifierKind",
    "LegalBasis",
    "ListDate",
    "ListEntry",
    "ListFormat",
    "ListMeasure",
    "ListName",
    "ListRelation",
    "ListWarning",
    "ListWarningKind",
    "NameKind",
    "NamePart",
    "NamePartKind",
    "NameQuality",
    "Note",
    "Place",
    "Programme",
    "RawPosition",
    "RelationKind",
    "SanctionsListFields",
    "VesselDetails",
]

ContactKind = Literal["email", "phone", "fax", "website"]
"""Ways to reach a party.

* `email`: an e-mail address

* `phone`: A telephone number

* `fax`: A fax number

* `website`: A web page
"""

Gender = Literal["male", "female", "other"]
"""Genders that lists tell apart.

* `male`: male

* `female`: female

* `other`: neither, or both are said
"""

IdentifierKind = Literal[
    "passport",
    "national_id",
    "tax_id",
    "registration",
    "imo",
    "mmsi",
    "call_sign",
    "tail_number",
    "serial_number",
    "swift_bic",
    "lei",
    "crypto_wallet",
    "driver_licence",
    "social_security",
    "isin",
    "list_reference",
    "wikidata",
    "other",
]
"""Kinds of identifiers.

* `passport`: A passport

* `national_id`: A card or number by which a state knows a person

* `tax_id`: A tax number

* `registration`: A number in a register of companies or organisations

* `imo`: the International Maritime Organization's number of a ship or its company

* `mmsi`: A Maritime Mobile Service Identity

* `call_sign`: A ship's or aircraft's call sign

* `tail_number`: an aircraft's registration

* `serial_number`: A maker's number of an aircraft or ship

* `swift_bic`: A bank's SWIFT or BIC code

* `lei`: A Legal Entity Identifier

* `crypto_wallet`: an address of a crypto currency, whose sign stands in the label

* `driver_licence`: A driver's licence

* `social_security`: A social security number

* `isin`: A security's number

* `list_reference`: the party's number on this or another list

* `wikidata`: an item of Wikidata

* `other`: none of these
"""

ListFormat = Literal[
    "ofac_csv",
    "ofac_xml",
    "ofac_advanced_xml",
    "un_xml",
    "eu_xml",
    "uk_xml",
    "uk_csv",
    "ofsi_xml",
    "ofsi_csv",
    "ftm",
    "ftm_nested",
    "own",
]
"""Formats of lists.

* `ofac_csv`: OFAC's CSV files: `SDN.CSV` with `ADD.CSV`, `ALT.CSV` and `SDN_COMMENTS.CSV`, and
`CONS_PRIM.CSV` with its own

* `ofac_xml`: OFAC's `sdn.xml` and `consolidated.xml`

* `ofac_advanced_xml`: OFAC's `sdn_advanced.xml` and `cons_advanced.xml`

* `un_xml`: the UN Security Council's consolidated list

* `eu_xml`: the EU's consolidated financial sanctions list, version 1.1

* `uk_xml`: the UK Sanctions List as XML

* `uk_csv`: the UK Sanctions List as CSV

* `ofsi_xml`: the UK Treasury's former consolidated list as XML

* `ofsi_csv`: the UK Treasury's former consolidated list as CSV, in its form of 2022

* `ftm`: entities of FollowTheMoney, one a line

* `ftm_nested`: `OpenSanctions`' nested targets, one a line

* `own`: A list that was put together in a program
"""

ListWarningKind = Literal["count", "orphan", "duplicate", "record", "value", "missing_file", "truncated"]
"""What can be wrong in a list without making it unreadable.

* `count`: the number of entries is not the one that the list states

* `orphan`: A row belongs to an entry that is not there

* `duplicate`: two entries have the same key

* `record`: A record cannot be read and was left out

* `value`: A value is not of the form that its field asks for; it was kept as it is

* `missing_file`: A file that belongs to the list is not there

* `truncated`: the file ends before its end
"""

NameKind = Literal["primary", "aka", "fka", "nka", "variation"]
"""What a list calls a name.

* `primary`: the main name

* `aka`: also known as

* `fka`: formerly known as

* `nka`: now known as

* `variation`: the main name in another script or spelling
"""

NamePartKind = Literal["given", "middle", "family", "patronymic", "matronymic", "maiden", "nickname", "whole", "other"]
"""Which part of a name.

* `given`: A given name

* `middle`: A name between given and family name

* `family`: A family name

* `patronymic`: A father's name

* `matronymic`: A mother's name

* `maiden`: A family name at birth

* `nickname`: A nickname

* `whole`: the name of an organisation, ship or aircraft

* `other`: A part whose place in the name is all that the list says
"""

NameQuality = Literal["strong", "weak"]
"""How well a name identifies.

* `strong`: good enough to find the party by, or not rated

* `weak`: too common or too vague to find the party by alone
"""

RelationKind = Literal[
    "linked", "owned_by", "owns", "acts_for", "supported_by", "supports", "leads", "led_by", "family", "associate"
]
"""What ties two parties: the party of the entry is … of the other.

* `linked`: linked, in a way that the list does not say

* `owned_by`: owned or controlled by it

* `owns`: owner of it

* `acts_for`: acts for it

* `supported_by`: is supported by it

* `supports`: supports it

* `leads`: leads or has an office in it

* `led_by`: is led by it

* `family`: related by birth or marriage

* `associate`: associated with it
"""


@dataclass(frozen=True, slots=True, repr=False)
class Country(Record):
    """A country that a list names."""

    name: str
    """Its name or code as the list writes it."""
    code: str | None = None
    """Its ISO 3166 alpha-3 code, where the name is known."""


@dataclass(frozen=True, slots=True, repr=False)
class Address(Record):
    """Where a party lives, works or is registered."""

    street: str | None = None
    """Street, house, post box and whatever else the list does not tell apart."""
    city: str | None = None
    """The town, or what the list gives as one field of town, province and code."""
    region: str | None = None
    """Region, state or province."""
    postal_code: str | None = None
    """The postal code."""
    country: Country | None = None
    """The country."""
    note: str | None = None
    """What the list adds."""


@dataclass(frozen=True, slots=True, repr=False)
class ListDate(Record):
    """A date that a list gives, as exact as the list knows it."""

    is_circa: bool
    """Whether the list says "circa" or "approximately"."""
    text: str
    """The date as the list writes it."""
    value: str | None = None
    """The date, or the first of a range; none where the words are no date."""
    until: str | None = None
    """The last date of a range."""


@dataclass(frozen=True, slots=True, repr=False)
class AircraftDetails(Record):
    """What a list knows about an aircraft."""

    model: str | None = None
    """Its model."""
    operators: tuple[str, ...] = ()
    """Who operates it."""
    built: ListDate | None = None
    """When it was built."""


@dataclass(frozen=True, slots=True, repr=False)
class Contact(Record):
    """A way to reach a party."""

    kind: ContactKind
    """Which way."""
    value: str
    """The address or number."""


@dataclass(frozen=True, slots=True, repr=False)
class Identifier(Record):
    """A number or code that identifies a party."""

    kind: IdentifierKind
    """Which kind of number it is."""
    label: str
    """What the list calls it ("Cedula No.", "passport")."""
    number: str
    """The number, without its label."""
    country: Country | None = None
    """The country that issued it."""
    issued: ListDate | None = None
    """When it was issued."""
    expires: ListDate | None = None
    """When it ends or ended."""
    note: str | None = None
    """What the list adds: issuer, place, whether it is false or lost."""


@dataclass(frozen=True, slots=True, repr=False)
class LegalBasis(Record):
    """An act that a listing rests on."""

    name: str
    """Its name or number ("2017/404 (OJ L63)", "Executive Order 13224")."""
    date: ListDate | None = None
    """When it was published or came into force."""
    url: str | None = None
    """Where it can be read."""


@dataclass(frozen=True, slots=True, repr=False)
class NamePart(Record):
    """A part of a name."""

    kind: NamePartKind
    """Which part it is."""
    text: str
    """The part, as written."""


@dataclass(frozen=True, slots=True, repr=False)
class ListName(Record):
    """A name of a listed party."""

    full: str
    """The whole name in reading order: given names before family name where the list tells them apart."""
    kind: NameKind
    """Whether the list calls it a main name or an alias, and which."""
    quality: NameQuality
    """How well the list thinks that it identifies the party."""
    parts: tuple[NamePart, ...] = ()
    """Its parts, in reading order, where the list tells them apart."""
    script: str | None = None
    """Its script as an ISO 15924 code (`Latn`, `Arab`, `Cyrl`, `Hans`), from its letters."""
    language: str | None = None
    """Its language as the list gives it, an ISO 639 code in small letters where it is one."""
    note: str | None = None
    """What the list adds: where it is used, on which document, which act gives it."""


@dataclass(frozen=True, slots=True, repr=False)
class Place(Record):
    """A place, such as that of a birth."""

    name: str
    """Town, province, district, as the list writes them."""
    country: Country | None = None
    """The country."""
    note: str | None = None
    """What the list adds."""


@dataclass(frozen=True, slots=True, repr=False)
class VesselDetails(Record):
    """What a list knows about a ship."""

    vessel_type: str | None = None
    """Its type ("Crude Oil Tanker")."""
    flag: Country | None = None
    """Its flag."""
    past_flags: tuple[Country, ...] = ()
    """Flags that it flew before."""
    owners: tuple[str, ...] = ()
    """Owners and operators."""
    past_owners: tuple[str, ...] = ()
    """Owners and operators that it had before."""
    tonnage: str | None = None
    """Deadweight tonnage."""
    gross_tonnage: str | None = None
    """Gross registered tonnage."""
    length: str | None = None
    """Length."""
    built: ListDate | None = None
    """When it was built."""


@dataclass(frozen=True, slots=True, repr=False)
class Programme(Record):
    """A sanctions programme or regime."""

    code: str
    """Its code or name as the list writes it (`SDGT`, `Al-Qaida`, `UKR`)."""
    name: str | None = None
    """Its name, where the table of programmes knows it."""
    targets: tuple[str, ...] = ()
    """The states whose conduct it is aimed at; none where it is aimed at a conduct wherever it occurs."""
    objectives: tuple[Objective, ...] = ()
    """To what ends, where the table of programmes knows it."""


@dataclass(frozen=True, slots=True, repr=False)
class ListMeasure(Record):
    """A measure imposed on a party."""

    measure: Measure
    """The measure, as the Global Sanctions Data Base sorts it."""
    text: str | None = None
    """What the list calls it; none where the list as a whole stands for it."""


@dataclass(frozen=True, slots=True, repr=False)
class ListRelation(Record):
    """A tie between two parties."""

    kind: RelationKind
    """What ties them."""
    name: str
    """The other party's name, as the list writes it."""
    entry: str | None = None
    """The other party's key in the same list, where it is there."""
    text: str | None = None
    """What the list calls the tie."""


@dataclass(frozen=True, slots=True, repr=False)
class Note(Record):
    """A fact with the list's own name for it."""

    label: str
    """The list's name for it."""
    text: str
    """What it says; empty where the name is all."""


@dataclass(frozen=True, slots=True, repr=False)
class RawPosition(Record):
    """Where an entry stands in its file."""

    line: int
    """The line on which its record begins, counted from 1."""
    start_byte: int
    """The byte with which its record begins."""
    end_byte: int
    """The byte after its record."""


@dataclass(frozen=True, slots=True, repr=False)
class ListEntry(Record):
    """A person, organisation, ship or aircraft on a list, with everything that the list says about it."""

    id: str
    """Its key in the list, as the list gives it."""
    kind: ActorKind
    """What it is. `other` is an organisation of which the list does not say more."""
    position: RawPosition
    """Where it stands in the file."""
    names: tuple[ListName, ...] = ()
    """Its names, the main name first. Never empty."""
    titles: tuple[str, ...] = ()
    """Titles ("Mullah", "Brigadier General")."""
    positions: tuple[str, ...] = ()
    """Offices and functions."""
    gender: Gender | None = None
    """Its gender."""
    births: tuple[ListDate, ...] = ()
    """Dates of birth; several where the list does not know which one is right."""
    birth_places: tuple[Place, ...] = ()
    """Places of birth."""
    nationalities: tuple[Country, ...] = ()
    """Nationalities."""
    citizenships: tuple[Country, ...] = ()
    """Citizenships, where the list tells them apart from nationalities."""
    identifiers: tuple[Identifier, ...] = ()
    """Numbers and codes."""
    addresses: tuple[Address, ...] = ()
    """Addresses."""
    contacts: tuple[Contact, ...] = ()
    """Telephone numbers, e-mail addresses, web pages."""
    vessel: VesselDetails | None = None
    """What is known about it as a ship."""
    aircraft: AircraftDetails | None = None
    """What is known about it as an aircraft."""
    programmes: tuple[Programme, ...] = ()
    """Programmes or regimes."""
    legal_bases: tuple[LegalBasis, ...] = ()
    """The acts that list it."""
    measures: tuple[ListMeasure, ...] = ()
    """What is imposed."""
    reasons: tuple[str, ...] = ()
    """Why it is listed, in the list's words."""
    remarks: tuple[str, ...] = ()
    """What else the list says in free text."""
    listed: ListDate | None = None
    """When it was listed."""
    updated: tuple[ListDate, ...] = ()
    """When its entry was changed, in the list's order."""
    relations: tuple[ListRelation, ...] = ()
    """Other parties that the list ties it to."""
    notes: tuple[Note, ...] = ()
    """Named facts that have no field of their own."""


@dataclass(frozen=True, slots=True, repr=False)
class ListWarning(Record):
    """Something that is wrong in a list."""

    kind: ListWarningKind
    """Which kind of fault."""
    source: str
    """The file."""
    message: str
    """What was found and what was expected."""
    line: int | None = None
    """The line, counted from 1, where it stands on one."""
    entry: str | None = None
    """The key of the entry, where it is known."""


@dataclass(frozen=True, slots=True, repr=False)
class SanctionsListFields(Record):
    """One publication of a sanctions list."""

    id: str
    """A short name for it: `us-ofac-sdn`, `us-ofac-cons`, `un-sc`, `eu-fsf`, `gb-sanctions`, `gb-ofsi`;
    the name of the data set where it comes from a collection.
    """
    title: str
    """Its title."""
    source: str
    """The file or folder that it was read from."""
    format: ListFormat
    """The format that it was read in."""
    sender: str | None = None
    """Who imposes what it says: an alpha-3 code, `un` or `eu`; none for a collection of lists."""
    published: ListDate | None = None
    """When it was published."""
    stated_count: int | None = None
    """How many entries it says that it has."""
    entries: tuple[ListEntry, ...] = ()
    """Its entries, in its order."""
    warnings: tuple[ListWarning, ...] = ()
    """What was wrong in it; every other record was read."""
