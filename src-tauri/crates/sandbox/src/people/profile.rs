//! What a profile says: names, headline, place, career and studies.

use super::languages::{Name, NameOrder};
use super::vocabulary::{BUSINESSES, HOSTILE, SCHOOLS, STEMS};
use super::{Employer, Person, Whim, small};
use crate::mix::mix;

/// How long the longest names are, in characters.
pub(crate) const LONGEST_NAME: usize = 10_000;

/// The month in which this world stands still, counted from year 0.
const NOW_IN_MONTHS: u32 = 2026 * 12;

/// A month of a year; months count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Month {
    pub year: u32,
    pub month: u32,
}

/// A time with an employer.
#[derive(Clone, Debug)]
pub(crate) struct Position {
    pub employer: Employer,
    pub role: String,
    pub start: Month,
    /// Absent while it lasts.
    pub end: Option<Month>,
    pub months: u32,
}

/// A time at a school.
#[derive(Clone, Debug)]
pub(crate) struct School {
    pub name: &'static str,
    pub degree: &'static str,
    pub from: u32,
    pub until: u32,
}

impl Person {
    /// The given name, sometimes two of them, and for a few something that is no name at all.
    pub fn first_name(&self) -> String {
        let (given, _) = self.given();
        let second = self.second_given().map(|(second, _)| second);
        let plain = match second {
            Some(second) if self.order() != NameOrder::FamilyFirstJoined => format!("{given} {second}"),
            _ => given.to_owned(),
        };
        match self.whim(Whim::Name, 1_000) {
            0 => self.hostile_text().to_owned(),
            1..4 => with_zero_width(&plain),
            4..9 => format!("{plain} 🚀"),
            9..19 => plain.to_uppercase(),
            19..29 => format!("Dr. {plain}"),
            29..32 => format!("  {plain}\u{a0}"),
            _ => plain,
        }
    }

    /// The family name; one in five thousand is as long as a short story.
    pub fn last_name(&self) -> String {
        let (family, _) = self.family();
        if self.number % 5_000 == 321 {
            return family.chars().cycle().take(LONGEST_NAME).collect();
        }
        match self.whim(Whim::Name, 1_000) {
            40..60 => format!("{family}, PhD"),
            60..65 => String::new(),
            _ => family.to_owned(),
        }
    }

    /// The full name in the order of its language.
    pub fn full_name(&self) -> String {
        let (first, last) = (self.first_name(), self.last_name());
        match self.order() {
            _ if last.is_empty() => first,
            NameOrder::GivenFirst => format!("{first} {last}"),
            NameOrder::FamilyFirst => format!("{last} {first}"),
            NameOrder::FamilyFirstJoined => format!("{last}{first}"),
        }
    }

    /// The plain name in Latin letters, as in a web address.
    pub fn latin_name(&self) -> String {
        let second = self
            .second_given()
            .map(|(_, latin)| format!("-{latin}"))
            .unwrap_or_default();
        format!("{}{second}-{}", self.given().1, self.family().1)
    }

    /// The plain name in its own letters, as in a web address.
    pub fn written_name(&self) -> String {
        let name = format!("{} {}", self.given().0, self.family().0).to_lowercase();
        name.split(|letter: char| letter.is_whitespace() || "’'-־".contains(letter))
            .collect::<Vec<_>>()
            .join("-")
    }

    pub fn title(&self) -> String {
        match self.level() {
            "" => self.profession().title.to_owned(),
            level => format!("{level} {}", self.profession().title),
        }
    }

    /// The headline as its owner wrote it. It may be empty, and for a few it is hostile.
    pub fn headline(&self) -> String {
        if self.whim(Whim::HostileHeadline, 1_000) < 6 {
            return self.hostile_text().to_owned();
        }
        let (title, employer, tagline) = (self.title(), self.employer().name(), self.language().tagline);
        match self.whim(Whim::Headline, 100) {
            0 => String::new(),
            1..46 => format!("{title} at {employer}"),
            46..76 => format!("{title} | {}", self.skills().collect::<Vec<_>>().join(" · ")),
            76..90 => format!("{title} @ {employer} | {tagline}"),
            _ => format!("{tagline} – {title}"),
        }
    }

    /// Three of the skills of the profession.
    pub fn skills(&self) -> impl Iterator<Item = &'static str> {
        let all = self.profession().skills;
        let first = self.whim(Whim::Skills, all.len() as u64) as usize;
        all.iter().cycle().skip(first).take(3).copied()
    }

    /// City, region and country; a few people keep it to themselves.
    pub fn location(&self) -> Option<String> {
        if self.whim(Whim::NoLocation, 100) == 0 {
            return None;
        }
        let place = self.place();
        let parts = [place.city, place.region, place.country];
        Some(
            parts
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }

    /// Every position, the current one first. One person in fifty is between two positions.
    pub fn career(&self) -> Vec<Position> {
        let mut positions = Vec::new();
        let mut end = NOW_IN_MONTHS - u32::from(self.whim(Whim::Career, 50) == 0) * 5;
        for step in 0..=self.whim(Whim::Career, 4) {
            let draw = mix(&[self.salt, Whim::Career as u64, step]);
            let months = 2 + (draw % 70) as u32;
            let role = if step == 0 {
                self.title()
            } else {
                self.profession().title.to_owned()
            };
            let employer = if step == 0 {
                self.employer()
            } else {
                drawn_employer(draw)
            };
            let until = (end < NOW_IN_MONTHS).then(|| month(end));
            positions.push(Position {
                employer,
                role,
                start: month(end - months),
                end: until,
                months,
            });
            end -= months + (draw >> 32) as u32 % 4;
        }
        positions
    }

    /// The schools, of which there are up to two.
    pub fn studies(&self) -> Vec<School> {
        let draw = self.whim(Whim::Study, 1_000) as usize;
        let finished = 1985 + draw as u32 % 37;
        let (first, second) = (SCHOOLS.get(draw % SCHOOLS.len()), SCHOOLS.get(draw / 100));
        [
            (first, !draw.is_multiple_of(9), 0),
            (second, draw.is_multiple_of(4), 5),
        ]
        .into_iter()
        .filter_map(|(school, attended, later)| {
            let (name, degree) = school.filter(|_| attended)?;
            Some(School {
                name,
                degree,
                from: finished + later - 4,
                until: finished + later,
            })
        })
        .collect()
    }

    /// How many contacts; LinkedIn shows no more than five hundred.
    pub fn connections(&self) -> u32 {
        (self.whim(Whim::Connections, 900) as u32).min(500)
    }

    /// One of sixteen independent yes-or-no traits.
    pub fn flag(&self, index: u32) -> bool {
        self.whim(Whim::Flags, 1 << 16) >> index & 1 == 1
    }

    fn hostile_text(&self) -> &'static str {
        let index = self.salt as usize % HOSTILE.len();
        HOSTILE.get(index).expect("a remainder is below its divisor")
    }

    fn order(&self) -> NameOrder {
        self.language().order
    }

    fn given(&self) -> Name {
        *self
            .language()
            .given
            .get(usize::from(self.given))
            .expect("drawn from this list")
    }

    fn second_given(&self) -> Option<Name> {
        let second = self.second_given.filter(|second| *second != self.given)?;
        self.language().given.get(usize::from(second)).copied()
    }

    fn family(&self) -> Name {
        *self
            .language()
            .family
            .get(usize::from(self.family))
            .expect("drawn from this list")
    }
}

fn drawn_employer(draw: u64) -> Employer {
    Employer {
        stem: small((draw >> 8) as usize % STEMS.len()),
        business: small((draw >> 16) as usize % BUSINESSES.len()),
    }
}

fn month(months: u32) -> Month {
    Month {
        year: months / 12,
        month: months % 12 + 1,
    }
}

fn with_zero_width(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    format!("{first}\u{200b}{}\u{feff}", letters.as_str())
}
