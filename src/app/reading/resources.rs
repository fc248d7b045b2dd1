//! The reader's resource files, fetched beside one another.

use crate::model::ReadError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

const LEXICON: &str = "lexicon.fst";
const MODEL: &str = "parser.bin";

/// The lexicon and the parser's model. They are asked for at once, and not only when somebody waits.
///
/// # Errors
/// [`ReadError::Resource`] when one does not load.
pub fn fetch() -> impl Future<Output = Result<[ArrayBuffer; 2], ReadError>> {
    let [lexicon, model] = [LEXICON, MODEL].map(|name| gloo::utils::window().fetch_with_str(name));
    async { Ok([body(LEXICON, lexicon).await?, body(MODEL, model).await?]) }
}

/// A file's bytes.
#[must_use]
pub fn bytes(file: &ArrayBuffer) -> Vec<u8> {
    Uint8Array::new(file).to_vec()
}

async fn body(name: &str, response: Promise) -> Result<ArrayBuffer, ReadError> {
    let wrong = |message: String| ReadError::Resource { name: name.to_owned(), message };
    let told = |error: JsValue| wrong(String::from(js_sys::Error::from(error).message()));
    let response: Response = JsFuture::from(response).await.map_err(told)?.unchecked_into();
    if !response.ok() {
        return Err(wrong(format!("HTTP {}", response.status())));
    }
    Ok(JsFuture::from(response.array_buffer().map_err(told)?).await.map_err(told)?.unchecked_into())
}
