//! Below the map of places: what its colours mean, and what does not stand on it.

use super::tally::Tally;
use crate::app::Desk;
use crate::app::state::Action;
use crate::view::narrowing::Filter;
use yew::prelude::*;

/// How the circles are coloured and drawn, by the names of the shares.
const SIGNS: [&str; 5] = ["cooperation", "conflict", "mixed", "neutral", "reported"];

/// What the circles mean.
pub fn legend(desk: &Desk) -> Html {
    let words = &desk.words;
    html! {
        <div class="legends">
            <ul class="legend" aria-label={words.text("places-legend")}>
                { for SIGNS.into_iter().map(|sign| html! {
                    <li><svg class={classes!("sign", "place-sign", sign)} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                        <circle cx="7" cy="7" r="5.6" /></svg>{ words.text(&format!("tie-{sign}")) }</li>
                }) }
                <li class="what">{ words.text("places-size") }</li>
            </ul>
        </div>
    }
}

/// The places whose position is not known, each a filter as those on the map are, and the events of which no place is told.
pub fn beside(desk: &Desk, tally: &Tally) -> Html {
    if tally.unknown.is_empty() && tally.nowhere == 0 {
        return Html::default();
    }
    html! {
        <div class="bystanders places-beside">
            if !tally.unknown.is_empty() {
                <h3>{ desk.words.text("places-unknown") }</h3>
                <ul>
                    { for tally.unknown.iter().map(|place| {
                        let filter = Filter::Place(place.id);
                        let chosen = desk.state.filters.contains(&filter);
                        html! {
                            <li key={place.id.to_string()}>
                                <button class={classes!("chip", chosen.then_some("picked"))} aria-pressed={chosen.to_string()}
                                    data-place={place.id.to_string()} onclick={desk.on(Action::Toggle(filter))}>
                                    <span lang={desk.state.corpus.language}>{ place.name.clone() }</span>
                                    <span class="count" title={desk.words.count("events", place.share.events)}>{ place.share.events }</span>
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
            if tally.nowhere > 0 { <p class="hint">{ desk.words.count("places-nowhere", tally.nowhere) }</p> }
        </div>
    }
}
