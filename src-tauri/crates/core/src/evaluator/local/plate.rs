//! Requirements as bits: what is known of a candidate is four words of 64, and a verdict is a handful of `and`s.
//!
//! Each part of each requirement has a bit. A requirement for years has one more for each part, for years that the
//! profile states in words. A plate holds as many requirements as have room.

use super::{
    fact::Fact,
    months::{Span, covered},
    rule::Rule,
    vocabulary::Vocabulary,
    weigh::{Weight, weigh, weigh_elsewhere, weigh_learning, weigh_years},
};
use crate::evaluator::Verdict;

const BITS: u32 = 64;

/// What the facts of a passage, a position or a candidate say of each part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) yes: u64,
    pub(super) hint: u64,
    pub(super) no: u64,
    pub(super) vague: u64,
}

impl Tally {
    /// Takes in what other facts say.
    pub(super) fn add(&mut self, other: &Self) {
        self.yes |= other.yes;
        self.hint |= other.hint;
        self.no |= other.no;
        self.vague |= other.vague;
    }

    /// Which parts are otherwise, and which are so.
    pub(super) fn settle(&self) -> Settled {
        let no = self.no & !self.vague & !self.yes;
        Settled {
            yes: self.yes | (self.hint & !no),
            no,
        }
    }
}

/// Which parts are so, and which are otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) yes: u64,
    pub(super) no: u64,
}

/// The bits of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// Which requirement it is.
    pub(super) requirement: usize,
    /// Its parts.
    pub(super) parts: u64,
    /// Its parts as the profile states years of them.
    pub(super) stated: u64,
    /// Its parts, where a position is known to be something else.
    pub(super) elsewhere: u64,
    /// Where a position is no work yet: an internship.
    pub(super) learning: u64,
    /// How many months are asked for; 0 where none are.
    pub(super) months: u16,
    /// Whether they are the most and not the least.
    pub(super) at_most: bool,
    /// Whether something of it was not understood, so that nobody is known to fulfil it.
    pub(super) partly: bool,
    /// Whether that may be another way to bear it out, so that nobody is known not to.
    pub(super) instead: bool,
}

/// A set of requirements whose parts fit in 64 bits.
#[derive(Debug, Clone, Default)]
pub(super) struct Plate {
    pub(super) cells: Vec<Cell>,
    /// The number of its first requirement.
    pub(super) first: u32,
    /// The bits of requirements that are one part and no years: the bit is the verdict.
    pub(super) simple: u64,
    /// How many bits are in use.
    pub(super) width: u32,
}

/// What is known of a candidate's months.
pub(super) struct Worked<'a, I: Iterator<Item = (Span, u64)>> {
    /// Each position and which parts it bears out; the earliest first.
    pub(super) positions: &'a dyn Fn() -> I,
    /// The most months of all of them. None where that is unknown.
    pub(super) at_most: Option<u16>,
}

impl Plate {
    /// Lays requirements out on as many plates as they need.
    pub(super) fn lay(rules: &[Rule]) -> Vec<Self> {
        let mut plates = Vec::new();
        let mut first = 0;
        while let Some(rest) = rules.get(first..).filter(|rest| !rest.is_empty()) {
            let mut used = 0;
            let fits = rest.iter().take_while(|rule| {
                used += needed(rule);
                used <= BITS
            });
            let count = fits.count().max(1);
            plates.push(Self::of(first, rest.get(..count).unwrap_or(rest)));
            first += count;
        }
        plates
    }

    /// A plate of the requirements from `first` on. The n-th of them has its first part in the n-th bit, so that the
    /// verdicts on simple requirements stand where they belong; the other parts follow.
    fn of(first: usize, rules: &[Rule]) -> Self {
        let mut plate = Self {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            cells: Vec::new(),
            simple: 0,
            width: 0,
        };
        let mut next = u32::try_from(rules.len()).unwrap_or(BITS);
        for (at, rule) in (0_u32..).zip(rules).filter(|(_, rule)| !rule.is_empty()) {
            let mut more = |count: u32| {
                next += count;
                bits(next - count, count)
            };
            let others = u32::try_from(rule.parts.len()).unwrap_or(BITS).saturating_sub(1);
            let head = bits(at, 1);
            let (parts, stated) = match (rule.years, rule.parts.is_empty()) {
                (None, _) => (head | more(others), 0),
                (Some(_), true) => (0, head),
                (Some(_), false) => (head | more(others), more(others + 1)),
            };
            let (elsewhere, learning) = match rule.years {
                None => (0, 0),
                Some(_) => (more(parts.count_ones()), more(1)),
            };
            let months = rule.months().unwrap_or(0);
            let partly = !rule.beyond.words.is_empty();
            if others == 0 && months == 0 && !partly && !rule.beyond.instead {
                plate.simple |= head;
            }
            plate.cells.push(Cell {
                requirement: first + at as usize,
                parts,
                stated,
                elsewhere,
                learning,
                months,
                at_most: rule.at_most,
                partly,
                instead: rule.beyond.instead,
            });
        }
        plate.width = next;
        plate
    }

    /// What a fact says of each part.
    pub(super) fn weigh(&self, words: &Vocabulary, rules: &[Rule], fact: &Fact) -> Tally {
        let mut tally = Tally::default();
        for cell in &self.cells {
            if let Some(rule) = rules.get(cell.requirement) {
                cell.weigh(words, rule, fact, &mut |bit, weight| match weight {
                    Weight::None => {}
                    Weight::Vague => tally.vague |= bit,
                    Weight::Against(_) => tally.no |= bit,
                    Weight::Hint(_) => tally.hint |= bit,
                    Weight::For(_) => tally.yes |= bit,
                });
            }
        }
        tally
    }
}

impl Cell {
    /// Calls `weighed` with each bit of the requirement that a fact says something of.
    pub(super) fn weigh(
        &self,
        words: &Vocabulary,
        rule: &Rule,
        fact: &Fact,
        weighed: &mut impl FnMut(u64, Weight),
    ) {
        for (bit, part) in each(self.parts).zip(&rule.parts) {
            weighed(bit, weigh(words, part, fact));
        }
        if rule.years.is_some() {
            weighed(self.learning, weigh_learning(fact));
        }
        for (bit, part) in each(self.elsewhere).zip(&rule.parts) {
            weighed(bit, weigh_elsewhere(words, part, fact));
        }
        let Some(years) = rule.years.filter(|_| !rule.at_most) else {
            return;
        };
        if rule.parts.is_empty() {
            weighed(self.stated, weigh_years(words, None, years, fact));
        }
        for (bit, part) in each(self.stated).zip(&rule.parts) {
            weighed(bit, weigh_years(words, Some(part), years, fact));
        }
    }

    /// The verdict on the requirement.
    pub(super) fn decide<I: Iterator<Item = (Span, u64)>>(
        &self,
        settled: Settled,
        worked: &Worked<'_, I>,
    ) -> Verdict {
        match self.as_understood(settled, worked) {
            Verdict::Fulfilled if self.partly => Verdict::Unknown,
            Verdict::NotFulfilled if self.instead => Verdict::Unknown,
            verdict @ (Verdict::Fulfilled | Verdict::NotFulfilled | Verdict::Unknown) => verdict,
        }
    }

    /// The verdict on what was understood of it.
    fn as_understood<I: Iterator<Item = (Span, u64)>>(
        &self,
        settled: Settled,
        worked: &Worked<'_, I>,
    ) -> Verdict {
        if settled.no & self.parts != 0 {
            return Verdict::NotFulfilled;
        }
        if self.months == 0 {
            let all = settled.yes & self.parts == self.parts;
            return if all { Verdict::Fulfilled } else { Verdict::Unknown };
        }
        if self.at_most {
            return match self.may_cover(worked) {
                _ if self.covered(worked) > self.months => Verdict::NotFulfilled,
                Some(months) if months <= self.months => Verdict::Fulfilled,
                Some(_) | None => Verdict::Unknown,
            };
        }
        if settled.yes & self.stated == self.stated {
            return Verdict::Fulfilled;
        }
        // What positions cover for certain they may cover too, so that this comes first: it is looked at more quickly.
        let borne_out = settled.yes & self.parts == self.parts;
        if borne_out && self.covered(worked) >= self.months {
            return Verdict::Fulfilled;
        }
        match self.may_cover(worked) {
            Some(months) if months < self.months => Verdict::NotFulfilled,
            Some(_) | None => Verdict::Unknown,
        }
    }

    /// How many months the positions cover that bear out every part.
    pub(super) fn covered<I: Iterator<Item = (Span, u64)>>(&self, worked: &Worked<'_, I>) -> u16 {
        let positions = (worked.positions)();
        let bearing =
            positions.filter(|(_, parts)| parts & self.parts == self.parts && parts & self.learning == 0);
        covered(bearing.map(|(span, _)| span))
    }

    /// The most months that positions can cover: all but those that are known to be something else. Where even all of
    /// them are too short, it is what all of them cover.
    fn may_cover<I: Iterator<Item = (Span, u64)>>(&self, worked: &Worked<'_, I>) -> Option<u16> {
        let most = worked.at_most?;
        let otherwise = |bits: u64| {
            let mut each = each(self.parts).zip(each(self.elsewhere));
            bits & self.learning != 0
                || bits & self.elsewhere != 0
                    && each.any(|(part, elsewhere)| bits & part == 0 && bits & elsewhere != 0)
        };
        if most < self.months || !(worked.positions)().any(|(_, bits)| otherwise(bits)) {
            return Some(most);
        }
        let all = covered((worked.positions)().map(|(span, _)| span));
        let positions = (worked.positions)().filter(|(_, bits)| !otherwise(*bits));
        // What may be meant beyond the months that are given stays.
        Some(covered(positions.map(|(span, _)| span)).saturating_add(most.saturating_sub(all)))
    }
}

/// How many bits a requirement takes. One that asks for nothing keeps its place.
fn needed(rule: &Rule) -> u32 {
    let parts = u32::try_from(rule.parts.len()).unwrap_or(BITS).max(1);
    match (rule.years.is_some(), rule.parts.is_empty()) {
        (false, _) => parts,
        (true, true) => 2,
        (true, false) => 3 * parts + 1,
    }
}

/// That many bits from one on.
fn bits(from: u32, count: u32) -> u64 {
    let ones = 1_u64.checked_shl(count).map_or(u64::MAX, |bit| bit - 1);
    ones.checked_shl(from).unwrap_or(0)
}

/// The bits of a set, one by one.
pub(super) fn each(mut set: u64) -> impl Iterator<Item = u64> {
    std::iter::from_fn(move || {
        let bit = set & set.wrapping_neg();
        set ^= bit;
        (bit != 0).then_some(bit)
    })
}
