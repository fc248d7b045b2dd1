//! A part of the page by itself: it gets the state, the words and the place that the page gives it, and nothing else is drawn.

use crate::app::Desk;
use crate::app::address::Address;
use crate::app::corpus::Corpus;
use crate::app::findings::Findings;
use crate::app::site::{Place, Site};
use crate::app::state::{State, Theme};
use crate::app::surroundings::first_state;
use crate::app::words::{Locale, Words};
use gloo::utils::document;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct AloneProps {
    findings: Rc<Findings>,
    words: Words,
    place: Rc<Place>,
    children: Html,
    told: Callback<UseReducerHandle<State>>,
}

/// Draws a part into the element of the harness's page, in place of what stands there; nothing where there is no such
/// element. `told` hears the state at the beginning and whenever something else is chosen.
pub fn draw(findings: Findings, words: &Words, part: Html, told: Callback<UseReducerHandle<State>>) -> Option<()> {
    let root = document().get_element_by_id("view")?;
    root.set_class_name("frise");
    let first_corpus =
        Rc::new(Corpus { title: None, language: "en", documents: Vec::new(), corrections: Rc::default() });
    let place = Rc::new(Place { root: root.clone(), owns_page: false, first_corpus, tell: Callback::noop() });
    let props = AloneProps { findings: Rc::new(findings), words: words.clone(), place, children: part, told };
    // It stays as long as the page.
    yew::Renderer::<Alone>::with_root_and_props(root, props).render();
    Some(())
}

#[component]
fn Alone(props: &AloneProps) -> Html {
    let AloneProps { findings, words, place, children, told } = props;
    let state = use_reducer_eq(|| {
        let findings = Some(Rc::clone(findings));
        let site = Site { findings, locale: Some(Locale::English), theme: Some(Theme::Light), ..Site::default() };
        first_state(&site, place, &Address::default())
    });
    {
        let (told, state) = (told.clone(), state.clone());
        use_effect_with(state.choice.clone(), move |_| told.emit(state));
    }
    let desk = Desk { state, words: words.clone(), place: Rc::clone(place) };
    html! { <ContextProvider<Desk> context={desk}>{ children.clone() }</ContextProvider<Desk>> }
}
