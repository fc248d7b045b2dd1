//! Actors and relations → `GraphML` 1.0.

use super::graph;
use super::scope::Scope;
use super::xml::Xml;
use super::{Exported, dates};

/// The data of nodes and edges: what it belongs to, its name and its type.
const KEYS: [(&str, &str, &str); 14] = [
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "mentions", "int"),
    ("node", "role", "string"),
    ("node", "of", "string"),
    ("node", "aliases", "string"),
    ("node", "corrected", "boolean"),
    ("edge", "sign", "string"),
    ("edge", "weight", "int"),
    ("edge", "cooperation", "int"),
    ("edge", "conflict", "int"),
    ("edge", "reported", "boolean"),
    ("edge", "first", "string"),
    ("edge", "last", "string"),
];

pub(super) fn write(scope: &Scope) -> Exported {
    let (nodes, edges) = (graph::nodes(scope), graph::edges(scope));
    let mut xml = Xml::laid_out();
    let schema = "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";
    let root = [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ("xsi:schemaLocation", schema),
    ];
    xml.open("graphml", &root);
    for (place, name, kind) in KEYS {
        xml.empty("key", &[("id", name), ("for", place), ("attr.name", name), ("attr.type", kind)]);
    }
    xml.open("graph", &[("id", "story"), ("edgedefault", "directed")]);
    for node in nodes {
        let actor = node.actor;
        xml.open("node", &[("id", &actor.id.to_string())]);
        let data = [
            ("label", actor.name.clone()),
            ("kind", actor.kind.as_str().to_owned()),
            ("mentions", node.mentions.to_string()),
            ("role", actor.role.clone().unwrap_or_default()),
            ("of", actor.of.clone().unwrap_or_default()),
            ("aliases", actor.aliases.join("; ")),
            ("corrected", (!actor.corrected.is_empty()).to_string()),
        ];
        give(&mut xml, &data);
        xml.close();
    }
    for edge in &edges {
        let (from, to) = (edge.from.to_string(), edge.to.to_string());
        xml.open("edge", &[("id", &edge.id), ("source", &from), ("target", &to)]);
        let first = edge.extents().filter_map(super::dates::Extent::first).min();
        let last = edge.extents().filter_map(super::dates::Extent::last).max();
        let data = [
            ("sign", edge.sign().to_owned()),
            ("weight", edge.events.len().to_string()),
            ("cooperation", edge.cooperation.to_string()),
            ("conflict", edge.conflict.to_string()),
            ("reported", edge.reported.to_string()),
            ("first", first.map(dates::iso).unwrap_or_default()),
            ("last", last.map(dates::iso).unwrap_or_default()),
        ];
        give(&mut xml, &data);
        xml.close();
    }
    graph::exported(scope, xml.finish(), &edges)
}

fn give(xml: &mut Xml, data: &[(&str, String)]) {
    for (key, value) in data.iter().filter(|(_, value)| !value.is_empty()) {
        xml.leaf("data", &[("key", key)], value);
    }
}
