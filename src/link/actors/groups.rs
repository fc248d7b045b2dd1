//! Groups that grow by joining: which things are one, and why.

use crate::model::Merge;
use std::collections::BTreeSet;

/// Things numbered from 0, each in one group.
pub(super) struct Groups {
    parent: Vec<usize>,
    evidence: Vec<BTreeSet<(String, [String; 2])>>,
}

impl Groups {
    pub fn new(count: usize) -> Self {
        Self { parent: (0..count).collect(), evidence: vec![BTreeSet::new(); count] }
    }

    /// The least member of a thing's group.
    pub fn find(&mut self, mut thing: usize) -> usize {
        while self.parent[thing] != thing {
            self.parent[thing] = self.parent[self.parent[thing]];
            thing = self.parent[thing];
        }
        thing
    }

    /// Makes two groups one, and keeps why.
    pub fn join(&mut self, one: usize, other: usize, rule: &str, words: [&str; 2]) {
        let (one, other) = (self.find(one), self.find(other));
        let (least, most) = (one.min(other), one.max(other));
        if least == most {
            return;
        }
        self.parent[most] = least;
        let mut words = words.map(str::to_owned);
        words.sort();
        let moved = std::mem::take(&mut self.evidence[most]);
        self.evidence[least].extend(moved);
        self.evidence[least].insert((rule.to_owned(), words));
    }

    /// Why a group is one.
    pub fn evidence(&mut self, thing: usize) -> Vec<Merge> {
        let root = self.find(thing);
        self.evidence[root].iter().map(|(rule, words)| Merge { rule: rule.clone(), words: words.clone() }).collect()
    }

    /// The groups, each in order, in the order of their least members.
    pub fn all(&mut self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.parent.len()];
        for thing in 0..self.parent.len() {
            let root = self.find(thing);
            members[root].push(thing);
        }
        members.retain(|group| !group.is_empty());
        members
    }
}
