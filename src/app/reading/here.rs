//! Reading on the page's own thread: one text a slice, so that the page answers in between.

use super::{Progress, Unwanted, resources};
use crate::Reader;
use crate::app::corpus::Document;
use crate::app::findings::Findings;
use crate::export::Syntax;
use crate::link::{self, corrections::Rewritten};
use crate::model::{Correction, ReadError};
use gloo::timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// Loaded once, for the embedded corpus and the reader's own texts alike.
    static READER: RefCell<Option<Rc<Reader>>> = const { RefCell::new(None) };
}

/// Reads what is left, and links; no findings where nobody wants them any longer.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn read<Told: Fn(usize) -> bool>(mut progress: Progress<'_, Told>) -> Result<Option<Findings>, ReadError> {
    let reader = reader().await?;
    loop {
        let read = match progress.next(0) {
            Ok(Some(document)) => reader.read(&document.name, &document.bytes),
            Ok(None) => break,
            Err(Unwanted) => return Ok(None),
        };
        progress.add(read);
        TimeoutFuture::new(0).await;
    }
    let story = crate::link(&progress.readings, reader.language());
    Ok(Some(progress.findings(story)))
}

/// Applies corrections to the story as it was read.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn correct(findings: &Findings, corrections: &[Correction]) -> Result<Rewritten, ReadError> {
    let reader = reader().await?;
    Ok(link::corrections::correct(&findings.readings, &findings.read, corrections, reader.language()))
}

/// A text's sentences as trees.
///
/// # Errors
/// Why it cannot be read.
pub async fn syntax(document: &Document) -> Result<Syntax, ReadError> {
    let reader = reader().await?;
    TimeoutFuture::new(0).await;
    reader.syntax(&document.name, &document.bytes)
}

async fn reader() -> Result<Rc<Reader>, ReadError> {
    if let Some(reader) = READER.with_borrow(Clone::clone) {
        return Ok(reader);
    }
    let [lexicon, model] = resources::fetch().await?.map(|file| resources::bytes(&file));
    let reader = Rc::new(Reader::french(lexicon, &model)?);
    READER.set(Some(Rc::clone(&reader)));
    Ok(reader)
}
