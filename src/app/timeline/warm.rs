//! The drawing tried out while there is nothing to draw yet.
//!
//! A browser compiles the program's functions when they are first called, and makes its formats of dates then: half of what
//! a first drawing takes. While a worker reads the articles there is time for it.

use super::scene::{Scene, Source};
use super::stage::{Parts, Stage};
use super::{hands, strip};
use crate::app::dates;
use crate::app::words::Words;
use crate::model::StoryEventId;
use crate::view::narrowing::Standing;
use crate::view::shape::Tone;
use crate::view::timeline::{Certainty, Index, Item, Look};
use gloo::utils::document;
use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlCanvasElement, HtmlElement};
use yew::Callback;

/// How many events are drawn, and on how many days: so many that a browser takes the sorting of them for worth compiling
/// well.
const EVENTS: u32 = 2_000;
const DAYS: u32 = 20;

thread_local! {
    static WARM: Cell<bool> = const { Cell::new(false) };
}

/// Draws events that nobody sees, on elements that stand in no page; once.
pub fn warm(words: &Words) {
    if WARM.replace(true) {
        return;
    }
    dates::prepare(words);
    // A browser without canvases has nothing to prepare.
    let Ok(parts) = parts() else { return };
    let event = |event: u32| {
        let from = 20_000.0 + f64::from(event % DAYS) + f64::from(event) / f64::from(EVENTS);
        let open = event.is_multiple_of(7);
        Item {
            lane: event % 2,
            from: Some(from),
            to: (!open).then(|| from + f64::from(event % 5)),
            importance: event % 3,
        }
    };
    let index = Index::new((0..EVENTS).map(event).collect(), 2);
    let lanes = vec![String::new(); 2];
    let home = index.bounds().unwrap_or((0.0, 1.0));
    let scene = Rc::new(Scene { index, home, lanes, source: Box::new(Nobody) });
    let stage = Stage::new(parts, Rc::clone(&scene), words.clone(), 800.0, Callback::noop());
    let hands = [hands::listen(&stage), strip::listen(&stage)];
    stage.show(scene, words.clone());
    stage.rehearse();
    drop(hands);
}

fn parts() -> Result<Parts, JsValue> {
    let element = || Ok::<_, JsValue>(document().create_element("div")?.unchecked_into::<HtmlElement>());
    let canvas = || Ok::<_, JsValue>(document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>());
    Ok(Parts {
        frame: element()?,
        plot: canvas()?,
        marks: element()?,
        strip: element()?,
        skyline: canvas()?,
        thumbs: [element()?, element()?],
        range: element()?,
    })
}

/// Events of every look.
struct Nobody;

impl Source for Nobody {
    fn id(&self, item: usize) -> StoryEventId {
        StoryEventId(item as u32)
    }

    fn item(&self, id: StoryEventId) -> Option<usize> {
        Some(id.index())
    }

    fn look(&self, item: usize) -> Look {
        let standing = Standing::ALL[item % Standing::ALL.len()];
        let certainty = [Certainty::Day, Certainty::Period, Certainty::Bounds][item % 3];
        Look { tone: Tone::Ink, soft: Tone::Paper, standing, articles: item as u32 % 3, certainty }
    }

    fn label(&self, _: usize) -> Cow<'_, str> {
        // Letters that most labels have, in every language that the page knows.
        "abcdefghijklmnopqrstuvwxyz".into()
    }

    fn date(&self, _: usize) -> String {
        String::new()
    }
}
