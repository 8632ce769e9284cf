//! Judges a whole corpus at once: each distinct fact once, each distinct set once, and of each candidate only numbers.

use super::{
    LocalEvaluator,
    corpus::{Corpus, Held, Person},
    months::Span,
    plate::{Plate, Tally, Worked},
};
use crate::evaluator::Verdict;

/// The verdicts on a candidate, the n-th bit for the n-th requirement. A bit in neither is not fulfilled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Masks {
    /// Which requirements are fulfilled.
    pub fulfilled: u64,
    /// Which are unknown.
    pub unknown: u64,
}

/// How many requirements have a bit.
pub(super) const MOST: usize = 64;

impl LocalEvaluator {
    /// The verdicts on every candidate of a corpus, in their order: the same as in [`Self::findings`]. Only the first 64
    /// requirements have a bit.
    pub fn sweep(&self, corpus: &Corpus) -> Vec<Masks> {
        let asked = ones(self.rules.len().min(MOST));
        let mut masks = vec![
            Masks {
                fulfilled: 0,
                unknown: asked
            };
            corpus.len()
        ];
        for plate in self.plates.iter().filter(|plate| (plate.first as usize) < MOST) {
            self.sweep_plate(corpus, plate, &mut masks);
        }
        masks
    }

    fn sweep_plate(&self, corpus: &Corpus, plate: &Plate, masks: &mut [Masks]) {
        let sets = self.tallies(corpus, plate);
        let complex: Vec<_> = plate
            .cells
            .iter()
            .filter(|cell| plate.simple & bit_of(plate, cell.requirement) == 0)
            .collect();
        let (mut said, mut held) = (0, 0);
        for (person, masks) in corpus.people.iter().zip(masks) {
            let passages = corpus.said.get(said..person.said as usize).unwrap_or_default();
            let positions = corpus.held.get(held..person.held as usize).unwrap_or_default();
            (said, held) = (person.said as usize, person.held as usize);
            let mut tally = Tally::default();
            for set in passages.iter().chain(positions.iter().map(|held| &held.set)) {
                tally.add(sets.get(*set as usize).unwrap_or(&NOTHING));
            }
            let settled = tally.settle();
            let (mut yes, mut no) = (settled.yes & plate.simple, settled.no & plate.simple);
            for cell in &complex {
                let worked = Worked {
                    positions: &|| with_parts(positions, &sets),
                    at_most: at_most(person),
                };
                match cell.decide(settled, &worked) {
                    Verdict::Fulfilled => yes |= bit_of(plate, cell.requirement),
                    Verdict::NotFulfilled => no |= bit_of(plate, cell.requirement),
                    Verdict::Unknown => {}
                }
            }
            masks.fulfilled |= yes << plate.first;
            masks.unknown &= !((yes | no) << plate.first);
        }
    }

    /// What each distinct set of facts says of each part of a plate.
    fn tallies(&self, corpus: &Corpus, plate: &Plate) -> Vec<Tally> {
        let facts: Vec<Tally> = corpus
            .facts
            .iter()
            .map(|fact| plate.weigh(self.words, &self.rules, fact))
            .collect();
        let mut sets = Vec::with_capacity(corpus.sets.len());
        for set in 0..corpus.sets.len() {
            let mut tally = Tally::default();
            for fact in corpus.members_of(set) {
                tally.add(facts.get(*fact as usize).unwrap_or(&NOTHING));
            }
            sets.push(tally);
        }
        sets
    }
}

const NOTHING: Tally = Tally {
    yes: 0,
    hint: 0,
    no: 0,
    vague: 0,
};

fn with_parts(positions: &[Held], sets: &[Tally]) -> impl Iterator<Item = (Span, u64)> {
    positions.iter().map(|held| {
        (
            held.span,
            sets.get(held.set as usize).map_or(0, |tally| tally.yes),
        )
    })
}

fn at_most(person: &Person) -> Option<u16> {
    (person.at_most != u16::MAX).then_some(person.at_most)
}

fn bit_of(plate: &Plate, requirement: usize) -> u64 {
    let at = u32::try_from(requirement)
        .unwrap_or(u32::MAX)
        .wrapping_sub(plate.first);
    1_u64.checked_shl(at).unwrap_or(0)
}

fn ones(count: usize) -> u64 {
    let count = u32::try_from(count).unwrap_or(64);
    1_u64.checked_shl(count).map_or(u64::MAX, |bit| bit - 1)
}
