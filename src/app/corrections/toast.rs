//! The message that says what was corrected, with the way back.

use super::describe::described;
use super::{Edit, Kept};
use crate::app::Desk;
use crate::app::state::Action;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The message goes by itself after this many milliseconds; the list of corrections keeps what it says.
const STAYS: u32 = 12_000;

/// What was done or undone last.
#[component]
pub fn CorrectionToast() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (words, corrections) = (&desk.words, &desk.state.corrections);
    {
        let dispatcher = desk.state.dispatcher();
        use_effect_with(corrections.last.as_ref().map(Rc::as_ptr), move |last| {
            let timer = last.map(|_| Timeout::new(STAYS, move || dispatcher.dispatch(Action::Correct(Edit::Hush))));
            move || drop(timer)
        });
    }
    let said = corrections.last.as_ref().zip(desk.findings()).map(|(change, findings)| {
        let told = match (&change.done[..], &change.undone[..]) {
            ([done], []) => words.with("correction-done", &[("what", &described(words, &findings, done))]),
            ([], [undone]) => words.with("correction-undone", &[("what", &described(words, &findings, undone))]),
            ([], undone) => words.count("corrections-undone", undone.len()),
            (done, _) => words.count("corrections-done", done.len()),
        };
        let is_first = corrections.list().len() == 1 && !change.done.is_empty();
        let kept = (is_first && corrections.kept == Kept::Visit).then(|| words.text("corrections-visit"));
        let (key, edit) = if change.is_back { ("redo", Edit::Redo) } else { ("undo", Edit::Undo) };
        let back = html! {
            <button type="button" id="undo" onclick={desk.on(Action::Correct(edit))}>{ words.known(key).unwrap_or_default() }</button>
        };
        (told, kept, back)
    });
    html! {
        <div class="toast-place">
            <div role="status" class={classes!(said.is_some().then_some("toast"))}>
                if let Some((told, kept, back)) = said {
                    <p>{ told }{ for kept.map(|kept| html! { <>{ " " }{ kept }</> }) }</p>
                    { back }
                    <button type="button" class="icon" aria-label={words.text("close")} onclick={desk.on(Action::Correct(Edit::Hush))}>
                        <span aria-hidden="true">{ "×" }</span>
                    </button>
                }
            </div>
        </div>
    }
}
