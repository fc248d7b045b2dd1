//! The built page → what other sites ask of it to show it: an oEmbed answer, and the addresses of its title and picture.
//!
//! Both want whole addresses, which a folder of files does not know: `FRISE_ADDRESS` says where it will stand. Without it
//! they stay relative, which some sites take.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;

/// The environment's variable with the address of the folder.
const ADDRESS: &str = "FRISE_ADDRESS";

/// The picture that stands for the page, and its size in pixels.
const PICTURE: (&str, u32, u32) = ("light.png", 1280, 757);

/// The width and height of a frame that shows the page.
const FRAME: (u32, u32) = (960, 720);

/// Writes the oEmbed answer, and puts the address into the page's head.
///
/// # Errors
/// When the page in dist/ is missing or has another form, or the address is none.
pub fn write(root: &Path) -> Result<()> {
    let address = std::env::var(ADDRESS).unwrap_or_default();
    let is_address = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) && address.ends_with('/');
    ensure!(
        address.is_empty() || is_address,
        "{ADDRESS} is \"{address}\": it must be the address of a folder, such as https://your.site/frise/"
    );
    let folder = root.join("dist");
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let title = between(&text, "<title>", "</title>").context("dist/index.html has no title")?;
    let answer = folder.join("oembed.json");
    fs::write(&answer, oembed(title, &address)).with_context(|| format!("cannot write {}", answer.display()))?;
    let whole = text.replace("content=\"./", &format!("content=\"{address}"));
    fs::write(&page, whole).with_context(|| format!("cannot write {}", page.display()))
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(text.split_once(start)?.1.split_once(end)?.0)
}

/// The answer of the type `rich` (oEmbed 1.0). The title is text of the page's head: as an attribute it needs no more care.
fn oembed(title: &str, address: &str) -> String {
    let (picture, picture_width, picture_height) = PICTURE;
    let (width, height) = FRAME;
    let frame = format!(
        "<iframe src=\"{address}frise.html\" title=\"{title}\" width=\"{width}\" height=\"{height}\" \
         sandbox=\"allow-scripts\" loading=\"lazy\"></iframe>"
    );
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": "Frise",
        "provider_url": address,
        "title": title,
        "html": frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{address}{picture}"),
        "thumbnail_width": picture_width,
        "thumbnail_height": picture_height,
    });
    format!("{answer:#}\n")
}

#[cfg(test)]
mod tests {
    use super::oembed;

    #[test]
    fn answer_has_what_oembed_asks_of_the_type_rich() {
        let answer: serde_json::Value =
            serde_json::from_str(&oembed("Frise – articles", "https://example.org/frise/")).expect("JSON is written");
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        assert!(answer["width"].is_u64() && answer["height"].is_u64(), "oEmbed wants the frame's size in numbers");
        let frame = answer["html"].as_str().unwrap_or_default();
        assert!(
            frame.contains("src=\"https://example.org/frise/frise.html\""),
            "the frame has no whole address: {frame}"
        );
        assert!(frame.contains("sandbox=\"allow-scripts\""), "the frame must be trusted with nothing else: {frame}");
    }
}
