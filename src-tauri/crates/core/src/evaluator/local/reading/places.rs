//! Where somebody is: the most closely named places of a line such as `Munich, Bavaria, Germany`.

use super::{Reading, Said};
use crate::evaluator::local::{
    lexicon::Mention,
    vocabulary::{File, Kind},
};

/// Notes the places that are named most closely.
pub(super) fn read(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    let places: Vec<&Mention> = scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Places)
        .collect();
    let closest = places
        .iter()
        .filter(|place| !is_wider(reading, place, &places) && !is_namesake(reading, place, &places));
    let closest: Vec<&Mention> = closest.copied().collect();
    for place in closest {
        reading.note(Said::IsIn(place.concept), reading.tense, place.from, place.to);
    }
}

/// Whether another place of the line lies inside this one.
fn is_wider(reading: &Reading<'_>, place: &Mention, all: &[&Mention]) -> bool {
    let words = reading.scan.words;
    all.iter().any(|other| {
        other.concept != place.concept
            && words.bears_out(other.concept, place.concept)
            && !is_namesake(reading, other, all)
    })
}

/// Whether the line goes on with a region or country that this city is not in: `Paris, Texas`.
fn is_namesake(reading: &Reading<'_>, place: &Mention, all: &[&Mention]) -> bool {
    let words = reading.scan.words;
    let around = |other: &&&Mention| matches!(words.kind(other.concept), Kind::Region | Kind::Country);
    let mut after = all
        .iter()
        .filter(|other| other.from >= place.to || (other.from == place.from && other.to == place.to))
        .filter(around);
    words.kind(place.concept) == Kind::City
        && all.iter().any(|other| around(&other))
        && after
            .next()
            .is_some_and(|other| !words.bears_out(place.concept, other.concept))
}
