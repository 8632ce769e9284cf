//! The e-mail addresses, as something to sort by.
//!
//! Nobody searches them word by word, so they are here for their order only, and only once somebody has asked for it:
//! a million of them take some twenty-five megabytes.

use std::cmp::Ordering;

use super::{
    bits::Bits,
    fold::{CHARACTERS, first},
    order::{Arranged, Column},
    records::Records,
};

/// The address of each row, in small letters; none of any before they are wanted.
#[derive(Debug, Default)]
pub(super) struct Emails(Option<Records>);

impl Emails {
    /// Nobody's, but kept from now on.
    pub(super) fn kept() -> Self {
        Self(Some(Records::default()))
    }

    /// Whether they are here.
    pub(super) fn are_kept(&self) -> bool {
        self.0.is_some()
    }

    /// Gives a row its address and says whether it is another one, as far as they are kept.
    pub(super) fn set(&mut self, row: u32, email: &str) -> bool {
        let Some(records) = &mut self.0 else {
            return false;
        };
        // A record ends with a zero, so there is none inside.
        let small = first(email.trim(), CHARACTERS).to_lowercase().into_bytes();
        let mut record: Vec<u8> = small.into_iter().filter(|byte| *byte != 0).collect();
        if text(records.get(row)) == record {
            return false;
        }
        if !record.is_empty() {
            record.push(0);
        }
        records.set(row, &record);
        true
    }

    /// Memory behind them, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, Records::bytes)
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        if let Some(records) = &mut self.0 {
            records.shrink();
        }
    }

    fn of(&self, row: u32) -> &[u8] {
        self.0.as_ref().map_or(&[], |records| text(records.get(row)))
    }

    /// The first letters as a number.
    fn start(&self, row: u32) -> u128 {
        let letters = self.of(row).iter().copied().chain(std::iter::repeat(0));
        letters
            .take(size_of::<u128>())
            .fold(0, |key, letter| key << 8 | u128::from(letter))
    }
}

impl Column for Emails {
    fn arrange(&self, rows: &Bits) -> Arranged {
        let (filled, empty): (Vec<u32>, Vec<u32>) = rows.iter().partition(|row| self.is_filled(*row));
        let mut keyed: Vec<(u64, u32)> = filled
            .into_iter()
            .map(|row| ((self.start(row) >> 64) as u64, row))
            .collect();
        keyed.sort_unstable_by(|one, other| {
            let by_rest = || self.compare(one.1, other.1);
            one.0.cmp(&other.0).then_with(by_rest).then(one.1.cmp(&other.1))
        });
        let filled = keyed.len();
        let rows = keyed.into_iter().map(|(_, row)| row).chain(empty).collect();
        Arranged { rows, filled }
    }

    fn key(&self, row: u32) -> u128 {
        self.start(row)
    }

    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.of(one).cmp(self.of(other))
    }

    fn is_filled(&self, row: u32) -> bool {
        !self.of(row).is_empty()
    }
}

/// The first record of some.
fn text(records: &[u8]) -> &[u8] {
    records.split(|byte| *byte == 0).next().unwrap_or_default()
}
