//! Reads a passage of a profile: what it says, as facts, each with the characters that say so.
//!
//! What counts depends on where it stands. A title in somebody's own title is theirs; in the middle of a description it
//! is a colleague's. An employer's name is an employer where employers stand, and a product in a list of skills.

mod languages;
mod leading;
mod licences;
mod places;
mod standing;
mod years;

pub(super) use self::{
    languages::levels,
    leading::{Led, led},
};

use super::{
    fact::{Class, Fact, Found, Said, Tense},
    lexicon::{Memory, Mention},
    scan::{Scan, Sort},
    tokens::Gap,
    vocabulary::{File, Kind, Vocabulary},
};

/// Words before an employer's name that make it one in running text.
const AT: &[&str] = &[
    "at", "bei", "beim", "chez", "en", "bij", "presso", "na", "em", "with", "for", "fur", "pour", "ex", "в",
];

/// What firms are called by law.
const FORMS: &[&str] = &[
    "ag",
    "gmbh",
    "se",
    "kg",
    "kgaa",
    "co",
    "mbh",
    "sa",
    "sas",
    "sarl",
    "sl",
    "spa",
    "srl",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "plc",
    "ltd",
    "limited",
    "llc",
    "llp",
    "inc",
    "corp",
    "corporation",
    "company",
    "group",
    "gruppe",
    "groupe",
    "grupo",
    "gruppo",
    "holding",
    "the",
];

/// Reads what a passage says. `tense` is when it is true unless its words say otherwise.
pub(super) fn read(
    words: &'static Vocabulary,
    memory: &mut Memory,
    class: Class,
    tense: Tense,
    text: &str,
) -> Vec<Found> {
    if class == Class::Ended {
        return ended(words, text);
    }
    let sort = match class {
        Class::Skill | Class::Language | Class::Certification => Sort::List,
        Class::Employer | Class::Industry => Sort::Firm,
        Class::Headline
        | Class::About
        | Class::Location
        | Class::Title
        | Class::PositionLocation
        | Class::PositionText
        | Class::School
        | Class::Degree
        | Class::Ended => Sort::Prose,
    };
    let scan = Scan::remembering(words, memory, text, sort);
    let mut reading = Reading {
        text,
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
        | Class::Certification
        | Class::Ended => {}
    }
    standing::read(&mut reading);
    leading::read(&mut reading);
    licences::read(&mut reading);
    reading.employment();
    reading.remote();
    reading.found
}

/// A passage that is being read.
struct Reading<'a> {
    text: &'a str,
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
            let pending = mention.file == File::Certifications && self.scan.is_pending(mention);
            if !pending && !self.counts(mention) {
                continue;
            }
            // Whoever has booked an examination has not passed it.
            let said = if pending || self.scan.is_denied(mention) {
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
            // Shifts and duties belong to the work that a position describes.
            (Class::PositionText, File::Statuses) => self.scan.words.kind(mention.concept) == Kind::Hours,
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
            (Class::Certification, File::Certifications | File::Skills | File::Soft) => true,
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

    /// Whoever works for somebody today is employed, unless the name says that this is nobody else.
    fn employment(&mut self) {
        let status = |mention: &Mention| mention.file == File::Statuses;
        let all = self.scan.tokens.list.len();
        if self.class != Class::Employer
            || self.tense != Tense::Now
            || all == 0
            || self.scan.mentions.iter().any(status)
        {
            return;
        }
        if let Some(employed) = self.scan.words.employed {
            self.note(Said::Has(employed), Tense::Now, 0, all);
        }
        // What stands beside a known name may be another firm, or a part of it with a trade of its own.
        let known = |at: usize| {
            let of = |mention: &Mention| {
                let named = self.scan.words.kind(mention.concept) == Kind::Employer;
                (named || mention.file == File::Places) && (mention.from..mention.to).contains(&at)
            };
            FORMS.contains(&self.scan.tokens.word_at(at)) || self.scan.mentions.iter().any(of)
        };
        if !(0..all).all(known) {
            self.note(Said::SomeEmployer, Tense::Now, 0, all);
        }
    }

    /// Whether somebody works from anywhere, or would move.
    fn remote(&mut self) {
        let prose = matches!(self.class, Class::Headline | Class::About);
        if !prose && !matches!(self.class, Class::Location | Class::PositionLocation) {
            return;
        }
        let words = self.scan.words;
        for (from, to, kind) in &self.scan.steering {
            // A move alone is a trade, or a change.
            let moves = *kind == Kind::Relocate && prose && self.scan.is_steered(*from, Kind::Willing);
            let concept = if *kind == Kind::Remote && (prose || self.tense != Tense::Past) {
                words.remote
            } else {
                words.relocates.filter(|_| moves)
            };
            let Some(concept) = concept else { continue };
            let denied = self.scan.is_negated(*from);
            let said = if denied {
                Said::Lacks(concept)
            } else {
                Said::Has(concept)
            };
            self.note(said, self.tense, *from, *to);
        }
    }

    /// Whether a word is written in capitals.
    fn is_upper(&self, at: usize) -> bool {
        let (start, end) = self.scan.span(at, at + 1);
        let length = end.saturating_sub(start) as usize;
        let mut written = self.text.chars().skip(start as usize).take(length);
        written.all(|character| !character.is_lowercase())
    }
}

/// What it says that the last position has ended.
fn ended(words: &'static Vocabulary, text: &str) -> Vec<Found> {
    let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let fact = |concept| Fact {
        class: Class::Ended,
        tense: Tense::Now,
        said: Said::Has(concept),
    };
    let found = |fact| Found { fact, start: 0, end };
    words.between_jobs.map(fact).map(found).into_iter().collect()
}
