//! Actors and relations → GEXF 1.3, dynamic: a relation shows while one of its events may have taken place.

use super::graph::{self, Edge, Node};
use super::scope::Scope;
use super::xml::Xml;
use super::{Exported, dates};

/// The attributes of nodes and of edges: their names and types.
const NODE: [(&str, &str); 6] = [
    ("kind", "string"),
    ("mentions", "integer"),
    ("role", "string"),
    ("of", "string"),
    ("aliases", "liststring"),
    ("corrected", "boolean"),
];
const EDGE: [(&str, &str); 5] = [
    ("sign", "string"),
    ("events", "integer"),
    ("cooperation", "integer"),
    ("conflict", "integer"),
    ("reported", "boolean"),
];

pub(super) fn write(scope: &Scope) -> Exported {
    let (nodes, edges) = (graph::nodes(scope), graph::edges(scope));
    let mut xml = Xml::laid_out();
    xml.open("gexf", &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")]);
    xml.open("meta", &[]);
    xml.leaf("creator", &[], concat!("Frise ", env!("CARGO_PKG_VERSION")));
    xml.close();
    let mode = [
        ("defaultedgetype", "directed"),
        ("mode", "dynamic"),
        ("timeformat", "date"),
        ("timerepresentation", "interval"),
    ];
    xml.open("graph", &mode);
    declare(&mut xml, "node", &NODE);
    declare(&mut xml, "edge", &EDGE);
    xml.open("nodes", &[]);
    for found in &nodes {
        node(&mut xml, found);
    }
    xml.close();
    xml.open("edges", &[]);
    for found in &edges {
        edge(&mut xml, found);
    }
    graph::exported(scope, xml.finish(), &edges)
}

fn declare(xml: &mut Xml, class: &str, attributes: &[(&str, &str)]) {
    xml.open("attributes", &[("class", class), ("mode", "static")]);
    for (name, kind) in attributes {
        xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)]);
    }
    xml.close();
}

fn node(xml: &mut Xml, node: &Node) {
    let actor = node.actor;
    xml.open("node", &[("id", &actor.id.to_string()), ("label", &actor.name)]);
    // A bar separates the names of a list, which is how its readers split it.
    let aliases: Vec<String> = actor.aliases.iter().map(|alias| alias.replace('|', "/")).collect();
    let values = [
        ("kind", actor.kind.as_str().to_owned()),
        ("mentions", node.mentions.to_string()),
        ("role", actor.role.clone().unwrap_or_default()),
        ("of", actor.of.clone().unwrap_or_default()),
        ("aliases", aliases.join("|")),
        ("corrected", (!actor.corrected.is_empty()).to_string()),
    ];
    give(xml, &values);
    xml.close();
}

fn edge(xml: &mut Xml, edge: &Edge) {
    let (id, from, to) = (&edge.id, edge.from.to_string(), edge.to.to_string());
    let weight = edge.events.len().to_string();
    let sign = edge.sign();
    xml.open("edge", &[("id", id), ("source", &from), ("target", &to), ("weight", &weight), ("label", sign)]);
    let values = [
        ("sign", sign.to_owned()),
        ("events", weight.clone()),
        ("cooperation", edge.cooperation.to_string()),
        ("conflict", edge.conflict.to_string()),
        ("reported", edge.reported.to_string()),
    ];
    give(xml, &values);
    spells(xml, edge);
    xml.close();
}

fn give(xml: &mut Xml, values: &[(&str, String)]) {
    xml.open("attvalues", &[]);
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        xml.empty("attvalue", &[("for", name), ("value", value)]);
    }
    xml.close();
}

/// When the events may have taken place; an open side has no date.
fn spells(xml: &mut Xml, edge: &Edge) {
    let sides: Vec<(Option<String>, Option<String>)> =
        edge.extents().map(|extent| (extent.first().map(dates::iso), extent.last().map(dates::iso))).collect();
    if sides.is_empty() {
        return;
    }
    xml.open("spells", &[]);
    for (first, last) in &sides {
        let sides = [("start", first), ("end", last)];
        let given: Vec<(&str, &str)> = sides.iter().filter_map(|(name, day)| Some((*name, day.as_deref()?))).collect();
        xml.empty("spell", &given);
    }
    xml.close();
}
