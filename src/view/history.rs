//! A list that a reader changes → the list before and after each change.
//!
//! Promises: what is undone can be done again until something else is done. Never: knowing what the list holds.

use std::rc::Rc;

/// Of a list that grew earlier, this many steps can be undone.
const REMEMBERED: usize = 50;

/// A list with its earlier and its undone forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<Item> {
    past: Vec<Rc<Vec<Item>>>,
    present: Rc<Vec<Item>>,
    /// What was undone, the last first to come back at the end.
    undone: Vec<Rc<Vec<Item>>>,
}

impl<Item> Default for History<Item> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<Item> History<Item> {
    /// A history that begins with a list.
    #[must_use]
    pub fn new(first: Vec<Item>) -> Self {
        Self { past: Vec::new(), present: Rc::new(first), undone: Vec::new() }
    }

    /// A history in which a list grew item by item, the last of which can be undone in turn.
    #[must_use]
    pub fn grown(list: &[Item]) -> Self
    where
        Item: Clone,
    {
        let first = list.len().saturating_sub(REMEMBERED);
        let past = (first..list.len()).map(|length| Rc::new(list[..length].to_vec())).collect();
        Self { past, present: Rc::new(list.to_vec()), undone: Vec::new() }
    }

    /// The list as it is.
    #[must_use]
    pub fn present(&self) -> &Rc<Vec<Item>> {
        &self.present
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Puts another list in its place.
    pub fn put(&mut self, list: Vec<Item>) {
        self.past.push(std::mem::replace(&mut self.present, Rc::new(list)));
        self.undone.clear();
    }

    /// Goes back by one change, if there is one.
    pub fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.undone.push(std::mem::replace(&mut self.present, before));
        }
    }

    /// Goes forth by one change, if one was undone.
    pub fn redo(&mut self) {
        if let Some(after) = self.undone.pop() {
            self.past.push(std::mem::replace(&mut self.present, after));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn what_is_undone_comes_back_until_something_else_is_done() {
        let mut history = History::new(vec![1]);
        history.put(vec![1, 2]);
        history.put(vec![1, 2, 3]);
        history.undo();
        history.undo();
        history.undo();
        assert_eq!(**history.present(), [1], "undoing ends at the first list");
        assert!(!history.can_undo() && history.can_redo());
        history.redo();
        assert_eq!(**history.present(), [1, 2]);
        history.put(vec![2]);
        assert!(!history.can_redo(), "what was undone is gone once something else is done");
        history.undo();
        assert_eq!(**history.present(), [1, 2]);
    }

    #[test]
    fn what_grew_before_is_undone_item_by_item() {
        let mut history = History::grown(&[1, 2]);
        history.undo();
        assert_eq!(**history.present(), [1]);
        history.undo();
        assert!(history.present().is_empty() && !history.can_undo());
    }
}
