//! An act → when it took place, from the nearest words that tell.

use super::act::{Acts, clause_word};
use super::context::Context;
use super::scene::Scene;
use crate::model::{EventTime, Interval, Span, Status, TimeExpression, TimeKind};

/// The time expressions of a sentence, by their place among those found, each with the word that it hangs on by.
pub fn times_in(scene: &Scene) -> Vec<(usize, usize)> {
    let whole = scene.document.sentences[scene.sentence].span;
    let times = &scene.found.times;
    let first = times.partition_point(|time| time.span.start < whole.start);
    let inside = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.start < whole.end);
    inside
        .filter(|(_, time)| is_resolved(time))
        .filter_map(|(place, time)| Some((place, top(scene, time.span)?)))
        .collect()
}

/// The word of a stretch that depends on a word outside it.
fn top(scene: &Scene, span: Span) -> Option<usize> {
    let words = &scene.tree.words;
    let first = words.partition_point(|word| word.span.end <= span.start);
    let inside = |place: usize| words.get(place).is_some_and(|word| word.span.overlaps(span));
    (first..words.len())
        .take_while(|&place| inside(place))
        .find(|&place| scene.head(place).is_none_or(|head| !inside(head)))
}

fn is_resolved(time: &TimeExpression) -> bool {
    matches!(time.kind, TimeKind::Date | TimeKind::Time | TimeKind::Duration)
        && (time.interval.earliest.is_some() || time.interval.latest.is_some())
}

/// The clock of a document: what the paragraph's last dated act says.
#[derive(Debug, Default)]
pub struct Clock {
    paragraph: Option<u32>,
    running: Option<(Interval, Span)>,
}

impl Clock {
    /// Starts a paragraph, unless it goes on.
    pub fn enter(&mut self, paragraph: u32) {
        if self.paragraph != Some(paragraph) {
            *self = Self { paragraph: Some(paragraph), running: None };
        }
    }

    /// When an act took place.
    pub fn time(
        &mut self,
        scene: &Scene,
        acts: &Acts,
        context: &Context,
        act: usize,
        status: Status,
    ) -> Option<EventTime> {
        if let Some(time) = expression(scene, acts, act, "own-expression").or_else(|| clause(scene, acts, act)) {
            if status == Status::Happened {
                self.running = time.evidence.map(|span| (time.interval, span));
            }
            return Some(time);
        }
        let published = scene.found.published.interval;
        match status {
            Status::Wished | Status::Hypothetical => return None,
            Status::Planned => {
                let interval = Interval { earliest: published.earliest, latest: None };
                return published.earliest.map(|_| EventTime {
                    interval,
                    reason: "after-publication".to_owned(),
                    evidence: None,
                });
            }
            Status::Happened | Status::Negated => {}
        }
        let report = context.report(acts, act).and_then(|report| expression(scene, acts, report, "reporting-verb"));
        report.or_else(|| self.paragraph_time()).or_else(|| {
            let known = published.earliest.is_some() || published.latest.is_some();
            known.then(|| EventTime { interval: published, reason: "publication".to_owned(), evidence: None })
        })
    }

    fn paragraph_time(&self) -> Option<EventTime> {
        let (interval, span) = self.running?;
        Some(EventTime { interval, reason: "paragraph".to_owned(), evidence: Some(span) })
    }
}

/// The time that hangs on an act: a date before a length of time.
fn expression(scene: &Scene, acts: &Acts, act: usize, reason: &str) -> Option<EventTime> {
    let times = acts.all[act].times.iter().map(|&place| &scene.found.times[place]);
    let best = times.min_by_key(|time| time.kind == TimeKind::Duration)?;
    Some(EventTime { interval: best.interval, reason: reason.to_owned(), evidence: Some(best.span) })
}

/// The time of the clause that a noun of action or a participle stands in.
fn clause(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    const DEPTH: usize = 4;
    let mut here = acts.all[act].word;
    for _ in 0..DEPTH {
        if scene.is_verb(here) && !scene.is_participle(here) {
            return loose(scene, acts, here);
        }
        here = match acts.all[act].carriers.last() {
            Some(&(carrier, _)) if here == acts.all[act].word => carrier,
            _ => clause_word(scene, here)?,
        };
        let Some(above) = acts.at[here] else { continue };
        if let Some(time) = expression(scene, acts, above, "clause") {
            return Some(time);
        }
    }
    None
}

/// The time that hangs on a verb which names no act itself.
fn loose(scene: &Scene, acts: &Acts, verb: usize) -> Option<EventTime> {
    let time = &scene.found.times[acts.loose_times[verb]?];
    Some(EventTime { interval: time.interval, reason: "clause".to_owned(), evidence: Some(time.span) })
}
