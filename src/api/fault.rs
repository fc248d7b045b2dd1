//! What was wrong → an `Error` for scripts.

use crate::model::ReadError;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// What was wrong with what a script gave: the `cause` of its `Error`. The package's types describe it as `Fault`.
#[derive(Debug, Serialize)]
pub(super) struct Fault {
    /// What kind of fault it is, for programs.
    pub code: &'static str,
    /// The document's name.
    pub doc: String,
    /// What was wrong, in English.
    pub message: String,
    /// What to do about it, in English.
    pub hint: String,
    /// The byte at which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<usize>,
    /// The value at which it stands, as one would write it in a script.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

impl Fault {
    /// A document that could not be read.
    pub fn of_document(doc: &str, error: &ReadError) -> Self {
        let (code, offset) = match error {
            ReadError::Empty => ("empty", None),
            ReadError::Binary { offset } => ("binary", Some(*offset)),
            ReadError::NotUtf8 { offset } => ("not-utf-8", Some(*offset)),
            ReadError::TooLarge { .. } => ("too-large", None),
            ReadError::Unreadable { .. } => ("unreadable", None),
            ReadError::Unfinished => ("unfinished", None),
            ReadError::Resource { .. } => ("resource", None),
        };
        Self { code, doc: doc.to_owned(), message: error.message(), hint: error.hint(), offset, path: None }
    }

    /// A value that is not what it should be.
    pub fn of_value(doc: &str, path: String, message: String, hint: &str) -> Self {
        Self { code: "value", doc: doc.to_owned(), message, hint: hint.to_owned(), offset: None, path: Some(path) }
    }
}

impl From<Fault> for JsValue {
    fn from(fault: Fault) -> Self {
        let place: Vec<&str> = [fault.doc.as_str(), fault.path.as_deref().unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let error = js_sys::Error::new(&format!("{}: {}; {}", place.join(", "), fault.message, fault.hint));
        match serde_wasm_bindgen::to_value(&fault) {
            Ok(cause) => error.set_cause(&cause),
            Err(refused) => error.set_cause(&refused.into()),
        }
        error.into()
    }
}
