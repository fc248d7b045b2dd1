//! Trees → CoNLL-U, the articles one after another.

use super::scope::Scope;
use super::{Exported, Omission};
use serde::{Deserialize, Serialize};

/// An article's sentences as trees, which a reading does not keep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Syntax {
    /// The document.
    pub doc: String,
    /// Its sentences in CoNLL-U, numbered from 1.
    pub trees: String,
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
        // Sentences are numbered in their article; in the file each number must stand once.
        for line in syntax.trees.lines() {
            match line.strip_prefix("# sent_id = ") {
                Some(sentence) => out.extend([&format!("# sent_id = {number}-{sentence}"), "\n"]),
                None => out.extend([line, "\n"]),
            }
        }
    }
    Exported::without(out, left_out, Omission::NoTrees)
}
