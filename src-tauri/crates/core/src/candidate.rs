//! Candidates: people in the pool, what is known of them, and how we came to know it.

pub mod page;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    Error, Noun, Result,
    change::Change,
    connector::Profile,
    evaluator::{
        Document,
        guard::{self, Flagged},
    },
    id::Id,
    identity::{
        key::{IdentityKey, KeySpace},
        linkedin_url,
    },
    project::Project,
    run::{Run, RunSource},
    search::Search,
    store,
    workspace::Workspace,
};

/// A person. All text came from outside and is only ever text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub(crate) row: i64,
    /// Its id.
    pub id: Id<Candidate>,
    /// The name in one piece; empty where a source had none.
    pub full_name: String,
    /// The given name, where a source told it apart.
    pub first_name: Option<String>,
    /// The family name, where a source told it apart.
    pub last_name: Option<String>,
    /// What the person says of themselves in one line; a CSV calls it “Title Tagline”.
    pub headline: Option<String>,
    /// The current employer.
    pub employer: Option<String>,
    /// The place, as written.
    pub location: Option<String>,
    /// The industry, as written.
    pub industry: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A telephone number, as written.
    pub phone: Option<String>,
    /// Today's LinkedIn slug.
    pub slug: Option<String>,
    /// Where the person was found.
    pub sources: Sources,
    /// When the first import brought the person in.
    pub created_at: Timestamp,
    /// When a value last changed.
    pub updated_at: Timestamp,
}

/// The sources that found a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sources(u8);

impl Sources {
    /// The set of this one source.
    pub fn of(source: RunSource) -> Self {
        Self(match source {
            RunSource::Linkedin => 1,
            RunSource::Csv => 2,
            RunSource::Spreadsheet => 4,
            // A check finds nobody who is not here.
            RunSource::Check => 0,
        })
    }

    /// The set stored as these bits.
    pub fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The bits to store.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The sources one by one.
    pub fn list(self) -> Vec<RunSource> {
        [RunSource::Linkedin, RunSource::Csv, RunSource::Spreadsheet]
            .into_iter()
            .filter(|source| self.0 & Self::of(*source).0 != 0)
            .collect()
    }
}

/// A value of a candidate that imports can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// [`Candidate::full_name`]
    FullName,
    /// [`Candidate::first_name`]
    FirstName,
    /// [`Candidate::last_name`]
    LastName,
    /// [`Candidate::headline`]
    Headline,
    /// [`Candidate::employer`]
    Employer,
    /// [`Candidate::location`]
    Location,
    /// [`Candidate::industry`]
    Industry,
    /// [`Candidate::email`]
    Email,
    /// [`Candidate::phone`]
    Phone,
}

impl Field {
    /// Every field, in the order in which they are stored.
    pub const ALL: [Self; 9] = [
        Self::FullName,
        Self::FirstName,
        Self::LastName,
        Self::Headline,
        Self::Employer,
        Self::Location,
        Self::Industry,
        Self::Email,
        Self::Phone,
    ];

    /// The name of the field in the workspace and to the outside.
    pub fn column(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Headline => "headline",
            Self::Employer => "employer",
            Self::Location => "location",
            Self::Industry => "industry",
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }

    /// The field of that name.
    pub fn from_column(column: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.column() == column)
    }

    /// Whether the value is contact data: what stands is kept, and another value is offered.
    pub fn is_contact(self) -> bool {
        matches!(self, Self::Email | Self::Phone)
    }
}

impl Candidate {
    /// The value of a field; an empty name is none.
    pub fn value(&self, field: Field) -> Option<&str> {
        match field {
            Field::FullName => Some(self.full_name.as_str()).filter(|name| !name.is_empty()),
            Field::FirstName => self.first_name.as_deref(),
            Field::LastName => self.last_name.as_deref(),
            Field::Headline => self.headline.as_deref(),
            Field::Employer => self.employer.as_deref(),
            Field::Location => self.location.as_deref(),
            Field::Industry => self.industry.as_deref(),
            Field::Email => self.email.as_deref(),
            Field::Phone => self.phone.as_deref(),
        }
    }

    /// The address of the LinkedIn profile, by the slug.
    pub fn linkedin_url(&self) -> Option<String> {
        let key = IdentityKey::new(KeySpace::Slug, self.slug.clone()?);
        linkedin_url::ProfileAddress { key }.canonical_url()
    }
}

/// A candidate with all that the panel shows.
#[derive(Debug, Clone)]
pub struct CandidateDetail {
    /// The person.
    pub candidate: Candidate,
    /// Positions and education, where a provider sent them.
    pub profile: Option<Profile>,
    /// The searches that the person is in.
    pub memberships: Vec<Membership>,
    /// Every identity key but the slug.
    pub keys: Vec<IdentityKey>,
}

impl CandidateDetail {
    /// The passages of the profile that try to steer a check.
    pub fn flagged(&self) -> Vec<Flagged> {
        // The day says how long something lasts, which no flag rests on.
        let as_of = jiff::civil::Date::ZERO;
        guard::flagged(&Document::of(self.candidate.clone(), self.profile.clone(), as_of))
    }
}

/// A candidate's place in a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// The search.
    pub search_id: Id<Search>,
    /// Its name.
    pub search_name: String,
    /// The project that holds it.
    pub project_id: Id<Project>,
    /// That project's title.
    pub project_title: String,
    /// Since when.
    #[specta(type = String)]
    pub added_at: Timestamp,
    /// The run that added the candidate.
    pub run_id: Id<Run>,
    /// Where that run read from.
    pub source: RunSource,
}

/// What a run did to a value of a candidate who was here already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its id.
    pub id: Id<FieldChange>,
    pub(crate) candidate: i64,
    /// The run that did it.
    pub run_id: Id<Run>,
    /// The name of a [`Field`], or `key:<space>` for an identity key.
    pub field: String,
    /// What was done.
    pub kind: FieldChangeKind,
    /// The value before.
    pub before: Option<String>,
    /// The value after, or the one offered.
    pub after: String,
    /// When.
    pub changed_at: Timestamp,
}

/// What became of an imported value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldChangeKind {
    /// It filled an empty field.
    Filled,
    /// It replaced a value.
    Overwritten,
    /// A value stood there and was kept; this one is offered.
    Offered,
    /// It was offered, and the recruiter took it.
    Taken,
}

impl Workspace {
    /// Everything the panel shows of a candidate.
    pub async fn candidate(&self, id: Id<Candidate>) -> Result<CandidateDetail> {
        self.store()
            .read(move |db| {
                let candidate = store::candidates::get(db, id)?;
                Ok(CandidateDetail {
                    profile: store::profiles::get(db, candidate.row)?,
                    memberships: store::memberships::of_candidate(db, candidate.row)?,
                    keys: store::identity_keys::of_candidate(db, candidate.row)?,
                    candidate,
                })
            })
            .await
    }

    /// What imports did to a candidate, newest first.
    pub async fn field_changes(&self, id: Id<Candidate>) -> Result<Vec<FieldChange>> {
        self.store()
            .read(move |db| {
                let candidate = store::candidates::get(db, id)?;
                store::field_changes::of_candidate(db, candidate.row)
            })
            .await
    }

    /// Takes a value that an import offered in place of ours.
    pub async fn take_offer(&self, offer: Id<FieldChange>) -> Result<()> {
        let now_ms = store::ms(self.now());
        let row = self
            .store()
            .write(move |tx| {
                let gone = Error::NotFound { noun: Noun::Offer };
                let Some(change) = store::field_changes::get(tx, offer)? else {
                    return Err(gone);
                };
                let Some(field) = Field::from_column(&change.field) else {
                    return Err(gone);
                };
                if change.kind != FieldChangeKind::Offered {
                    return Err(gone);
                }
                store::candidates::set_field(tx, change.candidate, field, Some(&change.after), now_ms)?;
                store::field_changes::mark_taken(tx, offer)?;
                Ok(change.candidate)
            })
            .await?;
        self.pool().touch([row]);
        self.tell(&[Change::Candidates]);
        Ok(())
    }
}
