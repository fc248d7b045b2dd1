//! Somebody's site, with Frise in one of its folders: its answers have the policy that a careful site sets.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use frise_browser_tests::Visit;
use frise_browser_tests::visit::dist;
use serde_json::Value;
use thirtyfour::WebElement;

/// The folder in which Frise stands.
pub const FRISE: &str = "/presse/frise/";

/// What a careful site lets its pages do.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; frame-src 'self'; require-trusted-types-for 'script'";

/// The same without the right to run WebAssembly.
const BARRED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

/// Writes down what goes wrong in a page, and what the page hears of its elements and frames.
const RECORDER: &str = "window.recorded = { errors: [], refused: [], heard: [], told: [] };
addEventListener('error', event => recorded.errors.push(String(event.message || event.target?.outerHTML)), true);
addEventListener('unhandledrejection', event => recorded.errors.push(String(event.reason)));
addEventListener('securitypolicyviolation', event => recorded.refused.push(event.violatedDirective + ' ' + event.blockedURI));
for (const name of ['frise-ready', 'frise-select', 'frise-error']) {
  addEventListener(name, ({ target, detail }) => recorded.heard.push({ name, id: target.id, ...detail, cause: undefined }));
}
addEventListener('message', ({ data }) => recorded.told.push(data));";

/// How long a corpus is that is too long, in bytes.
const HUGE: usize = 200 * 1024 * 1024;

/// A site; it closes when the test's process ends.
pub struct Host {
    place: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Host {
    /// Opens the site on a free port, with these pages besides Frise's own.
    ///
    /// # Errors
    /// When no port is free.
    pub fn open(pages: &'static [(&'static str, &'static str)]) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no port for a web site")?;
        let place = listener.local_addr().context("the web site has no address")?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                let log = Arc::clone(&log);
                // A browser closes a connection of which it wants no more: no fault of the page or the site.
                std::thread::spawn(move || drop(serve(&connection, &log, pages)));
            }
        });
        Ok(Self { place, asked })
    }

    /// Goes to a page of the site.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn show(&self, visit: &Visit, path: &str) -> Result<()> {
        visit.driver.goto(format!("http://{}{path}", self.place)).await.with_context(|| format!("{path} does not open"))
    }

    /// How often files were asked for whose address has this end.
    #[must_use]
    pub fn asked(&self, end: &str) -> usize {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|path| path.ends_with(end)).count()
    }
}

/// The first element that a selector finds in the shadow of another; marks on a drawing come after it.
///
/// # Errors
/// When there is none, and none comes.
pub async fn within(visit: &Visit, host: &str, selector: &str) -> Result<WebElement> {
    let there = format!("document.querySelector({host:?}).shadowRoot.querySelector({selector:?})");
    visit.until(&format!("{selector} stands in {host}"), &there).await?;
    let script = "const found = document.querySelector(arguments[0]).shadowRoot.querySelector(arguments[1]);
        found.scrollIntoView({ block: 'center' }); return found;";
    let found = visit.driver.execute(script, vec![Value::from(host), Value::from(selector)]).await?;
    found.element().with_context(|| format!("no {selector} in {host}"))
}

fn serve(
    mut connection: &TcpStream,
    log: &Mutex<Vec<String>>,
    pages: &[(&'static str, &'static str)],
) -> io::Result<()> {
    let mut head = BufReader::new(connection).lines();
    let Some(request) = head.next().transpose()? else { return Ok(()) };
    let path = request.split(' ').nth(1).unwrap_or_default().split(['?', '#']).next().unwrap_or_default().to_owned();
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    log.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    let given = |kind: &str, body: &[u8]| (200, kind.to_owned(), body.to_vec());
    let page = pages.iter().find(|(name, _)| *name == path);
    let (status, kind, body) = match path.as_str() {
        "/recorder.js" => given("text/javascript", RECORDER.as_bytes()),
        "/latin.json" => given("application/json", b"[\"Gr\xe8ve \xe0 Kermor\"]"),
        "/page.json" => given("text/html", b"<!doctype html><title>Connexion</title>"),
        "/cut.json" => given("application/json", b"{\"documents\": ["),
        "/empty.json" => given("application/json", b"{\"documents\": []}"),
        "/huge.json" => given("application/json", b"["),
        _ => match page {
            Some((_, page)) => given("text/html", page.as_bytes()),
            None => file(&path).unwrap_or_else(|| (404, "text/plain".to_owned(), b"not here".to_vec())),
        },
    };
    let body = if kind == "text/html" { recording(&body) } else { body };
    let policy = match path.as_str() {
        "/barred.html" => BARRED,
        // The one file allows its own script by its checksum, which no site can know beforehand.
        "/presse/frise/frise.html" => "",
        _ => POLICY,
    };
    // What is too long does not say so beforehand.
    let length = if path == "/huge.json" { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    let head = format!(
        "HTTP/1.1 {status} \r\nContent-Type: {kind}\r\n{length}Content-Security-Policy: {policy}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    );
    connection.write_all(head.as_bytes())?;
    connection.write_all(&body)?;
    if path == "/huge.json" {
        let chunk = vec![b' '; 1 << 16];
        for _ in 0..HUGE / chunk.len() {
            connection.write_all(&chunk)?;
        }
    }
    Ok(())
}

/// One of Frise's own files.
fn file(path: &str) -> Option<(u16, String, Vec<u8>)> {
    let name = match path.strip_prefix(FRISE)? {
        "" => "index.html",
        name => name,
    };
    let file = Some(dist().join(name)).filter(|_| !name.split('/').any(|part| part == ".."))?;
    let kind = mime_guess::from_path(&file).first_or_text_plain();
    Some((200, kind.essence_str().to_owned(), fs::read(file).ok()?))
}

/// A page with the recorder before everything else in it.
fn recording(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    page.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1).into_bytes()
}
