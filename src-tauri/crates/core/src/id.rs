//! Ids: UUIDv7, typed by the noun they belong to. Outside the core they are text.
//!
//! Where there are millions of a noun, an id ends with its row, in the place of random bits, so that the row is
//! found without an index of ids. That index would be written by every import, for nothing.

#[cfg(test)]
mod tests;

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Code, Error, Result};

/// The id of one `T`. Ids made later sort later.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// An id that nobody has had before.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7(), PhantomData)
    }

    /// The row that the id ends with, if it was made by [`RowIds`].
    pub fn row(&self) -> i64 {
        let [.., a, b, c, d] = *self.bytes();
        i64::from(u32::from_be_bytes([a, b, c, d]))
    }

    /// The sixteen bytes that the workspace stores.
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The id behind stored bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes), PhantomData)
    }
}

/// Ids for rows that are created together. Nobody has had them before: they share a moment and 42 random bits,
/// and end with their rows.
#[derive(Debug, Clone, Copy)]
pub struct RowIds {
    made_at_ms: u64,
    random: [u8; 6],
}

impl RowIds {
    /// Ids made now, at `now_ms`.
    pub fn fresh(now_ms: i64) -> Self {
        let mut random = [0; 6];
        getrandom::fill(&mut random).expect("a computer without randomness cannot make ids");
        Self {
            made_at_ms: u64::try_from(now_ms).unwrap_or(0),
            random,
        }
    }

    /// The id of what stands in that row.
    pub fn of<T>(&self, row: i64) -> Id<T> {
        let [a, b, c, d, e, f] = self.random;
        // No table has more rows than four bytes can tell apart.
        let [w, x, y, z] = u32::try_from(row).unwrap_or(u32::MAX).to_be_bytes();
        let random = [a, b, c, d, e, f, w, x, y, z];
        Id(
            uuid::Builder::from_unix_timestamp_millis(self.made_at_ms, &random).into_uuid(),
            PhantomData,
        )
    }
}

impl<T> FromStr for Id<T> {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let uuid = Uuid::try_parse(text.trim()).map_err(|_| {
            Error::invalid(
                Code::InvalidId,
                "this is not an id",
                "Ids look like 0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b; copy one from a list.",
            )
        })?;
        Ok(Self(uuid, PhantomData))
    }
}

// Written by hand: a derive would ask `T` for what only the sixteen bytes need.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(|uuid| Self(uuid, PhantomData))
    }
}
impl<T> specta::Type for Id<T> {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}
