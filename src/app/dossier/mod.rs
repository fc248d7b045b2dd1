//! What was found, part by part: events, actors, articles, quotations, figures, contradictions.

mod actors;
mod articles;
mod events;
mod figures;
mod quotes;
mod table;

use super::Desk;
use super::contradictions::Contradictions;
use super::site::Place;
use super::state::{Action, Tab};
use crate::model::StoryEventId;
use actors::ActorTable;
use articles::ArticleTable;
use events::EventTable;
use figures::FigureLedger;
pub use figures::value;
use quotes::QuoteList;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Which events are listed, in order.
#[derive(Properties, PartialEq)]
pub struct DossierProps {
    /// The events.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// The parts below the drawings, one at a time; with the events stands what does not agree. Both are always there, since
/// they go on paper whatever the screen shows.
#[component]
pub fn Dossier(props: &DossierProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let tab = desk.state.tab;
    html! {
        <section class="dossier" aria-label={desk.words.text("dossier")}>
            { tab_list(&desk) }
            <div id="dossier" role="tabpanel" aria-labelledby={tab_id(tab)} data-shown={tab.name()}>
                <EventTable shown={Rc::clone(&props.shown)} />
                { match tab {
                    Tab::Actors => html! { <ActorTable /> },
                    Tab::Articles => html! { <ArticleTable /> },
                    Tab::Quotes => html! { <QuoteList /> },
                    Tab::Figures => html! { <FigureLedger /> },
                    Tab::Timeline | Tab::Contradictions => Html::default(),
                } }
                <Contradictions />
            </div>
        </section>
    }
}

fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.name())
}

/// What a part is called where the timeline does not belong to it.
fn title(desk: &Desk, tab: Tab) -> String {
    match tab {
        Tab::Timeline => desk.words.text("tab-events"),
        _ => desk.words.text(&tab_id(tab)),
    }
}

/// The choice between the parts: one stop of the key Tab, arrows choose.
fn tab_list(desk: &Desk) -> Html {
    let turn = desk.state.dispatcher();
    let present = desk.state.tab;
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let place = Tab::ALL.iter().position(|&tab| tab == present).unwrap_or_default();
        let end = Tab::ALL.len() - 1;
        let next = match event.key().as_str() {
            "ArrowRight" if place < end => place + 1,
            "ArrowLeft" if place > 0 => place - 1,
            "ArrowRight" | "Home" => 0,
            "ArrowLeft" | "End" => end,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        turn.dispatch(Action::Turn(Tab::ALL[next]));
        let button = event.target_dyn_into::<Element>();
        let list = button.and_then(|button| button.parent_element());
        if let Some(button) = list.and_then(|list| list.children().item(next as u32)) {
            table::focus(&button);
        }
    });
    html! {
        <div class="tab-list" role="tablist" aria-label={desk.words.text("dossier")} {onkeydown}>
            { for Tab::ALL.into_iter().map(|tab| {
                let current = tab == present;
                html! {
                    <button id={tab_id(tab)} role="tab" aria-selected={current.to_string()} aria-controls="dossier"
                        tabindex={if current { "0" } else { "-1" }} onclick={desk.on(Action::Turn(tab))}>
                        { title(desk, tab) }
                    </button>
                }
            }) }
        </div>
    }
}

/// Where one part takes the place of another, it is read from its top, however far down the other was read.
fn begin_at_its_top(bar: &NodeRef, place: &Place) {
    let height = bar.cast::<HtmlElement>().map_or(0, |bar| bar.offset_height());
    if let Some(main) = place.root.query_selector("main").ok().flatten().filter(|_| height > 0)
        && main.get_bounding_client_rect().top() < f64::from(height)
    {
        // The style sheet leaves the bar its room.
        main.scroll_into_view();
    }
}

/// The choice between the parts of the page, on a narrow screen.
#[component]
pub fn Tabs() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let present = if desk.state.reading { Tab::Articles } else { desk.state.tab };
    let (bar, is_first) = (use_node_ref(), use_mut_ref(|| true));
    {
        let (bar, place) = (bar.clone(), Rc::clone(&desk.place));
        use_effect_with(present, move |&present| {
            // An article turns to its sentence by itself.
            if !is_first.replace(false) && present != Tab::Articles {
                begin_at_its_top(&bar, &place);
            }
        });
    }
    html! {
        <nav ref={bar} class="tabs" aria-label={desk.words.text("tabs")}>
            { for desk.state.view.tabs().iter().map(|&tab| html! {
                <button aria-current={(tab == present).then_some("true")} onclick={desk.on(Action::Turn(tab))}>
                    { desk.words.text(&tab_id(tab)) }
                </button>
            }) }
        </nav>
    }
}
