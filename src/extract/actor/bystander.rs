//! Mentions → those of them that are somebody in the story: a group that is named once, as what a noun is made of or where
//! something happens, does nothing and has nothing done to it.

use super::line::Line;
use super::registry::Registry;
use super::resolve::Marked;
use super::syntax::Syntax;
use crate::lang::Language;
use crate::lang::gazetteer::WordClass;
use crate::model::{ActorKind, Dependency};
use std::collections::HashMap;

/// For each mention, whether it is a bystander's.
pub(super) fn find(
    lines: &[Line],
    trees: &[Option<Syntax>],
    marked: &[Marked],
    registry: &Registry,
    language: &Language,
) -> Vec<bool> {
    let mut times: HashMap<usize, usize> = HashMap::new();
    for mark in marked {
        *times.entry(mark.actor).or_default() += 1;
    }
    let is_bystander = |mark: &Marked| {
        let group = registry.drafts[mark.actor].kind == ActorKind::Group && !mark.is_name;
        group
            && times[&mark.actor] == 1
            && trees[mark.line].is_some_and(|tree| stands_by(&lines[mark.line], tree, mark, language))
    };
    marked.iter().map(is_bystander).collect()
}

/// Whether a phrase is the complement of a noun (« le corps des soldats », but « une trentaine de soldats » are soldiers)
/// or a circumstance of its clause.
fn stands_by(line: &Line, tree: Syntax, mark: &Marked, language: &Language) -> bool {
    let Some(head) = tree.head_in(line.span(mark.first, mark.last)) else { return false };
    let word = tree.word(head);
    let party = (mark.first.saturating_sub(2)..mark.first).any(|at| line.is_at(at, WordClass::Agentive));
    match word.relation {
        Dependency::Nmod => {
            let above = word.head.map(|above| tree.word(above as usize));
            !party
                && above.is_some_and(|above| !language.quantity.collectives.contains_key(&*above.form.to_lowercase()))
        }
        Dependency::OblMod => !party,
        _ => false,
    }
}
