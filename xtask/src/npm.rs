//! The page in dist/ → the npm package in dist/npm/: the same program, in scripts.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{command, run, timed};
use crate::report::Report;
use crate::tools::Tools;
use crate::{sizes, types};

/// The page's program and its glue carry a hash in their names; in the package they have these.
const PROGRAM: [(&str, &str); 2] = [("_bg.wasm", "page_bg.wasm"), (".js", "page.js")];

/// Makes the package of what was built.
///
/// # Errors
/// When the page is not built, or a file cannot be written.
pub fn build(root: &Path) -> Result<()> {
    let dist = root.join("dist");
    let package = dist.join("npm");
    if package.exists() {
        fs::remove_dir_all(&package).with_context(|| format!("cannot remove {}", package.display()))?;
    }
    fs::create_dir_all(&package).with_context(|| format!("cannot make {}", package.display()))?;
    let copy = |from: &Path, name: &str| {
        let copied = fs::copy(from, package.join(name));
        copied.map(|_| ()).with_context(|| format!("cannot copy {} to {}", from.display(), package.display()))
    };
    for (end, name) in PROGRAM {
        copy(&dist.join(built(&dist, "page-", end)?), name)?;
    }
    copy(&dist.join(built(&dist, "style-", ".css")?), "style.css")?;
    for name in ["lexicon.fst", "parser.bin", "world.tsv", "places.tsv"] {
        copy(&dist.join(name), name)?;
    }
    fs::create_dir_all(package.join("examples")).context("cannot make the package's folder of examples")?;
    let source = root.join("npm");
    for file in sizes::files(&source)? {
        copy(&file, &sizes::name(&source, &file))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"] {
        copy(&root.join(name), name)?;
    }
    copy(&root.join("src/lang/fr/model/LICENSE.md"), "LICENSE-MODEL.md")?;
    let schema = root.join("docs/frise.schema.json");
    copy(&schema, "frise.schema.json")?;
    let schema = fs::read(&schema).with_context(|| format!("cannot read {}", schema.display()))?;
    let schema: Value = serde_json::from_slice(&schema).context("docs/frise.schema.json is no JSON")?;
    fs::write(package.join("contract.d.ts"), types::definitions(&schema)?).context("cannot write contract.d.ts")
}

/// Tests the package as somebody who installs it would find it; `native` is what the command prints for the seeds.
///
/// What browsers open is in target/npm/site afterwards; nothing is there without Node.js.
///
/// # Errors
/// When the package cannot be packed, or its libraries cannot be had.
pub fn test(root: &Path, tools: &Tools, native: &Path, report: &mut Report) -> Result<()> {
    let what = "the npm package in Node.js";
    let tests = root.join("tests/npm");
    let Some(libraries) = tools.npm_locked("npm-tests", &tests)? else {
        report.skip(what, "install Node.js 20 or later, with npm");
        return Ok(());
    };
    let work = root.join("target/npm");
    let set_up = tests.join("set-up.mjs");
    let folders = [&set_up, &libraries, &root.join("dist/npm"), &work];
    timed("packing the npm package and bundling its examples", || run(command(root, "node", &[]).args(folders)))?;
    let mut node = command(&work, "node", &["--test", "--test-reporter=tap", "library.test.mjs"]);
    report.tests(what, node.env("SEEDS", root.join("seeds")).env("FRISE_NATIVE", native));
    Ok(())
}

/// The one file of the build whose name has this beginning and this end.
fn built(dist: &Path, start: &str, end: &str) -> Result<String> {
    let files = fs::read_dir(dist).with_context(|| format!("cannot list {}", dist.display()))?;
    let names: Vec<String> = files.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    let mut fitting = names.into_iter().filter(|name| name.starts_with(start) && name.ends_with(end));
    match (fitting.next(), fitting.next()) {
        (Some(name), None) => Ok(name),
        (None, _) => bail!("{} has no {start}…{end}: build the page first", dist.display()),
        _ => bail!("{} has several {start}…{end}: remove the folder and build anew", dist.display()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_package_has_the_crates_version() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../npm/package.json");
        let text = std::fs::read_to_string(&file).expect("npm/package.json is there");
        let package: serde_json::Value = serde_json::from_str(&text).expect("npm/package.json is JSON");
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"), "npm/package.json must repeat Cargo.toml's version");
    }
}
