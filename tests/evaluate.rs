//! The figures of the parser: small treebanks on which they are counted by hand.

use frise::model::{NameKind, Span};
use frise::parse::conllu::{self, Record};
use frise::parse::evaluate::names::{Annotated, NameScores};
use frise::parse::evaluate::{Count, Report, Scores, compare, joined};
use std::collections::BTreeMap;

/// A treebank from lines `id form lemma part-of-speech features head relation [glued]`.
fn bank(lines: &str) -> Vec<Record> {
    let line = |line: &str| {
        let columns: Vec<&str> = line.split_whitespace().collect();
        match columns.as_slice() {
            [] => String::new(),
            [range, form] => format!("{range}\t{form}\t_\t_\t_\t_\t_\t_\t_\t_"),
            [id, form, lemma, upos, features, head, relation, rest @ ..] => {
                let misc = if rest.is_empty() { "_" } else { "SpaceAfter=No" };
                format!("{id}\t{form}\t{lemma}\t{upos}\t_\t{features}\t{head}\t{relation}\t_\t{misc}")
            }
            _ => panic!("a line of a test's treebank has two columns, or seven and more: {line}"),
        }
    };
    let text: Vec<String> = lines.trim().lines().map(line).collect();
    conllu::read(&text.join("\n")).expect("the test's treebank is well-formed")
}

fn scores(gold: &str, system: &str) -> Scores {
    let ((gold, text), (system, same)) = (joined(&bank(gold)), joined(&bank(system)));
    assert_eq!(text, same, "both sides of the test must be one text");
    compare(&gold, &system)
}

fn figure(scores: &Scores, name: &str) -> [usize; 3] {
    let (_, count) = scores.figures.iter().find(|(figure, _)| *figure == name).expect("a figure has this name");
    [count.gold, count.system, count.correct]
}

/// Lines `name gold system correct`, in the order of the figures.
fn drawn(scores: &Scores) -> String {
    let line = |(name, count): &(&str, Count)| format!("{name} {} {} {}\n", count.gold, count.system, count.correct);
    scores.figures.iter().map(line).collect()
}

const SIGNED: &str = "
1 Le le DET Gender=Masc|Number=Sing 2 det
2 maire maire NOUN Gender=Masc 4 nsubj
3 a avoir AUX Mood=Ind 4 aux:tense
4 signé signer VERB VerbForm=Part 0 root
5 l' le DET Number=Sing 6 det glued
6 accord accord NOUN Gender=Masc 4 obj glued
7 . . PUNCT _ 4 punct";

#[test]
fn a_treebank_agrees_with_itself() {
    let scores = scores(SIGNED, SIGNED);
    assert!(scores.figures.iter().all(|(_, count)| count.gold > 0 && count.f1() >= 100.0), "{}", drawn(&scores));
    assert_eq!(figure(&scores, "CLAS"), [3, 3, 3], "maire, signé and accord are the content words");
}

#[test]
fn each_figure_counts_its_own_faults() {
    // A part of speech of a function word, a lemma, a relation and a subtype are wrong.
    let system = "
1 Le le PRON Gender=Masc|Number=Sing 2 det
2 maire maire NOUN Gender=Masc 4 nsubj
3 a avoir AUX Mood=Ind 4 aux:pass
4 signé signir VERB VerbForm=Part 0 root
5 l' le DET Number=Sing 6 det glued
6 accord accord NOUN Gender=Masc 4 obl:arg glued
7 . . PUNCT _ 4 punct";
    let scores = scores(SIGNED, system);
    let expected = "\
Tokens 7 7 7
Sentences 1 1 1
Words 7 7 7
UPOS 7 7 6
UFeats 7 7 7
Lemmas 7 7 6
UAS 7 7 7
LAS 7 7 6
CLAS 3 3 2
MLAS 3 3 1
BLEX 3 3 1
LAS with subtypes 7 7 5
SVO triples 1 0 0
";
    assert_eq!(drawn(&scores), expected, "MLAS: the subject's determiner has another part of speech");
    let count =
        |counts: &BTreeMap<&str, Count>, name| counts.get(name).map(|count| [count.gold, count.system, count.correct]);
    assert_eq!(count(&scores.relations, "aux"), Some([1, 1, 1]), "subtypes do not matter here");
    assert_eq!(count(&scores.relations, "obj"), Some([1, 0, 0]));
    assert_eq!(count(&scores.relations, "obl"), Some([0, 1, 0]));
    assert_eq!(count(&scores.labels, "aux:tense"), Some([1, 0, 0]));
    assert_eq!(count(&scores.labels, "aux:pass"), Some([0, 1, 0]));
}

#[test]
fn mlas_asks_for_the_same_function_words_and_tags() {
    let count = |from: &str, to: &str| figure(&scores(SIGNED, &SIGNED.replace(from, to)), "MLAS");
    assert_eq!(count("6 det glued", "4 det glued"), [3, 3, 1], "accord lost its article, signé gained it");
    assert_eq!(count("Number=Sing 6", "Number=Plur 6"), [3, 3, 2], "the article of accord has other features");
    assert_eq!(count("Gender=Masc 4 obj", "Gender=Fem 4 obj"), [3, 3, 2], "accord itself has other features");
    assert_eq!(count("6 det glued", "6 amod glued"), [3, 4, 2], "the system has one content word more");
    assert_eq!(count("4 punct", "6 punct"), [3, 3, 3], "punctuation does not matter");
}

#[test]
fn words_of_a_contraction_that_one_side_leaves_whole_are_not_aligned() {
    let gold = "
1 Elle elle PRON _ 2 nsubj
2 parle parler VERB _ 0 root
3-4 des
3 de de ADP _ 5 case
4 les le DET _ 5 det
5 sommets sommet NOUN _ 2 obl glued
6 . . PUNCT _ 2 punct";
    let system = "
1 Elle elle PRON _ 2 nsubj
2 parle parler VERB _ 0 root
3 des un DET _ 4 det
4 sommets sommet NOUN _ 2 obj glued
5 . . PUNCT _ 2 punct";
    let expected = "\
Tokens 5 5 5
Sentences 1 1 1
Words 6 5 4
UPOS 6 5 4
UFeats 6 5 4
Lemmas 6 5 4
UAS 6 5 4
LAS 6 5 3
CLAS 3 3 2
MLAS 3 3 2
BLEX 3 3 2
LAS with subtypes 6 5 3
SVO triples 0 1 0
";
    assert_eq!(drawn(&scores(gold, system)), expected);
}

#[test]
fn words_of_multiword_tokens_are_aligned_by_their_forms() {
    let gold = "
1 Elle elle PRON _ 2 nsubj
2 va aller VERB _ 0 root
3-5 jusqu'au
3 jusqu' jusque ADP _ 6 case
4 À à ADP _ 6 case
5 le le DET _ 6 det
6 port port NOUN _ 2 obl";
    let system = "
1 Elle elle PRON _ 2 nsubj
2 va aller VERB _ 0 root
3 jusqu' jusque ADP _ 6 case glued
4-5 au
4 à à ADP _ 6 case
5 le le DET _ 6 det
6 port port NOUN _ 2 obl";
    let scores = scores(gold, system);
    assert_eq!(figure(&scores, "Tokens"), [4, 5, 3]);
    assert_eq!(figure(&scores, "Words"), [6, 6, 6], "the forms are the same but for capitals");
    assert_eq!(figure(&scores, "MLAS"), [3, 3, 3], "the function words are aligned, too");
}

#[test]
fn a_stretch_grows_until_it_holds_every_multiword_token_whole() {
    let gold = "
1-2 abcd
1 a a X _ 2 dep
2 bcd bcd X _ 0 root
3 ef ef X _ 2 dep";
    let system = "
1 a a X _ 0 root glued
2-3 bcdef
2 bcd bcd X _ 1 dep
3 ef ef X _ 1 dep";
    let (mut gold, system) = (joined(&bank(gold)).0, joined(&bank(system)).0);
    // A range of the tests' notation cannot be glued to what follows: the text is "abcdef" on both sides.
    gold[0].words[2].span = Span::new(4, 6);
    assert_eq!(figure(&compare(&gold, &system), "Words"), [3, 3, 3]);
}

#[test]
fn a_head_that_has_no_partner_is_a_wrong_head() {
    let gold = "
1 Le le DET _ 2 det
2 porte-parole porte-parole NOUN _ 3 nsubj
3 sort sortir VERB _ 0 root";
    let system = "
1 Le le DET _ 2 det
2 porte- porte NOUN _ 4 nsubj glued
3 parole parole NOUN _ 2 nmod
4 sort sortir VERB _ 0 root";
    let scores = scores(gold, system);
    assert_eq!(figure(&scores, "Words"), [3, 4, 2]);
    assert_eq!(figure(&scores, "UAS"), [3, 4, 1], "only the root's head is right");
}

#[test]
fn sentences_are_right_when_both_ends_are() {
    let gold = "
1 Il il PRON _ 2 nsubj
2 neige neiger VERB _ 0 root glued
3 . . PUNCT _ 2 punct

1 Elle elle PRON _ 2 nsubj
2 sort sortir VERB _ 0 root";
    let system = "
1 Il il PRON _ 2 nsubj
2 neige neiger VERB _ 0 root glued
3 . . PUNCT _ 2 punct
4 Elle elle PRON _ 5 nsubj
5 sort sortir VERB _ 2 conj";
    let scores = scores(gold, system);
    assert_eq!(figure(&scores, "Sentences"), [2, 1, 0]);
    assert_eq!(figure(&scores, "LAS"), [5, 5, 4], "the second root hangs on the first");
}

#[test]
fn an_agent_is_a_subject_and_a_lemma_left_out_is_right() {
    let passive = "
1 Elle elle PRON _ 3 nsubj:pass
2 est être AUX _ 3 aux:pass
3 élue _ VERB _ 0 root
4 par par ADP _ 5 case
5 eux lui PRON _ 3 obl:agent";
    let scores = scores(passive, &passive.replace("élue _", "élue élire"));
    assert_eq!(figure(&scores, "SVO triples"), [1, 1, 1]);
    assert_eq!(figure(&scores, "Lemmas"), [5, 5, 5]);
}

#[test]
fn a_report_shows_both_columns_and_subtypes_under_their_relation() {
    let scores = scores(SIGNED, SIGNED);
    let report = Report { gold_tokens: scores.clone(), raw_text: scores }.to_string();
    for line in
        ["LAS                        7       100.00    100.00", "  aux:tense                1       100.00    100.00"]
    {
        assert!(report.lines().any(|shown| shown == line), "this line must stand in the table: {line}\n{report}");
    }
    assert!(report.lines().all(|line| line.chars().count() <= 120), "the table must fit a terminal:\n{report}");
}

fn annotated(text: &str, annotations: &str) -> Vec<(String, NameKind)> {
    let document = Annotated::read(text.to_owned(), annotations).expect("the test's annotations are well-formed");
    document.names.iter().map(|(span, kind)| (span.of(text).to_owned(), *kind)).collect()
}

#[test]
fn annotations_count_characters_and_the_outermost_name() {
    let text = "À l'université Pierre-Curie de Lyon, Ève Noël parle de Lyon.";
    let annotations = "\
T1\tOrganization 4 35\tuniversité Pierre-Curie de Lyon
T2\tPerson 15 27\tPierre-Curie
T3\tLocation 31 35\tLyon
T4\tDate 4 60\twhatever
#1\tAnnotatorNotes T1\tseen
T5\tPerson 37 46\tÈve Noël 
T6\tLocation 55 59\tLyon";
    let expected = [
        ("université Pierre-Curie de Lyon".to_owned(), NameKind::Organisation),
        ("Ève Noël".to_owned(), NameKind::Person),
        ("Lyon".to_owned(), NameKind::Place),
    ];
    assert_eq!(annotated(text, annotations), expected);
    for (broken, message) in [
        ("T1 Person 0 3", "no tab"),
        ("T1\tPerson 0\tÀ", "no offsets"),
        ("T1\tPerson 0 99\tÀ", "60 characters"),
        ("T1\tPerson 3 2\tÀ", "no words"),
    ] {
        let error = Annotated::read(text.to_owned(), broken).expect_err("a broken annotation is told").message();
        assert!(
            error.starts_with("line 1: ") && error.contains(message),
            "expected {message:?} in {error:?} for {broken:?}"
        );
    }
}

#[test]
fn a_name_is_right_when_span_and_kind_are() {
    let names =
        |list: &[(u32, u32, NameKind)]| list.iter().map(|&(start, end, kind)| (Span { start, end }, kind)).collect();
    let mut scores = NameScores::default();
    let gold = names(&[(0, 4, NameKind::Person), (6, 9, NameKind::Place), (10, 19, NameKind::Organisation)]);
    let system = names(&[
        (0, 4, NameKind::Person),
        (6, 9, NameKind::Organisation),
        (10, 14, NameKind::Organisation),
        (20, 22, NameKind::Place),
    ]);
    scores.compare(&gold, &system);
    let counts = [scores.persons, scores.places, scores.organisations, scores.all, scores.spans];
    let expected = [[1, 1, 1], [1, 1, 0], [1, 2, 0], [3, 4, 1], [3, 4, 2]];
    assert_eq!(counts.map(|count| [count.gold, count.system, count.correct]), expected);
    assert!((scores.all.precision() - 25.0).abs() < 1e-9, "one of four found is right: {}", scores.all.precision());
    assert!((scores.all.recall() - 100.0 / 3.0).abs() < 1e-9, "one of three is found: {}", scores.all.recall());
}
