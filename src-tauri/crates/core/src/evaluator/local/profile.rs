//! A profile as passages: what is read, what sort of passage it is, and when it was true.

use std::borrow::Cow;

use super::{
    fact::{Class, Found, Tense},
    lexicon::Memory,
    months::{Span, covered, month, month_of, span},
    reading::read,
    vocabulary::Vocabulary,
};
use crate::{
    connector::Position,
    evaluator::{Document, Place},
};

/// How many passages and positions of a profile are read.
const PASSAGES: usize = 2_000;
pub(super) const POSITIONS: usize = 100;

/// A passage of a profile.
pub(super) struct Passage<'a> {
    pub(super) place: Place,
    pub(super) class: Class,
    pub(super) tense: Tense,
    /// The position whose months it is true of.
    pub(super) position: Option<u16>,
    pub(super) text: Cow<'a, str>,
}

impl Passage<'_> {
    /// What it says.
    pub(super) fn read(&self, words: &'static Vocabulary, memory: &mut Memory) -> Vec<Found> {
        read(words, memory, self.class, self.tense, &self.text)
    }
}

/// The months of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Career {
    /// The months of each position that has some, by its number; the earliest first.
    pub(super) spans: Vec<(Span, u16)>,
    /// The most months that all of them can cover together. None where a position has no months, or there is none.
    pub(super) at_most: Option<u16>,
}

/// Every passage that is read, in the order in which a person reads a profile.
pub(super) fn passages(document: &Document) -> Vec<Passage<'_>> {
    let places = document
        .places()
        .filter(|place| !matches!(place, Place::Period(_)));
    let mut passages: Vec<Passage<'_>> = places
        .take(PASSAGES)
        .filter_map(|place| passage(document, place))
        .collect();
    passages.extend(industries(document));
    passages.extend(ended(document));
    passages
}

/// The industry of a profile is the one of the employer of today, and so of each position there.
fn industries(document: &Document) -> impl Iterator<Item = Passage<'_>> {
    let alike = |one: &str, other: &str| !one.trim().is_empty() && one.trim() == other.trim();
    let newest = document
        .positions
        .first()
        .filter(|_| tense(document, 0) == Tense::Now);
    let employer = document
        .employer
        .as_deref()
        .or(newest.map(|position| position.employer.as_str()));
    let positions = (0_u16..).zip(&document.positions).take(POSITIONS);
    let there =
        positions.filter(move |(_, position)| employer.is_some_and(|now| alike(now, &position.employer)));
    there.filter_map(|(at, _)| {
        Some(Passage {
            place: Place::Industry,
            class: Class::Industry,
            tense: tense(document, at),
            position: Some(at),
            text: document.text(Place::Industry)?,
        })
    })
}

/// Where every position has ended and no employer is named, the end of the newest says that there is none.
fn ended(document: &Document) -> Option<Passage<'_>> {
    let positions = u16::try_from(document.positions.len())
        .unwrap_or(u16::MAX)
        .min(u16::try_from(POSITIONS).unwrap_or(u16::MAX));
    let all = positions > 0 && (0..positions).all(|at| tense(document, at) == Tense::Past);
    let none = document
        .employer
        .as_deref()
        .is_none_or(|employer| employer.trim().is_empty());
    let place = Place::Period(0);
    Some(Passage {
        place,
        class: Class::Ended,
        tense: Tense::Now,
        position: None,
        text: document.text(place).filter(|_| all && none)?,
    })
}

fn passage(document: &Document, place: Place) -> Option<Passage<'_>> {
    let now = Tense::Now;
    let held = |at: u16| tense(document, at);
    let of_position = |at: u16| (usize::from(at) < POSITIONS).then_some(at);
    let (class, tense, position) = match place {
        Place::Headline => (Class::Headline, now, None),
        Place::About => (Class::About, Tense::Open, None),
        Place::Location => (Class::Location, now, None),
        Place::Industry => (Class::Industry, now, None),
        Place::Employer => (Class::Employer, now, None),
        Place::Title(at) => (Class::Title, held(at), of_position(at)),
        Place::PositionEmployer(at) => (Class::Employer, held(at), of_position(at)),
        Place::PositionText(at) => (Class::PositionText, held(at), of_position(at)),
        Place::PositionLocation(at) => (Class::PositionLocation, held(at), None),
        // A school without a degree is a degree of which nothing is known.
        Place::School(at) => {
            let degree = document.text(Place::Degree(at)).is_some();
            (
                if degree { Class::School } else { Class::Degree },
                Tense::Open,
                None,
            )
        }
        Place::Degree(_) => (Class::Degree, Tense::Open, None),
        Place::Skill(_) => (Class::Skill, Tense::Open, None),
        Place::Language(_) => (Class::Language, Tense::Open, None),
        Place::Certification(_) => (Class::Certification, Tense::Open, None),
        Place::Period(_) => return None,
    };
    Some(Passage {
        place,
        class,
        tense,
        position,
        text: document.text(place)?,
    })
}

/// Whether a position is still held.
fn tense(document: &Document, at: u16) -> Tense {
    let Some(position) = document.positions.get(usize::from(at)) else {
        return Tense::Open;
    };
    match position.until.as_deref() {
        None if position.from.is_none() && at > 0 => Tense::Open,
        None => Tense::Now,
        Some(until) => match month(until) {
            Some((until, _)) if until >= month_of(document.as_of) => Tense::Now,
            Some(_) => Tense::Past,
            None => Tense::Open,
        },
    }
}

/// The months of a profile's positions.
pub(super) fn career(document: &Document) -> Career {
    let positions = || document.positions.iter().take(POSITIONS);
    let months = |position: &Position| {
        span(
            position.from.as_deref(),
            position.until.as_deref(),
            document.as_of,
        )
    };
    let numbered = (0_u16..).zip(positions());
    let mut spans: Vec<(Span, u16)> = numbered
        .filter_map(|(at, position)| Some((months(position)?, at)))
        .collect();
    spans.sort_unstable();
    let complete = !spans.is_empty() && spans.len() == document.positions.len();
    // Where only years are given, half a year more may be meant at either end.
    let vague =
        positions().any(|position| is_vague(position.from.as_deref()) || is_vague(position.until.as_deref()));
    let at_most = covered(spans.iter().map(|(span, _)| *span)).saturating_add(if vague { 12 } else { 0 });
    Career {
        spans,
        at_most: complete.then_some(at_most),
    }
}

fn is_vague(date: Option<&str>) -> bool {
    date.and_then(month).is_some_and(|(_, exact)| !exact)
}
