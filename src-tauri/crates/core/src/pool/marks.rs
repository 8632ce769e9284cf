//! A byte for every row, kept as eight sets of rows, and its order: the sources of a candidate, and facts about it.

use std::cmp::Ordering;

use super::{
    bits::Bits,
    order::{Arranged, Column, deal},
};

/// Bits of each row.
#[derive(Debug, Default)]
pub(super) struct Marks([Bits; 8]);

impl Marks {
    /// Gives a row its bits and says whether they are other ones than before.
    pub(super) fn set(&mut self, row: u32, chosen: u8) -> bool {
        let mut changed = false;
        for (bit, set) in self.0.iter_mut().enumerate() {
            changed |= if chosen >> bit & 1 == 1 {
                set.insert(row)
            } else {
                set.remove(row)
            };
        }
        changed
    }

    /// The rows of each bit.
    pub(super) fn sets(&self) -> &[Bits; 8] {
        &self.0
    }

    /// The rows of each of the bits in `chosen`.
    pub(super) fn chosen(&self, chosen: u8) -> impl Iterator<Item = &Bits> {
        self.0
            .iter()
            .enumerate()
            .filter(move |(bit, _)| chosen >> bit & 1 == 1)
            .map(|(_, set)| set)
    }

    /// Memory behind the sets, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(Bits::bytes).sum()
    }

    fn of(&self, row: u32) -> u8 {
        let bits = (0..).zip(&self.0);
        bits.fold(0, |byte, (bit, set)| byte | u8::from(set.contains(row)) << bit)
    }
}

/// Bits are ordered as they are read: by the lowest one, then by the next.
impl Column for Marks {
    fn arrange(&self, rows: &Bits) -> Arranged {
        let mut sorted: Vec<u8> = (1..=u8::MAX).collect();
        sorted.sort_unstable_by_key(|byte| spelt(*byte));
        let mut groups = [NONE; 256];
        for (group, byte) in sorted.into_iter().enumerate() {
            if let Some(place) = groups.get_mut(usize::from(byte)) {
                *place = group;
            }
        }
        let group = |row| groups.get(usize::from(self.of(row))).copied().unwrap_or(NONE);
        deal(rows, groups.len(), NONE, group)
    }

    fn key(&self, row: u32) -> u128 {
        u128::from(spelt(self.of(row)))
    }

    fn compare(&self, one: u32, other: u32) -> Ordering {
        spelt(self.of(one)).cmp(&spelt(self.of(other)))
    }

    fn is_filled(&self, row: u32) -> bool {
        self.of(row) != 0
    }
}

/// The group of rows without any bit: the last one.
const NONE: usize = 255;

/// The numbers of the bits from one on, lowest first, four bits for each: a beginning comes before what goes on.
fn spelt(byte: u8) -> u32 {
    let bits = (0..8).filter(|bit| byte >> bit & 1 == 1);
    bits.zip((0..8).rev())
        .fold(0, |word, (bit, place)| word | (bit + 1) << (place * 4))
}
