//! The dictionary of one field: every word once, numbered as first seen, and findable by its beginning.
//!
//! The numbers are kept in alphabetical order too. New words wait at the end, unsorted, until there
//! are enough of them to be worth a merge; a search looks through those few one by one.

use std::cmp::Ordering;

use super::strings::Strings;

/// How many words wait before they are merged into the order. Tests cross it at once.
const WAITING: u32 = if cfg!(test) { 3 } else { 2_048 };

/// Words with numbers, in alphabetical order by their UTF-8 bytes.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    texts: Strings,
    /// The numbers below `sorted.len()`, in order of their words.
    sorted: Vec<u32>,
}

impl Tokens {
    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        self.texts.len()
    }

    /// The bytes of a word.
    pub(super) fn text(&self, token: u32) -> &[u8] {
        self.texts.get(token)
    }

    /// The number of a word that has been seen.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.texts.find(word.as_bytes())
    }

    /// The number of a word, and whether it is new.
    pub(super) fn intern(&mut self, word: &str) -> (u32, bool) {
        let before = self.len();
        let token = self.texts.intern(word.as_bytes());
        if self.len() - self.sorted.len() as u32 > WAITING {
            self.sorted = self.in_order();
        }
        (token, token == before)
    }

    /// The words that begin with `start`, in no particular order.
    pub(super) fn starting_with<'a>(&'a self, start: &'a [u8]) -> impl Iterator<Item = u32> + 'a {
        let low = self.sorted.partition_point(|token| self.text(*token) < start);
        let tail = self.sorted.get(low..).unwrap_or_default();
        let end = tail.partition_point(|token| self.text(*token).starts_with(start));
        let known = tail.get(..end).unwrap_or_default().iter().copied();
        known.chain(
            self.waiting()
                .filter(move |token| self.text(*token).starts_with(start)),
        )
    }

    /// Alphabetical order of two words.
    pub(super) fn compare(&self, one: u32, other: u32) -> Ordering {
        if one == other {
            Ordering::Equal
        } else {
            self.text(one).cmp(self.text(other))
        }
    }

    /// For each word, how many come before it.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![0; self.len() as usize];
        for (rank, token) in (0..).zip(self.in_order()) {
            if let Some(place) = ranks.get_mut(token as usize) {
                *place = rank;
            }
        }
        ranks
    }

    /// Memory behind the words, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.texts.bytes() + self.sorted.capacity() * size_of::<u32>()
    }

    fn waiting(&self) -> std::ops::Range<u32> {
        self.sorted.len() as u32..self.len()
    }

    /// All numbers in order: the sorted ones with the waiting ones merged in.
    fn in_order(&self) -> Vec<u32> {
        let mut waiting: Vec<u32> = self.waiting().collect();
        waiting.sort_unstable_by(|one, other| self.compare(*one, *other));
        let mut merged = Vec::with_capacity(self.len() as usize);
        let mut rest = self.sorted.as_slice();
        for token in waiting {
            let before = rest.partition_point(|known| self.text(*known) < self.text(token));
            let (smaller, larger) = rest.split_at_checked(before).unwrap_or((rest, &[]));
            merged.extend_from_slice(smaller);
            merged.push(token);
            rest = larger;
        }
        merged.extend_from_slice(rest);
        merged
    }
}
