//! The reader's choice → how each actor and each tie looks.

use super::graph::{Graph, Share};
use crate::app::state::Choice;
use crate::view::map::{Link, Look, Sign};
use std::collections::BTreeSet;

/// What the reader has done to the map, beside the page's choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handled {
    /// Who is left out.
    pub hidden: BTreeSet<usize>,
    /// Who is held where it stands.
    pub pinned: BTreeSet<usize>,
    /// Who is gathered, by lasso or by growing a neighbourhood.
    pub gathered: BTreeSet<usize>,
}

impl Handled {
    /// Holds these where they stand; lets them go if all are held.
    pub fn pin(&mut self, actors: &[usize]) {
        if actors.iter().all(|actor| self.pinned.contains(actor)) {
            self.pinned.retain(|actor| !actors.contains(actor));
        } else {
            self.pinned.extend(actors);
        }
    }

    /// Leaves these out.
    pub fn hide(&mut self, actors: &[usize]) {
        self.hidden.extend(actors);
        self.gathered.retain(|actor| !actors.contains(actor));
    }

    /// Gathers an actor, or those gathered already, and all within so many steps along ties.
    pub fn grow(&mut self, graph: &Graph, from: Option<usize>, steps: usize) {
        if let Some(from) = from {
            self.gathered = BTreeSet::from([from]);
        }
        let mut rim: Vec<usize> = self.gathered.iter().copied().collect();
        for _ in 0..steps {
            let next = rim.iter().flat_map(|&actor| graph.neighbours[actor].iter().copied());
            rim = next
                .filter(|other| !self.hidden.contains(other))
                .filter(|&other| self.gathered.insert(other))
                .collect();
        }
    }
}

/// How all looks: the choice stands out, those whom it leaves aside and those who have nothing to do with one another in
/// the stretch of time in view step back.
pub fn looks(graph: &Graph, shares: &[Share], choice: &Choice, handled: &Handled) -> (Vec<Sign>, Vec<Link>) {
    let tie = choice.tie.and_then(|pair| graph.tie_of(pair));
    let actor = choice.actor.and_then(|id| graph.place(id)).filter(|_| tie.is_none());
    let mut active = vec![false; graph.actors.len()];
    for (tie, share) in graph.ties.iter().zip(shares).filter(|(_, share)| share.events > 0) {
        debug_assert!(share.events <= tie.events.len());
        active[tie.from] = true;
        active[tie.to] = true;
    }
    let chosen = |index: usize| {
        Some(index) == actor || tie.is_some_and(|tie| [graph.ties[tie].from, graph.ties[tie].to].contains(&index))
    };
    let beside = |index: usize| {
        let near = |other: usize| graph.neighbours[other].contains(&index);
        if handled.gathered.is_empty() { (actor.is_none() && tie.is_none()) || actor.is_some_and(near) } else { false }
    };
    let sign = |index: usize| {
        let look = if handled.hidden.contains(&index) {
            Look::Absent
        } else if chosen(index) {
            Look::Chosen
        } else if handled.gathered.contains(&index) {
            Look::Gathered
        } else if active[index] && beside(index) {
            Look::Plain
        } else {
            Look::Faded
        };
        Sign {
            kind: graph.kinds[index],
            radius: graph.nodes[index].radius,
            look,
            pinned: handled.pinned.contains(&index),
        }
    };
    let signs: Vec<Sign> = (0..graph.actors.len()).map(sign).collect();
    let link = |(index, share): (usize, &Share)| {
        let found = &graph.ties[index];
        let (from, to) = (signs[found.from].look, signs[found.to].look);
        let touched = |index: usize| Some(index) == actor;
        let look = if from == Look::Absent || to == Look::Absent {
            Look::Absent
        } else if tie == Some(index) {
            Look::Chosen
        } else if share.events == 0 || tie.is_some() {
            Look::Faded
        } else if !handled.gathered.is_empty() {
            let both = [found.from, found.to].iter().all(|end| handled.gathered.contains(end));
            if both { Look::Gathered } else { Look::Faded }
        } else if actor.is_none() || touched(found.from) || touched(found.to) {
            Look::Plain
        } else {
            Look::Faded
        };
        Link {
            from: found.from,
            to: found.to,
            tone: share.tone(),
            width: share.width(),
            reported: share.events > 0 && !share.told,
            look,
        }
    };
    let links = shares.iter().enumerate().map(link).collect();
    (signs, links)
}
