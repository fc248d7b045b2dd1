//! The small dialogs in which a correction is given.

use crate::app::Desk;
use crate::app::dates;
use crate::app::words::Words;
use crate::lang::linking::fold;
use crate::model::{Interval, IntervalParseError};
use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Of a searched list, this many are shown.
const SHOWN: usize = 24;

/// What a dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A name or title.
    Name,
    /// One of a few types.
    Type,
    /// A time.
    Date,
    /// With what something is one, among many.
    Merge,
    /// Which telling is of something else.
    Split,
}

impl Field {
    /// Its name in identifiers and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Type => "type",
            Self::Date => "date",
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What stands for it in the answer.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What tells it from others of that name.
    pub note: String,
}

/// What a dialog asks, and who hears the answer.
#[derive(Properties, PartialEq)]
pub struct FieldDialogProps {
    /// What it asks for.
    pub field: Field,
    /// Of what.
    pub name: String,
    /// What is given as long as the reader gives nothing else.
    pub given: String,
    /// Among what to choose.
    pub choices: Rc<Vec<Choice>>,
    /// Hears what the reader gives: words, a time, or a choice's key.
    pub onanswer: Callback<String>,
    /// Hears that the dialog is closed.
    pub onclose: Callback<()>,
}

/// A dialog that asks for one thing.
#[component]
pub fn FieldDialog(props: &FieldDialogProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let words = &desk.words;
    let (dialog, given) = (use_node_ref(), use_state(|| props.given.clone()));
    let (query, problem) = (use_state(String::new), use_state(|| None::<String>));
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            // It fails only for a dialog that is open or not in the page.
            let _shown = dialog.cast::<HtmlDialogElement>().map(|dialog| dialog.show_modal());
        });
    }
    let close = {
        let dialog = dialog.clone();
        move || {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let onsubmit = {
        let (field, answer, given, problem, words, close) =
            (props.field, props.onanswer.clone(), given.clone(), problem.clone(), words.clone(), close.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let fault = fault(&words, field, given.trim());
            if fault.is_none() {
                close();
                answer.emit(given.trim().to_owned());
            }
            problem.set(fault);
        })
    };
    let onclose = props.onclose.reform(|_: Event| ());
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            // The page's own Escape goes back by one choice.
            event.stop_propagation();
            // Not every browser closes a dialog by this key wherever the focus is in it.
            if event.key() == "Escape" {
                event.prevent_default();
                close();
            }
        })
    };
    let oncancel = Callback::from(move |_: MouseEvent| close());
    let field = props.field.name();
    let (title, hint) = (format!("correct-{field}-title"), words.known(&format!("correct-{field}-hint")));
    html! {
        <dialog ref={dialog} id="correction" class="correction" aria-labelledby="correction-title" {onclose} {onkeydown}>
            <form {onsubmit}>
                <h2 id="correction-title">{ words.known(&title).unwrap_or_default() }</h2>
                <p class="hint" lang={desk.state.corpus.language}>{ words.with("quoted", &[("words", &props.name)]) }</p>
                { for hint.map(|hint| html! { <p class="hint" id="correction-hint">{ hint }</p> }) }
                { entry(&desk, props, &given, &query, problem.is_some()) }
                if props.field == Field::Date { { understood(words, &given) } }
                if let Some(problem) = &*problem { <p class="problem" role="alert">{ problem.clone() }</p> }
                <div class="actions">
                    <button type="button" onclick={oncancel}>{ words.text("cancel") }</button>
                    <button type="submit" class="main">{ words.text("correct-do") }</button>
                </div>
            </form>
        </dialog>
    }
}

fn entry(
    desk: &Desk,
    props: &FieldDialogProps,
    given: &UseStateHandle<String>,
    query: &UseStateHandle<String>,
    invalid: bool,
) -> Html {
    let words = &desk.words;
    let label = words.known(&format!("correct-{}-label", props.field.name())).unwrap_or_default();
    match props.field {
        Field::Name | Field::Date => html! {
            <label class="field">{ label }
                <input type="text" autocomplete="off" value={(**given).clone()} oninput={typed(given)}
                    aria-invalid={invalid.to_string()} autofocus=true />
            </label>
        },
        Field::Type => {
            let set = given.setter();
            let onchange = Callback::from(move |event: Event| {
                set.set(event.target_unchecked_into::<HtmlSelectElement>().value());
            });
            html! {
                <label class="field">{ label }
                    <select {onchange}>
                        { for props.choices.iter().map(|choice| html! {
                            <option value={choice.key.clone()} selected={choice.key == **given}>{ choice.label.clone() }</option>
                        }) }
                    </select>
                </label>
            }
        }
        Field::Split => choices(desk, &label, props.choices.iter(), given),
        Field::Merge => {
            let wanted = fold(query);
            let found = |choice: &&Choice| {
                let told = fold(&format!("{} {}", choice.label, choice.note));
                wanted.split_whitespace().all(|word| told.contains(word))
            };
            html! {
                <>
                    <label class="field">{ words.text("correct-search") }
                        <input type="search" autocomplete="off" value={(**query).clone()} oninput={typed(query)} autofocus=true />
                    </label>
                    { choices(desk, &label, props.choices.iter().filter(found).take(SHOWN), given) }
                </>
            }
        }
    }
}

fn typed(into: &UseStateHandle<String>) -> Callback<InputEvent> {
    let set = into.setter();
    Callback::from(move |event: InputEvent| set.set(event.target_unchecked_into::<HtmlInputElement>().value()))
}

/// One to choose of several.
fn choices<'a>(
    desk: &Desk,
    label: &str,
    choices: impl Iterator<Item = &'a Choice>,
    given: &UseStateHandle<String>,
) -> Html {
    let mut choices = choices.peekable();
    if choices.peek().is_none() {
        return html! { <p class="hint" role="status">{ desk.words.text("correct-none-found") }</p> };
    }
    html! {
        <fieldset class="choices">
            <legend>{ label.to_owned() }</legend>
            { for choices.map(|choice| {
                let (set, key) = (given.setter(), choice.key.clone());
                html! {
                    <label key={choice.key.clone()}>
                        <input type="radio" name="choice" value={choice.key.clone()} checked={choice.key == **given}
                            onchange={move |_| set.set(key.clone())} />
                        <span lang={desk.state.corpus.language}>{ choice.label.clone() }</span>
                        <span class="note">{ choice.note.clone() }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// How a time is understood while it is typed.
fn understood(words: &Words, given: &str) -> Html {
    let told = match time(given.trim()) {
        Ok(time) => words.with("correct-understood", &[("date", &dates::interval(words, time.unwrap_or_default()))]),
        Err(_) => words.text("correct-not-understood"),
    };
    html! { <p class="hint" role="status">{ told }</p> }
}

/// What is wrong with an answer.
fn fault(words: &Words, field: Field, given: &str) -> Option<String> {
    match field {
        Field::Name => given.is_empty().then(|| words.text("correct-name-empty")),
        Field::Date => time(given).is_err().then(|| words.text("correct-date-wrong")),
        Field::Type | Field::Merge | Field::Split => given.is_empty().then(|| words.text("correct-choose")),
    }
}

/// A time as a reader writes it: ISO 8601 or EDTF, or with the day first (`23/10/2020`); nothing is a time that is not known.
///
/// # Errors
/// When it is no time.
pub fn time(given: &str) -> Result<Option<Interval>, IntervalParseError> {
    if given.is_empty() {
        return Ok(None);
    }
    let day_first: Vec<&str> = given.split(['/', '.']).map(str::trim).collect();
    let number = |part: &str| part.parse::<u8>().ok();
    if let [day, month, year] = day_first[..]
        && let (Some(day), Some(month), 4) = (number(day), number(month), year.len())
    {
        return format!("{year}-{month:02}-{day:02}").parse().map(Some);
    }
    given.parse().map(Some)
}
