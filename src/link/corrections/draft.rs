//! Groups of things as corrections leave them, before the story is told anew.

use super::Outcome;
use crate::model::Interval;
use std::collections::HashMap;

/// When something took place.
#[derive(Clone, Copy, Debug)]
pub(super) enum Time {
    /// As the articles tell.
    AsRead,
    /// As a reader says; `None` where it is not known.
    Given(Option<Interval>),
}

/// What a correction puts in the place of what was read; `None` leaves it.
#[derive(Clone, Debug)]
pub(super) struct Changes<Kind> {
    pub name: Option<String>,
    pub kind: Option<Kind>,
    pub time: Time,
    pub hidden: bool,
}

impl<Kind> Default for Changes<Kind> {
    fn default() -> Self {
        Self { name: None, kind: None, time: Time::AsRead, hidden: false }
    }
}

/// Things numbered from 0, each in one group, as the story has them and as corrections leave them.
pub(super) struct Draft<Kind> {
    /// The groups of the story, by the keys 0, 1, …, each in order.
    told: Vec<Vec<usize>>,
    /// The story's group of each thing.
    told_of: Vec<usize>,
    /// The groups as they are now; a key whose group was merged into another has none.
    groups: Vec<Vec<usize>>,
    /// The present group of each thing.
    group_of: Vec<usize>,
    changes: HashMap<usize, Changes<Kind>>,
}

/// A group as corrections leave it.
pub(super) struct Group<Kind> {
    /// The group of the story whose name and kind it has, if it has one's.
    pub kept: Option<usize>,
    /// Its things, in order; never none.
    pub members: Vec<usize>,
    /// The groups of the story that they come from, in order, each with the first thing that does.
    pub parts: Vec<(usize, usize)>,
    /// Whether it has just the members of the one that it keeps.
    pub same: bool,
    pub changes: Changes<Kind>,
}

impl<Kind: Clone> Draft<Kind> {
    /// Of so many things, in the story's groups; a thing that is in none of them is a group by itself.
    pub fn new(count: usize, told: impl Iterator<Item = Vec<usize>>) -> Self {
        const NONE: usize = usize::MAX;
        let mut told_of = vec![NONE; count];
        let mut groups = Vec::new();
        for (key, members) in told.enumerate() {
            let mut free: Vec<usize> = members.into_iter().filter(|&thing| told_of[thing] == NONE).collect();
            free.sort_unstable();
            free.dedup();
            for &thing in &free {
                told_of[thing] = key;
            }
            groups.push(free);
        }
        for (thing, key) in told_of.iter_mut().enumerate().filter(|(_, key)| **key == NONE) {
            *key = groups.len();
            groups.push(vec![thing]);
        }
        Self { group_of: told_of.clone(), told: groups.clone(), told_of, groups, changes: HashMap::new() }
    }

    /// Makes the groups of things one, which stays the first; `None` is a thing that is not there.
    pub fn merge(&mut self, things: impl Iterator<Item = Option<usize>>) -> Outcome {
        let (mut kept, mut merged, mut absent) = (None, false, false);
        for thing in things {
            let Some(thing) = thing else {
                absent = true;
                continue;
            };
            let group = self.group_of[thing];
            let kept = *kept.get_or_insert(group);
            if group != kept {
                let gone = std::mem::take(&mut self.groups[group]);
                for &thing in &gone {
                    self.group_of[thing] = kept;
                }
                self.groups[kept].extend(gone);
                merged = true;
            }
        }
        match (merged, absent) {
            (true, _) => Outcome::Applied,
            (false, true) => Outcome::Absent,
            (false, false) => Outcome::Needless,
        }
    }

    /// Takes a thing out of its group.
    pub fn split(&mut self, thing: Option<usize>) -> Outcome {
        let Some(thing) = thing else { return Outcome::Absent };
        let group = self.group_of[thing];
        if self.groups[group].len() < 2 {
            return Outcome::Needless;
        }
        self.groups[group].retain(|&other| other != thing);
        // What was a group before it was merged is that group again, with all that was corrected of it.
        let left = self.told_of[self.groups[group][0]];
        let is_left = self.groups[group].iter().all(|&other| self.told_of[other] == left);
        if left != group && is_left && self.is_free(left) && self.told[left].len() == self.groups[group].len() {
            self.groups[left] = std::mem::take(&mut self.groups[group]);
            for &other in &self.groups[left] {
                self.group_of[other] = left;
            }
        }
        let own = self.told_of[thing];
        let key = if self.is_free(own) && self.told[own].len() == 1 { own } else { self.groups.len() };
        if key == self.groups.len() {
            self.groups.push(Vec::new());
        }
        self.groups[key].push(thing);
        self.group_of[thing] = key;
        Outcome::Applied
    }

    fn is_free(&self, key: usize) -> bool {
        self.groups[key].is_empty()
    }

    /// Changes what is told of a thing's group; says whether there is one.
    pub fn change(&mut self, thing: Option<usize>, change: impl FnOnce(&mut Changes<Kind>)) -> bool {
        if let Some(thing) = thing {
            change(self.changes.entry(self.group_of[thing]).or_default());
        }
        thing.is_some()
    }

    /// The groups that there are, in the order of their first members.
    pub fn groups(mut self) -> Vec<Group<Kind>> {
        let mut out = Vec::new();
        for (key, mut members) in std::mem::take(&mut self.groups).into_iter().enumerate() {
            if members.is_empty() {
                continue;
            }
            members.sort_unstable();
            let mut parts: Vec<(usize, usize)> = members.iter().map(|&thing| (self.told_of[thing], thing)).collect();
            parts.sort_unstable();
            parts.dedup_by_key(|(part, _)| *part);
            // A group that lost what made it the story's keeps nothing of it.
            let kept = parts.iter().map(|&(part, _)| part).find(|&part| part == key);
            let same = kept.is_some_and(|kept| self.told[kept] == members);
            out.push(Group { kept, same, parts, members, changes: self.changes.remove(&key).unwrap_or_default() });
        }
        out.sort_by_key(|group| group.members[0]);
        out
    }
}
