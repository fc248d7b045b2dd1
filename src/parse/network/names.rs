//! words' tags → names.

use crate::model::{Name, NameKind};

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    /// In none.
    #[default]
    Outside,
    /// At its beginning.
    Begin(NameKind),
    /// In its middle or at its end.
    Inside(NameKind),
}

impl Tag {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name.split_once('-') {
            None if name == "O" => Some(Self::Outside),
            Some(("B", kind)) => NameKind::from_name(kind).map(Self::Begin),
            Some(("I", kind)) => NameKind::from_name(kind).map(Self::Inside),
            _ => None,
        }
    }
}

/// The names that tags tell; one that goes on without having begun begins there.
pub(super) fn names(tags: impl Iterator<Item = Tag>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (place, tag) in tags.enumerate() {
        let place = place as u32;
        let open = names.last_mut().filter(|name| name.words.end == place);
        match (tag, open) {
            (Tag::Outside, _) => {}
            (Tag::Inside(kind), Some(name)) if name.kind == kind => name.words.end = place + 1,
            (Tag::Begin(kind) | Tag::Inside(kind), _) => names.push(Name { words: place..place + 1, kind }),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tags: &str) -> Vec<(u32, u32, NameKind)> {
        let tags = tags.split(' ').map(|tag| Tag::from_name(tag).expect("a tag"));
        names(tags).into_iter().map(|name| (name.words.start, name.words.end, name.kind)).collect()
    }

    #[test]
    fn names_begin_and_end() {
        use NameKind::{Person, Place};
        assert_eq!(read("O B-Person I-Person O"), [(1, 3, Person)], "a name goes on inside");
        assert_eq!(read("B-Person B-Person"), [(0, 1, Person), (1, 2, Person)], "each beginning is a name");
        assert_eq!(read("B-Person I-Location"), [(0, 1, Person), (1, 2, Place)], "another kind is another name");
        assert_eq!(read("O I-Location I-Location"), [(1, 3, Place)], "what is inside must be in a name");
        assert_eq!(read("B-Location O I-Location"), [(0, 1, Place), (2, 3, Place)], "a gap ends a name");
        assert!(["", "B", "B-", "X-Person", "b-Person"].iter().all(|tag| Tag::from_name(tag).is_none()));
    }
}
