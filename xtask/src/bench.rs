//! The project → its figures: reading speed, and what a first visit to the page costs.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command::{cargo, output, run, timed};
use crate::test::{BROWSER_TESTS, wasm_runner};
use crate::tools::Tools;
use crate::{browsers, page, sizes, weight};

/// What the browser measured; medians over the visits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Visit {
    /// Files of dist/ that were asked for, in this order.
    files: Vec<String>,
    visits: usize,
    milliseconds: std::collections::BTreeMap<String, f64>,
}

/// Prints all figures.
///
/// # Errors
/// When something cannot be built or run.
pub fn bench(root: &Path) -> Result<()> {
    timed("reading speed, native", || run(&mut cargo(root, &["bench", "--package", "frise"])))?;
    let tools = Tools::open(root)?;
    for (what, bench) in [("finding times", "times"), ("cutting and parsing", "syntax"), ("reading", "reading")] {
        let arguments = ["bench", "--target", tools.target()?, "--no-default-features", "--bench", bench];
        let what = format!("{what}, in headless Chromium");
        // What is measured takes longer than a test may.
        let measure =
            || run(wasm_runner(root, &tools, cargo(root, &arguments))?.env("WASM_BINDGEN_TEST_TIMEOUT", "600"));
        timed(&what, measure)?;
    }
    page::build(root)?;
    let printed = timed("visits to the page, in headless Chromium", || program(root, "visits"))?;
    let visit: Visit = serde_json::from_str(&printed).context("the visits' figures have another form")?;
    println!("What a first visit loads:");
    let files = visit.files.iter().map(|file| Ok((file.clone(), sizes::of(&root.join("dist").join(file))?)));
    sizes::table(&files.collect::<Result<Vec<_>>>()?);
    println!("\nOf it for syntax; the tables of segmentation are in the program:");
    let language = root.join("src/lang/fr");
    let syntax = [sizes::files(&language.join("model"))?, sizes::files(&language.join("segmentation"))?].concat();
    let loaded = syntax.iter().filter(|file| file.extension().is_none_or(|kind| kind != "md" && kind != "rs"));
    let loaded = loaded.map(|file| Ok((sizes::name(&language, file), sizes::of(file)?)));
    sizes::table(&loaded.collect::<Result<Vec<_>>>()?);
    println!("\nOf the program, for finding times (goal: 100 kB):");
    sizes::table(&weight::of_times(root)?);
    println!("\nMedians of {} visits, each with an empty cache:", visit.visits);
    for (what, time) in visit.milliseconds {
        println!("{what:48}  {time:>8.1} ms");
    }
    Ok(())
}

/// Takes the pictures anew.
///
/// # Errors
/// When something cannot be built or run.
pub fn pictures(root: &Path) -> Result<()> {
    page::build(root)?;
    print!("{}", timed("pictures, in headless Chromium", || program(root, "pictures"))?);
    Ok(())
}

/// Runs a program of the browser tests' crate.
fn program(root: &Path, name: &str) -> Result<String> {
    let browser = browsers::chromium(root, &Tools::open(root)?)?;
    output(cargo(root, &["run", "--quiet", "--package", BROWSER_TESTS, "--bin", name]).envs(browser))
}
