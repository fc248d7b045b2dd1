//! The page's side: a worker that reads.

use super::message::{Answer, Question};
use super::resources;
use crate::app::corpus::Document;
use crate::app::findings::Findings;
use crate::app::host;
use crate::export::Syntax;
use crate::link::corrections::Rewritten;
use crate::model::{Correction, ReadError, Reading, Story};
use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Promise};
use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent, Worker};

/// The longest that a worker takes to start or to load, in milliseconds: ten times what a slow telephone needs.
pub(super) const START: u32 = 15_000;

/// The longest that it takes for a kibibyte of text, in milliseconds; a computer of 2020 needs a twentieth.
const KIBIBYTE: u32 = 200;

/// The longest that it takes to link one more text, in milliseconds.
const LINK: u32 = 50;

thread_local! {
    /// A worker that has loaded its resource files and has nothing to do.
    static IDLE: RefCell<Option<Helper>> = const { RefCell::new(None) };
}

/// A worker that reads; it ends when dropped.
pub struct Helper {
    worker: Worker,
    /// The story that it linked last.
    linked: RefCell<Weak<Story>>,
}

/// The longest that it takes to parse a text, in milliseconds.
fn patience(document: &Document) -> u32 {
    START + KIBIBYTE * (document.bytes.len() / 1024) as u32
}

/// Why a worker gives no answer.
#[derive(Debug)]
pub struct Ended(String);

impl fmt::Display for Ended {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Ended {
    /// What an error event, an exception or the time limit says.
    fn told(why: &JsValue) -> Self {
        let event = why.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
        let error = || why.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Self(event.or_else(error).or_else(|| why.as_string()).unwrap_or_else(|| format!("{why:?}")))
    }

    pub(super) fn unasked() -> Self {
        Self("it answered another question".to_owned())
    }
}

impl Helper {
    /// A worker for a corpus of which this is read already; `None` where no worker starts.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when a resource file does not load.
    pub async fn find(known: &[Reading]) -> Result<Option<Self>, ReadError> {
        // One that a device's sleep has ended is found out here.
        if let Some(idle) = IDLE.take()
            && idle.begin(known).await.is_ok()
        {
            return Ok(Some(idle));
        }
        let files = resources::fetch();
        let begun = async {
            let helper = Self::start().await?;
            let loaded = match files.await {
                Ok(files) => helper.load(files).await?,
                Err(error) => Err(error),
            };
            if loaded.is_ok() {
                helper.begin(known).await?;
            }
            Ok(loaded.map(|()| helper))
        };
        match begun.await {
            Ok(loaded) => loaded.map(Some),
            Err(Ended(why)) => {
                gloo::console::warn!(format!("no worker, the page reads by itself: {why}"));
                Ok(None)
            }
        }
    }

    /// A worker that has nothing to do, if there is one.
    #[must_use]
    pub fn idle() -> Option<Self> {
        IDLE.take()
    }

    /// A worker that has the story of these findings; `None` where no worker starts.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when a resource file does not load.
    pub async fn find_for(findings: &Findings) -> Result<Option<Self>, ReadError> {
        let is_of =
            |helper: &Self| helper.linked.borrow().upgrade().is_some_and(|linked| Rc::ptr_eq(&linked, &findings.read));
        if let Some(idle) = IDLE.take() {
            if is_of(&idle) {
                return Ok(Some(idle));
            }
            idle.keep();
        }
        let Some(helper) = Self::find(&findings.readings).await? else { return Ok(None) };
        let linked = async { helper.link(findings.readings.len())?.arrival().await };
        Ok(linked.await.is_ok().then_some(helper))
    }

    /// Keeps the worker for corrections of the story that it linked, and for the next corpus.
    pub fn keep_of(self, linked: &Rc<Story>) {
        self.linked.replace(Rc::downgrade(linked));
        self.keep();
    }

    /// Keeps the worker for the next corpus.
    pub fn keep(self) {
        IDLE.set(Some(self));
    }

    /// Asks for a text to be read.
    ///
    /// # Errors
    /// When the worker cannot be asked.
    pub fn read(&self, document: &Document) -> Result<Asked, Ended> {
        let question = Question::Read { name: document.name.clone(), bytes: document.bytes.to_vec() };
        self.send(&question, &Array::new(), patience(document))
    }

    /// A text's sentences as trees.
    ///
    /// # Errors
    /// When the worker ends over it.
    pub async fn syntax(&self, document: &Document) -> Result<Result<Syntax, ReadError>, Ended> {
        let question = Question::Syntax { name: document.name.clone(), bytes: document.bytes.to_vec() };
        match self.ask(&question, &Array::new(), patience(document)).await? {
            Answer::Syntax(syntax) => Ok(syntax),
            _ => Err(Ended::unasked()),
        }
    }

    /// Asks for so many texts that it has read to be linked.
    ///
    /// # Errors
    /// When the worker cannot be asked.
    pub fn link(&self, texts: usize) -> Result<Asked, Ended> {
        self.send(&Question::Link, &Array::new(), START + LINK * texts as u32)
    }

    /// Applies corrections to the story that it linked, of so many texts.
    ///
    /// # Errors
    /// When the worker ends over it.
    pub async fn correct(&self, corrections: &[Correction], texts: usize) -> Result<Rewritten, Ended> {
        let question = Question::Correct(corrections.to_vec());
        match self.ask(&question, &Array::new(), START + LINK * texts as u32).await? {
            Answer::Corrected(rewritten) => Ok(rewritten),
            _ => Err(Ended::unasked()),
        }
    }

    async fn load(&self, [lexicon, model]: [ArrayBuffer; 2]) -> Result<Result<(), ReadError>, Ended> {
        let transferred = Array::of2(&lexicon, &model);
        match self.ask(&Question::Load { lexicon, model }, &transferred, START).await? {
            Answer::Loaded(loaded) => Ok(loaded),
            _ => Err(Ended::unasked()),
        }
    }

    async fn begin(&self, known: &[Reading]) -> Result<(), Ended> {
        match self.ask(&Question::Begin(known.to_vec()), &Array::new(), START).await? {
            Answer::Begun => Ok(()),
            _ => Err(Ended::unasked()),
        }
    }

    pub(super) async fn start() -> Result<Self, Ended> {
        let worker = host::given().and_then(|host| host.worker()).map_err(|error| Ended::told(&error))?;
        let helper = Self { worker, linked: RefCell::default() };
        match helper.send_value(&wasm_bindgen::module(), &Array::new(), START)?.arrival().await?.answer()? {
            Answer::Started => Ok(helper),
            _ => Err(Ended::unasked()),
        }
    }

    pub(super) async fn ask(&self, question: &Question, transferred: &Array, patience: u32) -> Result<Answer, Ended> {
        self.send(question, transferred, patience)?.arrival().await?.answer()
    }

    fn send(&self, question: &Question, transferred: &Array, patience: u32) -> Result<Asked, Ended> {
        let message = serde_wasm_bindgen::to_value(question).map_err(|error| Ended(error.to_string()))?;
        self.send_value(&message, transferred, patience)
    }

    /// Sends a message, to be answered after so many milliseconds at most. What was asked before has its answer.
    fn send_value(&self, message: &JsValue, transferred: &Array, patience: u32) -> Result<Asked, Ended> {
        let worker = &self.worker;
        let mut limit = None;
        let answered = Promise::new(&mut |answer, end| {
            worker.set_onmessage(Some(&answer));
            worker.set_onerror(Some(&end));
            limit = Some(Timeout::new(patience, move || {
                // A function that settles a promise throws nothing.
                let _settled = end.call1(&JsValue::NULL, &"it took too long".into());
            }));
        });
        worker.post_message_with_transfer(message, transferred).map_err(|error| Ended::told(&error))?;
        Ok(Asked { answered, _limit: limit })
    }
}

/// A question that has no answer yet.
pub struct Asked {
    answered: Promise,
    _limit: Option<Timeout>,
}

impl Asked {
    /// Waits for the answer.
    ///
    /// # Errors
    /// When the worker ends over it.
    pub async fn arrival(self) -> Result<Arrived, Ended> {
        let event = JsFuture::from(self.answered).await.map_err(|why| Ended::told(&why))?;
        Ok(Arrived(event.unchecked_into::<MessageEvent>().data()))
    }
}

/// An answer that is not taken apart yet, which takes the page some time: the worker may have its next question before.
pub struct Arrived(JsValue);

impl Arrived {
    /// What a text says.
    ///
    /// # Errors
    /// When something else was answered.
    pub fn read(self) -> Result<Result<Reading, ReadError>, Ended> {
        if let Answer::Read(read) = self.answer()? { Ok(*read) } else { Err(Ended::unasked()) }
    }

    /// The story.
    ///
    /// # Errors
    /// When something else was answered.
    pub fn linked(self) -> Result<Story, Ended> {
        if let Answer::Linked(story) = self.answer()? { Ok(story) } else { Err(Ended::unasked()) }
    }

    fn answer(self) -> Result<Answer, Ended> {
        serde_wasm_bindgen::from_value(self.0).map_err(|error| Ended(error.to_string()))
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
