//! The dialog that lists the keys of the drawings.

use super::Desk;
use super::state::{Action, Overlay};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The keys of the timeline, each with its message.
const TIMELINE: [(&str, &str); 6] = [
    ("← →", "key-events"),
    ("Home End", "key-ends"),
    ("Enter", "key-choose"),
    ("+ −", "key-zoom"),
    ("0", "key-all"),
    ("Esc", "key-back"),
];

/// The keys of the map.
const MAP: [(&str, &str); 11] = [
    ("← → ↑ ↓", "key-actors"),
    ("PageUp PageDown", "key-ranks"),
    ("Enter", "key-choose"),
    ("E", "key-tie"),
    ("1 2", "key-grow"),
    ("P", "key-pin"),
    ("H", "key-hide"),
    ("Shift+H", "key-unhide"),
    ("+ −", "key-zoom"),
    ("0", "key-all"),
    ("Esc", "key-back"),
];

/// The keys of the map of places.
const PLACES: [(&str, &str); 6] = [
    ("← → ↑ ↓", "key-places"),
    ("Home End", "key-place-ends"),
    ("Enter", "key-place"),
    ("+ −", "key-zoom"),
    ("0", "key-all"),
    ("Esc", "key-back"),
];

/// The dialog; open as long as it is there.
#[component]
pub fn KeysDialog() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            if let Some(Err(error)) = dialog.cast::<HtmlDialogElement>().map(|dialog| dialog.show_modal()) {
                gloo::console::warn!("the dialog does not open:", error);
            }
        });
    }
    // Escape closes the dialog, and nothing behind it.
    let onkeydown = Callback::from(|event: KeyboardEvent| event.stop_propagation());
    let words = &desk.words;
    let list = |title: &str, keys: &[(&'static str, &'static str)]| {
        html! {
            <section>
                <h3>{ words.text(title) }</h3>
                <dl class="keys">
                    { for keys.iter().map(|(keys, what)| html! {
                        <div><dt>{ for keys.split(' ').map(|key| html! { <kbd>{ name(&desk, key) }</kbd> }) }</dt><dd>{ words.text(what) }</dd></div>
                    }) }
                </dl>
            </section>
        }
    };
    html! {
        <dialog id="keys" class="keys-dialog" ref={dialog} aria-labelledby="keys-title" onclose={desk.on::<Event>(Action::Close(Overlay::Keys))} {onkeydown}>
            <h2 id="keys-title">{ words.text("keys-title") }</h2>
            <div class="columns">
                { list("timeline-title", &TIMELINE) }
                { list("places-title", &PLACES) }
                { list("map-title", &MAP) }
            </div>
            <p class="hint">{ words.text("keys-hands") }</p>
            <div class="actions"><button class="main" onclick={desk.on::<MouseEvent>(Action::Close(Overlay::Keys))}>{ words.text("close") }</button></div>
        </dialog>
    }
}

/// What a key is called on a keyboard of the reader's language.
fn name(desk: &Desk, key: &str) -> String {
    desk.words.known(&format!("key-name-{}", key.to_lowercase().replace('+', "-"))).unwrap_or_else(|| key.to_owned())
}
