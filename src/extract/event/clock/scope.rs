//! How far the time of an act holds in its own sentence.

use super::moments::{Course, Running};
use crate::extract::event::scene::Scene;
use crate::extract::event::stretch::{is_inside, is_shortly_before};
use crate::model::{Dependency, Interval, Moment, Span, TimeKind, Upos};
use jiff::ToSpan;

/// How many words above a word its clause is sought.
const DEPTH: usize = 16;

/// How expressions are marked that begin on a day and go on.
const FROM_THEN_ON: &str = "ON_OR_AFTER";

/// The verb of the relative clause that a word stands in.
pub fn relative_clause(scene: &Scene, word: usize) -> Option<usize> {
    let mut above = std::iter::successors(Some(word), |&here| scene.head(here)).take(DEPTH);
    above.find(|&here| scene.word(here).relation == Dependency::AclRelcl)
}

/// Whether a time is that of the news: near publication.
pub fn is_of_news(scene: &Scene, interval: &Interval) -> bool {
    let published = scene.found.published.interval;
    is_inside(interval, &published) || is_shortly_before(interval, &published)
}

/// Whether the time of an act holds for another in its sentence. That of the news does; an older one does not leave its
/// relative clause, « qui avait alerté l'État en avril, appelle », nor the verb that it stands behind, « a exclu l'élu en
/// décembre et a promis ».
pub fn holds(scene: &Scene, running: &Running, word: usize) -> bool {
    if is_of_news(scene, &running.interval) {
        return true;
    }
    let inside = |root: usize| {
        let mut above = std::iter::successors(Some(word), |&here| scene.head(here)).take(DEPTH);
        above.any(|here| here == root)
    };
    let joined = scene.word(word).relation == Dependency::Conj && scene.head(word) == Some(running.word);
    let helped = scene.children(word).iter().any(|&child| scene.word(child).upos == Upos::Aux);
    let behind = running.span.start > scene.word(running.word).span.start;
    running.relative.is_none_or(inside) && !(joined && helped && behind)
}

/// How the time runs that words tell.
pub fn course(scene: &Scene, interval: &Interval, words: Span) -> Course {
    if is_night(interval) {
        return Course::Night;
    }
    // « depuis dimanche », « depuis 48 heures »
    let told = scene.found.times.iter().find(|time| time.span == words);
    let since = told.is_some_and(|time| {
        time.kind == TimeKind::Duration || time.modifier.as_deref() == Some(FROM_THEN_ON) && interval.latest.is_some()
    });
    let published = scene.found.published.interval.latest;
    let to_now = interval.earliest < interval.latest && interval.latest.map(day) == published.map(day);
    if since && to_now { Course::UpToNow } else { Course::Days }
}

/// Whether a time goes from one day into the next.
fn is_night(interval: &Interval) -> bool {
    let (Some(first), Some(last)) = (interval.earliest, interval.latest) else { return false };
    let next = first.date.checked_add(1.day()).ok();
    first.time.is_some() && last.time.is_some() && next == Some(last.date)
}

fn day(moment: Moment) -> Moment {
    moment.date.into()
}
