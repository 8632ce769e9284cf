//! The words that ship with the program: concepts, what they are called in many languages, and what bears out what.
//!
//! They are data, in `vocabulary/*.txt`; the heading of each file says what it lists. A line is a concept:
//! `id | label; label | > broader-id, broader-id | key=value`. A label with `=` before it must be written in that
//! case; one with `?` counts only among others of its kind.

mod kind;
mod licences;
mod line;

use std::{collections::BTreeMap, sync::LazyLock};

use sha2::{Digest as _, Sha256};

pub(super) use self::kind::Kind;
use self::{
    licences::Licences,
    line::{concept, line},
};
use super::{
    lexicon::{Lexicon, Name},
    tongue::{LITTLE_WORDS, Tongues},
};

/// The most concepts and labels that are read, so that a number of them fits in four bytes with room.
const MOST: usize = 1 << 20;
/// The number of the first phrase that is not in the vocabulary.
const LITERALS: u32 = 1 << 24;
/// How far up what bears out what is followed.
const STEPS: usize = 12;

/// A file of the vocabulary: what its concepts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum File {
    Titles,
    Seniority,
    Skills,
    Languages,
    Levels,
    Degrees,
    Fields,
    Certifications,
    Industries,
    Places,
    Statuses,
    Soft,
    Grammar,
}

const FILES: [(File, &str, &str); 13] = [
    (
        File::Titles,
        "titles",
        include_str!("../../../vocabulary/titles.txt"),
    ),
    (
        File::Seniority,
        "seniority",
        include_str!("../../../vocabulary/seniority.txt"),
    ),
    (
        File::Skills,
        "skills",
        include_str!("../../../vocabulary/skills.txt"),
    ),
    (
        File::Languages,
        "languages",
        include_str!("../../../vocabulary/languages.txt"),
    ),
    (
        File::Levels,
        "levels",
        include_str!("../../../vocabulary/levels.txt"),
    ),
    (
        File::Degrees,
        "degrees",
        include_str!("../../../vocabulary/degrees.txt"),
    ),
    (
        File::Fields,
        "fields",
        include_str!("../../../vocabulary/fields.txt"),
    ),
    (
        File::Certifications,
        "certifications",
        include_str!("../../../vocabulary/certifications.txt"),
    ),
    (
        File::Industries,
        "industries",
        include_str!("../../../vocabulary/industries.txt"),
    ),
    (
        File::Places,
        "places",
        include_str!("../../../vocabulary/places.txt"),
    ),
    (
        File::Statuses,
        "statuses",
        include_str!("../../../vocabulary/statuses.txt"),
    ),
    (File::Soft, "soft", include_str!("../../../vocabulary/soft.txt")),
    (
        File::Grammar,
        "grammar",
        include_str!("../../../vocabulary/grammar.txt"),
    ),
];

/// Statuses of which only one can be true.
const OPPOSITES: [(&str, &str); 8] = [
    ("open-to-work", "not-looking"),
    ("willing-to-relocate", "not-willing-to-relocate"),
    ("employed", "between-jobs"),
    ("employed", "retired"),
    ("employed", "self-employed"),
    ("available-immediately", "notice-period"),
    ("remote", "on-site"),
    ("full-time", "part-time"),
];

/// The number of a concept in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ConceptId(pub(super) u32);

impl ConceptId {
    /// The number of a phrase that a requirement names and the vocabulary does not: behind all that it may list.
    pub(super) fn literal(number: u32) -> Self {
        Self(LITERALS.saturating_add(number))
    }

    /// Whether it is such a phrase.
    pub(super) fn is_literal(self) -> bool {
        self.0 >= LITERALS
    }
}

/// Something that has a name in many languages.
#[derive(Debug)]
pub(super) struct Concept {
    /// Its name in its file.
    #[cfg(test)]
    pub(super) id: &'static str,
    /// Which file it is in.
    pub(super) file: File,
    /// Its first label.
    pub(super) label: &'static str,
    /// Where it stands on the scale of its file; 0 where there is none.
    pub(super) rank: u8,
    /// The number that it means.
    pub(super) value: u8,
    pub(super) kind: Kind,
    /// In texts of which languages it counts.
    pub(super) tongues: Tongues,
    /// The city that an area around it is usually meant for.
    core: Option<ConceptId>,
    /// What it bears out: itself and all that is broader. Sorted.
    pub(super) above: Vec<ConceptId>,
}

/// All concepts, and the lexicon of what they are called.
pub(super) struct Vocabulary {
    concepts: Vec<Concept>,
    /// The status of whoever holds a position, if it is listed.
    pub(super) employed: Option<ConceptId>,
    /// Who is between two positions, is self-employed, works from anywhere, or would move, if it is listed.
    pub(super) between_jobs: Option<ConceptId>,
    pub(super) remote: Option<ConceptId>,
    pub(super) relocates: Option<ConceptId>,
    /// The classes of driving licences.
    pub(super) licences: Licences,
    /// What leading people is called, if it is listed.
    pub(super) leadership: Option<ConceptId>,
    /// What leading a team is called, if it is listed.
    led_team: Option<ConceptId>,
    /// Statuses of which only one can be true.
    opposites: Vec<(ConceptId, ConceptId)>,
    pub(super) lexicon: Lexicon,
}

static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::of(&FILES));

/// The vocabulary that ships with the program. Read once.
pub(super) fn shipped() -> &'static Vocabulary {
    &SHIPPED
}

/// Which edition of the vocabulary this is: eight letters of a hash over all that ships.
pub(super) fn fingerprint() -> String {
    let mut hash = Sha256::new();
    for (_, name, text) in &FILES {
        hash.update(name);
        hash.update(text);
    }
    hash.update(LITTLE_WORDS);
    let digest: [u8; 32] = hash.finalize().into();
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

impl Vocabulary {
    fn of(files: &[(File, &'static str, &'static str)]) -> Self {
        let mut concepts = Vec::new();
        let mut lexicon = Lexicon::default();
        let mut numbers = BTreeMap::new();
        let mut broader = Vec::new();
        let mut cores = Vec::new();
        for (file, name, text) in files {
            for line in text.lines().filter_map(line).take(MOST - concepts.len()) {
                let number = ConceptId(u32::try_from(concepts.len()).unwrap_or(u32::MAX));
                numbers.insert((*name, line.id), number);
                broader.push((*name, line.broader));
                cores.push(line.value("core").map(|core| (*name, core)));
                for name in line
                    .labels
                    .split(';')
                    .filter_map(|label| Name::read(label, number, *file))
                {
                    lexicon.add(name);
                }
                concepts.push(concept(*file, &line));
            }
        }
        lexicon.finish();
        let parents: Vec<Vec<ConceptId>> = broader
            .iter()
            .map(|(file, ids)| parents(&numbers, file, ids))
            .collect();
        for (concept, core) in concepts.iter_mut().zip(cores) {
            concept.core = core.and_then(|core| numbers.get(&core)).copied();
        }
        for (number, concept) in (0..).zip(&mut concepts) {
            concept.above = all_above(ConceptId(number), &parents);
        }
        let ranks: Vec<u8> = concepts.iter().map(|concept| concept.rank).collect();
        for concept in concepts.iter_mut().filter(|concept| concept.rank == 0) {
            concept.rank = inherited(concept, &ranks, &numbers);
        }
        let status = |id| numbers.get(&("statuses", id)).copied();
        Self {
            concepts,
            employed: status("employed"),
            between_jobs: status("between-jobs"),
            remote: status("remote"),
            relocates: status("willing-to-relocate"),
            licences: Licences::of(|id| numbers.get(&("certifications", id)).copied()),
            leadership: numbers.get(&("soft", "leadership")).copied(),
            led_team: numbers.get(&("soft", "led-team")).copied(),
            opposites: OPPOSITES
                .iter()
                .filter_map(|(one, other)| Some((status(one)?, status(other)?)))
                .collect(),
            lexicon,
        }
    }

    /// The concept with that number.
    pub(super) fn concept(&self, id: ConceptId) -> Option<&Concept> {
        self.concepts.get(id.0 as usize)
    }

    /// Whether whoever has the one has the other too: Spring Boot bears out Java, Munich bears out Bavaria.
    pub(super) fn bears_out(&self, found: ConceptId, asked: ConceptId) -> bool {
        found == asked
            || self
                .concept(found)
                .is_some_and(|concept| concept.above.binary_search(&asked).is_ok())
    }

    /// Which file a concept is in.
    pub(super) fn file(&self, id: ConceptId) -> File {
        self.concept(id).map_or(File::Grammar, |concept| concept.file)
    }

    /// What kind of thing a concept is.
    pub(super) fn kind(&self, id: ConceptId) -> Kind {
        self.concept(id).map_or(Kind::Plain, |concept| concept.kind)
    }

    /// In texts of which languages a concept counts.
    pub(super) fn tongues(&self, id: ConceptId) -> Tongues {
        self.concept(id).map_or(Tongues::ANY, |concept| concept.tongues)
    }

    /// What the first concept at a step of a file's scale is called.
    pub(super) fn of_rank(&self, file: File, rank: u8) -> Option<&'static str> {
        let mut concepts = self.concepts.iter();
        concepts
            .find(|concept| concept.file == file && concept.rank == rank)
            .map(|concept| concept.label)
    }

    /// The number that a concept means.
    pub(super) fn value(&self, id: ConceptId) -> u8 {
        self.concept(id).map_or(0, |concept| concept.value)
    }

    /// Where a concept stands on the scale of its file.
    pub(super) fn rank(&self, id: ConceptId) -> u8 {
        self.concept(id).map_or(0, |concept| concept.rank)
    }

    /// How high somebody stands of whom this is said: a chief technology officer is at the top. 0 if it says nothing.
    pub(super) fn seniority(&self, id: ConceptId) -> u8 {
        let above = self.concept(id).map_or(&[][..], |concept| &concept.above);
        let ranks = above
            .iter()
            .filter_map(|id| self.concept(*id))
            .filter(|concept| concept.file == File::Seniority);
        ranks.map(|concept| concept.rank).max().unwrap_or(0)
    }

    /// Whether an area is usually meant for the city in its middle: Greater Munich for Munich.
    pub(super) fn surrounds(&self, area: ConceptId, city: ConceptId) -> bool {
        self.concept(area).is_some_and(|area| area.core == Some(city))
    }

    /// Whether whoever leads a team has this: leading, or leading a team.
    pub(super) fn is_leading(&self, id: ConceptId) -> bool {
        self.led_team.is_some_and(|led| self.bears_out(led, id))
    }

    /// Whether the one cannot be true where the other is.
    pub(super) fn opposed(&self, one: ConceptId, other: ConceptId) -> bool {
        self.opposites.contains(&(one, other)) || self.opposites.contains(&(other, one))
    }

    /// Whether two concepts have something broader in common.
    pub(super) fn related(&self, one: ConceptId, other: ConceptId) -> bool {
        self.concept(one)
            .is_some_and(|one| one.above.iter().any(|above| self.bears_out(other, *above)))
    }

    /// Whether two places lie in one country.
    pub(super) fn share_country(&self, one: ConceptId, other: ConceptId) -> bool {
        let country = |id: &&ConceptId| self.kind(**id) == Kind::Country;
        let of_one = self.concept(one).map_or(&[][..], |one| &one.above);
        of_one
            .iter()
            .filter(country)
            .any(|country| self.bears_out(other, *country))
    }

    /// The concept of that name.
    #[cfg(test)]
    pub(super) fn named(&self, file: File, id: &str) -> Option<ConceptId> {
        let at = self
            .concepts
            .iter()
            .position(|concept| concept.file == file && concept.id == id)?;
        u32::try_from(at).ok().map(ConceptId)
    }

    /// The name of a concept for a sentence.
    pub(super) fn label(&self, id: ConceptId) -> &'static str {
        self.concept(id).map_or("", |concept| concept.label)
    }
}

fn parents(
    numbers: &BTreeMap<(&'static str, &'static str), ConceptId>,
    file: &'static str,
    ids: &'static str,
) -> Vec<ConceptId> {
    let ids = ids
        .trim_start_matches('>')
        .split(',')
        .map(str::trim)
        .filter(|id| !id.is_empty());
    ids.filter_map(|id| numbers.get(&id.split_once('/').unwrap_or((file, id))).copied())
        .collect()
}

fn all_above(start: ConceptId, parents: &[Vec<ConceptId>]) -> Vec<ConceptId> {
    let mut above = vec![start];
    let mut from = 0;
    for _ in 0..STEPS {
        let new: Vec<ConceptId> = above
            .get(from..)
            .unwrap_or_default()
            .iter()
            .filter_map(|id| parents.get(id.0 as usize))
            .flatten()
            .copied()
            .collect();
        from = above.len();
        for id in new {
            if !above.contains(&id) {
                above.push(id);
            }
        }
    }
    above.sort_unstable();
    above
}

/// The highest rank of what a concept bears out in its own file: a kind of master's degree is a master's degree.
fn inherited(
    concept: &Concept,
    ranks: &[u8],
    numbers: &BTreeMap<(&'static str, &'static str), ConceptId>,
) -> u8 {
    let own = FILES
        .iter()
        .find(|(file, ..)| *file == concept.file)
        .map_or("", |(_, name, _)| name);
    let ids = numbers
        .range((own, "")..)
        .take_while(|((file, _), _)| *file == own)
        .map(|(_, id)| id);
    ids.filter(|id| concept.above.binary_search(id).is_ok())
        .filter_map(|id| ranks.get(id.0 as usize))
        .copied()
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrower_concept_bears_out_a_broader_one_and_not_the_other_way_round() {
        let words = shipped();
        let id = |file, name| words.named(file, name).expect("it is listed");
        let (boot, java) = (id(File::Skills, "spring-boot"), id(File::Skills, "java"));
        let (munich, europe) = (id(File::Places, "munich"), id(File::Places, "europe"));

        assert!(words.bears_out(boot, java), "Spring Boot is written in Java");
        assert!(!words.bears_out(java, boot), "not everyone with Java knows it");
        assert!(words.bears_out(munich, europe), "over several steps");
    }

    #[test]
    fn every_line_of_the_shipped_files_can_be_read() {
        for (_, name, text) in FILES {
            let lines: Vec<&str> = text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .collect();
            let mut ids: Vec<&str> = lines
                .iter()
                .filter_map(|line| line.split('|').next())
                .map(str::trim)
                .collect();
            assert!(!ids.is_empty(), "{name} lists something");
            ids.sort_unstable();
            let before = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), before, "a name in {name} stands for one concept");
            for text in lines {
                let line = line(text).expect("it has an id and labels");
                assert!(!line.labels.is_empty(), "{name}: {text} is called something");
            }
        }
    }
}
