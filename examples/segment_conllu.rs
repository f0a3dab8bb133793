//! Reads raw text from standard input and writes its sentences and words as CoNLL-U, without annotation.
//!
//! `cargo run --release --example segment_conllu < text.txt > words.conllu`

use std::io::{self, BufWriter, Read, Write};

use detente::text::segment;

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let segments = segment(&text, None);
    let mut out = BufWriter::new(io::stdout().lock());
    for index in 0..segments.sentences.len() {
        let words = segments.words_of(index);
        for (at, word) in words.iter().enumerate() {
            let id = at + 1;
            let further = words[id..]
                .iter()
                .take_while(|next| next.joins_previous)
                .count();
            if !word.joins_previous && further > 0 {
                let whole = word.span.cover(words[at + further].span);
                writeln!(
                    out,
                    "{id}-{}\t{}{}",
                    id + further,
                    whole.of(&text),
                    "\t_".repeat(8)
                )?;
            }
            let head = usize::from(id > 1);
            let relation = if id > 1 { "dep" } else { "root" };
            writeln!(
                out,
                "{id}\t{}\t_\t_\t_\t_\t{head}\t{relation}\t_\t_",
                word.span.of(&text)
            )?;
        }
        writeln!(out)?;
    }
    out.flush()
}
