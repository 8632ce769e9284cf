//! Texts stored once, each with a number: the dictionaries under everything else.
//!
//! All bytes lie in one run. The table holds numbers, and short texts once more, so that a look
//! at one place answers for most words. Strangers write these texts, so the hash is keyed at random:
//! nobody can prepare texts that collide. Numbers depend on the order of arrival only, never on the hash.

use std::hash::BuildHasher as _;

use hashbrown::DefaultHashBuilder;

use super::room::make_room;

/// Texts (as bytes), numbered from 0 in the order in which they were first seen.
#[derive(Debug)]
pub(super) struct Strings {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Open addressing.
    slots: Vec<Slot>,
    state: DefaultHashBuilder,
}

/// A place in the table.
#[derive(Debug, Default, Clone, Copy)]
struct Slot {
    /// The upper half of the hash.
    tag: u32,
    /// The number of the text, plus one; 0 if the place is free.
    entry: u32,
    /// See [`start`].
    start: u64,
}

impl Default for Strings {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            ends: Vec::new(),
            slots: vec![Slot::default(); 16],
            state: DefaultHashBuilder::default(),
        }
    }
}

impl Strings {
    /// How many different texts there are.
    pub(super) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The text with this number; empty if there is none.
    pub(super) fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.bytes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The number of a text that has been seen.
    pub(super) fn find(&self, text: &[u8]) -> Option<u32> {
        self.probe(text, self.hash(text)).ok()
    }

    /// The number of a text; the next free number if it has not been seen.
    pub(super) fn intern(&mut self, text: &[u8]) -> u32 {
        let hash = self.hash(text);
        match self.probe(text, hash) {
            Ok(number) => number,
            Err(free) => self.add(text, hash, free),
        }
    }

    /// Memory behind the texts, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity()
            + self.ends.capacity() * size_of::<u32>()
            + self.slots.capacity() * size_of::<Slot>()
    }

    /// The number of the text, or else the place where it belongs.
    fn probe(&self, text: &[u8], hash: u64) -> Result<u32, usize> {
        let (mask, wanted) = (self.slots.len() - 1, Slot::new(text, hash, 0));
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at).copied().unwrap_or_default();
            let Some(number) = slot.entry.checked_sub(1) else {
                return Err(at);
            };
            let may_be = slot.tag == wanted.tag && slot.start == wanted.start;
            if may_be && (text.len() <= SHORT || self.get(number) == text) {
                return Ok(number);
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, text: &[u8], hash: u64, free: usize) -> u32 {
        let number = self.len();
        make_room(&mut self.bytes, text.len());
        self.bytes.extend_from_slice(text);
        // Texts are cut at a few hundred bytes and rows are limited, so this bound is far away;
        // beyond it a text would read as empty rather than as another.
        self.ends
            .push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
        if let Some(slot) = self.slots.get_mut(free) {
            *slot = Slot::new(text, hash, number + 1);
        }
        if self.ends.len() * 5 > self.slots.len() * 4 {
            self.widen();
        }
        number
    }

    /// Doubles the table.
    fn widen(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![Slot::default(); mask + 1];
        for number in 0..self.len() {
            let text = self.get(number);
            let hash = self.hash(text);
            let mut at = hash as usize & mask;
            while slots.get(at).is_some_and(|slot| slot.entry != 0) {
                at = (at + 1) & mask;
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = Slot::new(text, hash, number + 1);
            }
        }
        self.slots = slots;
    }

    fn hash(&self, text: &[u8]) -> u64 {
        self.state.hash_one(text)
    }
}

impl Slot {
    fn new(text: &[u8], hash: u64, entry: u32) -> Self {
        Self {
            tag: (hash >> 32) as u32,
            entry,
            start: start(text),
        }
    }
}

/// All of a text that is at most this long is in its slot.
const SHORT: usize = 7;

/// The first seven bytes of a text, and above them its length, where every long text counts as eight.
fn start(text: &[u8]) -> u64 {
    let length = text.len().min(SHORT + 1) as u64;
    let bytes = text
        .iter()
        .take(SHORT)
        .rev()
        .fold(0, |start, byte| start << 8 | u64::from(*byte));
    length << 56 | bytes
}
