//! Articles → a file of each format that a library reads, and what these libraries say to them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{cargo, command, run, timed};
use crate::report::Report;
use crate::sizes;
use crate::tools::Tools;

/// The formats that JavaScript's libraries read, and their files; the first is what the others are compared with.
const FORMATS: [(&str, &str); 7] = [
    ("json", "story.json"),
    ("timelinejs", "timeline.json"),
    ("icalendar", "events.ics"),
    ("gexf", "actors.gexf"),
    ("graphml", "actors.graphml"),
    ("schema-org", "story.jsonld"),
    ("web-annotation", "annotations.jsonld"),
];

/// Exports the development articles, and has libraries of the formats read the files; nothing without Node.js.
///
/// # Errors
/// When the libraries cannot be had, or a file cannot be written.
pub fn test(root: &Path, tools: &Tools, report: &mut Report) -> Result<()> {
    let what = "exports, read by libraries of their formats";
    let tests = root.join("tests/export/readers");
    let Some(libraries) = tools.npm_locked("export-readers", &tests)? else {
        report.skip(what, "the libraries come from npm: install Node.js 20 or later, with npm");
        return Ok(());
    };
    let folder = root.join("target/exports");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut articles = sizes::files(&root.join("tests/development"))?;
    articles.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    timed("exporting the development articles", || {
        FORMATS.iter().try_for_each(|(format, file)| {
            let export = ["run", "--quiet", "--package", "frise", "--bin", "frise", "--", "export", "--format", format];
            run(cargo(root, &export).arg("--out").arg(folder.join(file)).args(&articles))
        })
    })?;
    let mut node = command(root, "node", &["--test", "--test-reporter=tap"]);
    node.arg(tests.join("readers.test.mjs"));
    report.tests(what, node.env("EXPORTS", &folder).env("LIBRARIES", &libraries));
    Ok(())
}
