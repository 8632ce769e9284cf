//! Many profiles in little memory, read once: each passage as a set of facts that has a number.
//!
//! The same text in the same sort of passage is read once, and the same facts are one set, whatever words they were
//! said in. A candidate is a row of numbers, and months. The texts themselves are not kept.

use std::{hash::BuildHasher as _, sync::Arc};

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use super::{
    fact::{Class, Fact, Tense},
    lexicon::Memory,
    literal::Literals,
    months::Span,
    profile::{Passage, career, passages},
    vocabulary::Vocabulary,
};
use crate::evaluator::Document;

/// Longer texts are seldom the same twice, and are not remembered.
const REMEMBERED: usize = 80;
/// How many sorts of passage there are, in three tenses.
const SORTS: usize = 14 * 3;

/// Profiles to be judged all at once.
pub struct Corpus {
    words: &'static Vocabulary,
    memory: Memory,
    /// Distinct facts.
    pub(super) facts: Vec<Fact>,
    fact_numbers: HashMap<Fact, u32>,
    /// Distinct sets of facts: where each begins in `members`. The first is empty.
    pub(super) sets: Vec<u32>,
    pub(super) members: Vec<u32>,
    /// The sets by their members.
    set_numbers: HashTable<u32>,
    hashing: DefaultHashBuilder,
    /// What a text of each sort of passage says.
    texts: Vec<HashMap<Box<str>, u32>>,
    joined: HashMap<(u32, u32), u32>,
    /// The candidates, in the order in which they came.
    pub(super) people: Vec<Person>,
    /// Sets of facts, candidate after candidate.
    pub(super) said: Vec<u32>,
    /// Positions with months, candidate after candidate; of each the earliest first.
    pub(super) held: Vec<Held>,
}

/// A candidate: where the facts and positions end that begin where the one before ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) said: u32,
    pub(super) held: u32,
    /// The most months of all positions; [`u16::MAX`] where that is unknown.
    pub(super) at_most: u16,
}

/// A position: its months, and the set of facts it bears out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub(super) span: Span,
    pub(super) set: u32,
}

impl Corpus {
    /// No profiles, to be read for requirements that name these phrases.
    pub(super) fn new(words: &'static Vocabulary, literals: &Arc<Literals>) -> Self {
        Self {
            words,
            memory: Memory::looking_for(literals),
            facts: Vec::new(),
            fact_numbers: HashMap::new(),
            sets: vec![0],
            members: Vec::new(),
            set_numbers: HashTable::new(),
            hashing: DefaultHashBuilder::default(),
            texts: (0..SORTS).map(|_| HashMap::new()).collect(),
            joined: HashMap::new(),
            people: Vec::new(),
            said: Vec::new(),
            held: Vec::new(),
        }
    }

    /// How many profiles there are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Reads a profile and adds what it says.
    pub fn push(&mut self, document: &Document) {
        let career = career(document);
        let mut of_positions: Vec<u32> = vec![0; career.spans.len()];
        for passage in passages(document) {
            let set = self.set_of(&passage);
            let held = career
                .spans
                .iter()
                .position(|(_, at)| passage.position == Some(*at));
            match held.and_then(|at| of_positions.get_mut(at)) {
                Some(of_position) => {
                    let before = *of_position;
                    *of_position = self.join(before, set);
                }
                None if set != 0 => self.said.push(set),
                None => {}
            }
        }
        let positions = career.spans.iter().zip(of_positions);
        self.held
            .extend(positions.map(|((span, _), set)| Held { span: *span, set }));
        self.people.push(Person {
            said: number(self.said.len()),
            held: number(self.held.len()),
            at_most: career.at_most.unwrap_or(u16::MAX),
        });
    }

    /// The facts of a set, as numbers.
    pub(super) fn members_of(&self, set: usize) -> &[u32] {
        members_of(&self.sets, &self.members, set)
    }

    fn set_of(&mut self, passage: &Passage<'_>) -> u32 {
        let text: &str = &passage.text;
        let sort = sort(passage.class, passage.tense);
        let known = self.texts.get(sort).and_then(|texts| texts.get(text));
        if let Some(set) = known {
            return *set;
        }
        let mut facts: Vec<u32> = passage
            .read(self.words, &mut self.memory)
            .iter()
            .map(|found| self.fact(found.fact))
            .collect();
        let set = self.set(&mut facts);
        if text.len() <= REMEMBERED
            && let Some(texts) = self.texts.get_mut(sort)
        {
            texts.insert(text.into(), set);
        }
        set
    }

    fn fact(&mut self, fact: Fact) -> u32 {
        let next = number(self.facts.len());
        let fact_number = *self.fact_numbers.entry(fact).or_insert(next);
        if fact_number == next {
            self.facts.push(fact);
        }
        fact_number
    }

    fn set(&mut self, facts: &mut Vec<u32>) -> u32 {
        facts.sort_unstable();
        facts.dedup();
        if facts.is_empty() {
            return 0;
        }
        let hash = self.hashing.hash_one(facts.as_slice());
        if let Some(set) = self
            .set_numbers
            .find(hash, |set| self.members_of(*set as usize) == facts.as_slice())
        {
            return *set;
        }
        let set = number(self.sets.len());
        self.sets.push(number(self.members.len()));
        self.members.extend_from_slice(facts);
        let (sets, members, hashing) = (&self.sets, &self.members, &self.hashing);
        let hash_of = |set: &u32| hashing.hash_one(members_of(sets, members, *set as usize));
        self.set_numbers.insert_unique(hash, set, hash_of);
        set
    }

    /// The set of what is in either.
    fn join(&mut self, one: u32, other: u32) -> u32 {
        if one == other || other == 0 {
            return one;
        }
        if one == 0 {
            return other;
        }
        if let Some(set) = self.joined.get(&(one, other)) {
            return *set;
        }
        let mut facts = self.members_of(one as usize).to_vec();
        facts.extend_from_slice(self.members_of(other as usize));
        let set = self.set(&mut facts);
        self.joined.insert((one, other), set);
        set
    }
}

fn members_of<'a>(sets: &[u32], members: &'a [u32], set: usize) -> &'a [u32] {
    let from = sets.get(set).map_or(0, |at| *at as usize);
    let to = sets.get(set + 1).map_or(members.len(), |at| *at as usize);
    members.get(from..to).unwrap_or_default()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("four billion facts do not fit in memory")
}

fn sort(class: Class, tense: Tense) -> usize {
    class as usize * 3 + tense as usize
}
