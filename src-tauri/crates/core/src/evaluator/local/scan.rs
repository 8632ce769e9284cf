//! A text with everything marked in it that the vocabulary knows: the common ground of reading profiles and requirements.

use super::{
    lexicon::{Memory, Mention},
    tokens::{Gap, Tokens},
    tongue::{Tongues, little_words},
    vocabulary::{File, Kind, Vocabulary},
};

/// How many words may stand between a negation and what it negates.
const REACH: usize = 6;
/// How many words may stand between a certificate and the words that say it is under way.
const PENDING_REACH: usize = 2;
/// How many mentions before and after one may cover it.
const AROUND: usize = 64;
/// How many statements of years are read in a text.
const YEARS: usize = 20;
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

/// What sort of text it is: where a word with two meanings is taken for one of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Running text: only among others of its kind.
    Prose,
    /// A list, or a requirement: always.
    List,
    /// The name of a firm, or its line of business: where it says what the firm does.
    Firm,
}

/// A text with its words and all mentions.
pub(super) struct Scan {
    pub(super) words: &'static Vocabulary,
    pub(super) tokens: Tokens,
    /// Concepts, in the order in which they stand.
    pub(super) mentions: Vec<Mention>,
    /// The words that steer: from, to, what they do.
    pub(super) steering: Vec<(usize, usize, Kind)>,
    /// The numbers in words: where, and which.
    numbers: Vec<(usize, u8)>,
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
    pub(super) fn of(words: &'static Vocabulary, text: &str, sort: Sort) -> Self {
        Self::remembering(words, &mut Memory::default(), text, sort)
    }

    /// The same, by what is already known of words.
    pub(super) fn remembering(
        words: &'static Vocabulary,
        memory: &mut Memory,
        text: &str,
        sort: Sort,
    ) -> Self {
        let listed = sort == Sort::List;
        let mut tokens = Tokens::of(text);
        let mut all = words.lexicon.mentions(text, &mut tokens, memory, listed);
        memory.literals.find(&tokens, &mut all);
        let mut scan = Self {
            words,
            tokens,
            mentions: Vec::with_capacity(all.len()),
            steering: Vec::new(),
            numbers: Vec::new(),
        };
        let mut tongues = None;
        for (at, mention) in all.iter().enumerate() {
            // Whatever covers a mention begins a few words before it.
            let around = all
                .get(at.saturating_sub(AROUND)..(at + AROUND).min(all.len()))
                .unwrap_or_default();
            if mention.doubtful && !is_meant(words, mention, sort) && !is_backed(mention, &all) {
                continue;
            }
            if mention.file == File::Grammar {
                let of = words.tongues(mention.concept);
                let here = |tongues: &mut Option<Tongues>| {
                    *tongues.get_or_insert_with(|| little_words().tongues(text, &scan.tokens))
                };
                if of != Tongues::ANY && !of.shares(here(&mut tongues)) {
                    continue;
                }
                if words.kind(mention.concept) == Kind::Number {
                    scan.numbers.push((mention.from, words.value(mention.concept)));
                }
                scan.steering
                    .push((mention.from, mention.to, words.kind(mention.concept)));
            } else if words.kind(mention.concept) != Kind::Homonym && !is_covered(words, mention, around) {
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

    /// Whether what begins at a word is only wished for, or being learnt.
    pub(super) fn is_wished(&self, at: usize) -> bool {
        self.is_steered(at, Kind::Wish) || self.is_steered(at, Kind::Pending)
    }

    /// Whether a mention is only booked or under way, before it or right after it: `CISSP exam booked`.
    pub(super) fn is_pending(&self, mention: &Mention) -> bool {
        let next = self.mentions.iter().map(|other| other.from);
        let next = next
            .filter(|from| *from >= mention.to)
            .min()
            .unwrap_or(usize::MAX);
        let after = |(from, to, kind): &(usize, usize, Kind)| {
            *kind == Kind::Pending
                && *from >= mention.to
                && *from - mention.to <= PENDING_REACH
                && *to <= next
                && !self.is_broken(mention.to.saturating_sub(1), *from, Gap::Break)
        };
        self.is_steered(mention.from, Kind::Pending) || self.steering.iter().any(after)
    }

    /// Whether a mention is said not to be so, before it or after it: `no Java`, `Java does not count`.
    pub(super) fn is_denied(&self, mention: &Mention) -> bool {
        self.is_negated(mention.from) || self.is_negated_after(mention.to)
    }

    /// Whether the part of a sentence ends in a negation that comes shortly after a mention and before another one.
    fn is_negated_after(&self, to: usize) -> bool {
        let last = self.tokens.list.len().min(to + REACH);
        let end = (to..last).find(|at| self.breaks(*at, Gap::Comma)).unwrap_or(last);
        let near = |(from, until, of): &&(usize, usize, Kind)| {
            *of == Kind::Negation && *from >= to && *from - to <= 1 && *until <= end && end - *until <= 1
        };
        let others = |until: usize| {
            self.mentions
                .iter()
                .any(|other| other.from >= until && other.from < end)
        };
        self.steering
            .iter()
            .filter(near)
            .any(|(_, until, _)| !others(*until))
    }

    /// Whether what begins at a word is said not to be so.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        self.is_steered(at, Kind::Negation) || self.is_steered(at, Kind::Without)
    }

    /// Whether a word of that kind stands shortly before a word, in the same part of the sentence.
    pub(super) fn is_steered(&self, at: usize, kind: Kind) -> bool {
        let before = |(_, end, of): &&(usize, usize, Kind)| *of == kind && *end <= at && at - *end <= REACH;
        self.steering.iter().filter(before).any(|(start, end, _)| {
            let glued = self
                .tokens
                .list
                .get(*end)
                .is_some_and(|token| token.gap == Gap::Glue);
            let only = (*end..at).any(|at| ONLY.contains(&self.tokens.word_at(at)));
            !glued && !only && !self.is_broken(*start, at, Gap::Comma)
        })
    }

    /// Every number of years in the text.
    pub(super) fn years(&self) -> Vec<YearsSaid> {
        let mut found: Vec<YearsSaid> = Vec::new();
        for (from, to, unit) in &self.steering {
            let (times, parts) = if *unit == Kind::Years {
                (1, 1)
            } else if *unit == Kind::Decades {
                (10, 1)
            } else if *unit == Kind::Months {
                (1, 12)
            } else {
                continue;
            };
            // Nobody is as old as their experience.
            if self.is_age(*from, *to) {
                continue;
            }
            let value = |at: usize| self.number(at).filter(|_| !self.is_broken(at, *from, Gap::Comma));
            let first = from.saturating_sub(YEARS_REACH);
            let last = (first..*from).rev().find(|at| value(*at).is_some());
            let Some(mut at) = last.or((*unit == Kind::Decades).then_some(*from)) else {
                continue;
            };
            // Of `3-5` and `3 to 5` the first counts: it is the least.
            let less = |before: &usize| value(*before).is_some_and(|less| Some(less) < value(at));
            let earlier = (at.saturating_sub(2)..at).rev().find(less);
            at = earlier.unwrap_or(at);
            let years = value(at).unwrap_or(1).saturating_mul(times) / parts;
            let before = at.saturating_sub(3);
            let least = |(start, end, kind): &&(usize, usize, Kind)| {
                *start >= before && *end <= at && *kind == Kind::AtLeast
            };
            let start = self.steering.iter().filter(least).map(|(start, ..)| *start).min();
            let at_most = earlier.is_none() && self.steers(Kind::AtMost, before, at);
            if years > 0 && found.last().is_none_or(|last| last.to <= at) {
                if found.len() == YEARS {
                    break;
                }
                found.push(YearsSaid {
                    years,
                    from: start.unwrap_or(at),
                    to: *to,
                    at_most,
                });
            }
        }
        found
    }

    /// Whether years are somebody's age: `35 years old`.
    fn is_age(&self, from: usize, to: usize) -> bool {
        let age = |(start, end, kind): &(usize, usize, Kind)| {
            *kind == Kind::Age && *start <= to.saturating_add(1) && *end + YEARS_REACH + 1 >= from
        };
        self.steering.iter().any(age)
    }

    /// The number that a word stands for, in digits or in letters.
    pub(super) fn count(&self, at: usize) -> Option<u16> {
        let digits = self.tokens.word_at(at).parse().ok();
        let named = self.numbers.iter().find(|(from, _)| *from == at);
        named.map(|(_, value)| u16::from(*value)).or(digits)
    }

    /// The number that a word stands for, 1 to 60: nobody has worked for longer.
    fn number(&self, at: usize) -> Option<u8> {
        let word = self.tokens.word_at(at);
        let digits = || word.parse().ok();
        let named = self
            .numbers
            .iter()
            .find(|(from, _)| *from == at)
            .map(|(_, value)| *value);
        named.or_else(digits).filter(|number| (1..=60).contains(number))
    }
}

/// Whether the sort of text says what a word with two meanings means: a school in a firm's name is one.
fn is_meant(words: &Vocabulary, mention: &Mention, sort: Sort) -> bool {
    match sort {
        Sort::Prose => false,
        Sort::List => mention.file != File::Grammar,
        Sort::Firm => mention.file == File::Industries && words.kind(mention.concept) != Kind::Employer,
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
        .filter(|other| words.kind(other.concept) != Kind::Homonym)
        .filter(longer)
        .any(|other| (may_be && !is_rank_before(words, mention, other)) || employer(&other))
}

/// Whether a title of several words begins with a rank, which it then has: `Head of Sales`, and not `Staff Nurse`.
fn is_rank_before(words: &Vocabulary, mention: &Mention, title: &Mention) -> bool {
    let rank = words.rank(mention.concept);
    mention.file == File::Seniority
        && title.file == File::Titles
        && title.from == mention.from
        && (mention.to - mention.from >= 2 || matches!(rank, 2 | 4 | 6))
}

/// Whether a word with two meanings stands among others of its kind: beside one, where it is one that steers.
fn is_backed(mention: &Mention, all: &[Mention]) -> bool {
    let beside = |other: &Mention| other.from == mention.to || other.to == mention.from;
    all.iter().any(|other| {
        other.file == mention.file && !other.doubtful && (mention.file != File::Grammar || beside(other))
    })
}
