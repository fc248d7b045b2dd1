//! The acts of a document in their order → when each took place, the running time moving on from one to the next.

use super::act::Acts;
use super::context::Context;
use super::mood;
use super::scene::Scene;
use super::when::{self, is_beginning, told_by};
use crate::lang::frames::{Operator, TriggerClass};
use crate::model::{ActorId, Dependency, Event, EventTime, EventType, Interval, Span, Status};
use std::collections::HashMap;

/// The longest time that one sentence hands to the next, in days: « en 2013 » dates its own sentence alone.
const LONGEST_RUNNING: i32 = 31;
/// How many acts of a kind are remembered.
const MOST_REMEMBERED: usize = 16;

/// The reason of a time that nothing tells but the day of publication.
const PUBLICATION: &str = "publication";
/// The reason of a time that the document has told before.
const RETOLD: &str = "told-before";

/// The clock of a document: what its last dated act says, for those after it that tell no time.
#[derive(Debug, Default)]
pub struct Clock {
    paragraph: Option<u32>,
    running: Option<Running>,
    /// The narrower time inside that of publication which the document's first news names.
    news: Option<(Interval, Span)>,
    /// The dated acts of each kind, for those that speak of them again.
    remembered: HashMap<EventType, Vec<Dated>>,
}

/// The time of the paragraph's last dated act.
#[derive(Clone, Copy, Debug)]
struct Running {
    interval: Interval,
    span: Span,
    sentence: usize,
    /// What began then, if something did, in which what follows takes place.
    begins: Option<EventType>,
    /// Whether the act was told in the present.
    in_present: bool,
}

/// An act that the document has told with its time.
#[derive(Debug)]
struct Dated {
    actors: Vec<ActorId>,
    interval: Interval,
    span: Span,
}

/// An act to be dated.
pub struct Undated<'a> {
    /// Its place among the acts of its sentence.
    pub act: usize,
    /// Whether it took place.
    pub status: Status,
    /// Who takes part in it.
    pub actors: &'a [ActorId],
}

impl Clock {
    /// Starts a paragraph, unless it goes on.
    pub fn enter(&mut self, paragraph: u32) {
        if self.paragraph != Some(paragraph) {
            self.paragraph = Some(paragraph);
            self.running = None;
        }
    }

    /// When an act took place.
    pub fn time(&mut self, scene: &Scene, acts: &Acts, context: &Context, undated: &Undated) -> Option<EventTime> {
        let (act, status) = (undated.act, undated.status);
        let began = |time| when::began(scene, acts, act, time);
        let own = when::expression(scene, acts, act, "own-expression").or_else(|| when::since(scene, acts, act));
        let told = own.map(began);
        if told.is_none() && when::is_elsewhere(scene, acts, act) {
            return when::beside_publication(scene, acts, act, status);
        }
        let retold = || self.retold(scene, acts, undated);
        let told = told.or_else(retold).or_else(|| when::clause(scene, acts, act, status).map(began));
        if let Some(time) = told {
            if status == Status::Happened {
                self.run(scene, acts, undated, &time);
            }
            return Some(time);
        }
        match status {
            Status::Wished | Status::Hypothetical => None,
            Status::Planned => when::after(scene, acts, act),
            Status::Happened | Status::Negated => context
                .report(acts, act)
                .and_then(|report| when::expression(scene, acts, report, "reporting-verb"))
                .or_else(|| self.paragraph_time(scene, acts, act).map(began))
                .or_else(|| self.publication(scene)),
        }
    }

    /// Gives what came before the first news, and was taken for as old as the text, the time of that news.
    pub fn settle<'a>(&self, events: impl Iterator<Item = &'a mut Event>) {
        for event in events.filter(|event| event.status == Status::Happened || event.status == Status::Negated) {
            if event.time.as_ref().is_some_and(|time| time.reason == PUBLICATION)
                && let Some(news) = self.news()
            {
                event.time = Some(news);
            }
        }
    }

    /// Sets the clock by an act that happened.
    fn run(&mut self, scene: &Scene, acts: &Acts, undated: &Undated, time: &EventTime) {
        let (act, interval) = (undated.act, time.interval);
        let kind = acts.all[act].kind();
        let Some(span) = time.evidence else {
            self.running = None;
            return;
        };
        if time.reason != RETOLD {
            let dated = self.remembered.entry(kind).or_default();
            if dated.len() == MOST_REMEMBERED {
                dated.remove(0);
            }
            dated.push(Dated { actors: undated.actors.to_vec(), interval, span });
        } else if !scene.is_adjunct(acts.all[act].word) {
            return;
        }
        self.running = Some(Running {
            interval,
            span,
            sentence: scene.sentence,
            begins: is_beginning(scene, acts, act).then_some(kind),
            in_present: mood::is_present(scene, told_by(acts, act)),
        });
        let published = scene.found.published.interval;
        if self.news.is_none() && interval != published && is_inside(&interval, &published) {
            self.news = Some((interval, span));
        }
    }

    /// The time of an act that a noun speaks of again: « à l'issue de cette rencontre », of those who met before.
    fn retold(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        let act = &acts.all[undated.act];
        let noun = act.frame.is_some_and(|frame| frame.trigger.class == TriggerClass::Noun);
        let known = scene.children(act.word).iter().any(|&child| scene.is(child, Operator::Definite));
        let another = scene.children_by(act.word, Dependency::Amod).next().is_some();
        if !noun || !known || another || !act.carriers.is_empty() || act.kind() == EventType::State {
            return None;
        }
        let shared = |dated: &&Dated| dated.actors.iter().any(|actor| undated.actors.contains(actor));
        let dated = self.remembered.get(&act.kind())?.iter().rev().find(shared)?;
        let short = days(&dated.interval).is_some_and(|days| days <= LONGEST_RUNNING);
        short.then(|| EventTime { interval: dated.interval, reason: RETOLD.to_owned(), evidence: Some(dated.span) })
    }

    /// The running time of the paragraph, as far as it holds for an act.
    fn paragraph_time(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let running = self.running?;
        let published = scene.found.published.interval;
        let time = |interval, reason: &str| {
            Some(EventTime { interval, reason: reason.to_owned(), evidence: Some(running.span) })
        };
        let same_sentence = running.sentence == scene.sentence;
        if !same_sentence && days(&running.interval).is_none_or(|days| days > LONGEST_RUNNING) {
            return None;
        }
        let again = is_beginning(scene, acts, act) && running.begins == Some(acts.all[act].kind());
        if running.begins.is_some() && !again && published.latest.is_some() {
            let since = Interval { earliest: running.interval.earliest, latest: published.latest };
            return time(since, "since-beginning");
        }
        let now = mood::is_present(scene, told_by(acts, act)) && !running.in_present;
        if now && !same_sentence { None } else { time(running.interval, "paragraph") }
    }

    /// The time of publication: of its days the one that the first news names.
    fn publication(&self, scene: &Scene) -> Option<EventTime> {
        let interval = scene.found.published.interval;
        let known = interval.earliest.is_some() || interval.latest.is_some();
        let publication = || EventTime { interval, reason: PUBLICATION.to_owned(), evidence: None };
        self.news().or_else(|| known.then(publication))
    }

    fn news(&self) -> Option<EventTime> {
        let (interval, span) = self.news?;
        Some(EventTime { interval, reason: "news".to_owned(), evidence: Some(span) })
    }
}

/// Whether a time lies inside that of publication, which may be open towards the future.
fn is_inside(inner: &Interval, outer: &Interval) -> bool {
    let (Some(first), Some(last), Some(from)) = (inner.earliest, inner.latest, outer.earliest) else { return false };
    from.date <= first.date && outer.latest.is_none_or(|to| last.date <= to.date)
}

/// How many days lie between the ends of an interval.
fn days(interval: &Interval) -> Option<i32> {
    let length = interval.latest?.date.since((jiff::Unit::Day, interval.earliest?.date)).ok()?;
    Some(length.get_days())
}
