//! Rows of a file on their way from the thread that reads to the transaction that keeps: tidied, identified, packed.
//!
//! Thousands of rows lie in a few pieces of memory instead of some allocations each, so that a portion costs about
//! what its text does, and the thread that writes only points into it.

use std::borrow::Cow;

use super::super::{
    file::Record,
    keep::{Incoming, RawRows},
    mapping::{MappedRow, Mapping},
};
use crate::{
    candidate::Field,
    identity::{
        email_key,
        key::IdentityKey,
        linkedin_url::{self, NotAProfile},
    },
    run::Cause,
};

/// Rows handed over at once.
const ROWS: usize = 16_384;
/// The same in bytes of text, because a record may have a megabyte of them.
const BYTES: usize = 8 << 20;
/// How many values a row has.
const VALUES: usize = Field::ALL.len();

/// Some rows of a file, in its order.
#[derive(Default)]
pub(super) struct Portion {
    rows: Vec<Packed>,
    /// Of each row the values, in the order of [`Field::ALL`].
    values: Texts,
    /// Of each row the fields as they came, for the skip report.
    raw: Texts,
    keys: Vec<IdentityKey>,
}

/// What a row has beside its texts, and where they end.
struct Packed {
    /// The row as a person counts it.
    number: u64,
    /// The how-manieth record of the file it is.
    record: u64,
    raw_end: usize,
    keys_end: usize,
    /// Why it cannot be said who it is, if so.
    flaw: Option<Cause>,
}

impl Portion {
    /// Whether it has as much as is handed over at once.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS || self.raw.text.len() >= BYTES
    }

    /// Whether it has nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The number of the last record, from 1.
    pub(super) fn last_record(&self) -> u64 {
        self.rows.last().map_or(0, |row| row.record)
    }

    /// Takes in a record.
    pub(super) fn push(&mut self, mapping: &Mapping, record: &Record) {
        let row = mapping.apply(record);
        let flaw = match record.flaw() {
            Some(flaw) => Some(Cause::Flaw(flaw)),
            None => self.identify(&row).err(),
        };
        let no_industry = Cow::Borrowed("");
        let values: [&Cow<'_, str>; VALUES] = [
            &row.full_name,
            &row.first_name,
            &row.last_name,
            &row.title_tagline,
            &row.current_employer,
            &row.location,
            &no_industry,
            &row.email,
            &row.phone,
        ];
        values.into_iter().for_each(|value| self.values.push(value));
        record.fields().for_each(|field| self.raw.push(field));
        self.rows.push(Packed {
            number: record.row(),
            record: record.number(),
            raw_end: self.raw.len(),
            keys_end: self.keys.len(),
            flaw,
        });
    }

    /// The rows, ready to be kept.
    pub(super) fn rows(&self) -> Vec<Incoming<'_>> {
        let mut first_key = 0;
        let mut incoming = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            let keys = self.keys.get(first_key..row.keys_end).unwrap_or_default();
            first_key = row.keys_end;
            let mut values = [None; VALUES];
            for (slot, index) in values.iter_mut().zip(at * VALUES..) {
                *slot = Some(self.values.get(index)).filter(|value| !value.is_empty());
            }
            incoming.push(Incoming {
                number: row.number,
                identity: match &row.flaw {
                    None => Ok(keys),
                    Some(cause) => Err(cause.clone()),
                },
                values,
                profile: None,
                raw: self,
                at,
            });
        }
        incoming
    }

    /// Finds out who a row is.
    fn identify(&mut self, row: &MappedRow<'_>) -> Result<(), Cause> {
        match linkedin_url::profile(&row.linkedin_profile) {
            Ok(address) => {
                self.keys.push(address.key);
                self.keys.extend(email_key(&row.email));
                Ok(())
            }
            Err(NotAProfile::Missing) => Err(Cause::NoProfile),
            Err(other) => Err(Cause::NotAProfile(other)),
        }
    }
}

impl RawRows for Portion {
    fn fields(&self, at: usize) -> Vec<&str> {
        let end = |at: usize| self.rows.get(at).map_or(0, |row| row.raw_end);
        let begin = at.checked_sub(1).map_or(0, end);
        (begin..end(at)).map(|field| self.raw.get(field)).collect()
    }
}

/// Many short texts in one piece.
#[derive(Default)]
struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        // Far below the limit: a portion is full at a few megabytes.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn get(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let begin = at.checked_sub(1).map_or(0, end);
        self.text.get(begin..end(at)).unwrap_or_default()
    }
}
