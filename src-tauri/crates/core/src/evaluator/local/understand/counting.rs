//! Requirements that count people: a team of at least ten.

use crate::{
    briefing::RequirementCategory as Category,
    evaluator::local::{
        lexicon::Mention,
        reading::{Led, led},
        rule::{Part, Want},
        scan::{Scan, YearsSaid},
        vocabulary::{File, Kind},
    },
};

/// From this rank on a title says that somebody leads people.
const LEADER: u8 = 6;

/// The number of people whom somebody is asked to lead. None where that is not asked for, or is the most.
pub(super) fn asked_to_lead(scan: &Scan, asked: &[Mention]) -> Option<Led> {
    let found = led(scan)
        .into_iter()
        .next()
        .or_else(|| beside_rank(scan, asked))?;
    let at_most = scan.steers(Kind::AtMost, found.from.saturating_sub(3), found.to);
    (!at_most).then_some(found)
}

/// `Responsibility for at least ten employees`: people beside a word that says that somebody leads.
fn beside_rank(scan: &Scan, asked: &[Mention]) -> Option<Led> {
    let leads = |mention: &&Mention| {
        mention.file == File::Soft && Some(mention.concept) == scan.words.leadership
            || scan
                .words
                .leadership
                .is_some_and(|leadership| scan.words.bears_out(mention.concept, leadership))
            || mention.file == File::Seniority && scan.words.seniority(mention.concept) >= LEADER
    };
    let first = asked.iter().find(leads)?;
    let people = scan.steering.iter().filter(|(.., kind)| *kind == Kind::People);
    let counted = people.filter_map(|(from, to, _)| {
        let at = (from.saturating_sub(3)..*from)
            .rev()
            .find(|at| scan.count(*at).is_some())?;
        Some(Led {
            people: scan.count(at)?,
            from: first.from.min(at),
            to: (*to).max(first.to),
        })
    });
    counted.into_iter().next()
}

/// Which numbers of years are years of work: not those of a plan, an age, or a time that somebody would stay.
pub(super) fn lasting<'a>(
    scan: &'a Scan,
    asked: &'a [Mention],
    category: Category,
) -> impl Fn(&YearsSaid) -> bool + 'a {
    let beside = |kind: Kind, at: usize| scan.steers(kind, scan.sentence_start(at), scan.sentence_end(at));
    let lasts = |mention: &Mention| {
        let kind = scan.words.kind(mention.concept);
        let status = mention.file == File::Statuses;
        !status || matches!(kind, Kind::Work | Kind::Hours) && !scan.is_steered(mention.from, Kind::Willing)
    };
    let work = asked.is_empty() || asked.iter().any(lasts);
    move |said| {
        let alone = asked.is_empty();
        work && !(alone && beside(Kind::Willing, said.from))
            && (category != Category::Other || !alone || beside(Kind::Experience, said.from))
    }
}

/// Puts the number in the place of the parts that ask for leading as such.
pub(super) fn put(parts: &mut Vec<Part>, scan: &Scan, led: Led, tense: crate::evaluator::local::fact::Tense) {
    let words = scan.words;
    let leads = |want: &Want| match want {
        Want::Concept(concept) => words
            .leadership
            .is_some_and(|leadership| words.bears_out(*concept, leadership)),
        Want::Stands { .. } | Want::Stood { .. } => true,
        Want::Certified(_)
        | Want::Speaks(..)
        | Want::IsIn(_)
        | Want::Degree(_)
        | Want::Field(_)
        | Want::Leads { .. } => false,
    };
    parts.retain(|part| !part.wants.iter().all(leads));
    parts.insert(
        0,
        Part {
            wants: vec![Want::Leads { least: led.people }],
            negated: false,
            tense,
            loosely: false,
        },
    );
}
