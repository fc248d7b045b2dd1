//! The acts of a document in their order → when each took place, the running time moving on from one to the next.

mod moments;

use super::act::Acts;
use super::context::Context;
use super::counted;
use super::mood;
use super::scene::Scene;
use super::stretch::{LONGEST_NEWS, days, is_inside, is_shortly_before, until_publication, whole_days};
use super::tense;
use super::when::{self, is_beginning, told_by};
use crate::lang::frames::{Operator, TriggerClass};
use crate::model::{ActorId, ActorKind, Dependency, Event, EventTime, EventType, Interval, Span, Status, Tense};
pub use moments::Undated;
use moments::{Dated, Running};
use std::collections::HashMap;

/// The longest time that one sentence hands to the next, in days: « en 2013 » dates its own sentence alone.
const LONGEST_RUNNING: i32 = 31;
/// How many acts of a kind are remembered.
const MOST_REMEMBERED: usize = 16;

/// The reason of a time that nothing tells but the day of publication.
const PUBLICATION: &str = "publication";
/// The reason of the time of what goes on and has begun before.
const LASTING: &str = "lasting";
/// The reason of the time of what is told as older than the story.
const EARLIER: &str = "earlier";
/// How many sentences on a day told in the present holds for what is planned.
const REACH_OF_PRESENT: usize = 2;

/// The reason of a time that the document has told before.
const RETOLD: &str = "told-before";

/// The clock of a document: what its last dated act says, for those after it that tell no time.
#[derive(Debug, Default)]
pub struct Clock {
    paragraph: Option<u32>,
    /// How many paragraphs have been entered.
    entered: usize,
    running: Option<Running>,
    /// Who acted then.
    running_agents: Vec<ActorId>,
    /// The paragraph's last time inside that of publication at which something was told in the present.
    present: Option<Running>,
    /// The time at or shortly before publication which the document's first news names.
    news: Option<(Interval, Span)>,
    /// What that news is of.
    news_of: Option<EventType>,
    /// When something of a kind began.
    beginnings: Vec<(EventType, Interval, Span)>,
    /// The dated acts of each kind, for those that speak of them again.
    remembered: HashMap<EventType, Vec<Dated>>,
}

impl Clock {
    /// Starts a paragraph, unless it goes on.
    pub fn enter(&mut self, paragraph: u32) {
        if self.paragraph != Some(paragraph) {
            self.paragraph = Some(paragraph);
            self.entered += 1;
            self.running = None;
            self.present = None;
        }
    }

    /// When an act took place.
    pub fn time(&mut self, scene: &Scene, acts: &Acts, context: &Context, undated: &Undated) -> Option<EventTime> {
        let (act, status) = (undated.act, undated.status);
        let began = |time| when::began(scene, acts, act, time);
        let own = when::expression(scene, acts, act, "own-expression")
            .or_else(|| when::since(scene, acts, act))
            .or_else(|| when::of_participle(scene, acts, act))
            .or_else(|| when::of_relative(scene, acts, act))
            .or_else(|| when::during(scene, acts, act));
        let told = own.map(began);
        if told.is_none() && when::is_elsewhere(scene, acts, act) {
            return when::beside_publication(scene, acts, act, status);
        }
        let retold = || self.retold(scene, acts, undated);
        let on_leaving = || self.on_leaving(scene, acts, undated);
        let counted = || counted::day(scene, acts, act, status);
        let deed =
            || when::deed(scene, acts, act).or_else(counted).or_else(|| when::before_clause(scene, acts, act, status));
        let clause = || when::clause(scene, acts, act, status).map(began);
        let told = told.or_else(retold).or_else(on_leaving).or_else(deed).or_else(clause);
        if let Some(time) = told {
            let time = when::within_publication(time, status, scene.found.published.interval);
            if status == Status::Happened {
                self.run(scene, acts, undated, &time);
            }
            return Some(time);
        }
        match status {
            Status::Wished | Status::Hypothetical => None,
            Status::Planned => self.today(scene, acts, act).or_else(|| when::after(scene, acts, act)),
            Status::Happened if tense::goes_on(scene, acts, act) => {
                self.about_begun(scene, acts, undated).or_else(|| until_publication(scene, LASTING))
            }
            Status::Happened | Status::Negated if tense::is_earlier(scene, acts, act) => {
                self.earlier(scene, acts, undated)
            }
            Status::Happened | Status::Negated => context
                .report(acts, act)
                .and_then(|report| when::expression(scene, acts, report, "reporting-verb"))
                .or_else(|| self.paragraph_time(scene, acts, undated).map(began))
                .or_else(|| self.about_begun(scene, acts, undated))
                .or_else(|| self.publication(scene, acts, act)),
        }
    }

    /// Gives what came before the first news, and was taken for as old as the text, the time of that news; and to what
    /// goes on the beginning that the document tells.
    pub fn settle<'a>(&self, published: Interval, events: impl Iterator<Item = &'a mut Event>) {
        for event in events.filter(|event| event.status == Status::Happened || event.status == Status::Negated) {
            let Some(time) = event.time.as_mut() else { continue };
            if time.reason == PUBLICATION
                && let Some(news) = self.news().filter(|news| is_inside(&news.interval, &published))
            {
                *time = news;
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
            dated.push(Dated { actors: undated.actors(), interval, span });
        } else if !when::is_setting(scene, acts.all[act].word) {
            return;
        }
        let begins = is_beginning(scene, acts, act).then_some(kind);
        if begins.is_none() && when::is_only_named(scene, acts, act, time) {
            return;
        }
        if begins.is_some() {
            self.beginnings.push((kind, interval, span));
        }
        let interval = whole_days(interval);
        let running = Running {
            interval,
            span,
            sentence: scene.sentence,
            begins,
            in_present: mood::is_present(scene, told_by(acts, act)),
            is_earlier: tense::is_flashback(scene, acts, act),
            quote: scene.quote_around(span).map(|quote| quote.span),
        };
        self.running = Some(running);
        self.running_agents = undated.cast.parts[act].agents.iter().map(|part| part.argument.actor).collect();
        let published = scene.found.published.interval;
        let now = is_inside(&interval, &published);
        if now && tense::is_in_present(scene, acts, act) {
            self.present = Some(running);
        }
        let own_voice = running.quote.is_none() && begins.is_none() && !running.is_earlier;
        let lead = || self.entered == 1 && own_voice && is_shortly_before(&interval, &published);
        if self.news.is_none() && interval != published && (now || lead()) {
            self.news = Some((interval, span));
            self.news_of = Some(kind);
        }
    }

    /// Sets the clock by a dated clause that names no act: « la ministre s'est rendue mardi sur les lieux ».
    pub fn pass(&mut self, scene: &Scene, acts: &Acts) {
        let told = self.running.is_some_and(|running| running.sentence == scene.sentence);
        let Some(&root) = scene.order.first().filter(|_| !told) else { return };
        if acts.modes[root].status != Status::Happened || mood::is_present(scene, root) {
            return;
        }
        let published = scene.found.published.interval;
        if let Some(EventTime { interval, evidence: Some(span), .. }) = when::loose(scene, acts, root)
            && (is_inside(&interval, &published) || is_shortly_before(&interval, &published))
        {
            self.running_agents.clear();
            self.running = Some(Running {
                interval: whole_days(interval),
                span,
                sentence: scene.sentence,
                begins: None,
                in_present: false,
                is_earlier: tense::is_pluperfect(scene, root),
                quote: scene.quote_around(span).map(|quote| quote.span),
            });
        }
    }

    /// The time of what is planned for the day that the paragraph tells in the present: « sont mardi à Berne, où ils doivent … ».
    fn today(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let present = self.present.filter(|present| scene.sentence - present.sentence <= REACH_OF_PRESENT)?;
        let ahead = scene.word(told_by(acts, act)).features.tense == Some(Tense::Future);
        let near = !ahead && days(&present.interval).is_some_and(|days| days <= LONGEST_NEWS);
        near.then(|| EventTime {
            interval: present.interval,
            reason: "present-day".to_owned(),
            evidence: Some(present.span),
        })
    }

    /// The time of an act that a noun speaks of again, « à l'issue de cette rencontre », of those who met before; or that
    /// somebody says to be over, « dit avoir rencontré le roi », of the same two who did before.
    fn retold(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        let act = &acts.all[undated.act];
        let noun = act.frame.is_some_and(|frame| frame.trigger.class == TriggerClass::Noun);
        let known = scene.children(act.word).iter().any(|&child| scene.is(child, Operator::Definite));
        let another = scene.children_by(act.word, Dependency::Amod).next().is_some();
        let shared = match noun {
            true if known && !another && act.carriers.is_empty() && act.kind() != EventType::State => 1,
            false if tense::is_perfect_infinitive(scene, act.word) => 2,
            _ => return None,
        };
        let actors = undated.actors();
        let same = |dated: &&Dated| actors.iter().filter(|actor| dated.actors.contains(actor)).count() >= shared;
        let dated = self.remembered.get(&act.kind())?.iter().rev().find(same)?;
        let short = days(&dated.interval).is_some_and(|days| days <= LONGEST_RUNNING);
        short.then(|| EventTime { interval: dated.interval, reason: RETOLD.to_owned(), evidence: Some(dated.span) })
    }

    /// The time of what somebody says of an act as he comes from it: « a jugé la rencontre utile en quittant la mairie ».
    fn on_leaving(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        let word = acts.all[undated.act].word;
        if !tense::is_on_leaving(scene, word) {
            return None;
        }
        let mut named = scene.children(word).iter().filter_map(|&child| acts.at[child]);
        let time = named.find_map(|act| {
            when::expression(scene, acts, act, "during-act")
                .or_else(|| self.retold(scene, acts, &Undated { act, ..*undated }))
        })?;
        Some(EventTime { reason: "during-act".to_owned(), ..time })
    }

    /// The running time of the paragraph, as far as it holds for an act.
    fn paragraph_time(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        let act = undated.act;
        let running = self.running?;
        let published = scene.found.published.interval;
        let time = |interval, reason: &str| {
            Some(EventTime { interval, reason: reason.to_owned(), evidence: Some(running.span) })
        };
        let around = || scene.quote_around(scene.word(acts.all[act].word).span).map(|quote| quote.span);
        if running.quote.is_some() && running.quote != around() {
            return None;
        }
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
        let back = running.is_earlier && !tense::is_flashback(scene, acts, act);
        if (now || back) && !same_sentence {
            return None;
        }
        // « ont été arrêtés samedi ; ils nient », « … samedi. Le parquet a démenti »: from then on.
        let aftermath =
            !same_sentence && self.is_aftermath(acts, act) && self.news.is_some_and(|(_, of)| of == running.span);
        let from_then_on = now || aftermath || !same_sentence && self.is_answer(scene, acts, undated);
        let behind = is_shortly_before(&running.interval, &published) && !is_inside(&running.interval, &published);
        let since = published.latest.filter(|_| from_then_on && behind);
        let interval = Interval { latest: since.or(running.interval.latest), ..running.interval };
        let reason = if aftermath { "aftermath" } else { "said-since" };
        time(interval, if since.is_some() { reason } else { "paragraph" })
    }

    /// Whether an act is what others have to say than those who acted before.
    fn is_answer(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> bool {
        let act = &acts.all[undated.act];
        let speech = act.frame.is_some_and(|frame| scene.frames().pattern(frame).speech);
        let says = speech && matches!(act.kind(), EventType::State | EventType::Reject | EventType::Accuse);
        let agents = &undated.cast.parts[undated.act].agents;
        let others = agents.iter().all(|part| !self.running_agents.contains(&part.argument.actor));
        says && others && !agents.is_empty() && !self.running_agents.is_empty()
    }

    /// The time of what is done about something that the document has told to begin: it is no older than that beginning.
    fn about_begun(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
        const DEPTH: usize = 8;
        let act = undated.act;
        let word = told_by(acts, act);
        // What a person has said was said once: « a accusé l'armée d'avoir repris les combats ».
        let persons = undated.cast.parts[act].agents.iter();
        let by_person = persons.map(|part| scene.kind(part.argument.actor)).any(|kind| kind == Some(ActorKind::Person));
        let speech = acts.all[act].frame.is_some_and(|frame| scene.frames().pattern(frame).speech);
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
    fn publication(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let interval = scene.found.published.interval;
        let known = interval.earliest.is_some() || interval.latest.is_some();
        let publication = || EventTime { interval, reason: PUBLICATION.to_owned(), evidence: None };
        let word = told_by(acts, act);
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
        self.news().and_then(now).or_else(|| known.then(publication))
    }

    /// Whether an act is what is done about a catastrophe: it came to pass between that and publication.
    fn is_aftermath(&self, acts: &Acts, act: usize) -> bool {
        self.news_of == Some(EventType::Disaster) && acts.all[act].kind() != EventType::Disaster
    }

    /// The time of what is told as older than the story: that of the older act before it, else up to the moment that the
    /// story has come to.
    fn earlier(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> Option<EventTime> {
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

    fn news(&self) -> Option<EventTime> {
        let (interval, span) = self.news?;
        Some(EventTime { interval, reason: "news".to_owned(), evidence: Some(span) })
    }
}
