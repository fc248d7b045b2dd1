//! What the map's shapes, colours and lines mean.

use crate::app::Desk;
use crate::model::ActorKind;
use crate::view::map::corners;
use yew::prelude::*;

const KINDS: [ActorKind; 5] =
    [ActorKind::Country, ActorKind::Person, ActorKind::Organisation, ActorKind::Group, ActorKind::Place];

/// Shapes, sizes, colours, lines.
pub fn legend(desk: &Desk) -> Html {
    let words = &desk.words;
    html! {
        <div class="legends">
            <ul class="legend" aria-label={words.text("map-legend-actors")}>
                { for KINDS.into_iter().map(|kind| html! {
                    <li>{ actor_sign(kind) }{ words.text(&format!("kind-{}", kind.as_str())) }</li>
                }) }
                <li class="what">{ words.text("map-size") }</li>
            </ul>
            { lines(desk) }
        </div>
    }
}

/// Colours and lines alone.
pub fn ties(desk: &Desk) -> Html {
    html! { <div class="legends">{ lines(desk) }</div> }
}

fn lines(desk: &Desk) -> Html {
    let words = &desk.words;
    html! {
        <ul class="legend" aria-label={words.text("map-legend-ties")}>
            { for ["cooperation", "conflict", "mixed", "neutral", "reported"].into_iter().map(|tone| html! {
                <li><svg class="line" width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
                    <path class={classes!("tie", tone)} d="M0 4H22" stroke-width="3" /></svg>
                    { words.text(&format!("tie-{tone}")) }</li>
            }) }
            <li class="what">{ words.text("map-width") }</li>
        </ul>
    }
}

/// The small shape of a kind, for words beside it.
pub fn actor_sign(kind: ActorKind) -> Html {
    let shape = if kind == ActorKind::Person {
        html! { <circle class="shape" cx="7" cy="7" r="5" /> }
    } else {
        let at = |(across, down): &(f64, f64)| format!("{:.1},{:.1}", 7.0 + across * 5.0, 7.0 + down * 5.0);
        let points = corners(kind).iter().map(at).collect::<Vec<_>>().join(" ");
        html! { <polygon class="shape" {points} /> }
    };
    html! {
        <svg class={classes!("sign", "node", kind.as_str())} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">{ shape }</svg>
    }
}
