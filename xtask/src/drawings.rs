//! The page's drawings → their times beside those of the libraries that others draw with, in the same browser and run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::command::{command, run, timed};
use crate::page;
use crate::tools::Tools;
use crate::{browsers, sizes};

/// A scenario of the harness: its name, and for each number of items the pages that can show so many.
const SCENARIOS: [(&str, u32, &[&str]); 6] = [
    ("timeline", 1_000, &["t-vis", "t-d3", "t-echarts", "t-merge"]),
    ("timeline", 10_000, &["t-d3", "t-echarts", "t-merge"]),
    ("timeline", 100_000, &["t-echarts", "t-merge"]),
    ("graph", 500, &["g-sigma", "g-d3", "g-cyto"]),
    ("graph", 5_000, &["g-sigma", "g-d3"]),
    ("text", 5_000, &["x-mark", "x-highlight", "x-lazy"]),
];

/// Prints the medians of each scenario, the project's own page first.
///
/// # Errors
/// When node is missing, or something cannot be installed, built or run.
pub fn measure(root: &Path, runs: u32) -> Result<()> {
    let tools = Tools::open(root)?;
    let source = root.join("benches/ui");
    let Some(folder) = tools.npm_locked("ui-bench", &source)? else {
        bail!("the libraries beside which the drawings are measured come with npm: install Node.js");
    };
    copy(&source, &folder)?;
    let node = || command(&folder, "node", &[]);
    timed("bundling the libraries", || run(node().arg("build.mjs")))?;
    page::build_bench(root, &tools, &folder.join("dist/frise"))?;
    let browser = browsers::chromium(root, &tools)?;
    for (scenario, count, peers) in SCENARIOS {
        let peers = peers.iter().map(|peer| format!("dist/{peer}.html"));
        let pages: Vec<String> = std::iter::once(format!("dist/frise/index.html?{scenario}")).chain(peers).collect();
        let (count, runs) = (count.to_string(), runs.to_string());
        timed(&format!("{scenario}, {count}, medians of {runs}"), || {
            let arguments = ["harness.mjs", "--scenario", scenario, "--n", &count, "--runs", &runs, "--page"];
            run(node().args(arguments).arg(pages.join(",")).envs(browser.clone()))
        })?;
    }
    Ok(())
}

/// Copies the harness beside the libraries that it loads.
fn copy(source: &Path, folder: &Path) -> Result<()> {
    for file in sizes::files(source)? {
        let target = folder.join(file.strip_prefix(source).unwrap_or(&file));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        }
        fs::copy(&file, &target).with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}
