//! Texts that would break a careless file come out of every format as they went in.

use crate::corpus::write_part;
use crate::linked::{annotations, json, selects};
use crate::{calendar, graphs, tables, texts};
use frise::export::{Format, Selection};
use frise::model::{
    Actor, ActorId, ActorKind, Corrected, Event, EventId, EventMention, EventTime, EventType, Figure, Interval, Member,
    Mention, MentionForm, Output, Published, Quote, Reading, SCHEMA, Span, Status, Story, StoryActor, StoryActorId,
    StoryEvent, StoryEventId, TimeExpression, TimeKind,
};
use proptest::prelude::*;

/// What has broken files before.
const NASTY: [&str; 23] = [
    "=cmd|' /C calc'!A0",
    "+33 1",
    "-5",
    "@SUM(1)",
    "\t=1",
    "\r\n=2",
    "a\"b,c;d\r\ne",
    "]]>",
    "<script>alert(1)</script>",
    "&amp; &#0; %00",
    "\u{0}\u{1}\u{b}\u{1b}\u{7f}",
    "\u{fffe}\u{ffff}",
    "\u{202e}txt.exe",
    "مرحبا בעולם",
    "👩‍👩‍👧🇫🇷é",
    "\\n\\,\\;\\",
    "*gras* _it_ `code` [lien](http://a.b) ![i](x) [^1]",
    "# titre\n\n- liste\n> cité | $x$ ~~z~~",
    "END:VEVENT\r\nBEGIN:VEVENT",
    "1\t_\tmot\t_\n\n# newdoc",
    "- Non, dit-elle.",
    "12. Ils étaient douze.",
    "---",
];

/// A name or a passage: nasty, ordinary, or anything; never blank.
fn passage() -> impl Strategy<Value = String> {
    let any = prop_oneof![
        proptest::sample::select(NASTY.as_slice()).prop_map(str::to_owned),
        proptest::collection::vec(any::<char>(), 1..40).prop_map(String::from_iter),
        "[a-zé ,.'’«»-]{1,90}",
    ];
    any.prop_filter("a passage has words", |text| !text.trim().is_empty())
}

/// A document of passages, each an event with its actor, a quotation, a figure and a date at once.
fn output(doc: &str, passages: &[String]) -> Output {
    let (mut text, mut sentences) = (String::new(), Vec::new());
    for passage in passages {
        let start = text.len();
        text.push_str(passage);
        sentences.push(Span::new(start, text.len()));
        text.push('\n');
    }
    let day = "2020-10-23".parse().ok();
    let interval = Interval { earliest: day, latest: day };
    let count = passages.len() as u32;
    let actor = |place: u32| Some(ActorId(place));
    let rule = || "verb-test".to_owned();
    let reading = Reading {
        doc: doc.to_owned(),
        language: "fr".to_owned(),
        title: passages.first().cloned(),
        outlet: passages.last().cloned(),
        agency: None,
        byline: passages.first().cloned(),
        published: Published { interval, ..Published::default() },
        noise: Vec::new(),
        actors: (0..count)
            .map(|place| Actor {
                id: ActorId(place),
                name: passages[place as usize].clone(),
                kind: ActorKind::Person,
                role: None,
                of: None,
                rule: rule(),
            })
            .collect(),
        mentions: (0..count)
            .map(|place| Mention {
                span: sentences[place as usize],
                actor: ActorId(place),
                form: MentionForm::Name,
                rule: rule(),
            })
            .collect(),
        times: sentences
            .iter()
            .map(|&span| TimeExpression {
                span,
                kind: TimeKind::Date,
                value: "2020-10-23".to_owned(),
                modifier: None,
                interval,
                edtf: "2020-10-23".to_owned(),
                rule: rule(),
                anchor: None,
            })
            .collect(),
        events: (0..count)
            .map(|place| Event {
                id: EventId(place),
                span: sentences[place as usize],
                sentence: place,
                kind: EventType::Accuse,
                lemma: passages[place as usize].clone(),
                agents: vec![ActorId(place)],
                targets: Vec::new(),
                time: Some(EventTime { interval, reason: rule(), evidence: None }),
                place: None,
                status: Status::Happened,
                sources: Vec::new(),
                rule: rule(),
                evidence: Vec::new(),
            })
            .collect(),
        quotes: (0..count)
            .map(|place| Quote { span: sentences[place as usize], speaker: actor(place), cue: None, rule: rule() })
            .collect(),
        figures: (0..count)
            .map(|place| Figure {
                span: sentences[place as usize],
                value: Some(-1.5),
                low: None,
                high: None,
                qualifier: None,
                what: Some(passages[place as usize].clone()),
                source: actor(place),
                rule: rule(),
            })
            .collect(),
        text,
        sentences,
    };
    let story = story(&reading, passages);
    Output { schema: SCHEMA, frise: "0".to_owned(), readings: vec![reading], story, problems: Vec::new() }
}

fn story(reading: &Reading, passages: &[String]) -> Story {
    let count = passages.len() as u32;
    let (doc, time) = (&reading.doc, reading.events.first().and_then(|event| event.time.as_ref()));
    let actors = (0..count).map(|place| StoryActor {
        id: StoryActorId(place),
        name: passages[place as usize].clone(),
        kind: ActorKind::Person,
        role: Some(passages[place as usize].clone()),
        of: None,
        aliases: passages.to_vec(),
        members: vec![Member { doc: doc.clone(), actor: ActorId(place) }],
        evidence: Vec::new(),
        corrected: vec![Corrected::Name { before: passages[place as usize].clone() }],
    });
    let events = (0..count).map(|place| StoryEvent {
        id: StoryEventId(place),
        label: passages[place as usize].clone(),
        kind: EventType::Accuse,
        agents: vec![StoryActorId(place)],
        targets: Vec::new(),
        time: time.map(|time| time.interval),
        place: Some(StoryActorId(place)),
        status: Status::Happened,
        sources: vec![StoryActorId(place)],
        mentions: vec![EventMention { doc: doc.clone(), event: EventId(place) }],
        evidence: Vec::new(),
        corrected: vec![Corrected::Date { before: None }],
    });
    Story { actors: actors.collect(), events: events.collect(), relations: Vec::new(), contradictions: Vec::new() }
}

/// What XML can hold of a text: a character that it forbids is replaced.
fn in_xml(text: &str) -> String {
    let is_forbidden = |character: char| {
        matches!(character, '\u{fffe}' | '\u{ffff}') || character < ' ' && !matches!(character, '\t' | '\n' | '\r')
    };
    text.chars().map(|character| if is_forbidden(character) { '\u{fffd}' } else { character }).collect()
}

/// What a calendar can hold of a text: control characters are dropped.
fn in_calendar(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect()
}

fn check(doc: &str, passages: &[String]) {
    let output = output(doc, passages);
    let file = |format| write_part(&output, &Selection::default(), format).text;

    let read: Output = serde_json::from_str(&file(Format::Json)).expect("the contract is read again");
    assert_eq!(read.readings[0].text, output.readings[0].text);

    for (format, column) in
        [(Format::EventsCsv, "label"), (Format::FiguresCsv, "what"), (Format::QuotesCsv, "quotation")]
    {
        for (row, passage) in tables::rows(&file(format)).iter().zip(passages) {
            let cell = &row[column];
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "a spreadsheet would compute {cell:?}");
            assert!(cell == passage || cell.strip_prefix('\'') == Some(passage), "{cell:?} was {passage:?}");
        }
    }

    for (entry, passage) in calendar::entries(&file(Format::ICalendar)).iter().zip(passages) {
        let summary = icalendar::Component::get_summary(entry).expect("an entry has a title");
        assert_eq!(summary, in_calendar(passage), "a title must survive");
    }

    let gexf = file(Format::Gexf);
    let document = graphs::gexf(&gexf);
    for (node, passage) in graphs::named(&document, "node").zip(passages) {
        assert_eq!(node.attribute("label"), Some(in_xml(passage).as_str()));
    }
    let graphml = file(Format::GraphMl);
    let document = graphs::graphml(&graphml);
    let labels = graphs::named(&document, "data").filter(|data| data.attribute("key") == Some("label"));
    for (label, passage) in labels.zip(passages) {
        assert_eq!(label.text(), Some(in_xml(passage).as_str()));
    }

    let article = &output.readings[0].text;
    let timeml = file(Format::TimeMl).replacen("<TimeML>", "<collection><TimeML>", 1) + "</collection>";
    assert_eq!(texts::timeml(&timeml).values().next(), Some(&in_xml(article)), "the text must survive its marks");

    let characters: Vec<char> = article.chars().collect();
    for item in annotations(&json(&file(Format::WebAnnotation))) {
        selects(item, &characters);
        let source = item["target"]["source"].as_str().expect("an address is text");
        assert!(source.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>\"#?/:\\".contains(&byte)), "{source}");
    }

    for (slide, passage) in json(&file(Format::TimelineJs))["events"].as_array().expect("slides").iter().zip(passages) {
        let headline = slide["text"]["headline"].as_str().expect("a slide has a headline");
        assert!(!headline.contains(['<', '>']), "TimelineJS would take it for HTML: {headline}");
        let back = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        assert_eq!(back.iter().fold(headline.to_owned(), |text, (from, to)| text.replace(from, to)), *passage);
    }

    let things = json(&file(Format::SchemaOrg));
    let quotations = things["@graph"].as_array().expect("things").iter().filter(|thing| thing["@type"] == "Quotation");
    assert!(quotations.zip(passages).all(|(thing, passage)| thing["text"] == *passage));

    for note in texts::footnotes(&file(Format::Markdown)).values() {
        let is_told = |passage: &&String| {
            let words = passage.split(|letter: char| letter.is_whitespace() || letter.is_control());
            let line: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            note.starts_with(&line.join(" ").replace('\0', ""))
        };
        assert!(passages.iter().any(|passage| is_told(&passage)), "no passage is told by the footnote {note:?}");
    }
}

#[test]
fn what_has_broken_files_before_survives() {
    let passages: Vec<String> = NASTY.iter().map(|text| (*text).to_owned()).collect();
    check("a b/ç:?#%.txt", &passages);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives(doc in passage(), passages in proptest::collection::vec(passage(), 1..8)) {
        check(&doc, &passages);
    }
}
