//! CoNLL-U ⇄ trees: the plain text form of Universal Dependencies.

use crate::model::{
    Dependency, Features, Gender, Mood, Number, Person, ReadError, Sentence, Span, Tense, Tree, Upos, VerbForm, Voice,
    Word,
};

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What stands before it in running text, when a sentence does: a space, a new paragraph, or nothing.
    pub gap: &'static str,
    /// Its text, put together from its words; the tree's spans point into it.
    pub text: String,
    /// Its words. Two words of one multiword token share a span.
    pub tree: Tree,
}

/// Reads a treebank. Empty nodes are left out, and subtypes of relations that the model does not tell apart.
///
/// # Errors
/// [`ReadError::Unreadable`] when a line is not CoNLL-U, with the line's number.
pub fn read(text: &str) -> Result<Vec<Record>, ReadError> {
    let mut reader = Reader::default();
    let mut last = 0;
    for (number, line) in (1..).zip(text.lines()) {
        reader.line(line.trim_end_matches('\r')).map_err(|message| refusal(number, &message))?;
        last = number;
    }
    reader.line("").map_err(|message| refusal(last, &message))?;
    Ok(reader.records)
}

fn refusal(line: usize, message: &str) -> ReadError {
    ReadError::Unreadable {
        message: format!("line {line}: {message}"),
        hint: "give a treebank in CoNLL-U, ten columns separated by tabs".to_owned(),
    }
}

#[derive(Default)]
struct Reader {
    records: Vec<Record>,
    /// The sentence that is open.
    record: Record,
    /// The last word of the multiword token that is open, and its span.
    multiword: Option<(usize, Span)>,
    /// Whether a space stands before the next word.
    spaced: bool,
    /// Whether the next sentence begins a paragraph.
    paragraph: bool,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if line.trim().is_empty() {
            return self.close();
        }
        match line.strip_prefix('#') {
            Some(comment) => {
                let name = comment.split('=').next().unwrap_or_default();
                self.paragraph |=
                    name.split_whitespace().next().is_some_and(|name| matches!(name, "newpar" | "newdoc"));
                Ok(())
            }
            None => self.word(line),
        }
    }

    /// Ends the sentence.
    fn close(&mut self) -> Result<(), String> {
        let record = std::mem::take(&mut self.record);
        let count = record.tree.words.len();
        if let Some(head) = record.tree.words.iter().filter_map(|word| word.head).find(|&head| head as usize >= count) {
            return Err(format!("the sentence has no word {}, which is named as a head", u64::from(head) + 1));
        }
        if self.multiword.is_some_and(|(last, _)| last > count) {
            return Err("a range of words ends behind its sentence".to_owned());
        }
        if count > 0 {
            self.records.push(record);
        }
        self.multiword = None;
        Ok(())
    }

    fn word(&mut self, line: &str) -> Result<(), String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, features, head, relation, _, misc] = columns.as_slice() else {
            return Err(format!("{} columns in place of ten", columns.len()));
        };
        if id.contains('.') {
            return Ok(());
        }
        if let Some((first, last)) = id.split_once('-') {
            let (first, last) = (self.number(first)?, last.parse().map_err(|_| format!("no range of words: {id}"))?);
            if last < first {
                return Err(format!("no range of words: {id}"));
            }
            self.multiword = Some((last, self.append(form, misc)?));
            return Ok(());
        }
        let id = self.number(id)?;
        let span = match self.multiword.filter(|(last, _)| id <= *last) {
            Some((_, span)) => span,
            None => self.append(form, misc)?,
        };
        let head: u32 = head.parse().map_err(|_| format!("no number of a head: {head}"))?;
        self.record.tree.words.push(Word {
            span,
            form: form.replace('\u{2019}', "'").into(),
            lemma: (*lemma).into(),
            upos: Upos::from_name(upos).ok_or_else(|| format!("no part of speech: {upos}"))?,
            features: read_features(features),
            head: head.checked_sub(1),
            relation: read_relation(relation).ok_or_else(|| format!("no relation: {relation}"))?,
            confidence: 1.0,
        });
        Ok(())
    }

    /// The number of the next word, if that is what stands there.
    fn number(&self, id: &str) -> Result<usize, String> {
        let expected = self.record.tree.words.len() + 1;
        let inside = self.multiword.is_some_and(|(last, _)| expected <= last);
        match id.parse() {
            Ok(number) if number == expected => Ok(number),
            _ if inside => Err(format!("word {expected} of a multiword token should stand here, not {id}")),
            _ => Err(format!("word {expected} should stand here, not {id}")),
        }
    }

    /// Appends a token to the sentence's text.
    fn append(&mut self, form: &str, misc: &str) -> Result<Span, String> {
        if form.trim().is_empty() {
            return Err("a form is empty".to_owned());
        }
        if self.record.text.is_empty() {
            self.record.gap = match (self.records.is_empty(), std::mem::take(&mut self.paragraph), self.spaced) {
                (true, _, _) => "",
                (_, true, _) => "\n\n",
                (_, _, true) => " ",
                _ => "",
            };
        } else if self.spaced {
            self.record.text.push(' ');
        }
        self.spaced = !misc.split('|').any(|field| field == "SpaceAfter=No");
        let start = self.record.text.len();
        self.record.text.push_str(form);
        Ok(Span::new(start, self.record.text.len()))
    }
}

fn read_relation(name: &str) -> Option<Dependency> {
    Dependency::from_name(name).or_else(|| Dependency::from_name(name.split(':').next()?))
}

/// The sixth column of CoNLL-U as features; what the parser does not know is left out.
#[must_use]
pub fn read_features(column: &str) -> Features {
    let mut features = Features::default();
    for (name, value) in column.split('|').filter_map(|feature| feature.split_once('=')) {
        match name {
            "Gender" => features.gender = Gender::from_name(value),
            "Mood" => features.mood = Mood::from_name(value),
            "Number" => features.number = Number::from_name(value),
            "Person" => features.person = Person::from_name(value),
            "Tense" => features.tense = Tense::from_name(value),
            "VerbForm" => features.verb_form = VerbForm::from_name(value),
            "Voice" => features.voice = Voice::from_name(value),
            _ => {}
        }
    }
    features
}

/// Features as the sixth column of CoNLL-U.
#[must_use]
pub fn features(features: Features) -> String {
    let named = [
        ("Gender", features.gender.map(Gender::as_str)),
        ("Mood", features.mood.map(Mood::as_str)),
        ("Number", features.number.map(Number::as_str)),
        ("Person", features.person.map(Person::as_str)),
        ("Tense", features.tense.map(Tense::as_str)),
        ("VerbForm", features.verb_form.map(VerbForm::as_str)),
        ("Voice", features.voice.map(Voice::as_str)),
    ];
    let set: Vec<String> =
        named.iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}"))).collect();
    if set.is_empty() { "_".to_owned() } else { set.join("|") }
}

/// Writes the sentences of a text and their trees.
#[must_use]
pub fn write(text: &str, sentences: &[Sentence], trees: &[Tree]) -> String {
    let mut out = String::new();
    let mut paragraph = None;
    for (number, (sentence, tree)) in sentences.iter().zip(trees).enumerate() {
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            out.push_str("# newpar\n");
        }
        let behind = sentences.get(number + 1).map_or(text.len(), |next| next.span.start as usize);
        let rows = Rows { text, words: &tree.words, behind };
        let number = (number + 1).to_string();
        out.extend(["# sent_id = ", &number, "\n# text = ", &rows.line(), "\n"]);
        for place in 0..tree.words.len() {
            rows.write(place, &mut out);
        }
        out.push('\n');
    }
    out
}

/// A tree's words on their way into a treebank.
struct Rows<'a> {
    text: &'a str,
    words: &'a [Word],
    /// Where the next sentence begins.
    behind: usize,
}

impl Rows<'_> {
    /// The sentence as its tokens spell it, which is what the format asks for: white space is one space.
    fn line(&self) -> String {
        let mut line = String::new();
        for (place, word) in self.words.iter().enumerate().filter(|(place, _)| !self.goes_on(*place)) {
            line.push_str(&self.token(word));
            if !self.is_glued(place) {
                line.push(' ');
            }
        }
        line.trim_end().to_owned()
    }

    /// A token as it is written.
    fn token(&self, word: &Word) -> String {
        word.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many words share the token of a word, from that word on.
    fn count(&self, place: usize) -> usize {
        self.words[place..].iter().take_while(|other| other.span == self.words[place].span).count()
    }

    /// Whether a word is not the first of its token.
    fn goes_on(&self, place: usize) -> bool {
        place > 0 && self.words[place - 1].span == self.words[place].span
    }

    /// Whether no white space stands between a word's token and the next one.
    fn is_glued(&self, place: usize) -> bool {
        let next = self.words.get(place + self.count(place)).map_or(self.behind, |next| next.span.start as usize);
        let gap = self.text.get(self.words[place].span.end as usize..next);
        next < self.text.len() && gap.is_some_and(|gap| !gap.contains(char::is_whitespace))
    }

    fn write(&self, place: usize, out: &mut String) {
        let word = &self.words[place];
        let (count, goes_on) = (self.count(place), self.goes_on(place));
        let space = if self.is_glued(place) { "SpaceAfter=No" } else { "_" };
        let mut row = |columns: [&str; 10]| {
            out.push_str(&columns.join("\t"));
            out.push('\n');
        };
        let alone = count == 1 && !goes_on;
        if !alone && !goes_on {
            let ids = format!("{}-{}", place + 1, place + count);
            row([&ids, &self.token(word), "_", "_", "_", "_", "_", "_", "_", space]);
        }
        let form = if alone { self.token(word) } else { word.form.to_string() };
        let (id, head) = ((place + 1).to_string(), word.head.map_or(0, |head| head + 1).to_string());
        let lemma = if word.lemma.trim().is_empty() { "_" } else { &word.lemma };
        let misc = if alone { space } else { "_" };
        let (upos, relation) = (word.upos.as_str(), word.relation.as_str());
        row([&id, &form, lemma, upos, "_", &features(word.features), &head, relation, "_", misc]);
    }
}
