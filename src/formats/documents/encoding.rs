//! From bytes to text: byte order mark, declaration, UTF-8, and only then a guess.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use super::source::Input;
use super::{Context, options::ReadOptions};
use crate::{Error, ErrorKind};

/// The encoding of some bytes and the length of the byte order mark before them.
struct Choice {
    encoding: &'static Encoding,
    mark: usize,
    is_guess: bool,
}

/// Decides by the first bytes; `in_file` is what the file itself declares.
fn choose(
    head: &[u8],
    is_whole: bool,
    options: &ReadOptions,
    in_file: Option<&'static Encoding>,
) -> Choice {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return Choice {
            encoding,
            mark,
            is_guess: false,
        };
    }
    let declared = options.encoding.or(in_file);
    let guessed = match declared {
        None if !is_mostly_utf8(head, is_whole) => guess(head, is_whole),
        _ => None,
    };
    Choice {
        encoding: declared.or(guessed).unwrap_or(UTF_8),
        mark: 0,
        is_guess: guessed.is_some(),
    }
}

/// Whether at least as many characters beyond ASCII are well-formed as are not: a text with a few broken bytes is better
/// refused with their place than read in an encoding that spoils every other character.
fn is_mostly_utf8(bytes: &[u8], is_whole: bool) -> bool {
    let (mut well_formed, mut broken) = (0_usize, 0_usize);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        well_formed += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // A head may end inside a character.
        let is_cut = !is_whole && chunks.peek().is_none();
        broken += usize::from(!(chunk.invalid().is_empty() || is_cut));
    }
    broken <= well_formed
}

/// The encoding that the bytes look like, unless they look like no text.
fn guess(head: &[u8], is_whole: bool) -> Option<&'static Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, is_whole);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let mut text = String::new();
    Strict::new(encoding).push(head, &mut text, is_whole).ok()?;
    let is_text = !text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    is_text.then_some(encoding)
}

/// The whole text of a file.
pub(super) fn decode(
    mut bytes: Vec<u8>,
    context: &Context,
    in_file: Option<&'static Encoding>,
) -> Result<String, Error> {
    let choice = choose(&bytes, true, &context.options, in_file);
    context.note_encoding(&choice);
    if choice.encoding == UTF_8 {
        bytes.drain(..choice.mark);
        return String::from_utf8(bytes).map_err(|cause| {
            let at = cause.utf8_error().valid_up_to();
            let bytes = cause.as_bytes();
            not_utf8(bytes.get(at).copied(), at as u64)
                .with_origin(&context.name)
                .with_line(line_at(bytes, at))
        });
    }
    let mut text = String::new();
    let body = bytes.get(choice.mark..).unwrap_or_default();
    Strict::new(choice.encoding)
        .push(body, &mut text, true)
        .map_err(|at| {
            malformed(choice.encoding, at)
                .with_origin(&context.name)
                .with_line(text.matches('\n').count() as u64 + 1)
        })?;
    Ok(text)
}

/// The text of a file as a stream of UTF-8; where the file is UTF-8 already, its bytes are passed on unchecked.
pub(super) fn stream(input: Input, context: &Context) -> Box<dyn BufRead + Send> {
    let choice = choose(&input.head, input.is_whole(), &context.options, None);
    context.note_encoding(&choice);
    let mut bytes = input.into_read();
    let mut mark = vec![0; choice.mark];
    // The mark was seen in the head, so it can be read.
    let _ = bytes.read_exact(&mut mark);
    if choice.encoding == UTF_8 {
        return Box::new(BufReader::with_capacity(1 << 16, bytes));
    }
    Box::new(BufReader::new(Transcoder {
        inner: bytes,
        strict: Strict::new(choice.encoding),
        ready: Cursor::default(),
        is_done: false,
    }))
}

impl Context {
    fn note_encoding(&self, choice: &Choice) {
        if choice.is_guess {
            let name = choice.encoding.name();
            self.watch.note(
                &self.name,
                format!("the bytes are not UTF-8 and declare no encoding; read as {name}, which is a guess"),
            );
        }
    }
}

pub(super) fn not_utf8(byte: Option<u8>, at: u64) -> Error {
    let message = match byte {
        Some(byte) => format!(
            "byte 0x{byte:02X} at offset {at} is not UTF-8; expected UTF-8 or a declared encoding"
        ),
        None => {
            format!("the bytes at offset {at} are not UTF-8; expected UTF-8 or a declared encoding")
        }
    };
    Error::new(ErrorKind::Encoding, message)
}

fn malformed(encoding: &'static Encoding, at: u64) -> Error {
    let message = format!("the bytes before offset {at} are not {}", encoding.name());
    Error::new(ErrorKind::Encoding, message)
}

fn line_at(bytes: &[u8], at: usize) -> u64 {
    bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() as u64 + 1
}

/// A decoder that stops at the first bytes that are not of its encoding.
struct Strict {
    decoder: Decoder,
    encoding: &'static Encoding,
    read: u64,
}

impl Strict {
    fn new(encoding: &'static Encoding) -> Self {
        Self {
            decoder: encoding.new_decoder_without_bom_handling(),
            encoding,
            read: 0,
        }
    }

    /// Appends the text of `bytes`, or gives the offset behind the first malformed ones.
    fn push(&mut self, mut bytes: &[u8], text: &mut String, is_last: bool) -> Result<(), u64> {
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(bytes.len())
                .unwrap_or(bytes.len());
            text.reserve(room.max(16));
            let (result, read) = self
                .decoder
                .decode_to_string_without_replacement(bytes, text, is_last);
            self.read += read as u64;
            bytes = bytes.get(read..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => return Err(self.read),
            }
        }
    }
}

/// Reads bytes of another encoding as UTF-8.
struct Transcoder<R> {
    inner: R,
    strict: Strict,
    ready: Cursor<Vec<u8>>,
    is_done: bool,
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.ready.read(buffer)?;
            if count > 0 || self.is_done || buffer.is_empty() {
                return Ok(count);
            }
            let mut chunk = Vec::new();
            self.inner.by_ref().take(1 << 16).read_to_end(&mut chunk)?;
            self.is_done = chunk.is_empty();
            let mut text = String::new();
            self.strict
                .push(&chunk, &mut text, self.is_done)
                .map_err(|at| io::Error::other(malformed(self.strict.encoding, at)))?;
            self.ready = Cursor::new(text.into_bytes());
        }
    }
}
