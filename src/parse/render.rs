//! Tree → text that a person can read: each word under its head, with its relation.

use crate::model::Tree;
use std::fmt::Write;

/// The tree, a line a word in the sentence's order, indented by its depth; `·` marks an unsure head or relation.
#[must_use]
pub fn render(tree: &Tree) -> String {
    let depths = depths(tree);
    let width = tree.words.iter().zip(&depths).map(|(word, depth)| depth * 2 + word.form.chars().count()).max();
    let width = width.unwrap_or(0).min(60);
    let mut out = String::new();
    for (word, depth) in tree.words.iter().zip(&depths) {
        let indent = " ".repeat(depth.min(&20) * 2);
        let form = format!("{indent}{}", word.form);
        let unsure = if word.confidence < 0.5 { " ·" } else { "" };
        let head = word.head.map_or("", |head| tree.words[head as usize].form.as_ref());
        let arrow = if head.is_empty() { String::new() } else { format!(" ← {head}") };
        // Writing into a String cannot fail.
        let _ = writeln!(
            out,
            "{form:width$}  {:5} {:10} {}{arrow}{unsure}",
            word.upos.as_str(),
            word.relation.as_str(),
            word.lemma
        );
    }
    out
}

/// How far each word stands from the root, found from the heads in one pass over each path.
fn depths(tree: &Tree) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; tree.words.len()];
    for start in 0..tree.words.len() {
        let (mut path, mut here) = (Vec::new(), Some(start));
        while let Some(place) = here.filter(|&place| depths[place].is_none()) {
            path.push(place);
            here = tree.words[place].head.map(|head| head as usize).filter(|_| path.len() <= tree.words.len());
        }
        let top = here.and_then(|place| depths[place]).map_or(0, |depth| depth + 1);
        for (below, place) in path.into_iter().rev().enumerate() {
            depths[place] = Some(top + below);
        }
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
}
