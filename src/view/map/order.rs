//! An order of the actors in which those who act together stand together, for a matrix.

use super::Edge;

/// The nodes of each connected part one after the other, the largest part first; in a part each next one is the one that is
/// bound most to those before it, so that groups form blocks along the diagonal.
#[must_use]
pub fn matrix_order(count: usize, edges: &[Edge]) -> Vec<usize> {
    let mut neighbours: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for edge in edges.iter().filter(|edge| edge.from != edge.to && edge.from.max(edge.to) < count) {
        let weight = if edge.weight.is_finite() { edge.weight.max(0.0) } else { 0.0 };
        neighbours[edge.from].push((edge.to, weight));
        neighbours[edge.to].push((edge.from, weight));
    }
    let total = |node: usize| neighbours[node].iter().map(|(_, weight)| weight).sum::<f64>();
    let mut starts: Vec<usize> = (0..count).collect();
    starts.sort_unstable_by(|&a, &b| total(b).total_cmp(&total(a)).then(a.cmp(&b)));
    let mut placed = vec![false; count];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for start in starts {
        if placed[start] {
            continue;
        }
        let mut part = vec![start];
        placed[start] = true;
        // Those bound to the part so far, and how much.
        let mut rim: Vec<(usize, f64)> = Vec::new();
        let mut last = start;
        loop {
            for &(other, weight) in neighbours[last].iter().filter(|(other, _)| !placed[*other]) {
                match rim.iter_mut().find(|known| known.0 == other) {
                    Some(known) => known.1 += weight + 1.0,
                    None => rim.push((other, weight + 1.0)),
                }
            }
            let share = |&(node, bound): &(usize, f64)| bound / (total(node) + 1.0);
            let best = (0..rim.len()).max_by(|&a, &b| {
                share(&rim[a])
                    .total_cmp(&share(&rim[b]))
                    .then(rim[a].1.total_cmp(&rim[b].1))
                    .then(rim[b].0.cmp(&rim[a].0))
            });
            let Some(best) = best else { break };
            last = rim.swap_remove(best).0;
            placed[last] = true;
            part.push(last);
        }
        parts.push(part);
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edge(from: usize, to: usize) -> Edge {
        Edge { from, to, weight: 1.0 }
    }

    #[test]
    fn groups_stand_together() {
        let edges = [edge(0, 2), edge(2, 4), edge(0, 4), edge(1, 3), edge(3, 5), edge(1, 5), edge(4, 5), edge(6, 7)];
        let order = matrix_order(8, &edges);
        let half = |nodes: &[usize]| nodes.iter().map(|node| node % 2).collect::<Vec<_>>();
        assert!(half(&order[..3]) == [0, 0, 0] || half(&order[..3]) == [1, 1, 1], "{order:?}");
        assert_eq!(order[6..], [6, 7], "the smaller part comes last");
    }

    proptest! {
        #[test]
        fn each_stands_there_once(
            count in 0..30_usize,
            ends in prop::collection::vec((0..40_usize, 0..40_usize, prop_oneof![Just(f64::NAN), 0.0..9.0]), 0..80),
        ) {
            let edges: Vec<Edge> = ends.into_iter().map(|(from, to, weight)| Edge { from, to, weight }).collect();
            let mut order = matrix_order(count, &edges);
            order.sort_unstable();
            prop_assert_eq!(order, (0..count).collect::<Vec<_>>());
        }
    }
}
