//! The sentences in which reasons are given: a fixed set with places for names and numbers, so that they can be translated.

use std::fmt;

/// Why a verdict is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sentence {
    /// Nothing in the requirement was recognised.
    NotUnderstood,
    /// Some words of the requirement were not recognised, and may be what matters.
    Partly { asked: String, words: Vec<String> },
    /// The profile says nothing about it.
    Silent { asked: String },
    /// The profile does not have words that are looked for as written.
    NotWritten { words: Vec<String> },
    /// The profile says something about it that does not settle it.
    Vague { asked: String },
    /// The profile says so.
    Says { asked: String, found: String },
    /// The profile denies it.
    Denies { asked: String, found: String },
    /// The profile says something else.
    SaysOtherwise { asked: String, found: String },
    /// Dated positions cover it.
    Covers { asked: String, years: u8, months: u16 },
    /// The profile states the years itself.
    StatesYears { asked: String, years: u8 },
    /// All positions together are shorter.
    TooShort { years: u8, months: u16 },
    /// All positions together, where not more than some years are asked for.
    AtMost { years: u8, months: u16 },
    /// Positions bear it out, but not for long enough to tell.
    NotLongEnough { asked: String, years: u8, months: u16 },
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUnderstood => {
                f.write_str("Nothing in this requirement was recognised, so it cannot be judged.")
            }
            Self::Partly { asked, words } => write!(
                f,
                "Of this requirement only {asked} was recognised, and not {}, so it cannot be judged.",
                Named(words)
            ),
            Self::Silent { asked } => write!(f, "The profile says nothing about {asked}."),
            Self::NotWritten { words } => write!(
                f,
                "The profile does not have {}, which the vocabulary does not know and which is looked for as written.",
                Named(words)
            ),
            Self::Vague { asked } => write!(f, "What the profile says does not settle {asked}."),
            Self::Says { asked, found } if asked == found => write!(f, "The profile says {found}."),
            Self::Says { asked, found } => write!(f, "{found} bears out {asked}."),
            Self::Denies { asked, found } => write!(f, "{found} speaks against {asked}."),
            Self::SaysOtherwise { asked, found } => write!(f, "{found} is not {asked}."),
            Self::Covers { asked, years, months } => {
                write!(
                    f,
                    "Positions with {asked} cover {}; {years} years are asked for.",
                    Length(*months)
                )
            }
            Self::StatesYears { asked, years } => {
                write!(f, "The profile states {years} years or more of {asked}.")
            }
            Self::TooShort { years, months } => {
                write!(
                    f,
                    "All positions together cover {}; {years} years are asked for.",
                    Length(*months)
                )
            }
            Self::AtMost { years, months } => {
                write!(
                    f,
                    "All positions together cover {}; at most {years} years are asked for.",
                    Length(*months)
                )
            }
            Self::NotLongEnough { asked, years, months } => {
                write!(
                    f,
                    "Positions with {asked} cover {}, which does not settle {years} years.",
                    Length(*months)
                )
            }
        }
    }
}

/// Words between quotation marks.
pub(super) struct Named<'a>(pub(super) &'a [String]);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(|word| format!("“{word}”")).collect();
        f.write_str(&words.join(", "))
    }
}

/// A number of months in words.
struct Length(u16);

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: u16| if count == 1 { "" } else { "s" };
        match (self.0 / 12, self.0 % 12) {
            (0, months) => write!(f, "{months} month{}", plural(months)),
            (years, 0) => write!(f, "{years} year{}", plural(years)),
            (years, months) => write!(
                f,
                "{years} year{} and {months} month{}",
                plural(years),
                plural(months)
            ),
        }
    }
}
