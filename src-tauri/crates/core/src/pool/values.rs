//! A column of few different texts, such as employers: each text once, and a number for every row.
//!
//! Spellings that are found by the same words are one value: `SIEMENS AG` and `Siemens, AG` are one employer,
//! shown as it was first written. A text without any word is no value.

use super::{
    fold::{CHARACTERS, first},
    room::reach,
    strings::Strings,
};

/// The value of rows that have none.
pub(super) const NONE: u32 = 0;

/// The values of one field, and which row has which.
#[derive(Debug)]
pub(super) struct Values {
    spellings: Strings,
    /// For each spelling, its value.
    of_spelling: Vec<u32>,
    /// For each value, its record of words.
    records: Strings,
    /// For each value, the spelling that is shown.
    shown: Vec<u32>,
    /// For each row, its value.
    codes: Vec<u32>,
}

impl Default for Values {
    fn default() -> Self {
        let (mut spellings, mut records) = (Strings::default(), Strings::default());
        spellings.intern(b"");
        records.intern(b"");
        Self {
            spellings,
            of_spelling: vec![NONE],
            records,
            shown: vec![0],
            codes: Vec::new(),
        }
    }
}

impl Values {
    /// How many values there are, with [`NONE`].
    pub(super) fn len(&self) -> u32 {
        self.records.len()
    }

    /// The value of a spelling that has been seen.
    pub(super) fn of_spelling(&self, text: &str) -> Option<u32> {
        let spelling = self.spellings.find(kept(text).as_bytes())?;
        self.of_spelling.get(spelling as usize).copied()
    }

    /// Notes a new spelling of the value with these words.
    pub(super) fn add_spelling(&mut self, text: &str, record: &[u8]) -> u32 {
        let spelling = self.spellings.intern(kept(text).as_bytes());
        let value = self.records.intern(record);
        if value as usize == self.shown.len() {
            self.shown.push(spelling);
        }
        if spelling as usize == self.of_spelling.len() {
            self.of_spelling.push(value);
        }
        value
    }

    /// The value with these words.
    pub(super) fn of_record(&self, record: &[u8]) -> Option<u32> {
        self.records.find(record)
    }

    /// The words of a value.
    pub(super) fn record(&self, value: u32) -> &[u8] {
        self.records.get(value)
    }

    /// A value as it was first written.
    pub(super) fn shown(&self, value: u32) -> &str {
        let spelling = self.shown.get(value as usize).copied().unwrap_or(0);
        std::str::from_utf8(self.spellings.get(spelling)).unwrap_or_default()
    }

    /// The value of a row.
    pub(super) fn of_row(&self, row: u32) -> u32 {
        self.codes.get(row as usize).copied().unwrap_or(NONE)
    }

    /// Gives a row another value.
    pub(super) fn set(&mut self, row: u32, value: u32) {
        let at = row as usize;
        reach(&mut self.codes, at, NONE);
        if let Some(code) = self.codes.get_mut(at) {
            *code = value;
        }
    }

    /// For each row, its value.
    pub(super) fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// Memory behind the values, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.of_spelling.capacity() + self.shown.capacity() + self.codes.capacity();
        self.spellings.bytes() + self.records.bytes() + numbers * size_of::<u32>()
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.codes.shrink_to_fit();
    }
}

/// What is kept of a spelling.
fn kept(text: &str) -> &str {
    first(text, CHARACTERS).trim()
}
