//! What a query found: how many, and any page of it.
//!
//! An answer belongs to the index as it was when it was asked. It shares what it needs and stays as it is
//! while the index changes, so a person can scroll through one consistent list.

use std::sync::{Arc, OnceLock};

use super::{
    bits::{Bits, Ones, WORD},
    order::Order,
};

/// How many words of bits are counted together.
const BLOCK: usize = 8;

/// The answer to a query.
#[derive(Debug)]
pub struct Found {
    version: u64,
    count: u64,
    rows: Arc<Bits>,
    /// The order of the rows; none for the order of their numbers.
    order: Option<Order>,
    descending: bool,
    view: OnceLock<View>,
}

impl Found {
    pub(super) fn new(version: u64, rows: Arc<Bits>, order: Option<Order>, descending: bool) -> Self {
        Self {
            version,
            count: rows.count(),
            rows,
            order,
            descending,
            view: OnceLock::new(),
        }
    }

    /// How many candidates were found.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The version of the index that was asked.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether a candidate was found.
    pub fn contains(&self, row: u32) -> bool {
        self.rows.contains(row)
    }

    /// A page of the found rows, in the order that was asked for. Any page costs the same.
    pub fn rows(&self, offset: u64, limit: usize) -> Vec<u32> {
        let end = self.count.min(offset.saturating_add(limit as u64));
        if offset >= end {
            return Vec::new();
        }
        self.view
            .get_or_init(|| View::new(&self.rows, self.order.as_ref(), self.descending))
            .page(offset, end)
    }

    /// All found rows, ascending whatever the order: for doing something to each of them.
    pub fn all(&self) -> impl Iterator<Item = u32> + '_ {
        self.rows.iter()
    }

    pub(super) fn shared_rows(&self) -> &Arc<Bits> {
        &self.rows
    }

    /// Memory behind the answer that it does not share with the index, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.rows.bytes() + self.view.get().map_or(0, View::bytes)
    }
}

/// Found rows as marked places of an order, counted so that the n-th mark is found at once.
#[derive(Debug)]
struct View {
    order: Option<Order>,
    marks: Arc<Bits>,
    /// For each block of marks, how many marks come before it.
    before: Vec<u32>,
    total: u64,
    /// How many marks are of filled rows.
    filled: u64,
    /// Rows beside the base and which element of the answer each of them is; ascending.
    late: Vec<(u64, u32)>,
    descending: bool,
}

impl View {
    fn new(rows: &Arc<Bits>, order: Option<&Order>, descending: bool) -> Self {
        let marks = order.map_or_else(|| Arc::clone(rows), |order| Arc::new(order.places_of(rows)));
        let mut total = 0;
        let mut before = Vec::with_capacity(marks.words().len().div_ceil(BLOCK));
        for block in marks.words().chunks(BLOCK) {
            before.push(total);
            total += ones(block);
        }
        let order = order.cloned();
        let mut view = Self {
            order,
            marks,
            before,
            total: u64::from(total),
            filled: 0,
            late: Vec::new(),
            descending,
        };
        view.filled = view
            .order
            .as_ref()
            .map_or(view.total, |order| view.marks_before(order.filled()));
        view.late = view.place_late(rows);
        view
    }

    /// The elements from `start` up to `end` of the answer.
    fn page(&self, start: u64, end: u64) -> Vec<u32> {
        let skipped = self.late.partition_point(|(at, _)| *at < start);
        let mut late = self
            .late
            .iter()
            .skip(skipped)
            .take_while(|(at, _)| *at < end)
            .peekable();
        let first = start - skipped as u64;
        let beside = late.clone().count() as u64;
        let mut regular = self.regular(first, first + (end - start) - beside).into_iter();
        let element = |at| {
            late.next_if(|late| late.0 == at)
                .map(|late| late.1)
                .or_else(|| regular.next())
        };
        (start..end).map_while(element).collect()
    }

    /// Marked rows from the `start`-th on in the direction of the answer.
    fn regular(&self, start: u64, end: u64) -> Vec<u32> {
        if !self.descending {
            return self.ascending(start, end);
        }
        // Backwards through the filled rows, then backwards through the empty ones.
        let (filled, total) = (self.filled, self.total);
        let mut rows = self.ascending(filled.saturating_sub(end), filled.saturating_sub(start));
        rows.reverse();
        let empty = |at: u64| total - at.saturating_sub(filled);
        let mut rest = self.ascending(empty(end), empty(start));
        rest.reverse();
        rows.append(&mut rest);
        rows
    }

    /// Marked rows from the `start`-th on in ascending order.
    fn ascending(&self, start: u64, end: u64) -> Vec<u32> {
        let Some(length) = end.checked_sub(start).filter(|length| *length > 0) else {
            return Vec::new();
        };
        let block = self
            .before
            .partition_point(|before| u64::from(*before) <= start)
            .saturating_sub(1);
        let passed = self.before.get(block).map_or(0, |before| u64::from(*before));
        let first = block * BLOCK;
        let words = (first as u32..).zip(self.marks.words().iter().skip(first));
        let places = words.flat_map(|(at, word)| Ones(*word).map(move |bit| at * WORD as u32 + bit));
        let wanted = places.skip((start - passed) as usize).take(length as usize);
        match &self.order {
            None => wanted.collect(),
            Some(order) => wanted.filter_map(|place| order.row_at(place)).collect(),
        }
    }

    /// Which elements of the answer the found late rows are.
    fn place_late(&self, rows: &Bits) -> Vec<(u64, u32)> {
        let Some(order) = &self.order else {
            return Vec::new();
        };
        let mut found: Vec<_> = order
            .late()
            .iter()
            .filter(|late| rows.contains(late.row))
            .collect();
        if self.descending {
            found.reverse();
            found.sort_by_key(|late| !late.filled);
        }
        let regular_before = |before: u32, filled| {
            let ascending = self.marks_before(before as usize);
            match (self.descending, filled) {
                (false, _) => ascending,
                (true, true) => self.filled.saturating_sub(ascending),
                (true, false) => self.filled + (self.total - ascending.max(self.filled)),
            }
        };
        (0..)
            .zip(found)
            .map(|(at, late)| (at + regular_before(late.before, late.filled), late.row))
            .collect()
    }

    /// How many marks are at places below `place`.
    fn marks_before(&self, place: usize) -> u64 {
        let word = place / WORD;
        let Some(before) = self.before.get(word / BLOCK) else {
            return self.total;
        };
        let words = self.marks.words().iter().skip(word / BLOCK * BLOCK);
        let whole: u32 = words
            .clone()
            .take(word % BLOCK)
            .map(|word| word.count_ones())
            .sum();
        let part = words
            .clone()
            .nth(word % BLOCK)
            .map_or(0, |word| (word & ((1 << (place % WORD)) - 1)).count_ones());
        u64::from(before + whole + part)
    }

    fn bytes(&self) -> usize {
        let marks = if self.order.is_some() {
            self.marks.bytes()
        } else {
            0
        };
        marks + self.before.capacity() * size_of::<u32>() + self.late.capacity() * size_of::<(u64, u32)>()
    }
}

fn ones(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}
