//! What lists know about a party beside its names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::country::Country;
use super::date::ListDate;
use crate::names::named;

/// A place, such as that of a birth.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Place {
    /// Town, province, district, as the list writes them.
    pub name: String,
    /// The country.
    pub country: Option<Country>,
    /// What the list adds.
    pub note: Option<String>,
}

/// Where a party lives, works or is registered.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Address {
    /// Street, house, post box and whatever else the list does not tell apart.
    pub street: Option<String>,
    /// The town, or what the list gives as one field of town, province and code.
    pub city: Option<String>,
    /// Region, state or province.
    pub region: Option<String>,
    /// The postal code.
    pub postal_code: Option<String>,
    /// The country.
    pub country: Option<Country>,
    /// What the list adds.
    pub note: Option<String>,
}

impl Address {
    /// The address in one line; empty where the list says nothing.
    pub fn line(&self) -> String {
        let country = self.country.as_ref().map(|country| &country.name);
        let parts = [&self.street, &self.city, &self.region, &self.postal_code];
        let parts = parts.into_iter().filter_map(Option::as_ref).chain(country);
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A number or code that identifies a party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Identifier {
    /// Which kind of number it is.
    pub kind: IdentifierKind,
    /// What the list calls it ("Cedula No.", "passport").
    pub label: String,
    /// The number, without its label.
    pub number: String,
    /// The country that issued it.
    pub country: Option<Country>,
    /// When it was issued.
    pub issued: Option<ListDate>,
    /// When it ends or ended.
    pub expires: Option<ListDate>,
    /// What the list adds: issuer, place, whether it is false or lost.
    pub note: Option<String>,
}

named! {
    /// Kinds of identifiers.
    IdentifierKind {
        /// A passport.
        Passport = "passport",
        /// A card or number by which a state knows a person.
        NationalId = "national_id",
        /// A tax number.
        TaxId = "tax_id",
        /// A number in a register of companies or organisations.
        Registration = "registration",
        /// The International Maritime Organization's number of a ship or its company.
        Imo = "imo",
        /// A Maritime Mobile Service Identity.
        Mmsi = "mmsi",
        /// A ship's or aircraft's call sign.
        CallSign = "call_sign",
        /// An aircraft's registration.
        TailNumber = "tail_number",
        /// A maker's number of an aircraft or ship.
        SerialNumber = "serial_number",
        /// A bank's SWIFT or BIC code.
        SwiftBic = "swift_bic",
        /// A Legal Entity Identifier.
        Lei = "lei",
        /// An address of a crypto currency, whose sign stands in the label.
        CryptoWallet = "crypto_wallet",
        /// A driver's licence.
        DriverLicence = "driver_licence",
        /// A social security number.
        SocialSecurity = "social_security",
        /// A security's number.
        Isin = "isin",
        /// The party's number on this or another list.
        ListReference = "list_reference",
        /// An item of Wikidata.
        Wikidata = "wikidata",
        /// None of these.
        Other = "other",
    }
}

/// A way to reach a party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Contact {
    /// Which way.
    pub kind: ContactKind,
    /// The address or number.
    pub value: String,
}

named! {
    /// Ways to reach a party.
    ContactKind {
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// A fax number.
        Fax = "fax",
        /// A web page.
        Website = "website",
    }
}

/// What a list knows about a ship.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[non_exhaustive]
pub struct VesselDetails {
    /// Its type ("Crude Oil Tanker").
    pub vessel_type: Option<String>,
    /// Its flag.
    pub flag: Option<Country>,
    /// Flags that it flew before.
    pub past_flags: Vec<Country>,
    /// Owners and operators.
    pub owners: Vec<String>,
    /// Owners and operators that it had before.
    pub past_owners: Vec<String>,
    /// Deadweight tonnage.
    pub tonnage: Option<String>,
    /// Gross registered tonnage.
    pub gross_tonnage: Option<String>,
    /// Length.
    pub length: Option<String>,
    /// When it was built.
    pub built: Option<ListDate>,
}

/// What a list knows about an aircraft.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[non_exhaustive]
pub struct AircraftDetails {
    /// Its model.
    pub model: Option<String>,
    /// Who operates it.
    pub operators: Vec<String>,
    /// When it was built.
    pub built: Option<ListDate>,
}
