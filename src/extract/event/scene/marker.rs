//! A word → the preposition or conjunction that brings it in.

use super::{Dependency, Operator, Scene, Upos};

impl Scene<'_> {
    /// The preposition or conjunction before a word, with the words fixed to it: `à`, `auprès de`; for the noun of a
    /// preposition of several words all of them, without articles: `à encontre de`.
    pub fn marker(&self, place: usize) -> Option<String> {
        let marker = self.marker_word(place)?;
        let mut text = self.word(marker).lemma.to_lowercase();
        let fixed = self.children_by(marker, Dependency::Fixed).filter(|&fixed| self.word(fixed).upos != Upos::Det);
        for word in fixed {
            text.push(' ');
            text.push_str(&self.word(word).lemma.to_lowercase());
        }
        if let Some(complement) = self.compound_complement(place) {
            text.push(' ');
            text.push_str(&self.word(place).lemma.to_lowercase());
            text.push(' ');
            text.push_str(&self.belonging(complement));
        }
        Some(text)
    }

    /// The preposition by which a noun's complement belongs to it; a possessive holds it.
    fn belonging(&self, complement: usize) -> String {
        match self.marker_word(complement) {
            Some(marker) => self.word(marker).lemma.to_lowercase(),
            None => self.frames().belonging.to_string(),
        }
    }

    fn marker_word(&self, place: usize) -> Option<usize> {
        let mut children = self.children(place).iter().copied();
        children.find(|&child| matches!(self.word(child).relation, Dependency::Case | Dependency::Mark))
    }

    /// Whether a noun is part of a preposition: « à l'encontre de ».
    pub fn is_of_preposition(&self, place: usize) -> bool {
        self.compound_complement(place).is_some()
    }

    /// What stands behind the preposition that a noun belongs to: « à l'encontre *de la maire* », « à *son* encontre ».
    pub fn compound_complement(&self, place: usize) -> Option<usize> {
        if !matches!(self.word(place).upos, Upos::Noun | Upos::Adv) {
            return None;
        }
        let first = self.marker_word(place)?;
        let behind = self.children_by(place, Dependency::Nmod).find(|&child| child > place);
        let possessive = || self.children_by(place, Dependency::Det).find(|&child| self.is_mentioned(child));
        let complement = behind.filter(|&child| self.marker_word(child).is_some()).or_else(possessive)?;
        let last = self.belonging(complement);
        let [first, noun] = [first, place].map(|word| self.word(word).lemma.to_lowercase());
        self.frames().is(&format!("{first} {noun} {last}"), Operator::Compound).then_some(complement)
    }

    /// Whether the word's marker does this.
    pub fn marked_as(&self, place: usize, operator: Operator) -> bool {
        self.marker(place).is_some_and(|marker| {
            self.frames().is(&marker, operator)
                || marker
                    .split(' ')
                    .next()
                    .is_some_and(|first| marker.contains(' ') && self.frames().is(first, operator))
        })
    }
}
