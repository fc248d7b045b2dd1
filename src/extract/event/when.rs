//! An act → when it took place, from the nearest words that tell.

use super::act::{Acts, clause_word};
use super::context::Context;
use super::mood;
use super::scene::Scene;
use crate::lang::frames::Operator;
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

/// The clock of a document: what its last dated act says, for those after it that tell no time.
#[derive(Debug, Default)]
pub struct Clock {
    paragraph: Option<u32>,
    running: Option<Running>,
    /// The narrower time inside that of publication which the document's first news names.
    news: Option<(Interval, Span)>,
}

/// The time of the paragraph's last dated act.
#[derive(Clone, Copy, Debug)]
struct Running {
    interval: Interval,
    span: Span,
    sentence: usize,
    /// Whether something began then, in which what follows takes place.
    begins: bool,
    /// Whether the act was told in the present.
    in_present: bool,
}

/// The longest time that one sentence hands to the next, in days: « en 2013 » dates its own sentence alone.
const LONGEST_RUNNING: i32 = 31;

impl Clock {
    /// Starts a paragraph, unless it goes on.
    pub fn enter(&mut self, paragraph: u32) {
        if self.paragraph != Some(paragraph) {
            self.paragraph = Some(paragraph);
            self.running = None;
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
        let own = expression(scene, acts, act, "own-expression").map(|time| began(scene, acts, act, time));
        let told = own.or_else(|| since(scene, acts, act)).or_else(|| clause(scene, acts, act));
        if let Some(time) = told {
            if status == Status::Happened {
                self.run(scene, acts, act, &time);
            }
            return Some(time);
        }
        match status {
            Status::Wished | Status::Hypothetical => None,
            Status::Planned => after(scene, acts, act),
            Status::Happened | Status::Negated => context
                .report(acts, act)
                .and_then(|report| expression(scene, acts, report, "reporting-verb"))
                .or_else(|| self.paragraph_time(scene, acts, act))
                .or_else(|| self.publication(scene)),
        }
    }

    /// Sets the clock by an act that happened.
    fn run(&mut self, scene: &Scene, acts: &Acts, act: usize, time: &EventTime) {
        let interval = time.interval;
        self.running = time.evidence.map(|span| Running {
            interval,
            span,
            sentence: scene.sentence,
            begins: is_beginning(scene, acts, act),
            in_present: mood::is_present(scene, told_by(acts, act)),
        });
        let published = scene.found.published.interval;
        if self.news.is_none() && interval != published && is_inside(&interval, &published) {
            self.news = time.evidence.map(|span| (interval, span));
        }
    }

    /// The running time of the paragraph, as far as it holds for an act.
    fn paragraph_time(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let running = self.running?;
        let published = scene.found.published.interval;
        let time = |interval, reason: &str| {
            Some(EventTime { interval, reason: reason.to_owned(), evidence: Some(running.span) })
        };
        if running.sentence == scene.sentence {
            return time(running.interval, "paragraph");
        }
        if days(&running.interval).is_none_or(|days| days > LONGEST_RUNNING) {
            return None;
        }
        if running.begins && published.latest.is_some() {
            let since = Interval { earliest: running.interval.earliest, latest: published.latest };
            return time(since, "since-beginning");
        }
        let now = mood::is_present(scene, told_by(acts, act)) && !running.in_present;
        if now { None } else { time(running.interval, "paragraph") }
    }

    /// The time of publication: of its days the one that the first news names.
    fn publication(&self, scene: &Scene) -> Option<EventTime> {
        if let Some((interval, span)) = self.news {
            return Some(EventTime { interval, reason: "news".to_owned(), evidence: Some(span) });
        }
        let published = scene.found.published.interval;
        let known = published.earliest.is_some() || published.latest.is_some();
        known.then(|| EventTime { interval: published, reason: "publication".to_owned(), evidence: None })
    }
}

/// The verb that tells an act: its own word, or the verb that carries it.
fn told_by(acts: &Acts, act: usize) -> usize {
    let act = &acts.all[act];
    act.carriers.last().map_or(act.word, |&(carrier, _)| carrier)
}

/// Whether an act is told to begin: « des combats ont éclaté », « la reprise des hostilités ».
pub fn is_beginning(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let act = &acts.all[act];
    let carriers = act.carriers.iter().map(|&(carrier, _)| carrier);
    carriers.chain(act.words.iter().copied()).any(|word| scene.is(word, Operator::Beginning))
}

fn is_inside(inner: &Interval, outer: &Interval) -> bool {
    let days = |interval: &Interval| Some((interval.earliest?.date, interval.latest?.date));
    days(inner).zip(days(outer)).is_some_and(|(inner, outer)| outer.0 <= inner.0 && inner.1 <= outer.1)
}

/// How many days lie between the ends of an interval.
fn days(interval: &Interval) -> Option<i32> {
    let length = interval.latest?.date.since((jiff::Unit::Day, interval.earliest?.date)).ok()?;
    Some(length.get_days())
}

/// What is planned comes after the plan, if that is dated, else after publication.
fn after(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    const DEPTH: usize = 4;
    let published = scene.found.published.interval.earliest;
    let open = |earliest, reason: &str, evidence| {
        let interval = Interval { earliest: Some(earliest), latest: None };
        EventTime { interval, reason: reason.to_owned(), evidence }
    };
    let mut above = std::iter::successors(scene.head(acts.all[act].word), |&here| scene.head(here)).take(DEPTH);
    let plan = above.find_map(|word| expression(scene, acts, acts.at[word]?, "after-plan"));
    let before = plan.and_then(|plan| Some((plan.interval.earliest?, plan.evidence)));
    match before.filter(|(earliest, _)| published.is_none_or(|published| *earliest < published)) {
        Some((earliest, evidence)) => Some(open(earliest, "after-plan", evidence)),
        None => published.map(|earliest| open(earliest, "after-publication", None)),
    }
}

/// « depuis la reprise des combats le 3 mai »: the act that « depuis » introduces is of that day alone.
fn began(scene: &Scene, acts: &Acts, act: usize, time: EventTime) -> EventTime {
    let published = scene.found.published.interval.latest.map(|latest| latest.date);
    let (Some(earliest), Some(latest)) = (time.interval.earliest, time.interval.latest) else { return time };
    let found = &acts.all[act];
    let words = found.carriers.iter().map(|&(carrier, _)| carrier).chain([found.word]);
    let first = words.into_iter().any(|word| !scene.is_verb(word) && scene.marked_as(word, Operator::Since));
    let to_now = earliest < latest && Some(latest.date) == published;
    if !first || !to_now {
        return time;
    }
    EventTime { interval: Interval { earliest: Some(earliest), latest: Some(earliest) }, ..time }
}

/// The time of an act that goes on since another: « s'affrontent depuis la rupture de la trêve le 3 mai ».
fn since(scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
    let latest = scene.found.published.interval.latest?;
    let word = acts.all[act].word;
    let start = scene.children(word).iter().copied().filter(|&child| scene.marked_as(child, Operator::Since));
    let mut others = start.flat_map(|child| acts.on[child].iter().copied());
    let time = others.find_map(|other| expression(scene, acts, other, "since-act"))?;
    let interval = Interval { earliest: Some(time.interval.earliest?), latest: Some(latest) };
    Some(EventTime { interval, ..time })
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
            return loose(scene, acts, here).or_else(|| beside(scene, acts, here));
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

/// The time of the participle that opens a verb's sentence: « réunis lundi, les maires ont voté ».
fn beside(scene: &Scene, acts: &Acts, verb: usize) -> Option<EventTime> {
    let mut participles =
        scene.children(verb).iter().copied().filter(|&child| child < verb && scene.is_participle(child));
    participles.find_map(|child| loose(scene, acts, child))
}
