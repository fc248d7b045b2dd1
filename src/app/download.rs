//! A file → the reader's disk.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to take the file over, in milliseconds.
const TAKEN: u32 = 10_000;

/// Gives the reader a text as a file.
///
/// # Errors
/// Where the browser lets the page make no file.
pub fn text(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?)
}

/// Gives the reader a file.
///
/// # Errors
/// Where the browser lets the page make no address for it.
pub fn blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Timeout::new(TAKEN, move || {
        // An address that is gone already needs no revoking.
        let _gone = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
