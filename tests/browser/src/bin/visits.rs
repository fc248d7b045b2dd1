//! Visits the page, the element on another page and the page as one file, with an empty cache, some times over, and prints
//! what that costs as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use anyhow::{Context, Result};
use frise_browser_tests::server::FOLDER;
use frise_browser_tests::visit::dist;
use frise_browser_tests::{Engine, Kind, visit};
use serde_json::json;

const VISITS: usize = 5;

/// What the page marks and measures, under the names that the reader of the figures sees.
const FIGURES: [(&str, &str); 3] = [
    ("from navigation to interactive", "performance.getEntriesByName('frise-interactive')[0]?.startTime ?? null"),
    ("from navigation to the corpus drawn", "performance.getEntriesByName('frise-ready')[0]?.startTime ?? null"),
    ("reading the corpus", "performance.getEntriesByName('frise-read')[0]?.duration ?? null"),
];

fn main() -> Result<()> {
    let engine = Engine::start(Kind::Chromium)?;
    let figures: Mutex<BTreeMap<String, Vec<f64>>> = Mutex::default();
    let files: Mutex<BTreeSet<String>> = Mutex::default();
    let file_on_disk = format!("file://{}", dist().join("frise.html").canonicalize()?.display());
    for _ in 0..VISITS {
        for way in ["page", "element", "one file"] {
            visit(&engine, false, async |visit| {
                let site = format!("{}{FOLDER}", visit.server.address());
                match way {
                    "page" => visit.open_at(&site).await?,
                    "element" => visit.open_at(&format!("{site}demo/element.html")).await?,
                    _ => visit.open_at(&file_on_disk).await?,
                }
                for (name, expression) in FIGURES {
                    let figure: Option<f64> = visit.value(expression).await?;
                    let figure =
                        figure.with_context(|| format!("the {way} does not measure: {name} ({expression})"))?;
                    lock(&figures).entry(format!("{way}: {name}")).or_default().push(figure);
                }
                if way == "page" {
                    *lock(&files) = visit.server.requests().iter().map(|path| file(path)).collect::<BTreeSet<_>>();
                }
                Ok(())
            })?;
        }
    }
    let medians: BTreeMap<_, _> = lock(&figures).iter().map(|(name, values)| (name.clone(), median(values))).collect();
    println!("{}", json!({ "files": *lock(&files), "visits": VISITS, "milliseconds": medians }));
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// The file of dist/ that a path of the site stands for.
fn file(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    match path.strip_prefix(FOLDER).unwrap_or(path) {
        "" => "index.html".to_owned(),
        name => name.to_owned(),
    }
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}
