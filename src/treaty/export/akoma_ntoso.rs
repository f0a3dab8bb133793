//! A treaty as Akoma Ntoso 3.0 (OASIS Legal Document ML), the XML of parliaments and treaty depositaries.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{line, name};
use crate::text::{Span, one_line};
use crate::treaty::{Annex, Article, Division, Paragraph, TreatyText};

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

type Xml = Writer<Vec<u8>>;

impl TreatyText {
    /// The treaty as an Akoma Ntoso 3.0 document.
    ///
    /// Characters that XML cannot hold are left out.
    ///
    /// # Example
    /// ```
    /// use detente::treaty::TreatyText;
    /// let xml = TreatyText::parse("TREATY\n\nArticle 1\nThe locks are open.").to_akoma_ntoso();
    /// assert!(xml.contains("<article eId=\"art_1\"><num>Article 1</num>"));
    /// ```
    ///
    /// # Panics
    /// Never: what is written to memory arrives, and holds only text.
    pub fn to_akoma_ntoso(&self) -> String {
        let mut xml = Writer::new(Vec::with_capacity(2 * self.text.len() + 4096));
        self.write_xml(&mut xml)
            .expect("writing to memory cannot fail");
        String::from_utf8(xml.into_inner()).expect("only strings were written")
    }

    fn write_xml(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.create_element("akomaNtoso")
            .with_attribute(("xmlns", NAMESPACE))
            .write_inner_content(|xml| {
                if self.articles.is_empty() {
                    return self.write_plain(xml);
                }
                xml.create_element("act")
                    .with_attribute(("name", "treaty"))
                    .write_inner_content(|xml| self.write_act(xml))?;
                Ok(())
            })?;
        Ok(())
    }

    /// A text without articles is a document of paragraphs.
    fn write_plain(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("doc")
            .with_attribute(("name", "text"))
            .write_inner_content(|xml| {
                self.write_meta(xml, "main")?;
                xml.create_element("mainBody").write_inner_content(|xml| {
                    let blocks: Vec<_> = self.blocks(Span::new(0, self.text.len()));
                    for block in &blocks {
                        paragraph(xml, block)?;
                    }
                    if blocks.is_empty() {
                        paragraph(xml, "")?;
                    }
                    Ok(())
                })?;
                Ok(())
            })?;
        Ok(())
    }

    fn write_act(&self, xml: &mut Xml) -> io::Result<()> {
        self.write_meta(xml, "main")?;
        xml.create_element("preface").write_inner_content(|xml| {
            xml.create_element("longTitle").write_inner_content(|xml| {
                xml.create_element("p")
                    .write_inner_content(|xml| text_element(xml, "docTitle", &name(self)))?;
                Ok(())
            })?;
            Ok(())
        })?;
        if self.preamble.is_some() {
            self.write_preamble(xml)?;
        }
        xml.create_element("body").write_inner_content(|xml| {
            let mut next_division = 0;
            let mut next_article = 0;
            self.write_level(
                xml,
                &mut next_division,
                &mut next_article,
                self.text.len(),
                "",
            )
        })?;
        let conclusions: Vec<_> = [self.closing, self.signature]
            .into_iter()
            .flatten()
            .flat_map(|span| self.blocks(span))
            .collect();
        if !conclusions.is_empty() {
            xml.create_element("conclusions")
                .write_inner_content(|xml| {
                    conclusions
                        .iter()
                        .try_for_each(|block| paragraph(xml, block))
                })?;
        }
        if !self.annexes.is_empty() {
            xml.create_element("attachments")
                .write_inner_content(|xml| {
                    for (index, annex) in self.annexes.iter().enumerate() {
                        self.write_annex(xml, annex, index + 1)?;
                    }
                    Ok(())
                })?;
        }
        Ok(())
    }

    fn write_meta(&self, xml: &mut Xml, component: &str) -> io::Result<()> {
        let signed = self
            .treaty
            .as_ref()
            .and_then(|treaty| treaty.signed.as_ref())
            .map_or("", |signed| signed.value.as_str());
        // A day that is known only by its month is the month's first for XML.
        let day = match signed.len() {
            10 => signed.to_owned(),
            7 => format!("{signed}-01"),
            _ => "1000-01-01".to_owned(),
        };
        let id = slug(if self.id.is_empty() {
            "treaty"
        } else {
            &self.id
        });
        let work = format!("/akn/un/act/treaty/{day}/{id}");
        let parties: Vec<_> = self
            .treaty
            .iter()
            .flat_map(|treaty| &treaty.parties)
            .filter_map(|party| self.actors.get(party.index()))
            .collect();
        // Identifiers are unique in the whole file, and every component has a set of its own.
        let prefix = if component == "main" {
            String::new()
        } else {
            format!("{component}__")
        };
        let source = format!("#{prefix}detente");
        let author = format!("#{prefix}parties");
        let role = format!("#{prefix}author");
        xml.create_element("meta").write_inner_content(|xml| {
            xml.create_element("identification")
                .with_attribute(("source", source.as_str()))
                .write_inner_content(|xml| {
                    for (level, uri) in [
                        ("FRBRWork", work.clone()),
                        ("FRBRExpression", format!("{work}/eng@{day}")),
                        ("FRBRManifestation", format!("{work}/eng@{day}.xml")),
                    ] {
                        xml.create_element(level).write_inner_content(|xml| {
                            empty(
                                xml,
                                "FRBRthis",
                                &[("value", &format!("{uri}/!{component}"))],
                            )?;
                            empty(xml, "FRBRuri", &[("value", &uri)])?;
                            empty(xml, "FRBRdate", &[("date", &day), ("name", "signature")])?;
                            empty(xml, "FRBRauthor", &[("href", &author), ("as", &role)])?;
                            match level {
                                "FRBRWork" => empty(xml, "FRBRcountry", &[("value", "un")]),
                                "FRBRExpression" => {
                                    empty(xml, "FRBRlanguage", &[("language", "eng")])
                                }
                                _ => Ok(()),
                            }
                        })?;
                    }
                    Ok(())
                })?;
            xml.create_element("references")
                .with_attribute(("source", source.as_str()))
                .write_inner_content(|xml| {
                    let tool = ("detente", "/akn/ontology/organization/detente", "detente");
                    let all = (
                        "parties",
                        "/akn/ontology/organization/parties",
                        "the Parties",
                    );
                    for (id, href, shown) in [tool, all] {
                        let id = format!("{prefix}{id}");
                        empty(
                            xml,
                            "TLCOrganization",
                            &[("eId", &id), ("href", href), ("showAs", shown)],
                        )?;
                    }
                    for (index, party) in parties.iter().enumerate() {
                        let id = format!("{prefix}party_{}", index + 1);
                        let href = format!("/akn/ontology/organization/{}", slug(&party.name));
                        empty(
                            xml,
                            "TLCOrganization",
                            &[("eId", &id), ("href", &href), ("showAs", &party.name)],
                        )?;
                    }
                    let author = format!("{prefix}author");
                    empty(
                        xml,
                        "TLCRole",
                        &[
                            ("eId", &author),
                            ("href", "/akn/ontology/role/author"),
                            ("showAs", "Author"),
                        ],
                    )
                })?;
            Ok(())
        })?;
        Ok(())
    }

    fn write_preamble(&self, xml: &mut Xml) -> io::Result<()> {
        xml.create_element("preamble").write_inner_content(|xml| {
            for block in self
                .parties_clause
                .into_iter()
                .flat_map(|span| self.blocks(span))
            {
                paragraph(xml, &block)?;
            }
            if !self.recitals.is_empty() {
                xml.create_element("recitals").write_inner_content(|xml| {
                    for (index, recital) in self.recitals.iter().enumerate() {
                        let id = format!("rec_{}", index + 1);
                        xml.create_element("recital")
                            .with_attribute(("eId", id.as_str()))
                            .write_inner_content(|xml| paragraph(xml, &line(self, recital.span)))?;
                    }
                    Ok(())
                })?;
            }
            if let Some(enacting) = self.enacting {
                xml.create_element("formula")
                    .with_attribute(("name", "enacting"))
                    .write_inner_content(|xml| paragraph(xml, &line(self, enacting)))?;
            }
            if self.parties_clause.is_none() && self.recitals.is_empty() && self.enacting.is_none()
            {
                for block in self.preamble.into_iter().flat_map(|span| self.blocks(span)) {
                    paragraph(xml, &block)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    }

    /// Writes divisions and articles up to `end`, each division with what it holds.
    fn write_level(
        &self,
        xml: &mut Xml,
        next_division: &mut usize,
        next_article: &mut usize,
        end: usize,
        prefix: &str,
    ) -> io::Result<()> {
        loop {
            let division = self
                .divisions
                .get(*next_division)
                .filter(|next| next.span.start < end);
            let article = self
                .articles
                .get(*next_article)
                .filter(|next| next.span.start < end);
            match (division, article) {
                (Some(division), article)
                    if article.is_none_or(|article| division.span.start < article.span.start) =>
                {
                    *next_division += 1;
                    self.write_division(xml, division, next_division, next_article, prefix)?;
                }
                (_, Some(article)) => {
                    *next_article += 1;
                    // An article's number may come twice; its id may not.
                    let again = self.articles[..*next_article - 1]
                        .iter()
                        .filter(|earlier| earlier.number == article.number)
                        .count();
                    let mut id = format!("art_{}", slug(&article.number));
                    if again > 0 {
                        id = format!("{id}-{}", again + 1);
                    }
                    self.xml_article(xml, article, &id)?;
                }
                _ => return Ok(()),
            }
        }
    }

    fn write_division(
        &self,
        xml: &mut Xml,
        division: &Division,
        next_division: &mut usize,
        next_article: &mut usize,
        prefix: &str,
    ) -> io::Result<()> {
        let element = match division.kind.as_str() {
            "subsection" => "subchapter",
            "division" => "subpart",
            kind => kind,
        };
        let id = format!(
            "{prefix}{element}_{}-{}",
            slug(&division.number),
            *next_division
        );
        xml.create_element(element)
            .with_attribute(("eId", id.as_str()))
            .write_inner_content(|xml| {
                text_element(
                    xml,
                    "num",
                    &format!("{} {}", division.kind, division.number),
                )?;
                if let Some(heading) = division.heading {
                    text_element(xml, "heading", &line(self, heading))?;
                }
                let before = (*next_division, *next_article);
                self.write_level(
                    xml,
                    next_division,
                    next_article,
                    division.span.end,
                    &format!("{id}__"),
                )?;
                if before == (*next_division, *next_article) {
                    content(xml, "")?;
                }
                Ok(())
            })?;
        Ok(())
    }

    fn xml_article(&self, xml: &mut Xml, article: &Article, id: &str) -> io::Result<()> {
        xml.create_element("article")
            .with_attribute(("eId", id))
            .write_inner_content(|xml| {
                text_element(xml, "num", &format!("Article {}", article.number))?;
                if let Some(heading) = article.heading {
                    text_element(xml, "heading", &line(self, heading))?;
                }
                for (index, inner) in article.paragraphs.iter().enumerate() {
                    self.xml_paragraph(
                        xml,
                        inner,
                        "paragraph",
                        &format!("{id}__para_{}", index + 1),
                    )?;
                }
                if article.paragraphs.is_empty() {
                    content(xml, "")?;
                }
                Ok(())
            })?;
        Ok(())
    }

    fn xml_paragraph(
        &self,
        xml: &mut Xml,
        inner: &Paragraph,
        element: &str,
        id: &str,
    ) -> io::Result<()> {
        let words = line(self, inner.own(&self.text));
        xml.create_element(element)
            .with_attribute(("eId", id))
            .write_inner_content(|xml| {
                if let Some(number) = &inner.number {
                    text_element(xml, "num", number)?;
                }
                if inner.items.is_empty() {
                    return content(xml, &words);
                }
                xml.create_element("intro")
                    .write_inner_content(|xml| paragraph(xml, &words))?;
                for (index, item) in inner.items.iter().enumerate() {
                    self.xml_paragraph(xml, item, "point", &format!("{id}__point_{}", index + 1))?;
                }
                Ok(())
            })?;
        Ok(())
    }

    fn write_annex(&self, xml: &mut Xml, annex: &Annex, index: usize) -> io::Result<()> {
        let id = format!("att_{index}");
        xml.create_element("attachment")
            .with_attribute(("eId", id.as_str()))
            .write_inner_content(|xml| {
                let number = annex.number.as_deref().unwrap_or_default();
                let heading = annex
                    .heading
                    .map(|span| line(self, span))
                    .unwrap_or_default();
                let words = format!("{} {number} {heading}", annex.kind);
                text_element(xml, "heading", words.trim())?;
                xml.create_element("doc")
                    .with_attribute(("name", annex.kind.as_str()))
                    .write_inner_content(|xml| {
                        self.write_meta(xml, &id)?;
                        xml.create_element("mainBody").write_inner_content(|xml| {
                            let from = annex
                                .heading
                                .map_or(annex.span.start, |heading| heading.end);
                            let until = annex
                                .articles
                                .first()
                                .map_or(annex.span.end, |first| first.span.start);
                            let blocks = self.blocks(Span::new(from, until.max(from)));
                            for block in &blocks {
                                paragraph(xml, block)?;
                            }
                            if blocks.is_empty() && annex.articles.is_empty() {
                                paragraph(xml, "")?;
                            }
                            for (index, article) in annex.articles.iter().enumerate() {
                                self.xml_article(
                                    xml,
                                    article,
                                    &format!("{id}__art_{}", index + 1),
                                )?;
                            }
                            Ok(())
                        })?;
                        Ok(())
                    })?;
                Ok(())
            })?;
        Ok(())
    }

    /// The blocks of a stretch between empty lines, each on one line.
    fn blocks(&self, span: Span) -> Vec<String> {
        span.of(&self.text)
            .split("\n\n")
            .map(|block| one_line(block).into_owned())
            .filter(|block| !block.is_empty())
            .collect()
    }
}

fn empty(xml: &mut Xml, element: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element(element)
        .with_attributes(attributes.iter().map(|&(name, value)| (name, value)))
        .write_empty()?;
    Ok(())
}

fn text_element(xml: &mut Xml, element: &str, words: &str) -> io::Result<()> {
    xml.create_element(element)
        .write_text_content(BytesText::new(&clean(words)))?;
    Ok(())
}

fn paragraph(xml: &mut Xml, words: &str) -> io::Result<()> {
    text_element(xml, "p", words)
}

fn content(xml: &mut Xml, words: &str) -> io::Result<()> {
    xml.create_element("content")
        .write_inner_content(|xml| paragraph(xml, words))?;
    Ok(())
}

/// The words without characters that XML 1.0 cannot hold.
fn clean(words: &str) -> String {
    words
        .chars()
        .filter(|&letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Small letters, digits and hyphens, as identifiers of Akoma Ntoso are made.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in words.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "x".to_owned()
    } else {
        slug.to_owned()
    }
}
