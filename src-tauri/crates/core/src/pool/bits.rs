//! A set of rows, one bit each: what a question is worked out in.
//!
//! A million rows are 122 KiB, which stay in the second-level cache; joining two such sets takes
//! microseconds, whatever is in them.

/// How many rows one word holds.
pub(super) const WORD: usize = 64;

/// A set of rows as one run of bits. Rows beyond its end are not in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set, with room for rows below `rows`.
    pub(super) fn with_room(rows: usize) -> Self {
        Self {
            words: vec![0; rows.div_ceil(WORD)],
        }
    }

    /// Every row below `rows`.
    pub(super) fn full(rows: usize) -> Self {
        let mut words = vec![u64::MAX; rows.div_ceil(WORD)];
        if let (Some(last), spare @ 1..) = (words.last_mut(), rows % WORD) {
            *last = (1 << spare) - 1;
        }
        Self { words }
    }

    /// The set whose sixty-four-row groups are `words`.
    pub(super) fn from_words(words: Vec<u64>) -> Self {
        Self { words }
    }

    /// Its groups of sixty-four rows, lowest row in the lowest bit.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Adds a row and says whether it is new.
    pub(super) fn insert(&mut self, row: u32) -> bool {
        let (at, bit) = place(row);
        if at >= self.words.len() {
            self.grow(at + 1);
        }
        let Some(word) = self.words.get_mut(at) else {
            return false;
        };
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Takes a row out and says whether it was there.
    pub(super) fn remove(&mut self, row: u32) -> bool {
        let (at, bit) = place(row);
        let Some(word) = self.words.get_mut(at) else {
            return false;
        };
        let there = *word & bit != 0;
        *word &= !bit;
        there
    }

    /// Whether the row is in the set.
    pub(super) fn contains(&self, row: u32) -> bool {
        let (at, bit) = place(row);
        self.words.get(at).is_some_and(|word| word & bit != 0)
    }

    /// Adds all rows of `other`.
    pub(super) fn unite(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.grow(other.words.len());
        }
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine |= theirs;
        }
    }

    /// Keeps only the rows that `other` has too.
    pub(super) fn intersect(&mut self, other: &Self) {
        self.words.truncate(other.words.len());
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= theirs;
        }
    }

    /// Takes out all rows of `other`.
    pub(super) fn subtract(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= !theirs;
        }
    }

    /// How many rows are in the set.
    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many rows are in both sets.
    pub(super) fn count_common(&self, other: &Self) -> u64 {
        let pairs = self.words.iter().zip(&other.words);
        pairs
            .map(|(mine, theirs)| u64::from((mine & theirs).count_ones()))
            .sum()
    }

    /// Whether no row is in the set.
    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The rows, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words
            .iter()
            .zip(0_u32..)
            .flat_map(|(word, at)| Ones(*word).map(move |bit| at * 64 + bit))
    }

    /// Memory behind the set, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * size_of::<u64>()
    }

    /// Grows to `words` with an eighth to spare, because thousands of these sets grow side by side.
    fn grow(&mut self, words: usize) {
        if words > self.words.capacity() {
            self.words.reserve_exact(words + words / 8 - self.words.len());
        }
        self.words.resize(words, 0);
    }
}

/// The positions of the ones in a word, ascending.
pub(super) struct Ones(pub(super) u64);

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

fn place(row: u32) -> (usize, u64) {
    (row as usize / WORD, 1 << (row as usize % WORD))
}
