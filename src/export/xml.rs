//! XML 1.0, written so that whatever is put in comes out of a reader again.
//!
//! Written here rather than with a writer's crate: those leave carriage returns, line ends in attributes and the
//! characters that XML forbids to their caller, and nothing else about it is hard.

/// Stands for a character that XML 1.0 cannot hold; one for one, so that positions stay.
const REPLACEMENT: char = '\u{fffd}';

/// A document that grows.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
    laid_out: bool,
}

impl Xml {
    /// A document of elements, one a line.
    pub fn laid_out() -> Self {
        Self { laid_out: true, ..Self::running() }
    }

    /// A document of running text, in which white space counts.
    pub fn running() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new(), laid_out: false }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">");
        self.line();
        self.open.push(name);
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>");
        self.line();
    }

    /// An element with text alone.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        self.text(text);
        self.out.extend(["</", name, ">"]);
        self.line();
    }

    /// Running text.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' | '\t' => self.out.push(character),
                other => self.character(other),
            }
        }
    }

    /// The line's end between elements of running text.
    pub fn line_end(&mut self) {
        self.out.push('\n');
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.out.extend(["</", name, ">"]);
            self.line();
        }
    }

    /// The document, every element closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.indent();
        self.out.extend(["<", name]);
        for (attribute, value) in attributes {
            self.out.extend([" ", attribute, "=\""]);
            value.chars().for_each(|character| self.character(character));
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    fn indent(&mut self) {
        if self.laid_out {
            self.out.extend(std::iter::repeat_n("  ", self.open.len()));
        }
    }

    fn line(&mut self) {
        if self.laid_out {
            self.out.push('\n');
        }
    }

    fn character(&mut self, character: char) {
        match character {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '"' => self.out.push_str("&quot;"),
            // A reader would make spaces of them.
            '\n' => self.out.push_str("&#10;"),
            '\r' => self.out.push_str("&#13;"),
            '\t' => self.out.push_str("&#9;"),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => self.out.push(REPLACEMENT),
            other => self.out.push(other),
        }
    }
}
