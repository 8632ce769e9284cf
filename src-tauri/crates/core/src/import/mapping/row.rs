//! One record, seen through a mapping.

use std::borrow::Cow;

use super::{Field, MappedColumn, Mapping};
use crate::import::file::Record;

/// A record's values by field, tidied: no spaces around them, one space at most inside, and no control
/// characters or line breaks. A value that was tidy already is not copied. What is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented at its variant of `Field`")]
pub struct MappedRow<'r> {
    /// The whole name; put together from its two parts where the file has only those.
    pub full_name: Cow<'r, str>,
    pub first_name: Cow<'r, str>,
    pub last_name: Cow<'r, str>,
    pub linkedin_profile: Cow<'r, str>,
    pub location: Cow<'r, str>,
    pub current_employer: Cow<'r, str>,
    pub title_tagline: Cow<'r, str>,
    pub email: Cow<'r, str>,
    pub phone: Cow<'r, str>,
}

impl MappedRow<'_> {
    /// The value of a field; empty when there is none.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::FullName => &self.full_name,
            Field::FirstName => &self.first_name,
            Field::LastName => &self.last_name,
            Field::LinkedinProfile => &self.linkedin_profile,
            Field::Location => &self.location,
            Field::CurrentEmployer => &self.current_employer,
            Field::TitleTagline => &self.title_tagline,
            Field::Email => &self.email,
            Field::Phone => &self.phone,
        }
    }
}

impl Mapping {
    /// Reads a record's values.
    pub fn apply<'r>(&self, record: &'r Record) -> MappedRow<'r> {
        let value = |source: Option<MappedColumn>| -> Cow<'r, str> {
            let text = source.and_then(|mapped| record.get(mapped.column as usize));
            text.map_or(Cow::Borrowed(""), tidy)
        };
        let mut row = MappedRow {
            full_name: value(self.full_name),
            first_name: value(self.first_name),
            last_name: value(self.last_name),
            linkedin_profile: value(self.linkedin_profile),
            location: value(self.location),
            current_employer: value(self.current_employer),
            title_tagline: value(self.title_tagline),
            email: value(self.email),
            phone: value(self.phone),
        };
        if row.full_name.is_empty() {
            row.full_name = join(&row.first_name, &row.last_name);
        }
        row
    }
}

fn join<'r>(first: &Cow<'r, str>, last: &Cow<'r, str>) -> Cow<'r, str> {
    match (first.is_empty(), last.is_empty()) {
        (_, true) => first.clone(),
        (true, false) => last.clone(),
        (false, false) => Cow::Owned(format!("{first} {last}")),
    }
}

/// A text on one line, with single spaces. Copies only when something has to change.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let text = text.trim_matches(|letter| is_blank(letter) || is_invisible(letter));
    if is_tidy(text) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// Whether a text is ASCII and tidy, which most values of a large file are. Looks at all of it before it answers, which
/// is quicker than asking at each letter.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let printable = bytes
        .iter()
        .fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let spaced = pairs.fold(false, |any, (one, next)| any | ((*one == b' ') & (*next == b' ')));
    printable && !spaced && bytes.first() != Some(&b' ') && bytes.last() != Some(&b' ')
}

fn is_tidy(text: &str) -> bool {
    let mut after_space = false;
    text.chars().all(|letter| {
        let fits = !is_blank(letter) || (letter == ' ' && !after_space);
        after_space = letter == ' ';
        fits
    })
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

/// A byte order mark or a zero-width space, which copying from a web page leaves around a text.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}')
}
