//! How many people somebody leads: `a team of nine`, `120 direct reports`, `メンバー6名`.

use super::{Class, Reading, Said};
use crate::evaluator::local::{
    lexicon::Mention,
    scan::Scan,
    tokens::Gap,
    vocabulary::{File, Kind},
};

/// How many words may stand between a team and its size.
const REACH: usize = 3;
/// How many words may stand between a number and the people it counts.
const COUNTED: usize = 2;
/// How many numbers of a text are looked at.
const NUMBERS: usize = 40;
/// The most people that are counted.
const MOST: u16 = 9_999;

/// A number of people who are led, and the words that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::evaluator::local) struct Led {
    pub(in crate::evaluator::local) people: u16,
    pub(in crate::evaluator::local) from: usize,
    pub(in crate::evaluator::local) to: usize,
}

/// Notes the largest number of people that a passage says are led.
pub(super) fn read(reading: &mut Reading<'_>) {
    if !matches!(
        reading.class,
        Class::Headline | Class::About | Class::PositionText
    ) {
        return;
    }
    let scan = reading.scan;
    let led = led(scan);
    let led = led
        .iter()
        .filter(|led| !scan.is_negated(led.from) && !scan.is_wished(led.from));
    if let Some(led) = led.max_by_key(|led| led.people) {
        reading.note(
            Said::Leads(led.people),
            reading.tense_at(led.from),
            led.from,
            led.to,
        );
    }
}

/// Every number of people of a text who are led.
pub(in crate::evaluator::local) fn led(scan: &Scan) -> Vec<Led> {
    let cues: Vec<(usize, usize, Kind)> = scan
        .steering
        .iter()
        .copied()
        .filter(|(.., kind)| matches!(kind, Kind::Team | Kind::Leading))
        .collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let numbers = (0..scan.tokens.list.len()).filter_map(|at| Some((at, scan.count(at)?)));
    let led = numbers.take(NUMBERS).filter_map(|(at, people)| {
        let (from, to) = cues.iter().find_map(|cue| led_by(scan, *cue, at))?;
        (2..=MOST).contains(&people).then_some(Led { people, from, to })
    });
    led.collect()
}

/// The words from a cue to the people that a number beside it counts. None if the number counts something else.
fn led_by(scan: &Scan, (from, to, kind): (usize, usize, Kind), at: usize) -> Option<(usize, usize)> {
    let counted = counted(scan, at);
    if is_measure(scan, at) {
        return None;
    }
    // `a team from 3 to 40 people`, `leads the work of eight engineers`
    let near = |start: usize, end: usize| !scan.is_broken(start, end, Gap::Comma);
    if to <= at && at - to <= REACH && near(to.saturating_sub(1), at) {
        let end = if kind == Kind::Team {
            counted.or(Some(at + 1))
        } else {
            counted
        };
        return end.map(|end| (from, end));
    }
    // `eight direct reports`, `8人团队`
    let counted = counted?;
    (from >= counted && from - counted <= 1 && near(at, from) && kind == Kind::Team).then_some((at, to))
}

/// The word after the people whom a number counts: `people`, or somebody's title.
fn counted(scan: &Scan, at: usize) -> Option<usize> {
    let next = |from: usize| from > at && from - at <= COUNTED && !scan.is_broken(at, from, Gap::Comma);
    let people = scan
        .steering
        .iter()
        .find(|(from, _, kind)| *kind == Kind::People && next(*from));
    let title = |mention: &&Mention| mention.file == File::Titles && next(mention.from);
    let title = scan.mentions.iter().find(title).map(|mention| mention.to);
    people.map(|(_, to, _)| *to).or(title)
}

/// Whether a number measures time or money.
fn is_measure(scan: &Scan, at: usize) -> bool {
    let unit = |kind: Kind| {
        matches!(
            kind,
            Kind::Years | Kind::Months | Kind::Decades | Kind::Unit | Kind::Age
        )
    };
    scan.steering
        .iter()
        .any(|(from, _, kind)| unit(*kind) && *from > at && *from - at <= 1)
}
