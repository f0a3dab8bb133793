//! Cuts an XML file into records and reads one record at a time.
//!
//! The file is searched for the tags of the records only, and each record is parsed for itself: one that is not well
//! formed costs itself only, and no more than one is in memory. No document type declaration is read, so no entity but
//! XML's own five is known, and none is expanded.

use std::io::{self, Read};

use memchr::memmem;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::words::said;

/// The largest record, 16 MiB.
pub(super) const MAX_RECORD_BYTES: usize = 16 << 20;

/// How deep elements may lie within a record.
pub(super) const MAX_DEPTH: usize = 64;

const CHUNK: usize = 1 << 18;

/// A piece of the file.
pub(super) struct Piece<'b> {
    /// The local name of its element.
    pub(super) name: &'b str,
    pub(super) bytes: &'b [u8],
    pub(super) line: u64,
    pub(super) start: u64,
    pub(super) end: u64,
    /// Why it is not whole.
    pub(super) fault: Option<&'static str>,
}

/// Finds records in a stream.
pub(super) struct Splitter<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Where reading goes on in the buffer.
    at: usize,
    /// The offset of the buffer's first byte.
    base: u64,
    /// The line of the byte at `counted`.
    line: u64,
    counted: usize,
    is_end: bool,
    root: Option<Vec<u8>>,
    is_closed: bool,
    records: &'static [&'static str],
}

const TOO_LARGE: &str = "the record is larger than 16 MiB";
const NO_END: &str = "the record has no end";

impl<R: Read> Splitter<R> {
    /// Pieces are the root's start tag, and whole elements of these names.
    pub(super) fn new(reader: R, records: &'static [&'static str]) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            at: 0,
            base: 0,
            line: 1,
            counted: 0,
            is_end: false,
            root: None,
            is_closed: false,
            records,
        }
    }

    /// Whether the root's end tag was there; asked after the last piece.
    pub(super) fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Reads more; false at the end.
    fn fill(&mut self) -> io::Result<bool> {
        if self.is_end {
            return Ok(false);
        }
        let length = self.buffer.len();
        self.buffer.resize(length + CHUNK, 0);
        let read = loop {
            match self.reader.read(&mut self.buffer[length..]) {
                Err(cause) if cause.kind() == io::ErrorKind::Interrupted => {}
                result => break result,
            }
        };
        let count = *read.as_ref().unwrap_or(&0);
        self.buffer.truncate(length + count);
        self.is_end = read? == 0;
        Ok(count > 0)
    }

    /// Forgets the bytes before `at`.
    fn forget(&mut self) {
        self.count_lines(self.at);
        self.buffer.drain(..self.at);
        self.base += self.at as u64;
        self.at = 0;
        self.counted = 0;
    }

    fn count_lines(&mut self, to: usize) {
        let passed = self.buffer.get(self.counted..to).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.counted = to;
    }

    /// The place of this sign at or after `from`, reading on as needed.
    fn find(&mut self, sign: &[u8], from: usize) -> io::Result<Option<usize>> {
        let mut from = from;
        loop {
            let rest = self.buffer.get(from..).unwrap_or_default();
            if let Some(found) = memmem::find(rest, sign) {
                return Ok(Some(from + found));
            }
            from = self.buffer.len().saturating_sub(sign.len() - 1).max(from);
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// Skips to behind this sign, however far it is; false at the end of the file.
    fn skip_past(&mut self, sign: &[u8]) -> io::Result<bool> {
        loop {
            let rest = &self.buffer[self.at..];
            if let Some(found) = memmem::find(rest, sign) {
                self.at += found + sign.len();
                return Ok(true);
            }
            self.at = self
                .buffer
                .len()
                .saturating_sub(sign.len() - 1)
                .max(self.at);
            self.forget();
            if !self.fill()? {
                self.at = self.buffer.len();
                return Ok(false);
            }
        }
    }

    /// The place behind the `>` of the tag that begins at `from`; none where it has none.
    fn tag_end(&mut self, from: usize) -> io::Result<Option<usize>> {
        let (mut at, mut quote) = (from, 0u8);
        loop {
            while let Some(&byte) = self.buffer.get(at) {
                at += 1;
                match byte {
                    b'>' if quote == 0 => return Ok(Some(at)),
                    b'"' | b'\'' if quote == 0 => quote = byte,
                    _ if byte == quote => quote = 0,
                    _ => {}
                }
                if at - from > MAX_RECORD_BYTES {
                    return Ok(None);
                }
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece<'_>>> {
        if self.at > 4 * CHUNK {
            self.forget();
        }
        loop {
            let found = loop {
                let rest = &self.buffer[self.at..];
                if let Some(found) = memchr::memchr(b'<', rest) {
                    break self.at + found;
                }
                self.at = self.buffer.len();
                self.forget();
                if !self.fill()? {
                    return Ok(None);
                }
            };
            self.at = found;
            while self.buffer.len() < self.at + 9 && self.fill()? {}
            let rest = &self.buffer[self.at..];
            let passed = if rest.starts_with(b"<!--") {
                self.skip_past(b"-->")?
            } else if rest.starts_with(b"<![CDATA[") {
                self.skip_past(b"]]>")?
            } else if rest.starts_with(b"<!DOCTYPE") {
                self.skip_declaration()?
            } else if rest.starts_with(b"<?") {
                self.skip_past(b"?>")?
            } else if rest.starts_with(b"</") {
                let root = self.root.as_deref().unwrap_or_default();
                let is_root = rest[2..].starts_with(root) && is_name_end(rest.get(2 + root.len()));
                // The name may not be in memory as a whole.
                if is_root || rest.len() < 2 + root.len() {
                    let end = self.tag_end(self.at)?;
                    let tag = &self.buffer[self.at..end.unwrap_or(self.buffer.len())];
                    let root = self.root.as_deref().unwrap_or_default();
                    self.is_closed |= end.is_some()
                        && tag[2..].starts_with(root)
                        && is_name_end(tag.get(2 + root.len()));
                }
                self.skip_past(b">")?
            } else {
                if self.at > 4 * CHUNK {
                    self.forget();
                }
                match self.start_tag()? {
                    Found::Nothing => true,
                    Found::End => false,
                    Found::Piece(name, length, fault) => {
                        return Ok(Some(self.piece(name, length, fault)));
                    }
                }
            };
            if !passed {
                return Ok(None);
            }
        }
    }

    /// A document type declaration: its entities stay unknown.
    fn skip_declaration(&mut self) -> io::Result<bool> {
        let end = self.find(b">", self.at)?;
        let open = memchr::memchr(
            b'[',
            &self.buffer[self.at..end.unwrap_or(self.buffer.len())],
        );
        if open.is_none() {
            return self.skip_past(b">");
        }
        Ok(self.skip_past(b"]")? && self.skip_past(b">")?)
    }

    fn start_tag(&mut self) -> io::Result<Found> {
        let Some(tag_end) = self.tag_end(self.at)? else {
            let is_end = self.is_end;
            self.at += 1;
            return Ok(if is_end { Found::End } else { Found::Nothing });
        };
        let tag = &self.buffer[self.at..tag_end];
        let name_end = tag
            .iter()
            .skip(1)
            .position(|&byte| is_name_end(Some(&byte)));
        let qualified = &tag[1..name_end.map_or(tag.len(), |end| end + 1)];
        let local = qualified
            .rsplit(|&byte| byte == b':')
            .next()
            .unwrap_or(qualified);
        let is_empty = tag.ends_with(b"/>");
        if self.root.is_none() {
            self.root = Some(qualified.to_vec());
            self.is_closed = is_empty;
            return Ok(Found::Piece(ROOT, tag_end - self.at, None));
        }
        let Some(&name) = self.records.iter().find(|name| name.as_bytes() == local) else {
            self.at = tag_end;
            return Ok(Found::Nothing);
        };
        if is_empty {
            return Ok(Found::Piece(name, tag_end - self.at, None));
        }
        let qualified = qualified.to_vec();
        self.record_end(name, &qualified, tag_end)
    }

    /// Looks for the end tag of the record; another start tag of its name means that it has none.
    fn record_end(
        &mut self,
        name: &'static str,
        qualified: &[u8],
        from: usize,
    ) -> io::Result<Found> {
        let mut from = from;
        loop {
            let Some(found) = self.find_within(qualified, from)? else {
                let length = self.buffer.len() - self.at;
                if length > MAX_RECORD_BYTES {
                    return Ok(Found::Piece(name, length, Some(TOO_LARGE)));
                }
                return Ok(Found::Piece(name, length, Some(NO_END)));
            };
            from = found + qualified.len();
            while self.buffer.len() <= from && self.fill()? {}
            if !is_name_end(self.buffer.get(from)) {
                continue;
            }
            let before = &self.buffer[self.at..found];
            if before.ends_with(b"</") {
                let end = self.tag_end(found)?.unwrap_or(self.buffer.len());
                let length = end - self.at;
                let fault = (length > MAX_RECORD_BYTES).then_some(TOO_LARGE);
                return Ok(Found::Piece(name, length, fault));
            }
            if before.ends_with(b"<") {
                return Ok(Found::Piece(name, found - 1 - self.at, Some(NO_END)));
            }
        }
    }

    /// As `find`, but no further than a record may reach.
    fn find_within(&mut self, sign: &[u8], from: usize) -> io::Result<Option<usize>> {
        let mut from = from;
        loop {
            let rest = self.buffer.get(from..).unwrap_or_default();
            if let Some(found) = memmem::find(rest, sign) {
                return Ok(Some(from + found));
            }
            from = self.buffer.len().saturating_sub(sign.len() - 1).max(from);
            if self.buffer.len() - self.at > MAX_RECORD_BYTES || !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn piece(
        &mut self,
        name: &'static str,
        length: usize,
        fault: Option<&'static str>,
    ) -> Piece<'_> {
        let (start, end) = (self.at, self.at + length);
        self.count_lines(start);
        self.at = end;
        Piece {
            name,
            bytes: &self.buffer[start..end],
            line: self.line,
            start: self.base + start as u64,
            end: self.base + end as u64,
            fault,
        }
    }
}

/// What the root's start tag is called as a piece.
pub(super) const ROOT: &str = "";

enum Found {
    Nothing,
    End,
    Piece(&'static str, usize, Option<&'static str>),
}

fn is_name_end(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

/// An element with everything in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// Its local name.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    pub(super) children: Vec<Node>,
}

impl Node {
    /// Parses one record.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = str::from_utf8(bytes).map_err(|cause| {
            let place = cause.valid_up_to();
            format!("byte {place} of the record is no UTF-8")
        })?;
        let mut reader = quick_xml::Reader::from_str(text);
        let mut stack: Vec<Self> = Vec::new();
        let add = |stack: &mut Vec<Self>, words: &str| {
            if let Some(node) = stack.last_mut() {
                node.text.push_str(words);
            }
        };
        loop {
            let event = reader.read_event().map_err(|cause| cause.to_string())?;
            let done = match event {
                Event::Start(start) => {
                    if stack.len() >= MAX_DEPTH {
                        return Err(format!("elements lie more than {MAX_DEPTH} deep"));
                    }
                    stack.push(Self::of(&start)?);
                    None
                }
                Event::Empty(start) => Some(Self::of(&start)?),
                Event::End(_) => stack.pop(),
                Event::Text(words) => {
                    add(&mut stack, &words);
                    None
                }
                Event::CData(words) => {
                    add(&mut stack, &words);
                    None
                }
                Event::GeneralRef(reference) => {
                    let sign = reference
                        .resolve_char_ref()
                        .map_err(|cause| cause.to_string())?;
                    let name = reference.into_inner();
                    match sign {
                        Some(sign) => add(&mut stack, sign.encode_utf8(&mut [0; 4])),
                        None => match quick_xml::escape::resolve_predefined_entity(&name) {
                            Some(words) => add(&mut stack, words),
                            None => {
                                return Err(format!(
                                    "entity \"{name}\" is not one of XML's own; no other is expanded"
                                ));
                            }
                        },
                    }
                    None
                }
                Event::Eof => return Err(NO_END.to_owned()),
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => None,
            };
            if let Some(node) = done {
                match stack.last_mut() {
                    Some(parent) => parent.children.push(node),
                    None => return Ok(node),
                }
            }
        }
    }

    /// Parses a start tag without what it holds.
    pub(super) fn tag(bytes: &[u8]) -> Result<Self, String> {
        let text = str::from_utf8(bytes).map_err(|_| "the first tag is no UTF-8".to_owned())?;
        match quick_xml::Reader::from_str(text).read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => Self::of(&start),
            Ok(_) => Err("expected a start tag".to_owned()),
            Err(cause) => Err(cause.to_string()),
        }
    }

    fn of(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|cause| cause.to_string())?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|cause| cause.to_string())?;
            let name = attribute.key.local_name().into_inner().to_owned();
            attributes.push((name, value.into_owned()));
        }
        Ok(Self {
            name: start.local_name().into_inner().to_owned(),
            attributes,
            text: String::new(),
            children: Vec::new(),
        })
    }

    /// What an attribute says, if it says anything.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        said(value)
    }

    /// What the element itself says.
    pub(super) fn words(&self) -> Option<&str> {
        said(&self.text)
    }

    /// What its first child of this name says.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let mut named = self.children.iter().filter(|child| child.name == name);
        named.find_map(Self::words)
    }

    /// Its children of this name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The grandchildren of these names.
    pub(super) fn within<'n>(
        &'n self,
        outer: &'n str,
        inner: &'n str,
    ) -> impl Iterator<Item = &'n Self> {
        self.all(outer).flat_map(move |child| child.all(inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, lines and faults of the pieces, read in small steps.
    fn pieces(text: &str, step: usize) -> (Vec<String>, bool) {
        struct Steps<'t>(&'t [u8], usize);
        impl Read for Steps<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let count = self.1.min(buffer.len()).min(self.0.len());
                buffer[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }
        let mut splitter = Splitter::new(Steps(text.as_bytes(), step), &["r", "head"]);
        let mut found = Vec::new();
        while let Some(piece) = splitter.next().unwrap() {
            let bytes = String::from_utf8_lossy(piece.bytes);
            assert_eq!(
                &text[piece.start as usize..piece.end as usize],
                bytes,
                "the offsets are those of the file"
            );
            found.push(format!(
                "{}:{} {bytes}{}",
                piece.line,
                piece.name,
                piece.fault.map_or("", |_| " !")
            ));
        }
        (found, splitter.is_closed())
    }

    #[test]
    fn cuts_out_records_whatever_the_buffer_holds() {
        let text = "<?xml version=\"1.0\"?>\n<!-- <r>no</r> -->\n<x:root a=\">\">\n<head>h</head><x:r a='1'>one<rest>\n</rest></x:r >\n<r/></x:root>\n";
        for step in [1, 2, 7, 1000] {
            let (found, is_closed) = pieces(text, step);
            assert!(is_closed);
            assert_eq!(
                found,
                [
                    "3: <x:root a=\">\">",
                    "4:head <head>h</head>",
                    "4:r <x:r a='1'>one<rest>\n</rest></x:r >",
                    "6:r <r/>"
                ]
            );
        }
    }

    #[test]
    fn a_record_without_end_costs_itself_only() {
        let (found, is_closed) = pieces("<a><r>one<r>two</r><r>three", 3);
        assert_eq!(
            found,
            ["1: <a>", "1:r <r>one !", "1:r <r>two</r>", "1:r <r>three !"]
        );
        assert!(!is_closed);
    }

    #[test]
    fn a_record_too_large_is_passed_over() {
        let text = format!(
            "<a><r>{}</r><r>two</r></a>",
            "x".repeat(MAX_RECORD_BYTES + 9)
        );
        let mut splitter = Splitter::new(text.as_bytes(), &["r"]);
        let mut faults = Vec::new();
        let mut most = 0;
        while let Some(piece) = splitter.next().unwrap() {
            faults.push(piece.fault);
            most = most.max(piece.bytes.len());
        }
        assert_eq!(faults, [None, Some(TOO_LARGE), None]);
        assert!(most < MAX_RECORD_BYTES + 3 * CHUNK);
    }

    #[test]
    fn knows_no_entities_but_its_own() {
        let (found, _) = pieces(
            "<!DOCTYPE a [<!ENTITY b \"<r>x</r>\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><a><r>&c;</r></a>",
            5,
        );
        assert_eq!(found, ["1: <a>", "1:r <r>&c;</r>"]);
        assert!(Node::parse(b"<r>&c;</r>").unwrap_err().contains("\"c\""));
        assert!(Node::parse(b"<r a=\"&c;\"/>").is_err());
        assert_eq!(
            Node::parse(b"<r>a &amp;&#x20AC;</r>").unwrap().words(),
            Some("a &\u{20ac}")
        );
    }

    #[test]
    fn refuses_what_lies_too_deep() {
        let deep = "<r>".repeat(100_000);
        assert!(Node::parse(deep.as_bytes()).unwrap_err().contains("deep"));
    }

    #[test]
    fn finds_children() {
        let node = Node::parse(b"<r><a><b>1</b><b> </b></a><n:b x='2'/><c>-0- </c></r>").unwrap();
        let inner: Vec<_> = node.within("a", "b").map(Node::words).collect();
        assert_eq!(inner, [Some("1"), None]);
        assert_eq!(node.all("b").next().unwrap().attribute("x"), Some("2"));
        assert_eq!(node.text("c"), None);
    }
}
