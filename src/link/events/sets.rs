//! Small sets in order, as comparing mentions asks for many of them: a list each, without the nodes of a tree.

/// Things in order, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set<T>(Vec<T>);

impl<T: Copy + Ord> Set<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }

    pub fn contains(&self, thing: T) -> bool {
        self.0.binary_search(&thing).is_ok()
    }

    /// What both have, in order: what the smaller has is looked up in the larger.
    pub fn shared<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = T> + 'a {
        let (few, many) = if self.0.len() <= other.0.len() { (self, other) } else { (other, self) };
        few.iter().filter(|&thing| many.contains(thing))
    }

    pub fn meets(&self, other: &Self) -> bool {
        self.shared(other).next().is_some()
    }

    pub fn extend(&mut self, things: impl IntoIterator<Item = T>) {
        self.0.extend(things);
        self.0.sort_unstable();
        self.0.dedup();
    }
}

impl<T: Copy + Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut set = Self(Vec::new());
        set.extend(things);
        set
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Things in order, each with the number of times that it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counts<T>(Vec<(T, u32)>);

impl<T: Copy + Ord> Counts<T> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (T, u32)> + '_ {
        self.0.iter().copied()
    }

    pub fn contains(&self, thing: T) -> bool {
        self.0.binary_search_by_key(&thing, |&(thing, _)| thing).is_ok()
    }

    /// Each thing once for each time that it is given.
    pub fn of(things: impl IntoIterator<Item = T>) -> Self {
        let mut counts = Self(Vec::new());
        counts.add(things.into_iter().map(|thing| (thing, 1)));
        counts
    }

    /// Whether another has all of these.
    pub fn lie_in(&self, other: &Self) -> bool {
        self.iter().all(|(thing, _)| other.contains(thing))
    }

    pub fn add(&mut self, counted: impl IntoIterator<Item = (T, u32)>) {
        for (thing, count) in counted {
            match self.0.binary_search_by_key(&thing, |&(thing, _)| thing) {
                Ok(place) => self.0[place].1 += count,
                Err(place) => self.0.insert(place, (thing, count)),
            }
        }
    }
}
