//! The actors and what binds them: a map, a matrix.
//!
//! Promises: what is drawn follows the stretch of time in view and the page's choice; each actor and each tie leads to its
//! events. Never: going through the page for a frame of a movement.

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
mod play;
mod stage;
mod tools;

pub use legend::actor_sign;

use super::Desk;
use super::state::{Action, Relations};
use drawing::Drawing;
use graph::Graph;
use matrix::Matrix;
use std::rc::Rc;
use yew::prelude::*;

/// Who acts with, or against, whom.
#[component]
pub fn ActorMap() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let findings = desk.findings();
    let graph = use_memo(findings.clone(), |findings| findings.as_deref().map(Graph::of).unwrap_or_default());
    let shares = use_memo((Rc::clone(&graph), findings.clone(), desk.state.period), |(graph, findings, period)| {
        findings.as_ref().map(|findings| graph.shares(findings, *period)).unwrap_or_default()
    });
    let Some(findings) = findings else { return Html::default() };
    let words = &desk.words;
    html! {
        <section class="panel map-panel" part="map" aria-labelledby="map-title">
            <div class="panel-head">
                <h2 id="map-title">{ words.text("map-title") }</h2>
                <span class="range">{ words.text("map-what") }</span>
                <div class="buttons switch" role="group" aria-label={words.text("relations")}>
                    { for Relations::ALL.into_iter().map(|relations| html! {
                        <button aria-pressed={(desk.state.relations == relations).to_string()} data-relations={relations.name()}
                            onclick={desk.on(Action::Relate(relations))}>{ words.text(&format!("relations-{}", relations.name())) }</button>
                    }) }
                </div>
            </div>
            { match desk.state.relations {
                Relations::Map => html! { <Drawing graph={Rc::clone(&graph)} {shares} /> },
                Relations::Matrix => html! { <><Matrix graph={Rc::clone(&graph)} {shares} />{ legend::ties(&desk) }</> },
            } }
            { bystanders::bystanders(&desk, &findings, &graph.actors) }
        </section>
    }
}
