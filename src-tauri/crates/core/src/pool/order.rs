//! The rows in the order of one column, and how that order keeps up with changes.
//!
//! An order is a *base*, in which every row has a place, and a short sorted list of *late* rows, which
//! came or changed after the base was made, each with the place before which it belongs. When the late
//! rows become many they are merged into a new base. An order never changes: keeping up makes another
//! one, which mostly shares the base, so whoever holds the old one is not disturbed.

use std::{cmp::Ordering, sync::Arc};

use super::bits::{Bits, Ones, WORD};

/// How many rows may be touched before a new base is made: each of them costs at every look.
/// Tests cross it at once.
const LATE: u64 = if cfg!(test) { 6 } else { 4_096 };

/// How many rows touched at once make sorting from scratch quicker than finding a place for each.
const MANY: usize = if cfg!(test) { 30 } else { 32_768 };

/// The place of a row that has none.
const NOWHERE: u32 = u32::MAX;

/// Something that candidates can be sorted by.
pub(super) trait Column {
    /// Sorts rows from scratch: filled ones first, ascending, ties by row; then the empty ones by row.
    fn arrange(&self, rows: &Bits) -> Arranged;
    /// A number that is smaller for a row that comes before another, or else the same.
    fn key(&self, row: u32) -> u128;
    /// Compares the contents of two rows.
    fn compare(&self, one: u32, other: u32) -> Ordering;
    /// Whether a row has any content; those without come last in either direction.
    fn is_filled(&self, row: u32) -> bool;
}

/// Rows in order.
#[derive(Debug)]
pub(super) struct Arranged {
    /// The rows, filled ones first.
    pub(super) rows: Vec<u32>,
    /// How many of them are filled.
    pub(super) filled: usize,
}

/// All rows in the order of one column.
#[derive(Debug, Clone)]
pub(super) struct Order {
    base: Arc<Base>,
    late: Arc<Vec<Late>>,
    /// Rows that were touched since the base was made: where it has them, it is wrong.
    stale: Arc<Bits>,
}

#[derive(Debug)]
struct Base {
    arranged: Arranged,
    /// For each row, its place in the base, or [`NOWHERE`].
    places: Vec<u32>,
}

/// A row beside the base.
#[derive(Debug, Clone, Copy)]
pub(super) struct Late {
    pub(super) row: u32,
    /// The place in the base before which it belongs.
    pub(super) before: u32,
    pub(super) filled: bool,
    /// What it was sorted by, see [`Column::key`].
    key: u128,
}

/// Sorts rows by counting: into `groups` groups, in the order of rows within each. Rows from the group `empty` on are
/// those without content.
pub(super) fn deal(rows: &Bits, groups: usize, empty: usize, group: impl Fn(u32) -> usize) -> Arranged {
    let mut places = vec![0_usize; groups];
    for row in rows.iter() {
        if let Some(count) = places.get_mut(group(row)) {
            *count += 1;
        }
    }
    let mut total = 0;
    for place in &mut places {
        total += std::mem::replace(place, total);
    }
    let filled = places.get(empty).copied().unwrap_or(total);
    let mut dealt = vec![0; total];
    for row in rows.iter() {
        let Some(place) = places.get_mut(group(row)) else {
            continue;
        };
        if let Some(seat) = dealt.get_mut(*place) {
            *seat = row;
        }
        *place += 1;
    }
    Arranged { rows: dealt, filled }
}

impl Order {
    /// Sorts `rows` from scratch.
    pub(super) fn new(column: &dyn Column, rows: &Bits) -> Self {
        Self::of(column.arrange(rows))
    }

    /// The order after the rows in `touched` were added, changed or removed; `rows` are all there are.
    pub(super) fn after(&self, touched: &[u32], column: &dyn Column, rows: &Bits) -> Self {
        if touched.len() > MANY {
            return Self::new(column, rows);
        }
        let mut new = Bits::default();
        touched.iter().for_each(|row| {
            new.insert(*row);
        });
        let mut order = Self {
            base: Arc::clone(&self.base),
            late: Arc::default(),
            stale: Arc::clone(&self.stale),
        };
        Arc::make_mut(&mut order.stale).unite(&new);
        let mut late: Vec<Late> = self
            .late
            .iter()
            .filter(|late| !new.contains(late.row))
            .copied()
            .collect();
        new.intersect(rows);
        order.add_late(&new, &mut late, column);
        order.late = Arc::new(late);
        if order.stale.count() > LATE {
            order.merged()
        } else {
            order
        }
    }

    /// The row at a place of the base.
    pub(super) fn row_at(&self, place: u32) -> Option<u32> {
        self.base.arranged.rows.get(place as usize).copied()
    }

    /// How many places of the base are of filled rows; they are the first ones.
    pub(super) fn filled(&self) -> usize {
        self.base.arranged.filled
    }

    /// The late rows, in order.
    pub(super) fn late(&self) -> &[Late] {
        &self.late
    }

    /// The places in the base of those of its rows that are in `rows` and not late.
    pub(super) fn places_of(&self, rows: &Bits) -> Bits {
        let places = &self.base.places;
        let length = self.base.arranged.rows.len();
        // Marking what is found or unmarking what is not, whichever is less.
        let mut found = if rows.count() as usize * 2 <= length {
            let mut found = Bits::with_room(length);
            each_place(places, rows.words().iter().copied(), |place| {
                found.insert(place);
            });
            found
        } else {
            let mut found = Bits::full(length);
            let missing = rows
                .words()
                .iter()
                .map(|word| !word)
                .chain(std::iter::repeat(u64::MAX));
            each_place(places, missing, |place| {
                found.remove(place);
            });
            found
        };
        for late in self.late.iter() {
            if let Some(place) = places.get(late.row as usize) {
                found.remove(*place);
            }
        }
        found
    }

    /// Memory behind the order, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.base.arranged.rows.capacity() + self.base.places.capacity();
        numbers * size_of::<u32>() + self.late.capacity() * size_of::<Late>() + self.stale.bytes()
    }

    fn of(arranged: Arranged) -> Self {
        let highest = arranged.rows.iter().max().map_or(0, |row| *row as usize + 1);
        let mut places = vec![NOWHERE; highest];
        for (place, row) in (0..).zip(&arranged.rows) {
            if let Some(slot) = places.get_mut(*row as usize) {
                *slot = place;
            }
        }
        Self {
            base: Arc::new(Base { arranged, places }),
            late: Arc::default(),
            stale: Arc::default(),
        }
    }

    /// Finds the places of new late rows and merges them with those that are known.
    fn add_late(&self, new: &Bits, late: &mut Vec<Late>, column: &dyn Column) {
        let unplaced = |row| Late {
            row,
            before: 0,
            filled: column.is_filled(row),
            key: column.key(row),
        };
        let mut added: Vec<Late> = new.iter().map(unplaced).collect();
        added.sort_unstable_by(|one, other| one.compare(other, column));
        let mut low = 0;
        for row in &mut added {
            low = self.locate(row, low, column);
            row.before = low as u32;
        }
        late.extend(added);
        // A stable sort runs through the two halves, which are in order already.
        late.sort_by(|one, other| one.compare(other, column));
    }

    /// Where a row belongs, at `low` or after it, by halving. Stale rows of the base tell nothing and
    /// are stepped over.
    fn locate(&self, late: &Late, mut low: usize, column: &dyn Column) -> usize {
        let rows = &self.base.arranged.rows;
        let mut high = rows.len();
        while low < high {
            let middle = low.midpoint(high);
            let mut candidates = (middle..high).zip(rows.iter().skip(middle));
            match candidates.find(|(_, other)| !self.stale.contains(**other)) {
                Some((at, other)) if late.is_after(*other, at < self.filled(), column) => low = at + 1,
                Some(_) | None => high = middle,
            }
        }
        low
    }

    /// The same order with all rows in the base.
    fn merged(&self) -> Self {
        let old = &self.base.arranged;
        let mut rows = Vec::with_capacity(old.rows.len() + self.late.len());
        let mut late = self.late.iter().peekable();
        let mut filled = 0;
        for (place, row) in (0..).zip(&old.rows) {
            while let Some(next) = late.next_if(|late| late.before <= place) {
                rows.push(next.row);
                filled += usize::from(next.filled);
            }
            if !self.stale.contains(*row) {
                rows.push(*row);
                filled += usize::from((place as usize) < old.filled);
            }
        }
        for next in late {
            rows.push(next.row);
            filled += usize::from(next.filled);
        }
        Self::of(Arranged { rows, filled })
    }
}

impl Late {
    /// Filled rows first, by content; ties and empty ones by row.
    fn compare(&self, other: &Self, column: &dyn Column) -> Ordering {
        let keys = other.filled.cmp(&self.filled).then(self.key.cmp(&other.key));
        keys.then_with(|| column.compare(self.row, other.row))
            .then(self.row.cmp(&other.row))
    }

    /// Whether it comes after a row of the base.
    fn is_after(&self, other: u32, filled: bool, column: &dyn Column) -> bool {
        let contents = self.filled.cmp(&filled).reverse();
        contents
            .then_with(|| column.compare(self.row, other))
            .then(self.row.cmp(&other))
            == Ordering::Greater
    }
}

/// Hands over the place of each row whose bit is set in `words`.
fn each_place(places: &[u32], words: impl Iterator<Item = u64>, mut hand: impl FnMut(u32)) {
    for (group, word) in places.chunks(WORD).zip(words) {
        let found = Ones(word).map_while(|bit| group.get(bit as usize));
        found
            .filter(|place| **place != NOWHERE)
            .for_each(|place| hand(*place));
    }
}
