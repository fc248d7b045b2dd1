//! Morphological features as one number, for tables and models.

use crate::model::{Features, Gender, Mood, Number, Person, Tense, VerbForm, Voice};

macro_rules! fields {
    ($($field:ident: $label:ident at $shift:literal,)+) => {
        /// The features as a number of 21 bits, three for each.
        #[must_use]
        pub fn pack(features: Features) -> u32 {
            0 $(| features.$field.map_or(0, |value| (value as u32 + 1) << $shift))+
        }

        /// The features that a number stands for; what stands for none is left out.
        #[must_use]
        pub fn unpack(number: u32) -> Features {
            Features {
                $($field: ((number >> $shift & 7) as usize).checked_sub(1).and_then(|place| $label::ALL.get(place).copied()),)+
            }
        }
    };
}

fields!(
    gender: Gender at 0,
    number: Number at 3,
    person: Person at 6,
    mood: Mood at 9,
    tense: Tense at 12,
    verb_form: VerbForm at 15,
    voice: Voice at 18,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_come_back() {
        let features = Features {
            gender: Some(Gender::Feminine),
            number: Some(Number::Plural),
            tense: Some(Tense::Past),
            verb_form: Some(VerbForm::Participle),
            voice: Some(Voice::Passive),
            ..Features::default()
        };
        assert_eq!(unpack(pack(features)), features);
        assert_eq!(unpack(pack(Features::default())), Features::default());
        assert_eq!(unpack(u32::MAX), Features::default(), "unknown values must be dropped");
    }
}
