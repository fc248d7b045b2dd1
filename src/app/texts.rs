//! The dialog for the reader's own texts: pasted, chosen, or dropped. They stay in the browser.

use super::Desk;
use super::corpus::{Corpus, Document};
use super::state::{Action, Overlay};
use super::words::Words;
use crate::model::ReadError;
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, FileList, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The longest text that the page reads, in bytes: what it takes to draw one such text is the longest that the page does not
/// answer, about half a second. The longest article of a newspaper has a sixth of it; longer texts are for the command.
const LONGEST: usize = 512 * 1024;

fn too_long(words: &Words, document: &Document) -> String {
    let kibibytes = |bytes: usize| super::dates::number(words.locale, bytes.div_ceil(1024) as f64);
    let (size, limit) = (kibibytes(document.bytes.len()), kibibytes(LONGEST));
    format!("{}\u{a0}: {}", document.name, words.with("error-too-long-here", &[("size", &size), ("limit", &limit)]))
}

/// What is given as a file of another kind, and is not the text that one reads in it.
fn foreign(document: &Document) -> Option<&'static str> {
    let bytes = document.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&document.bytes).trim_ascii_start();
    let is_markup = || bytes.starts_with(b"<") && bytes.windows(2).any(|pair| pair == b"</");
    match bytes {
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("RTF"),
        [b'%', b'P', b'D', b'F', ..] => Some("PDF"),
        [b'P', b'K', 3, 4, ..] => Some("DOCX/ODT"),
        _ => is_markup().then_some("HTML/XML"),
    }
}

/// What a text could not be read for, and what to do.
pub fn error_text(words: &Words, error: &ReadError) -> String {
    let number = |value: u64| super::dates::number(words.locale, value as f64);
    match error {
        ReadError::Empty => words.text("error-empty"),
        ReadError::Binary { offset } => words.with("error-binary", &[("offset", &number(*offset as u64))]),
        ReadError::NotUtf8 { offset } => words.with("error-not-utf8", &[("offset", &number(*offset as u64))]),
        ReadError::TooLarge { size, limit } => {
            words.with("error-too-large", &[("size", &number(*size)), ("limit", &number(*limit))])
        }
        ReadError::Unreadable { message, hint } => {
            words.with("error-unreadable", &[("message", message), ("hint", hint)])
        }
        ReadError::Unfinished => words.text("error-unfinished"),
        ReadError::Resource { name, message } => words.with("error-resource", &[("name", name), ("message", message)]),
    }
}

/// Paste, choose or drop; add to the corpus or replace it.
#[component]
pub fn TextsDialog() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = &desk.words;
    let (dialog, pasted) = (use_node_ref(), use_node_ref());
    let files = use_state(Vec::<Document>::new);
    let replaces = use_state(|| false);
    let problem = use_state(|| None::<String>);
    {
        let (dialog, replaces) = (dialog.clone(), replaces.setter());
        use_effect_with(desk.state.open == Some(Overlay::Texts), move |&open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if open && !dialog.open() {
                // To lose what is there takes a decision each time.
                replaces.set(false);
                // It fails only for a dialog that is open or not in the page.
                let _shown = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    let take = {
        let (files, words, problem) = (files.clone(), words.clone(), problem.clone());
        Callback::from(move |list: Option<FileList>| {
            let (files, words, problem) = (files.clone(), words.clone(), problem.clone());
            spawn_local(async move {
                let (read, failed) = documents(list).await;
                problem.set(failed.map(|name| words.with("error-file", &[("name", &name)])));
                files.set([(*files).clone(), read].concat());
            });
        })
    };
    let submit = {
        let (pasted, files, replaces, problem, desk) =
            (pasted.clone(), files.clone(), replaces.clone(), problem.clone(), desk.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = pasted.cast::<HtmlTextAreaElement>();
            let text = field.as_ref().map(HtmlTextAreaElement::value).unwrap_or_default();
            let mut added = (*files).clone();
            if !text.trim().is_empty() {
                added.push(Document { name: desk.words.text("pasted-name"), bytes: Rc::from(text.into_bytes()) });
            }
            if added.is_empty() {
                problem.set(Some(desk.words.text("nothing-given")));
                return;
            }
            if let Some(long) = added.iter().find(|document| document.bytes.len() > LONGEST) {
                problem.set(Some(too_long(&desk.words, long)));
                files.set(files.iter().filter(|file| file.bytes.len() <= LONGEST).cloned().collect());
                return;
            }
            if let Some((document, format)) = added.iter().find_map(|document| Some((document, foreign(document)?))) {
                problem.set(Some(desk.words.with("error-format", &[("name", &document.name), ("format", format)])));
                files.set(files.iter().filter(|file| foreign(file).is_none()).cloned().collect());
                return;
            }
            let first = if *replaces { 0 } else { desk.state.corpus.documents.len() };
            let corpus = if *replaces { Corpus::only(added) } else { desk.state.corpus.with(added) };
            files.set(Vec::new());
            problem.set(None);
            if let Some(field) = field {
                field.set_value("");
            }
            let shown = corpus.documents[first].name.clone();
            desk.state.dispatch(Action::Read(corpus));
            desk.state.dispatch(Action::Lay(shown));
        })
    };
    let choose = {
        let take = take.clone();
        Callback::from(move |event: Event| take.emit(event.target_unchecked_into::<HtmlInputElement>().files()))
    };
    let drop = {
        let take = take.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            take.emit(event.data_transfer().and_then(|data| data.files()));
        })
    };
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let mode = |value: bool, id: &'static str| {
        let replaces = replaces.clone();
        html! {
            <label><input type="radio" name="mode" checked={*replaces == value} onchange={move |_| replaces.set(value)} />
                { words.text(id) }</label>
        }
    };
    html! {
        <dialog id="texts" ref={dialog} aria-labelledby="texts-title" onclose={desk.on::<Event>(Action::Close(Overlay::Texts))}
            ondragover={over} ondrop={drop}>
            <form onsubmit={submit}>
                <h2 id="texts-title">{ words.text("texts-title") }</h2>
                <p class="hint">{ words.text("texts-private") }</p>
                <label class="field">{ words.text("texts-paste") }
                    <textarea ref={pasted} rows="9" spellcheck="false" aria-invalid={problem.is_some().to_string()} />
                </label>
                <label class="field drop">{ words.text("texts-files") }
                    <input type="file" accept=".txt,text/plain" multiple=true onchange={choose} />
                </label>
                if !files.is_empty() {
                    <ul class="files">{ for files.iter().map(|file| html! { <li>{ file.name.clone() }</li> }) }</ul>
                }
                <fieldset><legend>{ words.text("texts-mode") }</legend>{ mode(false, "texts-add") }{ mode(true, "texts-replace") }</fieldset>
                { for problem.iter().map(|problem| html! { <p class="problem" role="alert">{ problem.clone() }</p> }) }
                <div class="actions">
                    <button type="button" onclick={desk.on(Action::Close(Overlay::Texts))}>{ words.text("cancel") }</button>
                    <button type="submit" class="main">{ words.text("texts-read") }</button>
                </div>
            </form>
        </dialog>
    }
}

/// The files' bytes, and the name of one that the browser could not read.
async fn documents(list: Option<FileList>) -> (Vec<Document>, Option<String>) {
    let (mut read, mut failed) = (Vec::new(), None);
    let Some(list) = list else { return (read, failed) };
    let files: Vec<File> = (0..list.length()).filter_map(|place| list.get(place)).collect();
    for file in files {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => read.push(Document { name: file.name(), bytes: Rc::from(Uint8Array::new(&buffer).to_vec()) }),
            Err(_) => failed = Some(file.name()),
        }
    }
    (read, failed)
}
