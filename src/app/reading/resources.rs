//! The reader's resource files, fetched beside one another, and the script that starts a worker. All stand in one folder.

use crate::model::ReadError;
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

const LEXICON: &str = "lexicon.fst";
const MODEL: &str = "parser.bin";

thread_local! {
    /// The address of the script that started the program.
    static BOOT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Says which script started the program: it starts a worker, too, and the resource files stand beside it.
pub fn begin_at(address: &str) {
    BOOT.set(Some(address.to_owned()));
}

/// The script that starts a worker.
#[must_use]
pub fn boot() -> Option<String> {
    BOOT.with_borrow(Clone::clone)
}

/// The address of a file beside that script, else beside the page.
fn beside(name: &str) -> String {
    let address = boot().and_then(|boot| Url::new_with_base(name, &boot).ok());
    address.map_or_else(|| name.to_owned(), |address| address.href())
}

/// The lexicon and the parser's model. They are asked for at once, and not only when somebody waits.
///
/// # Errors
/// [`ReadError::Resource`] when one does not load.
pub fn fetch() -> impl Future<Output = Result<[ArrayBuffer; 2], ReadError>> {
    let [lexicon, model] = [LEXICON, MODEL].map(|name| gloo::utils::window().fetch_with_str(&beside(name)));
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
