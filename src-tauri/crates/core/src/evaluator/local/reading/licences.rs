//! Which classes a driving licence is for: `Permiso de conducir B (no C)`.

use super::{Reading, Said};
use crate::evaluator::local::{
    lexicon::Mention,
    tokens::Gap,
    vocabulary::{ConceptId, File},
};

/// How many words behind a driving licence its classes may stand.
const REACH: usize = 8;

/// Notes the classes that stand behind a driving licence, and those it is said not to be for.
pub(super) fn read(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    let words = scan.words;
    let Some(any) = words.licences.any else { return };
    let licences: Vec<&Mention> = scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Certifications && words.bears_out(mention.concept, any))
        .filter(|mention| reading.counts(mention))
        .collect();
    for licence in licences {
        let end = scan.sentence_end(licence.from).min(licence.to + REACH);
        for at in licence.to..end {
            let named =
                |class: &(&str, ConceptId)| scan.tokens.word_at(at) == class.0 && reading.is_upper(at);
            let Some((_, class)) = words.licences.classes.iter().copied().find(named) else {
                continue;
            };
            let denied = scan.is_negated(at) && !scan.breaks(at, Gap::Break);
            let said = if denied {
                Said::Lacks(class)
            } else {
                Said::Has(class)
            };
            reading.note(said, reading.tense, at, at + 1);
        }
    }
}
