//! Hints and dated words → the days on which a document can have been published.
//!
//! Every piece of evidence keeps the days that agree with it. The strongest comes first; one that would leave no day is
//! reported as a conflict and changes nothing.

use super::calendar::{self, Stretch};
use super::find::Expression;
use super::resolve::{self, Context, Solved};
use super::undated;
use super::when::{Amount, Base, Bound, Fields, Toward, Unit, Value, When};
use crate::lang::time::VerbTime;
use crate::model::{Interval, Moment, PartKind, Published, Reason, Span};
use jiff::ToSpan;
use jiff::civil::{Date, Time};

/// An expression with the kind of part that it stands in.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub expression: Expression,
    pub part: PartKind,
    /// Whether it stands in the first sentences of the body.
    pub leads: bool,
    /// The time that the verb above it speaks of: surer than the verb form that stands next to it.
    pub governed: Option<VerbTime>,
    /// Whether it stands without a preposition, as what tells its clause's time does: « le 3 mai », not « du 3 mai ».
    pub bare: bool,
}

/// A stretch of the document that names its day.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    pub span: Span,
    pub rule: &'static str,
    pub when: When,
}

/// The days that are still possible.
#[derive(Clone)]
struct Search {
    days: Vec<Date>,
    published: Published,
}

impl Search {
    /// Keeps the days that agree.
    fn keep(&mut self, span: Span, rule: &str, agrees: impl Fn(Date) -> bool) {
        let kept: Vec<Date> = self.days.iter().copied().filter(|day| agrees(*day)).collect();
        let reason = Reason { span, rule: rule.to_owned() };
        if kept.is_empty() {
            self.published.conflicts.push(reason);
        } else if kept.len() < self.days.len() || !self.settled() {
            self.days = kept;
            self.published.reasons.push(reason);
        }
    }

    /// The same for evidence that is too weak to be reported when it fails.
    fn prefer(&mut self, span: Span, rule: &str, agrees: impl Fn(Date) -> bool) {
        if self.days.iter().any(|day| agrees(*day)) && !self.days.iter().all(|day| agrees(*day)) {
            self.keep(span, rule, agrees);
        }
    }

    fn settled(&self) -> bool {
        self.days.len() == 1 && !self.published.reasons.is_empty()
    }

    /// Whether the days left do not follow each other: any of several weeks.
    fn scattered(&self) -> bool {
        self.days.windows(2).any(|pair| pair[0].tomorrow().ok() != Some(pair[1]))
    }
}

/// The rules of hints, the strongest first.
const RULES: [&str; 4] = ["date-line", "header-month", "dateline", UPDATE];

/// The rule of a day on which the text was changed: it tells nothing against the others.
const UPDATE: &str = "update-line";

/// How many days after the news of its first sentences a text may name a day behind.
const DAYS_OF_NEWS: i32 = 2;

/// How far apart the two words of « hier, mardi 12 mars » stand.
const SIGN_AND_SPACE: u32 = 2;

/// How many days a text must name before its numbers are held against the names.
const NAMED_DAYS: usize = 2;

/// Finds the interval of publication.
pub(super) fn published(hints: &[Hint], body: &[Placed]) -> Published {
    let Some(days) = days_of_the_year(hints) else { return undated::published(hints, body) };
    let mut search = Search { days, published: Published::default() };
    for rule in RULES {
        for hint in hints.iter().filter(|hint| hint.rule == rule) {
            match rule {
                UPDATE => search.prefer(hint.span, rule, |day| fits(&hint.when, day)),
                _ => search.keep(hint.span, rule, |day| fits(&hint.when, day)),
            }
        }
    }
    today(&mut search, body);
    for (fields, days_before, span) in told_twice(body) {
        search.keep(span, "told-twice", |day| {
            day.checked_add(days_before.days()).is_ok_and(|other| agrees(fields, other))
        });
    }
    bounds(&mut search, body);
    since(&mut search, body);
    let mut search = week(search, body);
    contradictions(&mut search, body);
    let bounded = !search.published.reasons.is_empty();
    let only_lower = search.published.reasons.iter().all(|reason| reason.rule == "past-fact");
    let only_upper = search.published.reasons.iter().all(|reason| reason.rule == "future-fact");
    search.published.interval = Interval {
        earliest: search.days.first().copied().filter(|_| bounded && !only_upper).map(Into::into),
        latest: search.days.last().copied().filter(|_| bounded && !only_lower).map(Into::into),
    };
    search.published
}

/// What the host says outweighs the text; what the text tells of the same days stays a reason, the rest is a conflict.
///
/// No words give it: its reason stands at the text's beginning, and is empty.
pub(super) fn given(given: Interval, told: Published) -> Published {
    let host = Reason { span: Span::default(), rule: "given".to_owned() };
    let Published { interval, reasons, conflicts } = told;
    let before =
        |one: Option<Moment>, other: Option<Moment>| one.zip(other).is_some_and(|(one, other)| one.date < other.date);
    if before(interval.latest, given.earliest) || before(given.latest, interval.earliest) {
        return Published { interval: given, reasons: vec![host], conflicts: [reasons, conflicts].concat() };
    }
    Published { interval: given, reasons: [vec![host], reasons].concat(), conflicts }
}

/// All days of the year that the document gives as its own, by the strongest of its hints.
fn days_of_the_year(hints: &[Hint]) -> Option<Vec<Date>> {
    let year = RULES.iter().find_map(|rule| {
        let mut ranked = hints.iter().filter(|hint| hint.rule == *rule);
        ranked.find_map(|hint| hint.when.fields()?.year)
    })?;
    let end = calendar::date(year, 12, 31)?;
    Some(calendar::date(year, 1, 1)?.series(1.day()).take_while(|day| *day <= end).collect())
}

/// Whether a day lies in a time.
fn fits(when: &When, day: Date) -> bool {
    let fields = match when {
        When::And(one, _) => one.fields(),
        _ => when.fields(),
    };
    fields.is_none_or(|fields| agrees(fields, day))
}

pub(super) fn agrees(fields: Fields, day: Date) -> bool {
    fields.year.is_none_or(|year| year == day.year())
        && fields.month.is_none_or(|month| month == day.month())
        && fields.day.is_none_or(|number| number == day.day())
        && fields.weekday.is_none_or(|weekday| weekday == day.weekday().to_monday_one_offset())
}

/// « ce vendredi 23 octobre »: the day itself.
fn today(search: &mut Search, body: &[Placed]) {
    for (fields, span) in this_days(body).into_iter().filter(|(fields, _)| fields.month.is_some()) {
        search.keep(span, "this-day", |day| agrees(fields, day));
    }
}

/// « hier, mardi 12 mars », « demain, jeudi 14 mars »: a day told from publication and by its date; the date, how many days it
/// lies after publication, and both words.
pub(super) fn told_twice(body: &[Placed]) -> impl Iterator<Item = (Fields, i32, Span)> + '_ {
    body.windows(2).filter_map(|pair| {
        let (near, date) = (&pair[0].expression, &pair[1].expression);
        let Value::When(When::Offset { unit: Unit::Day, by, base: Base::Now }) = &near.value else { return None };
        let gap = date.span.start.checked_sub(near.span.end)?;
        let fields = plain_date(&pair[1]).and_then(When::fields)?;
        let beside = gap <= SIGN_AND_SPACE && near.sentence == date.sentence;
        (beside && pair[0].part != PartKind::Caption).then(|| (fields, *by, near.span.join(date.span)))
    })
}

/// « ce vendredi 23 octobre », « ce vendredi »: the last day first, for a text is finished on the last that it calls its own.
pub(super) fn this_days(body: &[Placed]) -> Vec<(Fields, Span)> {
    let own = body.iter().filter(|placed| placed.part != PartKind::Caption);
    let day = own.filter_map(|placed| match &placed.expression.value {
        Value::When(When::Toward(Toward::This, inner)) => Some((inner.fields()?, placed.expression.span)),
        _ => None,
    });
    let mut days: Vec<_> = day.filter(|(fields, _)| fields.unit() == Unit::Day).collect();
    days.sort_by_key(|(fields, _)| std::cmp::Reverse((fields.month, fields.day)));
    days
}

/// Narrows the days by their weekdays. A weekday alone belongs to any week: where the rest does not tell which, it is left out.
fn week(search: Search, body: &[Placed]) -> Search {
    let mut narrowed = search.clone();
    for (fields, span) in this_days(body).into_iter().filter(|(fields, _)| fields.month.is_none()) {
        narrowed.prefer(span, "this-weekday", |day| agrees(fields, day));
    }
    lead_weekday(&mut narrowed, body);
    named_after_lead(&mut narrowed, body);
    weekend(&mut narrowed, body);
    numbered_days(&mut narrowed, body);
    if narrowed.scattered() { search } else { narrowed }
}

/// Where weekdays leave several weeks: the press names the days of the last week and numbers older ones, so that in a text
/// which names them (« vendredi », « hier », « ce week-end ») a past day told by its number alone lies a week back or more.
///
/// This is what the agencies' style books ask for. It breaks a tie between weeks and never weighs against what is told.
fn numbered_days(search: &mut Search, body: &[Placed]) {
    let told = || body.iter().filter(|placed| !matches!(placed.part, PartKind::Caption | PartKind::Heading));
    if told().filter(|placed| is_named_day(placed)).count() < NAMED_DAYS {
        return;
    }
    for placed in told().filter(|placed| placed.bare && placed.governed == Some(VerbTime::Past)) {
        if !search.scattered() {
            return;
        }
        let numbered = |when: &&When| when.fields().is_some_and(|fields| fields.weekday.is_none());
        let Some(when) = plain_date(placed).filter(numbered) else { continue };
        let Some(fact) = search.days.last().and_then(|last| occurrence(when, *last, Toward::Last)) else { continue };
        let Ok(week_later) = fact.last_day().checked_add(1.week()) else { continue };
        search.prefer(placed.expression.span, "numbered-day", |day| week_later <= day);
    }
}

/// Whether it tells a day just behind by a name that holds for one week.
fn is_named_day(placed: &Placed) -> bool {
    let Value::When(when) = &placed.expression.value else { return false };
    let named = match when {
        When::Offset { unit: Unit::Day, by: -1, base: Base::Now } => true,
        When::Fields(fields) => fields.weekday.is_some() && fields.day.is_none() && fields.month.is_none(),
        When::Toward(Toward::This, inner) => inner.fields().is_some_and(|fields| fields.weekend),
        _ => false,
    };
    named && placed.governed == Some(VerbTime::Past)
}

/// What has happened lies before publication, what is announced after it.
fn bounds(search: &mut Search, body: &[Placed]) {
    for placed in body {
        let Some(when) = plain_date(placed) else { continue };
        let span = placed.expression.span;
        match placed.governed {
            _ if placed.part == PartKind::Caption => {
                search.prefer(span, "past-fact", |day| {
                    occurrence(when, day, Toward::Last).is_none_or(|fact| fact.first_day() <= day)
                });
            }
            Some(VerbTime::Past) => {
                let last = search.days.last().copied();
                let fact = last.and_then(|last| occurrence(when, last, Toward::Last));
                search.prefer(span, "past-fact", |day| fact.is_none_or(|fact| fact.first_day() <= day));
            }
            Some(VerbTime::Future) => {
                let first = search.days.first().copied();
                let fact = first.and_then(|first| occurrence(when, first, Toward::Next));
                search.prefer(span, "future-fact", |day| fact.is_none_or(|fact| day <= fact.last_day()));
            }
            None => {}
        }
    }
}

/// A day or longer that is told by the calendar alone.
fn plain_date(placed: &Placed) -> Option<&When> {
    match &placed.expression.value {
        Value::When(when) => {
            when.fields().filter(|fields| fields.month.is_some() && fields.day.is_some()).map(|_| when)
        }
        _ => None,
    }
}

/// The stretch that a time means when it is told on a day.
pub(super) fn occurrence(when: &When, day: Date, toward: Toward) -> Option<Stretch> {
    let now = day.to_datetime(Time::midnight());
    match resolve::resolve(when, &Context { now, toward, story: None, event: None, day, year: None, dated: None })?
        .solved
    {
        Solved::One(stretch) => Some(stretch),
        _ => None,
    }
}

/// News opens with the day itself or the one before: « … a appelé vendredi … ».
fn lead_weekday(search: &mut Search, body: &[Placed]) {
    let lead = body.iter().filter(|placed| placed.leads).find_map(|placed| match &placed.expression.value {
        Value::When(When::Fields(fields)) if fields.month.is_none() && fields.day.is_none() => {
            let past = placed.expression.verbs != Some(VerbTime::Future);
            fields.weekday.filter(|_| past).map(|weekday| (weekday, placed.expression.span))
        }
        _ => None,
    });
    if let Some((weekday, span)) = lead {
        search.prefer(span, "lead-weekday", |day| {
            matches!((day.weekday().to_monday_one_offset() - weekday).rem_euclid(7), 0 | 1)
        });
    }
}

/// News that opens with its day and date, « a remporté samedi 9 mars », and goes on with a day that it only names, « une
/// enquête a été ouverte dimanche »: that is the next such day, and publication the same or the one after; not that of
/// what is told to come « lundi ».
fn named_after_lead(search: &mut Search, body: &[Placed]) {
    let dated = body.iter().position(|placed| {
        let fields = plain_date(placed).and_then(When::fields);
        placed.leads && placed.governed == Some(VerbTime::Past) && fields.is_some_and(|fields| fields.weekday.is_some())
    });
    let Some((lead, after)) = dated.map(|place| (&body[place], &body[place + 1..])) else { return };
    let fact = plain_date(lead).zip(search.days.last()).and_then(|(when, last)| occurrence(when, *last, Toward::Last));
    let Some(news) = fact.map(|fact| fact.first_day()) else { return };
    let weekday = |placed: &Placed| {
        let Value::When(when) = &placed.expression.value else { return None };
        let fields = when.fields()?;
        fields.weekday.filter(|_| fields.day.is_none() && fields.month.is_none())
    };
    let body_after = || after.iter().filter(|placed| placed.part != PartKind::Caption);
    let behind = body_after().filter(|placed| placed.governed == Some(VerbTime::Past));
    let days_later = |weekday: i8| i32::from((weekday - news.weekday().to_monday_one_offset()).rem_euclid(7));
    let latest = behind.filter_map(|placed| Some((days_later(weekday(placed)?), placed.expression.span)));
    let Some((days, span)) = latest.max_by_key(|(days, _)| *days).filter(|(days, _)| *days <= DAYS_OF_NEWS) else {
        return;
    };
    let ahead: Vec<i8> =
        body_after().filter(|placed| placed.governed == Some(VerbTime::Future)).filter_map(weekday).collect();
    if days > 0 {
        search.prefer(span, "named-day", |day| {
            let since = day.since((jiff::Unit::Day, news)).map_or(-1, |gap| gap.get_days());
            (days..=days + 1).contains(&since) && !ahead.contains(&day.weekday().to_monday_one_offset())
        });
    }
}

/// « hier » opens the text, and a weekend lies just behind it: the words were said on its Sunday or the Monday after.
fn weekend(search: &mut Search, body: &[Placed]) {
    let is_yesterday =
        |value: &Value| matches!(value, Value::When(When::Offset { unit: Unit::Day, by: -1, base: Base::Now }));
    let yesterday = body.iter().filter(|placed| placed.leads).any(|placed| is_yesterday(&placed.expression.value));
    let past_weekend = body.iter().find(|placed| {
        let Value::When(When::Toward(Toward::This, inner)) = &placed.expression.value else { return false };
        let weekend = inner.fields().is_some_and(|fields| fields.weekend);
        weekend && placed.expression.verbs == Some(VerbTime::Past)
    });
    if let Some(placed) = past_weekend {
        let told = if yesterday { [1, 2] } else { [7, 1] };
        search
            .prefer(placed.expression.span, "past-weekend", |day| told.contains(&day.weekday().to_monday_one_offset()));
    }
}

/// « depuis trois semaines » against « depuis … le 27 septembre »: as many whole weeks lie between that day and publication.
fn since(search: &mut Search, body: &[Placed]) {
    let start = body.iter().find_map(|placed| match &placed.expression.value {
        Value::When(When::Bound(Bound::Since, inner)) => {
            inner.fields().filter(|fields| fields.day.is_some()).map(|_| (**inner).clone())
        }
        _ => None,
    });
    let Some(start) = start else { return };
    for placed in body {
        let Value::Length { length, bound: Some(Bound::Since), modifier: None } = &placed.expression.value else {
            continue;
        };
        let [(Amount::Exactly(count), unit @ (Unit::Week | Unit::Month))] = length.parts[..] else { continue };
        let whole = |day: Date| {
            let begun = occurrence(&start, day, Toward::Last)?.start;
            let least = calendar::later(begun, unit, count)?.date();
            let most = calendar::later(begun, unit, count + 1.0)?.date();
            Some(least <= day && day < most)
        };
        search.prefer(placed.expression.span, "length-since", |day| whole(day) == Some(true));
    }
}

/// A caption's own day, where it is not the day that the text was published on.
fn contradictions(search: &mut Search, body: &[Placed]) {
    for placed in body.iter().filter(|placed| placed.part == PartKind::Caption) {
        let Some(fields) = plain_date(placed).and_then(When::fields).filter(|fields| fields.year.is_some()) else {
            continue;
        };
        let close = |day: &Date| {
            let caption = calendar::date(fields.year?, fields.month?, fields.day?)?;
            let gap = caption.until((jiff::Unit::Day, *day)).ok()?.get_days();
            Some((1..=2).contains(&gap))
        };
        if !search.published.reasons.is_empty() && search.days.first().and_then(close) == Some(true) {
            let reason = Reason { span: placed.expression.span, rule: "caption-day".to_owned() };
            search.published.conflicts.push(reason);
        }
    }
}
