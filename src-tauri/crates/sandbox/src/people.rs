//! The population: made-up people, the same for the same seed.
//!
//! A person is a few small numbers; names, headlines and ids are worked out from them when somebody
//! asks. How many people have which profession is dealt out exactly, so that the totals of the
//! announced searches are known beforehand. All other traits are drawn, most of them with a long tail.

mod identity;
mod languages;
mod profile;
mod vocabulary;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::mix::mix;
use crate::product::Product;
pub(crate) use identity::Distance;
use languages::{LANGUAGES, Language};
pub(crate) use profile::{Month, Position, School};
use vocabulary::{BUSINESSES, LEVELS, PLACES, PROFESSIONS, Place, Profession, STEMS};
pub(crate) use words::WordTraits;

/// How many people there are unless somebody says otherwise. The announced totals are for this size.
pub const DEFAULT_PEOPLE: u32 = 20_000;

/// The largest population that can be asked for.
pub const MOST_PEOPLE: u32 = 2_000_000;

/// Everybody in the made-up world.
#[derive(Debug)]
pub(crate) struct Population {
    people: Vec<Person>,
    by_name_on_the_wire: OnceLock<BTreeMap<String, u32>>,
}

/// Somebody who does not exist.
#[derive(Debug)]
pub(crate) struct Person {
    pub number: u32,
    language: u8,
    given: u8,
    second_given: Option<u8>,
    family: u8,
    profession: u8,
    level: u8,
    place: u8,
    employer: Employer,
    /// Decides all that is decoration.
    salt: u64,
    /// Decides the ids; twins share it and differ in the case of one letter.
    id_salt: u64,
    twin: bool,
    /// The tail of an automatic slug; sometimes that of somebody else.
    suffix: u32,
    /// Whether this is the first of that name, who got the slug without a tail.
    first_of_name: bool,
}

/// An employer, by the two words of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Employer {
    stem: u8,
    business: u8,
}

/// Small decisions about a person, each made by its own hash.
#[derive(Clone, Copy, Debug)]
enum Whim {
    Hidden,
    Distance,
    Slug,
    SlugForm,
    OldSlug,
    NullSlug,
    NullUrl,
    MemberUrn,
    Name,
    Headline,
    HostileHeadline,
    NoLocation,
    Skills,
    Career,
    Study,
    Connections,
    Flags,
}

impl Population {
    /// Draws a population.
    pub fn draw(seed: u64, size: u32) -> Self {
        let size = size.min(MOST_PEOPLE);
        let mut people: Vec<Person> = Vec::with_capacity(size as usize);
        let mut names_taken = BTreeSet::new();
        let mut dice = Dice::new(seed);
        for (number, profession) in (0..size).zip(deal_professions(seed, size)) {
            let mut person = dice.person(number, profession);
            person.first_of_name = names_taken.insert(person.name_parts());
            if let Some(neighbour) = people.last() {
                person.resemble(neighbour);
            }
            people.push(person);
        }
        Self {
            people,
            by_name_on_the_wire: OnceLock::new(),
        }
    }

    pub fn people(&self) -> &[Person] {
        &self.people
    }

    pub fn person(&self, number: u32) -> Option<&Person> {
        self.people.get(number as usize)
    }

    /// The person with this slug, former slug or id of any product. Slugs ignore case, ids do not.
    pub fn find(&self, name: &str) -> Option<&Person> {
        let names = self.by_name_on_the_wire.get_or_init(|| self.name_everybody());
        let number = names.get(name).or_else(|| names.get(&name.to_lowercase()))?;
        self.person(*number)
    }

    fn name_everybody(&self) -> BTreeMap<String, u32> {
        let mut names = BTreeMap::new();
        for person in &self.people {
            let ids = Product::ALL.map(|product| person.id(product));
            for name in ids.into_iter().chain([person.slug()]).chain(person.old_slug()) {
                names.insert(name, person.number);
            }
        }
        names
    }
}

impl Person {
    pub fn profession(&self) -> &'static Profession {
        PROFESSIONS
            .get(usize::from(self.profession))
            .expect("drawn from this list")
    }

    pub fn place(&self) -> &'static Place {
        PLACES.get(usize::from(self.place)).expect("drawn from this list")
    }

    pub fn level(&self) -> &'static str {
        LEVELS.get(usize::from(self.level)).expect("drawn from this list")
    }

    pub fn employer(&self) -> Employer {
        self.employer
    }

    /// What two people of the same name have in common. No name occurs in two languages.
    fn name_parts(&self) -> [u8; 4] {
        let second = self.second_given.filter(|second| *second != self.given);
        [self.language, self.given, second.unwrap_or(u8::MAX), self.family]
    }

    fn language(&self) -> &'static Language {
        LANGUAGES
            .get(usize::from(self.language))
            .expect("drawn from this list")
    }

    /// A number below `choices`, always the same for this person and whim.
    fn whim(&self, whim: Whim, choices: u64) -> u64 {
        mix(&[self.salt, whim as u64]) % choices
    }

    /// Makes a few people easy to mistake for the one before them.
    ///
    /// Every fiftieth has the same slug tail; every five-hundredth has ids that differ only in case.
    fn resemble(&mut self, neighbour: &Self) {
        if self.number % 50 == 49 && self.latin_name() != neighbour.latin_name() {
            self.suffix = neighbour.suffix;
        }
        if self.number % 500 == 399 {
            self.id_salt = neighbour.id_salt;
            self.twin = true;
        }
    }
}

impl Employer {
    pub fn name(self) -> String {
        let stem = STEMS.get(usize::from(self.stem)).expect("drawn from this list");
        let business = BUSINESSES
            .get(usize::from(self.business))
            .expect("drawn from this list");
        format!("{stem} {business}")
    }

    /// What search addresses and answers call it.
    pub fn id(self) -> u32 {
        40_000 + u32::from(self.stem) * 100 + u32::from(self.business)
    }
}

/// Draws the traits that are not dealt out.
struct Dice {
    rng: ChaCha8Rng,
    languages: Tail,
    places: Tail,
    stems: Tail,
    businesses: Tail,
    levels: Tail,
    homes: Vec<Vec<usize>>,
}

impl Dice {
    fn new(seed: u64) -> Self {
        Self {
            rng: ChaCha8Rng::seed_from_u64(seed),
            languages: Tail::weighing(LANGUAGES.iter().map(|language| u64::from(language.share))),
            places: Tail::zipf(PLACES.len()),
            stems: Tail::zipf(STEMS.len()),
            businesses: Tail::zipf(BUSINESSES.len()),
            levels: Tail::zipf(LEVELS.len()),
            homes: LANGUAGES.iter().copied().map(places_of).collect(),
        }
    }

    fn person(&mut self, number: u32, profession: u8) -> Person {
        let rng = &mut self.rng;
        let language_index = self.languages.draw(rng);
        let language = LANGUAGES.get(language_index).expect("drawn from this list");
        let homes = self
            .homes
            .get(language_index)
            .expect("one list of homes a language");
        let salt = rng.random::<u64>();
        let place = match homes.get(rng.random_range(0..homes.len().max(1) as u64) as usize) {
            Some(home) if rng.random_ratio(3, 4) => *home,
            _ => self.places.draw(rng),
        };
        Person {
            number,
            language: small(language_index),
            given: small(rng.random_range(0..language.given.len() as u64) as usize),
            second_given: rng
                .random_ratio(1, 8)
                .then(|| small(rng.random_range(0..language.given.len() as u64) as usize)),
            family: small(rng.random_range(0..language.family.len() as u64) as usize),
            profession,
            level: small(self.levels.draw(rng)),
            place: small(place),
            employer: Employer {
                stem: small(self.stems.draw(rng)),
                business: small(self.businesses.draw(rng)),
            },
            salt,
            id_salt: mix(&[salt, u64::from(number)]),
            twin: false,
            suffix: (salt >> 16) as u32,
            first_of_name: false,
        }
    }
}

/// A discrete distribution, drawn from with whole numbers so that it is the same on every machine.
struct Tail {
    cumulative: Vec<u64>,
}

impl Tail {
    fn weighing(weights: impl Iterator<Item = u64>) -> Self {
        let cumulative = weights
            .scan(0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            })
            .collect();
        Self { cumulative }
    }

    /// Zipf's law: the second is half as frequent as the first, the third a third as frequent.
    fn zipf(choices: usize) -> Self {
        Self::weighing((1..=choices as u64).map(|rank| 1_000_000 / rank))
    }

    fn draw(&self, rng: &mut ChaCha8Rng) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(1);
        let point = rng.random_range(0..total);
        self.cumulative.partition_point(|&end| end <= point)
    }
}

/// One profession a person, in exact shares and random order.
fn deal_professions(seed: u64, size: u32) -> Vec<u8> {
    let mut dealt = Vec::with_capacity(size as usize);
    let mut shares = 0_u64;
    for (index, profession) in PROFESSIONS.iter().enumerate() {
        shares += u64::from(profession.share);
        let end = shares * u64::from(size) / u64::from(DEFAULT_PEOPLE);
        dealt.resize(end as usize, small(index));
    }
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    rng.set_stream(1);
    dealt.shuffle(&mut rng);
    dealt
}

fn places_of(language: &Language) -> Vec<usize> {
    let at_home = |(index, place): (usize, &Place)| language.homes.contains(&place.country).then_some(index);
    PLACES.iter().enumerate().filter_map(at_home).collect()
}

/// An index into one of the short lists of this folder.
fn small(index: usize) -> u8 {
    u8::try_from(index).expect("every list here has fewer than 256 entries")
}

#[cfg(test)]
mod tests;
