//! scores of heads → heads: each word's best head when these make a tree, else the best tree.
//!
//! Promises: one root, every word reaches it; the sum of scores is the highest that a tree with one root can have. The
//! best tree is found after Chu and Liu (1965) and Edmonds (1967), in time that grows with the square of the words.

use frise_arithmetic::best;

/// Scores of one sentence: a row for each word, with a number for the root and then one for each word.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// Words.
    pub(super) words: usize,
    pub(super) values: Vec<f32>,
}

impl Scores {
    /// The scores of a word's heads, the root first; its own is the lowest.
    pub(super) fn of(&self, word: usize) -> &[f32] {
        &self.values[word * (self.words + 1)..(word + 1) * (self.words + 1)]
    }

    /// The heads of the words: 0 for the root, else the word's place + 1.
    pub(super) fn heads(&self) -> Vec<usize> {
        let greedy: Vec<usize> =
            (0..self.words).map(|word| best(self.of(word), |head| head != word + 1).unwrap_or(0)).collect();
        if is_tree(&greedy) { greedy } else { Contraction::new(self).solve() }
    }
}

/// Whether there is one root and every word reaches it.
pub(super) fn is_tree(heads: &[usize]) -> bool {
    heads.iter().filter(|&&head| head == 0).count() == 1 && cycle(heads.len() + 1, |node| heads[node - 1]).is_none()
}

/// A node on a cycle of nodes 1.. that each have a head, 0 being the root.
fn cycle(nodes: usize, head: impl Fn(usize) -> usize) -> Option<usize> {
    let mut seen_from = vec![0; nodes];
    for start in 1..nodes {
        let mut node = start;
        while node != 0 && seen_from[node] == 0 {
            seen_from[node] = start;
            node = head(node);
        }
        if node != 0 && seen_from[node] == start {
            return Some(node);
        }
    }
    None
}

/// From a head to its dependent.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    dependent: u16,
    head: u16,
}

/// Cycles drawn together into one of their nodes, until none is left.
struct Contraction {
    nodes: usize,
    /// By dependent and head, the score of the best arc between what they stand for, and that arc.
    arcs: Vec<(f64, Arc)>,
    /// Each node's best head. A node that was drawn into another has that one here.
    best: Vec<usize>,
    gone: Vec<bool>,
    /// The words that a node stands for.
    members: Vec<Vec<u16>>,
    /// The cycles in the order in which they were drawn together: each node's words and best arc.
    cycles: Vec<Vec<(Vec<u16>, Arc)>>,
}

impl Contraction {
    fn new(scores: &Scores) -> Self {
        let nodes = scores.words + 1;
        // What keeps a second root out: no gain elsewhere makes up for it.
        let bounded = |score: f32| f64::from(score.clamp(-1e9, 1e9));
        let finite = |word: usize| {
            let row = scores.of(word).iter().enumerate();
            row.filter(move |(head, _)| *head != word + 1).map(|(_, &score)| bounded(score))
        };
        let (mut lowest, mut highest) = (0.0f64, 0.0f64);
        for score in (0..scores.words).flat_map(finite) {
            (lowest, highest) = (lowest.min(score), highest.max(score));
        }
        let root = (highest - lowest + 1.0) * nodes as f64;
        let mut arcs = vec![(0.0, Arc::default()); nodes * nodes];
        for word in 0..scores.words {
            for (head, &score) in scores.of(word).iter().enumerate() {
                let score = if head == 0 { bounded(score) - root } else { bounded(score) };
                let arc = Arc { dependent: word as u16 + 1, head: head as u16 };
                arcs[(word + 1) * nodes + head] = (score, arc);
            }
        }
        let mut contraction = Self {
            nodes,
            arcs,
            best: vec![0; nodes],
            gone: vec![false; nodes],
            members: (0..nodes).map(|node| vec![node as u16]).collect(),
            cycles: Vec::new(),
        };
        for node in 1..nodes {
            contraction.find_best(node);
        }
        contraction
    }

    fn score(&self, dependent: usize, head: usize) -> f64 {
        self.arcs[dependent * self.nodes + head].0
    }

    fn find_best(&mut self, node: usize) {
        let mut best = 0;
        for head in 1..self.nodes {
            if head != node && !self.gone[head] && self.score(node, head) > self.score(node, best) {
                best = head;
            }
        }
        self.best[node] = best;
    }

    fn best_arc(&self, node: usize) -> Arc {
        self.arcs[node * self.nodes + self.best[node]].1
    }

    fn solve(mut self) -> Vec<usize> {
        while let Some(node) = cycle(self.nodes, |node| self.best[node]) {
            self.draw_together(node);
        }
        let mut heads = vec![None; self.nodes];
        for node in (1..self.nodes).filter(|&node| !self.gone[node]) {
            let arc = self.best_arc(node);
            heads[arc.dependent as usize] = Some(arc.head as usize);
        }
        // The outermost cycle first: all its nodes keep their arcs but the one that the arc from outside enters.
        for (words, arc) in self.cycles.iter().rev().flatten() {
            if words.iter().all(|&word| heads[word as usize].is_none()) {
                heads[arc.dependent as usize] = Some(arc.head as usize);
            }
        }
        heads.into_iter().skip(1).map(Option::unwrap_or_default).collect()
    }

    /// Draws the cycle through a node into that node.
    fn draw_together(&mut self, node: usize) {
        let mut cycle = vec![node];
        let mut next = self.best[node];
        while next != node {
            cycle.push(next);
            next = self.best[next];
        }
        let costs: Vec<f64> = cycle.iter().map(|&inside| self.score(inside, self.best[inside])).collect();
        self.cycles.push(cycle.iter().map(|&inside| (self.members[inside].clone(), self.best_arc(inside))).collect());
        for &inside in &cycle[1..] {
            self.gone[inside] = true;
        }
        for outside in (0..self.nodes).filter(|outside| !self.gone[*outside] && *outside != node) {
            let gain = |at: usize| self.score(cycle[at], outside) - costs[at];
            let entered = (1..cycle.len()).fold(0, |best, at| if gain(at) > gain(best) { at } else { best });
            let into = (gain(entered), self.arcs[cycle[entered] * self.nodes + outside].1);
            self.arcs[node * self.nodes + outside] = into;
            if outside > 0 {
                let score = |at: usize| self.score(outside, cycle[at]);
                let left = (1..cycle.len()).fold(0, |best, at| if score(at) > score(best) { at } else { best });
                self.arcs[outside * self.nodes + node] = self.arcs[outside * self.nodes + cycle[left]];
                if cycle.contains(&self.best[outside]) {
                    self.best[outside] = node;
                }
            }
        }
        for inside in cycle.into_iter().skip(1) {
            // Whoever walks from here comes to what it belongs to now, and never back.
            self.best[inside] = 0;
            let words = std::mem::take(&mut self.members[inside]);
            self.members[node].extend(words);
        }
        self.find_best(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scores(words: usize, values: &[f32]) -> Scores {
        let mut values = values[..words * (words + 1)].to_vec();
        (0..words).for_each(|word| values[word * (words + 1) + word + 1] = f32::NEG_INFINITY);
        Scores { words, values }
    }

    fn total(scores: &Scores, heads: &[usize]) -> f64 {
        heads.iter().enumerate().map(|(word, &head)| f64::from(scores.of(word)[head])).sum()
    }

    /// The highest total of all trees with one root.
    fn highest(scores: &Scores) -> f64 {
        let (words, choices) = (scores.words, scores.words + 1);
        (0..choices.pow(words as u32))
            .map(|number| (0..words).map(|word| number / choices.pow(word as u32) % choices).collect::<Vec<usize>>())
            .filter(|heads| is_tree(heads))
            .map(|heads| total(scores, &heads))
            .fold(f64::NEG_INFINITY, f64::max)
    }

    proptest! {
        #[test]
        fn the_best_tree_is_found(words in 1usize..6, values in prop::collection::vec(-8.0f32..8.0, 30)) {
            let scores = scores(words, &values);
            let heads = scores.heads();
            prop_assert!(is_tree(&heads), "{heads:?} is no tree: look at Contraction::solve");
            let (found, best) = (total(&scores, &heads), highest(&scores));
            prop_assert!((found - best).abs() < 1e-6, "{heads:?} has {found} and the best tree {best}");
        }

        #[test]
        fn ties_still_give_the_best_tree(words in 1usize..6, values in prop::collection::vec(0u8..3, 30)) {
            let values: Vec<f32> = values.into_iter().map(f32::from).collect();
            let scores = scores(words, &values);
            let heads = scores.heads();
            prop_assert!(is_tree(&heads), "{heads:?} is no tree: look at Contraction::solve");
            prop_assert!((total(&scores, &heads) - highest(&scores)).abs() < 1e-6, "another tree has more than {heads:?}");
        }

        #[test]
        fn any_numbers_give_a_tree(words in 1usize..40, values in prop::collection::vec(any::<f32>(), 1640)) {
            let heads = scores(words, &values).heads();
            prop_assert!(is_tree(&heads), "{heads:?} is no tree: look at Contraction::solve");
        }
    }

    #[test]
    fn trees_are_told_from_what_is_none() {
        assert!(is_tree(&[2, 0, 2]), "the second word is the root of all");
        assert!(!is_tree(&[0, 0]), "two roots are one too many");
        assert!(!is_tree(&[2, 1, 0]), "the first two words never reach the root");
        assert!(!is_tree(&[]), "no words have no root");
    }
}
