//! What holds the articles' texts: `TimeML`, CoNLL-U, and the report.

use crate::corpus::{left_out, output, reading, syntax, write_all, write_part};
use crate::grammar::{Element, Holds, check};
use crate::graphs::named;
use frise::export::{Format, Selection, Syntax};
use frise::parse::conllu;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::Document;
use std::collections::{BTreeMap, BTreeSet};

const ALL_MODIFIERS: &[&str] = &[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
];

const TIMEML: [Element; 10] = [
    Element { name: "collection", parents: &[], text: false, must: &[], may: &[] },
    Element { name: "TimeML", parents: &["collection"], text: false, must: &[], may: &[] },
    Element { name: "DOCID", parents: &["TimeML"], text: true, must: &[], may: &[] },
    Element { name: "DCT", parents: &["TimeML"], text: false, must: &[], may: &[] },
    Element { name: "TITLE", parents: &["TimeML"], text: true, must: &[], may: &[] },
    Element { name: "TEXT", parents: &["TimeML"], text: true, must: &[], may: &[] },
    Element {
        name: "TIMEX3",
        parents: &["TEXT", "DCT"],
        text: true,
        must: &[
            ("tid", Holds::Text),
            ("type", Holds::One(&["DATE", "TIME", "DURATION", "SET"])),
            ("value", Holds::Text),
        ],
        may: &[
            ("mod", Holds::One(ALL_MODIFIERS)),
            ("temporalFunction", Holds::One(&["true", "false"])),
            ("functionInDocument", Holds::One(&["CREATION_TIME"])),
            ("anchorTimeID", Holds::Text),
        ],
    },
    Element {
        name: "EVENT",
        parents: &["TEXT"],
        text: true,
        must: &[
            ("eid", Holds::Text),
            (
                "class",
                Holds::One(&["REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE", "STATE", "OCCURRENCE"]),
            ),
        ],
        may: &[],
    },
    Element {
        name: "MAKEINSTANCE",
        parents: &["TimeML"],
        text: false,
        must: &[
            ("eventID", Holds::Text),
            ("eiid", Holds::Text),
            ("tense", Holds::One(&["NONE"])),
            ("aspect", Holds::One(&["NONE"])),
            ("polarity", Holds::One(&["POS", "NEG"])),
            ("pos", Holds::One(&["VERB", "NOUN", "OTHER"])),
        ],
        may: &[("modality", Holds::Text)],
    },
    Element {
        name: "TLINK",
        parents: &["TimeML"],
        text: false,
        must: &[
            ("lid", Holds::Text),
            ("eventInstanceID", Holds::Text),
            ("relatedToTime", Holds::Text),
            ("relType", Holds::One(&["IS_INCLUDED"])),
        ],
        may: &[],
    },
];

/// A collection of `TimeML` documents that their format allows, and the text of each by its name.
pub fn timeml(text: &str) -> BTreeMap<String, String> {
    let document = check(text, None, &TIMEML);
    let texts = named(&document, "TimeML").map(|article| {
        let inside = |name: &'static str| article.descendants().filter(move |node| node.tag_name().name() == name);
        let names = |element: &'static str, attribute: &'static str| -> BTreeSet<&str> {
            let all: Vec<&str> = inside(element).filter_map(|node| node.attribute(attribute)).collect();
            let set: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(set.len(), all.len(), "two {element} share a name");
            set
        };
        let (times, events, instances) = (names("TIMEX3", "tid"), names("EVENT", "eid"), names("MAKEINSTANCE", "eiid"));
        let known = |element, attribute, names: &BTreeSet<&str>| {
            inside(element).all(|node| node.attribute(attribute).is_none_or(|name| names.contains(name)))
        };
        assert!(known("MAKEINSTANCE", "eventID", &events) && known("TIMEX3", "anchorTimeID", &times));
        assert!(known("TLINK", "eventInstanceID", &instances) && known("TLINK", "relatedToTime", &times));
        let content = |name| inside(name).next().expect("each article has it").descendants();
        let text = |name| content(name).filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>();
        (text("DOCID"), text("TEXT"))
    });
    texts.collect()
}

#[test]
fn marked_texts_are_the_articles() {
    let file = write_all(Format::TimeMl);
    let texts = timeml(&file.text);
    assert_eq!(texts.len(), output().readings.len());
    for (doc, text) in &texts {
        assert_eq!(*text, reading(doc).text, "{doc}: taking out the marks must leave the article");
    }
    let count = |of: &str| file.text.matches(of).count();
    let marked = count("<MAKEINSTANCE") + count("<TIMEX3") - texts.len() + left_out(&file);
    let found: usize = output().readings.iter().map(|reading| reading.events.len() + reading.times.len()).sum();
    assert_eq!(marked, found, "each date and event is marked or counted as left out");
}

#[test]
fn one_article_is_a_document_of_its_own() {
    let doc = output().readings[0].doc.clone();
    let selection = Selection { documents: Some(BTreeSet::from([doc])), ..Selection::default() };
    let file = write_part(output(), &selection, Format::TimeMl);
    let document = Document::parse(&file.text).expect("it is XML");
    assert_eq!(document.root_element().tag_name().name(), "TimeML");
}

#[test]
fn trees_are_read_again_as_they_were() {
    let file = write_all(Format::ConllU);
    let records = conllu::read(&file.text).expect("our own reader reads it");
    let written = |syntax: &Syntax| conllu::read(&syntax.trees).expect("our own reader reads an article's trees");
    let trees: Vec<_> = syntax().iter().flat_map(written).collect();
    assert_eq!(records.len(), trees.len());
    for (record, tree) in records.iter().zip(trees) {
        let heads = |tree: &frise::model::Tree| tree.words.iter().map(|word| word.head).collect::<Vec<_>>();
        assert_eq!(heads(&record.tree), heads(&tree.tree));
    }
    let names: Vec<&str> = file.text.lines().filter(|line| line.starts_with("# sent_id")).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "each sentence has a name of its own");
    assert_eq!(left_out(&file), output().readings.len() - syntax().len(), "articles without trees are counted");
}

#[test]
fn a_reader_of_others_reads_the_same_trees() {
    use rs_conllu::{TokenID, parsers::Parser};
    let file = write_all(Format::ConllU);
    let read = Parser::new(file.text.as_bytes()).parse().expect("rs-conllu reads what is written");
    let ours = conllu::read(&file.text).expect("our own reader reads it");
    let sentences: Vec<_> = read.into_iter().collect();
    // Our reader writes apostrophes one way.
    let plain = |form: &str| form.replace('’', "'");
    assert_eq!(sentences.len(), ours.len());
    for (sentence, record) in sentences.iter().zip(&ours) {
        // Ranges are the words as they are written, of which each stands for several.
        let words = sentence.iter().filter(|token| matches!(token.id, TokenID::Single(_)));
        let read: Vec<_> = words.map(|word| (plain(&word.form), word.lemma.clone(), word.head)).collect();
        let head = |head: Option<u32>| Some(TokenID::Single(head.map_or(0, |head| head as usize + 1)));
        let words = record.tree.words.iter();
        let expected: Vec<_> =
            words.map(|word| (plain(&word.form), Some(word.lemma.to_string()), head(word.head))).collect();
        assert_eq!(read, expected, "« {} »", record.text);
    }
}

/// The footnotes of a report by their names; it holds no HTML, and refers to all of them and no others.
pub fn footnotes(text: &str) -> BTreeMap<String, String> {
    let (mut notes, mut cited, mut open) = (BTreeMap::<String, String>::new(), BTreeSet::new(), None);
    for event in Parser::new_ext(text, Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("the report has HTML: {html}"),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                panic!("the report has a link that an article made: {dest_url}")
            }
            Event::Code(code) => panic!("the report has code that an article made: {code}"),
            Event::FootnoteReference(name) => {
                cited.insert(name.to_string());
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let earlier = notes.insert(name.to_string(), String::new());
                assert!(earlier.is_none(), "two footnotes are called {name}");
                open = Some(name.to_string());
            }
            Event::End(TagEnd::FootnoteDefinition) => open = None,
            Event::Text(words) => {
                if let Some(note) = open.as_ref().and_then(|name| notes.get_mut(name)) {
                    note.push_str(&words);
                }
            }
            _ => {}
        }
    }
    assert_eq!(cited, notes.keys().cloned().collect(), "each footnote is cited, and each citation has its footnote");
    notes
}

#[test]
fn each_event_cites_the_sentences_that_tell_it() {
    let file = write_all(Format::Markdown);
    let notes = footnotes(&file.text);
    for event in &output().story.events {
        for mention in &event.mentions {
            let told = reading(&mention.doc);
            let sentence = told.sentences[told.events[mention.event.index()].sentence as usize].of(&told.text);
            let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
            let note = notes.values().find(|note| note.starts_with(&sentence));
            let note = note.unwrap_or_else(|| panic!("no footnote has the sentence: {sentence}"));
            assert!(notes.values().any(|note| note.ends_with(&mention.doc)), "a footnote names its article: {note}");
        }
    }
}
