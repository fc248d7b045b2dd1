//! Corpus → findings, in the browser: resource files fetched beside one another, then one article a slice, so that the
//! page answers in between.

use super::corpus::Corpus;
use super::findings::Findings;
use crate::Reader;
use crate::model::ReadError;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

const LEXICON: &str = "lexicon.fst";
const MODEL: &str = "parser.bin";

thread_local! {
    /// Loaded once, for the embedded corpus and the reader's own texts alike.
    static READER: RefCell<Option<Rc<Reader>>> = const { RefCell::new(None) };
}

/// Reads and links a corpus; `progress` hears of each text that is done.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn read(corpus: &Corpus, progress: impl Fn(usize)) -> Result<Findings, ReadError> {
    let reader = reader().await?;
    let (mut readings, mut errors) = (Vec::new(), Vec::new());
    for (place, document) in corpus.documents.iter().enumerate() {
        match reader.read(&document.name, &document.bytes) {
            Ok(reading) => readings.push(reading),
            Err(error) => errors.push((document.name.clone(), error)),
        }
        progress(place + 1);
        TimeoutFuture::new(0).await;
    }
    let story = crate::link(&readings, reader.language());
    Ok(Findings::new(readings, story, errors))
}

async fn reader() -> Result<Rc<Reader>, ReadError> {
    if let Some(reader) = READER.with_borrow(Clone::clone) {
        return Ok(reader);
    }
    let files = (fetch(LEXICON), fetch(MODEL));
    let (lexicon, model) = (bytes(LEXICON, files.0).await?, bytes(MODEL, files.1).await?);
    let reader = Rc::new(Reader::french(lexicon, &model)?);
    READER.set(Some(Rc::clone(&reader)));
    Ok(reader)
}

fn fetch(name: &str) -> Promise {
    gloo::utils::window().fetch_with_str(name)
}

async fn bytes(name: &str, response: Promise) -> Result<Vec<u8>, ReadError> {
    let wrong = |message: String| ReadError::Resource { name: name.to_owned(), message };
    let told = |error: wasm_bindgen::JsValue| wrong(String::from(js_sys::Error::from(error).message()));
    let response: Response = JsFuture::from(response).await.map_err(told)?.unchecked_into();
    if !response.ok() {
        return Err(wrong(format!("HTTP {}", response.status())));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(told)?).await.map_err(told)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
