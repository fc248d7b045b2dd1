//! Corpus → findings, in the browser: in a worker, so that the page answers meanwhile; where none starts, in slices on the
//! page's own thread.
//!
//! Promises: a text that ends the worker twice is left out and told; the others are read. Never: showing anything.

mod arrange;
mod here;
mod message;
mod resources;
mod serve;
mod worker;

pub use arrange::{arrange, at_once};
pub use resources::{PLACES, WORLD, fetch_atlas};
pub use serve::serve;

use super::corpus::{Corpus, Document};
use super::findings::Findings;
use crate::export::Syntax;
use crate::model::{Correction, ReadError, Reading, Story};
use std::rc::Rc;
use worker::{Arrived, Ended, Helper};

/// How far the reading of a corpus is.
struct Progress<'a, Told: Fn(usize) -> bool> {
    /// The texts not read yet.
    left: &'a [Document],
    readings: Vec<Reading>,
    errors: Vec<(String, ReadError)>,
    /// Hears how many texts are done; says whether the rest is still wanted.
    told: Told,
}

impl<Told: Fn(usize) -> bool> Progress<'_, Told> {
    /// Takes what the first of the texts left has become.
    fn add(&mut self, read: Result<Reading, ReadError>) {
        let Some((done, left)) = self.left.split_first() else { return };
        match read {
            Ok(reading) => self.readings.push(reading),
            Err(error) => self.errors.push((done.name.clone(), error)),
        }
        self.left = left;
    }

    /// Whether there is another text to read, and somebody to read it for; so many of those left are read already.
    fn next(&self, read: usize) -> Result<Option<&Document>, Unwanted> {
        let wanted = (self.told)(self.readings.len() + self.errors.len() + read);
        if wanted { Ok(self.left.get(read)) } else { Err(Unwanted) }
    }

    fn findings(self, story: Story) -> Findings {
        Findings::new(self.readings, story, self.errors)
    }
}

/// Nobody waits for this corpus any longer.
struct Unwanted;

/// Reads and links a corpus. `told` hears how many texts are done, and says whether the reading is still wanted; once it is
/// not, there are no findings.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn read(corpus: &Corpus, told: impl Fn(usize) -> bool) -> Result<Option<Findings>, ReadError> {
    let mut progress = Progress { left: &corpus.documents, readings: Vec::new(), errors: Vec::new(), told };
    let mut ended_before = None;
    while let Some(helper) = Helper::find(&progress.readings).await? {
        let ended = match aside(&helper, &mut progress).await {
            Ok(Ok(story)) => {
                let findings = progress.findings(story);
                helper.keep_of(&findings.read);
                return Ok(Some(findings));
            }
            Ok(Err(Unwanted)) => {
                helper.keep();
                return Ok(None);
            }
            Err(ended) => ended,
        };
        gloo::console::warn!(format!("the worker ended: {ended}"));
        if ended_before == Some(progress.left.len()) {
            if progress.left.is_empty() {
                break;
            }
            progress.add(Err(ReadError::Unfinished));
        }
        ended_before = Some(progress.left.len());
    }
    here::read(progress).await
}

/// Starts a worker that waits for something to do; tells whether one starts.
#[cfg(feature = "bench")]
pub async fn stand_by() -> bool {
    Helper::start().await.map(Helper::keep).is_ok()
}

/// Ends the worker that waits for more, if there is one.
pub fn end() {
    drop(Helper::idle());
}

/// Applies corrections to the story as it was read.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn correct(findings: &Findings, corrections: &Rc<Vec<Correction>>) -> Result<Findings, ReadError> {
    if corrections.is_empty() {
        return Ok(findings.uncorrected());
    }
    if let Some(helper) = Helper::find_for(findings).await? {
        match helper.correct(corrections, findings.readings.len()).await {
            Ok(rewritten) => {
                helper.keep_of(&findings.read);
                return Ok(findings.rewritten(rewritten, Rc::clone(corrections)));
            }
            Err(ended) => gloo::console::warn!(format!("the worker ended: {ended}")),
        }
    }
    Ok(findings.rewritten(here::correct(findings, corrections).await?, Rc::clone(corrections)))
}

/// The sentences of a corpus as trees, which are not kept when it is read; a text that cannot be read has none.
///
/// # Errors
/// [`ReadError::Resource`] when a resource file does not load.
pub async fn syntax(corpus: &Corpus, findings: &Findings) -> Result<Vec<Syntax>, ReadError> {
    let mut helper = Helper::find_for(findings).await?;
    let mut told = Vec::new();
    for document in &corpus.documents {
        let aside = match &helper {
            Some(helper) => Some(helper.syntax(document).await),
            None => None,
        };
        let syntax = match aside {
            Some(Ok(syntax)) => syntax,
            Some(Err(ended)) => {
                gloo::console::warn!(format!("the worker ended: {ended}"));
                helper = None;
                here::syntax(document).await
            }
            None => here::syntax(document).await,
        };
        match syntax {
            Ok(syntax) => told.push(syntax),
            Err(error @ ReadError::Resource { .. }) => return Err(error),
            // The page has said so when it read the corpus.
            Err(_) => {}
        }
    }
    if let Some(helper) = helper {
        helper.keep_of(&findings.read);
    }
    Ok(told)
}

/// Reads in the worker what is left.
async fn aside<Told: Fn(usize) -> bool>(
    helper: &Helper,
    progress: &mut Progress<'_, Told>,
) -> Result<Result<Story, Unwanted>, Ended> {
    let mut arrived = None::<Arrived>;
    loop {
        // Asked first: the worker goes on while the page takes the answer before apart.
        let (asked, is_last) = match progress.next(usize::from(arrived.is_some())) {
            Ok(Some(document)) => (helper.read(document)?, false),
            Ok(None) => (helper.link(progress.readings.len() + 1)?, true),
            Err(unwanted) => return Ok(Err(unwanted)),
        };
        if let Some(arrived) = arrived {
            progress.add(arrived.read()?);
        }
        let answer = asked.arrival().await?;
        if is_last {
            return Ok(Ok(answer.linked()?));
        }
        arrived = Some(answer);
    }
}
