//! The worker's side: reads what the page sends.

use super::message::{Answer, Question};
use super::{arrange, resources};
use crate::Reader;
use crate::link::corrections::correct;
use crate::model::{Reading, Story};
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers the page's questions, in a worker, until the page ends it.
///
/// What cannot go on is thrown: the page hears of it, and starts another worker.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let say = {
        let scope = scope.clone();
        move |answer: &Answer| {
            let message = serde_wasm_bindgen::to_value(answer).expect_throw("an answer has no form in JavaScript");
            scope.post_message(&message).expect_throw("an answer cannot be sent");
        }
    };
    say(&Answer::Started);
    let mut work = Work::default();
    EventListener::new(&scope, "message", move |event| {
        let message = event.unchecked_ref::<MessageEvent>().data();
        let question = serde_wasm_bindgen::from_value(message).expect_throw("not a question");
        say(&work.answer(question));
    })
    .forget();
}

/// What the worker has at hand.
#[derive(Default)]
struct Work {
    reader: Option<Reader>,
    readings: Vec<Reading>,
    /// What was linked last.
    story: Story,
}

impl Work {
    fn answer(&mut self, question: Question) -> Answer {
        match question {
            Question::Load { lexicon, model } => {
                let loaded = Reader::french(resources::bytes(&lexicon), &resources::bytes(&model));
                Answer::Loaded(loaded.map(|loaded| self.reader = Some(loaded)))
            }
            Question::Begin(known) => {
                self.readings = known;
                Answer::Begun
            }
            Question::Read { name, bytes } => {
                let read = self.reader().read(&name, &bytes);
                self.readings.extend(read.iter().cloned());
                Answer::Read(Box::new(read))
            }
            Question::Syntax { name, bytes } => Answer::Syntax(self.reader().syntax(&name, &bytes)),
            Question::Arrange(graph) => Answer::Arranged(arrange::answer(&graph)),
            Question::Link => {
                self.story = crate::link(&self.readings, self.reader().language());
                Answer::Linked(self.story.clone())
            }
            Question::Correct(corrections) => {
                Answer::Corrected(correct(&self.readings, &self.story, &corrections, self.reader().language()))
            }
        }
    }

    fn reader(&self) -> &Reader {
        self.reader.as_ref().expect_throw("asked to read before there is a reader")
    }
}
