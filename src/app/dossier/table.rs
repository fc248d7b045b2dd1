//! What the tables share: heads that sort, a limit to the rows that are drawn, rows among which arrows lead.

use crate::app::Desk;
use crate::view::dossier::Order;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How many rows a table draws at first.
pub const FIRST: usize = 400;
/// How many more each time that more are asked for.
const MORE: usize = 1000;

/// The row of a table's heads: each a button that sorts. The columns are known by the keys of their names.
pub fn head(desk: &Desk, columns: &[&'static str], order: &UseStateHandle<Order>) -> Html {
    let present = **order;
    html! {
        <thead>
            <tr>
                { for columns.iter().enumerate().map(|(place, column)| {
                    let sorted = match (present.column == place, present.descending) {
                        (false, _) => None,
                        (true, false) => Some("ascending"),
                        (true, true) => Some("descending"),
                    };
                    let order = order.clone();
                    let onclick = Callback::from(move |_: MouseEvent| order.set(present.by(place)));
                    html! {
                        <th scope="col" class={format!("column-{column}")} aria-sort={sorted}>
                            <button {onclick}>{ desk.words.text(&format!("column-{column}")) }</button>
                        </th>
                    }
                }) }
            </tr>
        </thead>
    }
}

/// The button for more rows, where some are not drawn.
pub fn more(desk: &Desk, rows: usize, limit: &UseStateHandle<usize>) -> Html {
    let present = **limit;
    let rest = rows.saturating_sub(present);
    if rest == 0 {
        return Html::default();
    }
    let limit = limit.clone();
    let onclick = Callback::from(move |_: MouseEvent| limit.set(present + MORE));
    html! { <p class="more-rows"><button {onclick}>{ desk.words.count("more-rows", rest) }</button></p> }
}

/// In a table's body, the arrows up and down and Home and End lead from row to row, by the button that each row has.
pub fn step(event: &KeyboardEvent) {
    let Some(target) = event.target_dyn_into::<Element>() else { return };
    let Some(row) = target.closest("tr").ok().flatten() else { return };
    let body = || row.parent_element();
    let next = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => body().and_then(|body| body.first_element_child()),
        "End" => body().and_then(|body| body.last_element_child()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.query_selector("button").ok().flatten()) {
        focus(&next);
    }
}

/// What a row of a body is about, where a click fell into one: the value of an attribute of the row.
pub fn row_of(event: &MouseEvent, attribute: &str) -> Option<String> {
    let target = event.target_dyn_into::<Element>()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Gives an element the focus.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot have the focus leaves it where it is.
        let _kept = element.focus();
    }
}
