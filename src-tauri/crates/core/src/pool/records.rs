//! Which words a text has, in the fewest bytes.
//!
//! A record is the words of one text, then its extras, as numbers of variable length. Frequent words
//! were seen early and have small numbers, so most take one byte or two: a million names and headlines
//! take about a third of their letters.

use std::cmp::Ordering;

use super::room::{make_room, reach};

/// Ends the words of a record; the extras follow.
const EXTRAS: u32 = 1;
/// Ends a record.
const END: u32 = 0;
/// How many wasted bytes are not worth collecting. Tests cross it at once.
const WASTE: usize = if cfg!(test) { 16 } else { 1 << 20 };
/// What is added to a word to make room for the two signs.
const SIGNS: u32 = 2;

/// Writes a record over `record`. One without any word is empty, without even an end.
pub(super) fn encode(words: &[u32], extras: &[u32], record: &mut Vec<u8>) {
    record.clear();
    if words.is_empty() && extras.is_empty() {
        return;
    }
    words.iter().for_each(|word| push(record, word + SIGNS));
    if !extras.is_empty() {
        push(record, EXTRAS);
        extras.iter().for_each(|word| push(record, word + SIGNS));
    }
    push(record, END);
}

/// The words of a record, in the order of the text.
pub(super) fn words(record: &[u8]) -> impl Iterator<Item = u32> + '_ {
    numbers(record)
        .take_while(|number| *number != EXTRAS)
        .map(|number| number - SIGNS)
}

/// The words and the extras of a record.
pub(super) fn all(record: &[u8]) -> impl Iterator<Item = u32> + '_ {
    numbers(record)
        .filter(|number| *number != EXTRAS)
        .map(|number| number - SIGNS)
}

/// Whether a record has a word to be ordered by.
pub(super) fn has_words(record: &[u8]) -> bool {
    words(record).next().is_some()
}

/// Whether the first of the stored `records` is `record`.
pub(super) fn same(records: &[u8], record: &[u8]) -> bool {
    if record.is_empty() {
        all(records).next().is_none()
    } else {
        records.starts_with(record)
    }
}

/// Sorts items by the words of their records, then by number. `ranks` orders the words.
///
/// Two words at a time make one number to sort by; items that are equal in both go on with the next two.
pub(super) fn sort<'a>(items: &mut [u32], record: impl Fn(u32) -> &'a [u8], ranks: &[u32]) {
    sort_from(items, 0, &record, ranks);
}

/// The order of two records, word by word.
pub(super) fn compare(one: &[u8], other: &[u8], order: impl Fn(u32, u32) -> Ordering) -> Ordering {
    let (mut one, mut other) = (words(one), words(other));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(left), Some(right)) => match order(left, right) {
                Ordering::Equal => {}
                unequal @ (Ordering::Less | Ordering::Greater) => return unequal,
            },
        }
    }
}

/// From how many items on keys are worth writing down. Tests cross it at once.
const RUN: usize = if cfg!(test) { 4 } else { 24 };

fn sort_from<'a>(items: &mut [u32], depth: usize, record: &impl Fn(u32) -> &'a [u8], ranks: &[u32]) {
    let rank = |token: u32| ranks.get(token as usize).copied().unwrap_or(u32::MAX);
    if items.len() < RUN {
        let by_words = |one, other| {
            compare(record(one), record(other), |left, right| {
                rank(left).cmp(&rank(right))
            })
        };
        items.sort_unstable_by(|one, other| by_words(*one, *other).then(one.cmp(other)));
        return;
    }
    let key = |item| {
        let mut next = words(record(item))
            .skip(depth)
            .map(|token| u64::from(rank(token)) + 1);
        let (first, second) = (next.next().unwrap_or(0), next.next().unwrap_or(0));
        first << 32 | second
    };
    let mut keyed: Vec<(u64, u32)> = items.iter().map(|item| (key(*item), *item)).collect();
    keyed.sort_unstable();
    items
        .iter_mut()
        .zip(&keyed)
        .for_each(|(item, (_, sorted))| *item = *sorted);
    let mut rest = items;
    for run in keyed.chunk_by(|one, other| one.0 == other.0) {
        let Some((same, after)) = rest.split_at_mut_checked(run.len()) else {
            return;
        };
        let goes_on = run.first().is_some_and(|(key, _)| key & u64::from(u32::MAX) != 0);
        if goes_on && same.len() > 1 {
            sort_from(same, depth + 2, record, ranks);
        }
        rest = after;
    }
}

fn push(record: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        record.push(number as u8 | 0x80);
        number >>= 7;
    }
    record.push(number as u8);
}

/// The numbers of the first record; behind its end there may be others.
fn numbers(record: &[u8]) -> impl Iterator<Item = u32> + '_ {
    let mut bytes = record.iter();
    let number = move || {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = *bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return (number != END).then_some(number);
            }
            shift += 7;
        }
    };
    std::iter::from_fn(number).fuse()
}

/// One record for every row.
#[derive(Debug)]
pub(super) struct Records {
    bytes: Vec<u8>,
    /// Where each row's record starts; 0 for none.
    starts: Vec<u32>,
    /// Bytes that belong to no row any more.
    waste: usize,
}

impl Default for Records {
    fn default() -> Self {
        Self {
            bytes: vec![END as u8],
            starts: Vec::new(),
            waste: 0,
        }
    }
}

impl Records {
    /// The record of a row, and whatever lies behind it: read it with [`words`] or [`all`].
    pub(super) fn get(&self, row: u32) -> &[u8] {
        let start = self.starts.get(row as usize).copied().unwrap_or(0);
        self.bytes.get(start as usize..).unwrap_or_default()
    }

    /// Gives a row another record.
    pub(super) fn set(&mut self, row: u32, record: &[u8]) {
        self.waste += match self.starts.get(row as usize) {
            Some(0) | None => 0,
            Some(_) => length(self.get(row)),
        };
        let start = if record.is_empty() { 0 } else { self.append(record) };
        let at = row as usize;
        reach(&mut self.starts, at, 0);
        if let Some(place) = self.starts.get_mut(at) {
            *place = start;
        }
        if self.waste > WASTE && self.waste > self.bytes.len() / 2 {
            self.compact();
        }
    }

    /// Memory behind the records, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.starts.capacity() * size_of::<u32>()
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    fn append(&mut self, record: &[u8]) -> u32 {
        // Beyond four gigabytes of words a row would read as having none.
        let Ok(start) = u32::try_from(self.bytes.len()) else {
            return 0;
        };
        make_room(&mut self.bytes, record.len());
        self.bytes.extend_from_slice(record);
        start
    }

    fn compact(&mut self) {
        let mut bytes = Vec::with_capacity(self.bytes.len() - self.waste);
        bytes.push(END as u8);
        for start in self.starts.iter_mut().filter(|start| **start != 0) {
            let rest = self.bytes.get(*start as usize..).unwrap_or_default();
            *start = bytes.len() as u32;
            bytes.extend_from_slice(rest.get(..length(rest)).unwrap_or_default());
        }
        self.bytes = bytes;
        self.waste = 0;
    }
}

/// How many bytes the first record takes. No number but [`END`] has a byte of zero.
fn length(records: &[u8]) -> usize {
    records
        .iter()
        .position(|byte| *byte == END as u8)
        .map_or(records.len(), |end| end + 1)
}
