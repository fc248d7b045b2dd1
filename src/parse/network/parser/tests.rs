use super::super::sample::{LAYERS, Rows, Sample, UNITS};
use super::super::tree::is_tree;
use super::super::words::strings;
use super::*;
use crate::lang::fr;
use crate::parse::network::words::Feature;
use proptest::prelude::*;
use std::sync::LazyLock;

static LANGUAGE: LazyLock<Language> =
    LazyLock::new(|| fr::french(fr::resources::LEXICON.to_vec()).expect("the lexicon is of this release"));

fn network(sample: &Sample) -> Network {
    Network::load(&sample.file()).expect("a sample is a whole file")
}

fn words<'a>(forms: &'a [&'a str]) -> Vec<(Span, &'a str)> {
    forms.iter().map(|&form| (Span::new(0, 0), form)).collect()
}

fn tree(parser: &mut Parser, forms: &[&str]) -> Tree {
    trees(parser, &[forms.to_vec()]).remove(0)
}

fn trees(parser: &mut Parser, sentences: &[Vec<&str>]) -> Vec<Tree> {
    let sentences: Vec<_> = sentences.iter().map(|forms| words(forms)).collect();
    parser.trees(&sentences, |form, _, _| form.to_owned())
}

/// The reckoning as it stands in books, with floats and without haste.
struct Plain<'a> {
    sample: &'a Sample,
    matrices: std::slice::Iter<'a, Rows>,
    vectors: std::slice::Iter<'a, Vec<f64>>,
}

fn times(matrix: &Rows, input: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| row.iter().zip(input).map(|(weight, input)| weight * input).sum()).collect()
}

fn plus(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(left, right)| left + right).collect()
}

fn leaky(values: Vec<f64>) -> Vec<f64> {
    values.into_iter().map(|value| if value < 0.0 { value * 0.1 } else { value }).collect()
}

fn sigmoid(value: f64) -> f64 {
    1.0 / (1.0 + (-value).exp())
}

impl<'a> Plain<'a> {
    fn new(sample: &'a Sample) -> Self {
        Self { sample, matrices: sample.matrices.iter(), vectors: sample.vectors.iter() }
    }

    fn matrix(&mut self) -> &'a Rows {
        self.matrices.next().expect("the sample keeps all matrices")
    }

    fn vector(&mut self) -> &'a [f64] {
        self.vectors.next().expect("the sample keeps all vectors")
    }

    fn encode(&mut self, forms: &[&str]) -> Rows {
        let mut rows = vec![self.matrix()[0].clone()];
        for form in forms {
            let strings = strings(form, &LANGUAGE);
            let row = self.sample.tables.iter().flat_map(|(feature, vocabulary, rows)| {
                let string = &strings[Feature::ALL.iter().position(|other| other == feature).expect("a feature")];
                rows[vocabulary.iter().position(|word| word == string).map_or(0, |place| place + 1)].clone()
            });
            rows.push(row.collect());
        }
        rows
    }

    fn layer(&mut self, inputs: &Rows) -> Rows {
        let products: Rows = {
            let matrix = self.matrix();
            inputs.iter().map(|input| times(matrix, input)).collect()
        };
        let (states, bias) = (self.matrix(), self.vector());
        let mut outputs = vec![vec![0.0; 2 * UNITS]; inputs.len()];
        for direction in 0..2 {
            let mut places: Vec<usize> = (0..inputs.len()).collect();
            if direction == 1 {
                places.reverse();
            }
            let (mut cells, mut last) = ([0.0; UNITS], vec![0.0; UNITS]);
            for place in places {
                let of_state = times(states, &last);
                for unit in 0..UNITS {
                    let gate = |gate: usize| {
                        let row = (direction * 4 + gate) * UNITS + unit;
                        products[place][row] + of_state[row] + bias[row]
                    };
                    cells[unit] = sigmoid(gate(1)) * cells[unit] + sigmoid(gate(0)) * gate(2).tanh();
                    last[unit] = sigmoid(gate(3)) * cells[unit].tanh();
                }
                outputs[place][direction * UNITS..(direction + 1) * UNITS].copy_from_slice(&last);
            }
        }
        outputs
    }

    /// Scores of parts of speech, of features, of tags, of heads, and of relations for all pairs.
    fn scores(mut self, forms: &[&str]) -> (Rows, Rows, Rows, Rows, Vec<Rows>) {
        let inputs = self.encode(forms);
        let mut outputs = inputs.clone();
        for _ in 0..LAYERS {
            outputs = self.layer(&outputs);
        }
        let mut head = || {
            let (matrix, bias) = (self.matrix(), self.vector());
            outputs.iter().map(|output| plus(&times(matrix, output), bias)).collect::<Rows>()
        };
        let (upos, features) = (head(), head());
        let (arc_head, arc_dependent, relation_head) = (head(), head(), head());
        let matrix = self.matrix();
        let relation_dependent: Rows = outputs.iter().map(|output| times(matrix, output)).collect();
        let (matrix, bias) = (self.matrix(), self.vector());
        let arc = |dependent: &Vec<f64>, head: &Vec<f64>| {
            let asked = plus(&times(matrix, &leaky(dependent.clone())), bias);
            asked.iter().zip(leaky(head.clone())).map(|(asked, head)| asked * head).sum()
        };
        let arcs =
            arc_dependent[1..].iter().map(|word| arc_head.iter().map(|head| arc(word, head)).collect()).collect();
        let (matrix, bias) = (self.matrix(), self.vector());
        let relation = |word: &[f64], head: &[f64]| plus(&times(matrix, &leaky(plus(word, head))), bias);
        let relations = relation_dependent[1..]
            .iter()
            .map(|word| relation_head.iter().map(|head| relation(word, head)).collect())
            .collect();
        let of_names = self.layer(&inputs);
        let (matrix, bias) = (self.matrix(), self.vector());
        let tags = of_names.iter().map(|output| plus(&times(matrix, output), bias)).collect();
        (upos, features, tags, arcs, relations)
    }
}

fn near(found: &[f32], expected: &[f64], what: &str) {
    for (found, expected) in found.iter().zip(expected) {
        let error = (f64::from(*found) - expected).abs();
        assert!(error < 0.02 + expected.abs() * 0.01, "{what}: {found} in place of {expected}: compare the stages");
    }
}

#[test]
fn scores_are_those_of_a_plain_reckoning() {
    let forms = ["Zo", "maison", "de", "a", ",", "ñuf", "maison", "Pers", "b", "."];
    for seed in 1..20 {
        let sample = Sample::new(seed);
        let network = network(&sample);
        let mut kept = Kept::default();
        let mut parser = Parser::new(&network, &LANGUAGE, &mut kept);
        let tree = tree(&mut parser, &forms);
        let (upos, features, tags, arcs, relations) = Plain::new(&sample).scores(&forms);
        let (memory, sections) = (&parser.kept.memory, &network.heads.sections);
        let names = network.names.as_ref().expect("a sample finds names");
        for (place, word) in tree.words.iter().enumerate() {
            near(memory.sayings.of(place + 1, &sections.upos), &upos[place + 1], "parts of speech");
            near(memory.sayings.of(place + 1, &sections.features), &features[place + 1], "features");
            near(names.of(place + 1, &memory.tagging), &tags[place + 1], "tags of names");
            let head = word.head.map_or(0, |head| head as usize + 1);
            for other in (0..=forms.len()).filter(|&other| other != place + 1) {
                near(&memory.arcs.of(place)[other..=other], &arcs[place][other..=other], "heads");
            }
            let stride = network.heads.relation.matrix.rows();
            let found = &memory.relations[place * stride..][..network.relations.len()];
            near(found, &relations[place][head], "relations");
        }
    }
}

#[test]
fn the_same_words_give_the_same_tree_after_others() {
    let network = network(&Sample::new(7));
    let mut kept = Kept::default();
    let mut parser = Parser::new(&network, &LANGUAGE, &mut kept);
    let forms = ["a", "maison", "b", "."];
    let first = tree(&mut parser, &forms);
    for number in 0..KEPT {
        let form = format!("m{number}");
        let _ = tree(&mut parser, &["de", &form]);
    }
    assert!(parser.kept.known.len() <= KEPT + 2, "what is kept of forms must be bounded");
    assert_eq!(tree(&mut parser, &forms), first, "nothing but the words may count: look at Parser::look_up");
}

#[test]
fn an_endless_sentence_is_parsed_in_pieces() {
    let network = network(&Sample::new(3));
    let mut kept = Kept::default();
    let mut parser = Parser::new(&network, &LANGUAGE, &mut kept);
    let forms: Vec<String> =
        (0..10_000).map(|place| if place % 150 == 149 { ",".into() } else { format!("m{place}") }).collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    assert!(pieces(&words(&forms)).iter().all(|piece| piece.len() <= LONGEST), "no piece may be longer");
    assert_eq!(pieces(&words(&forms))[0], 0..150, "a comma is a good place to cut");
    let tree = tree(&mut parser, &forms);
    let heads: Vec<usize> = tree.words.iter().map(|word| word.head.map_or(0, |head| head as usize + 1)).collect();
    assert!(is_tree(&heads), "the pieces' roots must hang on the first one's");
    assert!(
        parser.kept.memory.arcs.values.capacity() <= 2 * LONGEST * (LONGEST + 1),
        "memory must not grow with the sentence"
    );
}

proptest! {
    #[test]
    fn any_words_give_a_tree(seed in any::<u64>(), forms in prop::collection::vec("\\PC{0,6}", 1..30)) {
        let network = network(&Sample::new(seed));
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let tree = tree(&mut Parser::new(&network, &LANGUAGE, &mut Kept::default()), &forms);
        let heads: Vec<usize> = tree.words.iter().map(|word| word.head.map_or(0, |head| head as usize + 1)).collect();
        prop_assert!(is_tree(&heads), "{heads:?} is no tree: look at tree.rs");
        for word in &tree.words {
            prop_assert_eq!(word.head.is_none(), word.relation == Dependency::Root, "only the root is called so");
            prop_assert!((0.0..=1.0).contains(&word.confidence), "{} is no probability", word.confidence);
        }
    }
}

proptest! {
    #[test]
    fn what_is_parsed_together_does_not_count(
        seed in any::<u64>(),
        sentences in prop::collection::vec(prop::collection::vec("[ab ,]|de|maison|\\PC{0,3}", 0..12), 1..20),
    ) {
        let network = network(&Sample::new(seed));
        let sentences: Vec<Vec<&str>> =
            sentences.iter().map(|forms| forms.iter().map(String::as_str).collect()).collect();
        let together = trees(&mut Parser::new(&network, &LANGUAGE, &mut Kept::default()), &sentences);
        for (forms, found) in sentences.iter().zip(&together) {
            let alone = tree(&mut Parser::new(&network, &LANGUAGE, &mut Kept::default()), forms);
            prop_assert_eq!(found, &alone, "each sentence must be reckoned by itself: look at Layer::walk");
        }
    }
}

#[test]
fn no_words_give_an_empty_tree() {
    let network = network(&Sample::new(1));
    assert_eq!(
        tree(&mut Parser::new(&network, &LANGUAGE, &mut Kept::default()), &[]),
        Tree::default(),
        "there is nothing to parse"
    );
}
