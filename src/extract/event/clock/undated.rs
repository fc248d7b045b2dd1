//! Acts that no words near them date → their time, from what the document has told: a beginning, its news, publication.

use super::{Clock, EARLIER, LASTING, PUBLICATION, Undated, is_speech};
use crate::extract::event::act::Acts;
use crate::extract::event::mood;
use crate::extract::event::scene::Scene;
use crate::extract::event::stretch::{days, is_inside, until_publication};
use crate::extract::event::tense;
use crate::extract::event::when::told_by;
use crate::lang::frames::TriggerClass;
use crate::model::{ActorKind, Event, EventTime, EventType, Interval, Span, Status};

impl Clock {
    /// Gives what came before the first news, and was taken for as old as the text, the time of that news; and to what
    /// goes on the beginning that the document tells.
    pub fn settle<'a>(&self, published: Interval, events: impl Iterator<Item = &'a mut Event>) {
        for event in events.filter(|event| event.status == Status::Happened || event.status == Status::Negated) {
            let Some(time) = event.time.as_mut() else { continue };
            if time.reason == PUBLICATION
                && let Some(news) = self.news().filter(|news| is_inside(&news.interval, &published))
            {
                *time = if event.kind == EventType::State { self.by_day(news) } else { news };
            } else if time.reason == LASTING
                && let Some((interval, span)) = self.beginning(event.kind)
            {
                time.interval.earliest = interval.earliest;
                time.evidence = Some(span);
            }
        }
    }

    /// The surest beginning of a kind of act, of several the last.
    fn beginning(&self, kind: EventType) -> Option<(Interval, Span)> {
        let same = self.beginnings.iter().filter(|(other, ..)| *other == kind);
        let best = same.max_by_key(|(_, interval, _)| (days(interval).map(std::cmp::Reverse), interval.earliest))?;
        Some((best.1, best.2))
    }

    /// The time of what is done about something that the document has told to begin: it is no older than that beginning.
    pub(super) fn about_begun(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        const DEPTH: usize = 8;
        let act = undated.act;
        let word = told_by(acts, act);
        // What a person has said was said once: « a accusé l'armée d'avoir repris les combats ».
        let persons = undated.cast.parts[act].agents.iter();
        let by_person = persons.map(|part| scene.kind(part.argument.actor)).any(|kind| kind == Some(ActorKind::Person));
        let speech = is_speech(scene, acts, act);
        let done = mood::is_compound(scene, word)
            && !tense::is_told_in_pluperfect(scene, word)
            && !tense::goes_on(scene, acts, act);
        if by_person && speech && done {
            return None;
        }
        if !scene.is_verb(word) || mood::is_present(scene, word) && !tense::goes_on(scene, acts, act) {
            return None;
        }
        let inside = acts.all.iter().filter(|other| {
            let mut above = std::iter::successors(scene.head(other.word), |&here| scene.head(here)).take(DEPTH);
            above.any(|here| here == word)
        });
        let mut kinds = inside.flat_map(|other| {
            let nouns = other.absorbed.iter().flat_map(|&noun| {
                let frames = scene.frames().of(TriggerClass::Noun, &scene.word(noun).lemma);
                frames.map(|frame| frame.kind)
            });
            // A truce is about the fight that it is to end.
            let of_sides = other.frame.is_some_and(|frame| scene.frames().pattern(frame).of_sides);
            nouns.chain([other.kind()]).chain(of_sides.then_some(EventType::Assault))
        });
        let (begun, span) = kinds.find_map(|kind| self.beginning(kind))?;
        // « avait appelé les deux camps à cesser le feu »: before the moment that the story has come to.
        let back = tense::is_told_in_pluperfect(scene, word) || tense::is_flashback(scene, acts, act);
        let now = self.now().map(|(now, _)| now).filter(|now| back && begun.earliest <= now.latest);
        let interval =
            Interval { earliest: begun.earliest, latest: now.unwrap_or(scene.found.published.interval).latest };
        let told = interval.latest.is_some();
        told.then(|| EventTime { interval, reason: "since-beginning".to_owned(), evidence: Some(span) })
    }

    /// The time of publication: the day that the first news names. What the text tells in the present lies between both.
    pub(super) fn publication(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let interval = scene.found.published.interval;
        let known = interval.earliest.is_some() || interval.latest.is_some();
        let publication = || EventTime { interval, reason: PUBLICATION.to_owned(), evidence: None };
        let word = told_by(acts, act);
        let states = acts.all[act].kind() == EventType::State;
        let present = mood::is_present(scene, word) && scene.quote_around(scene.word(word).span).is_none();
        let aftermath = self.is_aftermath(acts, act);
        let now = |news: EventTime| match (news.interval.earliest, interval.latest) {
            _ if is_inside(&news.interval, &interval) || !present && !aftermath => Some(news),
            // « dément » of a text on what happened the day before is of that day or the next.
            (Some(earliest), Some(latest)) if interval.earliest.is_some() => {
                let interval = Interval { earliest: Some(earliest), latest: Some(latest) };
                let reason = if present { "since-news" } else { "aftermath" };
                Some(EventTime { interval, reason: reason.to_owned(), ..news })
            }
            _ => None,
        };
        let news = self.news().map(|news| if states { self.by_day(news) } else { news });
        news.and_then(now).or_else(|| known.then(publication))
    }

    /// Whether an act is what is done about a catastrophe: it came to pass between that and publication.
    pub(super) fn is_aftermath(&self, acts: &Acts, act: usize) -> bool {
        self.news_of == Some(EventType::Disaster) && acts.all[act].kind() != EventType::Disaster
    }

    /// The time of what is told as older than the story: that of the older act before it, else up to the moment that the
    /// story has come to.
    pub(super) fn earlier(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        let act = undated.act;
        if self.running.is_some_and(|running| running.is_earlier) {
            return self.paragraph_time(scene, acts, undated);
        }
        match self.now() {
            Some((Interval { latest: Some(latest), .. }, span)) => {
                // A truce told as older is no older than the fight that it was to end.
                let truce = acts.all[act].frame.is_some_and(|frame| scene.frames().pattern(frame).of_sides);
                let begun = self.beginning(EventType::Assault).filter(|_| truce).and_then(|(begun, _)| begun.earliest);
                let interval = Interval { earliest: begun.filter(|begun| *begun <= latest), latest: Some(latest) };
                Some(EventTime { interval, reason: EARLIER.to_owned(), evidence: Some(span) })
            }
            _ => until_publication(scene, EARLIER),
        }
    }

    /// The moment that the story has come to.
    fn now(&self) -> Option<(Interval, Span)> {
        self.running.map(|running| (running.interval, running.span)).or(self.news)
    }

    /// What is said of the news of a night is said by day.
    fn by_day(&self, news: EventTime) -> EventTime {
        let interval = Interval { earliest: news.interval.latest, ..news.interval };
        if self.news_by_night { EventTime { interval, ..news } } else { news }
    }

    fn news(&self) -> Option<EventTime> {
        let (interval, span) = self.news?;
        Some(EventTime { interval, reason: "news".to_owned(), evidence: Some(span) })
    }
}
