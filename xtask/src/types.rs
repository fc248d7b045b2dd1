//! JSON Schema → TypeScript definitions of the same values.
//!
//! Promises: every type and every word of the schema is in them, or it fails and says what it cannot say in TypeScript.
//! Offsets get a type of their own, since JavaScript's own strings count otherwise.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// What stands before all types.
const HEAD: &str = "\
// The values that Frise gives, made from its JSON Schema. Do not change them here: change the types they come from.

/**
 * A place in the `text` of a reading, counted in Unicode code points from 0.
 *
 * JavaScript counts UTF-16 units, so `text.slice(start, end)` is wrong behind the first character that takes two of them
 * (🌳, 𝒜). `offsets(text)` turns one into the other, and `offsets(text).words(span)` gives a span's words.
 */
export type CodePoints = number;
";

/// The names of the two ends of a span.
const ENDS: [&str; 2] = ["start", "end"];

/// The definitions of all types of a schema.
///
/// # Errors
/// When the schema says something that has no form here.
pub fn definitions(schema: &Value) -> Result<String> {
    let title = schema["title"].as_str().context("the schema has no title")?;
    let types = schema["$defs"].as_object().context("the schema defines no types")?;
    let mut out = HEAD.to_owned();
    for (name, schema) in
        std::iter::once((title, schema)).chain(types.iter().map(|(name, schema)| (name.as_str(), schema)))
    {
        out += "\n";
        comment(&mut out, "", schema);
        let body = definition(schema).with_context(|| format!("the type {name} of the schema"))?;
        let _always = writeln!(out, "export type {name} = {body};");
    }
    Ok(out)
}

/// What a schema allows.
fn definition(schema: &Value) -> Result<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return Ok(name.rsplit('/').next().unwrap_or(name).to_owned());
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    for union in ["oneOf", "anyOf"] {
        if let Some(members) = schema[union].as_array() {
            return alternatives(members);
        }
    }
    match &schema["type"] {
        Value::Array(names) => {
            let names = names.iter().map(|name| plain(name, schema)).collect::<Result<Vec<_>>>()?;
            Ok(names.join(" | "))
        }
        name => plain(name, schema),
    }
}

/// One of several, each with its comment where it has one.
fn alternatives(members: &[Value]) -> Result<String> {
    let told = members.iter().any(|member| member.get("description").is_some());
    let mut out = String::new();
    for member in members {
        let body = definition(member)?;
        if told {
            out += "\n";
            comment(&mut out, "  ", member);
            let _always = write!(out, "  | {}", body.replace('\n', "\n  "));
        } else {
            out += if out.is_empty() { "" } else { " | " };
            out += &body;
        }
    }
    Ok(out)
}

/// A schema of one plain type.
fn plain(name: &Value, schema: &Value) -> Result<String> {
    Ok(match name.as_str() {
        Some("string") => text(schema),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("null") => "null".to_owned(),
        Some("array") => {
            let item = definition(&schema["items"])?;
            match (schema["minItems"].as_u64(), schema["maxItems"].as_u64()) {
                (Some(least), Some(most)) if least == most => format!("[{}]", vec![item; least as usize].join(", ")),
                _ if item.contains(' ') => format!("({item})[]"),
                _ => format!("{item}[]"),
            }
        }
        Some("object") => object(schema)?,
        _ => bail!("there is no form for {schema}"),
    })
}

/// A text; one that is a letter and a number is told as such, so that ids of several kinds are not mixed up.
fn text(schema: &Value) -> String {
    let letter = schema["pattern"].as_str().and_then(|pattern| pattern.strip_prefix('^')?.strip_suffix("[1-9][0-9]*$"));
    letter.map_or_else(|| "string".to_owned(), |letter| format!("`{letter}${{number}}`"))
}

fn object(schema: &Value) -> Result<String> {
    let empty = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    let is_span = ENDS.iter().all(|end| properties.contains_key(*end));
    let mut out = "{\n".to_owned();
    for (name, property) in properties {
        let required = schema["required"].as_array().is_some_and(|names| names.iter().any(|other| other == name));
        comment(&mut out, "  ", property);
        let body = match name.as_str() {
            name if is_span && ENDS.contains(&name) => "CodePoints".to_owned(),
            name => definition(property).with_context(|| format!("the property {name}"))?,
        };
        let optional = if required { "" } else { "?" };
        let _always = writeln!(out, "  {name}{optional}: {};", body.replace('\n', "\n  "));
    }
    Ok(out + "}")
}

/// A schema's description as a comment; names in brackets are Rust's links.
fn comment(out: &mut String, indent: &str, schema: &Value) {
    let Some(description) = schema["description"].as_str() else { return };
    let description = description.replace("[`", "`").replace("`]", "`").replace("*/", "* /");
    if !description.contains('\n') {
        let _always = writeln!(out, "{indent}/** {description} */");
        return;
    }
    let lines = description.lines().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
    let _always = writeln!(out, "{indent}/**\n{}{indent} */", lines.collect::<String>());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::definitions;

    #[test]
    fn a_schema_becomes_types() {
        let schema = json!({
            "title": "Walk", "description": "A walk.", "type": "object",
            "properties": {
                "from": { "$ref": "#/$defs/PlaceId" },
                "steps": { "type": "array", "items": { "type": ["number", "null"] } },
                "ends": { "type": "array", "items": { "$ref": "#/$defs/PlaceId" }, "minItems": 2, "maxItems": 2 },
                "mood": { "description": "How it was.", "$ref": "#/$defs/Mood" },
            },
            "required": ["from", "steps", "ends"],
            "$defs": {
                "PlaceId": { "type": "string", "pattern": "^P[1-9][0-9]*$" },
                "Mood": { "oneOf": [
                    { "description": "Fine.", "type": "string", "const": "good" },
                    { "description": "Rain.", "type": "string", "const": "bad" },
                ] },
                "Words": { "type": "object", "required": ["start", "end"],
                    "properties": { "start": { "type": "integer" }, "end": { "type": "integer" } } },
            },
        });
        let found = definitions(&schema).expect("every part of it has a form");
        for expected in [
            "/** A walk. */\nexport type Walk = {\n",
            "  ends: [PlaceId, PlaceId];\n",
            "  steps: (number | null)[];\n",
            "  /** How it was. */\n  mood?: Mood;\n",
            "export type PlaceId = `P${number}`;\n",
            "export type Mood = \n  /** Fine. */\n  | \"good\"\n  /** Rain. */\n  | \"bad\";\n",
            "  start: CodePoints;\n",
        ] {
            assert!(found.contains(expected), "this is missing: {expected}\nin: {found}");
        }
    }

    #[test]
    fn what_has_no_form_is_told() {
        let schema = json!({ "title": "Odd", "type": "object", "properties": { "x": { "not": {} } }, "$defs": {} });
        let error = format!("{:#}", definitions(&schema).expect_err("nothing says what x is"));
        assert!(error.contains("the property x"), "the message must say where: {error}");
    }
}
