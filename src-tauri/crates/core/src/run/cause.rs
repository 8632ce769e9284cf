//! Why exactly a row was not imported.

use serde::{Deserialize, Serialize};

use super::SkipReason;
use crate::{identity::linkedin_url::NotAProfile, import::file::Flaw};

/// What is the matter with a row. `Display` says it in one sentence for reports; the window has its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type, thiserror::Error)]
#[serde(tag = "type", content = "of", rename_all = "snake_case")]
pub enum Cause {
    /// The row cannot be trusted.
    #[error("{0}")]
    Flaw(Flaw),
    /// There is no address and nothing else that tells who it is.
    #[error("the row has no LinkedIn profile")]
    NoProfile,
    /// What stands there is not the address of a person.
    #[error("{0}")]
    NotAProfile(NotAProfile),
    /// LinkedIn hides who it is.
    #[error("LinkedIn shows this person to nobody outside their network")]
    OutOfNetwork,
    /// An earlier row of the file was about the same person.
    #[error("the same person stands further up")]
    StoodBefore,
    /// An earlier result was the same person, which is no mistake of the recruiter's.
    #[error("LinkedIn listed the person twice")]
    ListedTwice,
    /// The row brought nothing.
    #[error("the person is in this search already and nothing was new")]
    NothingNew,
    /// The keys of the row lead to several people.
    #[error("its addresses and ids belong to different candidates")]
    SeveralCandidates,
    /// Member ids of one space differ.
    #[error("the candidate with this profile address has another member id")]
    OtherMemberId,
    /// Slugs that LinkedIn made by itself differ.
    #[error("the candidate with the same e-mail address has another LinkedIn profile")]
    OtherProfile,
    /// What an earlier version wrote in words.
    #[error("{text}")]
    Told {
        /// Which kind of reason it was.
        reason: SkipReason,
        /// Its words.
        text: String,
    },
}

impl Cause {
    /// Which kind of reason it is.
    pub fn reason(&self) -> SkipReason {
        match self {
            Self::Flaw(_) => SkipReason::MalformedRow,
            Self::NoProfile | Self::OutOfNetwork => SkipReason::MissingLinkedinUrl,
            Self::NotAProfile(_) => SkipReason::InvalidLinkedinUrl,
            Self::StoodBefore => SkipReason::DuplicateInFile,
            Self::ListedTwice | Self::NothingNew => SkipReason::AlreadyInSearch,
            Self::SeveralCandidates | Self::OtherMemberId | Self::OtherProfile => {
                SkipReason::IdentityConflict
            }
            Self::Told { reason, .. } => *reason,
        }
    }
}
