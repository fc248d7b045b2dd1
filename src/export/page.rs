//! The page as one file, with articles, corrections and a choice in it → the file that opens with these.
//!
//! Promises: whatever the articles, their names and the title hold, it stays data, and nothing of it becomes markup.

use crate::model::{Correction, CorrectionFile};
use serde::Serialize;

/// The start of the element in which the file keeps what it opens with.
const KEPT: &str = "<script type=\"application/json\" id=\"corpus.json\">";
const KEPT_END: &str = "</script>";
const TITLE: &str = "<title>";
const TITLE_END: &str = "</title>";

/// What the file opens with.
#[derive(Clone, Copy, Debug)]
pub struct Contents<'a> {
    /// What the articles are about; `None` where nobody said.
    pub title: Option<&'a str>,
    /// Each article's name and text, in order.
    pub articles: &'a [(&'a str, &'a str)],
    /// What the reader has corrected.
    pub corrections: &'a [Correction],
    /// What is chosen, as the page's address says it.
    pub select: &'a str,
}

/// What the page's program takes as its options.
#[derive(Serialize)]
struct Options<'a> {
    corpus: Corpus<'a>,
    select: &'a str,
}

#[derive(Serialize)]
struct Corpus<'a> {
    title: Option<&'a str>,
    documents: Vec<Document<'a>>,
    corrections: CorrectionFile,
}

#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    text: &'a str,
}

/// The file that opens with these contents, under a heading for the browser's window; `None` where `page` is not the page
/// as one file.
///
/// # Panics
/// Never: texts and numbers have a form in JSON.
#[must_use]
pub fn write(page: &str, heading: &str, contents: &Contents<'_>) -> Option<String> {
    let documents = contents.articles.iter().map(|&(name, text)| Document { name, text }).collect();
    let corrections = CorrectionFile::new(contents.corrections.to_vec());
    let corpus = Corpus { title: contents.title, documents, corrections };
    let options = Options { corpus, select: contents.select };
    let json = serde_json::to_string(&options).expect("texts and numbers have a form in JSON");
    let (head, title, rest) = around(page, TITLE, TITLE_END)?;
    let (middle, kept, end) = around(rest, KEPT, KEPT_END)?;
    Some([head, TITLE, &escaped_text(heading), title, middle, KEPT, &escaped_json(&json), kept, end].concat())
}

/// What stands before the first `start`, its end, and what comes after it; what it held is left out.
fn around<'a>(text: &'a str, start: &str, end: &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = text.split_once(start)?;
    let (_, after) = rest.split_once(end)?;
    Some((before, end, after))
}

/// Text that stays text inside an element.
fn escaped_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// JSON without a letter that HTML, XHTML or an old JavaScript could take for more: these stand in strings only, which
/// have another way to write them.
fn escaped_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 32);
    for letter in json.chars() {
        match letter {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Contents, write};

    const PAGE: &str = "<!doctype html><html><head><title>old</title></head><body>\
        <script type=\"application/json\" id=\"corpus.json\">null</script><script>start()</script></body></html>";

    fn written(page: &str, title: &str, articles: &[(&str, &str)]) -> String {
        let contents = Contents { title: Some(title), articles, corrections: &[], select: "event=E3&actor=A1" };
        write(page, title, &contents).expect("it is the page as one file")
    }

    /// What a browser takes the element for: up to the first end of a script.
    fn kept(page: &str) -> serde_json::Value {
        let (_, rest) = page.split_once("id=\"corpus.json\">").expect("the element is there");
        let (json, _) = rest.split_once("</script").expect("it ends");
        serde_json::from_str(json).expect("it holds JSON alone")
    }

    #[test]
    fn what_is_kept_is_what_was_given() {
        let hostile = "</script><script>alert(1)</script><!-- <script> ]]> & \u{2028} \\u003c \" \r\n\t\0 \u{feff}é";
        let page = written(PAGE, hostile, &[("</script>.txt", hostile), ("b", "")]);
        let kept = kept(&page);
        assert_eq!(kept["corpus"]["documents"][0]["text"], hostile);
        assert_eq!(kept["corpus"]["documents"][0]["name"], "</script>.txt");
        assert_eq!(kept["corpus"]["title"], hostile);
        assert_eq!(kept["select"], "event=E3&actor=A1");
        assert_eq!(page.matches("<script").count(), 2, "an article must not become markup: {page}");
        assert_eq!(page.matches("</title>").count(), 1, "a title must not become markup: {page}");
    }

    #[test]
    fn a_written_file_is_written_anew() {
        let articles = [("a.txt", "<title>x</title> id=\"corpus.json\"> Paris, 3 mai.")];
        let once = written(PAGE, "One & two <b>", &articles);
        let twice = written(&written(&once, "Other", &[]), "One & two <b>", &articles);
        assert_eq!(once, twice, "what a file held before must leave nothing in it");
    }

    #[test]
    fn another_page_is_none() {
        let contents = Contents { title: None, articles: &[], corrections: &[], select: "" };
        assert_eq!(write("<!doctype html><title>Not found</title>", "x", &contents), None);
        assert_eq!(write("", "x", &contents), None);
    }
}
