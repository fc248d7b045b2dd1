//! Trees → CoNLL-U, the articles one after another.

use super::scope::Scope;
use super::{Exported, Omission};
use crate::model::{Sentence, Tree};
use crate::parse::conllu;

/// An article's sentences and their trees, which a reading does not keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Syntax {
    /// The document.
    pub doc: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Their trees, one for each.
    pub trees: Vec<Tree>,
}

pub(super) fn write(scope: &Scope) -> Exported {
    let (mut out, mut left_out) = (String::new(), 0);
    for (excerpt, number) in scope.excerpts.iter().zip(1..) {
        let reading = excerpt.reading;
        let Some(syntax) = scope.syntax.iter().find(|syntax| syntax.doc == reading.doc) else {
            left_out += 1;
            continue;
        };
        // A comment is a line: what would end it becomes a space.
        let name = reading.doc.replace(char::is_control, " ");
        out.extend(["# newdoc id = ", &name, "\n"]);
        let trees = conllu::write(&reading.text, &syntax.sentences, &syntax.trees);
        // Sentences are numbered in their article; in the file each number must stand once.
        for line in trees.lines() {
            match line.strip_prefix("# sent_id = ") {
                Some(sentence) => out.extend([&format!("# sent_id = {number}-{sentence}"), "\n"]),
                None => out.extend([line, "\n"]),
            }
        }
    }
    Exported::without(out, left_out, Omission::NoTrees)
}
