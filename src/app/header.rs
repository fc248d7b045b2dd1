//! The top of the page: what it is, what it shows, and the switches.

use super::Desk;
use super::clipboard::Copy;
use super::corrections::CorrectionList;
use super::findings::Standing;
use super::state::{Action, Overlay, Theme};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A chain's two links.
const LINK: &str =
    "M6.2 9.8l3.6-3.6 M7.2 4.6l1.3-1.3a3 3 0 0 1 4.2 4.2l-1.3 1.3 M8.8 11.4l-1.3 1.3a3 3 0 0 1-4.2-4.2l1.3-1.3";
/// An arrow to the ground.
const DOWN: &str = "M8 2v8 M4.6 6.8L8 10.2l3.4-3.4 M2.5 13.5h11";
/// A pencil.
pub const PENCIL: &str = "M10.6 2.8l2.6 2.6-7.6 7.6-3.2.6.6-3.2Z";

/// Brand, title, search and buttons.
#[component]
pub fn Header() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let (state, words, own) = (&desk.state, &desk.words, desk.place.owns_page);
    let title = state.corpus.title.clone().unwrap_or_else(|| words.text("own-title"));
    let summary = match desk.findings() {
        None => words.count("articles", state.corpus.documents.len()),
        Some(findings) => [
            words.count("articles", findings.readings.len()),
            words.count("events", findings.story.events.len()),
            words.count("actors", findings.story.actors.len()),
        ]
        .join(" · "),
    };
    let oninput = {
        let state = state.dispatcher();
        Callback::from(move |event: InputEvent| {
            state.dispatch(Action::Search(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let theme_label = words.with("theme", &[("theme", &words.text(&format!("theme-{}", state.theme.name())))]);
    let is_own = !Rc::ptr_eq(&state.corpus, &desk.place.first_corpus);
    let note = if is_own { words.text("copy-link-own") } else { String::new() };
    html! {
        <header part="header">
            <div class="brand">
                <svg width="26" height="20" viewBox="0 0 26 20" aria-hidden="true">
                    <path d="M1 10h24" stroke="currentColor" stroke-width="1.6" />
                    <circle class="c1" cx="6" cy="10" r="3.4" />
                    <circle class="c2" cx="15" cy="10" r="4.6" />
                    <circle class="c3" cx="22.4" cy="10" r="2.4" />
                </svg>
                <b>{ "Frise" }</b>
            </div>
            <div class="title">
                <h1 class="name" lang={state.corpus.language}>{ title }</h1>
                <p class="summary"><span>{ summary }</span><span class="private">{ " · " }{ words.text("private") }</span></p>
            </div>
            <input id="search" type="search" autocomplete="off" aria-label={words.text("search-label")}
                placeholder={words.text("search")} value={state.query.clone()} {oninput} />
            <div class="buttons">
                <button id="open-palette" class="icon" aria-label={words.text("palette-title")} title={words.text("palette-title")} aria-keyshortcuts="Control+K Meta+K" onclick={desk.on(Action::Show(Overlay::Palette))}>
                    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                        <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6" />
                        <path d="M10.5 10.5l4 4" stroke="currentColor" stroke-width="1.8" />
                    </svg>
                    <kbd aria-hidden="true">{ words.text("palette-keys") }</kbd>
                </button>
                if own { <Copy label={words.text("copy-link")} sign={sign(LINK)} note={note} text={Callback::from(|()| address())} /> }
                if own { <button id="open-embed" onclick={desk.on(Action::Show(Overlay::Embed))}>{ words.text("embed") }</button> }
                <button id="open-export" title={words.text("export")} onclick={desk.on(Action::Show(Overlay::Export))}>
                    { sign(DOWN) }<span class="word">{ words.text("export") }</span>
                </button>
                if own {
                    <button id="add-texts" onclick={desk.on(Action::Show(Overlay::Texts))}>{ words.text("add-texts") }</button>
                    <CorrectionList />
                    <button id="language" class="icon" lang={state.locale.other().tag()}
                        aria-label={words.text("other-language")} onclick={desk.on(Action::Speak(state.locale.other()))}>
                        { state.locale.other().tag().to_uppercase() }
                    </button>
                    <button id="theme" class="icon" aria-label={theme_label.clone()} title={theme_label}
                        onclick={desk.on(Action::Paint(state.theme.next()))}>
                        { theme_icon(state.theme) }
                    </button>
                }
            </div>
        </header>
    }
}

/// The sign of a button, in place of its word on a narrow screen.
pub fn sign(path: &'static str) -> Html {
    html! {
        <svg class="in-place" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// The link to what is on screen.
pub fn address() -> String {
    gloo::utils::window().location().href().unwrap_or_default()
}

fn theme_icon(theme: Theme) -> Html {
    let shape = match theme {
        Theme::Auto => html! { <path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor" /> },
        Theme::Light => html! {},
        Theme::Dark => html! { <circle cx="8" cy="8" r="6" fill="currentColor" /> },
    };
    html! {
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />
            { shape }
        </svg>
    }
}

/// The small sign of an event's standing: the same shape as on the timeline.
pub fn standing_sign(standing: Standing) -> Html {
    html! {
        <svg class={classes!("sign", standing.name())} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <circle class="dot" cx="7" cy="7" r="5" />
            { standing_stroke(standing, 7.0, 7.0, 5.0) }
        </svg>
    }
}

/// What is drawn over a dot that did not simply happen: the bar of a denial, the core of a wish.
pub fn standing_stroke(standing: Standing, x: f64, y: f64, radius: f64) -> Html {
    match standing {
        Standing::Negated => {
            let reach = radius * 1.25;
            html! {
                <line class="strike" x1={(x - reach).to_string()} y1={(y + reach).to_string()}
                    x2={(x + reach).to_string()} y2={(y - reach).to_string()} />
            }
        }
        Standing::Wished => html! {
            <circle class="core" cx={x.to_string()} cy={y.to_string()} r={(radius * 0.34).to_string()} />
        },
        Standing::Happened | Standing::Alleged | Standing::Planned | Standing::Hypothetical => Html::default(),
    }
}
