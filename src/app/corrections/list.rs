//! The list of all corrections: undo one, some or all; save and load them.

use super::describe::described;
use super::{Edit, Kept};
use crate::app::findings::Findings;
use crate::app::header::{PENCIL, sign};
use crate::app::state::Action;
use crate::app::words::Words;
use crate::app::{Desk, download};
use crate::export::corrections::{self, CorrectionFileError};
use crate::link::corrections::Outcome;
use crate::model::{Correction, CorrectionFile};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// What a file of corrections is called when it is saved.
const FILE: &str = "corrections.json";

/// The button with the number of corrections, and the dialog that it opens.
#[component]
pub fn CorrectionList() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = &desk.words;
    let (dialog, problem) = (use_node_ref(), use_state(|| None::<String>));
    let Some(findings) = desk.findings() else { return Html::default() };
    let list = desk.state.corrections.list();
    let history = &desk.state.corrections.history;
    let show = {
        let (dialog, problem) = (dialog.clone(), problem.clone());
        move |_| {
            problem.set(None);
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
                // It fails only for a dialog that is open or not in the page.
                let _shown = dialog.show_modal();
            }
        }
    };
    let close = {
        let dialog = dialog.clone();
        move |_| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let save = {
        let (list, words, problem) = (list.clone(), words.clone(), problem.clone());
        move |_| {
            let refused = download::text(FILE, "application/json", &corrections::write(&list)).is_err();
            problem.set(refused.then(|| words.text("corrections-not-saved")));
        }
    };
    let load = {
        let (dispatcher, list, words, problem) =
            (desk.state.dispatcher(), list.clone(), words.clone(), problem.clone());
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
            let (dispatcher, list, words, problem) = (dispatcher.clone(), list.clone(), words.clone(), problem.clone());
            spawn_local(async move {
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
                // The same file can be chosen again.
                field.set_value("");
                let Some(text) = text else {
                    problem.set(Some(words.with("error-file", &[("name", &file.name())])));
                    return;
                };
                match corrections::read(&text) {
                    Ok(read) => {
                        let mut all = list.to_vec();
                        all.extend(read.into_iter().filter(|correction| !list.contains(correction)));
                        problem.set(None);
                        dispatcher.dispatch(Action::Correct(Edit::Replace(all)));
                    }
                    Err(error) => problem.set(Some(fault(&words, &file.name(), &error))),
                }
            });
        })
    };
    let name = words.count("corrections", list.len());
    let onkeydown = Callback::from(|event: KeyboardEvent| event.stop_propagation());
    let edit = |key: &str, id: &'static str, edit: Edit, possible: bool| {
        let name = words.known(key).unwrap_or_default();
        html! { <button type="button" {id} disabled={!possible} onclick={desk.on(Action::Correct(edit))}>{ name }</button> }
    };
    html! {
        <>
            <button id="corrections" title={name.clone()} data-count={(!list.is_empty()).then(|| list.len().to_string())} onclick={show}>
                { sign(PENCIL) }<span class="word">{ name }</span>
            </button>
            <dialog ref={dialog} id="corrections-list" class="correction" aria-labelledby="corrections-title" {onkeydown}>
                <h2 id="corrections-title">{ words.text("corrections-title") }</h2>
                <p class="hint">{ kept(&desk) }</p>
                { rows(&desk, &findings, list) }
                <div class="actions">
                    { edit("undo-last", "undo-last", Edit::Undo, history.can_undo()) }
                    { edit("redo", "redo-last", Edit::Redo, history.can_redo()) }
                    { edit("undo-all", "undo-all", Edit::Replace(Vec::new()), !list.is_empty()) }
                </div>
                <h3>{ words.text("corrections-file") }</h3>
                <p class="hint">{ words.text("corrections-file-what") }</p>
                <p><button type="button" id="save-corrections" disabled={list.is_empty()} onclick={save}>{ words.text("corrections-save") }</button></p>
                <label class="field">{ words.text("corrections-load") }
                    <input type="file" id="load-corrections" accept=".json,application/json" onchange={load} />
                </label>
                if let Some(problem) = &*problem { <p class="problem" role="alert">{ problem.clone() }</p> }
                <div class="actions"><button type="button" class="main" onclick={close}>{ words.text("close") }</button></div>
            </dialog>
        </>
    }
}

/// Where corrections are kept, and the way to keep them where what is stored cannot be read.
fn kept(desk: &Desk) -> Html {
    let words = &desk.words;
    match &desk.state.corrections.kept {
        Kept::Stored => html! { { words.text("corrections-stored") } },
        Kept::Visit => html! { { words.text("corrections-visit") } },
        Kept::Unreadable(reason) => html! {
            <>
                { words.with("corrections-unreadable", &[("reason", reason)]) }{ " " }
                <button type="button" onclick={desk.on(Action::Correct(Edit::Keep(Kept::Stored)))}>{ words.text("corrections-overwrite") }</button>
            </>
        },
    }
}

fn rows(desk: &Desk, findings: &Findings, list: &[Correction]) -> Html {
    let words = &desk.words;
    if list.is_empty() {
        return html! { <p>{ words.text("corrections-none") }</p> };
    }
    html! {
        <ol class="corrections">
            { for list.iter().enumerate().map(|(place, correction)| {
                let what = described(words, findings, correction);
                let remark = match findings.outcomes.get(place) {
                    Some(Outcome::Absent) => Some(words.text("correction-absent")),
                    Some(Outcome::Needless) => Some(words.text("correction-needless")),
                    Some(Outcome::Applied) | None => None,
                };
                html! {
                    <li>
                        <span>{ what.clone() }{ for remark.map(|remark| html! { <span class="note">{ " – " }{ remark }</span> }) }</span>
                        <button type="button" aria-label={words.with("undo-this", &[("what", &what)])}
                            onclick={desk.on(Action::Correct(Edit::Drop(place)))}>{ words.text("undo") }</button>
                    </li>
                }
            }) }
        </ol>
    }
}

/// Why a file could not be loaded, and what to do.
fn fault(words: &Words, name: &str, error: &CorrectionFileError) -> String {
    match error {
        CorrectionFileError::Foreign => words.with("corrections-foreign", &[("name", name)]),
        CorrectionFileError::Malformed { line, column, .. } => {
            let (line, column) = (line.to_string(), column.to_string());
            words.with("corrections-malformed", &[("name", name), ("line", &line), ("column", &column)])
        }
        CorrectionFileError::Version { found } => {
            words.with("corrections-later", &[("name", name), ("version", &found.to_string())])
        }
        CorrectionFileError::TooMany { .. } => {
            words.with("corrections-too-many", &[("name", name), ("limit", &CorrectionFile::LIMIT.to_string())])
        }
    }
}
