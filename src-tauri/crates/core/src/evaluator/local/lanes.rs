//! A tally in as little memory as its plate allows: the fewer bytes a set of facts takes, the more of them are at hand.

use super::plate::Tally;

/// The four words of a tally, side by side.
pub(super) trait Lanes: Copy {
    /// Nothing said.
    const NOTHING: Self;
    /// Puts a tally together. Bits that are not in use are lost.
    fn of(tally: &Tally) -> Self;
    /// What either says.
    fn or(self, other: Self) -> Self;
    /// Takes it apart again.
    fn tally(self) -> Tally;
}

/// Plates of at most 16 bits, as a briefing usually is.
impl Lanes for u64 {
    const NOTHING: Self = 0;

    fn of(tally: &Tally) -> Self {
        let low = |word: u64| word & 0xffff;
        low(tally.yes) | low(tally.hint) << 16 | low(tally.no) << 32 | low(tally.vague) << 48
    }

    fn or(self, other: Self) -> Self {
        self | other
    }

    fn tally(self) -> Tally {
        Tally {
            yes: self & 0xffff,
            hint: self >> 16 & 0xffff,
            no: self >> 32 & 0xffff,
            vague: self >> 48,
        }
    }
}

/// Plates of at most 32 bits: requirements for years take several.
impl Lanes for u128 {
    const NOTHING: Self = 0;

    fn of(tally: &Tally) -> Self {
        let low = |word: u64| Self::from(word & 0xffff_ffff);
        low(tally.yes) | low(tally.hint) << 32 | low(tally.no) << 64 | low(tally.vague) << 96
    }

    fn or(self, other: Self) -> Self {
        self | other
    }

    fn tally(self) -> Tally {
        let word = |from: u32| u64::from((self >> from) as u32);
        Tally {
            yes: word(0),
            hint: word(32),
            no: word(64),
            vague: word(96),
        }
    }
}

/// Plates of more.
impl Lanes for Tally {
    const NOTHING: Self = Self {
        yes: 0,
        hint: 0,
        no: 0,
        vague: 0,
    };

    fn of(tally: &Tally) -> Self {
        *tally
    }

    fn or(mut self, other: Self) -> Self {
        self.add(&other);
        self
    }

    fn tally(self) -> Tally {
        self
    }
}
