//! Acts that a date is counted from → their day, where the clause around them tells its own: « dix jours après la mutinerie,
//! les deux camps ont signé dimanche ».

use super::act::Acts;
use super::scene::Scene;
use super::stretch::whole_days;
use super::when;
use crate::lang::frames::Operator;
use crate::model::{Dependency, EventTime, Interval, Moment, Status, TimeExpression, TimeKind};
use jiff::{Span, ToSpan};

/// The rules of time that count whole days from an act, and how many days the act lies before what they date.
const NEXT_TO: [(&str, i32); 4] =
    [("morrow-of-event", 1), ("second-morrow-of-event", 2), ("eve-of-event", -1), ("eve-before-event", -2)];

/// The reason of a time that is counted from another act's.
pub const REASON: &str = "counted-from";

/// So many hours fit into a day before what ends them.
const HALF_A_DAY: i64 = 12;
const HOURS_OF_A_DAY: u64 = 24;

/// How many nouns lie between an act and the date: « après le début de la mutinerie ».
const DEPTH: usize = 3;

/// The day of an act that its clause's date is counted from.
pub fn day(scene: &Scene, acts: &Acts, act: usize, status: Status) -> Option<EventTime> {
    let noun = Some(acts.all[act].word).filter(|&word| !scene.is_verb(word))?;
    let named = std::iter::successors(Some(noun), |&here| {
        scene.head(here).filter(|_| scene.word(here).relation == Dependency::Nmod)
    });
    let counted = named.take(DEPTH).find_map(|here| days_after(scene, here));
    let Some(days) = counted else { return spent(scene, acts, act, status) };
    let time = when::clause(scene, acts, act, status)?;
    let back = |moment: Moment| moment.date.checked_sub(days.days()).ok().map(Moment::from);
    let Interval { earliest: Some(first), latest: Some(last) } = whole_days(time.interval) else { return None };
    let interval = Interval { earliest: Some(back(first)?), latest: Some(back(last)?) };
    Some(EventTime { interval, reason: REASON.to_owned(), ..time })
}

/// How many days after what a noun names its clause takes place, if the clause counts from it.
fn days_after(scene: &Scene, noun: usize) -> Option<i32> {
    let head = scene.head(noun)?;
    let next_to = |time: &&TimeExpression| time.span.overlaps(scene.word(head).span);
    let near = scene.found.times.iter().find(next_to);
    if let Some(days) = near.and_then(|time| NEXT_TO.iter().find(|(rule, _)| *rule == time.rule)).map(|&(_, days)| days)
    {
        return Some(days);
    }
    // « dix jours après le début »: the length ends where the preposition begins.
    let first = scene.children(noun).iter().copied().chain([noun]).min()?;
    let marker = Some(first).filter(|_| scene.marked_as(noun, Operator::After))?;
    let before = scene.word(marker).span.start;
    let ends_there = |time: &&TimeExpression| {
        let gap = before.checked_sub(time.span.end).is_some_and(|gap| gap <= 1);
        time.kind == TimeKind::Duration && gap
    };
    let length = scene.found.times.iter().find(ends_there)?;
    length.value.strip_prefix('P')?.strip_suffix('D')?.parse().ok()
}

/// The time of an act that lasted for a length of time before its clause: « a signé mardi, après quatorze heures de
/// négociations ».
fn spent(scene: &Scene, acts: &Acts, act: usize, status: Status) -> Option<EventTime> {
    let noun = acts.all[act].word;
    let head = scene.head(noun).filter(|_| scene.word(noun).relation == Dependency::Nmod)?;
    let before = scene.marked_as(head, Operator::After) && scene.is_adjunct(head);
    let word = scene.word(head).span;
    let length = scene.found.times.iter().find(|time| time.kind == TimeKind::Duration && time.span.overlaps(word));
    let length: Span = length.filter(|_| before)?.value.parse().ok()?;
    let time = when::clause(scene, acts, act, status)?;
    let Interval { earliest: Some(first), latest } = whole_days(time.interval) else { return None };
    // Hours reach into the day before if they are more than half a day.
    let hours = i64::from(length.get_hours());
    let day = match hours {
        0 => first.date.checked_sub(length).ok()?,
        _ => first
            .date
            .checked_sub(((hours - HALF_A_DAY).max(0) as u64).div_ceil(HOURS_OF_A_DAY).cast_signed().days())
            .ok()?,
    };
    let interval = Interval { earliest: Some(Moment::from(day)), latest };
    Some(EventTime { interval, reason: REASON.to_owned(), ..time })
}
