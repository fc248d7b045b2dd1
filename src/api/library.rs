//! Texts → readings → a story, a step at a time: the package's own script takes the steps.

use super::fault::Fault;
use crate::export::json::{reading_of_contract, reading_to_contract, story_to_contract};
use crate::model::{Actor, Event, Figure, Interval, Mention, Noise, Quote, Reading, SCHEMA, Span, TimeExpression};
use crate::reader::{Begun, Reader};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// So many sentences are parsed in a step: some milliseconds.
const STEP: usize = 8;

/// What to do about a reading that is none.
const AS_READ: &str = "give readings as `read` returned them, or as `frise read` printed them";

/// What reading and linking need.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Library {
    reader: Rc<Reader>,
}

#[wasm_bindgen]
impl Library {
    /// A library of the contents of the two resource files.
    ///
    /// # Errors
    /// When one is cut, altered, or of another release.
    #[wasm_bindgen(constructor)]
    pub fn new(lexicon: Vec<u8>, model: &[u8]) -> Result<Self, JsValue> {
        match Reader::french(lexicon, model) {
            Ok(reader) => Ok(Self { reader: Rc::new(reader) }),
            Err(error) => Err(Fault::of_document("", &error).into()),
        }
    }

    /// The number of the contract's form.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn schema(&self) -> u32 {
        SCHEMA
    }

    /// The release.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Begins to read a document.
    ///
    /// # Errors
    /// When the bytes are no text, the language is not one that is read, or the reference is no time.
    pub fn begin(
        &self,
        doc: &str,
        bytes: &[u8],
        language: Option<String>,
        reference: Option<String>,
    ) -> Result<BegunReading, JsValue> {
        let known = self.reader.language().code;
        if let Some(asked) = language.filter(|asked| asked != known) {
            let message = format!("{asked:?} is not read");
            return Err(
                Fault::of_value(doc, "language".into(), message, &format!("leave it out, or give {known:?}")).into()
            );
        }
        let published = match reference.map(|reference| reference.parse::<Interval>()).transpose() {
            Ok(published) => published,
            Err(error) => {
                let hint = "give the day on which the document was published";
                return Err(Fault::of_value(doc, "reference".into(), error.to_string(), hint).into());
            }
        };
        let begun = self.reader.begin(doc, bytes, published);
        let begun = begun.map_err(|error| Fault::of_document(doc, &error))?;
        Ok(BegunReading { reader: Rc::clone(&self.reader), begun })
    }

    /// Begins to link readings.
    #[must_use]
    pub fn link(&self) -> BegunLinking {
        BegunLinking { reader: Rc::clone(&self.reader), readings: Vec::new(), names: HashSet::new() }
    }
}

/// A document that is being read.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BegunReading {
    reader: Rc<Reader>,
    begun: Begun,
}

#[wasm_bindgen]
impl BegunReading {
    /// How many of its sentences are parsed.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn done(&self) -> usize {
        self.begun.done()
    }

    /// How many sentences it has.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn total(&self) -> usize {
        self.begun.total()
    }

    /// Parses a few more.
    pub fn advance(&mut self) {
        self.reader.advance(&mut self.begun, STEP);
    }

    /// The reading, as the contract has it.
    ///
    /// # Errors
    /// When JavaScript has no room for it.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        to_js(&reading_to_contract(self.reader.finish(self.begun)))
    }
}

/// Readings that are to be linked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct BegunLinking {
    reader: Rc<Reader>,
    readings: Vec<Reading>,
    names: HashSet<String>,
}

#[wasm_bindgen]
impl BegunLinking {
    /// Takes one more reading.
    ///
    /// # Errors
    /// When the value is no reading, or was altered so that its places do not fit its text.
    pub fn add(&mut self, reading: &JsValue) -> Result<(), JsValue> {
        let place = format!("readings[{}]", self.readings.len());
        let doc = property(reading, "doc").as_string().unwrap_or_default();
        let wrong = |path: String, message: String| Fault::of_value(&doc, path, message, AS_READ);
        let reading: Reading = serde_wasm_bindgen::from_value(reading.clone()).map_err(|error| {
            let (path, message) = culprit(reading).unwrap_or((String::new(), told(&error)));
            wrong(format!("{place}{path}"), message)
        })?;
        let reading = reading_of_contract(reading).map_err(|Span { start, end }| {
            wrong(place.clone(), format!("its text has no place from {start} to {end}, counted in code points"))
        })?;
        if let Some(unknown) = reading.unknown_name() {
            return Err(wrong(place, unknown).into());
        }
        // Documents are told apart by their names.
        if !self.names.insert(reading.doc.clone()) {
            let message = "another reading before it has the same name".to_owned();
            return Err(
                Fault::of_value(&doc, format!("{place}.doc"), message, "give each document its own `id`").into()
            );
        }
        self.readings.push(reading);
        Ok(())
    }

    /// The story, as the contract has it.
    ///
    /// # Errors
    /// When JavaScript has no room for it.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        let story = crate::link(&self.readings, self.reader.language());
        to_js(&story_to_contract(story, &self.readings))
    }
}

/// A value as `JSON.parse` would give it.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Which part of a value makes it no reading, and why.
fn culprit(reading: &JsValue) -> Option<(String, String)> {
    fn items<Item: DeserializeOwned>(reading: &JsValue, name: &str) -> Option<(String, String)> {
        let items = property(reading, name);
        if !js_sys::Array::is_array(&items) {
            return Some((format!(".{name}"), "expected an array".to_owned()));
        }
        js_sys::Array::from(&items).iter().zip(0..).find_map(|(item, place)| {
            let error = serde_wasm_bindgen::from_value::<Item>(item).err()?;
            Some((format!(".{name}[{place}]"), told(&error)))
        })
    }
    if !reading.is_object() {
        return Some((String::new(), "expected an object".to_owned()));
    }
    items::<Noise>(reading, "noise")
        .or_else(|| items::<Span>(reading, "sentences"))
        .or_else(|| items::<Actor>(reading, "actors"))
        .or_else(|| items::<Mention>(reading, "mentions"))
        .or_else(|| items::<TimeExpression>(reading, "times"))
        .or_else(|| items::<Event>(reading, "events"))
        .or_else(|| items::<Quote>(reading, "quotes"))
        .or_else(|| items::<Figure>(reading, "figures"))
}

/// What was wrong with a value, without the word that JavaScript puts before it.
fn told(error: &serde_wasm_bindgen::Error) -> String {
    let message = error.to_string();
    message.strip_prefix("Error: ").map_or(message.clone(), str::to_owned)
}

/// A property; nothing where there is none.
fn property(value: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(value, &name.into()).unwrap_or_default()
}
