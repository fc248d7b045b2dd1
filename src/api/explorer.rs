//! An element of somebody's page → an explorer in it.

use crate::app::{self, Change, Corpus, Document, Locale, Mounted, Site, Theme, Told, View};
use crate::export::corrections;
use crate::model::CorrectionFile;
use js_sys::{Function, Object, Reflect};
use serde::Deserialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::Callback;

/// What a script says of the explorer that it wants. What it does not say stays as it is.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    /// Whether the page's address, title and store are the explorer's own; only read at the beginning.
    owns_page: bool,
    /// What to read.
    corpus: Option<Texts>,
    /// `fr` or `en`.
    lang: Option<String>,
    /// `auto`, `light` or `dark`.
    theme: Option<String>,
    /// `timeline`, `map` or `both`.
    view: Option<String>,
    /// What is chosen, as the page's address says it: `event=E12`.
    select: Option<String>,
}

/// Texts to read together.
#[derive(Debug, Deserialize)]
struct Texts {
    title: Option<String>,
    documents: Vec<NamedText>,
    /// What is corrected in them, as the page saves it.
    corrections: Option<CorrectionFile>,
}

#[derive(Debug, Deserialize)]
struct NamedText {
    name: String,
    text: String,
}

impl TryFrom<Texts> for Corpus {
    type Error = JsError;

    fn try_from(texts: Texts) -> Result<Self, JsError> {
        let documents = texts.documents.into_iter();
        let document = |named: NamedText| Document { name: named.name, bytes: Rc::from(named.text.into_bytes()) };
        let wrong = |error| JsError::new(&format!("the option corpus of Frise has corrections that are {error}"));
        let corrections = texts.corrections.map(corrections::checked).transpose().map_err(wrong)?.unwrap_or_default();
        let texts_alone = Self::only(documents.map(document).collect());
        Ok(Self { title: texts.title, corrections: Rc::new(corrections), ..texts_alone })
    }
}

impl Options {
    fn read(given: JsValue) -> Result<Self, JsError> {
        if given.is_undefined() || given.is_null() {
            return Ok(Self::default());
        }
        serde_wasm_bindgen::from_value(given).map_err(|error| JsError::new(&format!("the options of Frise: {error}")))
    }

    fn locale(&self) -> Result<Option<Locale>, JsError> {
        named("lang", self.lang.as_deref(), Locale::from_tag, "fr, en")
    }

    fn theme(&self) -> Result<Option<Theme>, JsError> {
        named("theme", self.theme.as_deref(), Theme::from_name, "auto, light, dark")
    }

    fn view(&self) -> Result<Option<View>, JsError> {
        named("view", self.view.as_deref(), View::from_name, "timeline, map, both")
    }
}

/// What a name stands for.
fn named<T>(
    option: &str,
    name: Option<&str>,
    find: impl Fn(&str) -> Option<T>,
    known: &str,
) -> Result<Option<T>, JsError> {
    let wrong = |name: &str| JsError::new(&format!("the option {option} of Frise is \"{name}\"; it may be {known}"));
    name.map(|name| find(name).ok_or_else(|| wrong(name))).transpose()
}

/// An explorer in an element.
#[wasm_bindgen]
pub struct Explorer {
    mounted: Option<Mounted>,
}

#[wasm_bindgen]
impl Explorer {
    /// Changes what the options say, and leaves the rest.
    ///
    /// # Errors
    /// When an option has no such value.
    pub fn update(&self, options: JsValue) -> Result<(), JsError> {
        let options = Options::read(options)?;
        let (locale, theme, view) = (options.locale()?, options.theme()?, options.view()?);
        let corpus = options.corpus.map(Corpus::try_from).transpose()?;
        let Some(mounted) = &self.mounted else { return Err(JsError::new("this explorer of Frise is destroyed")) };
        let changes = [
            corpus.map(Change::Corpus),
            locale.map(Change::Locale),
            theme.map(Change::Theme),
            view.map(Change::View),
            options.select.map(Change::Select),
        ];
        changes.into_iter().flatten().for_each(|change| mounted.change(change));
        Ok(())
    }

    /// What is on screen, as the page's address says it: give it as `select` to show the same again.
    #[must_use]
    pub fn state(&self) -> String {
        self.mounted.as_ref().map(Mounted::address).unwrap_or_default()
    }

    /// Takes the explorer out of its element. Calling it again does nothing.
    pub fn destroy(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.destroy();
        }
    }
}

/// Draws an explorer into an element, in place of what stands there. An element takes only one in its life: give each a
/// fresh one. `listener` is called with `"ready"`, `"select"` or `"error"` and an object that says more.
///
/// # Errors
/// When an option has no such value.
#[wasm_bindgen]
pub fn mount(root: Element, options: JsValue, listener: Option<Function>) -> Result<Explorer, JsError> {
    let options = Options::read(options)?;
    let (locale, theme, view) = (options.locale()?, options.theme()?, options.view()?.unwrap_or_default());
    let tell = listener.map_or_else(Callback::noop, |listener| Callback::from(move |told| tell(&listener, &told)));
    let site = Site {
        owns_page: options.owns_page,
        corpus: options.corpus.map(Corpus::try_from).transpose()?,
        locale,
        theme,
        view,
        select: options.select.unwrap_or_default(),
        tell,
        ..Site::default()
    };
    Ok(Explorer { mounted: Some(app::mount(root, site)) })
}

/// Tells a script what happens.
fn tell(listener: &Function, told: &Told) {
    let detail = Object::new();
    let set = |name: &str, value: JsValue| {
        // A new object takes any property.
        let _set = Reflect::set(&detail, &name.into(), &value);
    };
    let name = match told {
        Told::Ready { articles, events, actors } => {
            for (name, count) in [("articles", articles), ("events", events), ("actors", actors)] {
                set(name, (*count as f64).into());
            }
            "ready"
        }
        Told::Selected(state) => {
            set("state", state.into());
            "select"
        }
        Told::Failed(message) => {
            set("message", message.into());
            "error"
        }
    };
    if let Err(error) = listener.call2(&JsValue::UNDEFINED, &name.into(), &detail) {
        gloo::console::error!("the listener of Frise threw:", error);
    }
}
