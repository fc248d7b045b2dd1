//! What an element says where it can show nothing.

use anyhow::{Result, ensure};
use frise_browser_tests::Visit;
use frise_browser_tests::cases::{Case, cases};

use super::host::Host;

pub const CASES: &[Case] = cases![each_failure_has_its_message, forbidden_program_is_told];

/// The corpora that cannot be shown: what the element's error is called, and a word of each language's message.
const FAILURES: [(&str, &str, &str, &str); 7] = [
    ("", "missing", "Aucun corpus", "No corpus"),
    ("/absent.json", "status", "404", "404"),
    ("/page.json", "html", "page web", "web page"),
    ("/cut.json", "json", "JSON valide", "valid JSON"),
    ("/empty.json", "form", "forme attendue", "expected form"),
    ("/huge.json", "size", "16 Mio", "16 MiB"),
    ("/latin.json", "encoding", "UTF-8", "UTF-8"),
];

const PAGE: &str = "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Article</title><link rel=icon href=data:,>\
    <script src=/presse/frise/frise-embed.js defer></script></head><body><p>Un article.</p></body></html>";

async fn each_failure_has_its_message(visit: Visit) -> Result<()> {
    let host = Host::open(&[("/article.html", PAGE)])?;
    host.show(&visit, "/article.html").await?;
    let add = "for (const lang of ['fr', 'en']) for (const corpus of arguments[0]) {
        const element = document.createElement('frise-explorer');
        if (corpus) element.setAttribute('corpus', corpus);
        element.lang = lang;
        element.id = lang + corpus;
        document.body.append(element);
    }";
    let corpora: Vec<&str> = FAILURES.iter().map(|failure| failure.0).collect();
    visit.script::<()>(add, vec![corpora.into()]).await?;
    for (corpus, code, french, english) in FAILURES {
        for (lang, words) in [("fr", french), ("en", english)] {
            let element = format!("document.getElementById('{lang}{corpus}')");
            visit.script::<()>(&format!("{element}.scrollIntoView()"), Vec::new()).await?;
            let alert = format!("{element}.shadowRoot.querySelector('[role=alert]')?.textContent.includes('{words}')");
            visit.until(&format!("\"{words}\" is told for {corpus}"), &alert).await?;
            let heard =
                format!("recorded.heard.some(({{ id, code }}) => id === '{lang}{corpus}' && code === '{code}')");
            visit.until(&format!("the page hears of \"{code}\""), &heard).await?;
        }
    }
    quiet(&visit).await
}

async fn forbidden_program_is_told(visit: Visit) -> Result<()> {
    const BARRED: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Article</title><link rel=icon href=data:,>\
        <script src=/presse/frise/frise-embed.js defer></script></head><body><p>Un article.</p>\
        <frise-explorer id=one corpus=/presse/frise/demo/corpus.json></frise-explorer></body></html>";
    let host = Host::open(&[("/barred.html", BARRED)])?;
    host.show(&visit, "/barred.html").await?;
    visit
        .until(
            "the element names what is forbidden",
            "document.querySelector('#one').shadowRoot.querySelector('[role=alert]')?.textContent.includes('wasm-unsafe-eval')",
        )
        .await?;
    visit.until("the page hears of it", "recorded.heard.some(({ code }) => code === 'blocked')").await?;
    let errors: Vec<String> = visit.value("recorded.errors").await?;
    ensure!(errors.is_empty(), "the page recorded errors: {errors:?}");
    Ok(())
}

/// Nothing but the elements failed.
async fn quiet(visit: &Visit) -> Result<()> {
    let wrong: Vec<String> = visit.value("[...recorded.errors, ...recorded.refused]").await?;
    ensure!(wrong.is_empty(), "the elements' failures reach the page: {wrong:?}");
    Ok(())
}
