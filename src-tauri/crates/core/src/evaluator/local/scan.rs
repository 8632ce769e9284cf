//! A text with everything marked in it that the vocabulary knows: the common ground of reading profiles and requirements.

use super::{
    lexicon::Mention,
    numbers::number,
    tokens::{Gap, Tokens},
    vocabulary::{File, Kind, Vocabulary},
};

/// How many words may stand between a negation and what it negates.
const NEGATION_REACH: usize = 6;
/// How many words may stand between a number and the word for years.
const YEARS_REACH: usize = 3;

/// Words after a negation that turn it into its opposite: `not only`, `nicht nur`.
const ONLY: &[&str] = &[
    "only",
    "just",
    "nur",
    "seulement",
    "solo",
    "solamente",
    "alleen",
    "apenas",
    "tylko",
    "только",
    "least",
    "later",
    "limited",
];

/// A text with its words and all mentions.
pub(super) struct Scan {
    pub(super) words: &'static Vocabulary,
    pub(super) tokens: Tokens,
    /// Concepts, in the order in which they stand.
    pub(super) mentions: Vec<Mention>,
    /// The words that steer: from, to, what they do.
    pub(super) steering: Vec<(usize, usize, Kind)>,
}

/// A number of years, and the words that say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct YearsSaid {
    pub(super) years: u8,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is the most and not the least.
    pub(super) at_most: bool,
}

impl Scan {
    /// Marks everything in a text.
    pub(super) fn of(words: &'static Vocabulary, text: &str) -> Self {
        let mut tokens = Tokens::of(text);
        let all = words.lexicon.mentions(text, &mut tokens);
        let mut scan = Self {
            words,
            tokens,
            mentions: Vec::with_capacity(all.len()),
            steering: Vec::new(),
        };
        for mention in &all {
            if mention.file == File::Grammar {
                scan.steering
                    .push((mention.from, mention.to, words.kind(mention.concept)));
            } else if !is_covered(words, mention, &all) {
                scan.mentions.push(*mention);
            }
        }
        scan
    }

    /// The characters of some words.
    pub(super) fn span(&self, from: usize, to: usize) -> (u32, u32) {
        let start = self.tokens.list.get(from).map_or(0, |token| token.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.tokens.list.get(last))
            .map_or(start, |token| token.end);
        (start, end)
    }

    /// The first word of the sentence that a word is in.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        (0..=at)
            .rev()
            .find(|at| self.breaks(*at, Gap::Break))
            .unwrap_or(0)
    }

    /// The word after the last of the sentence that a word is in.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let last = self.tokens.list.len();
        (at + 1..last)
            .find(|at| self.breaks(*at, Gap::Break))
            .unwrap_or(last)
    }

    /// Whether something as strong as `gap` stands before a word.
    pub(super) fn breaks(&self, at: usize, gap: Gap) -> bool {
        self.tokens.list.get(at).is_some_and(|token| token.gap >= gap)
    }

    /// Whether something as strong as `gap` stands anywhere between the words `from` and `to`.
    pub(super) fn is_broken(&self, from: usize, to: usize, gap: Gap) -> bool {
        (from + 1..=to).any(|at| self.breaks(at, gap))
    }

    /// Whether a word that steers so stands between two words.
    pub(super) fn steers(&self, kind: Kind, from: usize, to: usize) -> bool {
        self.steering
            .iter()
            .any(|(start, end, what)| *what == kind && *start >= from && *end <= to)
    }

    /// Whether what begins at a word is said not to be so.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        let negations = self
            .steering
            .iter()
            .filter(|(_, end, kind)| *kind == Kind::Negation && *end <= at && at - *end <= NEGATION_REACH);
        negations.into_iter().any(|(start, end, _)| {
            let glued = self
                .tokens
                .list
                .get(*end)
                .is_some_and(|token| token.gap == Gap::Glue);
            !glued && !ONLY.contains(&self.tokens.word_at(*end)) && !self.is_broken(*start, at, Gap::Comma)
        })
    }

    /// Every number of years in the text.
    pub(super) fn years(&self) -> Vec<YearsSaid> {
        let mut found: Vec<YearsSaid> = Vec::new();
        for (from, to, _) in self
            .steering
            .iter()
            .filter(|(.., kind)| matches!(kind, Kind::Years | Kind::Months))
        {
            let first = from.saturating_sub(YEARS_REACH);
            let in_months = self.steering.iter().any(|it| it == &(*from, *to, Kind::Months));
            let value = |at: usize| {
                number(self.tokens.word_at(at)).filter(|_| !self.is_broken(at, *from, Gap::Comma))
            };
            let Some(mut at) = (first..*from).rev().find(|at| value(*at).is_some()) else {
                continue;
            };
            // Of `3-5` and `3 to 5` the first counts: it is the least.
            let earlier = (at.saturating_sub(2)..at)
                .rev()
                .find(|before| value(*before).is_some_and(|less| Some(less) < value(at)));
            at = earlier.unwrap_or(at);
            let Some(count) = value(at) else { continue };
            let years = if in_months { count / 12 } else { count };
            let (before, at_most) = (at.saturating_sub(3), Kind::AtMost);
            let from = self
                .steering
                .iter()
                .filter(|(start, end, kind)| *start >= before && *end <= at && *kind == Kind::AtLeast);
            let from = from.map(|(start, ..)| *start).min().unwrap_or(at);
            if years > 0 && found.last().is_none_or(|last| last.to <= at) {
                found.push(YearsSaid {
                    years,
                    from,
                    to: *to,
                    at_most: self.steers(at_most, before, at) && earlier.is_none(),
                });
            }
        }
        found
    }
}

/// Whether a longer name says something else: a Scrum Master has no degree by that, and the University of Munich is
/// not a place to live.
fn is_covered(words: &Vocabulary, mention: &Mention, all: &[Mention]) -> bool {
    let may_be = match mention.file {
        File::Skills | File::Titles | File::Certifications | File::Languages => false,
        File::Degrees
        | File::Seniority
        | File::Levels
        | File::Statuses
        | File::Soft
        | File::Fields
        | File::Industries
        | File::Places
        | File::Grammar => true,
    };
    let longer = |other: &&Mention| {
        other.from <= mention.from
            && other.to >= mention.to
            && other.to - other.from > mention.to - mention.from
    };
    let employer = |other: &&Mention| words.kind(other.concept) == Kind::Employer;
    all.iter()
        .filter(|other| other.file != mention.file && other.file != File::Grammar)
        .filter(longer)
        .any(|other| may_be || employer(&other))
}
