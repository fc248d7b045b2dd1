//! The palette: everything that can be found or done, by typing (Ctrl K or ⌘ K).

use super::findings::Findings;
use super::reader::short_name;
use super::state::{Action, Lanes, Overlay};
use super::{Desk, clipboard, header};
use crate::view::narrowing::{Filter, Found, Library, folded};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// How many of each sort are listed.
const MOST: usize = 6;

/// One line of the palette.
struct Entry {
    /// What it is called.
    label: String,
    /// What it is, in a word.
    sort: String,
    /// What choosing it does, in order.
    actions: Vec<Action>,
    /// Whether it copies the link to what is on screen.
    copies: bool,
}

/// The palette's dialog.
#[component]
pub fn Palette() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (dialog, field) = (use_node_ref(), use_node_ref());
    let query = use_state(String::new);
    let cursor = use_state(|| 0_usize);
    let open = desk.state.open == Some(Overlay::Palette);
    use_shortcut(&desk);
    {
        let (dialog, field, query, cursor) = (dialog.clone(), field.clone(), query.clone(), cursor.clone());
        use_effect_with(open, move |&open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if open && !dialog.open() {
                query.set(String::new());
                cursor.set(0);
                // It fails only for a dialog that is open or not in the page.
                let _shown = dialog.show_modal();
                if let Some(field) = field.cast::<HtmlElement>() {
                    let _focused = field.focus();
                }
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    let library = use_memo((open, desk.findings()), |(open, findings)| {
        let findings = findings.as_ref().filter(|_| *open);
        findings.map(|findings| Library::new(&findings.readings, &findings.story)).unwrap_or_default()
    });
    let words = &desk.words;
    let entries = if open { entries(&desk, &library, &query) } else { Vec::new() };
    let here = (*cursor).min(entries.len().saturating_sub(1));
    let choose = {
        let state = desk.state.dispatcher();
        Rc::new(move |entry: &Entry| {
            state.dispatch(Action::Close(Overlay::Palette));
            for action in &entry.actions {
                state.dispatch(action.clone());
            }
            if entry.copies {
                // Whoever has no clipboard reads so on the button in the header.
                wasm_bindgen_futures::spawn_local(async {
                    let _copied = clipboard::copied(&header::address()).await;
                });
            }
        })
    };
    let entries = Rc::new(entries);
    let onkeydown = {
        let (cursor, entries, choose) = (cursor.clone(), Rc::clone(&entries), Rc::clone(&choose));
        let state = desk.state.dispatcher();
        Callback::from(move |event: KeyboardEvent| {
            let last = entries.len().saturating_sub(1);
            match event.key().as_str() {
                "ArrowDown" => cursor.set(if here >= last { 0 } else { here + 1 }),
                "ArrowUp" => cursor.set(here.checked_sub(1).unwrap_or(last)),
                "Enter" => entries.get(here).into_iter().for_each(|entry| choose(entry)),
                // Some browsers would only empty the field.
                "Escape" => state.dispatch(Action::Close(Overlay::Palette)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let (query, cursor) = (query.clone(), cursor.clone());
        Callback::from(move |event: InputEvent| {
            query.set(event.target_unchecked_into::<HtmlInputElement>().value());
            cursor.set(0);
        })
    };
    let option = |(place, entry): (usize, &Entry)| {
        let (entries, choose) = (Rc::clone(&entries), Rc::clone(&choose));
        let onclick =
            Callback::from(move |_: MouseEvent| entries.get(place).into_iter().for_each(|entry| choose(entry)));
        html! {
            <li key={place} id={format!("palette-{place}")} role="option" aria-selected={(place == here).to_string()} {onclick}>
                <span class="found">{ entry.label.clone() }</span><span class="sort">{ entry.sort.clone() }</span>
            </li>
        }
    };
    let active = (!entries.is_empty()).then(|| format!("palette-{here}"));
    html! {
        <dialog id="palette" ref={dialog} aria-label={words.text("palette")} onclose={desk.on::<Event>(Action::Close(Overlay::Palette))}>
            <input ref={field} type="search" role="combobox" autocomplete="off" aria-expanded="true" aria-controls="palette-found"
                aria-autocomplete="list" aria-activedescendant={active} aria-label={words.text("palette")}
                placeholder={words.text("palette-hint")} value={(*query).clone()} {oninput} {onkeydown} />
            <ul id="palette-found" role="listbox" aria-label={words.text("palette-found")}>
                { for entries.iter().enumerate().map(option) }
            </ul>
            if open && entries.is_empty() { <p class="hint" role="status">{ words.text("palette-none") }</p> }
        </dialog>
    }
}

/// Opens the palette by the keyboard, from anywhere in the page.
#[hook]
fn use_shortcut(desk: &Desk) {
    let (state, keys) = (desk.state.dispatcher(), desk.place.keys());
    use_effect_with((), move |()| {
        let listened = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&keys, "keydown", listened, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                state.dispatch(Action::Show(Overlay::Palette));
            }
        });
        move || drop(listener)
    });
}

/// What matches, the things that can be done first where nothing is typed.
fn entries(desk: &Desk, library: &Library, query: &str) -> Vec<Entry> {
    let wanted = folded(query);
    let matches = |entry: &Entry| wanted.split_whitespace().all(|word| folded(&entry.label).contains(word));
    let mut found: Vec<Entry> = match desk.findings() {
        Some(findings) => {
            library.find(query, MOST).into_iter().filter_map(|found| entry(desk, &findings, found)).collect()
        }
        None => Vec::new(),
    };
    found.extend(commands(desk).into_iter().filter(matches));
    found
}

fn entry(desk: &Desk, findings: &Findings, found: &Found) -> Option<Entry> {
    let words = &desk.words;
    let named = |label: String, sort: String, actions: Vec<Action>| Entry { label, sort, actions, copies: false };
    Some(match found {
        Found::Actor(id) => {
            let actor = findings.actor(*id)?;
            let kind = words.text(&format!("kind-{}", actor.kind.as_str()));
            named(actor.name.clone(), kind, vec![Action::ChooseActor(*id)])
        }
        Found::Event(id) => {
            let event = findings.event(*id)?;
            let kind = words.text(&format!("type-{}", event.kind.as_str()));
            named(event.label.clone(), kind, vec![Action::ChooseEvent(*id)])
        }
        Found::Article(place) => {
            let reading = findings.readings.get(*place)?;
            let title = reading.title.clone().unwrap_or_else(|| reading.doc.clone());
            named(title, short_name(words, findings, reading), vec![Action::Open(reading.doc.clone(), None)])
        }
        Found::Sentence(place, span) => {
            let reading = findings.readings.get(*place)?;
            let sentence = span.of(&reading.text).split_whitespace().collect::<Vec<_>>().join(" ");
            named(sentence, short_name(words, findings, reading), vec![Action::Quote(reading.doc.clone(), *span)])
        }
    })
}

/// What can be done.
fn commands(desk: &Desk) -> Vec<Entry> {
    let (state, words) = (&desk.state, &desk.words);
    let sort = words.text("palette-command");
    let command = |label: String, actions: Vec<Action>| Entry { label, sort: sort.clone(), actions, copies: false };
    let other = state.locale.other();
    let theme = words.text(&format!("theme-{}", state.theme.next().name()));
    let mut commands = vec![
        command(words.text("filter"), vec![Action::Show(Overlay::Filters)]),
        command(words.text("clear-filters"), vec![Action::ClearFilters]),
        command(words.text("export"), vec![Action::Show(Overlay::Export)]),
        command(words.text("save-page"), vec![Action::Show(Overlay::Export)]),
        command(words.text("zoom-home"), vec![Action::Frame(None)]),
        command(words.text("keys-title"), vec![Action::Show(Overlay::Keys)]),
    ];
    if desk.place.owns_page {
        commands.extend([
            command(words.text("add-texts-command"), vec![Action::Show(Overlay::Texts)]),
            command(words.text("embed"), vec![Action::Show(Overlay::Embed)]),
            Entry { copies: true, ..command(words.text("copy-link"), Vec::new()) },
            command(words.text("other-language"), vec![Action::Speak(other)]),
            command(words.with("theme", &[("theme", &theme)]), vec![Action::Paint(state.theme.next())]),
        ]);
    }
    commands.extend(Lanes::ALL.into_iter().filter(|&lanes| lanes != state.lanes).map(|lanes| {
        let by = words.text(&format!("lanes-{}", lanes.name()));
        command(words.with("arrange", &[("lanes", &by)]), vec![Action::Arrange(lanes)])
    }));
    commands.extend(state.view.tabs().iter().map(|&tab| {
        let name = words.text(&format!("tab-{}", tab.name()));
        command(words.with("turn-to", &[("tab", &name)]), vec![Action::Turn(tab)])
    }));
    if let Some(period) = state.period {
        let filter = Filter::Period(period);
        commands.push(command(words.text("period-in-view"), vec![Action::Toggle(filter)]));
    }
    commands
}
