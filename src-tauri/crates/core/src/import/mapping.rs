//! Which column of a candidate file feeds which of our fields.
//!
//! Columns named exactly as in the template, and the exports of LinkedIn itself, map by themselves.
//! Everything that merely looks right is proposed, and counts only once a person has confirmed it. One
//! column feeds one field at most, and without a column for the LinkedIn profile nothing is imported.

mod likeness;
mod names;
mod pairs;
mod row;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Case, Code, Error, Result};

pub use row::MappedRow;

/// The columns that our own skip report adds behind the original ones. A reader of files leaves them out.
pub const REPORT_COLUMNS: [&str; 3] = ["Row", "Reason", "What to do"];

const TEMPLATE: &str = "Full Name,LinkedIn Profile,Location,Current Employer,Title Tagline\r\n\
    Ada Example,https://www.linkedin.com/in/ada-example,\"London, United Kingdom\",Analytical Engines Ltd,Mathematician and first programmer\r\n";

/// The file a person can fill in: our five columns and one row that shows how.
pub fn template_csv() -> &'static str {
    TEMPLATE
}

/// Something we keep about a candidate and a file can bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename = "OurField", rename_all = "camelCase")]
pub enum Field {
    /// The whole name in one column.
    FullName,
    /// The given name, where the file splits names.
    FirstName,
    /// The family name, where the file splits names.
    LastName,
    /// The address of the profile. The only field that a row needs.
    LinkedinProfile,
    /// Where the person lives or works.
    Location,
    /// The organisation they work for.
    CurrentEmployer,
    /// Their headline, or failing that their job title.
    TitleTagline,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

impl Field {
    /// Every field, in the order in which screens list them.
    pub const ALL: [Self; 9] = [
        Self::FullName,
        Self::FirstName,
        Self::LastName,
        Self::LinkedinProfile,
        Self::Location,
        Self::CurrentEmployer,
        Self::TitleTagline,
        Self::Email,
        Self::Phone,
    ];

    /// The name people see, which is also the header that maps by itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::FullName => "Full Name",
            Self::FirstName => "First Name",
            Self::LastName => "Last Name",
            Self::LinkedinProfile => "LinkedIn Profile",
            Self::Location => "Location",
            Self::CurrentEmployer => "Current Employer",
            Self::TitleTagline => "Title Tagline",
            Self::Email => "Email",
            Self::Phone => "Phone",
        }
    }

    /// The field of that name, however it is capitalised or spaced.
    pub fn from_name(name: &str) -> Option<Self> {
        let plain = names::plain(name);
        Self::ALL
            .into_iter()
            .find(|field| names::plain(field.name()) == plain)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How sure we are that a column feeds a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// The header is the template's, or the file is an export of LinkedIn that we know.
    Exact,
    /// The header looks like it. A person must confirm it.
    Proposed,
    /// A person said so, now or when the mapping was saved.
    Chosen,
}

/// A column that feeds a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MappedColumn {
    /// The position of the column, from zero.
    pub column: u32,
    /// How sure we are.
    pub confidence: Confidence,
}

/// Where each field comes from. A field without a column stays empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
#[expect(missing_docs, reason = "each field is documented at its variant of `Field`")]
pub struct Mapping {
    pub full_name: Option<MappedColumn>,
    pub first_name: Option<MappedColumn>,
    pub last_name: Option<MappedColumn>,
    pub linkedin_profile: Option<MappedColumn>,
    pub location: Option<MappedColumn>,
    pub current_employer: Option<MappedColumn>,
    pub title_tagline: Option<MappedColumn>,
    pub email: Option<MappedColumn>,
    pub phone: Option<MappedColumn>,
}

/// Whose table it is, judged by its headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum Layout {
    /// Our own template.
    Template,
    /// The list of one's connections that LinkedIn sends on request.
    LinkedinConnections,
    /// A pipeline exported from LinkedIn Recruiter.
    LinkedinRecruiter,
    /// Anything else.
    Other,
}

/// Maps what can be mapped: exact names and known exports for certain, near misses as proposals.
pub fn propose(headers: &[String]) -> Mapping {
    let mut mapping = Mapping::default();
    for guess in names::guesses(headers) {
        if mapping.get(guess.field).is_some() || mapping.field_of(guess.column).is_some() {
            continue;
        }
        mapping.set(
            guess.field,
            Some(MappedColumn {
                column: guess.column,
                confidence: guess.confidence,
            }),
        );
    }
    mapping
}

/// Whose table it is.
pub fn layout(headers: &[String]) -> Layout {
    names::layout(headers)
}

/// A text that two files share when their headers say the same, apart from capitals and outer spaces. A
/// saved mapping is found again by it. The columns of a skip report do not count.
pub fn signature(headers: &[String]) -> String {
    let own = match headers.split_last_chunk::<3>() {
        Some((own, last)) if last.iter().map(|header| header.trim()).eq(REPORT_COLUMNS) => own,
        _ => headers,
    };
    let names: Vec<String> = own
        .iter()
        .map(|header| header.trim().to_lowercase().replace('\u{1f}', " "))
        .collect();
    names.join("\u{1f}")
}

/// The first of some rows that is made of column names, where that is certain. Exports may open with notes.
pub fn find_header<'r>(rows: impl Iterator<Item = Vec<&'r str>>) -> Option<usize> {
    rows.enumerate()
        .find(|(_, row)| names::is_header(row))
        .map(|(position, _)| position)
}

/// How many of these headers we know. Tells a delimiter that fits from one that does not.
pub fn count_known(headers: &[&str]) -> usize {
    headers.iter().filter(|header| names::is_known(header)).count()
}

impl Mapping {
    /// The column of a field.
    pub fn get(&self, field: Field) -> Option<MappedColumn> {
        match field {
            Field::FullName => self.full_name,
            Field::FirstName => self.first_name,
            Field::LastName => self.last_name,
            Field::LinkedinProfile => self.linkedin_profile,
            Field::Location => self.location,
            Field::CurrentEmployer => self.current_employer,
            Field::TitleTagline => self.title_tagline,
            Field::Email => self.email,
            Field::Phone => self.phone,
        }
    }

    /// Gives a field a column, or takes it away.
    pub fn set(&mut self, field: Field, column: Option<MappedColumn>) {
        let place = match field {
            Field::FullName => &mut self.full_name,
            Field::FirstName => &mut self.first_name,
            Field::LastName => &mut self.last_name,
            Field::LinkedinProfile => &mut self.linkedin_profile,
            Field::Location => &mut self.location,
            Field::CurrentEmployer => &mut self.current_employer,
            Field::TitleTagline => &mut self.title_tagline,
            Field::Email => &mut self.email,
            Field::Phone => &mut self.phone,
        };
        *place = column;
    }

    /// The field that a column feeds.
    pub fn field_of(&self, column: u32) -> Option<Field> {
        Field::ALL
            .into_iter()
            .find(|&field| self.get(field).is_some_and(|mapped| mapped.column == column))
    }

    /// Whether a person has to look at it before it counts.
    pub fn needs_confirmation(&self) -> bool {
        Field::ALL.iter().any(|&field| {
            self.get(field)
                .is_some_and(|mapped| mapped.confidence == Confidence::Proposed)
        })
    }

    /// The same mapping once a person has said yes to all of it.
    #[must_use]
    pub fn confirmed(mut self) -> Self {
        for field in Field::ALL {
            let said_yes = self.get(field).map(|mapped| match mapped.confidence {
                Confidence::Proposed => MappedColumn {
                    confidence: Confidence::Chosen,
                    ..mapped
                },
                Confidence::Exact | Confidence::Chosen => mapped,
            });
            self.set(field, said_yes);
        }
        self
    }

    /// The mapping without what is only proposed: what may be used when there is nobody to ask.
    #[must_use]
    pub fn certain(mut self) -> Self {
        for field in Field::ALL {
            let sure = self
                .get(field)
                .filter(|mapped| mapped.confidence != Confidence::Proposed);
            self.set(field, sure);
        }
        self
    }

    /// The certain part of a proposal, with a person's own pairs on top. A pair reads `THEIRS=OURS`: the
    /// header in the file, then the name of our field.
    ///
    /// # Errors
    ///
    /// `Invalid` when a pair has no `=`, names no header (`unknown_column`) or no field (`unknown_field`),
    /// or when the whole is not valid (see [`Mapping::validate`]).
    pub fn from_pairs(headers: &[String], pairs: &[impl AsRef<str>]) -> Result<Self> {
        let mut chosen = Self::default();
        for pair in pairs {
            let (field, column) = pairs::read(headers, pair.as_ref())?;
            if chosen.get(field).is_some() || chosen.field_of(column).is_some() {
                return Err(mapped_twice(field));
            }
            chosen.set(
                field,
                Some(MappedColumn {
                    column,
                    confidence: Confidence::Chosen,
                }),
            );
        }
        let sure = propose(headers).certain();
        for field in Field::ALL {
            let free = sure
                .get(field)
                .filter(|mapped| chosen.field_of(mapped.column).is_none());
            if chosen.get(field).is_none() {
                chosen.set(field, free);
            }
        }
        chosen.validate(headers)?;
        Ok(chosen)
    }

    /// Checks that the mapping can be used with these headers.
    ///
    /// # Errors
    ///
    /// `missing_linkedin_column` when nothing feeds the profile, with the header that comes nearest;
    /// `column_mapped_twice` when one column feeds two fields; `unknown_column` when there is no such column.
    pub fn validate(&self, headers: &[String]) -> Result<()> {
        for field in Field::ALL {
            let Some(mapped) = self.get(field) else { continue };
            if usize::try_from(mapped.column).map_or(true, |column| column >= headers.len()) {
                return Err(no_such_column(field));
            }
            if self.field_of(mapped.column) != Some(field) {
                return Err(mapped_twice(field));
            }
        }
        if self.linkedin_profile.is_none() {
            return Err(missing_profile(headers));
        }
        Ok(())
    }
}

fn mapped_twice(field: Field) -> Error {
    Error::invalid(
        Code::ColumnMappedTwice,
        format!("the column for \u{201c}{field}\u{201d} feeds another field as well"),
        "Choose a different column for one of the two, or leave one of them empty.",
    )
    .with("field", field.to_string().as_str())
}

fn no_such_column(field: Field) -> Error {
    Error::invalid(
        Code::UnknownColumn,
        format!("the file does not have the column that was chosen for \u{201c}{field}\u{201d}"),
        "Open the file again and choose the columns anew.",
    )
    .with("field", field.to_string().as_str())
}

fn missing_profile(headers: &[String]) -> Error {
    const CODE: Code = Code::MissingLinkedinColumn;
    const MESSAGE: &str = "no column is mapped to \u{201c}LinkedIn Profile\u{201d}";
    if headers
        .iter()
        .any(|header| header.to_lowercase().contains("linkedin.com/"))
    {
        let hint = "The first row seems to be a candidate. Put a row with the names of the columns above it, then import the file again.";
        return Error::invalid(CODE, "this file has no row with the names of its columns", hint)
            .in_case(Case::NoHeader);
    }
    match propose(headers)
        .linkedin_profile
        .and_then(|mapped| headers.get(mapped.column as usize))
    {
        Some(nearest) => Error::invalid(
            CODE,
            format!("{MESSAGE}; the nearest is \u{201c}{nearest}\u{201d}"),
            format!(
                "Map \u{201c}{nearest}\u{201d} to \u{201c}LinkedIn Profile\u{201d} if that is what it holds, or rename the column in the file."
            ),
        ).with("nearest", nearest.as_str()),
        None => Error::invalid(
            CODE,
            MESSAGE,
            "Choose the column that holds the profile addresses, or add one named \u{201c}LinkedIn Profile\u{201d}.",
        ),
    }
}
