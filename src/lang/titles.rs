//! How titles of events are worded: articles, prepositions, templates.

use super::linking::{LinkingFiles, fold, rows};
use crate::model::ReadError;
use std::collections::HashMap;

/// A name as it stands in a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleName {
    /// Its words, without article.
    pub name: String,
    /// Its article and number, where they are known; without them no sentence can be made around the name.
    pub article: Option<Article>,
}

/// The article of a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Article {
    /// Its form before the name; `-` for a name that takes none.
    pub form: String,
    /// Whether the name is a plural.
    pub plural: bool,
}

impl Article {
    /// For names that take no article: persons, most cities.
    #[must_use]
    pub fn none() -> Self {
        Self { form: NO_ARTICLE.to_owned(), plural: false }
    }
}

/// What a title is made from.
#[derive(Clone, Debug, Default)]
pub struct TitleParts {
    /// Names of title rows to try, best first: concepts, then the type.
    pub keys: Vec<String>,
    /// Who acts.
    pub agents: Vec<TitleName>,
    /// On whom.
    pub targets: Vec<TitleName>,
    /// According to whom, for an act of which nobody else is known.
    pub sources: Vec<TitleName>,
    /// Where, for an act of which nobody is known.
    pub place: Option<TitleName>,
    /// How an article says it, for an act that has no title of its own.
    pub words: String,
    /// What changes the title as a whole, from the inside out: `start`, `planned`.
    pub frames: Vec<String>,
}

/// The frame of what did not happen.
const NEGATED: &str = "negated";
const NO_ARTICLE: &str = "-";
const BEFORE_VOWEL: &str = "-vowel";
/// The row of what all titles share.
const SHARED: &str = "-";
/// More names than this are summed up as « others »; fewer where the title would not fit a line.
const NAMES_IN_A_TITLE: usize = 3;
/// A list gives a title one line: this many characters.
const LINE: usize = 96;

/// How titles are worded.
#[derive(Debug, Default)]
pub struct Titles {
    determiners: HashMap<String, Article>,
    contractions: HashMap<(String, String), String>,
    elision: HashMap<String, bool>,
    templates: HashMap<(String, String), String>,
}

impl Titles {
    /// The tables from their texts.
    ///
    /// # Errors
    /// [`ReadError::Resource`] with the table's name and the line that does not have the columns it should.
    pub fn load(files: &LinkingFiles) -> Result<Self, ReadError> {
        Ok(Self {
            determiners: rows::<3>("determiners", files.determiners)?
                .map(|[word, form, number]| {
                    (word.to_owned(), Article { form: form.to_owned(), plural: number == "plural" })
                })
                .collect(),
            contractions: rows::<3>("contractions", files.contractions)?
                .map(|[preposition, article, words]| {
                    let words = if words == "_none" { String::new() } else { words.replace('_', " ") };
                    ((preposition.to_owned(), article.to_owned()), words)
                })
                .collect(),
            elision: rows::<2>("elision", files.elision)?
                .map(|[start, dropped]| (start.to_owned(), dropped == "yes"))
                .collect(),
            templates: rows::<3>("titles", files.titles)?
                .map(|[key, case, words]| ((key.to_owned(), case.to_owned()), words.to_owned()))
                .collect(),
        })
    }

    /// The article that the words before a name tell: the last of them, in any case, with either apostrophe.
    #[must_use]
    pub fn article_before(&self, before: &str) -> Option<&Article> {
        let word = before.trim_end().rsplit(|c: char| c.is_whitespace() || "«»“”\"([—–".contains(c)).next()?;
        let word = word.to_lowercase().replace('\u{2019}', "'");
        // An elided article touches its name, all others stand apart from it.
        (word.ends_with('\'') != before.ends_with(char::is_whitespace)).then(|| self.determiners.get(&word)).flatten()
    }

    /// A name without the article that it begins with, and that article.
    #[must_use]
    pub fn split_article<'a>(&self, name: &'a str) -> (&'a str, Option<&Article>) {
        for (place, letter) in name.char_indices() {
            let end = match letter {
                ' ' | '\u{a0}' => place,
                '\'' | '\u{2019}' => place + letter.len_utf8(),
                _ => continue,
            };
            let word = name[..end].replace('\u{2019}', "'");
            // A capital article is part of the name: « Le Caire », « La Poste ».
            let article = self.determiners.get(&word).filter(|article| article.form != NO_ARTICLE);
            return if article.is_some() { (name[end..].trim_start(), article) } else { (name, None) };
        }
        (name, None)
    }

    /// The title of an event: with all names that a line has room for, and one of each side at least.
    #[must_use]
    pub fn title(&self, parts: &TitleParts) -> String {
        let fits = |title: &String| title.chars().count() <= LINE;
        let titles = (1..=NAMES_IN_A_TITLE).rev().map(|names| self.title_with(parts, names));
        let mut shortest = String::new();
        for title in titles {
            if fits(&title) {
                return title;
            }
            shortest = title;
        }
        shortest
    }

    fn title_with(&self, parts: &TitleParts, most: usize) -> String {
        let all: Vec<&TitleName> = parts.agents.iter().chain(&parts.targets).collect();
        let mut distinct: Vec<&TitleName> = Vec::new();
        for name in all {
            if !distinct.contains(&name) {
                distinct.push(name);
            }
        }
        let worded = distinct.iter().all(|name| name.article.is_some());
        let case = match (parts.agents.is_empty(), parts.targets.is_empty()) {
            (true, true) => "none",
            _ if !worded => "names",
            (false, false) if parts.agents == parts.targets && parts.agents.len() > 1 => "mutual",
            (false, false) => "both",
            (false, true) => "agents",
            (true, false) => "targets",
        };
        let names = self.enumerated(&distinct, most);
        let template = self.template(&parts.keys, case);
        let mut title = self.fill(template, parts, &names, most);
        let by_name = !parts.sources.is_empty() && parts.sources.iter().all(|name| name.article.is_some());
        if let ("none", None, true) = (case, &parts.place, by_name) {
            title = self.shared("according").replace("{title}", &title);
            title = title.replace("{sources}", &self.listed(SHARED, &parts.sources, most));
        }
        if let ("none", Some(place)) = (case, &parts.place) {
            title = match place.article {
                Some(_) => format!("{title} {}", self.prefixed(self.shared("locative"), place)),
                None => self.shared("at").replace("{title}", &title).replace("{place}", &place.name),
            };
        }
        // Inside a frame a title loses its capital, unless a name gave it.
        if !template.starts_with('{') && !parts.frames.is_empty() {
            title = with_first(&title, |first| first.to_lowercase().collect());
        }
        // An article's own words say themselves that nothing happened.
        let quotes = template.contains("{words}");
        let says_no = quotes && tokens(&parts.words).any(|word| self.is_one_of("negations", word));
        for frame in parts.frames.iter().filter(|&frame| !(says_no && frame == NEGATED)) {
            title = self.framed(frame, &title, !quotes && !template.starts_with('{'));
        }
        with_first(title.trim(), |first| first.to_uppercase().collect())
    }

    /// The small words that a text ends with and that belong to the verb after it.
    #[must_use]
    pub fn before_verb<'a>(&self, text: &'a str) -> &'a str {
        let mut rest = text;
        while let Some(word) = tokens(rest).next_back().filter(|word| self.is_one_of("clitics", word)) {
            rest = &rest[..rest.trim_end().len() - word.len()];
        }
        &text[rest.len()..]
    }

    fn is_one_of(&self, row: &str, word: &str) -> bool {
        let word = word.to_lowercase().replace('’', "'");
        self.shared(row).split(' ').any(|known| known == word)
    }

    /// A title in a frame; what is no sentence may have a wording of its own: « pas d'accord ».
    fn framed(&self, frame: &str, title: &str, is_noun: bool) -> String {
        let noun = self.templates.get(&(SHARED.to_owned(), format!("{frame} noun"))).filter(|_| is_noun);
        let Some((before, preposition)) = noun.and_then(|words| words.split_once(" {")) else {
            return self.shared(frame).replace("{title}", title);
        };
        let preposition = preposition.trim_end_matches(" title}");
        let name = TitleName { name: title.to_owned(), article: Some(Article::none()) };
        format!("{before} {}", self.prefixed(preposition, &name))
    }

    /// Names after a preposition (`-` for none): « de la Russie et de l'Arménie ».
    fn listed(&self, preposition: &str, names: &[TitleName], most: usize) -> String {
        let mut words: Vec<String> = names.iter().take(most).map(|name| self.prefixed(preposition, name)).collect();
        if names.len() > most {
            let others = format!("{preposition} others");
            words.push(self.shared(if preposition == SHARED { "others" } else { &others }).to_owned());
        }
        let last = words.pop().unwrap_or_default();
        if words.is_empty() { last } else { format!("{}{}{last}", words.join(", "), self.shared("and")) }
    }

    /// Bare names, separated by commas: the wording that is right whatever their articles.
    fn enumerated(&self, names: &[&TitleName], most: usize) -> String {
        let shown: Vec<&str> = names.iter().take(most).map(|name| name.name.as_str()).collect();
        let more =
            if names.len() > most { self.shared("and").to_owned() + self.shared("others") } else { String::new() };
        shown.join(", ") + &more
    }

    fn prefixed(&self, preposition: &str, name: &TitleName) -> String {
        let form = name.article.as_ref().map_or(NO_ARTICLE, |article| article.form.as_str());
        let form = if form == NO_ARTICLE && self.drops_vowel_before(&name.name) { BEFORE_VOWEL } else { form };
        let before = self.contractions.get(&(preposition.to_owned(), form.to_owned()));
        format!("{}{}", before.map_or("", String::as_str), name.name)
    }

    fn drops_vowel_before(&self, name: &str) -> bool {
        let folded = fold(name);
        (1..=3).rev().find_map(|length| self.elision.get(folded.get(..length)?)).copied().unwrap_or(false)
    }

    fn template(&self, keys: &[String], case: &str) -> &str {
        // A mutual act without words of its own is worded by its agents.
        let fallback = if case == "mutual" { "agents" } else { "names" };
        let find = |case: &str| keys.iter().find_map(|key| self.templates.get(&(key.clone(), case.to_owned())));
        find(case).or_else(|| find(fallback)).map_or("{names}", String::as_str)
    }

    fn shared<'a>(&'a self, case: &'a str) -> &'a str {
        self.templates.get(&(SHARED.to_owned(), case.to_owned())).map_or("{title}", String::as_str)
    }

    fn fill(&self, template: &str, parts: &TitleParts, names: &str, most: usize) -> String {
        let plural = parts.agents.len() > 1
            || parts.agents.iter().any(|name| name.article.as_ref().is_some_and(|article| article.plural));
        let mut out = String::new();
        let mut rest = template;
        while let Some(open) = rest.find(['{', '[']) {
            out.push_str(&rest[..open]);
            let Some(length) = rest[open..].find(['}', ']']) else { break };
            let slot = &rest[open + 1..open + length];
            if rest[open..].starts_with('[') {
                let (singular, many) = slot.split_once('|').unwrap_or((slot, slot));
                out.push_str(if plural { many } else { singular });
            } else {
                let (preposition, slot) = slot.rsplit_once(' ').unwrap_or((SHARED, slot));
                out.push_str(&match slot {
                    "agents" => self.listed(preposition, &parts.agents, most),
                    "targets" => self.listed(preposition, &parts.targets, most),
                    "words" => parts.words.clone(),
                    _ => names.to_owned(),
                });
            }
            rest = &rest[open + length + 1..];
        }
        out.push_str(rest);
        out
    }
}

/// Words, an elided one with its apostrophe by itself.
fn tokens(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split_inclusive(['\'', '’']).flat_map(str::split_whitespace)
}

fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}
