//! A graph and its coarser pictures: those who are bound the most become one, until few are left (Hu, The Mathematica
//! Journal 10(1), 2006). A layout of the coarse picture is a good beginning for the finer one.

use super::{Edge, Node};
use crate::view::Point;

/// A picture with so few nodes needs no coarser one.
const FEW: usize = 40;

/// One picture of the graph.
pub(super) struct Level {
    /// What a node weighs: one, and the strength of all that binds it.
    pub(super) mass: Vec<f32>,
    /// Where a node is held.
    pub(super) held: Vec<Option<Point>>,
    /// Both ends and the strength of what binds them.
    pub(super) bonds: Vec<(u32, u32, f32)>,
    /// For each node its node in the next coarser picture; empty in the coarsest.
    pub(super) parents: Vec<u32>,
}

/// The pictures of a graph, the finest first. Edges that point nowhere or at themselves are passed over.
pub(super) fn levels(nodes: &[Node], edges: &[Edge]) -> Vec<Level> {
    let bonds = edges
        .iter()
        .filter(|edge| edge.from != edge.to && edge.from.max(edge.to) < nodes.len())
        .map(|edge| (edge.from as u32, edge.to as u32, strength(edge)));
    let held = nodes.iter().map(|node| node.pinned.filter(|pin| pin.x.is_finite() && pin.y.is_finite()));
    let mut level =
        Level { mass: vec![1.0; nodes.len()], held: held.collect(), bonds: bonds.collect(), parents: Vec::new() };
    for &(from, to, strength) in &level.bonds {
        level.mass[from as usize] += strength;
        level.mass[to as usize] += strength;
    }
    let mut levels = vec![level];
    while let Some(finest) = levels.last_mut().filter(|level| level.mass.len() > FEW) {
        let coarse = merge(finest);
        if coarse.mass.len() * 10 > finest.mass.len() * 9 {
            finest.parents.clear();
            break;
        }
        levels.push(coarse);
    }
    levels
}

/// A thousand events bind hardly more than a hundred.
fn strength(edge: &Edge) -> f32 {
    if edge.weight.is_finite() { (1.0 + edge.weight.max(0.0)).ln() as f32 } else { 1.0 }
}

/// Joins each node to the free neighbour that it is bound to the most; where none is free, to the one it is bound to the most.
fn merge(fine: &mut Level) -> Level {
    const NONE: u32 = u32::MAX;
    let count = fine.mass.len();
    let (begins, neighbours) = neighbours(fine);
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by_key(|&node| (begins[node as usize + 1] - begins[node as usize], node));
    let mut parents = vec![NONE; count];
    let mut made = 0_u32;
    for node in order.into_iter().map(|node| node as usize) {
        if parents[node] != NONE {
            continue;
        }
        let bound = &neighbours[begins[node]..begins[node + 1]];
        // Who has few bonds is bound by them the more.
        let tight = |&&(other, strength): &&(u32, f32)| strength / fine.mass[other as usize];
        let tightest = |free: bool| {
            bound
                .iter()
                .filter(|(other, _)| (parents[*other as usize] == NONE) == free)
                .max_by(|a, b| tight(a).total_cmp(&tight(b)).then(b.0.cmp(&a.0)))
        };
        if let Some(&(other, _)) = tightest(true) {
            (parents[node], parents[other as usize]) = (made, made);
            made += 1;
        } else if let Some(&(other, _)) = tightest(false) {
            parents[node] = parents[other as usize];
        } else {
            parents[node] = made;
            made += 1;
        }
    }
    let mut coarse = Level {
        mass: vec![0.0; made as usize],
        held: vec![None; made as usize],
        bonds: Vec::with_capacity(fine.bonds.len()),
        parents: Vec::new(),
    };
    for (node, &parent) in parents.iter().enumerate() {
        coarse.mass[parent as usize] += fine.mass[node];
        coarse.held[parent as usize] = coarse.held[parent as usize].or(fine.held[node]);
    }
    coarse.bonds.extend(fine.bonds.iter().filter_map(|&(from, to, strength)| {
        let (from, to) = (parents[from as usize], parents[to as usize]);
        (from != to).then_some((from.min(to), from.max(to), strength))
    }));
    coarse.bonds.sort_unstable_by_key(|bond| (bond.0, bond.1));
    coarse.bonds.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    fine.parents = parents;
    coarse
}

/// The neighbours of each node, one after the other, and where those of each begin.
fn neighbours(level: &Level) -> (Vec<usize>, Vec<(u32, f32)>) {
    let mut begins = vec![0; level.mass.len() + 1];
    for &(from, to, _) in &level.bonds {
        begins[from as usize + 1] += 1;
        begins[to as usize + 1] += 1;
    }
    for node in 1..begins.len() {
        begins[node] += begins[node - 1];
    }
    let mut next = begins.clone();
    let mut neighbours = vec![(0, 0.0); level.bonds.len() * 2];
    for &(from, to, strength) in &level.bonds {
        for (node, other) in [(from, to), (to, from)] {
            neighbours[next[node as usize]] = (other, strength);
            next[node as usize] += 1;
        }
    }
    (begins, neighbours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node() -> Node {
        Node { radius: 10.0, label_width: 50.0, pinned: None }
    }

    #[test]
    fn coarser_pictures_weigh_the_same_and_are_smaller() {
        let edges: Vec<Edge> = (1..500).map(|to| Edge { from: to / 3, to, weight: 1.0 + (to % 4) as f64 }).collect();
        let levels = levels(&vec![node(); 500], &edges);
        assert!(levels.len() > 2);
        for pair in levels.windows(2) {
            let sum = |level: &Level| level.mass.iter().sum::<f32>();
            assert!((sum(&pair[0]) - sum(&pair[1])).abs() < 0.01 * sum(&pair[0]), "the whole weighs the same");
            assert!(pair[1].mass.len() < pair[0].mass.len());
            assert!(pair[0].parents.iter().all(|&parent| (parent as usize) < pair[1].mass.len()));
        }
    }

    #[test]
    fn strangers_stay_apart_and_a_pin_holds_its_whole() {
        let mut nodes = vec![node(); 90];
        assert_eq!(levels(&nodes, &[]).len(), 1, "nothing binds them: there is no coarser picture");
        nodes[7].pinned = Some(Point { x: 3.0, y: 4.0 });
        let edges: Vec<Edge> = (0..45).map(|pair| Edge { from: 2 * pair, to: 2 * pair + 1, weight: 1.0 }).collect();
        let levels = levels(&nodes, &edges);
        let whole = levels[0].parents[7] as usize;
        assert_eq!((levels[1].mass.len(), levels[1].held[whole]), (45, Some(Point { x: 3.0, y: 4.0 })));
    }
}
