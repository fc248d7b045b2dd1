//! The timeline with events that no article tells.

use super::scene::{Scene, Source};
use super::stage::{Parts, Stage, Told};
pub use super::warm::warm;
use super::{hands, strip};
use crate::app::words::Words;
use crate::model::StoryEventId;
use crate::view::narrowing::Standing;
use crate::view::shape::Tone;
use crate::view::timeline::{Certainty, Index, Item, Look};
use gloo::utils::document;
use js_sys::{Float64Array, Function, Uint8Array};
use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::Callback;

/// Milliseconds in a day.
const DAY: f64 = 86_400_000.0;

/// Shows events that begin and end at these milliseconds since 1970 (NaN for an end that is not known), in these lanes.
/// `title` tells the title of an event by its place; `chosen` hears that of an event that is chosen. Nothing where the page
/// lacks the timeline's elements.
pub fn show(
    starts: &Float64Array,
    ends: &Float64Array,
    lanes: &Uint8Array,
    title: Function,
    chosen: Function,
    words: &Words,
) -> Option<()> {
    let parts = parts()?;
    let (starts, ends, lanes) = (starts.to_vec(), ends.to_vec(), lanes.to_vec());
    let item = |((start, end), lane): ((&f64, &f64), &u8)| {
        let from = start / DAY;
        let to = if end.is_nan() { from } else { end / DAY };
        Item { lane: u32::from(*lane), from: Some(from), to: Some(to), importance: 1 }
    };
    let items: Vec<Item> = starts.iter().zip(&ends).zip(&lanes).map(item).collect();
    let first = items.iter().filter_map(|item| item.from).fold(f64::INFINITY, f64::min);
    let last = items.iter().filter_map(|item| item.from).fold(f64::NEG_INFINITY, f64::max);
    let count = lanes.iter().max().map_or(0, |lane| usize::from(*lane) + 1);
    let names = (1..=count).map(|lane| format!("Lane {lane}")).collect();
    let index = Index::new(items, count);
    let source = Given { title, lasting: ends.iter().map(|end| !end.is_nan()).collect(), lanes };
    let scene = Rc::new(Scene { index, home: (first, last), lanes: names, source: Box::new(source) });
    let stage = stage(parts, &scene, chosen, words);
    // They stay as long as the page.
    std::mem::forget([hands::listen(&stage), strip::listen(&stage)]);
    stage.show(scene, words.clone());
    Some(())
}

fn stage(parts: Parts, scene: &Rc<Scene>, chosen: Function, words: &Words) -> Stage {
    let width = f64::from(parts.frame.client_width());
    let slot = Rc::new(std::cell::RefCell::new(None::<Stage>));
    let tell = {
        let (slot, scene) = (Rc::clone(&slot), Rc::clone(scene));
        Callback::from(move |told| {
            let Told::Chosen(id) = told else { return };
            let (slot, scene, chosen) = (Rc::clone(&slot), Rc::clone(&scene), chosen.clone());
            // As in the page, the state hears of it first and then tells the drawing.
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(stage) = &*slot.borrow() {
                    stage.choose(Some(id));
                }
                let title = JsValue::from(&*scene.source.label(id.index()));
                if let Err(error) = chosen.call1(&JsValue::UNDEFINED, &title) {
                    gloo::console::error!(error);
                }
            });
        })
    };
    let stage = Stage::new(parts, Rc::clone(scene), words.clone(), width, tell);
    *slot.borrow_mut() = Some(stage.clone());
    stage
}

fn parts() -> Option<Parts> {
    let element = |selector: &str| document().query_selector(selector).ok()??.dyn_into::<HtmlElement>().ok();
    let canvas = |selector: &str| document().query_selector(selector).ok()??.dyn_into().ok();
    Some(Parts {
        frame: element("#timeline")?,
        plot: canvas("#timeline canvas")?,
        marks: element("#timeline .marks")?,
        strip: element(".strip")?,
        skyline: canvas(".strip canvas")?,
        thumbs: [element(".thumb:nth-of-type(1)")?, element(".thumb:nth-of-type(2)")?],
        range: element(".range")?,
    })
}

/// Events as the harness makes them. Their titles stay with the page's script, as those of a story stay with what was read.
struct Given {
    title: Function,
    lasting: Vec<bool>,
    lanes: Vec<u8>,
}

impl Source for Given {
    fn id(&self, item: usize) -> StoryEventId {
        StoryEventId(item as u32)
    }

    fn item(&self, id: StoryEventId) -> Option<usize> {
        Some(id.index())
    }

    fn look(&self, item: usize) -> Look {
        const TONES: [(Tone, Tone); 5] = [
            (Tone::Cooperation, Tone::CooperationSoft),
            (Tone::Statement, Tone::StatementSoft),
            (Tone::Demand, Tone::DemandSoft),
            (Tone::Conflict, Tone::ConflictSoft),
            (Tone::Other, Tone::OtherSoft),
        ];
        let (tone, soft) = TONES[usize::from(self.lanes[item]) % TONES.len()];
        // Most of what the press tells took place.
        let standing =
            if item.is_multiple_of(4) { Standing::ALL[item / 4 % Standing::ALL.len()] } else { Standing::Happened };
        let certainty = if self.lasting[item] { Certainty::Bounds } else { Certainty::Day };
        Look { tone, soft, standing, articles: item as u32 % 4, certainty }
    }

    fn label(&self, item: usize) -> Cow<'_, str> {
        let title = self.title.call1(&JsValue::UNDEFINED, &(item as u32).into());
        title.ok().and_then(|title| title.as_string()).unwrap_or_default().into()
    }

    fn date(&self, item: usize) -> String {
        item.to_string()
    }
}
