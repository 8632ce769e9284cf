//! What can be asked of the pool.
//!
//! A [`Query`] speaks of searches by their number in the index and of times in milliseconds, so it is made
//! by the core. [`Sort`] and [`TextField`] are what a window sends as they are.

use serde::{Deserialize, Serialize};

/// Which candidates, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that all must be found, each as the beginning of a word in any of the four fields, whatever the
    /// case and the accents. Quotation marks are ignored: a phrase is its words. Text without any word
    /// asks for nothing.
    pub text: String,
    /// All of these must hold.
    pub filters: Vec<Filter>,
    /// The order of the rows.
    pub sort: Sort,
}

/// One condition on a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// Is a member of at least one of these searches.
    InAnySearch(Vec<u32>),
    /// Is not a member of this search.
    NotInSearch(u32),
    /// The employer is one of these, whatever the case, accents and spaces. With none, nobody is found.
    Employer(Vec<String>),
    /// The location is one of these, likewise.
    Location(Vec<String>),
    /// The field has all these words, or words that begin with them.
    Words(TextField, String),
    /// Came from at least one of the sources whose bits are set.
    Source(u8),
    /// Has all flags whose bits are set.
    Flagged(u8),
    /// Has none of the flags whose bits are set.
    NotFlagged(u8),
    /// Was created at or after `from_ms` and before `until_ms`, in Unix milliseconds.
    Created {
        /// The first moment inside.
        from_ms: i64,
        /// The first moment after.
        until_ms: i64,
    },
}

/// A field with words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum TextField {
    /// The full name.
    Name,
    /// The headline, also known as title or tagline.
    Headline,
    /// The current employer.
    Employer,
    /// Where the candidate is.
    Location,
}

/// An order of candidates.
///
/// Texts are ordered word by word as they are searched: without case, accents and punctuation. Candidates without
/// the text come last in both directions. Ties are in order of rows; descending reverses them too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Sort {
    /// By what.
    pub column: SortColumn,
    /// From the last to the first.
    pub descending: bool,
}

/// What candidates can be sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum SortColumn {
    /// The order in which they were added: the order of rows.
    #[default]
    Added,
    /// The full name.
    Name,
    /// The headline.
    Headline,
    /// The current employer.
    Employer,
    /// Where the candidate is.
    Location,
    /// When the candidate last changed.
    Updated,
    /// Where the candidate came from: the first source, then the next.
    Sources,
    /// In how many searches the candidate is.
    Searches,
    /// The e-mail address, letter by letter, whatever the case.
    Email,
}

/// A column whose most frequent values can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Facet {
    /// The current employer.
    Employer,
    /// Where the candidate is.
    Location,
}
