//! The interface's words: Fluent messages in `www/locales/`, one file a language.

use super::dates;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::rc::Rc;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// French.
    French,
    /// English.
    English,
}

impl Locale {
    /// Its BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The tag for dates and numbers: English puts the day before the month here, as French does.
    #[must_use]
    pub fn intl_tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en-GB",
        }
    }

    /// The language with this tag, region ignored: `en-GB` is English.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::French => Self::English,
            Self::English => Self::French,
        }
    }

    fn messages(self) -> &'static str {
        match self {
            Self::French => include_str!("../../www/locales/fr.ftl"),
            Self::English => include_str!("../../www/locales/en.ftl"),
        }
    }
}

/// The words of one language. Two are equal when their language is.
#[derive(Clone)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale
    }
}

impl Words {
    /// Loads a language's messages.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new(locale.tag().parse().into_iter().collect());
        // Isolation marks would show up in attributes and in copied text.
        bundle.set_use_isolating(false);
        // A faulty line loses its own message only, and that one then shows its key.
        let resource = FluentResource::try_new(locale.messages().to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { locale, bundle: Rc::new(bundle) }
    }

    /// The message with this key.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The message with its gaps filled.
    #[must_use]
    pub fn with(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        self.format(key, &gaps.iter().map(|&(name, value)| (name, FluentValue::from(value))).collect())
    }

    /// The message for a number: `$count` chooses the plural, `$shown` is the number in the language's digits.
    #[must_use]
    pub fn count(&self, key: &str, count: usize) -> String {
        let mut gaps = FluentArgs::new();
        gaps.set("count", count);
        gaps.set("shown", dates::number(self.locale, count as f64));
        self.format(key, &gaps)
    }

    /// The number of a day in its month: the first is an ordinal in some languages.
    #[must_use]
    pub fn day_number(&self, digits: &str) -> String {
        let mut gaps = FluentArgs::new();
        gaps.set("day", FluentValue::try_number(digits));
        self.format("day-number", &gaps)
    }

    /// The message, if there is one: for keys made from the data.
    #[must_use]
    pub fn known(&self, key: &str) -> Option<String> {
        self.bundle.has_message(key).then(|| self.text(key))
    }

    fn format(&self, key: &str, gaps: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        // What cannot be filled shows as `{$name}`; a test compares the gaps of both languages.
        self.bundle.format_pattern(pattern, Some(gaps), &mut Vec::new()).into_owned()
    }
}
