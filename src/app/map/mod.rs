//! The actors and what binds them: a map, a matrix; where they act.
//!
//! Promises: what is drawn follows the stretch of time in view, the filters and the page's choice; each actor and each tie leads to its
//! events. Never: going through the page for a frame of a movement.

#[cfg(feature = "bench")]
pub mod bench;
mod board;
mod bystanders;
mod drawing;
mod graph;
mod hands;
mod keyboard;
mod legend;
mod looks;
mod marks;
mod matrix;
mod places;
mod play;
mod stage;
mod surface;
mod tools;

pub use legend::actor_sign;

use super::Desk;
use super::findings::Findings;
use super::state::{Action, Relations};
use crate::view::Size;
use drawing::Drawing;
use graph::Graph;
use matrix::Matrix;
use places::Places;
use std::rc::Rc;
use yew::prelude::*;

/// Who acts with, or against, whom, and where.
#[component]
pub fn ActorMap() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let findings = desk.findings();
    let graph = use_memo(findings.clone(), |findings| findings.as_deref().map(Graph::of).unwrap_or_default());
    let (filters, query) = (desk.state.filters.clone(), desk.state.query.clone());
    let wanted = (Rc::clone(&graph), findings.clone(), desk.state.period, filters, query);
    let shares = use_memo(wanted, |(graph, findings, period, filters, query)| {
        let share = |findings: &Rc<Findings>| {
            // The chosen actor stands out by itself; the others do not lose what they have to do with one another.
            let shown = findings.index.shown(&findings.story, filters, None, query);
            graph.shares(findings, &shown, *period)
        };
        findings.as_ref().map(share).unwrap_or_default()
    });
    let Some(findings) = findings else { return Html::default() };
    let words = &desk.words;
    let relations = desk.state.relations;
    let (title, what) = match relations {
        Relations::Map | Relations::Matrix => ("map-title", "map-what"),
        Relations::Places => ("places-title", "places-what"),
    };
    html! {
        <section class="panel map-panel" part="map" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">{ words.text(title) }</h2>
                <span class="range">{ words.text(what) }</span>
                <div class="buttons switch" role="group" aria-label={words.text("relations")}>
                    { for Relations::ALL.into_iter().map(|other| html! {
                        <button aria-pressed={(relations == other).to_string()} data-relations={other.name()}
                            onclick={desk.on(Action::Relate(other))}>{ words.text(&format!("relations-{}", other.name())) }</button>
                    }) }
                </div>
            </div>
            { match relations {
                Relations::Map | Relations::Matrix if graph.actors.is_empty() => html! {
                    <p class="hint none-tied">{ words.text("map-none") }</p>
                },
                Relations::Map => html! { <Drawing graph={Rc::clone(&graph)} {shares} /> },
                Relations::Matrix => html! { <><Matrix graph={Rc::clone(&graph)} {shares} />{ legend::ties(&desk) }</> },
                Relations::Places => html! { <Places /> },
            } }
            if relations != Relations::Places { { bystanders::bystanders(&desk, &findings, &graph.actors) } }
        </section>
    }
}

/// How large a drawing is in a panel of a width.
fn drawing_size(width: f64) -> Size {
    Size { width: width.max(280.0), height: (width * 0.62).clamp(360.0, 600.0) }
}
