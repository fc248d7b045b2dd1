//! CoNLL-U ⇄ trees: the plain text form of Universal Dependencies.

use crate::model::{
    Dependency, Features, Gender, Mood, Number, Person, ReadError, Sentence, Span, Tense, Tree, Upos, VerbForm, Voice,
    Word,
};

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Record {
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
    let (mut records, mut record) = (Vec::new(), Record::default());
    let mut reader = LineReader::default();
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            if !record.tree.words.is_empty() {
                records.push(std::mem::take(&mut record));
            }
            reader = LineReader::default();
        } else if !line.starts_with('#') {
            reader.word(line, &mut record).map_err(|message| ReadError::Unreadable {
                message: format!("line {}: {message}", number + 1),
                hint: "give a treebank in CoNLL-U, ten columns separated by tabs".to_owned(),
            })?;
        }
    }
    if !record.tree.words.is_empty() {
        records.push(record);
    }
    Ok(records)
}

#[derive(Default)]
struct LineReader {
    /// The last word of the multiword token that is open, and its span.
    multiword: Option<(usize, Span)>,
    /// Whether a space stands before the next word.
    spaced: bool,
}

impl LineReader {
    fn word(&mut self, line: &str, record: &mut Record) -> Result<(), String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, _, features, head, relation, _, misc] = columns.as_slice() else {
            return Err(format!("{} columns in place of ten", columns.len()));
        };
        if id.contains('.') {
            return Ok(());
        }
        if let Some((_, last)) = id.split_once('-') {
            let last = last.parse().map_err(|_| format!("no range of words: {id}"))?;
            self.multiword = Some((last, self.append(form, misc, record)));
            return Ok(());
        }
        let id: usize = id.parse().map_err(|_| format!("no number of a word: {id}"))?;
        let span = match self.multiword.filter(|(last, _)| id <= *last) {
            Some((_, span)) => span,
            None => self.append(form, misc, record),
        };
        let head: u32 = head.parse().map_err(|_| format!("no number of a head: {head}"))?;
        record.tree.words.push(Word {
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

    fn append(&mut self, form: &str, misc: &str, record: &mut Record) -> Span {
        if self.spaced {
            record.text.push(' ');
        }
        self.spaced = !misc.split('|').any(|field| field == "SpaceAfter=No");
        let start = record.text.len();
        record.text.push_str(form);
        Span::new(start, record.text.len())
    }
}

fn read_relation(name: &str) -> Option<Dependency> {
    Dependency::from_name(name).or_else(|| Dependency::from_name(name.split(':').next()?))
}

fn read_features(column: &str) -> Features {
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
    for (number, (sentence, tree)) in sentences.iter().zip(trees).enumerate() {
        let line = sentence.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let number = (number + 1).to_string();
        out.extend(["# sent_id = ", &number, "\n# text = ", &line, "\n"]);
        for (place, word) in tree.words.iter().enumerate() {
            write_word(&mut out, text, &tree.words, place, word);
        }
        out.push('\n');
    }
    out
}

fn write_word(out: &mut String, text: &str, words: &[Word], place: usize, word: &Word) {
    let same = |other: Option<&Word>| other.is_some_and(|other| other.span == word.span);
    let (opens, goes_on) = (same(words.get(place + 1)), place > 0 && same(words.get(place - 1)));
    let touches = words[place + 1..]
        .iter()
        .find(|other| other.span != word.span)
        .is_some_and(|other| other.span.start == word.span.end);
    let space = if touches { "SpaceAfter=No" } else { "_" };
    let range = words[place..].iter().take_while(|other| other.span == word.span).count();
    let mut row = |columns: [&str; 10]| {
        out.push_str(&columns.join("\t"));
        out.push('\n');
    };
    if opens && !goes_on {
        let ids = format!("{}-{}", place + 1, place + range);
        row([&ids, word.span.of(text), "_", "_", "_", "_", "_", "_", "_", space]);
    }
    let (id, head) = ((place + 1).to_string(), word.head.map_or(0, |head| head + 1).to_string());
    let features = features(word.features);
    let misc = if opens || goes_on { "_" } else { space };
    let (upos, relation) = (word.upos.as_str(), word.relation.as_str());
    row([&id, &word.form, &word.lemma, upos, "_", &features, &head, relation, "_", misc]);
}
