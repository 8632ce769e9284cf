//! Why a row of a file cannot be trusted.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What is wrong with a record. Its text names the reason; [`Flaw::advice`] says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Flaw {
    /// The row ends before the last column.
    TooFewFields {
        /// The number of fields in the row.
        #[specta(type = u32)]
        found: usize,
        /// The number of columns in the header.
        #[specta(type = u32)]
        expected: usize,
    },
    /// The row goes on behind the last column.
    TooManyFields {
        /// The number of fields in the row.
        #[specta(type = u32)]
        found: usize,
        /// The number of columns in the header.
        #[specta(type = u32)]
        expected: usize,
    },
    /// The row holds a NUL character, which no text has.
    NulCharacter,
    /// The row holds bytes that mean nothing in the file's encoding.
    NotText,
    /// A quotation mark opens a field and the file ends before it is closed.
    UnclosedQuote,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewFields { found, expected } => {
                write!(
                    f,
                    "the row has {found} {}, fewer than the {expected} columns of the header",
                    fields(*found)
                )
            }
            Self::TooManyFields { found, expected } => {
                write!(
                    f,
                    "the row has {found} {}, more than the {expected} columns of the header",
                    fields(*found)
                )
            }
            Self::NulCharacter => f.write_str("the row holds a NUL character"),
            Self::NotText => f.write_str("the row holds characters that are damaged or in another encoding"),
            Self::UnclosedQuote => f.write_str("a quotation mark is opened in this row and never closed"),
        }
    }
}

impl Flaw {
    /// What the person can do about it.
    pub fn advice(self) -> &'static str {
        match self {
            Self::TooFewFields { .. } => "Check that no value is missing and that each stands in its column.",
            Self::TooManyFields { .. } => {
                "Put values that contain the delimiter in quotation marks, or remove what is too much."
            }
            Self::NulCharacter => "Type the row anew, or export the file again.",
            Self::NotText => "Correct the damaged letters, or export the file again as UTF-8.",
            Self::UnclosedQuote => {
                "Close the quotation mark or remove it. Rows behind it were taken for part of it."
            }
        }
    }
}

fn fields(count: usize) -> &'static str {
    if count == 1 { "field" } else { "fields" }
}
