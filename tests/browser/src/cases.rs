//! Each case in each browser, as one test `BROWSER::CASE`; `cargo xtask test` says which browsers there are.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Result;
use libtest_mimic::{Arguments, Failed, Trial};

use crate::{Engine, Kind, Visit, visit};

/// What a case does on its visit.
pub type Work = fn(Visit) -> Pin<Box<dyn Future<Output = Result<()>>>>;

/// A case: its name and what it does.
pub type Case = (&'static str, Work);

/// The cases of these names, as functions of the module where it stands.
#[macro_export]
macro_rules! cases {
    ($($name:ident),* $(,)?) => { &[$((stringify!($name), |visit| Box::pin($name(visit)))),*] };
}
pub use cases;

/// Runs all cases, as the arguments of the command line ask, and ends the process.
pub fn run(cases: &[&[Case]]) -> ! {
    let arguments = Arguments::from_args();
    let cases = cases.concat();
    let names = |kind: Kind| cases.iter().map(move |(name, _)| format!("{}::{name}", kind.name()));
    let wanted = |kind| names(kind).any(|name| arguments.filter.as_ref().is_none_or(|filter| name.contains(filter)));
    let engines: Vec<_> = Kind::ALL
        .into_iter()
        .filter(|&kind| wanted(kind) && !arguments.list)
        .map(|kind| (kind, Engine::start(kind).map(Arc::new).map_err(|error| format!("{error:#}"))))
        .collect();
    for (kind, engine) in &engines {
        if let Err(reason) = engine {
            println!("{}: {}: {reason}", if may_lack(*kind) { "SKIPPED" } else { "FAILED" }, kind.name());
        }
    }
    // One case after the other, so that the browsers are busy at the same time.
    let trials = cases.iter().flat_map(|case| engines.iter().map(|(kind, engine)| trial(case, *kind, engine.clone())));
    let trials = trials.collect();
    drop(engines);
    // `run` takes the trials and with them the drivers: they have ended before this process exits.
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(&(name, work): &Case, kind: Kind, engine: Result<Arc<Engine>, String>) -> Trial {
    let skipped = engine.is_err() && may_lack(kind);
    Trial::test(format!("{}::{name}", kind.name()), move || {
        let engine = engine.map_err(Failed::from)?;
        visit(&engine, true, work).map_err(|error| Failed::from(format!("{error:#}")))
    })
    .with_ignored_flag(skipped)
}

/// Whether a browser's tests are skipped where it does not start: WebKit's runs on few machines, and of a browser that
/// could not be installed the failure has been counted.
fn may_lack(kind: Kind) -> bool {
    kind == Kind::WebKit || !kind.is_given()
}
