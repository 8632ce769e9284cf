//! What an evaluator reads of a candidate: the parts of the profile that say what somebody does. No name, no photograph
//! and no contact data, because nobody is judged by them.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use crate::{
    candidate::Candidate,
    connector::{Education, Position, Profile},
};

/// A profile as an evaluator sees it. All text is a stranger's: it is read, never obeyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the person says of themselves in one line.
    pub headline: Option<String>,
    /// What the person says of themselves at length.
    pub about: Option<String>,
    /// The place, as written.
    pub location: Option<String>,
    /// The industry, as written.
    pub industry: Option<String>,
    /// The current employer.
    pub employer: Option<String>,
    /// Positions, newest first as sent.
    pub positions: Vec<Position>,
    /// Schools, as sent.
    pub education: Vec<Education>,
    /// Skills, as listed.
    pub skills: Vec<String>,
    /// Languages, as listed: “German (native)”.
    pub languages: Vec<String>,
    /// Certificates and licences, as listed.
    pub certifications: Vec<String>,
    /// The day on which the profile was read. What lasts “until today” lasts until this day, so that the same profile
    /// gives the same answer tomorrow.
    pub as_of: Date,
}

/// Where a passage stands in a [`Document`]. Written as `headline` or `positions.0.title`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// [`Document::headline`]
    Headline,
    /// [`Document::about`]
    About,
    /// [`Document::location`]
    Location,
    /// [`Document::industry`]
    Industry,
    /// [`Document::employer`]
    Employer,
    /// The title of a position.
    Title(u16),
    /// The employer of a position.
    PositionEmployer(u16),
    /// Where a position is.
    PositionLocation(u16),
    /// What a position says about itself.
    PositionText(u16),
    /// The months of a position, as [`Position::period`] writes them.
    Period(u16),
    /// The school of an education.
    School(u16),
    /// The degree and field of an education.
    Degree(u16),
    /// A skill.
    Skill(u16),
    /// A language.
    Language(u16),
    /// A certificate.
    Certification(u16),
}

impl Document {
    /// What is known of a candidate; `as_of` is the day on which it was read.
    pub fn of(candidate: Candidate, profile: Option<Profile>, as_of: Date) -> Self {
        let profile = profile.unwrap_or_default();
        Self {
            headline: candidate.headline,
            about: profile.about,
            location: candidate.location,
            industry: candidate.industry,
            employer: candidate.employer,
            positions: profile.positions,
            education: profile.education,
            skills: profile.skills,
            languages: profile.languages,
            certifications: profile.certifications,
            as_of,
        }
    }

    /// A hash of all that an evaluator reads: as long as it stays, so do the verdicts.
    pub fn hash(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        for place in self.places() {
            let text = self.text(place).unwrap_or_default();
            // The lengths keep two neighbours apart.
            hash.update(format!("{place}:{}:", text.len()));
            hash.update(text.as_bytes());
        }
        hash.update(self.as_of.to_string());
        let digest: [u8; 32] = hash.finalize().into();
        digest.first_chunk().copied().unwrap_or_default()
    }

    /// The text at a place, if there is any.
    pub fn text(&self, place: Place) -> Option<std::borrow::Cow<'_, str>> {
        let position = |at: u16| self.positions.get(usize::from(at));
        let school = |at: u16| self.education.get(usize::from(at));
        let text = match place {
            Place::Headline => self.headline.as_deref(),
            Place::About => self.about.as_deref(),
            Place::Location => self.location.as_deref(),
            Place::Industry => self.industry.as_deref(),
            Place::Employer => self.employer.as_deref(),
            Place::Title(at) => position(at).map(|position| position.title.as_str()),
            Place::PositionEmployer(at) => position(at).map(|position| position.employer.as_str()),
            Place::PositionLocation(at) => position(at).and_then(|position| position.location.as_deref()),
            Place::PositionText(at) => position(at).and_then(|position| position.description.as_deref()),
            Place::Period(at) => return position(at).and_then(Position::period).map(Into::into),
            Place::School(at) => school(at).map(|school| school.school.as_str()),
            Place::Degree(at) => school(at).and_then(|school| school.degree.as_deref()),
            Place::Skill(at) => self.skills.get(usize::from(at)).map(String::as_str),
            Place::Language(at) => self.languages.get(usize::from(at)).map(String::as_str),
            Place::Certification(at) => self.certifications.get(usize::from(at)).map(String::as_str),
        };
        text.filter(|text| !text.is_empty()).map(Into::into)
    }

    /// Every place with text, in the order in which a person reads a profile.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let single = [
            Place::Headline,
            Place::Location,
            Place::Industry,
            Place::Employer,
            Place::About,
        ];
        let of_position: [fn(u16) -> Place; 5] = [
            Place::Title,
            Place::PositionEmployer,
            Place::Period,
            Place::PositionLocation,
            Place::PositionText,
        ];
        let of_school: [fn(u16) -> Place; 2] = [Place::School, Place::Degree];
        single
            .into_iter()
            .chain(numbered(self.positions.len(), of_position))
            .chain(numbered(self.education.len(), of_school))
            .chain(numbered(self.skills.len(), [Place::Skill]))
            .chain(numbered(self.languages.len(), [Place::Language]))
            .chain(numbered(self.certifications.len(), [Place::Certification]))
            .filter(|place| self.text(*place).is_some())
    }
}

fn numbered<const N: usize>(count: usize, places: [fn(u16) -> Place; N]) -> impl Iterator<Item = Place> {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    (0..count).flat_map(move |at| places.into_iter().map(move |place| place(at)))
}

impl Place {
    /// The list it is in and the name of the part, where it has one.
    fn words(self) -> (&'static str, Option<u16>, Option<&'static str>) {
        match self {
            Self::Headline => ("headline", None, None),
            Self::About => ("about", None, None),
            Self::Location => ("location", None, None),
            Self::Industry => ("industry", None, None),
            Self::Employer => ("employer", None, None),
            Self::Title(at) => ("positions", Some(at), Some("title")),
            Self::PositionEmployer(at) => ("positions", Some(at), Some("employer")),
            Self::PositionLocation(at) => ("positions", Some(at), Some("location")),
            Self::PositionText(at) => ("positions", Some(at), Some("description")),
            Self::Period(at) => ("positions", Some(at), Some("period")),
            Self::School(at) => ("education", Some(at), Some("school")),
            Self::Degree(at) => ("education", Some(at), Some("degree")),
            Self::Skill(at) => ("skills", Some(at), None),
            Self::Language(at) => ("languages", Some(at), None),
            Self::Certification(at) => ("certifications", Some(at), None),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (list, at, part) = self.words();
        f.write_str(list)?;
        if let Some(at) = at {
            write!(f, ".{at}")?;
        }
        part.map_or(Ok(()), |part| write!(f, ".{part}"))
    }
}

/// A text that names no place in a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a place in a profile")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let mut parts = text.split('.');
        let list = parts.next().unwrap_or_default();
        let at = parts
            .next()
            .map(str::parse::<u16>)
            .transpose()
            .map_err(|_| NoPlace)?;
        let place = match (list, at, parts.next()) {
            ("headline", None, None) => Self::Headline,
            ("about", None, None) => Self::About,
            ("location", None, None) => Self::Location,
            ("industry", None, None) => Self::Industry,
            ("employer", None, None) => Self::Employer,
            ("positions", Some(at), Some("title")) => Self::Title(at),
            ("positions", Some(at), Some("employer")) => Self::PositionEmployer(at),
            ("positions", Some(at), Some("location")) => Self::PositionLocation(at),
            ("positions", Some(at), Some("description")) => Self::PositionText(at),
            ("positions", Some(at), Some("period")) => Self::Period(at),
            ("education", Some(at), Some("school")) => Self::School(at),
            ("education", Some(at), Some("degree")) => Self::Degree(at),
            ("skills", Some(at), None) => Self::Skill(at),
            ("languages", Some(at), None) => Self::Language(at),
            ("certifications", Some(at), None) => Self::Certification(at),
            _ => return Err(NoPlace),
        };
        if parts.next().is_some() {
            return Err(NoPlace);
        }
        Ok(place)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_as_it_is_written() {
        let document = Document {
            headline: Some("Engineer".into()),
            about: Some("Builds things.".into()),
            location: Some("Vienna".into()),
            industry: Some("Software".into()),
            employer: Some("Acme".into()),
            positions: vec![Position {
                title: "Engineer".into(),
                employer: "Acme".into(),
                location: Some("Vienna".into()),
                from: Some("2021-03".into()),
                until: None,
                description: Some("Payments.".into()),
            }],
            education: vec![Education {
                school: "TU Wien".into(),
                degree: Some("MSc".into()),
            }],
            skills: vec!["Go".into()],
            languages: vec!["German".into()],
            certifications: vec!["CKA".into()],
            as_of: jiff::civil::date(2026, 1, 1),
        };

        let places: Vec<_> = document.places().collect();

        assert_eq!(places.len(), 15, "every kind of place has text here");
        for place in places {
            assert_eq!(place.to_string().parse(), Ok(place), "one spelling for one place");
        }
        assert_eq!("positions.0.name".parse::<Place>(), Err(NoPlace), "no such part");
    }
}
