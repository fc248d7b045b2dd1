//! Story → linked data (JSON-LD) in the words of schema.org.
//!
//! An event is both an `Event`, which has a date and a place, and an `Action`, which has an agent and an object. For a
//! date that is no one day schema.org has no word: Dublin Core has, and the Library of Congress a type for EDTF.

use super::dates::{self, Extent, edtf};
use super::scope::{Scope, words};
use super::selection::Excerpt;
use super::web_annotation::address;
use crate::model::{ActorKind, Interval, Quote, Status, StoryActor, StoryActorId, StoryEvent};
use serde_json::{Map, Value, json};

const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

pub(super) fn write(scope: &Scope) -> String {
    let mut graph: Vec<Value> = Vec::new();
    graph.extend(scope.excerpts.iter().map(article));
    graph.extend(scope.story.actors.iter().map(actor));
    graph.extend(scope.story.events.iter().map(|found| event(scope, found)));
    for excerpt in &scope.excerpts {
        graph.extend(excerpt.quotes.iter().zip(1..).map(|(quote, number)| quotation(excerpt, quote, number)));
    }
    let context = json!(["https://schema.org", { "dcterms": "http://purl.org/dc/terms/" }]);
    super::json::print(&json!({ "@context": context, "@graph": graph }))
}

fn article(excerpt: &Excerpt) -> Value {
    let reading = excerpt.reading;
    let organisation =
        |name: &Option<String>| name.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    object([
        ("@type", Some("NewsArticle".into())),
        ("@id", Some(address(&reading.doc).into())),
        ("name", Some(reading.doc.as_str().into())),
        ("headline", reading.title.as_deref().map(Value::from)),
        ("inLanguage", Some(reading.language.as_str().into())),
        ("publisher", organisation(&reading.outlet)),
        ("sourceOrganization", organisation(&reading.agency)),
        ("creditText", reading.byline.as_deref().map(Value::from)),
        ("datePublished", day(Some(&reading.published.interval))),
    ])
}

fn actor(actor: &StoryActor) -> Value {
    let (kind, is_person) = match actor.kind {
        ActorKind::Person => ("Person", true),
        ActorKind::Country => ("Country", false),
        ActorKind::Organisation => ("Organization", false),
        ActorKind::Place => ("Place", false),
        // A crowd is no organisation.
        ActorKind::Group => ("Thing", false),
    };
    let role = actor.role.as_deref();
    let described: Vec<&str> = [role.filter(|_| !is_person), actor.of.as_deref()].into_iter().flatten().collect();
    object([
        ("@type", Some(kind.into())),
        ("@id", Some(anchor(actor.id).into())),
        ("name", Some(actor.name.as_str().into())),
        ("alternateName", (!actor.aliases.is_empty()).then(|| actor.aliases.clone().into())),
        ("jobTitle", role.filter(|_| is_person).map(Value::from)),
        ("description", (!described.is_empty()).then(|| described.join(", ").into())),
    ])
}

fn event(scope: &Scope, event: &StoryEvent) -> Value {
    let refer = |ids: &[StoryActorId]| {
        let known: Vec<Value> = ids.iter().filter(|&&id| scope.actor(id).is_some()).map(|&id| reference(id)).collect();
        (!known.is_empty()).then_some(Value::Array(known))
    };
    let progress = match event.status {
        Status::Happened => "CompletedActionStatus",
        Status::Planned | Status::Wished | Status::Hypothetical => "PotentialActionStatus",
        Status::Negated => "FailedActionStatus",
    };
    let time = event.time.as_ref();
    let uncertain = Some(edtf(time)).filter(|edtf| Extent::of(time).day().is_none() && !edtf.is_empty());
    let told: Vec<Value> = event
        .mentions
        .iter()
        .filter(|mention| scope.told(mention).is_some())
        .map(|mention| address(&mention.doc).into())
        .collect();
    object([
        ("@type", Some(json!(["Event", "Action"]))),
        ("@id", Some(format!("#{}", event.id).into())),
        ("name", Some(event.label.as_str().into())),
        ("additionalType", Some(event.kind.as_str().into())),
        ("keywords", Some(json!([scope.type_words(event.kind), scope.standing(event)]))),
        ("actionStatus", Some(format!("https://schema.org/{progress}").into())),
        ("eventStatus", (event.status == Status::Planned).then(|| "https://schema.org/EventScheduled".into())),
        ("startDate", day(time)),
        ("dcterms:date", uncertain.map(|edtf| json!({ "@type": EDTF, "@value": edtf }))),
        ("agent", refer(&event.agents)),
        ("object", refer(&event.targets)),
        ("location", refer(event.place.as_slice())),
        ("subjectOf", Some(told.iter().map(|id| json!({ "@id": id })).collect::<Vec<_>>().into())),
    ])
}

fn quotation(excerpt: &Excerpt, quote: &Quote, number: u32) -> Value {
    let speaker = quote.speaker.and_then(|actor| excerpt.cast.get(actor.index()).copied().flatten());
    let article = address(&excerpt.reading.doc);
    object([
        ("@type", Some("Quotation".into())),
        ("@id", Some(format!("#{article}-q{number}").into())),
        ("text", Some(words(excerpt.reading, quote.span).into())),
        ("spokenByCharacter", speaker.map(reference)),
        ("isPartOf", Some(json!({ "@id": article }))),
    ])
}

/// The day of an interval, where it is one; a single minute keeps its time of day.
fn day(interval: Option<&Interval>) -> Option<Value> {
    let day = Extent::of(interval).day()?;
    let moment = interval.and_then(|interval| interval.earliest.filter(|first| interval.latest == Some(*first)));
    Some(moment.map_or_else(|| dates::iso(day), dates::moment).into())
}

fn anchor(id: StoryActorId) -> String {
    format!("#{id}")
}

fn reference(id: StoryActorId) -> Value {
    json!({ "@id": anchor(id) })
}

/// An object of the members that have a value.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let given = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(given.collect::<Map<_, _>>())
}
