//! Which people a query finds, in which order, and the rows that reach the window.
//!
//! The order is fixed by the seed and the query. About three rows in a thousand repeat somebody from an
//! earlier page and, as in the real thing, the person who should have stood there is never shown. The
//! total stays what it is.

use crate::mix::{mix, mix_text};
use crate::people::{Person, Population, WordTraits};
use crate::query::Query;

/// The answer to a query, ready to be cut into pages.
#[derive(Debug)]
pub(crate) struct Listing {
    /// How many people match, reachable or not.
    pub total: u32,
    /// The people in the order of the rows, no more than the product's window. A person can be here twice.
    pub rows: Vec<u32>,
}

impl Listing {
    pub fn of(query: &Query, population: &Population, seed: u64) -> Self {
        let key = serde_json::to_string(query).expect("a query is plain texts and numbers");
        let salt = mix_text(seed, &key);
        let filter = Filter::new(query, seed);
        let matching = population.people().iter().filter(|person| filter.admits(person));
        let mut ranked: Vec<(u64, u32)> = matching
            .map(|person| (mix(&[salt, u64::from(person.number)]), person.number))
            .collect();
        let total = u32::try_from(ranked.len()).expect("a population is counted in 32 bits");
        ranked.sort_unstable();
        ranked.truncate(query.product().window() as usize);
        let mut rows: Vec<u32> = ranked.into_iter().map(|(_, number)| number).collect();
        repeat_some(&mut rows, salt);
        Self { total, rows }
    }
}

/// Puts an earlier person in the place of a few later ones, at least ten rows apart.
fn repeat_some(rows: &mut [u32], salt: u64) {
    for row in 10..rows.len() {
        let draw = mix(&[salt, row as u64, 7]);
        if draw % 1_000 >= 3 {
            continue;
        }
        let reach = 10 + (draw >> 32) as usize % 190;
        let earlier = rows.get(row.saturating_sub(reach)).copied();
        if let (Some(earlier), Some(place)) = (earlier, rows.get_mut(row)) {
            *place = earlier;
        }
    }
}

/// A query prepared for asking many people.
struct Filter<'a> {
    query: &'a Query,
    words: Vec<WordTraits>,
    chance: Option<Chance>,
    nobody: bool,
}

/// Conditions that are decided by chance, because no profile says anything about them.
struct Chance {
    salt: u64,
    per_mille: u64,
}

impl<'a> Filter<'a> {
    fn new(query: &'a Query, seed: u64) -> Self {
        let traits = query.words.iter().map(|word| WordTraits::containing(word));
        let (words, unknown): (Vec<_>, Vec<_>) = traits.partition(WordTraits::is_known);
        let nobody = query.words.iter().any(|word| word == "nobody");
        let by_chance: Vec<&str> = unknown
            .iter()
            .map(WordTraits::word)
            .chain(query.hidden_conditions.as_deref())
            .collect();
        let chance =
            (!by_chance.is_empty()).then(|| Chance::of(&by_chance.join(" "), seed, words.is_empty()));
        Self {
            query,
            words,
            chance,
            nobody,
        }
    }

    fn admits(&self, person: &Person) -> bool {
        let Query {
            places,
            employers,
            distances,
            ..
        } = self.query;
        !self.nobody
            && self.words.iter().all(|word| person.has(word))
            && self.chance.as_ref().is_none_or(|chance| chance.takes(person))
            && (places.is_empty() || places.contains(&person.place().geo))
            && (employers.is_empty() || employers.contains(&person.employer().id()))
            && (distances.is_empty() || distances.contains(&person.distance().degree()))
    }
}

impl Chance {
    /// Alone, conditions leave between two and 241 of a thousand people; beside known words, most.
    fn of(conditions: &str, seed: u64, alone: bool) -> Self {
        let salt = mix_text(seed, conditions);
        let per_mille = if alone { 2 + salt % 240 } else { 400 + salt % 500 };
        Self { salt, per_mille }
    }

    fn takes(&self, person: &Person) -> bool {
        mix(&[self.salt, u64::from(person.number)]) % 1_000 < self.per_mille
    }
}

#[cfg(test)]
mod tests;
