//! The events of a cluster that no zoom takes apart, in a list to choose from.

use crate::app::Desk;
use crate::app::dates;
use crate::app::findings::Standing;
use crate::app::header::standing_sign;
use crate::app::state::Action;
use crate::model::StoryEventId;
use crate::view::Point;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How wide the list is, in pixels, where there is room for it.
const WIDTH: f64 = 340.0;

/// A cluster that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Its events.
    pub events: Vec<StoryEventId>,
    /// How many more there are than are listed.
    pub more: usize,
    /// Where its mark stands.
    pub at: Point,
}

/// What the list needs.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The cluster.
    pub opened: Opened,
    /// The width of the drawing.
    pub width: f64,
    /// Closes the list.
    pub on_close: Callback<()>,
}

/// The list.
#[component]
pub fn ClusterList(props: &ListProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((props.opened.clone(), props.width as u32), move |(opened, width)| {
            let Some(element) = list.cast::<HtmlElement>() else { return };
            let room = (f64::from(*width) - 16.0).clamp(0.0, WIDTH);
            let left = (opened.at.x - room / 2.0).clamp(8.0, (f64::from(*width) - room - 8.0).max(8.0));
            let lengths = [("left", left), ("top", opened.at.y + 14.0), ("width", room)];
            for (name, length) in lengths {
                // A length in pixels is one that every browser takes.
                let _taken = element.style().set_property(name, &format!("{length:.0}px"));
            }
            focus(element.query_selector("button[data-event]").ok().flatten());
        });
    }
    let Some(findings) = desk.findings() else { return Html::default() };
    let words = &desk.words;
    let on_key = {
        let (close, list) = (props.on_close.clone(), list.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" => close.emit(()),
                "ArrowDown" | "ArrowUp" | "Home" | "End" => walk(&list, &event.key()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let row = |id: &StoryEventId| {
        let event = findings.event(*id)?;
        let date = event.time.map(|time| dates::short_interval(words, time)).unwrap_or_default();
        let (state, close, id) = (desk.state.dispatcher(), props.on_close.clone(), *id);
        let on_click = Callback::from(move |_: MouseEvent| {
            state.dispatch(Action::ChooseEvent(id));
            close.emit(());
        });
        Some(html! {
            <li key={id.to_string()}>
                <button class={super::lane_of(event.kind).name()} data-event={id.to_string()} onclick={on_click}>
                    { standing_sign(Standing::of(event)) }
                    <span class="label">{ event.label.clone() }</span>
                    <span class="date">{ date }</span>
                </button>
            </li>
        })
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <div ref={list} class="cluster-list" role="dialog" aria-label={words.text("cluster-title")} onkeydown={on_key}>
            <p class="head">
                <span>{ words.count("events", props.opened.events.len() + props.opened.more) }</span>
                <button class="icon" aria-label={words.text("close")} onclick={close}>{ "×" }</button>
            </p>
            <ul>{ for props.opened.events.iter().filter_map(row) }</ul>
            if props.opened.more > 0 { <p class="hint">{ words.count("cluster-more", props.opened.more) }</p> }
        </div>
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that takes no focus leaves it where it is.
        let _left = element.focus();
    }
}

/// Moves the focus from row to row.
fn walk(list: &NodeRef, key: &str) {
    let Some(rows) = list.cast::<Element>().and_then(|list| list.query_selector_all("button[data-event]").ok()) else {
        return;
    };
    let Some(end) = rows.length().checked_sub(1) else { return };
    let is_active = |row: &Element| row.matches(":focus").unwrap_or(false);
    let here =
        (0..=end).find(|&row| rows.item(row).and_then(|row| row.dyn_into().ok()).as_ref().is_some_and(is_active));
    let next = match key {
        "Home" => 0,
        "End" => end,
        "ArrowDown" => here.map_or(0, |row| (row + 1).min(end)),
        _ => here.map_or(0, |row| row.saturating_sub(1)),
    };
    focus(rows.item(next).and_then(|row| row.dyn_into().ok()));
}
