//! The event frames of French.

use crate::lang::frames::{FrameFiles, Frames};
use crate::model::ReadError;

/// Reads the tables in this folder.
///
/// # Errors
/// [`ReadError::Resource`] naming the file, the line and what is wrong with it.
pub fn frames() -> Result<Frames, ReadError> {
    Frames::load(&FrameFiles {
        patterns: include_str!("patterns.tsv"),
        frames: &[
            ("diplomacy", include_str!("diplomacy.tsv")),
            ("disaster", include_str!("disaster.tsv")),
            ("justice", include_str!("justice.tsv")),
            ("politics", include_str!("politics.tsv")),
            ("society", include_str!("society.tsv")),
            ("speech", include_str!("speech.tsv")),
            ("violence", include_str!("violence.tsv")),
        ],
        governors: include_str!("governors.tsv"),
        operators: include_str!("operators.tsv"),
        reflexive: "se",
    })
}

#[cfg(test)]
mod tests {
    use super::frames;

    #[test]
    fn every_row_is_read_and_every_pattern_is_used() {
        let frames = match frames() {
            Ok(frames) => frames,
            Err(error) => panic!("{error}: correct this row"),
        };
        for (place, pattern) in frames.patterns().iter().enumerate() {
            assert!(
                frames.all().iter().any(|frame| frame.pattern == place) || frames.unknown() == Some(pattern),
                "pattern {} serves no frame: drop it from patterns.tsv, or use it",
                pattern.name
            );
        }
    }

    #[test]
    fn no_frame_stands_twice_with_the_same_conditions() {
        let frames = frames().unwrap_or_default();
        let mut seen = std::collections::HashSet::new();
        for frame in frames.all() {
            assert!(
                seen.insert(format!("{:?} {:?}", frame.trigger, frame.conditions)),
                "{} stands twice with the same conditions: keep one of the two rows",
                frame.id
            );
        }
    }
}
