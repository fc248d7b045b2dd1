//! Events → CSV, a row an event, with columns after PLOVER and POLECAT.

use super::csv::Table;
use super::dates::{self, edtf};
use super::names;
use super::scope::Scope;
use crate::model::{Moment, StoryActorId};

const COLUMNS: [&str; 21] = [
    "event_id",
    "event_date",
    "date_earliest",
    "date_latest",
    "event_type",
    "quad_code",
    "label",
    "status",
    "actor_names",
    "actor_kinds",
    "recipient_names",
    "recipient_kinds",
    "place",
    "source_names",
    "mentions",
    "documents",
    "publishers",
    "headlines",
    "trigger",
    "sentence",
    "corrected",
];

pub(super) fn write(scope: &Scope) -> String {
    let mut table = Table::new(&COLUMNS);
    for event in &scope.story.events {
        let told: Vec<_> = scope.mentions(event).collect();
        let readings = || told.iter().map(|told| told.excerpt.reading);
        let side = |moment: Option<Moment>| moment.map(dates::moment).unwrap_or_default();
        let kinds = |ids: &[StoryActorId]| -> Vec<&'static str> {
            ids.iter().filter_map(|&id| scope.actor(id)).map(|actor| actor.kind.as_str()).collect()
        };
        let time = event.time.as_ref();
        table.text(&event.id.to_string());
        // Dates are Frise's own: a year before our era begins with a minus, and is no formula.
        table.plain(&edtf(time));
        table.plain(&side(time.and_then(|time| time.earliest)));
        table.plain(&side(time.and_then(|time| time.latest)));
        table.text(event.kind.as_str());
        table.text(names::quad(event.kind).unwrap_or_default());
        table.text(&event.label);
        table.text(event.status.as_str());
        table.list(scope.names(&event.agents));
        table.list(kinds(&event.agents).into_iter());
        table.list(scope.names(&event.targets));
        table.list(kinds(&event.targets).into_iter());
        table.list(scope.names(event.place.as_slice()));
        table.list(scope.names(&event.sources));
        table.number(Some(told.len() as f64));
        table.list(readings().map(|reading| reading.doc.as_str()));
        table.list(readings().map(|reading| reading.outlet.as_deref().or(reading.agency.as_deref()).unwrap_or("")));
        table.list(readings().map(|reading| reading.title.as_deref().unwrap_or("")));
        table.text(told.first().map_or("", |told| super::scope::words(told.excerpt.reading, told.event.span)));
        table.text(told.first().map_or("", |told| told.sentence()));
        table.list(names::corrections(&event.corrected));
        table.end();
    }
    table.finish()
}
