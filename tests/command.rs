//! The command `frise`, run as a person runs it.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _absent = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the target folder can be written");
        Self(path)
    }

    fn file(&self, name: &str, contents: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, contents).expect("the target folder can be written");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _kept = fs::remove_dir_all(&self.0);
    }
}

fn frise(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_frise")).args(arguments).stdin(Stdio::null()).output().expect("the command starts")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON object on standard output, whatever the problems")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const ARTICLE: &str = "Grève à la Poste\n\nLes facteurs de Liège ont cessé le travail lundi.\n";

#[test]
fn articles_are_read_and_named_by_their_files() {
    let folder = Folder::new("named");
    let (first, second) = (folder.file("a.txt", ARTICLE), folder.file("b.txt", ARTICLE));
    let output = frise(&["read", &first, &second]);
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
    let json = json(&output);
    assert_eq!(json["schema"], 1);
    assert_eq!((&json["readings"][0]["doc"], &json["readings"][1]["doc"]), (&"a.txt".into(), &"b.txt".into()));
    assert_eq!(json["readings"][0]["text"], ARTICLE, "the text must be the file's, untouched");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1, "without --pretty it is one line");
}

#[test]
fn what_cannot_be_read_is_named_with_its_remedy_and_the_rest_is_read() {
    let folder = Folder::new("unreadable");
    let good = folder.file("good.txt", ARTICLE);
    fs::create_dir_all(folder.0.join("elsewhere")).expect("the target folder can be written");
    let huge = folder.file("huge.txt", "");
    fs::File::options()
        .write(true)
        .open(&huge)
        .and_then(|file| file.set_len(1 << 30))
        .expect("a file may have a hole of a gigabyte");
    let cases = [
        (folder.0.join("missing.txt").to_string_lossy().into_owned(), "no such file", "check the name"),
        (folder.0.to_string_lossy().into_owned(), "folder", "name the files in it"),
        (folder.file("empty.txt", ""), "empty", "give a file"),
        (folder.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "not a text", "plain text"),
        (folder.file("latin.txt", b"L'\xE9t\xE9 est l\xE0."), "not UTF-8", "iconv"),
        (huge, "too large", "split it"),
        (folder.file("elsewhere/good.txt", ARTICLE), "same name", "rename"),
    ];
    let mut arguments = vec!["read", good.as_str()];
    arguments.extend(cases.iter().map(|(path, _, _)| path.as_str()));
    let output = frise(&arguments);
    assert_eq!(output.status.code(), Some(2));
    let (errors, json) = (errors(&output), json(&output));
    assert_eq!(errors.lines().count(), cases.len(), "one line for each file that could not be read:\n{errors}");
    assert_eq!(json["readings"].as_array().map(Vec::len), Some(1));
    for (path, message, hint) in &cases {
        let line = errors.lines().find(|line| line.starts_with(&format!("frise: {path}:"))).unwrap_or_else(|| {
            panic!("no line names {path}; a person must be told which file it was:\n{errors}");
        });
        assert!(line.contains(message) && line.contains(hint), "expected {message:?} and {hint:?} in: {line}");
    }
    let told = json["problems"].as_array().expect("problems is a list");
    assert_eq!(told.len(), cases.len());
    assert!(told.iter().all(|problem| problem["doc"].is_string() && problem["hint"].is_string()));
}

#[test]
fn corrections_are_applied_and_those_that_do_not_apply_are_named() {
    let folder = Folder::new("corrections");
    let article = folder.file("a.txt", ARTICLE);
    let read = json(&frise(&["read", &article]));
    let place =
        |name: &str| read["readings"][0]["events"][0][name].as_u64().expect("the article tells an event") as usize;
    let words: String = ARTICLE.chars().skip(place("start")).take(place("end") - place("start")).collect();
    let event = |doc: &str| {
        let strike = format!(r#"{{"doc": "{doc}", "event": "e1", "words": "{words}", "before": ""}}"#);
        format!(r#"{{"change": "rename-event", "event": [{strike}], "label": "Facteurs en grève"}}"#)
    };
    let list = format!("{}, {}", event("a.txt"), event("b.txt"));
    let head = r#"{"format": "frise-corrections", "version": 1, "corrections": ["#;
    let corrections = folder.file("corrections.json", format!("{head}{list}]}}"));
    let output = frise(&["read", "--corrections", &corrections, &article]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let story = &json(&output)["story"];
    let renamed = story["events"].as_array().into_iter().flatten().find(|event| event["label"] == "Facteurs en grève");
    let renamed = renamed.unwrap_or_else(|| panic!("no event has its new title: {story:#}"));
    assert_eq!(renamed["corrected"][0]["part"], "name", "what is corrected says so");
    assert!(errors(&output).contains("correction 2"), "a correction without its event is named: {}", errors(&output));

    let broken = folder.file("broken.json", "{\"format\": \"frise-corrections\", \"version\": 2}");
    let output = frise(&["read", "--corrections", &broken, &article]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(errors(&output).contains("take a newer one"), "{}", errors(&output));
}

#[test]
fn standard_input_is_a_file_named_by_a_hyphen() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_frise"))
        .args(["read", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("it is piped").write_all(ARTICLE.as_bytes()).expect("the command reads");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(json(&output)["readings"][0]["text"], ARTICLE);
}

#[test]
fn a_reader_that_leaves_early_is_no_fault() {
    let folder = Folder::new("pipe");
    let article = folder.file("long.txt", ARTICLE.repeat(4000));
    let mut child = Command::new(env!("CARGO_BIN_EXE_frise"))
        .args(["read", &article])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().expect("it is piped");
    stdout.read_exact(&mut first).expect("the command prints");
    drop(stdout);
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""), "no panic and no message");
}

#[test]
fn help_shows_examples_and_exit_statuses() {
    let (all, read) = (frise(&["--help"]), frise(&["read", "--help"]));
    let all = String::from_utf8_lossy(&all.stdout).into_owned();
    let read = String::from_utf8_lossy(&read.stdout).into_owned();
    assert!(all.contains("read") && all.contains("schema") && all.contains("Examples:"), "{all}");
    assert!(read.contains("Examples:") && read.contains("Exit status:"), "{read}");
    for line in all.lines().chain(read.lines()) {
        assert!(line.chars().count() <= 120, "help must fit a terminal; break this line: {line}");
    }
}

#[test]
fn trees_are_printed_for_people_and_in_conllu() {
    let folder = Folder::new("tree");
    let article = folder.file("a.txt", ARTICLE);
    let (shown, conllu) = (frise(&["tree", &article]), frise(&["tree", "--conllu", &article]));
    assert_eq!((shown.status.code(), conllu.status.code()), (Some(0), Some(0)));
    assert!(String::from_utf8_lossy(&shown.stdout).contains("facteurs"));
    let bank = folder.file("a.conllu", &conllu.stdout);
    let measured = frise(&["eval", &bank]);
    let measured = String::from_utf8_lossy(&measured.stdout).into_owned();
    assert!(measured.contains("LAS"), "what `tree` prints, `eval` must read:\n{measured}");
    let figures = &json(&frise(&["eval", "--json", &bank]))["gold_tokens"]["figures"];
    assert_eq!(figures["LAS"]["f1"], 100.0, "the parser must agree with itself, given the same words: {figures}");
}

#[test]
fn names_are_measured_on_folders_of_annotations() {
    let folder = Folder::new("names");
    fs::create_dir_all(folder.0.join("2021/05")).expect("the target folder can be written");
    folder.file("2021/05/a.txt", "Ève Noël est élue à Namur.");
    folder.file("2021/05/a.ann", "T1\tPerson 0 8\tÈve Noël\nT2\tLocation 20 25\tNamur");
    folder.file("2021/05/b.ann", "T1\tPerson 0 8\tÈve Noël");
    let path = folder.0.to_string_lossy().into_owned();
    let output = frise(&["eval", "--names", "--json", &path]);
    assert_eq!(output.status.code(), Some(2), "b.ann has no text beside it");
    assert!(errors(&output).contains("b.txt: no such file"), "{}", errors(&output));
    let scores = json(&output);
    assert_eq!(
        (&scores["documents"], &scores["all"]["gold"]),
        (&1.into(), &2.into()),
        "a.txt is measured all the same"
    );
    let shown = frise(&["eval", "--names", &path]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("organisations"));
}

#[test]
fn a_broken_treebank_is_named_by_its_line() {
    let folder = Folder::new("treebank");
    let row = |id: &str, form: &str, head: &str| format!("{id}\t{form}\t{form}\tNOUN\t_\t_\t{head}\tdep\t_\t_\n");
    let cases = [
        (row("1", "mer", "0").replace('\t', " "), "line 1: 1 columns in place of ten"),
        (row("1", "mer", "0") + &row("3", "ciel", "1"), "line 2: word 2 should stand here, not 3"),
        (row("1", "mer", "9"), "line 1: the sentence has no word 9"),
        (row("1", "", "0"), "line 1: a form is empty"),
        (row("1", "mer", "0").replace("dep", "nope"), "line 1: no relation: nope"),
        (row("1-2", "mer", "_") + &row("1", "mer", "0"), "line 2: a range of words ends behind its sentence"),
    ];
    for (text, message) in cases {
        let output = frise(&["eval", &folder.file("broken.conllu", &text)]);
        assert_eq!(output.status.code(), Some(2), "a treebank that cannot be read ends in status 2:\n{text}");
        assert!(errors(&output).contains(message), "expected {message:?} for\n{text}\nin {}", errors(&output));
    }
}

#[test]
fn times_of_records_count_code_points() {
    let folder = Folder::new("time");
    let record = r#"{"id": "é1", "text": "🎉 Fête le 3 mai", "reference": "2021-04-01T10:00:00"}"#;
    let output = frise(&["time", &folder.file("records.jsonl", record)]);
    let answer = json(&output);
    assert_eq!(answer["id"], "é1");
    assert_eq!(answer["spans"][0]["value"], "2021-05-03");
    let span = &answer["spans"][0];
    let (start, end) = (span["start"].as_u64().unwrap_or(0), span["end"].as_u64().unwrap_or(0));
    let words: String = "🎉 Fête le 3 mai".chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!(span["text"], words, "offsets must count code points");
}

#[test]
fn broken_records_are_named_by_their_lines_and_the_others_are_read() {
    let folder = Folder::new("records");
    let lines = [
        r#"{"id": 1, "text": "Le pont a rouvert hier.", "reference": "2021-04-01"}"#,
        "{",
        "",
        r#"{"id": 3, "text": "hier"}"#,
        r#"{"id": 4, "text": "hier", "reference": "le 3 mai"}"#,
        r#"{"id": 5, "text": "hier", "reference": "2021-02-30"}"#,
        r#"{"id": 6, "text": "du 3 au 5 mai", "reference": "2021-04-01T08:30"}"#,
    ];
    let output = frise(&["time", &folder.file("records.jsonl", lines.join("\n"))]);
    assert_eq!(output.status.code(), Some(2), "a record that cannot be read ends in status 2");
    let told = errors(&output);
    for line in [2, 4, 5, 6] {
        let place = format!("records.jsonl: line {line}: ");
        let told =
            told.lines().find(|told| told.contains(&place)).unwrap_or_else(|| panic!("no {place:?} in:\n{told}"));
        assert!(told.contains("write it as"), "say what the line should be: {told}");
    }
    assert_eq!(told.lines().count(), 4, "one line for each record that cannot be read:\n{told}");
    let answers: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object a line"))
        .collect();
    assert_eq!(answers.iter().map(|answer| answer["id"].as_u64()).collect::<Vec<_>>(), [Some(1), Some(6)]);
    assert_eq!(answers[0]["spans"][0]["value"], "2021-03-31");
    assert_eq!(answers[0]["spans"][0].get("value_end"), None, "only a range has a last day");
    assert_eq!(answers[1]["spans"][0]["value_end"], "2021-05-05");
}

#[test]
fn a_wrong_command_line_ends_with_status_2() {
    for arguments in [&["read"][..], &["raed", "x.txt"], &["read", "--prety", "x.txt"], &[]] {
        let output = frise(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            errors(&output).contains("Usage:"),
            "a wrong command line is answered with the right one: {arguments:?}"
        );
    }
}

#[test]
fn a_place_is_explained_by_its_tree_its_rules_and_their_words() {
    let folder = Folder::new("explained");
    let file = folder.file("a.txt", ARTICLE);
    let place = |word: &str| {
        let at = ARTICLE.find(word).expect("the article has the word");
        format!("{file}:{}", ARTICLE[..at].chars().count())
    };
    let output = frise(&["explain", &place("cessé")]);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
    for part in ["nsubj", "event « ont cessé le travail »: Protest, Happened", "rule     verb-cesser-le-travail"] {
        assert!(shown.contains(part), "what explains an event must show {part:?}:\n{shown}");
    }
    let output = frise(&["explain", &place("Liège")]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("mention « Liège »"), "a mention must be explained too");
}

#[test]
fn a_place_that_is_not_there_is_refused_with_the_remedy() {
    let folder = Folder::new("nowhere");
    let file = folder.file("a.txt", ARTICLE);
    for (place, remedy) in [(format!("{file}:9000"), "count from 0"), (file, "strike.txt:120")] {
        let output = frise(&["explain", &place]);
        assert_eq!(output.status.code(), Some(2), "{place}");
        assert!(errors(&output).contains(remedy), "{place}: {}", errors(&output));
    }
}

#[test]
fn a_story_is_exported_to_standard_output_or_to_a_file() {
    let folder = Folder::new("exported");
    let article = folder.file("a.txt", ARTICLE);
    let table = frise(&["export", "--format", "events-csv", &article]);
    assert_eq!((table.status.code(), errors(&table).as_str()), (Some(0), ""));
    assert!(String::from_utf8_lossy(&table.stdout).starts_with("\u{feff}event_id,event_date,"));
    let path = folder.0.join("story.json").to_string_lossy().into_owned();
    let output = frise(&["export", "--format", "json", "--out", &path, &article]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "what goes to a file is not printed");
    let read = frise(&["read", &article]);
    assert_eq!(fs::read(&path).expect("the file was written"), read.stdout, "the JSON is what `frise read` prints");
    let trees = frise(&["export", "--format", "conllu", &article]);
    assert!(String::from_utf8_lossy(&trees.stdout).starts_with("# newdoc id = a.txt\n"), "trees are read for it");
    let report = |language: &str| {
        let report = frise(&["export", "--format", "markdown", "--language", language, &article]);
        String::from_utf8_lossy(&report.stdout).into_owned()
    };
    assert!(report("fr").starts_with("# Chronologie\n") && report("en").starts_with("# Timeline\n"));
}

#[test]
fn what_an_export_cannot_hold_is_counted() {
    let folder = Folder::new("left-out");
    let article = folder.file("a.txt", "Les facteurs de Liège ont cessé le travail.\n");
    let output = frise(&["export", "--format", "icalendar", &article]);
    assert_eq!(output.status.code(), Some(0), "leaving out is no failure");
    assert!(errors(&output).contains("left out: 1 (events without a day"), "{}", errors(&output));
}

#[test]
fn an_export_that_cannot_be_made_says_what_to_do() {
    let folder = Folder::new("not-exported");
    let article = folder.file("a.txt", ARTICLE);
    let nowhere = folder.0.join("no/such/folder.csv").to_string_lossy().into_owned();
    let output = frise(&["export", "--format", "events-csv", "--out", &nowhere, &article]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains(&nowhere) && errors(&output).contains("cannot write it"), "{}", errors(&output));
    let output = frise(&["export", "--format", "pdf", &article]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("markdown") && errors(&output).contains("gexf"), "name the formats there are");
    let missing = folder.0.join("missing.txt").to_string_lossy().into_owned();
    let output = frise(&["export", "--format", "gexf", &article, &missing]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).contains("no such file") && !output.stdout.is_empty(), "the others are written");
}
