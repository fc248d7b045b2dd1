//! What holds for every text, whatever stands in it: the property tests and the fuzz targets ask the same.

use frise::Reader;
use frise::ingest::ingest;
use frise::model::{Article, Dependency, Part, PartKind, Sentence, Span, Tree};
use frise::parse::{conllu, render};

/// Segments and parses a text, as a document and as nothing but running text; says what does not hold.
pub fn check(reader: &Reader, text: &str) -> Result<(), String> {
    let part = Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" };
    let running = Article {
        doc: String::new(),
        text: text.to_owned(),
        parts: vec![part],
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
        published: None,
    };
    // Empty or binary input is refused: no article, no trees.
    for article in ingest("case.txt", text.as_bytes(), reader.language()).into_iter().chain([running]) {
        let (sentences, trees) = reader.trees(&article);
        covered(&article, &sentences)?;
        if sentences.len() != trees.len() {
            return Err(format!("{} sentences and {} trees: parse gives one for each", sentences.len(), trees.len()));
        }
        for (sentence, tree) in sentences.iter().zip(&trees) {
            tokens(&article, sentence)?;
            if sentence.tokens.len() != tree.words.len() {
                return Err(format!("{} tokens and {} words", sentence.tokens.len(), tree.words.len()));
            }
            if let Some((token, word)) =
                sentence.tokens.iter().zip(&tree.words).find(|(a, b)| a.span != b.span || a.form != b.form)
            {
                return Err(format!("the token {token:?} has become the word {word:?}"));
            }
            is_tree(tree)?;
            if render::render(tree).lines().count() != tree.words.len() {
                return Err("a drawn tree has a line a word: look at render.rs".to_owned());
            }
        }
        comes_back(&article, &sentences, &trees)?;
    }
    Ok(())
}

/// Whether a character says nothing, so that no word need hold it.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Sentences stand in order inside the text, and what stands between them is blank or noise.
fn covered(article: &Article, sentences: &[Sentence]) -> Result<(), String> {
    let noise: Vec<Span> = article.parts.iter().filter(|part| part.kind.is_noise()).map(|part| part.span).collect();
    let mut taken = noise.into_iter().chain(sentences.iter().map(|sentence| sentence.span)).collect::<Vec<_>>();
    taken.sort_unstable();
    let mut end = 0;
    for span in taken.into_iter().chain([Span::new(article.text.len(), article.text.len())]) {
        let between = article.text.get(end..span.start as usize);
        let between = between.ok_or_else(|| format!("{span:?} overlaps what stands before it, or cuts a character"))?;
        if !between.chars().all(is_blank) {
            return Err(format!("{between:?} lies in no sentence: look at segment/sentences.rs"));
        }
        end = span.end as usize;
    }
    if sentences.is_sorted_by_key(|sentence| sentence.span.start) {
        Ok(())
    } else {
        Err("sentences out of order".to_owned())
    }
}

/// Tokens stand in order inside their sentence, and what stands between them is blank; words of a contraction share a span.
fn tokens(article: &Article, sentence: &Sentence) -> Result<(), String> {
    let mut last = Span { start: sentence.span.start, end: sentence.span.start };
    for token in &sentence.tokens {
        if token.form.is_empty() || token.span.start >= token.span.end {
            return Err(format!("an empty token: {token:?}"));
        }
        if token.span == last {
            continue;
        }
        let between = article.text.get(last.end as usize..token.span.start as usize);
        if !between.is_some_and(|between| between.chars().all(is_blank)) {
            return Err(format!("{between:?} stands between {last:?} and {token:?}: look at segment/surface.rs"));
        }
        last = token.span;
    }
    if last.end == sentence.span.end {
        Ok(())
    } else {
        Err(format!("a sentence ends behind its last token: {sentence:?}"))
    }
}

/// One root, which every word reaches; confidences, lemmas and names of the right form.
fn is_tree(tree: &Tree) -> Result<(), String> {
    let roots = tree.words.iter().filter(|word| word.head.is_none()).count();
    if roots != 1 {
        return Err(format!("{roots} roots in place of one: {tree:?}"));
    }
    // From each word up, until one that is known to reach the root.
    let mut reaches = vec![false; tree.words.len()];
    for (place, word) in tree.words.iter().enumerate() {
        if (word.relation == Dependency::Root) != word.head.is_none() {
            return Err(format!("the root alone is called so: {word:?}"));
        }
        if !(0.0..=1.0).contains(&word.confidence) {
            return Err(format!("a confidence lies between 0 and 1: {word:?}"));
        }
        if word.lemma.is_empty() {
            return Err(format!("a word needs a lemma, look at lemmatizer.rs: {word:?}"));
        }
        let (mut path, mut here) = (Vec::new(), Some(place));
        while let Some(at) = here.filter(|&at| !reaches[at]) {
            path.push(at);
            if path.len() > tree.words.len() {
                return Err(format!("{word:?} hangs on a ring of words"));
            }
            here = tree.words[at].head.map(|head| head as usize);
        }
        for at in path {
            reaches[at] = true;
        }
    }
    let mut end = 0;
    for name in &tree.names {
        if name.words.start < end || name.words.is_empty() || name.words.end as usize > tree.words.len() {
            return Err(format!("names stand in order, apart, inside their sentence: {:?}", tree.names));
        }
        end = name.words.end;
    }
    Ok(())
}

/// What is written as CoNLL-U is read as the same trees.
fn comes_back(article: &Article, sentences: &[Sentence], trees: &[Tree]) -> Result<(), String> {
    let written = conllu::write(&article.text, sentences, trees);
    let records =
        conllu::read(&written).map_err(|error| format!("{} in what conllu::write writes", error.message()))?;
    let same = records.len() == trees.len()
        && records.iter().zip(trees).all(|(record, tree)| {
            record.tree.words.len() == tree.words.len()
                && record.tree.words.iter().zip(&tree.words).all(|(read, word)| {
                    (read.upos, read.features, read.head, read.relation)
                        == (word.upos, word.features, word.head, word.relation)
                })
        });
    if same { Ok(()) } else { Err(format!("CoNLL-U is read as other trees than were written:\n{written}")) }
}
