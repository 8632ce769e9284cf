//! What a command throws: a stable word to branch on, and two sentences to show.

use longlist_core::{Error, run::Trouble};
use serde::Serialize;

/// Why a command did not do what it was asked.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// What went wrong.
    #[serde(flatten)]
    pub trouble: Trouble,
    /// Stands in the log beside the cause, for support.
    pub reference: String,
}

/// What a command returns.
pub type CommandResult<T> = Result<T, Failure>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let reference = longlist_core::id::Id::<Failure>::fresh().to_string();
        let mut trouble = Trouble::from(&error);
        if let Error::Internal(cause) = &error {
            // The cause is for the log: it may be long, and it is never the recruiter's affair.
            tracing::error!(%reference, "a command failed: {cause:#}");
            trouble.message = "Something went wrong inside Longlist".to_owned();
        }
        Self { trouble, reference }
    }
}

impl From<tauri::Error> for Failure {
    fn from(error: tauri::Error) -> Self {
        Error::Internal(error.into()).into()
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Error::from(error).into()
    }
}
