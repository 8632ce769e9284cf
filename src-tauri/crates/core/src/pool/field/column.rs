//! A field as something to sort by.

use std::cmp::Ordering;

use super::{
    super::{
        bits::Bits,
        order::{Arranged, Column, deal},
        records,
        values::{NONE, Values},
    },
    Field, Texts,
};

impl Column for Field {
    fn arrange(&self, rows: &Bits) -> Arranged {
        let ranks = self.tokens.ranks();
        match &self.texts {
            Texts::Own(texts) => {
                let (mut sorted, empty): (Vec<u32>, Vec<u32>) =
                    rows.iter().partition(|row| self.is_filled(*row));
                records::sort(&mut sorted, |row| texts.get(row), &ranks);
                let filled = sorted.len();
                sorted.extend(empty);
                Arranged { rows: sorted, filled }
            }
            Texts::Shared(values) => {
                let mut sorted: Vec<u32> = (NONE + 1..values.len()).collect();
                records::sort(&mut sorted, |value| values.record(value), &ranks);
                sorted.push(NONE);
                deal_out(rows, values, &sorted)
            }
        }
    }

    fn key(&self, row: u32) -> u128 {
        // The words with a zero after each: a word that ends is before one that goes on.
        let words = records::words(self.record(row)).map(|token| self.tokens.text(token));
        let letters = words.flat_map(|word| word.iter().copied().chain([0]));
        let filled = letters.chain(std::iter::repeat(0)).take(size_of::<u128>());
        filled.fold(0, |key, letter| key << 8 | u128::from(letter))
    }

    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.compare_records(self.record(one), self.record(other))
    }

    fn is_filled(&self, row: u32) -> bool {
        records::has_words(self.record(row))
    }
}

/// Deals rows out to their values, which are given in order, none last.
fn deal_out(rows: &Bits, values: &Values, sorted: &[u32]) -> Arranged {
    let groups = groups(values, sorted);
    let group = |row| {
        groups
            .get(values.of_row(row) as usize)
            .map_or(0, |group| *group as usize)
    };
    deal(rows, sorted.len(), group(u32::MAX), group)
}

/// For each value, the number of its place in order; values that differ in extras only share one.
fn groups(values: &Values, sorted: &[u32]) -> Vec<u32> {
    let mut groups = vec![0; sorted.len()];
    let (mut group, mut previous) = (0, None);
    for value in sorted {
        let words = || records::words(values.record(*value));
        if previous.is_some_and(|other| !records::words(values.record(other)).eq(words())) {
            group += 1;
        }
        previous = Some(*value);
        if let Some(place) = groups.get_mut(*value as usize) {
            *place = group;
        }
    }
    groups
}
