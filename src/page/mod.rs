//! A page for reading an analysis: the text with its records marked, and a table of each kind beneath.

mod escape;
mod marks;
mod tables;

use std::fmt::Write;

pub(crate) use escape::Escaped;

use crate::Analysis;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The kinds of record that can be shown or hidden.
const KINDS: [&str; 5] = ["actors", "claims", "events", "treaties", "sanctions"];

impl Analysis {
    /// The analysis as a piece of HTML that needs nothing else: style and script stand in it, and all text is escaped.
    ///
    /// Pointing at marked words shows the records that rest on them; without scripts, the browser's own tips do.
    ///
    /// ```
    /// use detente::{Analyzer, Document};
    /// let html = Analyzer::new().analyze(&Document::new("Moscow <denied> it.")).to_html();
    /// assert!(!html.contains("<denied>"));
    /// ```
    pub fn to_html(&self) -> String {
        let mut out = String::with_capacity(8 * self.text.len() + 16_384);
        // Writing to a string cannot fail.
        let _ = self.write_page(&mut out);
        out
    }

    fn write_page(&self, out: &mut String) -> std::fmt::Result {
        write!(out, "<div class=\"detente\"><style>{STYLE}</style>")?;
        self.write_head(out)?;
        out.push_str("<div class=\"filters\">");
        for kind in KINDS {
            write!(
                out,
                "<label><input type=\"checkbox\" class=\"f-{kind}\" checked> {kind} ({})</label>",
                self.count(kind)
            )?;
        }
        out.push_str("</div>");
        let cards = tables::Cards::of(self);
        marks::write_text(self, &cards, out)?;
        tables::write_tables(self, &cards, out)?;
        out.push_str(
            "<div class=\"card\">Point at marked words or a row to see what rests on what.</div>",
        );
        write!(out, "<script>{SCRIPT}</script></div>")
    }

    fn write_head(&self, out: &mut String) -> std::fmt::Result {
        // The title is the text's first line already.
        if self.title.is_none() && !self.id.is_empty() {
            write!(out, "<h2>{}</h2>", Escaped(&self.id))?;
        }
        let mut facts = Vec::new();
        if let Some(published) = self.published {
            facts.push(format!("published {published}"));
        }
        if self.language != "en" {
            facts.push(format!("language {}", self.language));
        }
        let sentences = self.sentences.len();
        facts.push(format!(
            "{sentences} sentence{}",
            if sentences == 1 { "" } else { "s" }
        ));
        write!(
            out,
            "<p class=\"facts\">{}</p>",
            Escaped(&facts.join(" · "))
        )
    }

    fn count(&self, kind: &str) -> usize {
        match kind {
            "actors" => self.actors.len(),
            "claims" => self.claims.len(),
            "events" => self.events.len(),
            "treaties" => self.treaties.len(),
            _ => self.sanctions.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Analyzer, Document};

    fn page(text: &str) -> String {
        Analyzer::new().analyze(&Document::new(text)).to_html()
    }

    /// What a browser would show of the text's part.
    fn shown(html: &str) -> String {
        let start = html.find("<div class=\"text\">").unwrap();
        let part = &html[start..start + html[start..].find("</div>").unwrap()];
        let mut shown = String::new();
        let mut is_tag = false;
        for letter in part.chars() {
            match letter {
                '<' => is_tag = true,
                '>' => is_tag = false,
                letter if !is_tag => shown.push(letter),
                _ => {}
            }
        }
        shown
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    }

    #[test]
    fn the_text_is_shown_to_the_letter() {
        let text = "Séoul said that Russia & <b>China</b> had \"signed\" a pact. \u{1f600} Moscow denied it.";
        assert_eq!(shown(&page(text)), text);
    }

    #[test]
    fn no_markup_of_the_text_stays_markup() {
        let html = page("<script>alert(1)</script> Moscow said \"><img src=x onerror=y> was so.");
        assert_eq!(html.matches("<script>").count(), 1, "the page's own");
        assert!(!html.contains("<img"));
    }

    #[test]
    fn claims_hold_the_actors_within() {
        let html = page("South Korea said that Russia had sent missiles.");
        assert!(
            html.contains("class=\"content actor\"") || html.contains("class=\"actor content\""),
            "{html}"
        );
        assert!(html.contains("data-r="));
    }

    #[test]
    fn a_text_without_records_is_a_page() {
        for text in ["", " \n", "Nothing."] {
            assert_eq!(shown(&page(text)), text);
        }
        assert!(
            Analysis::new(Document::new("x"))
                .to_html()
                .contains("0 sentences")
        );
    }
}
