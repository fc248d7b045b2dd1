//! Cases that a person can judge: what a stage makes of a text, written beneath it.
//!
//! A file of cases holds stretches: a line `=== NAME`, the text, a line `---`, and what is expected of it.

use std::path::Path;

/// Reads each case of a folder of `tests/cases`: `fault` is given its text and what is expected of it, and returns what was
/// found instead, or nothing. `remedy` says what to mend.
pub fn check(folder: &str, remedy: &str, fault: impl Fn(&str, &str) -> Option<String>) {
    let (mut faults, mut count) = (Vec::new(), 0);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    for file in std::fs::read_dir(folder).expect("the cases are in the repository") {
        let cases = std::fs::read_to_string(file.expect("the folder can be listed").path()).expect("cases are UTF-8");
        for case in cases.split("=== ").skip(1) {
            let (name, case) = case.split_once('\n').expect("a case begins with its name");
            let (text, expected) = case.split_once("\n---\n").expect("a line --- stands before what is expected");
            count += 1;
            let expected = expected.trim();
            if let Some(found) = fault(text, expected) {
                faults.push(format!("=== {name}\nexpected:\n{expected}\n\nfound:\n{}", found.trim()));
            }
        }
    }
    assert!(count > 0, "no case was found");
    assert!(faults.is_empty(), "{} of {count} cases fail; {remedy}:\n\n{}", faults.len(), faults.join("\n\n"));
}
