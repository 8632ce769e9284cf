//! Judges a whole corpus at once: each distinct fact once, each distinct set once, and of each candidate only numbers.

use super::{
    LocalEvaluator,
    corpus::{Corpus, Held, Person},
    lanes::Lanes,
    months::Span,
    plate::{Cell, Plate, Tally, Worked},
};
use crate::{check::Masks, evaluator::Verdict};

/// How many requirements have a bit.
const MOST: usize = 64;

impl LocalEvaluator {
    /// The verdicts on every candidate of a corpus, in their order: the same as in [`Self::findings`]. Only the first 64
    /// requirements have a bit.
    pub fn sweep(&self, corpus: &Corpus) -> Vec<Masks> {
        let unknown = ones(self.rules.len().min(MOST));
        let mut masks: Vec<Masks> = Vec::new();
        for plate in self.plates.iter().filter(|plate| (plate.first as usize) < MOST) {
            let verdicts = match plate.width {
                0..=16 => self.sweep_plate::<u64>(corpus, plate),
                17..=32 => self.sweep_plate::<u128>(corpus, plate),
                33.. => self.sweep_plate::<Tally>(corpus, plate),
            };
            if masks.is_empty() {
                masks = verdicts;
                continue;
            }
            for (masks, verdicts) in masks.iter_mut().zip(verdicts) {
                masks.fulfilled |= verdicts.fulfilled;
                masks.unknown &= verdicts.unknown;
            }
        }
        if masks.is_empty() {
            masks = vec![
                Masks {
                    fulfilled: 0,
                    unknown
                };
                corpus.len()
            ];
        }
        if unknown != u64::MAX {
            masks.iter_mut().for_each(|masks| masks.unknown &= unknown);
        }
        masks
    }

    /// The verdicts by the requirements of a plate; all others are unknown.
    fn sweep_plate<L: Lanes>(&self, corpus: &Corpus, plate: &Plate) -> Vec<Masks> {
        let sets: Vec<L> = self.tallies(corpus, plate);
        let complex: Vec<(Cell, u64)> = plate
            .cells
            .iter()
            .map(|cell| (*cell, bit_of(plate, cell)))
            .collect();
        let complex: Vec<(Cell, u64)> = complex
            .into_iter()
            .filter(|(_, bit)| plate.simple & bit == 0)
            .collect();
        let (mut said, mut held) = (corpus.said.as_slice(), corpus.held.as_slice());
        let (mut said_before, mut held_before) = (0, 0);
        let people = corpus.people.iter().map(|person| {
            let passages = cut(&mut said, person.said - said_before);
            let positions = cut(&mut held, person.held - held_before);
            (said_before, held_before) = (person.said, person.held);
            let of = |lanes: L, set: u32| lanes.or(sets.get(set as usize).copied().unwrap_or(L::NOTHING));
            let lanes = passages.iter().fold(L::NOTHING, |lanes, set| of(lanes, *set));
            let lanes = positions.iter().fold(lanes, |lanes, held| of(lanes, held.set));
            let settled = lanes.tally().settle();
            let (mut yes, mut no) = (settled.yes & plate.simple, settled.no & plate.simple);
            for (cell, bit) in &complex {
                let worked = Worked {
                    positions: &|| with_parts(positions, &sets),
                    at_most: at_most(person),
                };
                match cell.decide(settled, &worked) {
                    Verdict::Fulfilled => yes |= bit,
                    Verdict::NotFulfilled => no |= bit,
                    Verdict::Unknown => {}
                }
            }
            Masks {
                fulfilled: yes << plate.first,
                unknown: !((yes | no) << plate.first),
            }
        });
        people.collect()
    }

    /// What each distinct set of facts says of each part of a plate.
    fn tallies<L: Lanes>(&self, corpus: &Corpus, plate: &Plate) -> Vec<L> {
        let weighed = |fact| L::of(&plate.weigh(self.words, &self.rules, fact));
        let facts: Vec<L> = corpus.facts.iter().map(weighed).collect();
        let of = |lanes: L, fact: &u32| lanes.or(facts.get(*fact as usize).copied().unwrap_or(L::NOTHING));
        let sets = 0..corpus.sets.len();
        sets.map(|set| corpus.members_of(set).iter().fold(L::NOTHING, of))
            .collect()
    }
}

/// Takes the first of a slice.
fn cut<'a, T>(rest: &mut &'a [T], count: u32) -> &'a [T] {
    let (first, others) = rest.split_at_checked(count as usize).unwrap_or((rest, &[]));
    *rest = others;
    first
}

fn with_parts<L: Lanes>(positions: &[Held], sets: &[L]) -> impl Iterator<Item = (Span, u64)> {
    positions.iter().map(|held| {
        let lanes = sets.get(held.set as usize).copied().unwrap_or(L::NOTHING);
        (held.span, lanes.tally().yes)
    })
}

fn at_most(person: &Person) -> Option<u16> {
    (person.at_most != u16::MAX).then_some(person.at_most)
}

/// The bit of a requirement on its plate.
fn bit_of(plate: &Plate, cell: &Cell) -> u64 {
    let at = u32::try_from(cell.requirement)
        .unwrap_or(u32::MAX)
        .wrapping_sub(plate.first);
    1_u64.checked_shl(at).unwrap_or(0)
}

fn ones(count: usize) -> u64 {
    let count = u32::try_from(count).unwrap_or(64);
    1_u64.checked_shl(count).map_or(u64::MAX, |bit| bit - 1)
}
