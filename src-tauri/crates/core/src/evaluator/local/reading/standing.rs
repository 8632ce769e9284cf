//! How high somebody stands, and which degree somebody has: what takes the whole passage to tell.

use super::{Class, Reading, Said};
use crate::evaluator::local::{
    lexicon::Mention,
    tokens::Gap,
    vocabulary::{File, Kind},
};

/// Up to here a rank says that somebody begins; whatever else the title says then belongs to the work: `Junior Manager`.
const BEGINNER: u8 = 2;

/// Notes rank and degree.
pub(super) fn read(reading: &mut Reading<'_>) {
    match reading.class {
        Class::Title | Class::Headline => rank(reading),
        Class::About
        | Class::Location
        | Class::Industry
        | Class::Employer
        | Class::PositionLocation
        | Class::PositionText
        | Class::School
        | Class::Degree
        | Class::Skill
        | Class::Language
        | Class::Certification
        | Class::Ended => {}
    }
    match reading.class {
        Class::Degree => degree(reading),
        Class::Headline | Class::About => degrees_in_prose(reading),
        Class::Title
        | Class::Location
        | Class::Industry
        | Class::Employer
        | Class::PositionLocation
        | Class::PositionText
        | Class::School
        | Class::Skill
        | Class::Language
        | Class::Certification
        | Class::Ended => {}
    }
}

fn rank(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    let ranked = scan
        .mentions
        .iter()
        .filter(|mention| matches!(mention.file, File::Titles | File::Seniority));
    let ranked = ranked
        .filter(|mention| reading.tense_at(mention.from) == reading.tense && !scan.is_negated(mention.from))
        .filter(|mention| !is_somebody_elses(scan.tokens.word_at(mention.from.wrapping_sub(1))));
    let ranked: Vec<(u8, usize, usize)> = ranked
        .map(|mention| (scan.words.seniority(mention.concept), mention.from, mention.to))
        .filter(|(rank, ..)| *rank > 0)
        .collect();
    let lowest = ranked
        .iter()
        .min_by_key(|(rank, ..)| *rank)
        .filter(|(rank, ..)| *rank <= BEGINNER);
    let highest = ranked.iter().rev().max_by_key(|(rank, ..)| *rank);
    if let Some((rank, from, to)) = lowest.or(highest).copied() {
        reading.note(Said::Stands(rank), reading.tense, from, to);
        return;
    }
    // An occupation that a passage begins with has no rank where none is named.
    let ranked =
        |mention: &Mention| mention.file == File::Seniority || scan.words.seniority(mention.concept) > 0;
    let first = scan.mentions.iter().find(|mention| mention.file == File::Titles);
    let own = |title: &&Mention| (title.from..title.to).all(|at| !is_somebody_elses(scan.tokens.word_at(at)));
    let first = first.filter(|title| title.from == 0).filter(own);
    if let Some(title) = first.filter(|_| !scan.mentions.iter().any(ranked)) {
        reading.note(Said::Stands(0), reading.tense, title.from, title.to);
    }
}

/// Whether the word before a rank says that it is another's: `Assistant to the CEO`, `Assistenz der Geschäftsführung`.
fn is_somebody_elses(before: &str) -> bool {
    matches!(
        before,
        "to" | "the" | "der" | "des" | "dem" | "zur" | "zum" | "du" | "del" | "della" | "al"
    )
}

fn degree(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    let degrees = scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Degrees);
    let highest = degrees.max_by_key(|degree| scan.words.rank(degree.concept));
    let all = (0, scan.tokens.list.len());
    // What is still being studied for is not known to end well.
    let finished = !scan
        .steering
        .iter()
        .any(|(.., kind)| matches!(kind, Kind::Wish | Kind::Pending));
    let (rank, from, to) = highest
        .filter(|_| finished)
        .map_or((None, all.0, all.1), |degree| {
            (Some(scan.words.rank(degree.concept)), degree.from, degree.to)
        });
    reading.note(Said::Degree(rank), reading.tense, from, to);
    if !scan.mentions.iter().any(|mention| mention.file == File::Fields) {
        reading.note(Said::SomeField, reading.tense, all.0, all.1);
    }
}

/// In running text a degree is somebody's own where it stands at the edge of a part: `Engineer, PhD`, `PhD in physics`.
fn degrees_in_prose(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    for degree in scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Degrees)
    {
        let ends = degree.to >= scan.tokens.list.len() || scan.breaks(degree.to, Gap::Comma);
        let goes_on = matches!(
            scan.tokens.word_at(degree.to),
            "in" | "of" | "en" | "an" | "der" | "from" | "degree"
        );
        if (ends || goes_on) && !scan.is_negated(degree.from) && !scan.is_wished(degree.from) {
            reading.note(
                Said::Degree(Some(scan.words.rank(degree.concept))),
                reading.tense,
                degree.from,
                degree.to,
            );
        }
    }
}
