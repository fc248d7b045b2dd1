//! What a format in XML allows, as tables, and a check of documents against them.
//!
//! The tables are drawn from the formats' specifications; their schemas are not under a licence that lets them lie here.

use roxmltree::{Document, Node};
use std::collections::HashSet;

/// What an attribute may hold.
#[derive(Clone, Copy)]
pub enum Holds {
    Text,
    /// A name for the element, unique in the document among its kind.
    Id,
    /// The name of another element of this kind.
    Of(&'static str),
    Integer,
    Number,
    Date,
    One(&'static [&'static str]),
}

/// An element: its name, its parents (none for the root), whether it holds text, the attributes that it must have, and
/// those that it may have.
pub struct Element {
    pub name: &'static str,
    pub parents: &'static [&'static str],
    pub text: bool,
    pub must: &'static [(&'static str, Holds)],
    pub may: &'static [(&'static str, Holds)],
}

/// Holds a document against a grammar; returns it.
pub fn check<'a>(text: &'a str, namespace: Option<&str>, grammar: &[Element]) -> Document<'a> {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("no XML: {error}\n{text}"));
    let mut names: HashSet<(&str, &str)> = HashSet::new();
    let elements = || document.descendants().filter(Node::is_element);
    for node in elements() {
        let name = node.tag_name().name();
        assert_eq!(node.tag_name().namespace(), namespace, "<{name}> stands in the wrong namespace");
        let rule = grammar.iter().find(|element| element.name == name);
        let rule = rule.unwrap_or_else(|| panic!("the format has no <{name}>"));
        let parent = node.parent_element().map(|parent| parent.tag_name().name());
        assert!(
            parent.map_or(rule.parents.is_empty(), |parent| rule.parents.contains(&parent)),
            "<{name}> cannot stand in {parent:?}"
        );
        let text = node.children().any(|child| child.is_text() && !child.text().unwrap_or_default().trim().is_empty());
        assert!(rule.text || !text, "<{name}> holds no text");
        for (attribute, holds) in rule.must {
            assert!(node.attribute(*attribute).is_some(), "<{name}> must have {attribute}");
            if matches!(holds, Holds::Id) {
                let value = node.attribute(*attribute).unwrap_or_default();
                assert!(names.insert((name, value)), "two <{name}> are called {value}");
            }
        }
    }
    for node in elements() {
        let name = node.tag_name().name();
        let rule = grammar.iter().find(|element| element.name == name).expect("checked above");
        for attribute in node.attributes().filter(|attribute| attribute.namespace().is_none()) {
            let mut known = rule.must.iter().chain(rule.may);
            let (_, holds) = known
                .find(|(known, _)| *known == attribute.name())
                .unwrap_or_else(|| panic!("<{name}> has no {}", attribute.name()));
            let value = attribute.value();
            assert!(fits(*holds, value, &names), "<{name} {}={value:?}> is not what the format asks", attribute.name());
        }
    }
    document
}

fn fits(holds: Holds, value: &str, names: &HashSet<(&str, &str)>) -> bool {
    match holds {
        Holds::Text => true,
        Holds::Id => value.chars().all(|letter| letter.is_ascii_alphanumeric()) && !value.is_empty(),
        Holds::Of(kind) => names.contains(&(kind, value)),
        Holds::Integer => value.parse::<i64>().is_ok(),
        Holds::Number => value.parse::<f64>().is_ok(),
        Holds::Date => value.trim_start_matches('-').split('-').map(str::len).eq([4, 2, 2]),
        Holds::One(values) => values.contains(&value),
    }
}
