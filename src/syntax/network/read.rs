//! Reads a network from the sections of a model file.

use super::layer::{Linear, fixed};
use super::recurrence::Direction;
use super::{BUCKETS, Config, Network, ONE_HEAD};
use crate::syntax::kernel::Level;
use crate::syntax::model::{ModelFile, Table};
use crate::{Error, ErrorKind};

impl Network {
    pub(in crate::syntax) fn read(
        file: ModelFile,
        counts: [usize; 3],
        deprels: &[String],
    ) -> Result<Self, Error> {
        let broken = |message: String| Error::new(ErrorKind::Model, message).with_origin("model");
        let numbers: Vec<usize> = file
            .numbers("config")?
            .iter()
            .map(|&n| n as usize)
            .collect();
        let &[
            words,
            affixes,
            word,
            affix,
            hidden,
            layers,
            arc,
            label,
            tag,
            entity,
            triples,
        ] = &numbers[..]
        else {
            return Err(broken(format!(
                "config has {} numbers, expected 11",
                numbers.len()
            )));
        };
        let config = Config {
            word,
            affix,
            hidden,
            arc,
            label,
            tag,
            entity,
        };
        let is_sound = [word, affix, hidden, arc, label, tag, entity]
            .iter()
            .all(|size| size % 2 == 0 && (2..=512).contains(size))
            && hidden % 16 == 0
            && (1..=8).contains(&layers)
            && words <= 1 << 16
            && affixes <= 1 << 16;
        if !is_sound {
            return Err(broken(format!(
                "config {numbers:?} has a size out of bounds"
            )));
        }
        let both = 2 * hidden;
        let mut encoder = Vec::new();
        for layer in 0..layers {
            let rows = if layer == 0 { 3 * (word + affix) } else { both };
            let gates = if layer == 0 { 4 } else { 3 };
            let parts = if layer == 0 { 3 } else { 1 };
            let name = format!("layer{layer}");
            let recurrent = file.floats(&format!("{name}.v"), 2 * both)?;
            let direction = |d: usize| -> Result<Direction, Error> {
                let range = d * gates * hidden..(d + 1) * gates * hidden;
                Ok(Direction {
                    gates: Linear::read_parts(&file, &name, rows, gates * both, range, parts)?,
                    forget: recurrent[d * hidden..(d + 1) * hidden].to_vec(),
                    reset: recurrent[both + d * hidden..both + (d + 1) * hidden].to_vec(),
                })
            };
            encoder.push([direction(0)?, direction(1)?]);
        }
        let table = |name: &str, rows: usize| -> Result<Table, Error> {
            let table = Table::read(&file, name)?;
            match table.largest() {
                Some(largest) if usize::from(largest) >= rows => Err(broken(format!(
                    "table \"{name}\" names row {largest} of {rows}"
                ))),
                _ => Ok(table),
            }
        };
        let list = file.sized("triples", triples * 6)?;
        let triples: Vec<[u16; 3]> = list
            .as_chunks::<6>()
            .0
            .iter()
            .map(|&[a, b, c, d, e, f]| [[a, b], [c, d], [e, f]].map(u16::from_le_bytes))
            .collect();
        let fits = |triple: &[u16; 3]| {
            triple
                .iter()
                .zip(&counts)
                .all(|(&n, &count)| usize::from(n) < count)
        };
        if triples.is_empty() || !triples.is_sorted() || !triples.iter().all(fits) {
            return Err(broken("triples name tags that are not listed".to_string()));
        }
        let root_deprel = deprels.iter().position(|name| name == "root");
        Ok(Self {
            level: Level::detect(),
            words: table("words", words)?,
            affixes: table("affixes", affixes)?,
            gazetteer: Table::read(&file, "gazetteer")?,
            word_rows: file.place("words.e", words * word)?,
            affix_rows: file.place("affixes.e", affixes * affix)?,
            layers: encoder,
            heads: Linear::read(&file, "heads", both, 2 * arc + 2 * label + tag + entity)?,
            dependent: Linear::read(&file, "arc", arc, arc + BUCKETS)?,
            head_distance: Linear::read(&file, "arc.d", arc, BUCKETS)?,
            root_arc: file
                .floats("root.arc", arc)?
                .iter()
                .map(|&x| fixed((x * ONE_HEAD).clamp(-4095.0, 4095.0)))
                .collect(),
            root_label: file.floats("root.label", label)?,
            label_distance: file.floats("label.d", (BUCKETS + 1) * label)?,
            labels: Linear::read(&file, "label", label, deprels.len())?,
            tags: Linear::read(&file, "tag", tag, counts.iter().sum())?,
            entities: Linear::read(&file, "entity", entity, 7)?,
            triples,
            counts,
            root_deprel: root_deprel.ok_or_else(|| broken("deprels lack root".to_string()))?,
            config,
            file,
        })
    }
}
