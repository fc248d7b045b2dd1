//! How much speaks for two acts being one.

use super::act::{Act, family, is_mutual};
use super::facts::NARROW;
use super::sets::{Counts, Set};
use crate::link::actors::Cast;
use crate::link::corpus::Days;
use crate::link::topics::SHARED_ACTORS;
use crate::model::{EventType, Status, StoryActorId};

/// A document that gives no time is taken to speak of its own weeks.
const UNDATED_DAYS: i64 = 21;
/// What only the day of publication dates took place at most this many days before.
const REPORTED_DAYS: i64 = 4;
/// What is announced without a day is expected within this many days.
const EXPECTED_DAYS: i64 = 10;
/// What is open at one end took place within this many days of the other, likely.
const NEAR: i64 = 7;
/// A longer time dates nothing.
const YEAR: i64 = 366;
/// Days that documents give for one act are at most this far apart: nights, time zones, « a week later ».
const DISPUTED_DAYS: i64 = 1;
/// A country's minister and the country are this much the same party.
const BELONGING: f64 = 0.6;
/// Those whom a document does not name may be those whom another does.
const UNTOLD: f64 = 0.45;
/// Two statements of one person in two documents are one if their contexts share this much.
const SAME_STATEMENT: f64 = 0.3;
/// Two demands or accusations of one side are one if their contexts share this much.
const SAME_CONTENT: f64 = 0.2;

/// What all comparisons look up.
pub(super) struct Comparison<'a> {
    pub cast: &'a Cast,
    /// How much a subject tells: the rarer, the more.
    pub weights: Vec<f64>,
}

/// What speaks for two acts being one, each part from 0 to 1.
#[derive(Clone, Copy, Debug)]
struct Evidence {
    actors: f64,
    time: f64,
    words: f64,
    place: f64,
    context: f64,
    quoted: bool,
    figures: bool,
}

impl Evidence {
    fn sum(self) -> f64 {
        let quoted = if self.quoted { 0.3 } else { 0.0 };
        let figures = if self.figures { 0.08 } else { 0.0 };
        0.34 * self.actors
            + 0.2 * self.time
            + 0.22 * self.words
            + 0.09 * self.place
            + 0.15 * self.context
            + quoted
            + figures
    }
}

impl Comparison<'_> {
    /// How much speaks for two acts being one, from 0 to 1 or a little more; nothing where something speaks against it.
    pub fn likeness(&self, one: &Act, other: &Act) -> Option<f64> {
        let kind = kind_of(one, other)?;
        if one.phase != other.phase || !statuses_fit(one, other) {
            return None;
        }
        let context = self.shared_context(one, other);
        let quoted = one.quoted.meets(&other.quoted);
        if kind == EventType::State {
            return self.is_one_statement(one, other, context, quoted).then_some(1.0);
        }
        // A sentence tells each act once; but to agree and what is agreed on are one.
        let one_sentence = one.sentences.meets(&other.sentences);
        let agreed = kind == EventType::Agree && !one.lemmas.meets(&other.lemmas);
        if (one_sentence && !agreed) || !self.wishes_fit(one, other) {
            return None;
        }
        let words = words_fit(one, other);
        if !one.kinds.meets(&other.kinds) && words < 0.8 {
            return None;
        }
        let time = time_fits(one, other, kind, words)?;
        // An act of which nobody is named is told by its days, its place, or what is said around it.
        let places = one.places.meets(&other.places);
        if (time < 0.5 || apart(one, other)) && (one.is_bare() || other.is_bare()) && !places && context < SAME_CONTENT
        {
            return None;
        }
        // One side accuses and asks another of many things: the same day, or what it is about, tells which.
        let elsewhere = !one.readings.meets(&other.readings);
        let same_matter = if elsewhere {
            quoted || context >= SAME_CONTENT || (one.firm && other.firm && time > 0.9)
        } else {
            context >= SAME_STATEMENT
        };
        if is_spoken(kind) && !same_matter {
            return None;
        }
        let place = self.places_fit(one, other);
        let together = time > 0.8 && place >= 0.5;
        let actors = self.actors_fit(one, other, kind, together)?;
        let figures = one.figures.meets(&other.figures);
        // The same people do many things on one day: the words or the matter must tell that it is the same.
        if words < 0.5 && context < SAME_CONTENT && !quoted {
            return None;
        }
        let evidence = Evidence { actors, time, words, place, context, quoted, figures };
        // What was called off is less often told again than what took place.
        let called_off = one.statuses.contains(Status::Negated) != other.statuses.contains(Status::Negated);
        Some(evidence.sum() - if called_off { 0.1 } else { 0.0 })
    }

    /// One person says many things: what is said in sentences that follow each other is one statement; elsewhere only
    /// the words tell.
    fn is_one_statement(&self, one: &Act, other: &Act, context: f64, quoted: bool) -> bool {
        let speakers = self.overlap(&one.agents, &other.agents).is_some_and(|fit| fit > 0.9);
        let same_days = one.days.is_some() && one.days == other.days;
        let here = one.readings.meets(&other.readings);
        let narrow = |act: &Act| act.days.is_some_and(|days| days.length() <= NARROW);
        let words =
            if here { same_days } else { quoted || (context >= SAME_STATEMENT && narrow(one) && narrow(other)) };
        speakers && words && (quoted || time_fits(one, other, EventType::State, 0.0).is_some_and(|time| time > 0.5))
    }

    /// What two sides wish for are two things, even in the same words.
    fn wishes_fit(&self, one: &Act, other: &Act) -> bool {
        let wished = |act: &Act| act.statuses.contains(Status::Wished) || act.statuses.contains(Status::Hypothetical);
        let sides = |act: &Act| act.sources.iter().map(|actor| self.cast.house(actor)).collect::<Set<_>>();
        !wished(one) || !wished(other) || one.sources.is_empty() || other.sources.is_empty() || {
            sides(one).meets(&sides(other))
        }
    }

    fn actors_fit(&self, one: &Act, other: &Act, kind: EventType, together: bool) -> Option<f64> {
        let fought = one.fought && other.fought;
        let (all, everyone) = (&one.parties, &other.parties);
        // Who is not named is whom the documents speak of, where they speak of the same.
        let here = one.readings.meets(&other.readings);
        let topic = here || one.topic.shared(&other.topic).nth(SHARED_ACTORS - 1).is_some();
        if all.is_empty() || everyone.is_empty() {
            return Some(match (topic, together) {
                (true, true) => 0.6,
                (true, false) => 0.55,
                _ => 0.3,
            });
        }
        if is_mutual(kind) || fought {
            let fit = self.overlap(all, everyone).unwrap_or_default();
            let contained = all.lie_in(everyone) || everyone.lie_in(all);
            return match () {
                () if contained => Some(fit.max(0.65)),
                () if fit > BELONGING => Some(fit),
                // Of a fight, one document names the army and another the country behind it.
                () if fought && topic && together && fit > 0.4 => Some(fit),
                () => None,
            };
        }
        let agents = self.overlap(&one.agents, &other.agents);
        let targets = self.overlap(&one.targets, &other.targets);
        let fit = match (agents, targets) {
            (Some(agents), Some(targets)) if agents > 0.0 && targets > 0.0 => f64::midpoint(agents, targets),
            (Some(_), Some(_)) => return None,
            (Some(fit), None) if one.targets.is_empty() && other.targets.is_empty() => fit,
            (None, Some(fit)) if one.agents.is_empty() && other.agents.is_empty() => fit,
            (Some(fit), None) | (None, Some(fit)) => fit * 0.9,
            // One names who did it, the other to whom.
            (None, None) => UNTOLD,
        };
        (fit >= UNTOLD).then_some(fit)
    }

    /// How well two sets of counted actors fit, from 0 to 1; nothing where either is empty.
    fn overlap(&self, one: &Counts<StoryActorId>, other: &Counts<StoryActorId>) -> Option<f64> {
        if one.is_empty() || other.is_empty() {
            return None;
        }
        let (mine, theirs) = (self.share(one, other), self.share(other, one));
        Some(if mine + theirs > 0.0 { 2.0 * mine * theirs / (mine + theirs) } else { 0.0 })
    }

    /// The share of counted actors that stand, or whose country stands, in another set.
    fn share(&self, counted: &Counts<StoryActorId>, among: &Counts<StoryActorId>) -> f64 {
        let (mut found, mut total) = (0.0, 0.0);
        for (actor, count) in counted.iter() {
            let belongs = || {
                among.contains(self.cast.house(actor))
                    || among.iter().any(|(member, _)| member != actor && self.cast.house(member) == actor)
            };
            let described =
                || self.cast.is_described(actor) && among.iter().any(|(other, _)| self.cast.is_described(other));
            let fit = match () {
                () if among.contains(actor) => 1.0,
                () if belongs() => BELONGING,
                // « trois hommes », « des manifestants »: other words may describe the same people.
                () if described() => UNTOLD,
                () => 0.0,
            };
            found += fit * f64::from(count);
            total += f64::from(count);
        }
        found / total
    }

    fn places_fit(&self, one: &Act, other: &Act) -> f64 {
        if one.places.is_empty() || other.places.is_empty() {
            let near = |one: &Act, other: &Act| one.scenes.meets(&other.places) || one.scenes.meets(&other.scenes);
            return if near(one, other) || near(other, one) { 0.7 } else { 0.5 };
        }
        let inside =
            |inner: &Act, outer: &Act| inner.places.iter().any(|place| outer.places.contains(self.cast.house(place)));
        match () {
            () if one.places.meets(&other.places) => 1.0,
            () if inside(one, other) || inside(other, one) => 0.7,
            () => 0.0,
        }
    }

    /// The share of the poorer context that both have, by what each word tells.
    fn shared_context(&self, one: &Act, other: &Act) -> f64 {
        let weight = |subject: u32| self.weights.get(subject as usize).copied().unwrap_or(1.0);
        let total = |context: &Set<u32>| context.iter().map(weight).sum::<f64>();
        let shared: f64 = one.context.shared(&other.context).map(weight).sum();
        let least = if shared > 0.0 { total(&one.context).min(total(&other.context)) } else { 0.0 };
        if least > 0.0 { shared / least } else { 0.0 }
    }
}

/// The type that two acts share, or that stands for both of a family.
fn kind_of(one: &Act, other: &Act) -> Option<EventType> {
    let first = |act: &Act| act.kinds.iter().next();
    let (a, b) = (first(one)?, first(other)?);
    (family(a) == family(b)).then_some(if a == b { a } else { family(a) })
}

/// An act is announced, then takes place or is called off; what is only wished for is not yet announced.
fn statuses_fit(one: &Act, other: &Act) -> bool {
    one.statuses.iter().all(|a| {
        other.statuses.iter().all(|b| match (a.min(b), a.max(b)) {
            (a, b) if a == b => true,
            (Status::Happened, Status::Planned) | (Status::Wished, Status::Hypothetical) => true,
            // What is denied elsewhere may be what was announced; what one document tells apart is apart.
            (Status::Planned, Status::Negated) => !one.readings.meets(&other.readings),
            _ => false,
        })
    })
}

fn time_fits(one: &Act, other: &Act, kind: EventType, words: f64) -> Option<f64> {
    let (Some(mine), Some(theirs)) = (one.days, other.days) else {
        let (mine, theirs) = (one.days.or(one.published), other.days.or(other.published));
        let near = mine.zip(theirs).is_none_or(|(mine, theirs)| mine.gap(theirs) <= UNDATED_DAYS);
        let both = one.days.is_none() && other.days.is_none();
        return near.then_some(if both { 0.6 } else { 0.3 });
    };
    let gap = mine.gap(theirs);
    let negated = one.statuses.contains(Status::Negated) || other.statuses.contains(Status::Negated);
    if gap > 0 && negated {
        return None;
    }
    if gap > 0 {
        let elsewhere = !one.readings.meets(&other.readings);
        // A document tells what happened before it came out.
        let reported = match (one.firm, other.firm) {
            (true, false) => theirs.first > mine.last,
            (false, true) => mine.first > theirs.last,
            (firm, _) => !firm,
        };
        let disputed = one.firm && other.firm && gap <= DISPUTED_DAYS && words >= 0.8;
        return match () {
            () if !elsewhere => None,
            () if reported && gap <= REPORTED_DAYS => Some(0.6),
            () if disputed => Some(0.5),
            () => None,
        };
    }
    if is_expected(one, other, mine, theirs) && words >= 0.7 {
        return Some(0.9);
    }
    let certain = match (one.firm, other.firm) {
        (true, true) => 1.0,
        (false, false) => 0.8,
        _ => 0.9,
    };
    let (shorter, longer) = (mine.length().min(theirs.length()), mine.length().max(theirs.length()));
    let (short, long) = if mine.length() <= theirs.length() { (one, other) } else { (other, one) };
    // Fighting lasts: a day of it is not the war.
    if kind == EventType::Assault && shorter <= NARROW && longer > 7 * NARROW && long.lasting != short.lasting {
        return None;
    }
    let shared = mine.last.min(theirs.last) - mine.first.max(theirs.first) + 1;
    Some(match (shorter <= NARROW, longer <= NARROW) {
        (_, true) => certain,
        // « fin septembre » and the 27th; what is open at one end says little, but what lies near its other end.
        (true, false)
            if longer > YEAR && (mine.last - theirs.last).abs().min((mine.first - theirs.first).abs()) > NEAR =>
        {
            0.3
        }
        (true, false) if !long.lasting => 0.5,
        (true, false) => 0.4,
        // What goes on since the same day until the documents came out.
        _ if one.lasting && other.lasting && mine.first == theirs.first => 0.9,
        _ => 0.2 + 0.6 * shared as f64 / longer as f64,
    })
}

/// Whether the days of two acts do not meet.
fn apart(one: &Act, other: &Act) -> bool {
    one.days.zip(other.days).is_some_and(|(mine, theirs)| mine.gap(theirs) > 0)
}

/// Whether one document announced without a day what another tells of the days after.
fn is_expected(one: &Act, other: &Act, mine: Days, theirs: Days) -> bool {
    if one.is_bare() || other.is_bare() || one.readings.meets(&other.readings) {
        return false;
    }
    let announced = one.statuses.contains(Status::Planned) || other.statuses.contains(Status::Planned);
    let (day, open) = if mine.length() <= theirs.length() { (mine, theirs) } else { (theirs, mine) };
    announced && day.length() <= NARROW && day.last - open.first <= EXPECTED_DAYS
}

fn words_fit(one: &Act, other: &Act) -> f64 {
    let mutual = one.kinds.iter().chain(other.kinds.iter()).all(is_mutual);
    if one.lemmas.meets(&other.lemmas) {
        1.0
    } else if one.subjects.meets(&other.subjects) {
        0.8
    } else if mutual && (one.subjects.meets(&other.context) || other.subjects.meets(&one.context)) {
        // To agree on a truce, and the truce.
        0.7
    } else if one.subjects.is_empty() || other.subjects.is_empty() {
        0.3
    } else {
        0.15
    }
}

/// Whether an act of this type consists in saying something of somebody.
fn is_spoken(kind: EventType) -> bool {
    matches!(kind, EventType::Accuse | EventType::Request | EventType::Reject | EventType::Threaten)
}
