//! Why something was not done, in the words of the core, with the exit code that scripts see.

use longlist_core::{Error, Noun, error::Values};
use serde_json::{Value, json};

use crate::output::Exit;

/// What a command returns.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// A failure on its way to the terminal.
#[derive(Debug)]
pub struct Failure {
    /// A stable word.
    pub code: String,
    /// What happened: one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    /// What the message tells of, by name.
    pub values: Values,
    /// How the program ends.
    pub exit: Exit,
}

impl Failure {
    /// Something that the person who called us can put right in the call itself.
    pub fn usage(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            hint: hint.into(),
            values: Values::new(),
            exit: Exit::Usage,
        }
    }

    /// The failure as scripts see it.
    pub fn document(&self) -> Value {
        json!({ "error": {
            "code": self.code, "message": self.message, "hint": self.hint, "values": self.values,
        } })
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let exit = match &error {
            Error::Invalid { .. } => Exit::Usage,
            Error::Refused { .. }
            | Error::QuotaReached { .. }
            | Error::CreditsExhausted { .. }
            | Error::AccountRemoved
            | Error::WorkspaceInUse
            | Error::WorkspaceTooNew => Exit::Refused,
            Error::NotFound { .. }
            | Error::WorkspaceLocked { .. }
            | Error::WorkspaceUnusable { .. }
            | Error::KeychainUnavailable { .. }
            | Error::Provider(_)
            | Error::Model(_)
            | Error::DiskFull
            | Error::Internal(_) => Exit::Failed,
        };
        Self {
            code: error.code().into(),
            message: error.to_string(),
            hint: hint(&error),
            values: error.values(),
            exit,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Error::from(error).into()
    }
}

/// The core's hint, except where a terminal offers another way out than the window.
fn hint(error: &Error) -> String {
    match error {
        Error::NotFound { noun: Noun::Workspace } => {
            "Make one with “longlist init”, or say where it is with --workspace.".into()
        }
        Error::NotFound { noun } => where_it_is_listed(*noun).unwrap_or_else(|| error.hint()),
        Error::KeychainUnavailable { .. } => {
            "Unlock the keychain of this computer, or use a passphrase: set LONGLIST_PASSPHRASE or give --passphrase-stdin.".into()
        }
        Error::Internal(_) => "Try again; with RUST_LOG=debug it tells more about what it does.".into(),
        Error::Invalid { .. }
        | Error::Refused { .. }
        | Error::QuotaReached { .. }
        | Error::CreditsExhausted { .. }
        | Error::AccountRemoved
        | Error::WorkspaceInUse
        | Error::WorkspaceTooNew
        | Error::WorkspaceLocked { .. }
        | Error::WorkspaceUnusable { .. }
        | Error::Provider(_)
        | Error::Model(_)
        | Error::DiskFull => error.hint(),
    }
}

/// The command that shows a thing with its id, if there is one.
fn where_it_is_listed(noun: Noun) -> Option<String> {
    let command = match noun {
        Noun::Account
        | Noun::Briefing
        | Noun::Check
        | Noun::Project
        | Noun::Provider
        | Noun::Run
        | Noun::Search
        | Noun::Shortlist => format!("longlist {noun} list"),
        Noun::Candidate => "longlist candidates".to_owned(),
        Noun::Requirement => "longlist briefing show ID".to_owned(),
        Noun::Edit
        | Noun::File
        | Noun::Offer
        | Noun::Recategorization
        | Noun::Removal
        | Noun::View
        | Noun::Workspace => return None,
    };
    Some(format!("“{command}” shows every {noun} with its id."))
}
