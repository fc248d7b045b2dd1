//! Sources → every check that must hold before a change lands, and one line that counts them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::browsers::{self, Variables};
use crate::command::{cargo, output, path_with, run};
use crate::report::Report;
use crate::tools::Tools;
use crate::{exports, npm, page, sizes};

/// The crate of the browser tests.
pub const BROWSER_TESTS: &str = "frise-browser-tests";

/// Runs every check; `quick` leaves out the page, the browsers and whatever else needs more than Rust.
///
/// # Errors
/// When tools.toml cannot be read: then nothing can be checked.
pub fn test(root: &Path, quick: bool) -> Result<ExitCode> {
    let tools = Tools::open(root)?;
    let mut report = Report::default();
    native(root, &mut report);
    if !quick {
        if let Err(error) = exports::test(root, &tools, &mut report) {
            report.fail("exports, read by libraries of their formats", &format!("{error:#}"));
        }
        wasm(root, &tools, &mut report);
        if built(root, &mut report) {
            package(root, &tools, &mut report);
            browser(root, &tools, &mut report, "");
        }
    }
    Ok(report.close())
}

/// Builds the page and tests it in browsers; `case` is a part of the names of the tests to run.
///
/// # Errors
/// When tools.toml cannot be read: then nothing can be checked.
pub fn page(root: &Path, case: &str) -> Result<ExitCode> {
    let tools = Tools::open(root)?;
    let mut report = Report::default();
    if built(root, &mut report) {
        browser(root, &tools, &mut report, case);
    }
    Ok(report.close())
}

/// Makes the npm package of the page that was built, and tests it.
///
/// # Errors
/// When it cannot be made.
pub fn npm(root: &Path) -> Result<ExitCode> {
    let mut report = Report::default();
    npm::build(root)?;
    package(root, &Tools::open(root)?, &mut report);
    Ok(report.close())
}

fn native(root: &Path, report: &mut Report) {
    report.check("format", || run(&mut cargo(root, &["fmt", "--all", "--check"])));
    let lints = ["clippy", "--workspace", "--all-targets", "--features", "frise/train", "--", "-D", "warnings"];
    report.check("lints, native", || run(&mut cargo(root, &lints)));
    let documentation = ["doc", "--no-deps", "--package", "frise", "--features", "train"];
    report.check("documentation", || run(cargo(root, &documentation).env("RUSTDOCFLAGS", "-D warnings")));
    let tests = ["test", "--workspace", "--exclude", BROWSER_TESTS, "--features", "frise/train", "--no-fail-fast"];
    report.tests("unit, property and data-driven tests", &mut cargo(root, &tests));
}

fn wasm(root: &Path, tools: &Tools, report: &mut Report) {
    let lints = |target: &str, native: &Path| {
        let page = ["clippy", "--target", target, "--no-default-features", "--features", "web"];
        let parts = ["--lib", "--bin", "page", "--test", "wasm", "--", "-D", "warnings"];
        run(cargo(root, &page).args(parts).env("FRISE_NATIVE", native))
    };
    let tests = |target: &str, native: &Path| {
        let page = ["test", "--target", target, "--no-default-features", "--features", "web", "--test", "wasm"];
        wasm_runner(root, tools, cargo(root, &page)).map(|mut tests| {
            tests.env("FRISE_NATIVE", native);
            tests
        })
    };
    match tools.target().and_then(|target| Ok((target, native_output(root)?))) {
        Ok((target, native)) => {
            report.check("lints, WebAssembly", || lints(target, &native));
            match tests(target, &native) {
                Ok(mut command) => report.tests("reading in headless Chromium", &mut command),
                Err(error) => report.fail("reading in headless Chromium", &format!("{error:#}")),
            }
        }
        Err(error) => report.fail("reading in headless Chromium", &format!("{error:#}")),
    }
}

/// A file with what the command prints for the seeds: the browser must read the same.
fn native_output(root: &Path) -> Result<PathBuf> {
    let seeds =
        sizes::files(&root.join("seeds"))?.into_iter().filter(|file| file.extension().is_some_and(|e| e == "txt"));
    let printed =
        output(cargo(root, &["run", "--quiet", "--package", "frise", "--bin", "frise", "--", "read"]).args(seeds))?;
    let folder = root.join("target");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join("native.json");
    fs::write(&file, printed).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

/// The command with what it needs to run its tests in a browser.
///
/// # Errors
/// When the runner or the browser cannot be had.
pub fn wasm_runner(root: &Path, tools: &Tools, mut command: Command) -> Result<Command> {
    let runner = tools.crate_program("wasm-bindgen-cli", "wasm-bindgen-test-runner")?;
    for (name, value) in browsers::chromium(root, tools)? {
        if name == "FRISE_CHROMEDRIVER" {
            command.env("CHROMEDRIVER", value);
        } else {
            // The driver that Debian ships finds Debian's Chromium; another one looks on PATH.
            command.env("PATH", path_with(&value.parent().map(Path::to_path_buf).into_iter().collect::<Vec<_>>())?);
        }
    }
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    Ok(command)
}

fn built(root: &Path, report: &mut Report) -> bool {
    page::build(root).map_err(|error| report.fail("the page", &format!("{error:#}"))).is_ok()
}

fn package(root: &Path, tools: &Tools, report: &mut Report) {
    let tested = native_output(root).and_then(|native| npm::test(root, tools, &native, report));
    if let Err(error) = tested {
        report.fail("the npm package", &format!("{error:#}"));
    }
}

fn browser(root: &Path, tools: &Tools, report: &mut Report, case: &str) {
    let what = "the page in browsers";
    let mut variables = Variables::new();
    for find in [browsers::chromium, browsers::firefox] {
        match find(root, tools) {
            Ok(found) => variables.extend(found),
            Err(error) => report.fail(what, &format!("{error:#}")),
        }
    }
    match browsers::webkit(root, tools) {
        Ok(found) => variables.extend(found),
        Err(error) => report.skip("the page in WebKit", &format!("{error:#}")),
    }
    match tools.npm_package("axe-core") {
        Ok(Some(folder)) => variables.push(("FRISE_AXE", folder.join("axe.min.js"))),
        Ok(None) => report.skip("accessibility", "axe-core comes from npm: install Node.js"),
        Err(error) => report.fail("accessibility", &format!("{error:#}")),
    }
    report.tests(what, cargo(root, &["test", "--package", BROWSER_TESTS, "--", case]).envs(variables));
}
