//! Text → the clipboard.

use super::Desk;
use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

/// A button that copies a text, and what came of it.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// What the button says.
    pub label: String,
    /// The sign that stands for it where there is no room for words.
    #[prop_or_default]
    pub sign: Html,
    /// What to know of a text that was copied.
    #[prop_or_default]
    pub note: String,
    /// Makes the text when it is wanted.
    pub text: Callback<(), String>,
}

/// Copies a text, and says in the button's place for screen readers whether it could.
#[component]
pub fn Copy(props: &CopyProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let told = use_state(|| None::<&'static str>);
    let onclick = {
        let (told, text) = (told.clone(), props.text.clone());
        let stays = if props.note.is_empty() { 4000 } else { 12_000 };
        Callback::from(move |_: MouseEvent| {
            let (told, text) = (told.clone(), text.emit(()));
            wasm_bindgen_futures::spawn_local(async move {
                told.set(Some(if copied(&text).await { "copied" } else { "not-copied" }));
                gloo::timers::future::TimeoutFuture::new(stays).await;
                told.set(None);
            });
        })
    };
    html! {
        <span class="copy">
            <span class="hint" role="status">
                if let Some(key) = *told {
                    { desk.words.text(key) }
                    if key == "copied" && !props.note.is_empty() { { " " }{ props.note.clone() } }
                }
            </span>
            <button title={props.label.clone()} {onclick}>{ props.sign.clone() }<span class="word">{ props.label.clone() }</span></button>
        </span>
    }
}

/// Whether the browser took a text: pages that are not served safely have no clipboard, and a reader may refuse it.
pub async fn copied(text: &str) -> bool {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
