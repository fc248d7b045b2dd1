//! The two graphs, held against what GEXF 1.3 and `GraphML` 1.0 allow.

use crate::corpus::{left_out, output, write_all};
use crate::grammar::{Element, Holds, check};
use frise::export::Format;
use roxmltree::{Document, Node};
use std::collections::{BTreeSet, HashMap};

const GEXF: [Element; 15] = [
    Element { name: "gexf", parents: &[], text: false, must: &[("version", Holds::One(&["1.3"]))], may: &[] },
    Element { name: "meta", parents: &["gexf"], text: false, must: &[], may: &[("lastmodifieddate", Holds::Date)] },
    Element { name: "creator", parents: &["meta"], text: true, must: &[], may: &[] },
    Element {
        name: "graph",
        parents: &["gexf"],
        text: false,
        must: &[],
        may: &[
            ("defaultedgetype", Holds::One(&["directed", "undirected", "mutual"])),
            ("idtype", Holds::One(&["string", "integer"])),
            ("mode", Holds::One(&["static", "dynamic"])),
            ("timeformat", Holds::One(&["integer", "double", "date", "dateTime"])),
            ("timerepresentation", Holds::One(&["interval", "timestamp"])),
        ],
    },
    Element {
        name: "attributes",
        parents: &["graph"],
        text: false,
        must: &[("class", Holds::One(&["node", "edge"]))],
        may: &[("mode", Holds::One(&["static", "dynamic"]))],
    },
    Element {
        name: "attribute",
        parents: &["attributes"],
        text: false,
        must: &[
            ("id", Holds::Id),
            ("title", Holds::Text),
            ("type", Holds::One(&["integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"])),
        ],
        may: &[],
    },
    Element { name: "nodes", parents: &["graph"], text: false, must: &[], may: &[("count", Holds::Integer)] },
    Element { name: "edges", parents: &["graph"], text: false, must: &[], may: &[("count", Holds::Integer)] },
    Element {
        name: "node",
        parents: &["nodes"],
        text: false,
        must: &[("id", Holds::Id)],
        may: &[("label", Holds::Text), ("start", Holds::Date), ("end", Holds::Date)],
    },
    Element {
        name: "edge",
        parents: &["edges"],
        text: false,
        must: &[("id", Holds::Id), ("source", Holds::Of("node")), ("target", Holds::Of("node"))],
        may: &[("weight", Holds::Number), ("label", Holds::Text), ("kind", Holds::Text)],
    },
    Element { name: "attvalues", parents: &["node", "edge"], text: false, must: &[], may: &[] },
    Element {
        name: "attvalue",
        parents: &["attvalues"],
        text: false,
        must: &[("for", Holds::Of("attribute")), ("value", Holds::Text)],
        may: &[],
    },
    Element { name: "spells", parents: &["edge"], text: false, must: &[], may: &[] },
    Element {
        name: "spell",
        parents: &["spells"],
        text: false,
        must: &[],
        may: &[("start", Holds::Date), ("end", Holds::Date)],
    },
    Element { name: "description", parents: &["meta"], text: true, must: &[], may: &[] },
];

const GRAPHML: [Element; 6] = [
    Element { name: "graphml", parents: &[], text: false, must: &[], may: &[] },
    Element {
        name: "key",
        parents: &["graphml"],
        text: false,
        must: &[("id", Holds::Id), ("for", Holds::One(&["graph", "node", "edge", "all"]))],
        may: &[
            ("attr.name", Holds::Text),
            ("attr.type", Holds::One(&["boolean", "int", "long", "float", "double", "string"])),
        ],
    },
    Element {
        name: "graph",
        parents: &["graphml"],
        text: false,
        must: &[("id", Holds::Id), ("edgedefault", Holds::One(&["directed", "undirected"]))],
        may: &[],
    },
    Element { name: "node", parents: &["graph"], text: false, must: &[("id", Holds::Id)], may: &[] },
    Element {
        name: "edge",
        parents: &["graph"],
        text: false,
        must: &[("id", Holds::Id), ("source", Holds::Of("node")), ("target", Holds::Of("node"))],
        may: &[],
    },
    Element { name: "data", parents: &["node", "edge"], text: true, must: &[("key", Holds::Of("key"))], may: &[] },
];

/// A GEXF document that its format allows.
pub fn gexf(text: &str) -> Document<'_> {
    let document = check(text, Some("http://gexf.net/1.3"), &GEXF);
    let types = types(&document, "attribute", "type");
    for value in named(&document, "attvalue") {
        let (name, value) = (value.attribute("for").unwrap_or_default(), value.attribute("value").unwrap_or_default());
        assert!(fits(types[name], value), "{name} cannot be {value:?}");
    }
    for spell in named(&document, "spell") {
        let (start, end) = (spell.attribute("start"), spell.attribute("end"));
        assert!(start.is_some() || end.is_some(), "a spell without a side says nothing");
        // Years of our era compare as text does.
        if let (Some(start), Some(end)) = (start, end) {
            assert!(start <= end || start.starts_with('-'), "a spell ends before it begins: {start} {end}");
        }
    }
    document
}

/// A `GraphML` document that its format allows.
pub fn graphml(text: &str) -> Document<'_> {
    let document = check(text, Some("http://graphml.graphdrawing.org/xmlns"), &GRAPHML);
    let (types, places) = (types(&document, "key", "attr.type"), types(&document, "key", "for"));
    for data in named(&document, "data") {
        let name = data.attribute("key").unwrap_or_default();
        assert!(fits(types[name], data.text().unwrap_or_default()), "{name} cannot be {:?}", data.text());
        let place = data.parent_element().map_or("", |parent| parent.tag_name().name());
        assert_eq!(places[name], place, "{name} was not declared for it");
    }
    document
}

/// The elements of a name.
pub fn named<'a, 'i>(document: &'a Document<'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + 'a {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn types<'a>(document: &'a Document, element: &'a str, attribute: &str) -> HashMap<&'a str, &'a str> {
    let declared = named(document, element);
    declared.filter_map(|node| Some((node.attribute("id")?, node.attribute(attribute)?))).collect()
}

fn fits(kind: &str, value: &str) -> bool {
    match kind {
        "int" | "integer" => value.parse::<i64>().is_ok(),
        "boolean" => ["true", "false"].contains(&value),
        _ => true,
    }
}

#[test]
fn actors_are_nodes_and_relations_edges() {
    let story = &output().story;
    for (format, read) in [(Format::Gexf, gexf as fn(&str) -> Document), (Format::GraphMl, graphml)] {
        let file = write_all(format);
        let document = read(&file.text);
        assert_eq!(named(&document, "node").count(), story.actors.len(), "{}", format.name());
        assert_eq!(named(&document, "edge").count(), story.relations.len(), "{}", format.name());
        let joined: BTreeSet<_> = story.relations.iter().flat_map(|relation| &relation.events).collect();
        assert_eq!(left_out(&file), story.events.len() - joined.len(), "{}", format.name());
    }
}

#[test]
fn an_edge_has_a_spell_for_each_dated_event() {
    let file = write_all(Format::Gexf);
    let document = gexf(&file.text);
    for (edge, relation) in named(&document, "edge").zip(&output().story.relations) {
        let events = relation.events.iter().map(|id| &output().story.events[id.index()]);
        let dated = events.filter(|event| event.time.is_some_and(|time| time != frise::model::Interval::default()));
        let spells = edge.descendants().filter(|node| node.tag_name().name() == "spell");
        assert_eq!(spells.count(), dated.count(), "{relation:?}");
        assert_eq!(edge.attribute("weight"), Some(relation.events.len().to_string().as_str()));
    }
}
