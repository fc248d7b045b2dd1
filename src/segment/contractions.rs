//! written word → the two words that it stands for, when its neighbours say that it is a contraction.

use crate::lang::Language;

/// The two words behind a contraction, in the case that it is written in; `None` for any other word.
pub(super) fn split(forms: &[&str], place: usize, language: &Language) -> Option<[String; 2]> {
    let written = forms[place];
    // The longest contraction is shorter than this; other words need not be folded.
    if written.len() > 16 {
        return None;
    }
    let contraction = language.segmentation.contractions.get(written.to_lowercase().as_str())?;
    if contraction.ambiguous && !language.segmentation.contraction.agrees(&features(forms, place, language)) {
        return None;
    }
    let mut letters = written.chars();
    let initial = letters.next().is_some_and(char::is_uppercase);
    let capitals = initial && letters.all(char::is_uppercase);
    let [first, second] = contraction.words;
    Some(if capitals {
        [first.to_uppercase(), second.to_uppercase()]
    } else if initial {
        let mut letters = first.chars();
        let head: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        [head + letters.as_str(), second.to_owned()]
    } else {
        [first.to_owned(), second.to_owned()]
    })
}

/// What the classifier looks at: the words around, whole, by their ends, and by what the lexicon says of them.
pub(crate) fn features(forms: &[&str], place: usize, language: &Language) -> Vec<u32> {
    let folded = |offset: isize| {
        place.checked_add_signed(offset).and_then(|at| forms.get(at)).map_or_else(|| "#".to_owned(), |form| fold(form))
    };
    let (before2, before, word, after, after2) = (folded(-2), folded(-1), folded(0), folded(1), folded(2));
    let class = |offset: isize| {
        let form = place.checked_add_signed(offset).and_then(|at| forms.get(at));
        form.and_then(|form| language.lexicon.signature(form)).map_or(0, |signature| signature.coarse).to_string()
    };
    let (class_before2, class_before, class_after) = (class(-2), class(-1), class(1));
    let templates: [Vec<&str>; 20] = [
        vec![],
        vec![&class_before[..]],
        vec![&class_before2[..], &class_before],
        vec![&class_before, &class_after],
        vec![&class_before, &after],
        vec![&class_before, end(&after, 3)],
        vec![&before[..]],
        vec![end(&before, 2)],
        vec![end(&before, 3)],
        vec![end(&before, 4)],
        vec![&before2],
        vec![&before2, &before],
        vec![end(&before2, 2), end(&before, 2)],
        vec![&after],
        vec![end(&after, 3)],
        vec![end(&before, 3), end(&after, 2)],
        vec![&before, end(&after, 3)],
        vec![&after2],
        vec![end(&before2, 3), end(&before, 3)],
        vec![end(&before, 3), &after2],
    ];
    templates
        .into_iter()
        .enumerate()
        .map(|(template, parts)| crc32fast::hash(format!("{template}\t{word}\t{}", parts.join("\t")).as_bytes()))
        .collect()
}

/// A word without what does not matter here: case, the shape of its apostrophe, its digits.
fn fold(form: &str) -> String {
    form.to_lowercase()
        .chars()
        .take(24)
        .map(|letter| match letter {
            '\u{2019}' => '\'',
            _ if letter.is_numeric() => '0',
            _ => letter,
        })
        .collect()
}

fn end(word: &str, count: usize) -> &str {
    word.char_indices().rev().nth(count - 1).map_or(word, |(at, _)| &word[at..])
}
