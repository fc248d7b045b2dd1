//! The worker's side: reads what the page sends.

use super::message::{Answer, Question};
use super::{arrange, resources};
use crate::Reader;
use crate::model::Reading;
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
    let mut reader = None;
    let mut readings = Vec::new();
    EventListener::new(&scope, "message", move |event| {
        let message = event.unchecked_ref::<MessageEvent>().data();
        let question = serde_wasm_bindgen::from_value(message).expect_throw("not a question");
        say(&answer(question, &mut reader, &mut readings));
    })
    .forget();
}

fn answer(question: Question, reader: &mut Option<Reader>, readings: &mut Vec<Reading>) -> Answer {
    let loaded = || "asked to read before there is a reader";
    match question {
        Question::Load { lexicon, model } => {
            let loaded = Reader::french(resources::bytes(&lexicon), &resources::bytes(&model));
            Answer::Loaded(loaded.map(|loaded| *reader = Some(loaded)))
        }
        Question::Begin(known) => {
            *readings = known;
            Answer::Begun
        }
        Question::Read { name, bytes } => {
            let read = reader.as_ref().expect_throw(loaded()).read(&name, &bytes);
            readings.extend(read.iter().cloned());
            Answer::Read(Box::new(read))
        }
        Question::Arrange(graph) => Answer::Arranged(arrange::answer(&graph)),
        Question::Link => Answer::Linked(crate::link(readings, reader.as_ref().expect_throw(loaded()).language())),
    }
}
