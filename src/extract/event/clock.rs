//! The acts of a document in their order → when each took place, the running time moving on from one to the next.

mod moments;
mod scope;
mod undated;

use super::act::Acts;
use super::context::Context;
use super::counted;
use super::mood;
use super::scene::Scene;
use super::stretch::{LONGEST_NEWS, days, is_inside, is_shortly_before, until_publication, whole_days};
use super::tense;
use super::when::{self, is_beginning, told_by};
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::model::{ActorId, Dependency, EventTime, EventType, Interval, Span, Status, Tense, TimeKind};
pub use moments::Undated;
use moments::{Course, Dated, Running};
use scope::{course, holds, is_of_news, relative_clause};
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
    /// The time of an older act in a relative clause of the present sentence.
    aside: Option<Running>,
    /// The acts of the present sentence that have their time.
    timed: Vec<(usize, EventTime)>,
    /// Which sentence that is.
    sentence: usize,
    /// Who acted then.
    running_agents: Vec<ActorId>,
    /// The paragraph's last time inside that of publication at which something was told in the present.
    present: Option<Running>,
    /// The time at or shortly before publication which the document's first news names.
    news: Option<(Interval, Span)>,
    /// Whether it is a night.
    news_by_night: bool,
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
        if self.sentence != scene.sentence {
            self.sentence = scene.sentence;
            self.timed.clear();
        }
        let time = self.find(scene, acts, context, undated)?;
        self.timed.push((undated.act, time.clone()));
        Some(time)
    }

    fn find(&mut self, scene: &Scene, acts: &Acts, context: &Context, undated: &Undated) -> Option<EventTime> {
        let (act, status) = (undated.act, undated.status);
        let began = |time| when::began(scene, acts, act, time);
        let own = when::expression(scene, acts, act, "own-expression")
            .or_else(|| when::since(scene, acts, act))
            .or_else(|| when::of_participle(scene, acts, act))
            .or_else(|| when::of_relative(scene, acts, act))
            .or_else(|| when::during(scene, acts, act))
            .or_else(|| when::on_the_way(scene, acts, act))
            // « rouvrira en deux mois »: how long it takes says nothing of what is behind.
            .filter(|time| status != Status::Planned || !is_length_behind(scene, time));
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
            let time = when::within_publication(scene, acts, act, time, status);
            match status {
                Status::Happened => self.run(scene, acts, undated, &time),
                Status::Planned => self.remember(acts, undated, &time),
                Status::Negated | Status::Wished | Status::Hypothetical => {}
            }
            return Some(time);
        }
        if let Some(time) = self.of_its_noun(scene, acts, act).filter(|_| status == Status::Happened) {
            return Some(time);
        }
        match status {
            Status::Wished | Status::Hypothetical => None,
            Status::Planned => self.today(scene, acts, act).or_else(|| when::after(scene, acts, act)),
            Status::Happened if tense::goes_on(scene, acts, act) => {
                self.about_begun(scene, acts, undated).or_else(|| until_publication(scene, LASTING))
            }
            Status::Happened if tense::is_always(scene, acts, act) => until_publication(scene, LASTING),
            Status::Happened | Status::Negated if tense::is_earlier(scene, acts, act) => {
                self.earlier(scene, acts, undated)
            }
            // « reproche de ne pas avoir consulté les élus »: at no time up to now.
            Status::Negated if tense::is_perfect_infinitive(scene, acts.all[act].word) => {
                until_publication(scene, EARLIER)
            }
            Status::Happened | Status::Negated => context
                .report(acts, act)
                .and_then(|report| when::expression(scene, acts, report, "reporting-verb"))
                .or_else(|| self.paragraph_time(scene, acts, undated).map(began))
                .or_else(|| self.about_begun(scene, acts, undated))
                .or_else(|| self.publication(scene, acts, act)),
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
            self.remember(acts, undated, time);
            // « a rappelé jeudi son ambassadeur, au lendemain d'un accrochage »: the story stays on its Thursday.
            if time.reason == counted::REASON {
                return;
            }
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
        let course = course(scene, &interval, span);
        let interval = whole_days(interval);
        let published = scene.found.published.interval;
        let now = is_inside(&interval, &published);
        let word = told_by(acts, act);
        let running = Running {
            interval,
            span,
            sentence: scene.sentence,
            word,
            relative: relative_clause(scene, acts.all[act].word),
            course,
            of_truce: is_truce(scene, acts, act),
            begins,
            in_present: mood::is_present(scene, told_by(acts, act)),
            is_earlier: tense::is_flashback(scene, acts, act),
            quote: scene.quote_around(span).map(|quote| quote.span),
        };
        if running.relative.is_some() && !is_of_news(scene, &interval) && begins.is_none() {
            self.aside = Some(running);
            return;
        }
        self.running = Some(running);
        self.running_agents = undated.cast.parts[act].agents.iter().map(|part| part.argument.actor).collect();
        if now && tense::is_in_present(scene, acts, act) {
            self.present = Some(running);
        }
        let own_voice = running.quote.is_none() && begins.is_none() && !running.is_earlier;
        let lead = || self.entered == 1 && own_voice && is_shortly_before(&interval, &published);
        if self.news.is_none() && interval != published && (now || lead()) {
            self.news = Some((interval, span));
            self.news_by_night = course == Course::Night;
            self.news_of = Some(kind);
        }
    }

    /// Keeps the time of an act for those that speak of it again.
    fn remember(&mut self, acts: &Acts, undated: &Undated, time: &EventTime) {
        let Some(span) = time.evidence else { return };
        let dated = self.remembered.entry(acts.all[undated.act].kind()).or_default();
        if dated.len() == MOST_REMEMBERED {
            dated.remove(0);
        }
        dated.push(Dated { actors: undated.actors(), interval: time.interval, span });
    }

    /// The time of the noun whose relative clause an act stands in: « l'attaque de mardi, qui a tué trois marins ».
    fn of_its_noun(&self, scene: &Scene, acts: &Acts, act: usize) -> Option<EventTime> {
        let word = Some(told_by(acts, act)).filter(|&word| scene.word(word).relation == Dependency::AclRelcl)?;
        let noun = scene.head(word).filter(|_| mood::is_compound(scene, word) && !is_speech(scene, acts, act))?;
        let subject = scene
            .children(word)
            .iter()
            .any(|&child| scene.antecedent(child) == Some(noun) && scene.word(child).relation == Dependency::Nsubj);
        let other = acts.at[noun].filter(|_| subject)?;
        let (_, time) = self.timed.iter().find(|(timed, _)| *timed == other)?;
        let told = time.evidence.is_some() && days(&time.interval).is_some_and(|days| days <= LONGEST_RUNNING);
        told.then(|| EventTime { reason: "clause".to_owned(), ..time.clone() })
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
                word: root,
                relative: None,
                course: course(scene, &interval, span),
                of_truce: false,
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
        let aside = self.aside.filter(|aside| aside.sentence == scene.sentence);
        let running = aside.filter(|aside| holds(scene, aside, told_by(acts, act))).or(self.running)?;
        let published = scene.found.published.interval;
        let time = |interval, reason: &str| {
            Some(EventTime { interval, reason: reason.to_owned(), evidence: Some(running.span) })
        };
        let around = || scene.quote_around(scene.word(acts.all[act].word).span).map(|quote| quote.span);
        if running.quote.is_some() && running.quote != around() {
            return None;
        }
        let same_sentence = running.sentence == scene.sentence;
        if same_sentence && !holds(scene, &running, told_by(acts, act)) {
            return None;
        }
        let says = is_speech(scene, acts, act);
        let states = acts.all[act].kind() == EventType::State;
        // « le trafic est paralysé depuis dimanche, a affirmé la maire »: what lasts is not said all the while.
        if running.course == Course::UpToNow && running.begins.is_none() && says {
            return None;
        }
        if !same_sentence && days(&running.interval).is_none_or(|days| days > LONGEST_RUNNING) {
            return None;
        }
        // « la trêve du 3 mai … Les deux camps s'accusent de l'avoir rompue »: from the truce on.
        let breaks = matches!(acts.all[act].kind(), EventType::Accuse | EventType::Reject);
        if running.of_truce && breaks && !is_of_news(scene, &running.interval) {
            let now = self.news.map_or(published, |(news, _)| news);
            return time(Interval { latest: now.latest, ..running.interval }, "since-beginning");
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
        // What is said of a night is said by day.
        let first =
            if running.course == Course::Night && states { running.interval.latest } else { running.interval.earliest };
        let interval = Interval { earliest: first, latest: since.or(running.interval.latest) };
        let reason = if aftermath { "aftermath" } else { "said-since" };
        time(interval, if since.is_some() { reason } else { "paragraph" })
    }

    /// Whether an act is what others have to say than those who acted before.
    fn is_answer(&self, scene: &Scene, acts: &Acts, undated: &Undated) -> bool {
        let act = &acts.all[undated.act];
        let says = is_speech(scene, acts, undated.act)
            && matches!(act.kind(), EventType::State | EventType::Reject | EventType::Accuse);
        let agents = &undated.cast.parts[undated.act].agents;
        let others = agents.iter().all(|part| !self.running_agents.contains(&part.argument.actor));
        says && others && !agents.is_empty() && !self.running_agents.is_empty()
    }
}

/// Whether an act is one of saying.
fn is_speech(scene: &Scene, acts: &Acts, act: usize) -> bool {
    acts.all[act].frame.is_some_and(|frame| scene.frames().pattern(frame).speech)
}

/// Whether a time is a length of time up to publication: « en deux semaines », « ces derniers jours ».
fn is_length_behind(scene: &Scene, time: &EventTime) -> bool {
    let told = scene.found.times.iter().find(|told| Some(told.span) == time.evidence);
    let published = scene.found.published.interval;
    let behind = time.interval.latest.zip(published.latest).is_some_and(|(last, day)| last.date <= day.date);
    told.is_some_and(|told| told.kind == TimeKind::Duration) && behind
}

/// Whether an act makes a truce, an agreement of a conflict's sides: « le cessez-le-feu », « la trêve signée le 3 mai ».
fn is_truce(scene: &Scene, acts: &Acts, act: usize) -> bool {
    let found = &acts.all[act];
    let described = scene.head(found.word).filter(|_| scene.word(found.word).relation == Dependency::Acl);
    let words = [found.word].into_iter().chain(found.absorbed.iter().copied()).chain(described);
    let objects = scene.at(found.word, &Link::Object);
    words.chain(objects).flat_map(|word| scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma)).any(|frame| {
        scene.frames().pattern(frame).of_sides && matches!(frame.kind, EventType::Agree | EventType::Concede)
    }) && matches!(found.kind(), EventType::Agree | EventType::Concede)
}
