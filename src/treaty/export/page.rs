//! A page for reading a treaty: outline, obligations by party, final clauses.

use std::fmt::Write;

use super::{line, name, words};
use crate::page::Escaped;
use crate::text::Span;
use crate::treaty::words::CLAUSES;
use crate::treaty::{Modality, TreatyText};

const STYLE: &str = "\
.detente-treaty{font:14px/1.45 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:64rem;padding:.5rem 1rem}\
.detente-treaty h2{font-size:1.25rem;margin:.2rem 0}.detente-treaty h3{font-size:1rem;margin:1.1rem 0 .3rem}\
.detente-treaty .facts{color:#555;margin:0 0 .6rem}\
.detente-treaty table{border-collapse:collapse;width:100%;margin:0;font-size:inherit}\
.detente-treaty th{text-align:left;font-weight:600;border-bottom:2px solid #ccc;padding:.2rem .5rem}\
.detente-treaty td{text-align:left;vertical-align:top;border-bottom:1px solid #e4e4e4;padding:.25rem .5rem;white-space:normal}\
.detente-treaty summary{cursor:pointer}.detente-treaty details{margin:.1rem 0}\
.detente-treaty .text{white-space:pre-wrap;margin:.2rem 0 .6rem 1.2rem;color:#333}\
.detente-treaty .role{background:#eef2f7;border-radius:.6rem;padding:0 .5rem;font-size:.8em;color:#345;margin-left:.4rem}\
.detente-treaty .m{border-radius:.3rem;padding:0 .4rem;font-size:.85em;white-space:nowrap}\
.detente-treaty .obligation,.detente-treaty .best_effort{background:#e3eefc;color:#124}\
.detente-treaty .prohibition{background:#fbe4e1;color:#611}\
.detente-treaty .permission,.detente-treaty .right,.detente-treaty .power,.detente-treaty .exemption{background:#e4f4e4;color:#143}\
.detente-treaty .constitutive,.detente-treaty .declaratory{background:#eee;color:#333}\
.detente-treaty .when{color:#666}";

/// The most obligations that the page lists for one bearer; the table has them all.
const MOST: usize = 60;

impl TreatyText {
    /// The treaty as a piece of HTML with its own style: what it is, outline with the articles' texts, obligations by
    /// bearer, final clauses. All text is escaped.
    pub fn to_html(&self) -> String {
        let mut out = String::with_capacity(2 * self.text.len() + 4096);
        // Writing to a string cannot fail.
        let _ = self.write_page(&mut out);
        out
    }

    fn write_page(&self, out: &mut String) -> std::fmt::Result {
        write!(out, "<div class=\"detente-treaty\"><style>{STYLE}</style>")?;
        write!(out, "<h2>{}</h2>", Escaped(&name(self)))?;
        self.write_facts(out)?;
        self.write_outline(out)?;
        self.write_obligations(out)?;
        self.write_final_clauses(out)?;
        if !self.warnings.is_empty() {
            out.push_str("<h3>Warnings</h3><ul>");
            for warning in &self.warnings {
                write!(out, "<li>{}</li>", Escaped(&warning.message))?;
            }
            out.push_str("</ul>");
        }
        out.push_str("</div>");
        Ok(())
    }

    fn write_facts(&self, out: &mut String) -> std::fmt::Result {
        let mut facts = Vec::new();
        if let Some(treaty) = &self.treaty {
            let parties: Vec<_> = treaty
                .parties
                .iter()
                .filter_map(|id| self.actors.get(id.index()))
                .map(|actor| actor.name.as_str())
                .collect();
            if !parties.is_empty() {
                facts.push(parties.join(", "));
            }
            if let Some(signed) = &treaty.signed {
                facts.push(format!("signed {}", signed.value));
            }
        }
        if let Some(place) = self.place {
            facts.push(format!("at {}", line(self, place)));
        }
        facts.push(format!("{} articles", self.articles.len()));
        if let Some(class) = self.coding.cow_class {
            facts.push(format!("alliance class: {class}"));
        }
        for coded in self.coding.atop() {
            facts.push(format!(
                "{} (Article {})",
                coded.kind,
                coded.articles.join(", ")
            ));
        }
        write!(
            out,
            "<p class=\"facts\">{}</p>",
            Escaped(&facts.join(" · "))
        )
    }

    fn write_outline(&self, out: &mut String) -> std::fmt::Result {
        out.push_str("<h3>Outline</h3>");
        if let Some(preamble) = self.preamble {
            write!(
                out,
                "<details><summary>Preamble</summary><div class=\"text\">{}</div></details>",
                Escaped(preamble.of(&self.text).trim())
            )?;
        }
        let mut divisions = self.divisions.iter().peekable();
        for article in &self.articles {
            while let Some(division) =
                divisions.next_if(|division| division.span.start <= article.span.start)
            {
                let heading = division
                    .heading
                    .map(|span| line(self, span))
                    .unwrap_or_default();
                write!(
                    out,
                    "<p><b>{} {}</b> {}</p>",
                    Escaped(division.kind.as_str()),
                    Escaped(&division.number),
                    Escaped(&heading)
                )?;
            }
            let heading = article
                .heading
                .map(|span| line(self, span))
                .unwrap_or_default();
            write!(
                out,
                "<details><summary>Article {} {}",
                Escaped(&article.number),
                Escaped(&heading)
            )?;
            for role in &article.roles {
                write!(
                    out,
                    "<span class=\"role\">{}</span>",
                    Escaped(&words(role.as_str()))
                )?;
            }
            let text = Span::new(article.text_start, article.span.end);
            write!(
                out,
                "</summary><div class=\"text\">{}</div></details>",
                Escaped(text.of(&self.text).trim())
            )?;
        }
        for annex in &self.annexes {
            let heading = annex
                .heading
                .map(|span| line(self, span))
                .unwrap_or_default();
            write!(
                out,
                "<p><b>{} {}</b> {}</p>",
                Escaped(annex.kind.as_str()),
                Escaped(annex.number.as_deref().unwrap_or_default()),
                Escaped(&heading)
            )?;
        }
        Ok(())
    }

    /// Bearers, those with the most first, each with what binds or entitles it.
    fn write_obligations(&self, out: &mut String) -> std::fmt::Result {
        let mut bearers: Vec<(String, Vec<usize>)> = Vec::new();
        for (index, obligation) in self.obligations.iter().enumerate() {
            if matches!(
                obligation.modality,
                Modality::Constitutive | Modality::Declaratory
            ) {
                continue;
            }
            let Some(bearer) = obligation.bearer else {
                continue;
            };
            let bearer = party(bearer.of(&self.text));
            let key = singular(&bearer);
            match bearers.iter_mut().find(|(known, _)| singular(known) == key) {
                Some((_, list)) => list.push(index),
                None => bearers.push((bearer, vec![index])),
            }
        }
        bearers.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
        if bearers.is_empty() {
            return Ok(());
        }
        out.push_str("<h3>Obligations by party</h3>");
        for (index, (bearer, list)) in bearers.iter().enumerate() {
            write!(
                out,
                "<details{}><summary>{} ({})</summary><table><thead><tr><th>Article</th><th></th><th>Act</th><th>When</th></tr></thead><tbody>",
                if index == 0 { " open" } else { "" },
                Escaped(bearer),
                list.len()
            )?;
            for &obligation in list.iter().take(MOST) {
                let obligation = &self.obligations[obligation];
                let when: Vec<_> = [obligation.condition, obligation.exception]
                    .into_iter()
                    .flatten()
                    .map(|span| line(self, span))
                    .collect();
                write!(
                    out,
                    "<tr><td>{}</td><td><span class=\"m {}\">{}</span></td><td>{}</td><td class=\"when\">{}</td></tr>",
                    Escaped(&obligation.path()),
                    obligation.modality,
                    Escaped(&words(obligation.modality.as_str())),
                    Escaped(&line(self, obligation.act)),
                    Escaped(&when.join("; "))
                )?;
            }
            out.push_str("</tbody></table>");
            if list.len() > MOST {
                write!(out, "<p class=\"facts\">and {} more</p>", list.len() - MOST)?;
            }
            out.push_str("</details>");
        }
        Ok(())
    }

    fn write_final_clauses(&self, out: &mut String) -> std::fmt::Result {
        if self.final_clauses.iter().next().is_none() {
            return Ok(());
        }
        out.push_str(
            "<h3>Final clauses</h3><table><thead><tr><th></th><th>Article</th><th>Fixes</th><th>Words</th></tr></thead><tbody>",
        );
        for (field, clause) in self.final_clauses.iter() {
            let mut fixes: Vec<String> = [&clause.period, &clause.date]
                .into_iter()
                .flatten()
                .map(|time| time.value.clone())
                .collect();
            if let Some(is_allowed) = clause.is_allowed {
                fixes.push(if is_allowed { "allowed" } else { "not allowed" }.to_owned());
            }
            fixes.extend(clause.languages.iter().cloned());
            write!(
                out,
                "<tr><td><b>{}</b></td><td>{}</td><td>{}</td><td>{}</td></tr>",
                Escaped(&words(field)),
                Escaped(clause.article.as_deref().unwrap_or("closing")),
                Escaped(&fixes.join(", ")),
                Escaped(&line(self, clause.span))
            )?;
        }
        out.push_str("</tbody></table>");
        Ok(())
    }
}

/// A bearer without the word that counts it: "Party" for "Each Party", "the other Party" and "Neither Party".
fn party(bearer: &str) -> String {
    let words: Vec<&str> = bearer.split_whitespace().collect();
    let counted = words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|word| {
            CLAUSES
                .subject_start
                .contains(word.to_ascii_lowercase().as_str())
        })
        .count();
    words[counted..].join(" ")
}

/// "party" for "Parties" and "Party": one bearer on the page.
fn singular(bearer: &str) -> String {
    let bearer = bearer.to_lowercase();
    match bearer.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => bearer.strip_suffix('s').unwrap_or(&bearer).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_one_bearer_however_it_is_counted() {
        let text = "Article 1\nEach Party shall meet.\n\nArticle 2\nThe Parties shall not fight.\n\nArticle 3\nNeither Party shall flee. The Commission may meet.";
        let html = TreatyText::parse(text).to_html();
        assert!(html.contains("<summary>Party (3)</summary>"), "{html}");
        assert!(html.contains("<summary>Commission (1)</summary>"), "{html}");
    }

    #[test]
    fn escapes_whatever_the_text_holds() {
        let html = TreatyText::parse(
            "<script>\n\nArticle 1\n<b onclick=\"x\">&\n\nThe Parties shall <i>meet</i>.",
        )
        .to_html();
        assert!(
            !html.contains("<script>") && !html.contains("onclick=\"") && !html.contains("<i>")
        );
        assert!(html.contains("&lt;i&gt;meet"));
    }
}
