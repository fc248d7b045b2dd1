//! ▶: the stretch of time in view moves on by itself, and the map with it.

use crate::app::Desk;
use crate::app::state::{Action, Period};
use crate::model::Moment;
use crate::view::timeline::day_number;
use gloo::timers::callback::Interval;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::rc::Rc;
use yew::prelude::*;

/// How long a step is looked at, in milliseconds.
const STEP: u32 = 1_100;
/// Into how many steps the whole time is divided where the reader has chosen no stretch.
const STEPS: f64 = 16.0;

/// The button that plays and stops; where the reader wants no motion it goes on by one step.
#[component]
pub fn Play() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let playing = use_state(|| false);
    let span = use_memo(desk.findings(), |findings| findings.as_ref().and_then(|findings| dates(findings)));
    let next = span.and_then(|span| after(desk.state.period, span));
    // The interval of a turn of the page asks for the step that is due then.
    let due = use_mut_ref(|| None);
    *due.borrow_mut() = next;
    {
        let (state, due, stop) = (desk.state.dispatcher(), Rc::clone(&due), playing.clone());
        use_effect_with(*playing, move |&playing| {
            let clock = playing.then(|| {
                Interval::new(STEP, move || match *due.borrow() {
                    Some(period) => state.dispatch(Action::Frame(Some(period))),
                    None => stop.set(false),
                })
            });
            move || drop(clock)
        });
    }
    let Some(span) = *span else { return Html::default() };
    let still = gloo::utils::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .is_ok_and(|list| list.is_some_and(|list| list.matches()));
    let onclick = {
        let (state, playing, now) = (desk.state.dispatcher(), playing.clone(), next.or_else(|| after(None, span)));
        Callback::from(move |_: MouseEvent| {
            if !*playing {
                state.dispatch(Action::Frame(now));
            }
            playing.set(!still && !*playing);
        })
    };
    let name = match (*playing, still) {
        (true, _) => "map-stop",
        (false, true) => "map-step",
        (false, false) => "map-play",
    };
    let name = desk.words.known(name).unwrap_or_default();
    html! {
        <button class="icon play" aria-label={name.clone()} title={name} aria-pressed={playing.to_string()} {onclick}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <path d={if *playing { "M3 3h8v8H3Z" } else { "M3.5 2l8 5-8 5Z" }} fill="currentColor" />
            </svg>
        </button>
    }
}

/// The first and the last day on which something happened.
fn dates(findings: &crate::app::findings::Findings) -> Option<(Date, Date)> {
    let bound = |pick: fn(&crate::model::Interval) -> Option<Moment>| {
        findings.story.events.iter().filter_map(move |event| pick(&event.time?)).map(|moment| moment.date)
    };
    // An open or very long stretch says little about when most happens: both bounds must be known.
    let first = bound(|time| time.latest.and(time.earliest)).min()?;
    let last = bound(|time| time.earliest.and(time.latest)).max()?;
    (first < last).then_some((first, last))
}

/// The stretch after the present one; none after the last. From none to the first.
fn after(present: Option<Period>, (first, last): (Date, Date)) -> Option<Period> {
    let days = |from: Date, to: Date| (day_number(to.into()) - day_number(from.into())) as i64;
    let (from, length) = match present {
        Some(period) if period.to.date < last => (period.to.date, days(period.from.date, period.to.date).max(1)),
        Some(_) => return None,
        None => (first, ((days(first, last) as f64 / STEPS).ceil() as i64).max(1)),
    };
    let to = from.saturating_add(length.min(days(date(1, 1, 1), date(9999, 12, 31))).days());
    Some(Period { from: from.into(), to: to.into() })
}
