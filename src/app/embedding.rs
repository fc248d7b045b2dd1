//! « Intégrer »: what is on screen → the lines that show it in somebody's page, with a preview.

use super::address::{self, Address};
use super::clipboard::Copy;
use super::corpus::Corpus;
use super::site::Site;
use super::state::{Action, Overlay, Theme, View};
use super::{Desk, download, mount};
use gloo::utils::document;
use js_sys::encode_uri_component;
use serde_json::json;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDialogElement, HtmlElement, ShadowRootInit, ShadowRootMode, Url};
use yew::prelude::*;

/// What stands for the place of Frise's files where the page was opened from a disk.
const ELSEWHERE: &str = "https://example.org/frise/";

/// The corpus that the page was built with, as the element names it.
const BUILT_IN: &str = "frise:built-in";

/// What the reader's own texts are called when they are saved.
const FILE: &str = "corpus.json";

/// The height of a frame and of the preview, in pixels.
const HEIGHT: u32 = 720;

/// The dialog with the lines for both ways.
#[component]
pub fn EmbedDialog() -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let dialog = use_node_ref();
    let view = use_state(|| View::Timeline);
    let is_open = desk.state.open == Some(Overlay::Embed);
    {
        let dialog = dialog.clone();
        use_effect_with(is_open, move |&is_open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if is_open && !dialog.open() {
                // It fails only for a dialog that is open or not in the page.
                let _shown = dialog.show_modal();
            } else if !is_open && dialog.open() {
                dialog.close();
            }
        });
    }
    let words = &desk.words;
    let close = desk.on::<Event>(Action::Close(Overlay::Embed));
    if !is_open {
        return html! { <dialog id="embed" ref={dialog} onclose={close} /> };
    }
    let shown = Shown::of(&desk, *view);
    let choice = |value: View| {
        let view = view.clone();
        html! {
            <label><input type="radio" name="view" checked={*view == value} onchange={move |_| view.set(value)} />
                { words.text(&format!("embed-{}", value.name())) }</label>
        }
    };
    let lines = |key: &str, text: String| {
        let copied = text.clone();
        html! {
            <div class="lines">
                <h3>{ words.text(key) }</h3>
                <Copy label={words.text("copy")} text={Callback::from(move |()| copied.clone())} />
                <pre tabindex="0" aria-label={words.text(key)}><code>{ text }</code></pre>
            </div>
        }
    };
    let save = {
        let corpus = Rc::clone(&desk.state.corpus);
        Callback::from(move |_: MouseEvent| {
            if let Err(error) = download::text(FILE, "application/json", &written(&corpus)) {
                gloo::console::warn!("the corpus is not saved:", error);
            }
        })
    };
    html! {
        <dialog id="embed" ref={dialog} aria-labelledby="embed-title" onclose={close}>
            <h2 id="embed-title">{ words.text("embed") }</h2>
            <fieldset><legend>{ words.text("embed-what") }</legend>
                { for [View::Timeline, View::Map, View::Both].into_iter().map(choice) }
            </fieldset>
            if shown.corpus == FILE {
                <p class="hint">{ words.with("embed-own", &[("name", FILE)]) }{ " " }
                    <button class="link" onclick={save}>{ words.with("embed-save", &[("name", FILE)]) }</button></p>
            }
            { lines("embed-element", shown.element()) }
            { lines("embed-frame", shown.frame()) }
            <h3>{ words.text("embed-preview") }</h3>
            <Preview view={*view} state={shown.state.clone()} />
            <div class="actions">
                <button onclick={desk.on(Action::Close(Overlay::Embed))}>{ words.text("close") }</button>
            </div>
        </dialog>
    }
}

/// What the lines show.
struct Shown {
    /// The address of Frise's files.
    base: String,
    corpus: String,
    title: String,
    lang: &'static str,
    theme: Theme,
    view: View,
    state: String,
}

impl Shown {
    fn of(desk: &Desk, view: View) -> Self {
        let state = &desk.state;
        let base = Url::new_with_base(".", &super::header::address()).map(|base| base.href());
        let corpus = if *state.corpus == Corpus::embedded() {
            BUILT_IN.to_owned()
        } else {
            // The texts that came from an address come from there again; others are to be saved.
            let is_first = Rc::ptr_eq(&state.corpus, &desk.place.first_corpus);
            asked_corpus().filter(|_| is_first).unwrap_or_else(|| FILE.to_owned())
        };
        Self {
            base: base.ok().filter(|base| base.starts_with("http")).unwrap_or_else(|| ELSEWHERE.to_owned()),
            corpus,
            title: state.corpus.title.clone().unwrap_or_else(|| desk.words.text("own-title")),
            lang: state.locale.tag(),
            theme: state.theme,
            view,
            state: address::format(state, &Address::default()),
        }
    }

    /// The lines for a page that may run scripts.
    fn element(&self) -> String {
        let given = [
            ("corpus", self.corpus.as_str()),
            ("lang", self.lang),
            ("view", self.view.name()),
            ("theme", self.theme.name()),
            ("select", &self.state),
        ];
        let given = given.into_iter().filter(|(_, value)| !value.is_empty());
        let attributes: String =
            given.flat_map(|(name, value)| [" ", name, "=\"", &attribute(value), "\""].map(str::to_owned)).collect();
        let script = format!("<script src=\"{}frise-embed.js\" async></script>", attribute(&self.base));
        format!("{script}\n<frise-explorer{attributes}></frise-explorer>")
    }

    /// The lines for a page that takes no script.
    fn frame(&self) -> String {
        let mut query = vec![("lang", self.lang.to_owned()), ("view", self.view.name().to_owned())];
        if self.theme != Theme::Auto {
            query.push(("theme", self.theme.name().to_owned()));
        }
        if self.corpus != BUILT_IN {
            query.push(("corpus", encode_uri_component(&self.corpus).into()));
        }
        let query: Vec<String> = query.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let hash = if self.state.is_empty() { String::new() } else { format!("#{}", self.state) };
        let address = format!("{}frise.html?{}{hash}", self.base, query.join("&"));
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" sandbox=\"allow-scripts\" loading=\"lazy\"></iframe>",
            attribute(&address),
            attribute(&self.title)
        )
    }
}

/// A text as the value of an attribute in HTML.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The address of the corpus that the page's own address asks for.
fn asked_corpus() -> Option<String> {
    let page = Url::new(&super::header::address()).ok()?;
    let asked = page.search_params().get("corpus")?;
    Url::new_with_base(&asked, &page.href()).ok().map(|address| address.href())
}

/// The texts, in the form that the element takes.
fn written(corpus: &Corpus) -> String {
    let document = |document: &super::corpus::Document| json!({ "name": document.name, "text": String::from_utf8_lossy(&document.bytes) });
    let documents: Vec<_> = corpus.documents.iter().map(document).collect();
    json!({ "title": corpus.title, "documents": documents }).to_string()
}

/// What the preview shows.
#[derive(Properties, PartialEq)]
struct PreviewProps {
    view: View,
    state: String,
}

/// The explorer as it will stand in somebody's page: in a shadow root of its own.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let desk = use_context::<Desk>().expect("the page provides it");
    let frame = use_node_ref();
    let shown = (props.view, props.state.clone(), desk.state.locale, desk.state.theme, desk.findings());
    {
        let (frame, corpus) = (frame.clone(), Rc::clone(&desk.state.corpus));
        use_effect_with(shown, move |(view, state, locale, theme, findings)| {
            let site = Site {
                corpus: Some((*corpus).clone()),
                findings: findings.clone(),
                locale: Some(*locale),
                theme: Some(*theme),
                view: *view,
                select: state.clone(),
                ..Site::default()
            };
            let drawn = frame.cast::<Element>().and_then(|frame| {
                let (host, root) = prepare(&frame).ok()?;
                Some((host, mount(root, site)))
            });
            move || {
                if let Some((host, drawn)) = drawn {
                    drawn.destroy();
                    host.remove();
                }
            }
        });
    }
    // The preview's keys are its own.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() != "Escape" {
            event.stop_propagation();
        }
    });
    html! { <div ref={frame} class="preview" {onkeydown} /> }
}

/// An element with a shadow root in a frame, dressed as the page is, and the element in it to draw into.
fn prepare(frame: &Element) -> Result<(Element, Element), JsValue> {
    let host = document().create_element("div")?;
    frame.append_child(&host)?;
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    if let Some(style) = document().query_selector("link[rel=stylesheet], head style")? {
        shadow.append_child(&style.clone_node_with_deep(true)?)?;
    }
    let root: HtmlElement = document().create_element("div")?.unchecked_into();
    root.style().set_property("--room", &format!("{HEIGHT}px"))?;
    shadow.append_child(&root)?;
    Ok((host, root.into()))
}
