//! A small number for every row, and its order: in how many searches a candidate is.

use std::cmp::Ordering;

use super::{
    bits::Bits,
    order::{Arranged, Column, deal},
    room::reach,
};

/// A count for each row. One that reaches the largest number stays there: no workspace has as many searches.
#[derive(Debug, Default)]
pub(super) struct Tallies(Vec<u16>);

impl Tallies {
    /// How many a row has.
    pub(super) fn of(&self, row: u32) -> u16 {
        self.0.get(row as usize).copied().unwrap_or(0)
    }

    /// A row has one more.
    pub(super) fn raise(&mut self, row: u32) {
        reach(&mut self.0, row as usize, 0);
        if let Some(count) = self.0.get_mut(row as usize) {
            *count = count.saturating_add(1);
        }
    }

    /// A row has one fewer.
    pub(super) fn lower(&mut self, row: u32) {
        let count = self.0.get_mut(row as usize);
        if let Some(count) = count.filter(|count| **count < u16::MAX) {
            *count = count.saturating_sub(1);
        }
    }

    /// A row has none any more.
    pub(super) fn clear(&mut self, row: u32) {
        if let Some(count) = self.0.get_mut(row as usize) {
            *count = 0;
        }
    }

    /// Memory behind the counts, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * size_of::<u16>()
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

impl Column for Tallies {
    fn arrange(&self, rows: &Bits) -> Arranged {
        let groups = usize::from(self.0.iter().copied().max().unwrap_or(0)) + 1;
        deal(rows, groups, groups, |row| self.of(row).into())
    }

    fn key(&self, row: u32) -> u128 {
        self.of(row).into()
    }

    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.of(one).cmp(&self.of(other))
    }

    /// None is a number too.
    fn is_filled(&self, _row: u32) -> bool {
        true
    }
}
