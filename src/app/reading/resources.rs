//! The reader's resource files, asked for beside one another.

use crate::app::host;
use crate::model::ReadError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const LEXICON: &str = "lexicon.fst";
const MODEL: &str = "parser.bin";
/// The outlines of the world.
pub const WORLD: &str = "world.tsv";
/// Where places lie.
pub const PLACES: &str = "places.tsv";

/// The lexicon and the parser's model. They are asked for at once, and not only when somebody waits.
///
/// # Errors
/// [`ReadError::Resource`] when one does not load.
pub fn fetch() -> impl Future<Output = Result<[ArrayBuffer; 2], ReadError>> {
    let [lexicon, model] = [LEXICON, MODEL].map(|name| host::given().and_then(|host| host.file(name)));
    async { Ok([body(LEXICON, lexicon).await?, body(MODEL, model).await?]) }
}

/// The outlines of the world and the table of places, for the map of places: asked for when it is first opened.
///
/// # Errors
/// [`ReadError::Resource`] when one does not load.
pub async fn fetch_atlas() -> Result<[String; 2], ReadError> {
    let [world, places] = [WORLD, PLACES].map(|name| host::given().and_then(|host| host.file(name)));
    let text = |file: &ArrayBuffer| String::from_utf8_lossy(&bytes(file)).into_owned();
    Ok([text(&body(WORLD, world).await?), text(&body(PLACES, places).await?)])
}

/// A file's bytes.
#[must_use]
pub fn bytes(file: &ArrayBuffer) -> Vec<u8> {
    Uint8Array::new(file).to_vec()
}

async fn body(name: &str, asked: Result<Promise, JsValue>) -> Result<ArrayBuffer, ReadError> {
    let told = |error: JsValue| ReadError::Resource {
        name: name.to_owned(),
        message: String::from(js_sys::Error::from(error).message()),
    };
    Ok(JsFuture::from(asked.map_err(told)?).await.map_err(told)?.unchecked_into())
}
