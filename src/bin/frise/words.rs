//! The interface's words on the command line, from the page's catalogues.

use clap::ValueEnum;
use fluent_bundle::{FluentBundle, FluentResource};

/// A language of words for people.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    /// French
    Fr,
    /// English
    En,
}

/// The messages of a language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// Loads a language's messages.
    pub fn new(language: Language) -> Self {
        let (tag, messages) = match language {
            Language::Fr => ("fr", include_str!("../../../www/locales/fr.ftl")),
            Language::En => ("en", include_str!("../../../www/locales/en.ftl")),
        };
        let mut bundle = FluentBundle::new(tag.parse().into_iter().collect());
        // A catalogue with a line that is none still has its other messages; tests hold that there is no such line.
        let resource = FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    /// A message without gaps; its key where there is none.
    pub fn text(&self, key: &str) -> String {
        let pattern = self.0.get_message(key).and_then(|message| message.value());
        let text = pattern.map(|pattern| self.0.format_pattern(pattern, None, &mut Vec::new()).into_owned());
        text.unwrap_or_else(|| key.to_owned())
    }
}
