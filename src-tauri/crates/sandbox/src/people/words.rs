//! Which traits contain a word: what a search looks at instead of reading profiles.

use std::collections::BTreeSet;

use super::Person;
use super::languages::{LANGUAGES, Language, Name};
use super::vocabulary::{BUSINESSES, LEVELS, PLACES, PROFESSIONS, STEMS};
use crate::query::words_of;

/// For one word, every trait that contains it, by its position in its list.
#[derive(Debug)]
pub(crate) struct WordTraits {
    word: String,
    professions: BTreeSet<u8>,
    skills: BTreeSet<&'static str>,
    levels: BTreeSet<u8>,
    places: BTreeSet<u8>,
    stems: BTreeSet<u8>,
    businesses: BTreeSet<u8>,
    /// By language, then name.
    given: BTreeSet<(u8, u8)>,
    family: BTreeSet<(u8, u8)>,
}

impl WordTraits {
    /// Looks a lower-case word up.
    pub fn containing(word: &str) -> Self {
        let has = |text: &str| words_of(text).any(|other| other == word);
        let skills = PROFESSIONS.iter().flat_map(|profession| profession.skills);
        Self {
            word: word.to_owned(),
            professions: positions(PROFESSIONS, |profession| {
                has(profession.title) || has(profession.industry)
            }),
            skills: skills.copied().filter(|skill| has(skill)).collect(),
            levels: positions(LEVELS, |level| has(level)),
            places: positions(PLACES, |place| {
                has(place.city) || has(place.region) || has(place.country)
            }),
            stems: positions(STEMS, |stem| has(stem)),
            businesses: positions(BUSINESSES, |business| has(business)),
            given: names(|language| language.given, &has),
            family: names(|language| language.family, &has),
        }
    }

    pub fn word(&self) -> &str {
        &self.word
    }

    /// Whether anybody could have it.
    pub fn is_known(&self) -> bool {
        let plain = [
            &self.professions,
            &self.levels,
            &self.places,
            &self.stems,
            &self.businesses,
        ];
        let names = [&self.given, &self.family];
        plain.iter().any(|set| !set.is_empty())
            || names.iter().any(|set| !set.is_empty())
            || !self.skills.is_empty()
    }
}

impl Person {
    /// Whether the profile contains the word.
    pub fn has(&self, word: &WordTraits) -> bool {
        word.professions.contains(&self.profession)
            || word.levels.contains(&self.level)
            || word.places.contains(&self.place)
            || word.stems.contains(&self.employer.stem)
            || word.businesses.contains(&self.employer.business)
            || !word.skills.is_empty() && self.skills().any(|skill| word.skills.contains(skill))
            || word.given.contains(&(self.language, self.given))
            || word.family.contains(&(self.language, self.family))
    }
}

fn positions<T>(list: &[T], matches: impl Fn(&T) -> bool) -> BTreeSet<u8> {
    (0..)
        .zip(list)
        .filter(|(_, entry)| matches(entry))
        .map(|(position, _)| position)
        .collect()
}

fn names(list: impl Fn(&Language) -> &'static [Name], has: &impl Fn(&str) -> bool) -> BTreeSet<(u8, u8)> {
    let of_language = |(index, language): (u8, &Language)| {
        let found = positions(list(language), |(written, latin)| has(written) || has(latin));
        found.into_iter().map(move |name| (index, name))
    };
    (0..)
        .zip(LANGUAGES.iter().copied())
        .flat_map(of_language)
        .collect()
}
