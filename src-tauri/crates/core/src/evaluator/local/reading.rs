//! Reads a passage of a profile: what it says, as facts, each with the characters that say so.
//!
//! What counts depends on where it stands. A title in somebody's own title is theirs; in the middle of a description it
//! is a colleague's. An employer's name is an employer where employers stand, and a product in a list of skills.

mod languages;
mod places;
mod standing;
mod years;

pub(super) use self::languages::levels;

use super::{
    fact::{Class, Fact, Found, Said, Tense},
    lexicon::{Memory, Mention},
    scan::Scan,
    tokens::Gap,
    vocabulary::{File, Kind, Vocabulary},
};

/// Words before an employer's name that make it one in running text.
const AT: &[&str] = &[
    "at", "bei", "beim", "chez", "en", "bij", "presso", "na", "em", "with", "for", "fur", "pour", "ex", "в",
];

/// Reads what a passage says. `tense` is when it is true unless its words say otherwise.
pub(super) fn read(
    words: &'static Vocabulary,
    memory: &mut Memory,
    class: Class,
    tense: Tense,
    text: &str,
) -> Vec<Found> {
    let listed = matches!(class, Class::Skill | Class::Language | Class::Certification);
    let scan = Scan::remembering(words, memory, text, listed);
    let mut reading = Reading {
        scan: &scan,
        class,
        tense,
        found: Vec::new(),
    };
    reading.mentions();
    match class {
        Class::Location | Class::PositionLocation => places::read(&mut reading),
        Class::Language => languages::read_list(&mut reading),
        Class::Headline | Class::About => {
            languages::read_prose(&mut reading);
            years::read(&mut reading);
        }
        Class::PositionText | Class::Skill => years::read(&mut reading),
        Class::Title
        | Class::Degree
        | Class::Industry
        | Class::Employer
        | Class::School
        | Class::Certification => {}
    }
    standing::read(&mut reading);
    reading.employment();
    reading.remote();
    reading.found
}

/// A passage that is being read.
struct Reading<'a> {
    scan: &'a Scan,
    class: Class,
    tense: Tense,
    found: Vec<Found>,
}

impl Reading<'_> {
    /// Notes something that the words `from` to `to` say.
    fn note(&mut self, said: Said, tense: Tense, from: usize, to: usize) {
        let (start, end) = self.scan.span(from, to);
        let fact = Fact {
            class: self.class,
            tense,
            said,
        };
        self.found.push(Found { fact, start, end });
    }

    /// What is true of the person because its name stands here.
    fn mentions(&mut self) {
        for mention in &self.scan.mentions {
            if !self.counts(mention) {
                continue;
            }
            let said = if self.scan.is_denied(mention) {
                Said::Lacks(mention.concept)
            } else {
                Said::Has(mention.concept)
            };
            self.note(said, self.tense_at(mention.from), mention.from, mention.to);
        }
    }

    fn counts(&self, mention: &Mention) -> bool {
        let employer = self.scan.words.kind(mention.concept) == Kind::Employer;
        let fits = match (self.class, mention.file) {
            (
                Class::Headline,
                File::Skills
                | File::Titles
                | File::Seniority
                | File::Certifications
                | File::Industries
                | File::Statuses
                | File::Soft
                | File::Fields,
            ) => true,
            (
                Class::About,
                File::Skills | File::Certifications | File::Statuses | File::Soft | File::Fields,
            ) => true,
            (Class::About, File::Titles) => self.scan.sentence_start(mention.from) == 0,
            (Class::About, File::Industries) => !employer || self.follows_at(mention.from),
            (Class::PositionText, File::Skills | File::Certifications | File::Soft) => true,
            (Class::PositionText, File::Industries) => !employer,
            (
                Class::Title,
                File::Titles
                | File::Seniority
                | File::Skills
                | File::Statuses
                | File::Industries
                | File::Soft
                | File::Certifications,
            ) => true,
            (Class::Employer, File::Industries | File::Statuses) => true,
            (Class::Industry, File::Industries) => true,
            (Class::Degree, File::Fields | File::Statuses) => true,
            (
                Class::Skill,
                File::Skills | File::Certifications | File::Soft | File::Fields | File::Titles,
            ) => true,
            (Class::Skill, File::Industries) => !employer,
            (Class::Certification, File::Certifications | File::Skills) => true,
            _ => false,
        };
        let wished = || {
            matches!(self.class, Class::Headline | Class::About | Class::PositionText)
                && mention.file != File::Statuses
                && self.scan.is_wished(mention.from)
        };
        fits && !wished()
            && !(mention.file == File::Industries && self.scan.is_steered(mention.from, Kind::Behalf))
    }

    fn follows_at(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|before| {
            AT.contains(&self.scan.tokens.word_at(before)) && !self.scan.breaks(from, Gap::Comma)
        })
    }

    /// When something is true, from the last word before it in its sentence that says so.
    fn tense_at(&self, at: usize) -> Tense {
        if !matches!(self.class, Class::Headline | Class::About | Class::Title) {
            return self.tense;
        }
        let before = self.scan.steering.iter().rev().filter(|(_, to, _)| *to <= at);
        for (from, _, kind) in before {
            let (reach, tense) = if *kind == Kind::Current {
                (Gap::Break, Tense::Now)
            } else if *kind == Kind::Past {
                (Gap::Comma, Tense::Past)
            } else {
                continue;
            };
            return if self.scan.is_broken(*from, at, reach) {
                self.tense
            } else {
                tense
            };
        }
        self.tense
    }

    /// Whoever holds a position is employed, unless the title names another status.
    fn employment(&mut self) {
        let other = self
            .scan
            .mentions
            .iter()
            .any(|mention| mention.file == File::Statuses);
        if self.class == Class::Title
            && self.tense == Tense::Now
            && !other
            && !self.scan.tokens.list.is_empty()
            && let Some(employed) = self.scan.words.employed
        {
            self.note(Said::Has(employed), Tense::Now, 0, self.scan.tokens.list.len());
        }
    }

    fn remote(&mut self) {
        if !matches!(self.class, Class::Headline | Class::About | Class::Location) {
            return;
        }
        for (from, to, kind) in &self.scan.steering {
            let said = if *kind == Kind::Remote {
                Said::Remote
            } else if *kind == Kind::Relocate {
                Said::Relocates
            } else {
                continue;
            };
            if !self.scan.is_negated(*from) {
                self.note(said, self.tense, *from, *to);
            }
        }
    }
}
