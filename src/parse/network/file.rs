//! The model file → the network. `training/model_file.py` writes it, and its text says what stands where.
//!
//! Promises: whatever the bytes, an error that says what is wrong, or a network whose parts fit together. Never: numbers
//! so large that the network's arithmetic leaves the finite ones.

use super::Network;
use super::heads::{Heads, Pair, Sections};
use super::names::{Chain, Names, Tag};
use super::table::{Table, Vocabulary};
use super::words::Feature;
use crate::lang::resource::{Cursor, Seal};
use crate::model::{Dependency, Features, ReadError, Upos};
use crate::parse::conllu;
use frise_arithmetic::{DIRECTIONS, GATES, Layer, MOST_COLUMNS, Matrix, Rows, STATE_SCALE, Scale, padded};

pub(super) const SEAL: Seal = Seal { name: "the parser's model", magic: *b"FRPM", version: 5 };

/// No scale is larger: then no product of numbers overflows.
const LARGEST_SCALE: f32 = 1e3;
const SMALLEST_SCALE: f32 = 1e-20;

/// Reads a network from its file.
pub(super) fn read(file: &[u8]) -> Result<Network, ReadError> {
    let mut reader = Reader { cursor: Cursor::new(SEAL, SEAL.open(file)?) };
    let upos = reader.labels("part of speech", Upos::from_name)?;
    let features = reader.labels("set of features", features)?;
    let relations = reader.labels("relation", Dependency::from_name)?;
    let tags = reader.labels("tag of names", Tag::from_name)?;
    let mut allowed = Vec::new();
    for _ in &upos {
        let row: Vec<bool> = reader.cursor.take(features.len())?.iter().map(|&byte| byte != 0).collect();
        ensure(row.contains(&true), "a part of speech goes with no set of features")?;
        allowed.push(row);
    }
    ensure(!upos.is_empty() && relations.iter().any(|&relation| relation != Dependency::Root), "labels are missing")?;
    let mut tables = Vec::new();
    for _ in 0..reader.cursor.number()? {
        tables.push(reader.table()?);
    }
    let width: usize = tables.iter().map(|table| table.width).sum();
    ensure((1..=MOST_COLUMNS).contains(&width), "the tables are too wide or none")?;
    let root = reader.matrix(Some(1), width)?;
    let mut root: Vec<f32> = root.whole.iter().map(|&whole| f32::from(whole as i8) * root.scales[0]).collect();
    root.resize(padded(width), 0.0);
    let inputs = width;
    let mut layers: Vec<Layer> = Vec::new();
    for _ in 0..reader.cursor.number()? {
        let width = layers.last().map_or(width, Layer::width);
        layers.push(reader.layer(width)?);
    }
    let width = layers.last().ok_or_else(|| malformed("it has no layer"))?.width();
    let heads = reader.heads(width, [upos.len(), features.len()], relations.len())?;
    let names = if tags.is_empty() { None } else { Some(reader.names(tags, inputs, &mut layers[0])?) };
    ensure(reader.cursor.rest().is_empty(), "it goes on behind its end")?;
    Ok(Network { upos, features, allowed, relations, names, tables, root, layers, heads })
}

fn malformed(message: &str) -> ReadError {
    SEAL.error(&format!("malformed: {message}"))
}

fn ensure(holds: bool, message: &str) -> Result<(), ReadError> {
    if holds { Ok(()) } else { Err(malformed(message)) }
}

/// The features of a column of CoNLL-U, all of which the model must know.
fn features(column: &str) -> Option<Features> {
    let features = conllu::read_features(column);
    (conllu::features(features) == column).then_some(features)
}

struct Reader<'a> {
    cursor: Cursor<'a>,
}

impl<'a> Reader<'a> {
    fn labels<T>(&mut self, what: &str, label: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ReadError> {
        let (count, text) = (self.cursor.number()? as usize, self.cursor.text()?);
        let names: Vec<&str> = if count == 0 { Vec::new() } else { text.split('\n').collect() };
        ensure(names.len() == count, "a list of labels is cut")?;
        let label = |name: &str| label(name).ok_or_else(|| malformed(&format!("{name:?} is no {what}")));
        names.into_iter().map(label).collect()
    }

    fn scale(&mut self) -> Result<f32, ReadError> {
        let bytes = self.cursor.take(4)?;
        checked(f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn table(&mut self) -> Result<Table, ReadError> {
        let name = self.cursor.text()?;
        let feature = Feature::from_name(name)
            .ok_or_else(|| malformed(&format!("it looks at {name:?} of words, which is unknown")))?;
        let (count, text) = (self.cursor.number()? as usize, self.cursor.text()?);
        let vocabulary = Vocabulary::new(text, count)
            .ok_or_else(|| malformed(&format!("the strings of {name:?} are not in order")))?;
        let rows = self.any_matrix()?;
        ensure(rows.scales.len() == vocabulary.len() + 1, "a table has not one row a string")?;
        let whole = rows.whole.iter().map(|&whole| whole as i8).collect();
        Ok(Table { feature, vocabulary, width: rows.columns, rows: whole, scales: rows.scales })
    }

    fn any_matrix(&mut self) -> Result<Rows<'a>, ReadError> {
        let (rows, columns) = (self.cursor.number()? as usize, self.cursor.number()? as usize);
        ensure(rows > 0 && (1..=MOST_COLUMNS).contains(&columns), "a matrix is empty or too wide")?;
        let known: Vec<f32> = self
            .cursor
            .block()?
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| checked(f32::from_le_bytes(bytes)))
            .collect::<Result<_, _>>()?;
        let scale = |&place: &u8| known.get(usize::from(place)).copied().ok_or_else(|| malformed("a row has no scale"));
        let scales = self.cursor.take(rows)?.iter().map(scale).collect::<Result<_, _>>()?;
        let size = rows.checked_mul(columns).ok_or_else(|| malformed("a matrix is too large"))?;
        Ok(Rows { columns, whole: self.cursor.take(size)?, scales })
    }

    fn matrix(&mut self, rows: Option<usize>, columns: usize) -> Result<Rows<'a>, ReadError> {
        let matrix = self.any_matrix()?;
        let fits = matrix.columns == columns && rows.is_none_or(|rows| rows == matrix.scales.len());
        ensure(fits, "a matrix does not fit what it is multiplied with")?;
        Ok(matrix)
    }

    fn vector(&mut self, length: usize) -> Result<Vec<f32>, ReadError> {
        ensure(self.cursor.number()? as usize == length, "a vector does not fit what it is added to")?;
        let scale = self.scale()?;
        let size = length.checked_mul(2).ok_or_else(|| malformed("a vector is too large"))?;
        let whole = self.cursor.take(size)?.as_chunks::<2>().0.iter();
        Ok(whole.map(|&bytes| f32::from(i16::from_le_bytes(bytes)) * scale).collect())
    }

    fn layer(&mut self, width: usize) -> Result<Layer, ReadError> {
        let scale = Scale::new(self.scale()?);
        let rows = self.matrix(None, width)?;
        let count = rows.scales.len();
        let units = count / (DIRECTIONS * GATES);
        ensure(
            units.is_multiple_of(8) && units * DIRECTIONS * GATES == count,
            "a layer's units are no multiple of eight",
        )?;
        ensure(units * DIRECTIONS <= MOST_COLUMNS, "a layer has too many units")?;
        let states = self.matrix(Some(count), units)?;
        let states = std::array::from_fn(|direction| {
            let rows = direction * GATES * units..(direction + 1) * GATES * units;
            let whole = &states.whole[rows.start * units..rows.end * units];
            let rows = Rows { columns: units, whole, scales: states.scales[rows].to_vec() };
            Matrix::new(&rows, Scale::new(STATE_SCALE), &[])
        });
        let biases = self.vector(count)?;
        Ok(Layer { scale, units, matrix: Matrix::new(&rows, scale, &biases), states })
    }

    fn heads(&mut self, width: usize, labels: [usize; 2], relations: usize) -> Result<Heads, ReadError> {
        let scale = Scale::new(self.scale()?);
        let mut matrix = Matrix::default();
        let mut section = |rows: Option<usize>, has_bias: bool| {
            let start = matrix.rows();
            if rows == Some(0) {
                return Ok(start..start);
            }
            let rows = self.matrix(rows, width)?;
            let count = rows.scales.len();
            let bias = if has_bias { self.vector(count)? } else { Vec::new() };
            matrix.append(Matrix::new(&rows, scale, &bias));
            Ok::<_, ReadError>(start..start + count)
        };
        let [upos, features] = labels.map(|count| section(Some(count), true));
        let arc_head = section(None, true)?;
        let arc_dependent = section(Some(arc_head.len()), true)?;
        let relation_head = section(None, true)?;
        let relation_dependent = section(Some(relation_head.len()), false)?;
        let (upos, features) = (upos?, features?);
        let (arcs, inputs) = (arc_head.len(), relation_head.len());
        ensure(arcs <= MOST_COLUMNS && inputs <= MOST_COLUMNS, "arcs or relations are too wide")?;
        let sections = Sections { upos, features, arc_head, arc_dependent, relation_head, relation_dependent };
        let (arc, relation) = (self.pair(arcs, arcs)?, self.pair(relations, inputs)?);
        Ok(Heads { scale, matrix, sections, arc, relation })
    }

    /// What finds names; its rows upon the tables stand behind those of the first layer.
    fn names(&mut self, tags: Vec<Tag>, inputs: usize, first: &mut Layer) -> Result<Names, ReadError> {
        let mut layer = self.layer(inputs)?;
        ensure(layer.scale == first.scale, "the layer of names rounds words otherwise than the first")?;
        let start = first.matrix.rows();
        first.matrix.append(std::mem::take(&mut layer.matrix));
        let scale = Scale::new(self.scale()?);
        let matrix = self.matrix(Some(tags.len()), layer.width())?;
        let bias = self.vector(tags.len())?;
        let transitions = self.vector(Chain::transitions(tags.len()))?;
        Ok(Names {
            layer,
            start,
            scale,
            matrix: Matrix::new(&matrix, scale, &bias),
            chain: Chain::new(tags, transitions),
        })
    }

    fn pair(&mut self, rows: usize, columns: usize) -> Result<Pair, ReadError> {
        let (scale, temperature) = (Scale::new(self.scale()?), self.scale()?);
        let matrix = self.matrix(Some(rows), columns)?;
        let bias = self.vector(rows)?;
        Ok(Pair { scale, temperature, matrix: Matrix::new(&matrix, scale, &bias) })
    }
}

fn checked(scale: f32) -> Result<f32, ReadError> {
    ensure((SMALLEST_SCALE..=LARGEST_SCALE).contains(&scale), "a scale is too large or too small")?;
    Ok(scale)
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::lang::fr;
    use crate::model::Span;
    use crate::parse::network::{Kept, Parser};
    use proptest::prelude::*;

    fn message(file: &[u8]) -> String {
        Network::load(file).expect_err("this file must be refused").message()
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let sample = Sample::new(5);
        let file = sample.file();
        let mut altered = file.clone();
        altered[100] ^= 1;
        let older = Seal { version: 2, ..SEAL }.close(sample.payload());
        assert!(message(&file[..file.len() - 1]).contains("cut"), "tell that it is cut");
        assert!(message(&altered).contains("checksum"), "tell that it is altered");
        assert!(message(&older).contains("version 2"), "tell which version it has");
        assert!(message(b"").contains("cut"), "an empty file is cut");
        let longer = [sample.payload(), b"more"].concat();
        assert!(message(&SEAL.close(&longer)).contains("behind its end"), "tell that it is too long");
    }

    #[test]
    fn every_sealed_beginning_is_refused() {
        let payload = Sample::new(5).payload().to_vec();
        for end in 0..payload.len() {
            assert!(message(&SEAL.close(&payload[..end])).contains("malformed"), "{end} bytes are not a network");
        }
    }

    #[test]
    fn unknown_labels_are_named() {
        let sample = Sample::new(5);
        for (label, other) in
            [("PUNCT", "PUNKT"), ("VerbForm=Inf", "VerbForm=Xyz"), ("nsubj", "nobjs"), ("suffix2", "suffix0")]
        {
            let at = sample.payload().windows(label.len()).position(|bytes| bytes == label.as_bytes());
            let mut payload = sample.payload().to_vec();
            let at = at.expect("the sample has this label");
            payload[at..at + other.len()].copy_from_slice(other.as_bytes());
            assert!(message(&SEAL.close(&payload)).contains(other), "tell that {other} is unknown");
        }
    }

    proptest! {
        #[test]
        fn altered_numbers_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
            let mut payload = Sample::new(9).payload().to_vec();
            for (place, byte) in changes {
                let place = place.index(payload.len());
                payload[place] = byte;
            }
            if let Ok(network) = Network::load(&SEAL.close(&payload)) {
                let language = fr::french(fr::resources::LEXICON.to_vec()).expect("the lexicon is of this release");
                let words = ["a", "de", "maison", "."].map(|form| (Span::new(0, 0), form));
                let tree = Parser::new(&network, &language, &mut Kept::default()).trees(&[words.to_vec()], |form, _, _| form.to_owned()).remove(0);
                prop_assert_eq!(tree.words.iter().filter(|word| word.head.is_none()).count(), 1, "a tree has one root");
            }
        }
    }
}
