//! surface words → what each does at a sentence's edge: opens, closes, ends.
//!
//! Promises: one role a surface word, in one pass.

use super::characters::is_terminator;
use super::surface::Surface;

/// What a surface word does at a sentence's edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An opening quotation mark or bracket.
    Opener,
    /// A closing one.
    Closer,
    /// `.`, `!`, `?`, `…`.
    Terminator,
    /// A dash or bullet, which may introduce a line of dialogue or of a list.
    Dash,
    /// A word, a number, or another mark.
    Other,
}

/// The role of each surface word. Quotation marks are read by the spaces around them and by whether one stands open,
/// since the press turns them the wrong way often enough.
pub(super) fn roles(text: &str, surfaces: &[Surface]) -> Vec<Role> {
    let (mut guillemets, mut straight) = (false, false);
    let mut previous_end = 0;
    surfaces
        .iter()
        .map(|surface| {
            let before = &text[previous_end..surface.start];
            if before.matches('\n').nth(1).is_some() {
                (guillemets, straight) = (false, false);
            }
            previous_end = surface.end;
            let spaced_before = surface.start == 0 || !before.is_empty();
            let spaced_after = !text[surface.end..].starts_with(|c: char| !c.is_whitespace());
            let word = &text[surface.start..surface.end];
            match word {
                "«" => quote(&mut guillemets, |open| !open || spaced_before || !spaced_after),
                "»" => quote(&mut guillemets, |open| !open && spaced_before && !spaced_after),
                "\"" if spaced_before != spaced_after => quote(&mut straight, |_| spaced_before),
                "\"" => quote(&mut straight, |open| !open),
                "“" | "„" | "‹" | "‘" | "(" | "[" | "{" | "¿" | "¡" => Role::Opener,
                "”" | "›" | "’" | ")" | "]" | "}" => Role::Closer,
                "–" | "—" | "-" | "--" | "•" | "▪" | "■" | "►" | "*" => Role::Dash,
                _ if word.chars().all(is_terminator) => Role::Terminator,
                _ => Role::Other,
            }
        })
        .collect()
}

/// A quotation mark's role, given whether one stands open.
fn quote(open: &mut bool, opens: impl Fn(bool) -> bool) -> Role {
    *open = opens(*open);
    if *open { Role::Opener } else { Role::Closer }
}
