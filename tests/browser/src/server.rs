//! The built page → a web site on this machine, which remembers every request.
//!
//! Promises: the page stands in a sub-folder, as it may on any site; what it asks for outside of it is not found.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Context, Result};

/// The folder of the site in which the page stands.
pub const FOLDER: &str = "/presse/frise/";

/// Another folder in which it stands; the site's answers there have the policy that a careful site sets.
pub const STRICT: &str = "/strict/frise/";

/// Another one, where the site does not know the media type of WebAssembly.
pub const UNTYPED: &str = "/untyped/frise/";

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'";

/// A page of the site that shows the page in a frame as wide as a phone: no browser's window gets as narrow.
pub const PHONE: &str = "/telephone.html";

const PHONE_PAGE: &str = "<!doctype html><html lang=fr><meta charset=utf-8><title>360 px</title>\
    <link rel=icon href=data:,><style>body{margin:0}iframe{width:360px;height:740px;border:0}</style>\
    <iframe src=presse/frise/ title=Frise></iframe>";

/// A page of the site that shows the page in a frame that it does not trust.
pub const FRAMED: &str = "/cadre.html";

const FRAMED_PAGE: &str = "<!doctype html><html lang=fr><meta charset=utf-8><title>Cadre</title>\
    <link rel=icon href=data:,><style>body{margin:0}iframe{width:1200px;height:800px;border:0}</style>\
    <iframe sandbox=allow-scripts src=presse/frise/ title=Frise></iframe>";

/// Put before everything else in the page: it writes down what goes wrong, in the same way in each browser.
const RECORDER: &str = "
window.recorded = { errors: [], refused: [], dialogs: [] };
addEventListener('error', event => recorded.errors.push(String(event.message || event.target?.outerHTML)), true);
addEventListener('unhandledrejection', event => recorded.errors.push(String(event.reason)));
addEventListener('securitypolicyviolation', event => recorded.refused.push(event.violatedDirective + ' ' + event.blockedURI));
for (const name of ['error', 'warn']) {
  const print = console[name];
  console[name] = (...words) => { recorded.errors.push(words.map(String).join(' ')); print.apply(console, words); };
}
for (const name of ['alert', 'confirm', 'prompt']) window[name] = text => { recorded.dialogs.push(String(text)); };
";

/// Where the recorder stands for pages whose policy lets no script stand in them.
const RECORDER_PLACE: &str = "/recorder.js";

/// Put into the page that is asked for with `?no-worker`: a browser, or a frame, that starts none.
const NO_WORKER: &str =
    "<script>window.Worker = class { constructor() { throw new DOMException('not here'); } };</script>";

/// Put into the page that is asked for with `?no-highlights`: a browser that cannot highlight ranges of text.
const NO_HIGHLIGHTS: &str = "<script>Object.defineProperty(CSS, 'highlights', { value: undefined });</script>";

/// Put into the page that is asked for with `?worker-ends=NAME`: the worker ends whenever it is to read the text of this
/// name.
const WORKER_ENDS: &str = "<script>{
const name = new URLSearchParams(location.search).get('worker-ends');
const post = Worker.prototype.postMessage;
window.ended = 0;
Worker.prototype.postMessage = function (message, ...more) {
  if (message.Read?.name !== name) return post.call(this, message, ...more);
  ended++;
  this.terminate();
  this.onerror(new ErrorEvent('error', { message: 'ended by the test' }));
};
}</script>";

/// A web site; it closes when dropped.
///
/// Each connection has a thread of its own and serves one request: a browser leaves files that it asked for early unread
/// for long, and no other request must wait for them.
pub struct Server {
    log: Arc<Mutex<Vec<String>>>,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    place: SocketAddr,
}

impl Server {
    /// Serves a folder on a free port; `record` puts the recorder into its pages.
    ///
    /// # Errors
    /// When no port is free.
    pub fn start(folder: &Path, record: bool) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no port for a web site")?;
        let place = listener.local_addr().context("the web site has no address")?;
        let (log, closing) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let thread = {
            let (log, closing, folder) = (Arc::clone(&log), Arc::clone(&closing), folder.to_path_buf());
            std::thread::spawn(move || {
                for connection in listener.incoming().take_while(|_| !closing.load(Ordering::SeqCst)) {
                    let (log, folder) = (Arc::clone(&log), folder.clone());
                    std::thread::spawn(move || {
                        // A browser that leaves a page closes its connections: no fault of the page or the server.
                        if let Err(error) = connection.and_then(|connection| serve(&connection, &log, &folder, record))
                        {
                            eprintln!("the browser did not take an answer: {error}");
                        }
                    });
                }
            })
        };
        Ok(Self { log, closing, thread: Some(thread), place })
    }

    /// The site's address, without a path.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.place)
    }

    /// The paths that were asked for until now, in this order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        entries(&self.log).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // The thread waits for a connection: this one shows it that the site closes.
        if let Err(error) = TcpStream::connect(self.place) {
            eprintln!("the web site cannot be closed: {error}");
        } else if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            eprintln!("the web site's thread ended in panic");
        }
    }
}

fn entries(log: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers the one request of a connection.
fn serve(mut connection: &TcpStream, log: &Mutex<Vec<String>>, folder: &Path, record: bool) -> io::Result<()> {
    let mut head = BufReader::new(connection).lines();
    let Some(request) = head.next().transpose()? else { return Ok(()) };
    let Some(address) = request.split(' ').nth(1) else { return Ok(()) };
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let answer = match path {
        PHONE => Some(("text/html".to_owned(), PHONE_PAGE.as_bytes().to_vec())),
        FRAMED => Some(("text/html".to_owned(), FRAMED_PAGE.as_bytes().to_vec())),
        RECORDER_PLACE => Some(("text/javascript".to_owned(), RECORDER.as_bytes().to_vec())),
        _ => file(path, folder).and_then(|file| Some((media_type(path, &file), fs::read(&file).ok()?))),
    };
    if path != RECORDER_PLACE {
        entries(log).push(address.to_owned());
    }
    let (status, kind, body) = match answer {
        Some((kind, body)) if record && kind == "text/html" => ("200 OK", kind, with_scripts(&body, address)),
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain".to_owned(), b"not found".to_vec()),
    };
    let policy =
        if path.starts_with(STRICT) { format!("Content-Security-Policy: {POLICY}\r\n") } else { String::new() };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{policy}Connection: close\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes())?;
    connection.write_all(&body)
}

/// The file that a path of the site stands for.
fn file(path: &str, folder: &Path) -> Option<PathBuf> {
    let name = match [FOLDER, STRICT, UNTYPED].into_iter().find_map(|folder| path.strip_prefix(folder))? {
        "" => "index.html",
        name => name,
    };
    (!name.split('/').any(|part| part == "..")).then(|| folder.join(name)).filter(|file| file.is_file())
}

fn media_type(path: &str, file: &Path) -> String {
    if path.starts_with(UNTYPED) && file.extension().is_some_and(|extension| extension == "wasm") {
        return "text/plain".to_owned();
    }
    mime_guess::from_path(file).first_or_octet_stream().essence_str().to_owned()
}

/// The page with the recorder, and with what its address asks for besides.
fn with_scripts(page: &[u8], address: &str) -> Vec<u8> {
    let more = match address.split_once('?') {
        Some((_, "no-worker")) => NO_WORKER,
        Some((_, "no-highlights")) => NO_HIGHLIGHTS,
        Some((_, query)) if query.starts_with("worker-ends=") => WORKER_ENDS,
        _ => "",
    };
    let recorder = if address.starts_with(STRICT) {
        format!("<script src={RECORDER_PLACE}></script>")
    } else {
        format!("<script>{RECORDER}</script>")
    };
    beginning_with(page, &format!("{recorder}{more}"))
}

/// A page with the recorder.
#[must_use]
pub fn recorded(page: &[u8]) -> Vec<u8> {
    beginning_with(page, &format!("<script>{RECORDER}</script>"))
}

/// A page whose head begins with these elements.
fn beginning_with(page: &[u8], elements: &str) -> Vec<u8> {
    String::from_utf8_lossy(page).replacen("<head>", &format!("<head>{elements}"), 1).into_bytes()
}
