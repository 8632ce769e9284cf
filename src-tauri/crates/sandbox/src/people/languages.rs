//! Given and family names by language, each with the spelling its owner would use in a web address.
//!
//! The names are common ones, combined at random: nobody in particular is meant.

mod latin;
mod scripts;

/// A name as written, and in plain Latin letters.
pub(crate) type Name = (&'static str, &'static str);

/// How a full name is put together from its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameOrder {
    /// Given name, space, family name.
    GivenFirst,
    /// Family name, space, given name.
    FamilyFirst,
    /// Family name and given name without a space.
    FamilyFirstJoined,
}

/// The people who share a language and its habits of naming.
#[derive(Debug)]
pub(crate) struct Language {
    /// How many of a hundred people speak it.
    pub share: u32,
    pub order: NameOrder,
    pub given: &'static [Name],
    pub family: &'static [Name],
    /// Countries where most of its speakers live, by name.
    pub homes: &'static [&'static str],
    /// A line people add to their headline.
    pub tagline: &'static str,
}

/// All languages. The shares add up to a hundred.
pub(crate) const LANGUAGES: &[&Language] = &[
    &latin::ENGLISH,
    &latin::GERMAN,
    &latin::POLISH,
    &latin::SPANISH,
    &latin::FRENCH,
    &latin::NORDIC,
    &latin::TURKISH,
    &latin::CZECH,
    &latin::HUNGARIAN,
    &latin::VIETNAMESE,
    &scripts::ARABIC,
    &scripts::HEBREW,
    &scripts::UKRAINIAN,
    &scripts::GREEK,
    &scripts::CHINESE,
    &scripts::JAPANESE,
    &scripts::KOREAN,
    &scripts::HINDI,
    &scripts::THAI,
];
