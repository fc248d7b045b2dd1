//! What became of an event: announced, then held, or called off.

use crate::model::{EventId, Interval, Moment, Reading, Status, StoryEvent};

/// A stretch of an event's life during which the articles tell it alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage<'a> {
    /// How it stands.
    pub status: Status,
    /// The article that says so first.
    pub reading: &'a Reading,
    /// The event of that article.
    pub event: EventId,
    /// How many articles in a row say so.
    pub articles: usize,
}

/// The statuses of an event in the order in which the articles that tell it were published; articles of which the day
/// is not known come last, in the corpus's order. An article that tells it more than once counts with what it says last.
#[must_use]
pub fn life<'a>(event: &StoryEvent, reading: impl Fn(&str) -> Option<(usize, &'a Reading)>) -> Vec<Stage<'a>> {
    let mut told: Vec<(usize, &Reading, EventId, Status)> = Vec::new();
    for mention in &event.mentions {
        let Some((place, reading)) = reading(&mention.doc) else { continue };
        let Some(own) = reading.events.get(mention.event.index()) else { continue };
        match told.iter_mut().find(|(other, ..)| *other == place) {
            Some(known) if known.2 < own.id => (known.2, known.3) = (own.id, own.status),
            Some(_) => {}
            None => told.push((place, reading, own.id, own.status)),
        }
    }
    told.sort_by_key(|(place, reading, ..)| (day(reading.published.interval), *place));
    let mut stages: Vec<Stage<'a>> = Vec::new();
    for (_, reading, event, status) in told {
        match stages.last_mut() {
            Some(stage) if stage.status == status => stage.articles += 1,
            _ => stages.push(Stage { status, reading, event, articles: 1 }),
        }
    }
    stages
}

/// What is known of a day before what is not.
fn day(published: Interval) -> (bool, Option<Moment>) {
    let day = published.earliest.or(published.latest);
    (day.is_none(), day)
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::{event, reading};
    use super::*;
    use crate::model::{EventMention, EventType, Published, StoryEventId};

    fn told(day: Option<&str>, statuses: &[Status]) -> Reading {
        let mut told = reading("A line.");
        told.doc = day.unwrap_or("undated").to_owned();
        let day = day.map(|day| day.parse().expect("a day"));
        told.published = Published { interval: Interval { earliest: day, latest: day }, ..Published::default() };
        told.events = statuses.iter().enumerate().map(|(place, &status)| event(place as u32, 0, status)).collect();
        told
    }

    fn lived(readings: &[Reading]) -> Vec<(Status, usize)> {
        let mentions = readings.iter().flat_map(|reading| {
            reading.events.iter().map(|event| EventMention { doc: reading.doc.clone(), event: event.id })
        });
        let event = StoryEvent {
            id: StoryEventId(0),
            label: String::new(),
            kind: EventType::Consult,
            agents: Vec::new(),
            targets: Vec::new(),
            time: None,
            place: None,
            status: Status::Happened,
            sources: Vec::new(),
            mentions: mentions.collect(),
            evidence: Vec::new(),
            corrected: Vec::new(),
        };
        let find = |doc: &str| readings.iter().enumerate().find(|(_, reading)| reading.doc == doc);
        life(&event, find).iter().map(|stage| (stage.status, stage.articles)).collect()
    }

    #[test]
    fn announced_then_held_in_the_order_of_publication() {
        let readings = [
            told(Some("2021-03-05"), &[Status::Happened]),
            told(Some("2021-03-01"), &[Status::Planned]),
            told(Some("2021-03-02"), &[Status::Planned]),
        ];
        assert_eq!(lived(&readings), [(Status::Planned, 2), (Status::Happened, 1)]);
    }

    #[test]
    fn an_undated_article_comes_last_and_one_article_counts_once() {
        let readings = [told(None, &[Status::Negated]), told(Some("2021-03-01"), &[Status::Planned, Status::Happened])];
        assert_eq!(lived(&readings), [(Status::Happened, 1), (Status::Negated, 1)]);
    }
}
