//! The built page → a web site on this machine, which remembers every request.
//!
//! Promises: the page stands in a sub-folder, as it may on any site; what it asks for outside of it is not found.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response};

/// The folder of the site in which the page stands.
pub const FOLDER: &str = "/presse/frise/";

/// A page of the site that shows the page in a frame as wide as a phone: no browser's window gets as narrow.
pub const PHONE: &str = "/telephone.html";

const PHONE_PAGE: &str = "<!doctype html><html lang=fr><meta charset=utf-8><title>360 px</title>\
    <link rel=icon href=data:,><style>body{margin:0}iframe{width:360px;height:740px;border:0}</style>\
    <iframe src=presse/frise/ title=Frise></iframe>";

/// Put before everything else in the page: it writes down what goes wrong, in the same way in each browser.
const RECORDER: &str = "<script>
window.recorded = { errors: [], refused: [], dialogs: [] };
addEventListener('error', event => recorded.errors.push(String(event.message || event.target?.outerHTML)), true);
addEventListener('unhandledrejection', event => recorded.errors.push(String(event.reason)));
addEventListener('securitypolicyviolation', event => recorded.refused.push(event.violatedDirective + ' ' + event.blockedURI));
for (const name of ['error', 'warn']) {
  const print = console[name];
  console[name] = (...words) => { recorded.errors.push(words.map(String).join(' ')); print.apply(console, words); };
}
for (const name of ['alert', 'confirm', 'prompt']) window[name] = text => { recorded.dialogs.push(String(text)); };
</script>";

/// A web site; it closes when dropped.
pub struct Server {
    listener: Arc<tiny_http::Server>,
    log: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
    address: String,
}

impl Server {
    /// Serves a folder on a free port; `record` puts the recorder into its pages.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(folder: &Path, record: bool) -> Result<Self> {
        let listener = Arc::new(tiny_http::Server::http("127.0.0.1:0").map_err(|error| anyhow!("no port: {error}"))?);
        let port = listener.server_addr().to_ip().context("the server has no port")?.port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let thread = {
            let (listener, log, folder) = (Arc::clone(&listener), Arc::clone(&log), folder.to_path_buf());
            std::thread::spawn(move || {
                while let Ok(request) = listener.recv() {
                    entries(&log).push(request.url().to_owned());
                    let folder = folder.clone();
                    // A browser may leave a file that it asked for early unread for long: that must hold up no other.
                    // Such a thread ends with its connection.
                    std::thread::spawn(move || answer(request, &folder, record));
                }
            })
        };
        Ok(Self { listener, log, thread: Some(thread), address: format!("http://127.0.0.1:{port}") })
    }

    /// The site's address, without a path.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The paths that were asked for until now, in this order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        entries(&self.log).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listener.unblock();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            eprintln!("the web server's thread ended in panic");
        }
    }
}

fn entries(log: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answer(request: Request, folder: &Path, record: bool) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let answer = if path == PHONE {
        Some(("text/html".to_owned(), PHONE_PAGE.as_bytes().to_vec()))
    } else {
        file(&path, folder).and_then(|file| Some((media_type(&file), fs::read(&file).ok()?)))
    };
    let sent = match answer {
        Some((kind, body)) => {
            let body = if record && kind == "text/html" { with_recorder(&body) } else { body };
            let header = format!("Content-Type: {kind}").parse::<Header>();
            request.respond(Response::from_data(body).with_header(header.expect("a media type is a header's value")))
        }
        None => request.respond(Response::from_string("not found").with_status_code(404)),
    };
    if let Err(error) = sent {
        // A browser that leaves a page closes its connections: no fault of the page or the server.
        eprintln!("{path}: the browser did not take it: {error}");
    }
}

/// The file that a path of the site stands for.
fn file(path: &str, folder: &Path) -> Option<PathBuf> {
    let name = match path.strip_prefix(FOLDER)? {
        "" => "index.html",
        name => name,
    };
    (!name.split('/').any(|part| part == "..")).then(|| folder.join(name)).filter(|file| file.is_file())
}

fn media_type(file: &Path) -> String {
    mime_guess::from_path(file).first_or_octet_stream().essence_str().to_owned()
}

fn with_recorder(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    page.replacen("<head>", &format!("<head>{RECORDER}"), 1).into_bytes()
}
