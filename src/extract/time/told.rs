//! Expressions in the order of telling → what each of them says, the story's moment moving on from one to the next.

use super::calendar::{self, Stretch};
use super::find::{Expression, Outlook};
use super::format::{self, Written};
use super::resolve::{self, Context, Solved};
use super::when::{Base, Bound, Length, Part, Toward, Unit, Value, When};
use crate::lang::time::VerbTime;
use crate::model::{Interval, Moment, Span, TimeExpression, TimeKind};
use jiff::civil::{Date, DateTime};

/// How far back, in sentences, « la veille » looks for its day.
const STORY_REACH: usize = 6;

/// How far back, in sentences, « le 10 » looks for its month.
const MONTH_REACH: usize = 2;

/// How many days before publication the day of the news may lie.
const DAYS_OF_NEWS: i32 = 2;

/// What the story's moment is before the text has named one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// The moment of writing.
    BeginsNow,
    /// None.
    BeginsOpen,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub written: Written,
    pub modifier: Option<String>,
    /// The expression that it counts from, by its place.
    pub anchor: Option<Span>,
    /// The stretch, where it is one of the calendar.
    pub stretch: Option<Stretch>,
}

impl Told {
    /// What is said on one of two days: the time from the earlier of both readings to the later.
    pub(super) fn or(self, other: &Self) -> Self {
        if self == *other {
            return self;
        }
        let (one, two) = (self.written.interval, other.written.interval);
        let side =
            |one: Option<Moment>, two: Option<Moment>, pick: fn(Moment, Moment) -> Moment| Some(pick(one?, two?));
        let interval = Interval {
            earliest: side(one.earliest, two.earliest, std::cmp::min),
            latest: side(one.latest, two.latest, std::cmp::max),
        };
        let same_value = self.written.value == other.written.value;
        let edtf = match (interval.earliest, interval.latest) {
            (Some(first), Some(last)) if !same_value && first.date < last.date => {
                format!("[{}..{}]", first.date, last.date)
            }
            _ => format::interval_edtf(&interval),
        };
        let written = Written {
            value: if same_value { self.written.value } else { String::new() },
            value_end: if same_value { self.written.value_end } else { None },
            edtf,
            interval,
            kind: self.written.kind,
        };
        Self { written, stretch: None, ..self }
    }

    /// What is said on both of two days, if it is the same.
    pub(super) fn if_same(self, other: &Self) -> Self {
        if self.written == other.written {
            return self;
        }
        let same_value = self.written.value == other.written.value && self.written.kind != Some(TimeKind::Date);
        let value = if same_value { self.written.value } else { String::new() };
        Self { written: Written { value, kind: self.written.kind, ..Written::default() }, stretch: None, ..self }
    }

    /// The expression as it is printed.
    pub(super) fn into_expression(self, found: &Expression) -> TimeExpression {
        let Written { kind, value, value_end, edtf, interval } = self.written;
        TimeExpression {
            span: found.span,
            kind: kind.unwrap_or_else(|| kind_of(&found.value)),
            value: match value_end {
                Some(end) => format!("{value}/{end}"),
                None => value,
            },
            modifier: self.modifier,
            interval,
            edtf,
            rule: found.rule.to_string(),
            anchor: self.anchor,
        }
    }
}

fn kind_of(value: &Value) -> TimeKind {
    match value {
        Value::Length { .. } => TimeKind::Duration,
        Value::Every(_) => TimeKind::Set,
        Value::When(when) if when.is_clock_only() => TimeKind::Time,
        _ => TimeKind::Date,
    }
}

/// Where the story stands.
#[derive(Clone, Copy)]
struct StoryMoment {
    stretch: Stretch,
    span: Option<Span>,
    sentence: usize,
}

/// Resolves expressions one after the other against the moment of writing.
pub(super) fn tell(expressions: &[Expression], now: DateTime, story: Story) -> Vec<Told> {
    let opening = match story {
        Story::BeginsNow => calendar::day(now.date()).map(|stretch| StoryMoment { stretch, span: None, sentence: 0 }),
        Story::BeginsOpen => None,
    };
    let mut moment: Option<StoryMoment> = None;
    // The last time longer than a week: « en 2002 …, l'année suivante ».
    let mut coarse: Option<StoryMoment> = None;
    let mut year: Option<(i16, usize)> = None;
    let mut dated: Option<(Date, usize)> = None;
    // The last day of the news, which a time of day long after it still belongs to.
    let mut behind: Option<StoryMoment> = None;
    let opening_day = now.date();
    let mut told = Vec::with_capacity(expressions.len());
    for found in expressions {
        let in_reach = |moment: &StoryMoment| found.sentence - moment.sentence <= STORY_REACH;
        let longer = coarse.filter(|_| counts_months(&found.value)).filter(in_reach);
        let base = longer.or(moment.filter(in_reach)).or(opening);
        let same_sentence =
            moment.filter(|moment| moment.sentence == found.sentence && moment.stretch.unit <= Unit::Day);
        // « hier … La police a chargé vers 18 heures »: the story goes on on the day that it was of, if that is just behind.
        let is_near = |moment: &StoryMoment| {
            let sentences = found.sentence - moment.sentence;
            let told = found.verbs == Some(VerbTime::Past) && is_just_behind(moment.stretch.first_day(), now.date());
            sentences <= 1 || told && sentences <= STORY_REACH
        };
        let nearby = moment.filter(is_near).filter(|moment| moment.stretch.unit <= Unit::Day);
        let of_news = || behind.filter(|_| found.verbs == Some(VerbTime::Past) && story == Story::BeginsOpen);
        let near = same_sentence.or(nearby).or_else(of_news);
        let today = near.map_or(now.date(), |near| near.stretch.first_day());
        // « lundi matin … a été bombardée pendant la nuit »: the night to come is not told yet.
        let before = |near: StoryMoment| today == now.date() || near.stretch.part == Some(Part::Morning);
        let last_night = was_last_night(found) && near.is_none_or(before);
        let day = if last_night { today.yesterday().unwrap_or(today) } else { today };
        let now = if last_night && today == now.date() { day.to_datetime(now.time()) } else { now };
        let context = Context {
            now,
            toward: toward(found, story),
            story: base.map(|base| base.stretch),
            event: None,
            day,
            year: year.filter(|&(_, sentence)| sentence == found.sentence).map(|(year, _)| year),
            dated: dated.filter(|&(_, sentence)| found.sentence - sentence <= MONTH_REACH).map(|(day, _)| day),
        };
        let event = found.event.and_then(|place| {
            let dated = expressions.get(place)?;
            // A date that follows its noun is not told yet: « la veille du scrutin du 3 mai ».
            let stretch = told.get(place).map_or_else(|| say(dated, &context).stretch, |told: &Told| told.stretch)?;
            Some((stretch, dated.span))
        });
        let context = Context { event: event.map(|(stretch, _)| stretch), ..context };
        let mut here = say(found, &context);
        if here.stretch.is_some() {
            here.anchor = event.map(|(_, span)| span);
        }
        if let Value::When(when) = &found.value
            && (when.needs_story() || when.is_clock_only())
            && here.stretch.is_some()
        {
            let source = if when.needs_story() { base } else { near.filter(|_| !last_night) };
            here.anchor = source.and_then(|source| source.span);
        }
        if let (Some(stretch), Value::When(when)) = (here.stretch, &found.value) {
            // What somebody says today was said when he spoke: the story does not move.
            let said = found.quoted && when.counts_from_now() && story == Story::BeginsOpen;
            if stretch.unit <= Unit::Week && !matches!(when, When::Vague(_)) && !said {
                let here = StoryMoment { stretch, span: Some(found.span), sentence: found.sentence };
                moment = Some(here);
                coarse = None;
                if stretch.unit <= Unit::Day && is_just_behind(stretch.first_day(), opening_day) {
                    behind = Some(here);
                }
            } else if stretch.unit <= Unit::Year && !matches!(when, When::Vague(_)) {
                coarse = Some(StoryMoment { stretch, span: Some(found.span), sentence: found.sentence });
            }
            if when.fields().is_some_and(|fields| fields.month.is_some() && fields.day.is_some()) {
                dated = Some((stretch.first_day(), found.sentence));
            }
            if stretch.unit == Unit::Year || when.fields().is_some_and(|fields| fields.year.is_some()) {
                year = Some((stretch.first_day().year(), found.sentence));
            }
        }
        told.push(here);
    }
    told
}

/// Whether a day is that of the news: no more than two days before another.
fn is_just_behind(day: Date, now: Date) -> bool {
    day.until((jiff::Unit::Day, now)).is_ok_and(|gap| (0..=DAYS_OF_NEWS).contains(&gap.get_days()))
}

/// Whether a time counts months or years from the story: « l'année suivante ».
fn counts_months(value: &Value) -> bool {
    matches!(value, Value::When(when) if when.story_unit().is_some_and(|unit| unit >= Unit::Month))
}

/// « cette nuit » of what has happened is the one that began on the evening before.
fn was_last_night(found: &Expression) -> bool {
    found.verbs == Some(VerbTime::Past) && matches!(&found.value, Value::When(when) if when.is_this_night())
}

/// On which side of now an expression's occurrence lies.
fn toward(found: &Expression, story: Story) -> Toward {
    let weekday = match &found.value {
        // What lasts « depuis lundi » has begun.
        Value::When(When::Bound(Bound::Since, _)) => return Toward::Last,
        Value::When(When::Bound(Bound::By, _)) => return Toward::Next,
        // « a promis une réponse avant vendredi », « a fermé le port jusqu'au 30 juin »: the end of what is told lies ahead
        // of it; a date without its weekday is the nearest, for « jusqu'à mai » may be told of what is over.
        Value::When(when @ When::Bound(bound, _)) if bound.is_end() && weekday_of(when) => return Toward::Next,
        Value::When(When::Bound(bound, inner)) if bound.is_end() && found.verbs == Some(VerbTime::Past) => {
            let near = inner.fields().is_some_and(|fields| fields.unit() == Unit::Day || fields.season.is_some());
            return if near { Toward::This } else { Toward::Last };
        }
        // What was promised for « le 10 octobre » may be over, for « vendredi » it is not.
        Value::When(when) if found.outlook == Some(Outlook::Promised) && weekday_of(when) => return Toward::Next,
        Value::When(when) => weekday_of(when),
        _ => false,
    };
    match found.verbs {
        Some(VerbTime::Past) => Toward::Last,
        Some(VerbTime::Future) => Toward::Next,
        None if found.in_fragment && story == Story::BeginsNow => Toward::Next,
        // The press tells the days behind by their names.
        None if weekday && found.outlook.is_none() => Toward::Last,
        None => Toward::This,
    }
}

/// Whether a time is a day told by its weekday alone.
fn weekday_of(when: &When) -> bool {
    match when {
        When::Fields(fields) => fields.weekday.is_some() && fields.day.is_none() && fields.month.is_none(),
        When::And(one, two) => weekday_of(one) || weekday_of(two),
        When::Edge(_, inner) | When::Modify(_, inner) | When::Bound(_, inner) => weekday_of(inner),
        _ => false,
    }
}

fn say(found: &Expression, context: &Context) -> Told {
    let blank = Told { written: Written::default(), modifier: None, anchor: None, stretch: None };
    match &found.value {
        Value::When(when) => {
            let Some(answer) = resolve::resolve(when, context) else {
                return Told { written: unresolved(when), ..blank };
            };
            let stretch = match &answer.solved {
                Solved::One(stretch) | Solved::Pair(_, stretch) => Some(*stretch),
                Solved::Window { .. } | Solved::Vague(_) => None,
            };
            let modifier = modifier(&answer);
            Told { written: format::write(&answer, context.now), modifier, stretch, ..blank }
        }
        Value::Length { length, modifier, bound } => {
            let interval = match bound {
                Some(Bound::Since) => since(length, context.now),
                Some(Bound::Until) => within(length, context.now),
                _ => Interval::default(),
            };
            let written = Written {
                kind: Some(TimeKind::Duration),
                value: length.value(),
                edtf: format::interval_edtf(&interval),
                interval,
                value_end: None,
            };
            Told { written, modifier: modifier.as_deref().map(str::to_owned), ..blank }
        }
        Value::Every(value) => {
            Told { written: Written { kind: Some(TimeKind::Set), value: value.clone(), ..Written::default() }, ..blank }
        }
        Value::Number(_) | Value::SomeNumber | Value::Word(_) | Value::Ordinal(_) | Value::Unit(_) | Value::Nothing => {
            blank
        }
    }
}

/// « trois jours après le drame », whose day nothing tells: the length stays.
fn unresolved(when: &When) -> Written {
    match when {
        When::Shift { length, from, .. } if matches!(**from, When::At(Base::Event(_))) => {
            Written { kind: Some(TimeKind::Duration), value: length.value(), ..Written::default() }
        }
        _ => Written::default(),
    }
}

/// « depuis trois semaines »: from three weeks ago to now.
fn since(length: &Length, now: DateTime) -> Interval {
    let start = length.parts.iter().try_fold(now, |at, &(amount, unit)| match amount {
        super::when::Amount::Exactly(count) => calendar::later(at, unit, -count),
        super::when::Amount::Some => None,
    });
    let today = now.date();
    Interval { earliest: start.map(|start| Date::min(start.date(), today).into()), latest: Some(today.into()) }
}

/// « d'ici trois semaines »: from now to three weeks from now.
fn within(length: &Length, now: DateTime) -> Interval {
    let end = length.parts.iter().try_fold(now, |at, &(amount, unit)| match amount {
        super::when::Amount::Exactly(count) => calendar::later(at, unit, count),
        super::when::Amount::Some => None,
    });
    let today = now.date();
    Interval { earliest: Some(today.into()), latest: end.map(|end| Date::max(end.date(), today).into()) }
}

fn modifier(answer: &resolve::Answer) -> Option<String> {
    use super::when::Edge;
    let name = match (answer.edge, &answer.modifier, answer.bound) {
        (Some(Edge::Start | Edge::FirstHalf), ..) => "START",
        (Some(Edge::Mid), ..) => "MID",
        (Some(Edge::End | Edge::LastHalf), ..) => "END",
        (None, Some(name), _) => name,
        (None, None, Some(Bound::Before)) => "BEFORE",
        (None, None, Some(Bound::Until | Bound::By)) => "ON_OR_BEFORE",
        (None, None, Some(Bound::After | Bound::From | Bound::Since)) => "ON_OR_AFTER",
        (None, None, None) => return None,
    };
    Some(name.to_owned())
}
