//! The places of the events on a map of the world.
//!
//! Promises: what is counted follows the filters and the stretch of time in view; no place is lost, those whose position
//! is not known are named beside the map. Never: fetching anything before the map is opened, or from elsewhere.

mod atlas;
mod beside;
mod drawing;
mod hands;
mod marks;
mod stage;
mod tally;

use crate::app::Desk;
use crate::app::texts::error_text;
use crate::model::ReadError;
use atlas::Atlas;
use drawing::Drawing;
use std::rc::Rc;
use tally::Tally;
use yew::prelude::*;

/// Where what is shown happens.
#[component]
pub fn Places() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let atlas = use_state(|| atlas::loaded().map(Ok::<_, ReadError>));
    let tries = use_state(|| 0_u32);
    {
        let atlas = atlas.clone();
        use_effect_with(*tries, move |_| {
            if !matches!(&*atlas, Some(Ok(_))) {
                wasm_bindgen_futures::spawn_local(async move { atlas.set(Some(atlas::load().await)) });
            }
        });
    }
    let words = &desk.words;
    match &*atlas {
        None => html! { <p class="places-wait" role="status">{ words.text("places-waiting") }</p> },
        Some(Err(error)) => {
            let again = {
                let (atlas, tries) = (atlas.clone(), tries.clone());
                Callback::from(move |_: MouseEvent| {
                    atlas.set(None);
                    tries.set(*tries + 1);
                })
            };
            html! {
                <div class="places-wait" role="alert">
                    <p>{ words.text("places-failed") }{ " " }{ error_text(words, error) }</p>
                    <button onclick={again}>{ words.text("places-again") }</button>
                </div>
            }
        }
        Some(Ok(atlas)) => html! { <Told atlas={Rc::clone(atlas)} /> },
    }
}

/// What the map is drawn from.
#[derive(Properties, PartialEq)]
struct ToldProps {
    atlas: Rc<Atlas>,
}

/// The map with its legend and what does not stand on it.
#[component]
fn Told(props: &ToldProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let Some(findings) = desk.findings() else { return Html::default() };
    let tally = Tally::of(&findings, &props.atlas, &desk.state);
    html! {
        <>
            if tally.known.is_empty() {
                <p class="places-wait">{ desk.words.text("places-none") }</p>
            } else {
                <Drawing atlas={Rc::clone(&props.atlas)} tally={Rc::new(tally.clone())} />
            }
            { beside::beside(&desk, &tally) }
        </>
    }
}
