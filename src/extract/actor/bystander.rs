//! Mentions → those of them that are somebody in the story: a group that is named once, as what a noun is made of or where
//! something happens, does nothing and has nothing done to it; nor does an institution that only its noun names, « la
//! colère de l'armée », but « des heurts avec l'armée » do.

use super::line::Line;
use super::registry::Registry;
use super::resolve::Marked;
use super::syntax::Syntax;
use super::voice::follows_source;
use crate::lang::Language;
use crate::lang::frames::{Link, TriggerClass};
use crate::lang::gazetteer::{WordClass, fold};
use crate::model::{ActorKind, Dependency, Upos};
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
        if mark.is_name || times[&mark.actor] > 1 {
            return false;
        }
        let (Some(tree), line) = (trees[mark.line], &lines[mark.line]) else { return false };
        let draft = &registry.drafts[mark.actor];
        // Its noun is all that names it: « l'armée », not « l'armée malienne » or « l'Assemblée ».
        let words = line.words(mark.first, mark.last);
        let bare =
            !line.units[mark.first].is_capital() && draft.head.as_deref().is_some_and(|head| is_noun_of(words, head));
        match draft.kind {
            ActorKind::Group => stands_by(line, tree, mark, language),
            ActorKind::Organisation => bare && is_aside(line, tree, mark, language),
            _ => false,
        }
    };
    marked.iter().map(is_bystander).collect()
}

/// Whether words are only a noun, whose singular is given: « forces de l'ordre ».
fn is_noun_of(words: &str, head: &str) -> bool {
    let words = fold(words);
    words.strip_suffix(['s', 'x']).unwrap_or(&words) == head.strip_suffix(['s', 'x']).unwrap_or(head)
}

/// Whether a phrase is the complement of a noun or a circumstance, and not a source: whoever is addressed, « demander à la
/// direction », has something done to it.
fn is_aside(line: &Line, tree: Syntax, mark: &Marked, language: &Language) -> bool {
    let relation = tree.head_in(line.span(mark.first, mark.last)).map(|head| tree.word(head).relation);
    matches!(relation, Some(Dependency::Nmod | Dependency::OblMod))
        && !is_party(line, mark)
        && !follows_source(line, mark.first, language)
}

/// Whether a preposition makes it one of those who act or are acted upon: « entre l'armée et les rebelles ».
fn is_party(line: &Line, mark: &Marked) -> bool {
    (mark.first.saturating_sub(2)..mark.first).any(|at| line.is_at(at, WordClass::Agentive))
}

/// Whether a phrase is the complement of a noun (« le corps des soldats », but « une trentaine de soldats » are soldiers)
/// or a circumstance of its clause.
fn stands_by(line: &Line, tree: Syntax, mark: &Marked, language: &Language) -> bool {
    let Some(head) = tree.head_in(line.span(mark.first, mark.last)) else { return false };
    let word = tree.word(head);
    let party = is_party(line, mark) || has_part(tree, head, language);
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

/// Whether a phrase stands where a frame of the word above has somebody: « l'arrestation de manifestants », « s'en prendre à des
/// passants ».
fn has_part(tree: Syntax, head: usize, language: &Language) -> bool {
    let frames = &language.frames;
    let Some(above) = tree.word(head).head.map(|above| tree.word(above as usize)) else { return false };
    let class = match above.upos {
        Upos::Verb => TriggerClass::Verb,
        Upos::Noun => TriggerClass::Noun,
        _ => return false,
    };
    let Some(marker) = tree.parts(head).find(|part| part.relation == Dependency::Case) else { return false };
    let link = Link::Preposition(marker.lemma.to_lowercase().into());
    let mut of_word = frames.of(class, &above.lemma).filter(|frame| frame.trigger.tail.is_empty());
    of_word.any(|frame| {
        let pattern = frames.pattern(frame);
        pattern.targets.contains(&link) || pattern.agents.contains(&link)
    })
}
