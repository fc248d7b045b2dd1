//! The browser's database: the corrections of each corpus, as the file that keeps them.

use crate::app::corpus::Corpus;
use crate::export::corrections;
use gloo::timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

const DATABASE: &str = "frise";
const STORE: &str = "corrections";
/// The number of the database's form.
const FORM: u32 = 1;
/// A database that does not answer for this many milliseconds is none.
const PATIENCE: u32 = 3000;

/// What tells a corpus from others: a checksum of its names, its texts and what they came corrected with, and their length.
#[must_use]
pub fn key(corpus: &Corpus) -> String {
    let mut checksum = crc32fast::Hasher::new();
    let mut length = 0;
    for document in &corpus.documents {
        for part in [document.name.as_bytes(), &document.bytes] {
            checksum.update(&(part.len() as u64).to_le_bytes());
            checksum.update(part);
            length += part.len();
        }
    }
    if !corpus.corrections.is_empty() {
        checksum.update(corrections::write(&corpus.corrections).as_bytes());
    }
    format!("{:08x}-{length}", checksum.finalize())
}

/// What is stored under a key.
///
/// # Errors
/// When the browser lets the page store nothing.
pub async fn load(key: &str) -> Result<Option<String>, String> {
    let key = JsValue::from_str(key);
    let loaded = within(async move {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(STORE)?.get(Query::Key(key))?.await?;
        database.close();
        Ok(found.unwrap_or(JsValue::NULL))
    });
    loaded.await.map(|found| found.as_string())
}

/// Stores a text under a key, or nothing.
///
/// # Errors
/// When the browser lets the page store nothing.
pub async fn save(key: &str, text: Option<String>) -> Result<(), String> {
    let key = JsValue::from_str(key);
    let saved = within(async move {
        let database = open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(STORE)?;
        match text {
            Some(text) => {
                store.put(&JsValue::from_str(&text), Some(&key))?.await?;
            }
            None => store.delete(Query::Key(key))?.await?,
        }
        transaction.commit()?.await?;
        database.close();
        Ok(JsValue::NULL)
    });
    saved.await.map(|_| ())
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(FORM))?;
    request.on_upgrade_needed(|event| {
        let made = event.database().and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
        if let Err(error) = made {
            gloo::console::warn!(format!("the database has no place for corrections: {error}"));
        }
    });
    request.await
}

/// What the database answers, if it does in time: some browsers never do in a frame that they do not trust.
async fn within(work: impl Future<Output = Result<JsValue, Error>> + 'static) -> Result<JsValue, String> {
    let work = future_to_promise(async move { work.await.map_err(|error| JsValue::from_str(&error.to_string())) });
    let limit = future_to_promise(async {
        TimeoutFuture::new(PATIENCE).await;
        Err(JsValue::from_str("the browser's database does not answer"))
    });
    let answered = JsFuture::from(Promise::race(&Array::of2(&work, &limit))).await;
    answered.map_err(|why| why.as_string().unwrap_or_else(|| format!("{why:?}")))
}
