//! Words → everything that holds them: actors, events, articles, sentences.

use super::folded;
use crate::model::{Reading, Span, Story, StoryActorId, StoryEventId};

/// Something that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An actor.
    Actor(StoryActorId),
    /// An event, by its label.
    Event(StoryEventId),
    /// An article, by its title or name: its place among the readings.
    Article(usize),
    /// A sentence of an article: the article's place among the readings, and where it stands.
    Sentence(usize, Span),
}

/// All that can be searched, folded once.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<(String, Found)>,
}

impl Library {
    /// Gathers the names, labels, titles and sentences of a story.
    #[must_use]
    pub fn new(readings: &[Reading], story: &Story) -> Self {
        let mut entries = Vec::new();
        for actor in &story.actors {
            let names: Vec<&str> = std::iter::once(&actor.name).chain(&actor.aliases).map(String::as_str).collect();
            entries.push((folded(&names.join("\n")), Found::Actor(actor.id)));
        }
        for event in &story.events {
            entries.push((folded(&event.label), Found::Event(event.id)));
        }
        for (place, reading) in readings.iter().enumerate() {
            let title = reading.title.as_deref().unwrap_or_default();
            let outlet = reading.outlet.as_deref().or(reading.agency.as_deref()).unwrap_or_default();
            entries.push((folded(&format!("{title}\n{outlet}\n{}", reading.doc)), Found::Article(place)));
            for &sentence in &reading.sentences {
                entries.push((folded(sentence.of(&reading.text)), Found::Sentence(place, sentence)));
            }
        }
        Self { entries }
    }

    /// What holds every word of the query, at most `most` of each sort; what begins with the query comes before what
    /// holds a word that begins with it, and that before the rest.
    #[must_use]
    pub fn find(&self, query: &str, most: usize) -> Vec<&Found> {
        let query = folded(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let Some(first) = words.first() else { return Vec::new() };
        let mut sorts: [Vec<(usize, &Found)>; 4] = Default::default();
        for (text, found) in self.entries.iter().filter(|(text, _)| words.iter().all(|word| text.contains(word))) {
            let sort = match found {
                Found::Actor(_) => 0,
                Found::Event(_) => 1,
                Found::Article(_) => 2,
                Found::Sentence(..) => 3,
            };
            sorts[sort].push((rank(text, first), found));
        }
        sorts
            .into_iter()
            .flat_map(|mut sort| {
                sort.sort_by_key(|(rank, _)| *rank);
                sort.truncate(most);
                sort
            })
            .map(|(_, found)| found)
            .collect()
    }
}

/// 0 where a line begins with the word, 1 where one of its words does, else 2.
fn rank(text: &str, word: &str) -> usize {
    let begins_word = |at: usize| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    if text.lines().any(|line| line.starts_with(word)) {
        0
    } else {
        2 - usize::from(text.match_indices(word).any(|(at, _)| begins_word(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(texts: &[&str]) -> Library {
        let entry = |(place, text): (usize, &&str)| (folded(text), Found::Article(place));
        Library { entries: texts.iter().enumerate().map(entry).collect() }
    }

    fn found(texts: &[&str], query: &str) -> Vec<usize> {
        let library = library(texts);
        let place = |found: &&Found| if let Found::Article(place) = found { *place } else { usize::MAX };
        library.find(query, 2).iter().map(place).collect()
    }

    #[test]
    fn what_begins_with_the_words_comes_first_and_the_rest_is_cut() {
        let texts = ["la contre-grève", "désagréger", "Grève générale", "avant-grève"];
        assert_eq!(found(&texts, "grev"), [2, 0]);
        assert_eq!(found(&texts, "gré"), [2, 0]);
    }

    #[test]
    fn every_word_must_be_there_and_none_finds_nothing() {
        assert_eq!(found(&["Grève des soignants", "Soignants applaudis"], "soignants greve"), [0]);
        assert!(found(&["Grève"], "  ").is_empty());
    }
}
