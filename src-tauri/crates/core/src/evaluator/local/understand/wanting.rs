//! What a group of mentions asks for.

use std::collections::BTreeSet;

use super::tense;
use crate::{
    briefing::RequirementCategory as Category,
    evaluator::local::{
        fact::Tense,
        lexicon::Mention,
        reading::levels,
        rule::{Part, Want},
        scan::Scan,
        vocabulary::{File, Kind, Vocabulary},
    },
};

/// The highest rank of somebody who begins: whoever asks for it does not ask for more.
const BEGINNER: u8 = 2;
/// The rank of whoever works alone.
const PROFESSIONAL: u8 = 3;
const TOP: u8 = 9;
/// From this rank on a title itself says that somebody leads people.
const LEADER: u8 = 6;

/// What a group asks for. None if it asks for nothing.
pub(super) fn part(scan: &Scan, group: &[Mention], category: Category) -> Option<Part> {
    let mut wants: Vec<Want> = group
        .iter()
        .filter_map(|mention| want(scan, mention, group, category))
        .collect();
    bound_ranks(scan, &mut wants, group);
    if scan
        .words
        .leadership
        .is_some_and(|leadership| wants.contains(&Want::Concept(leadership)))
    {
        wants.push(Want::Stood { least: LEADER });
    }
    let mut known = BTreeSet::new();
    wants.retain(|want| known.insert(*want));
    let first = group.first()?;
    let negated = group.iter().any(|mention| scan.is_denied(mention));
    let end = scan.sentence_end(first.to.saturating_sub(1));
    // “No degree required” asks for nothing.
    if negated && scan.steers(Kind::Must, first.to, end) {
        return None;
    }
    let places = || group.iter().filter(|mention| mention.file == File::Places);
    // `Greater Munich` is a place of its own.
    let outside = |from: usize| !places().any(|place| (place.from..place.to).contains(&from));
    let around = scan
        .steering
        .iter()
        .any(|(from, _, kind)| *kind == Kind::Around && outside(*from));
    let around = around && places().next().is_some();
    let loosely = around
        || scan.steers(Kind::Example, first.to, end)
        || scan.steers(Kind::Equivalent, first.to, end)
        || is_no_answer(scan, group, category);
    let tense = if wants.iter().any(|want| matches!(want, Want::Concept(_))) {
        tense(scan, group, category)
    } else {
        Tense::Open
    };
    (!wants.is_empty()).then_some(Part {
        wants,
        negated,
        tense,
        loosely,
    })
}

/// Whether what is true today is no answer: what somebody would be ready for, or has been, and with whom somebody works.
fn is_no_answer(scan: &Scan, group: &[Mention], category: Category) -> bool {
    let words = scan.words;
    let now = matches!(
        category,
        Category::CurrentWorkStatus | Category::Location | Category::Other
    );
    let ready = |mention: &Mention| scan.is_steered(mention.from, Kind::Willing);
    let status = |mention: &Mention| mention.file == File::Statuses && (!now || ready(mention));
    let employer = |mention: &Mention| {
        category != Category::CurrentWorkStatus && words.kind(mention.concept) == Kind::Employer
    };
    group.iter().all(|mention| status(mention) || employer(mention))
}

/// Whoever asks for beginners asks for nobody above the highest rank that is named, unless more will do.
fn bound_ranks(scan: &Scan, wants: &mut Vec<Want>, group: &[Mention]) {
    let ranks = || {
        let ranked = group.iter().filter(|mention| mention.file == File::Seniority);
        ranked.map(|mention| scan.words.seniority(mention.concept))
    };
    let more = scan.steering.iter().any(|(.., kind)| *kind == Kind::AtLeast);
    let begins = ranks().min().is_some_and(|lowest| lowest <= BEGINNER);
    let stands = wants.iter().any(|want| matches!(want, Want::Stands { .. }));
    if begins && stands && !more {
        wants.retain(|want| !matches!(want, Want::Stands { .. }));
        wants.push(Want::Stands {
            least: 1,
            most: ranks().max().unwrap_or(TOP),
        });
    }
}

fn want(scan: &Scan, mention: &Mention, group: &[Mention], category: Category) -> Option<Want> {
    let words = scan.words;
    let concept = mention.concept;
    Some(match mention.file {
        File::Skills if category == Category::Certifications => Want::Certified(concept),
        File::Titles
        | File::Skills
        | File::Certifications
        | File::Industries
        | File::Statuses
        | File::Soft => Want::Concept(concept),
        File::Fields => Want::Field(concept),
        File::Degrees => Want::Degree(words.rank(concept)),
        File::Places => {
            let inside =
                |other: &&Mention| other.concept != concept && words.bears_out(other.concept, concept);
            if group
                .iter()
                .filter(inside)
                .any(|other| !scan.steers(Kind::Or, other.to.min(mention.to), other.from.max(mention.from)))
            {
                return None;
            }
            Want::IsIn(concept)
        }
        File::Languages => {
            let level = levels(scan, false)
                .into_iter()
                .find(|spoken| spoken.language == concept)
                .map_or(0, |spoken| spoken.level);
            Want::Speaks(concept, level)
        }
        File::Seniority => {
            let least = words.seniority(concept);
            match category {
                // Whoever asks for a professional asks for no rank.
                Category::WorkExperience | Category::Technical | Category::Soft if least <= PROFESSIONAL => {
                    return None;
                }
                Category::WorkExperience | Category::Technical | Category::Soft => Want::Stood { least },
                // Whoever asks for any time of a career does not ask for today.
                Category::Seniority if scan.steering.iter().any(|(.., kind)| *kind == Kind::Ever) => {
                    Want::Stood { least }
                }
                Category::Location
                | Category::Seniority
                | Category::IndustryExperience
                | Category::Education
                | Category::Certifications
                | Category::Languages
                | Category::CurrentWorkStatus
                | Category::Other => Want::Stands { least, most: TOP },
            }
        }
        File::Levels | File::Grammar => return None,
    })
}

/// The work of today, where years of it are asked for: `two years in the current role`.
pub(super) fn todays_work(scan: &Scan, category: Category) -> Option<Part> {
    let now = category == Category::CurrentWorkStatus
        || scan.steering.iter().any(|(.., kind)| *kind == Kind::Current);
    let employed = scan.words.employed.filter(|_| now)?;
    Some(Part {
        wants: vec![Want::Concept(employed)],
        negated: false,
        tense: Tense::Now,
        loosely: false,
    })
}

/// What a status says of where somebody may be.
pub(super) fn far(words: &Vocabulary, mention: &Mention) -> Option<Kind> {
    let is = |concept| Some(mention.concept) == concept;
    if is(words.remote) {
        Some(Kind::Remote)
    } else if is(words.relocates) {
        Some(Kind::Relocate)
    } else {
        None
    }
}

/// Lets whoever works from anywhere, or would move, bear a place out.
pub(super) fn allow(words: &Vocabulary, parts: &mut Vec<Part>, kinds: &[Kind]) {
    let far = [(Kind::Remote, words.remote), (Kind::Relocate, words.relocates)];
    let far = far.into_iter().filter(|(kind, _)| kinds.contains(kind));
    for want in far.filter_map(|(_, concept)| concept.map(Want::Concept)) {
        match parts.first_mut() {
            Some(part) if !part.negated && !part.wants.contains(&want) => part.wants.push(want),
            Some(_) => {}
            None => parts.push(Part {
                wants: vec![want],
                negated: false,
                tense: Tense::Open,
                loosely: false,
            }),
        }
    }
}
