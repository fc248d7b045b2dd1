//! Each case in each browser, as one test `BROWSER::CASE`; `cargo xtask test` says which browsers there are.

mod access;
mod own;
mod reading;
mod safety;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Result;
use frise_browser_tests::{Engine, Kind, Visit, visit};
use libtest_mimic::{Arguments, Failed, Trial};

/// What a case does on its visit.
type Work = fn(Visit) -> Pin<Box<dyn Future<Output = Result<()>>>>;

/// A case: its name and what it does.
type Case = (&'static str, Work);

/// The cases of these names, as functions of this module.
macro_rules! cases {
    ($($name:ident),* $(,)?) => { &[$((stringify!($name), |visit| Box::pin($name(visit)))),*] };
}
pub(crate) use cases;

fn main() {
    let arguments = Arguments::from_args();
    let cases = [access::CASES, own::CASES, reading::CASES, safety::CASES].concat();
    let trials = Kind::ALL.into_iter().flat_map(|kind| trials(kind, &cases, arguments.list)).collect();
    // `run` takes the trials and with them the drivers: they have ended before this process exits.
    libtest_mimic::run(&arguments, trials).exit();
}

/// All cases in one browser; they are skipped, with the reason, where it does not start.
fn trials(kind: Kind, cases: &[Case], list: bool) -> Vec<Trial> {
    let engine = (!list).then(|| Engine::start(kind));
    if let Some(Err(error)) = &engine {
        println!("SKIPPED: {}: {error:#}", kind.name());
    }
    let engine = engine.and_then(Result::ok).map(Arc::new);
    let trial = |&(name, work): &Case| {
        let running = engine.clone();
        Trial::test(format!("{}::{name}", kind.name()), move || match running {
            Some(engine) => visit(&engine, true, work).map_err(|error| Failed::from(format!("{error:#}"))),
            None => Err(Failed::from("the browser does not start")),
        })
        .with_ignored_flag(engine.is_none())
    };
    cases.iter().map(trial).collect()
}
