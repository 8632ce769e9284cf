//! A column of times, with the earliest and latest of every stretch of rows.
//!
//! Rows are numbered as they are created, so a question about a span of time is mostly answered by whole
//! stretches without looking at their rows.

use std::cmp::Ordering;

use super::{
    bits::{Bits, WORD},
    order::{Arranged, Column},
    room::reach,
};

/// Rows in a stretch; a multiple of [`WORD`].
const STRETCH: usize = 1_024;

/// Times in Unix milliseconds, one for every row: none before 1970, none after the year 10889.
#[derive(Debug, Default)]
pub(super) struct Moments {
    times: Vec<Moment>,
    /// The earliest and latest time that each stretch has ever had.
    spans: Vec<(i64, i64)>,
}

/// A time in six bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Moment([u16; 3]);

impl Moment {
    const LATEST: i64 = (1 << 48) - 1;

    fn new(time: i64) -> Self {
        let time = time.clamp(0, Self::LATEST);
        Self([(time >> 32) as u16, (time >> 16) as u16, time as u16])
    }

    fn time(self) -> i64 {
        let [high, middle, low] = self.0.map(i64::from);
        high << 32 | middle << 16 | low
    }
}

impl Moments {
    /// Gives a row its time and says whether that is another one.
    pub(super) fn set(&mut self, row: u32, time: i64) -> bool {
        let (at, moment) = (row as usize, Moment::new(time));
        let time = moment.time();
        reach(&mut self.times, at, Moment::default());
        reach(&mut self.spans, at / STRETCH, (i64::MAX, i64::MIN));
        if let Some((earliest, latest)) = self.spans.get_mut(at / STRETCH) {
            *earliest = time.min(*earliest);
            *latest = time.max(*latest);
        }
        self.times
            .get_mut(at)
            .is_some_and(|place| std::mem::replace(place, moment) != moment)
    }

    /// The rows from `from` on and before `until`. Rows that were never set may be among them.
    pub(super) fn between(&self, from: i64, until: i64) -> Bits {
        let mut words = Vec::with_capacity(self.times.len().div_ceil(WORD));
        for (times, (earliest, latest)) in self.times.chunks(STRETCH).zip(&self.spans) {
            let groups = times.chunks(WORD);
            if *earliest >= from && *latest < until {
                words.extend(groups.map(|_| u64::MAX));
            } else if *latest < from || *earliest >= until {
                words.extend(groups.map(|_| 0));
            } else {
                let inside = |moment: &Moment| u64::from((from..until).contains(&moment.time()));
                words.extend(groups.map(|group| {
                    (0..)
                        .zip(group)
                        .fold(0, |word, (bit, time)| word | inside(time) << bit)
                }));
            }
        }
        Bits::from_words(words)
    }

    /// Memory behind the column, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.times.capacity() * size_of::<Moment>() + self.spans.capacity() * size_of::<(i64, i64)>()
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.times.shrink_to_fit();
    }

    fn get(&self, row: u32) -> i64 {
        self.times.get(row as usize).map_or(0, |moment| moment.time())
    }
}

impl Column for Moments {
    fn arrange(&self, rows: &Bits) -> Arranged {
        let mut keyed: Vec<(i64, u32)> = rows.iter().map(|row| (self.get(row), row)).collect();
        keyed.sort_unstable();
        let rows: Vec<u32> = keyed.into_iter().map(|(_, row)| row).collect();
        Arranged {
            filled: rows.len(),
            rows,
        }
    }

    fn key(&self, row: u32) -> u128 {
        self.get(row) as u128
    }

    fn compare(&self, one: u32, other: u32) -> Ordering {
        self.get(one).cmp(&self.get(other))
    }

    fn is_filled(&self, _row: u32) -> bool {
        true
    }
}
