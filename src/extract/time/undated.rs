//! Dated words alone → the bounds of publication, for a document that nowhere names its own year.
//!
//! What is told with its year and lies behind comes before publication, what lies ahead after it. A day without its year
//! bounds nothing here: some year before any day has it.

use super::calendar::{self, Stretch};
use super::published::{Hint, Placed, agrees, occurrence, this_days, told_twice};
use super::when::{Fields, Toward, Unit, Value, When};
use crate::lang::time::VerbTime;
use crate::model::{Interval, PartKind, Published, Reason};
use jiff::ToSpan;
use jiff::civil::Date;

/// A day of the month falls on the same weekday again after five years at the earliest, but for one leap day more.
const YEARS_OF_A_WEEKDAY: i16 = 5;

/// Finds what bounds the day of publication.
pub(super) fn published(hints: &[Hint], body: &[Placed]) -> Published {
    let past = facts(body, VerbTime::Past).max_by_key(|(fact, _)| fact.start);
    let floor = past.as_ref().map(|(fact, _)| fact.first_day());
    let future = facts(body, VerbTime::Future).min_by_key(|(fact, _)| fact.end);
    let (future, conflict) = match floor {
        Some(floor) => (
            future.clone().filter(|(fact, _)| fact.last_day() >= floor),
            future.filter(|(fact, _)| fact.last_day() < floor),
        ),
        None => (future, None),
    };
    for (fields, days_before, span) in told_twice(body) {
        // « hier, mardi 12 mars 2019 »: the day itself.
        let told = calendar::date(fields.year.unwrap_or(0), fields.month.unwrap_or(0), fields.day.unwrap_or(0));
        if let Some(day) = told.and_then(|day| day.checked_sub(days_before.days()).ok()) {
            let reason = Reason { span, rule: "told-twice".to_owned() };
            let interval = Interval { earliest: Some(day.into()), latest: Some(day.into()) };
            return Published { interval, reasons: vec![reason], conflicts: Vec::new() };
        }
    }
    let ceiling = future.as_ref().map(|(fact, _)| fact.last_day());
    let mut reasons: Vec<Reason> = past.into_iter().chain(future).map(|(_, reason)| reason).collect();
    let mut interval = Interval { earliest: floor.map(Into::into), latest: ceiling.map(Into::into) };
    if let Some((day, told)) = today(hints, body, floor, ceiling) {
        interval = day;
        reasons.extend(told);
    }
    Published { interval, reasons, conflicts: conflict.into_iter().map(|(_, reason)| reason).collect() }
}

/// What is told with month and year and lies on one side of publication.
fn facts(body: &[Placed], side: VerbTime) -> impl Iterator<Item = (Stretch, Reason)> + '_ {
    let (rule, toward) = match side {
        VerbTime::Past => ("past-fact", Toward::Last),
        VerbTime::Future => ("future-fact", Toward::Next),
    };
    // A caption has no verb to tell: its photograph was taken before.
    let on_that_side = move |placed: &&Placed| match placed.part {
        PartKind::Caption => side == VerbTime::Past,
        _ => placed.governed == Some(side),
    };
    body.iter().filter(on_that_side).filter_map(move |placed| {
        let Value::When(when @ When::Fields(Fields { year: Some(year), month: Some(_), .. })) =
            &placed.expression.value
        else {
            return None;
        };
        let fact = occurrence(when, calendar::date(*year, 1, 1)?, toward)?;
        Some((fact, Reason { span: placed.expression.span, rule: rule.to_owned() }))
    })
}

/// A dateline's day, or « ce vendredi 23 octobre »: the first such day after all that is told; the only one, where its year
/// tells so, or its weekday and a fact of the years before.
fn today(
    hints: &[Hint],
    body: &[Placed],
    floor: Option<Date>,
    ceiling: Option<Date>,
) -> Option<(Interval, Vec<Reason>)> {
    let hinted = hints.iter().filter_map(|hint| Some((hint.when.fields()?, hint.span, hint.rule)));
    let own = this_days(body).into_iter().map(|(fields, span)| (fields, span, "this-day"));
    let told = hinted.filter(|(fields, ..)| fields.unit() == Unit::Day).chain(own);
    let (mut fields, span, rule) = told.clone().find(|(fields, ..)| fields.month.is_some())?;
    let mut reasons = vec![Reason { span, rule: rule.to_owned() }];
    if fields.weekday.is_none()
        && let Some((same, span, _)) = told.clone().find(|(fields, ..)| fields.month.is_none() && fields.day.is_none())
    {
        fields.weekday = same.weekday;
        reasons.push(Reason { span, rule: "this-weekday".to_owned() });
    }
    let from = match fields.year {
        Some(year) => calendar::date(year, 1, 1)?,
        None => floor?,
    };
    let reach = from.checked_add(i32::from(2 * YEARS_OF_A_WEEKDAY).years()).ok()?;
    let day = from.series(1.day()).take_while(|day| *day <= reach).find(|day| agrees(fields, *day))?;
    if ceiling.is_some_and(|ceiling| day > ceiling) {
        return None;
    }
    let close = day.year() - from.year() <= YEARS_OF_A_WEEKDAY;
    // « Publié le 12 mars » over what happened on 12 March 2019.
    let told = floor == Some(day);
    let only = fields.year.is_some() || told || fields.weekday.is_some() && close;
    let last = if only { Some(day) } else { ceiling };
    Some((Interval { earliest: Some(day.into()), latest: last.map(Into::into) }, reasons))
}
