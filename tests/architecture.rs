//! The layers hold: nothing lower imports what is higher, and no word of a language stands outside its folder.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The layers from the lowest up.
const LAYERS: [&[&str]; 7] = [
    &["model"],
    &["lang"],
    &["ingest", "segment", "parse"],
    &["extract"],
    &["link"],
    &["view", "export"],
    &["reader", "app", "api", "bin", "lib"],
];

/// Where words of French may stand: the language's folder, and the page's catalogue of messages.
const FRENCH_PLACES: [&str; 2] = ["lang/fr", "app/messages"];

/// French words that are no English ones and that hardly any sentence does without.
const FRENCH_WORDS: [&str; 29] = [
    "avec", "cette", "chez", "dans", "depuis", "des", "dont", "du", "elle", "elles", "est", "été", "être", "ils", "la",
    "le", "les", "leur", "leurs", "nous", "où", "pour", "que", "qui", "sans", "sont", "sous", "une", "vous",
];

/// Words that still stand outside their place, each with its file; nothing may be added here.
const KNOWN: [(&str, &str); 1] = [("extract/actor/description.rs", "du")];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            out.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// A file's path below `src` with `/` between its parts.
fn name(path: &Path) -> String {
    let below = path.strip_prefix(source()).expect("the file lies in src");
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn module(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The code of a file: without comments, and with its literals apart.
struct Code {
    text: String,
    literals: Vec<(usize, String)>,
}

/// Tells code, comments and string literals apart, and leaves out what only tests compile.
fn code(source: &str) -> Code {
    let mut code = Code { text: String::new(), literals: Vec::new() };
    let letters: Vec<char> = source.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let (mut place, mut line) = (0, 1);
    while place < letters.len() {
        let raw =
            at(place) == 'r' && matches!(at(place + 1), '"' | '#') && !at(place.wrapping_sub(1)).is_alphanumeric();
        if at(place) == '/' && at(place + 1) == '/' {
            while place < letters.len() && at(place) != '\n' {
                place += 1;
            }
        } else if at(place) == '/' && at(place + 1) == '*' {
            while place < letters.len() && !(at(place) == '*' && at(place + 1) == '/') {
                line += usize::from(at(place) == '\n');
                place += 1;
            }
            place += 2;
        } else if raw && raw_end(&letters, place).is_some() {
            let (start, end, next) = raw_end(&letters, place).unwrap_or_default();
            code.literals.push((line, letters[start..end].iter().collect()));
            line += letters[place..next].iter().filter(|&&letter| letter == '\n').count();
            place = next;
        } else if at(place) == '"' {
            let first = line;
            let mut literal = String::new();
            place += 1;
            while place < letters.len() && at(place) != '"' {
                if at(place) == '\\' {
                    place += 1;
                }
                line += usize::from(at(place) == '\n');
                literal.push(at(place));
                place += 1;
            }
            place += 1;
            code.literals.push((first, literal));
            code.text.push('"');
        } else if at(place) == '\'' && (at(place + 2) == '\'' || at(place + 1) == '\\') {
            // A character literal, which may be a quotation mark.
            place += if at(place + 1) == '\\' { 3 } else { 2 };
            while place < letters.len() && at(place) != '\'' {
                place += 1;
            }
            place += 1;
        } else {
            line += usize::from(at(place) == '\n');
            code.text.push(at(place));
            place += 1;
        }
    }
    code
}

/// Where a raw literal's words start and end, and what comes after it.
fn raw_end(letters: &[char], place: usize) -> Option<(usize, usize, usize)> {
    let hashes = letters[place + 1..].iter().take_while(|&&letter| letter == '#').count();
    let start = place + 1 + hashes;
    if letters.get(start) != Some(&'"') {
        return None;
    }
    let closes = |end: usize| {
        letters[end] == '"' && letters[end + 1..].iter().take(hashes).filter(|&&letter| letter == '#').count() == hashes
    };
    let end = (start + 1..letters.len()).find(|&end| closes(end))?;
    Some((start + 1, end, end + 1 + hashes))
}

/// A file's text up to its own tests.
fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod ").map_or(source, |tests| &source[..tests])
}

/// What `crate::` and `super::` paths in a file name, as modules below `src`.
fn imports(file: &str, text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (place, _) in text.match_indices("crate::") {
        let path = &text[place + "crate::".len()..];
        if let Some(group) = path.strip_prefix('{') {
            let inside = &group[..group.find(';').unwrap_or(group.len())];
            let mut depth = 0;
            for part in inside.split_inclusive([',', '{', '}']) {
                let word: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if depth == 0 && !word.is_empty() {
                    out.insert(word);
                }
                depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
                if depth < 0 {
                    break;
                }
            }
        } else {
            out.insert(path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    // `super::super::x` and the like climb out of a module's own folder.
    let depth = file.matches('/').count() + usize::from(!file.ends_with("mod.rs"));
    for (place, _) in text.match_indices("super::") {
        if text[..place].ends_with("super::") {
            continue;
        }
        let mut path = &text[place..];
        let mut climbs = 0;
        while let Some(rest) = path.strip_prefix("super::") {
            climbs += 1;
            path = rest;
        }
        if climbs >= depth {
            out.insert(path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    out
}

#[test]
fn lower_layers_import_no_higher_ones() {
    let mut wrong = Vec::new();
    for path in files(&source()) {
        let file = name(&path);
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        let own = module(&file);
        let Some(level) = layer(own) else {
            wrong.push(format!(
                "{file}: `{own}` is in no layer; give it one in tests/architecture.rs and ARCHITECTURE.md"
            ));
            continue;
        };
        if own == "lib" {
            continue;
        }
        for import in imports(&file, &code(without_tests(&source)).text) {
            let Some(other) = layer(&import) else { continue };
            if other > level {
                wrong.push(format!(
                    "{file} uses `{import}`, which is above it: move what both need down to `model` or `lang`, or pass it in"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn extractors_do_not_import_each_other() {
    let folder = source().join("extract");
    let siblings: BTreeSet<String> = ["actor", "event", "figure", "quote", "time"].map(str::to_owned).into();
    let mut wrong = Vec::new();
    for path in files(&folder) {
        let file = name(&path);
        let own = file.split(['/', '.']).nth(1).unwrap_or_default();
        if !siblings.contains(own) {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        let text = code(without_tests(&source)).text;
        for sibling in siblings.iter().filter(|sibling| *sibling != own) {
            let climbs = "super::".repeat(file.matches('/').count());
            let absolute = format!("extract::{sibling}");
            let relative = format!("{climbs}{sibling}::");
            if text.contains(&absolute) || text.match_indices(&relative).any(|(at, _)| !text[..at].ends_with("super::"))
            {
                wrong.push(format!(
                    "{file} uses `{sibling}`: what both need belongs in extract/document.rs or in `lang`"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn french_stands_only_in_its_folder() {
    let mut wrong = Vec::new();
    for path in files(&source()) {
        let file = name(&path);
        if FRENCH_PLACES.iter().any(|place| file.starts_with(place)) {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a source file can be read");
        for (line, literal) in code(without_tests(&source)).literals {
            let accented = literal.chars().any(|letter| "àâçèéêëîïôûùœÀÂÇÈÉÊËÎÏÔÛÙŒ".contains(letter));
            // A compound is one word: `sans-serif` is a typeface, not French.
            let mut words = literal.split(|c: char| !c.is_alphabetic() && c != '-');
            let french = words.find(|word| FRENCH_WORDS.contains(&word.to_lowercase().as_str()));
            let known = KNOWN.contains(&(file.as_str(), literal.as_str()));
            if (accented || french.is_some()) && !known {
                wrong.push(format!(
                    "{file}:{line}: {literal:?} is French: a word that stages read belongs in a table of src/lang/fr, one \
                     that the page shows in the catalogue src/app/messages"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_code_tells_literals_from_comments() {
    let code = code("let a = \"un\"; // \"deux\"\nlet b = r#\"tr\"ois\"#; let c = '\"'; let d = \"qu\\\"atre\";");
    let literals: Vec<&str> = code.literals.iter().map(|(_, literal)| literal.as_str()).collect();
    assert_eq!(literals, ["un", "tr\"ois", "qu\"atre"], "the other tests of this file would miss or imagine words");
    let found = imports(
        "link/names.rs",
        "use crate::lang::fold; use crate::{model::{Span, Event}, view}; use super::super::app;",
    );
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, ["app", "lang", "model", "view"], "the test of layers would miss imports");
}
