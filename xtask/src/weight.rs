//! The program and the names of its functions → what one of its parts adds to it.
//!
//! Promises: every function whose name says that it belongs to the part, whoever else may call it. Never: what the compiler
//! has folded into functions of other parts, which bear their names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::command::{cargo, run, timed};
use crate::sizes::{self, Size};

/// The paths in the names of the functions that find times; jiff counts their days.
const TIMES: [&str; 4] = ["frise::extract::time::", "frise::lang::fr::time::", "frise::lang::time::", "jiff::"];

/// What finding times adds to the page: its functions in the program as the compiler wrote it, and its tables.
///
/// # Errors
/// When the program or a table cannot be read, or its functions have no names.
pub fn of_times(root: &Path) -> Result<Vec<(String, Size)>> {
    let target = root.join("target/named");
    timed("building the program with its names, which the page's is stripped of", || {
        let page = ["build", "--release", "--target", "wasm32-unknown-unknown", "--no-default-features"];
        let mut build = cargo(root, &page);
        build.args(["--features", "web", "--bin", "page", "--target-dir"]).arg(&target);
        run(build.env("CARGO_PROFILE_RELEASE_STRIP", "none"))
    })?;
    let program = target.join("wasm32-unknown-unknown/release/page.wasm");
    let bytes = fs::read(&program).with_context(|| format!("cannot read {}", program.display()))?;
    let code = functions(&bytes, &TIMES)?;
    if code.is_empty() {
        bail!("{} has no function whose name holds one of {TIMES:?}", program.display());
    }
    let mut parts = vec![("functions".to_owned(), sizes::of_bytes(&code)?)];
    let language = root.join("src/lang/fr");
    for table in
        sizes::files(&language.join("time"))?.iter().filter(|file| file.extension().is_some_and(|end| end == "tsv"))
    {
        parts.push((sizes::name(&language, table), sizes::of(table)?));
    }
    Ok(parts)
}

/// The code of the functions whose names hold one of these paths, one behind the other.
fn functions(program: &[u8], paths: &[&str]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut of_part = Vec::new();
    for payload in Parser::new(0).parse_all(program) {
        match payload.context("the program is no WebAssembly")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else { continue };
                for name in names {
                    let Name::Function(functions) = name? else { continue };
                    for function in functions {
                        let function = function?;
                        let name = rustc_demangle::demangle(function.name).to_string();
                        if paths.iter().any(|path| name.contains(path)) {
                            of_part.push(function.index as usize);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let own = of_part.into_iter().filter_map(|index| bodies.get(index.checked_sub(imported)?));
    Ok(own.flat_map(|body| body.iter().copied()).collect())
}

#[cfg(test)]
mod tests {
    use super::functions;

    /// A module of two functions, `other::one`, which does nothing, and `part::two`, which does so in one more step.
    fn module() -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend(b"\x01\x04\x01\x60\0\0"); // a type without parameters
        bytes.extend(b"\x03\x03\x02\0\0"); // two functions of it
        bytes.extend(b"\x0a\x08\x02\x02\0\x0b\x03\0\x01\x0b"); // their bodies
        let mut names = b"\x04name".to_vec();
        let mut map = b"\x02\0\x0aother::one\x01\x09part::two".to_vec();
        let length = |part: &[u8]| u8::try_from(part.len()).expect("the parts are short");
        names.extend([1, length(&map)]);
        names.append(&mut map);
        bytes.extend([0, length(&names)]);
        bytes.append(&mut names);
        bytes
    }

    #[test]
    fn the_functions_of_a_part_are_those_that_its_name_is_in() {
        let code = functions(&module(), &["part::"]).expect("the module is well-formed");
        assert_eq!(code, b"\0\x01\x0b", "a function of another part was counted, or the part's own was not");
        let none = functions(&module(), &["third::"]).expect("the module is well-formed");
        assert!(none.is_empty(), "functions were counted for a part that the program does not have");
    }

    #[test]
    fn what_is_no_program_is_told() {
        assert!(functions(b"<html>", &["part::"]).is_err(), "a page was taken for a program");
    }
}
