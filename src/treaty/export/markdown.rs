//! A treaty as Markdown.

use std::fmt::Write;

use super::{line, name};
use crate::text::one_line;
use crate::treaty::{Article, Paragraph, TreatyText};

impl TreatyText {
    /// The treaty as Markdown: headings for its divisions and articles, nested lists for its paragraphs.
    ///
    /// # Example
    /// ```
    /// use detente::treaty::TreatyText;
    /// let treaty = TreatyText::parse("TREATY\n\nArticle 1\nLocks\n1. The locks are open.\n2. No Party shall close them.");
    /// assert!(treaty.to_markdown().contains("### Article 1. Locks\n\n1. The locks are open."));
    /// ```
    pub fn to_markdown(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 1024);
        // Writing to a string cannot fail.
        let _ = self.write_markdown(&mut out);
        out
    }

    fn write_markdown(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "# {}\n", escaped(&name(self)))?;
        for part in [self.parties_clause].into_iter().flatten() {
            writeln!(out, "{}\n", escaped(&line(self, part)))?;
        }
        for recital in &self.recitals {
            writeln!(out, "{}\n", escaped(&line(self, recital.span)))?;
        }
        if let Some(enacting) = self.enacting {
            writeln!(out, "{}\n", escaped(&line(self, enacting)))?;
        }
        let mut divisions = self.divisions.iter().peekable();
        for article in &self.articles {
            while let Some(division) =
                divisions.next_if(|division| division.span.start <= article.span.start)
            {
                write!(
                    out,
                    "## {} {}",
                    capitalised(division.kind.as_str()),
                    division.number
                )?;
                if let Some(heading) = division.heading {
                    write!(out, ". {}", escaped(&line(self, heading)))?;
                }
                out.push_str("\n\n");
            }
            self.write_article(article, out)?;
        }
        if self.articles.is_empty() {
            for block in self.text.split("\n\n") {
                writeln!(out, "{}\n", escaped(&one_line(block)))?;
            }
        }
        for part in [self.closing, self.signature].into_iter().flatten() {
            writeln!(out, "{}\n", escaped(&line(self, part)))?;
        }
        for annex in &self.annexes {
            write!(out, "## {}", capitalised(annex.kind.as_str()))?;
            if let Some(number) = &annex.number {
                write!(out, " {number}")?;
            }
            if let Some(heading) = annex.heading {
                write!(out, ". {}", escaped(&line(self, heading)))?;
            }
            out.push_str("\n\n");
            let from = annex
                .heading
                .map_or(annex.span.start, |heading| heading.end);
            let until = annex
                .articles
                .first()
                .map_or(annex.span.end, |first| first.span.start);
            for block in self.text.get(from..until).unwrap_or_default().split("\n\n") {
                let words = one_line(block);
                if annex.heading.is_some() && !words.is_empty() {
                    writeln!(out, "{}\n", escaped(&words))?;
                }
            }
            for article in &annex.articles {
                self.write_article(article, out)?;
            }
        }
        Ok(())
    }

    fn write_article(&self, article: &Article, out: &mut String) -> std::fmt::Result {
        write!(out, "### Article {}", article.number)?;
        if let Some(heading) = article.heading {
            write!(out, ". {}", escaped(&line(self, heading)))?;
        }
        out.push_str("\n\n");
        for paragraph in &article.paragraphs {
            self.write_paragraph(paragraph, 0, out)?;
            out.push('\n');
        }
        Ok(())
    }

    fn write_paragraph(
        &self,
        paragraph: &Paragraph,
        depth: usize,
        out: &mut String,
    ) -> std::fmt::Result {
        let own = paragraph.own(&self.text);
        let words = escaped(&line(self, own));
        match (&paragraph.number, depth) {
            (Some(number), 0) => writeln!(out, "{number}. {words}")?,
            (None, 0) => writeln!(out, "{words}")?,
            (Some(number), _) => writeln!(out, "{}- ({number}) {words}", "    ".repeat(depth))?,
            (None, _) => writeln!(out, "{}- {words}", "    ".repeat(depth))?,
        }
        for item in &paragraph.items {
            self.write_paragraph(item, depth + 1, out)?;
        }
        Ok(())
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Text that Markdown reads as itself.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(
            letter,
            '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#' | '|'
        ) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
