//! A set of rows that is small when it holds few and quick when it holds many.
//!
//! One such set belongs to every word of every field, so most of them hold one row or two. Rows
//! are mostly added in ascending order, which costs a push; any other order is allowed and slower.

use super::bits::Bits;

/// Below this many rows a set stays a list, whatever share of all rows it holds. Tests cross it at once.
const LIST: usize = if cfg!(test) { 3 } else { 2_048 };

/// A set of rows.
#[derive(Debug, Clone)]
pub(super) enum RowSet {
    /// Exactly one.
    One(u32),
    /// Ascending; possibly none.
    Few(Vec<u32>),
    /// More than about one in thirty-two: there a bit for every row is smaller than the list.
    Many(Box<Many>),
}

/// A set in bits, with its size at hand.
#[derive(Debug, Clone)]
pub(super) struct Many {
    rows: Bits,
    count: usize,
}

impl Default for RowSet {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl RowSet {
    /// Adds a row and says whether it is new.
    pub(super) fn insert(&mut self, row: u32) -> bool {
        match self {
            Self::One(one) if *one == row => false,
            Self::One(one) => {
                *self = Self::Few(vec![row.min(*one), row.max(*one)]);
                true
            }
            Self::Few(rows) if rows.is_empty() => {
                *self = Self::One(row);
                true
            }
            Self::Few(rows) => {
                let is_full = rows.len() == rows.capacity();
                let new = insert_sorted(rows, row);
                if is_full {
                    self.spread();
                }
                new
            }
            Self::Many(many) => {
                let (before, new) = (many.rows.bytes(), many.rows.insert(row));
                many.count += usize::from(new);
                if many.rows.bytes() > before {
                    self.condense();
                }
                new
            }
        }
    }

    /// Takes a row out and says whether it was there.
    pub(super) fn remove(&mut self, row: u32) -> bool {
        match self {
            Self::One(one) if *one != row => false,
            Self::One(_) => {
                *self = Self::default();
                true
            }
            Self::Few(rows) => rows.binary_search(&row).map(|at| rows.remove(at)).is_ok(),
            Self::Many(many) => {
                let there = many.rows.remove(row);
                many.count -= usize::from(there);
                there
            }
        }
    }

    /// How many rows are in the set.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Few(rows) => rows.len(),
            Self::Many(many) => many.count,
        }
    }

    /// Its rows, ascending, unless they are many.
    pub(super) fn as_list(&self) -> Option<&[u32]> {
        match self {
            Self::One(row) => Some(std::slice::from_ref(row)),
            Self::Few(rows) => Some(rows),
            Self::Many(_) => None,
        }
    }

    /// Adds all its rows to `sum`.
    pub(super) fn add_to(&self, sum: &mut Bits) {
        match self {
            Self::One(row) => {
                sum.insert(*row);
            }
            Self::Few(rows) => rows.iter().for_each(|row| {
                sum.insert(*row);
            }),
            Self::Many(many) => sum.unite(&many.rows),
        }
    }

    /// Takes all its rows out of `rest`.
    pub(super) fn take_from(&self, rest: &mut Bits) {
        match self {
            Self::One(row) => {
                rest.remove(*row);
            }
            Self::Few(rows) => rows.iter().for_each(|row| {
                rest.remove(*row);
            }),
            Self::Many(many) => rest.subtract(&many.rows),
        }
    }

    /// Memory behind the set, in bytes; its own place in a list is not counted.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Few(rows) => rows.capacity() * size_of::<u32>(),
            Self::Many(many) => size_of::<Many>() + many.rows.bytes(),
        }
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        if let Self::Few(rows) = self {
            rows.shrink_to_fit();
        }
    }

    /// Turns a list into bits when that is smaller: a question for when the list must grow.
    fn spread(&mut self) {
        let Self::Few(rows) = self else { return };
        let highest = rows.last().map_or(0, |row| *row as usize);
        if rows.len() > LIST && rows.len() * 32 > highest {
            let mut bits = Bits::with_room(highest + 1);
            rows.iter().for_each(|row| {
                bits.insert(*row);
            });
            *self = Self::Many(Box::new(Many {
                count: rows.len(),
                rows: bits,
            }));
        }
    }

    /// Turns bits back into a list when they have become more than twice as large as one.
    fn condense(&mut self) {
        let Self::Many(many) = self else { return };
        if many.rows.bytes() > many.count * 2 * size_of::<u32>() {
            *self = Self::Few(many.rows.iter().collect());
        }
    }
}

impl FromIterator<u32> for RowSet {
    fn from_iter<T: IntoIterator<Item = u32>>(rows: T) -> Self {
        let mut set = Self::default();
        rows.into_iter().for_each(|row| {
            set.insert(row);
        });
        set
    }
}

fn insert_sorted(rows: &mut Vec<u32>, row: u32) -> bool {
    if rows.len() == rows.capacity() {
        rows.reserve_exact((rows.len() / 2).max(2));
    }
    if rows.last().is_none_or(|last| *last < row) {
        rows.push(row);
        return true;
    }
    match rows.binary_search(&row) {
        Ok(_) => false,
        Err(at) => {
            rows.insert(at, row);
            true
        }
    }
}
