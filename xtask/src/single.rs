//! dist/ → dist/frise.html: the page as one file, with all that it needs inside, that opens from a disk.
//!
//! Promises: the file needs nothing else, and its policy lets it run nothing else; its text elements close where they should,
//! whatever they hold. Never: reading anything but dist/ and www/.

use std::cell::RefCell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

use crate::command::timed;
use crate::glue;

/// The file's name in dist/.
pub const NAME: &str = "frise.html";

/// Stands for the file's policy until all that it allows is known.
const POLICY: &str = "the policy of the one file";

/// Packs the page that stands in dist/, whoever built it.
///
/// # Errors
/// When a file of the page is missing or has another form.
pub fn pack(root: &Path) -> Result<()> {
    let folder = root.join("dist");
    timed(&format!("packing the page into one file, dist/{NAME}"), || {
        let page = read(&folder.join("index.html"))?;
        let scripts = ["corpus.js", "frame.js", "single.js"].map(|name| read(&root.join("www").join(name)));
        let starter =
            scripts.into_iter().map(|script| script.map(|script| unbound(&script))).collect::<Result<String>>()?;
        let packed = Page { folder: &folder, starter: &starter }.packed(&page)?;
        let file = folder.join(NAME);
        fs::write(&file, packed).with_context(|| format!("cannot write {}", file.display()))
    })
}

/// What the one file is made of.
struct Page<'a> {
    folder: &'a Path,
    /// The scripts that start the program in the one file.
    starter: &'a str,
}

impl Page<'_> {
    fn packed(&self, page: &str) -> Result<String> {
        let (style, script) = (RefCell::new(None), RefCell::new(None));
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("meta[http-equiv='Content-Security-Policy']", |meta| {
                Ok(meta.set_attribute("content", POLICY)?)
            }))
            .append_element_content_handler(element!("meta[property]", |meta| {
                meta.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("link", |link| {
                if let Some(found) = self.link(link)? {
                    style.replace(Some(found));
                }
                Ok(())
            }))
            .append_element_content_handler(element!("script[data-boot]", |element| {
                let address = element.get_attribute("data-boot").unwrap_or_default();
                script.replace(Some(self.script(&address)?));
                element.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("body", |body| {
                let script = script.borrow();
                let (program, script) = script.as_ref().ok_or("the page's head has no script with data-boot")?;
                body.append(&self.data(program)?, ContentType::Html);
                body.append(&format!("<script>{script}</script>\n"), ContentType::Html);
                Ok(())
            }));
        let inlined =
            rewrite_str(page, settings).map_err(|error| anyhow!("dist/index.html cannot be packed: {error}"))?;
        let style = style.into_inner().context("dist/index.html has no style sheet")?;
        let (_, script) = script.into_inner().context("dist/index.html has no script")?;
        ensure!(inlined.matches(POLICY).count() == 1, "www/index.html must have one Content-Security-Policy");
        Ok(inlined.replacen(POLICY, &policy(&script, &style), 1))
    }

    /// Puts what a link names in its place, or drops it; the style sheet, where it is one.
    fn link(&self, link: &mut Element<'_, '_>) -> Result<Option<String>> {
        let address = link.get_attribute("href").unwrap_or_default();
        match link.get_attribute("rel").as_deref() {
            Some("stylesheet") => {
                let style = read(&self.file(&address))?;
                ensure!(!style.contains("</"), "{address} holds what would end the element that it stands in");
                link.replace(&format!("<style>{style}</style>"), ContentType::Html);
                return Ok(Some(style));
            }
            Some("icon") => {
                let icon = fs::read(self.file(&address)).with_context(|| format!("no {address}"))?;
                link.set_attribute("href", &format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(icon)))?;
            }
            // What is fetched early, or tells of other files.
            _ => link.remove(),
        }
        Ok(None)
    }

    /// The name of the program that a script's address gives, and the script that starts it in the one file.
    fn script(&self, address: &str) -> Result<(String, String)> {
        let named = |part: &str| {
            let (_, query) = address.split_once('?')?;
            query
                .split("&amp;")
                .flat_map(|pair| pair.split('&'))
                .find_map(|pair| pair.strip_prefix(part)?.strip_prefix('='))
        };
        let (Some(glue), Some(program)) = (named("glue"), named("program")) else {
            bail!("the script {address} must name the glue and the program (Trunk.toml, pattern_script)");
        };
        let glue = glue::as_function(&read(&self.file(glue))?)?;
        let script = format!("\n{{\nconst glue = {glue};\n{}}}\n", self.starter);
        let lower = script.to_lowercase();
        ensure!(
            !lower.contains("</script") && !lower.contains("<!--"),
            "the program's glue or a script in www/ holds what would end the script element: write it in two parts"
        );
        Ok((program.to_owned(), script))
    }

    /// What the program needs, each part in an element of its name that the browser only keeps.
    fn data(&self, program: &str) -> Result<String> {
        let corpus = ("application/json", "corpus.json", "null".to_owned());
        let beside = ["lexicon.fst", "parser.bin", "world.tsv", "places.tsv"].map(|name| (name, name));
        let files = std::iter::once(("program.wasm", program)).chain(beside);
        let files = files.map(|(id, name)| Ok(("application/gzip", id, compressed(&self.file(name))?)));
        let elements = std::iter::once(Ok(corpus)).chain(files).map(|element: Result<_>| {
            element.map(|(kind, id, held)| format!("<script type=\"{kind}\" id=\"{id}\">{held}</script>\n"))
        });
        elements.collect()
    }

    fn file(&self, address: &str) -> PathBuf {
        self.folder.join(address.trim_start_matches("./"))
    }
}

/// A module's text without what binds it to others, to stand with them in one script.
fn unbound(module: &str) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import ") && !line.starts_with("export {"));
    lines.map(|line| line.strip_prefix("export ").unwrap_or(line)).flat_map(|line| [line, "\n"]).collect()
}

/// A file's bytes as letters, compressed in the form that browsers unpack.
fn compressed(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("no {}: build the page again", file.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).context("cannot compress")?;
    Ok(BASE64_STANDARD.encode(encoder.finish().context("cannot compress")?))
}

/// What the one file may do: run its own script and the program, draw by its own style, and ask for a corpus that its address
/// names. Where it names none, the file's script forbids that, too.
fn policy(script: &str, style: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; connect-src http: https:; \
         worker-src blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        hash(script),
        hash(style)
    )
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
