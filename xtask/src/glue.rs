//! The glue that wasm-bindgen writes, a module → the same as a function, for scripts that cannot be modules.

use anyhow::{Context, Result, ensure};

/// The module as the text of a function that returns an object of what the module exports.
///
/// # Errors
/// When the glue is written in a form that is not known here.
pub fn as_function(module: &str) -> Result<String> {
    let mut exported = Vec::new();
    let mut body = String::from("function () {\n\"use strict\";\n");
    for line in module.lines() {
        let rest = match line.strip_prefix("export ") {
            None => line,
            Some(list) if list.starts_with('{') => {
                exported.extend(names(list)?);
                continue;
            }
            Some(declaration) => {
                let name = declaration.strip_prefix("async ").unwrap_or(declaration).split([' ', '(', '{', '=']).nth(1);
                exported.push(name.context("the program's glue exports something without a name")?.to_owned());
                declaration
            }
        };
        ensure!(!rest.starts_with("import ") && !rest.starts_with("export "), "the program's glue has a line `{rest}`");
        body += rest;
        body.push('\n');
    }
    // The address is looked at only where no program is given.
    body = body.replace("import.meta.url", "undefined");
    ensure!(!body.contains("import.meta"), "the program's glue asks for more of import.meta than its url");
    Ok(format!("{body}return {{ {} }};\n}}", exported.join(", ")))
}

/// The properties for `{ one, other as name };`.
fn names(list: &str) -> Result<Vec<String>> {
    let list = list.trim_end().trim_end_matches(';').strip_prefix('{').and_then(|list| list.strip_suffix('}'));
    let list = list.context("the program's glue exports a list that does not end on its line")?;
    let property = |name: &str| match name.trim().split_once(" as ") {
        Some((own, outside)) => format!("{outside}: {own}"),
        None => name.trim().to_owned(),
    };
    Ok(list.split(',').filter(|name| !name.trim().is_empty()).map(property).collect())
}

#[cfg(test)]
mod tests {
    use super::as_function;

    #[test]
    fn what_is_exported_is_returned() {
        let module = "export class Explorer {\n    free() {}\n}\nexport function mount(root) {\n}\nlet wasm;\n\
                      const place = new URL('page_bg.wasm', import.meta.url);\nexport { initSync, init as default };\n";
        let function = as_function(module).expect("it is in the form that is known");
        assert_eq!(
            function,
            "function () {\n\"use strict\";\nclass Explorer {\n    free() {}\n}\nfunction mount(root) {\n}\nlet wasm;\n\
             const place = new URL('page_bg.wasm', undefined);\n\
             return { Explorer, mount, initSync, default: init };\n}"
        );
    }

    #[test]
    fn another_form_is_told() {
        assert!(as_function("import { now } from './snippets/clock.js';\n").is_err(), "it would have no such module");
        assert!(as_function("export {\n  one,\n};\n").is_err(), "a list over several lines is not read");
    }
}
