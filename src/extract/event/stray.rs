//! Complements of a noun of action that the tree gives to another word.

use super::argument::{Part, parts, parts_at};
use super::scene::{Argument, Scene};
use crate::lang::frames::{Link, Operator};
use crate::model::ActorKind;

/// Whom the tree gives to the town between: « l'arrestation à Lille | d'un policier ».
pub(super) fn beyond_place(scene: &Scene, noun: usize, link: &Link) -> Vec<Part> {
    let is_place = |argument: &Argument| scene.kind(argument.actor) == Some(ActorKind::Place);
    let towns = scene.children(noun).iter().copied().filter(|&child| {
        let named = scene.actors(child);
        scene.marked_as(child, Operator::Place) && !named.is_empty() && named.iter().all(is_place)
    });
    let mut found: Vec<Part> = towns.flat_map(|town| parts_at(scene, town, link, "complement-beyond-place")).collect();
    found.retain(|part| !is_place(&part.argument));
    found
}

/// The complement right behind a noun that the tree gives to the verb above: « il juge | sa rencontre | avec l'émir ».
pub(super) fn beside(scene: &Scene, noun: usize, link: &Link) -> Vec<Part> {
    const NEAR: usize = 5;
    let Some(head) = scene.head(noun).filter(|_| matches!(link, Link::Preposition(_))) else { return Vec::new() };
    let behind = |&&child: &&usize| child > noun && child <= noun + NEAR && scene.link(child).as_ref() == Some(link);
    let complement = scene.children(head).iter().find(behind);
    complement.map(|&word| parts(scene.actors(word), "complement-beside")).unwrap_or_default()
}
