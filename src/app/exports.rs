//! « Export »: what is shown, or all, as a file in one of the formats.

use super::findings::Findings;
use super::save_page::SavePage;
use super::state::{Action, Overlay};
use super::texts::error_text;
use super::words::Words;
use super::{Desk, download};
use crate::export::{self, Exported, FORMATS, Format, Input, LeftOut, Selection, Syntax};
use crate::model::{Problem, StoryEventId};
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Which events are shown.
#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// The events.
    pub shown: Rc<Vec<StoryEventId>>,
}

/// The dialog of formats.
#[component]
pub fn ExportDialog(props: &ExportProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let dialog = use_node_ref();
    let narrowed = use_state(|| true);
    let told = use_state(|| None::<String>);
    let open = desk.state.open == Some(Overlay::Export);
    {
        let (dialog, told) = (dialog.clone(), told.clone());
        use_effect_with(open, move |&open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if open && !dialog.open() {
                told.set(None);
                // It fails only for a dialog that is open or not in the page.
                let _shown = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    let words = &desk.words;
    let Some(findings) = desk.findings() else { return html! { <dialog id="export" ref={dialog} /> } };
    let all = findings.story.events.len();
    let partly = props.shown.len() < all;
    let scope = |value: bool, label: String| {
        let narrowed = narrowed.clone();
        html! {
            <label><input type="radio" name="scope" checked={*narrowed == value} onchange={move |_| narrowed.set(value)} />{ label }</label>
        }
    };
    let save = |format: Format| {
        let (desk, findings, shown) = (desk.clone(), Rc::clone(&findings), Rc::clone(&props.shown));
        let (narrowed, told) = (*narrowed && partly, told.clone());
        let (words, corpus, read) = (words.clone(), Rc::clone(&desk.state.corpus), Rc::clone(&findings));
        let waiting = words.text("export-waiting");
        Callback::from(move |_: MouseEvent| {
            let selection = if narrowed { only(&shown) } else { Selection::default() };
            let (desk, findings, told) = (desk.clone(), Rc::clone(&findings), told.clone());
            let give = move |syntax: &[Syntax]| {
                let file = written(&desk.words, &findings, &selection, syntax, format);
                let given = download::text(format.file_name(), format.media_type(), &file.text).is_ok();
                outcome(&desk.words, format, given, file.left_out)
            };
            if !format.needs_syntax() {
                told.set(Some(give(&[])));
                return;
            }
            told.set(Some(waiting.clone()));
            let (words, corpus, read) = (words.clone(), Rc::clone(&corpus), Rc::clone(&read));
            wasm_bindgen_futures::spawn_local(async move {
                told.set(Some(match super::reading::syntax(&corpus, &read).await {
                    Ok(syntax) => give(&syntax),
                    Err(error) => error_text(&words, &error),
                }));
            });
        })
    };
    html! {
        <dialog id="export" ref={dialog} aria-labelledby="export-title" onclose={desk.on::<Event>(Action::Close(Overlay::Export))}>
            <h2 id="export-title">{ words.text("export") }</h2>
            if partly {
                <fieldset><legend>{ words.text("export-what") }</legend>
                    { scope(true, words.with("export-shown", &[("events", &words.count("events", props.shown.len()))])) }
                    { scope(false, words.with("export-all", &[("events", &words.count("events", all))])) }
                </fieldset>
            }
            <ul class="formats">
                { for FORMATS.into_iter().map(|format| html! {
                    <li key={format.name()}>
                        <button data-format={format.name()} onclick={save(format)}>
                            { words.text(&format!("format-{}", format.name())) }
                        </button>
                    </li>
                }) }
            </ul>
            <p class="hint" role="status">{ for (*told).clone() }</p>
            <SavePage />
            <div class="actions">
                if desk.place.owns_page {
                    <button onclick={desk.on(Action::Show(Overlay::Embed))}>{ words.text("embed") }</button>
                }
                <button onclick={desk.on(Action::Close(Overlay::Export))}>{ words.text("close") }</button>
            </div>
        </dialog>
    }
}

fn only(shown: &[StoryEventId]) -> Selection {
    Selection { events: Some(shown.iter().copied().collect()), ..Selection::default() }
}

fn written(words: &Words, findings: &Findings, selection: &Selection, syntax: &[Syntax], format: Format) -> Exported {
    let problems: Vec<Problem> = findings.errors.iter().map(|(doc, error)| error.clone().into_problem(doc)).collect();
    export::write(
        format,
        &Input {
            readings: &findings.readings,
            story: &findings.story,
            problems: &problems,
            selection,
            syntax,
            words: &|key| words.text(key),
        },
    )
}

/// What came of it, with what the format has no place for.
fn outcome(words: &Words, format: Format, given: bool, left_out: Option<LeftOut>) -> String {
    if !given {
        return words.text("export-refused");
    }
    let saved = words.with("export-saved", &[("name", format.file_name())]);
    match left_out {
        None => saved,
        Some(LeftOut { count, why }) => {
            let number = super::dates::number(words.locale, count as f64);
            let rest = words.with("export-left-out", &[("count", &number), ("what", &words.text(why.key()))]);
            format!("{saved} {rest}")
        }
    }
}
