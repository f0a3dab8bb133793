//! What a treaty's text says in law, read from its structure.

use super::coding::{coding, shown};
use super::final_clause::final_clauses;
use super::flat::Flat;
use super::modal::obligations;
use super::obligation::Modality;
use super::party::{defined_names, named, place};
use super::period::date;
use super::record::Article;
use super::role::roles;
use super::treaty_text::{TreatyText, map_obligation};
use crate::lexicon::Lexicon;
use crate::model::{Deontic, Provision, Treaty, TreatyId, TreatyStatus};
use crate::text::{Span, one_line};

/// Fills in everything beside the structure.
pub(super) fn read(treaty: &mut TreatyText, lexicon: &Lexicon) {
    let flat = Flat::new(&treaty.text);
    let mut articles: Vec<Article> = treaty
        .articles
        .iter()
        .map(|article| flat.article(article))
        .collect();
    for (article, original) in articles.iter_mut().zip(&mut treaty.articles) {
        article.roles = roles(&flat.lower, article);
        original.roles.clone_from(&article.roles);
    }
    let mut found = Vec::new();
    for article in &articles {
        obligations(&flat.text, article, &mut found);
    }
    let closing = treaty.closing.map(|span| flat.flat(span));
    let mut clauses = final_clauses(&flat.text, &flat.lower, &articles, closing);
    let shown = shown(&flat.lower, &found);
    let mut coding = coding(&shown, &found);
    let mut back = |span: Span| flat.original(span);
    for obligation in &mut found {
        map_obligation(obligation, &mut back);
    }
    clauses.map_spans(&mut back);
    for coded in &mut coding.provisions {
        coded.span = back(coded.span);
    }
    treaty.obligations = found;
    treaty.final_clauses = clauses;
    treaty.coding = coding;
    parties(treaty, lexicon);
    let Some(record) = &mut treaty.treaty else {
        return;
    };
    for shown in &shown {
        let obligation = &treaty.obligations[shown.obligation];
        let mut provision = Provision::new(shown.kind, obligation.span);
        provision.deontic = deontic(obligation.modality);
        provision.bound.clone_from(&record.parties);
        provision.condition = obligation.condition;
        record.provisions.push(provision);
    }
}

const fn deontic(modality: Modality) -> Option<Deontic> {
    match modality {
        Modality::Obligation | Modality::BestEffort => Some(Deontic::Obligation),
        Modality::Prohibition => Some(Deontic::Prohibition),
        Modality::Permission | Modality::Right | Modality::Power => Some(Deontic::Permission),
        _ => None,
    }
}

/// Who concludes the treaty, when and where, as actors and as one treaty record.
fn parties(treaty: &mut TreatyText, lexicon: &Lexicon) {
    if treaty.articles.is_empty() {
        return;
    }
    let text = &treaty.text;
    let mut actors = Vec::new();
    let mut parties = Vec::new();
    if let Some(clause) = treaty.parties_clause {
        parties = named(lexicon, text, capped(text, clause, 6000), &mut actors);
    }
    if let (true, Some(title)) = (parties.is_empty(), treaty.title) {
        parties = named(lexicon, text, capped(text, title, 600), &mut actors);
    }
    let mut signatories = Vec::new();
    if let Some(signature) = treaty.signature {
        signatories = named(lexicon, text, capped(text, signature, 4000), &mut actors);
        if parties.is_empty() {
            parties.clone_from(&signatories);
        }
    }
    treaty.defined_names = treaty
        .preamble
        .map(|preamble| defined_names(text, capped(text, preamble, 6000), &actors))
        .unwrap_or_default();
    let closing = treaty.closing.map(|closing| capped(text, closing, 3000));
    treaty.place = closing.and_then(|closing| place(text, closing));
    let name = treaty
        .title
        .map_or_else(String::new, |title| one_line(title.of(text)).into_owned());
    let mut record = Treaty::new(TreatyId::from_index(0), name);
    record.parties = parties;
    record.signatories = signatories;
    record.signed = closing
        .or(treaty
            .signature
            .map(|signature| capped(text, signature, 1000)))
        .and_then(|closing| date(text, closing));
    record.status = if record.signed.is_some() || treaty.signature.is_some() {
        TreatyStatus::Signed
    } else {
        TreatyStatus::Unknown
    };
    record.mentions = treaty.title.into_iter().collect();
    treaty.actors = actors;
    treaty.treaty = Some(record);
}

/// At most so many bytes of a span, on a character border.
fn capped(text: &str, span: Span, most: usize) -> Span {
    let mut end = span.end.min(span.start + most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}
