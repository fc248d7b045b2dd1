//! A yardstick for speed alone: a linear tagger and an arc-eager parser over hashed features, of the usual size.
//!
//! Its weights are pseudo-random, so its trees mean nothing; but it looks at as many features, and adds as many weights,
//! as a trained perceptron of its kind: 60 templates a word for tags, 100 a transition for heads, the same 100 an arc for
//! its relation. Every second feature is unknown to it, as many are to a trained one.

use frise::model::Token;

const TAGS: usize = 17;
const TRANSITIONS: usize = 4;
const RELATIONS: usize = 45;
/// Rows of weights in each table; a power of two.
const ROWS: usize = 1 << 17;

/// The weights.
pub struct Baseline {
    tags: Vec<i8>,
    transitions: Vec<i8>,
    relations: Vec<i8>,
    tag_templates: Vec<[u8; 3]>,
    arc_templates: Vec<[u8; 3]>,
}

/// What features of a word are made of: the form, four endings, two beginnings, the shape, and then the tag.
type Atoms = [u32; 9];

const TAG: usize = 8;
/// The words around that the tagger sees, and the places that the parser does.
const WINDOW: usize = 5;
const PLACES: usize = 9;

impl Baseline {
    pub fn new() -> Self {
        let mut state = 0x9e37_79b9_u32;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        };
        let mut weights = |width: usize| (0..ROWS * width).map(|_| random() as i8).collect::<Vec<i8>>();
        let [tags, transitions, relations] = [TAGS, TRANSITIONS, RELATIONS].map(&mut weights);
        // The first templates are each atom alone, the others two or three together, all different.
        let templates = |count: u32, atoms: u32| {
            let pair = |number: u32| match number.checked_sub(atoms) {
                None => [number, number, number],
                Some(rest) => {
                    [rest % atoms, rest * 7 % atoms, if rest % 2 == 0 { rest * 3 % atoms } else { rest % atoms }]
                }
            };
            (0..count).map(|number| pair(number).map(|atom| atom as u8)).collect()
        };
        Self {
            tags,
            transitions,
            relations,
            tag_templates: templates(60, (WINDOW * 9) as u32),
            arc_templates: templates(100, (PLACES * 9) as u32),
        }
    }

    /// Tags and parses a sentence; how many arcs it made.
    pub fn parse(&self, tokens: &[Token]) -> usize {
        let mut words: Vec<Atoms> = tokens.iter().map(|token| atoms(&token.form)).collect();
        let mut features = Vec::with_capacity(100);
        for place in 0..words.len() {
            let around = [-2, -1, 0, 1, 2].map(|offset: isize| place.checked_add_signed(offset));
            hash(&self.tag_templates, &around.map(|at| known(&words, at)), &mut features);
            words[place][TAG] = best::<TAGS>(&self.tags, &features, &[true; TAGS]) as u32;
        }
        self.arcs(&words, &mut features)
    }

    fn arcs(&self, words: &[Atoms], features: &mut Vec<u32>) -> usize {
        let (mut stack, mut next, mut arcs) = (Vec::new(), 0, 0);
        let mut heads = vec![None; words.len()];
        let mut last_child: Vec<Option<usize>> = vec![None; words.len()];
        while next < words.len() {
            let top = stack.last().copied();
            let below = stack.len().checked_sub(2).map(|at| stack[at]);
            let head = top.and_then(|top: usize| heads[top]);
            let child = top.and_then(|top| last_child[top]);
            let places = [
                below,
                top,
                head,
                child,
                Some(next),
                Some(next + 1),
                Some(next + 2),
                last_child[next],
                next.checked_sub(1),
            ];
            hash(&self.arc_templates, &places.map(|at| known(words, at)), features);
            let has_head = head.is_some();
            let allowed = [true, top.is_some() && has_head, top.is_some() && !has_head, top.is_some()];
            let transition = best::<TRANSITIONS>(&self.transitions, features, &allowed);
            match (transition, top) {
                (1, Some(_)) => drop(stack.pop()),
                (2 | 3, Some(top)) => {
                    let (head, dependent) = if transition == 2 { (next, top) } else { (top, next) };
                    let relation = best::<RELATIONS>(&self.relations, features, &[true; RELATIONS]);
                    heads[dependent] = Some(head);
                    last_child[head] = Some(dependent);
                    arcs += usize::from(relation < RELATIONS);
                    if transition == 2 {
                        stack.pop();
                    } else {
                        stack.push(next);
                        next += 1;
                    }
                }
                _ => {
                    stack.push(next);
                    next += 1;
                }
            }
        }
        arcs
    }
}

fn known(words: &[Atoms], place: Option<usize>) -> Atoms {
    place.and_then(|place| words.get(place)).copied().unwrap_or_default()
}

fn atoms(form: &str) -> Atoms {
    let folded = form.to_lowercase();
    let text = |text: &str| {
        text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    };
    let ending =
        |count: usize| text(folded.char_indices().rev().nth(count - 1).map_or(&folded[..], |(at, _)| &folded[at..]));
    let beginning = |count: usize| text(folded.char_indices().nth(count).map_or(&folded[..], |(at, _)| &folded[..at]));
    let shape = u32::from(form.starts_with(char::is_uppercase)) + 2 * u32::from(form.contains(char::is_numeric));
    [text(&folded), ending(1), ending(2), ending(3), ending(4), beginning(2), beginning(3), shape, 0]
}

/// The features of the places, one a template.
fn hash(templates: &[[u8; 3]], places: &[Atoms], features: &mut Vec<u32>) {
    let atom = |number: u8| places[number as usize / 9][number as usize % 9];
    features.clear();
    features.extend(templates.iter().zip(1..).map(|(template, number)| {
        template.iter().fold(number, |hash: u32, &part| (hash ^ atom(part)).wrapping_mul(0x9e37_79b1).rotate_left(13))
    }));
}

/// The class with the highest sum of weights, among those allowed.
fn best<const CLASSES: usize>(weights: &[i8], features: &[u32], allowed: &[bool; CLASSES]) -> usize {
    let mut scores = [0_i32; CLASSES];
    for feature in features.iter().filter(|feature| **feature & 1 == 0) {
        let row = (*feature as usize >> 1) % ROWS * CLASSES;
        for (score, weight) in scores.iter_mut().zip(&weights[row..row + CLASSES]) {
            *score += i32::from(*weight);
        }
    }
    (0..CLASSES).filter(|&class| allowed[class]).max_by_key(|&class| scores[class]).unwrap_or_default()
}
