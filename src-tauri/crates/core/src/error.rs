//! The one error type of the core.
//!
//! A variant exists only when someone *acts* on it: a run parks, a screen offers a button, the command
//! line exits with a number of its own. Everything else is [`Error::Internal`], which carries its story
//! as context. The text of a variant is for a recruiter: what happened; [`Error::hint`] says what to do.

mod code;

use std::{collections::BTreeMap, time::Duration};

use rusqlite::ErrorCode;
use serde::{Deserialize, Serialize};

pub use self::code::{Case, Code, Noun};
use crate::{
    connector::{ModelRefusal, Refusal},
    numbers::grouped,
};

/// What the core returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What a message tells of, by name, so that nobody has to read it out of the message.
pub type Values = BTreeMap<String, Value>;

/// A number or a text in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(untagged)]
pub enum Value {
    /// A number, to be written as the reader writes numbers.
    Number(u32),
    /// A text as it is.
    Text(String),
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person asked for something that cannot be. Acted on by: forms, which show it at the field.
    #[error("{message}")]
    Invalid {
        /// A stable word for it, for scripts.
        code: Code,
        /// Which of the code's sentences it is.
        case: Option<Case>,
        /// What is wrong.
        message: String,
        /// What to do about it.
        hint: String,
        /// What the message tells of, by name.
        values: Values,
    },

    /// There is no such thing, or not any more. Acted on by: screens, which go back to the list.
    #[error("this {noun} does not exist, or no longer")]
    NotFound {
        /// The glossary's word for the thing.
        noun: Noun,
    },

    /// A rule of the product forbids it. Acted on by: the command line (exit code 3) and dialogs.
    #[error("{message}")]
    Refused {
        /// A stable word for the rule, for scripts.
        code: Code,
        /// Which of the code's sentences it is.
        case: Option<Case>,
        /// What the rule says here.
        message: String,
        /// What to do about it.
        hint: String,
        /// What the message tells of, by name.
        values: Values,
    },

    /// The day's quota cannot cover the request. Acted on by: runs, which park until the reset.
    #[error(
        "{} of {} results are left on this account today and this needs {}",
        grouped(*.left), grouped(*.limit), grouped(*.needed)
    )]
    QuotaReached {
        /// Results still free on the account-day.
        left: u32,
        /// The account's daily limit.
        limit: u32,
        /// What was asked for.
        needed: u32,
        /// When the next account-day begins.
        resets_at: jiff::Timestamp,
    },

    /// The balance cannot cover the price. Acted on by: the quote, which says how many can be checked.
    #[error(
        "{} credits are available and this needs {}",
        grouped(*.available), grouped(*.needed)
    )]
    CreditsExhausted {
        /// Credits free to be spent.
        available: u32,
        /// What was asked for.
        needed: u32,
    },

    /// The account was taken off the lists. Acted on by: runs, which park until it is connected again.
    #[error("this account was removed from Longlist")]
    AccountRemoved,

    /// The workspace is open in another process. Acted on by: the unlock screen and the command line.
    #[error("this workspace is open in another program")]
    WorkspaceInUse,

    /// The workspace was written by a newer version. Acted on by: the unlock screen.
    #[error("this workspace was last opened by a newer version of Longlist")]
    WorkspaceTooNew,

    /// Neither key nor passphrase opens the file. Acted on by: the unlock screen, which asks again.
    #[error("{message}")]
    WorkspaceLocked {
        /// Which sentence it is.
        case: Option<Case>,
        /// Whether the key is wrong, missing, or out of reach.
        message: String,
        /// What to do about it.
        hint: String,
    },

    /// The file is not a workspace, is damaged, or cannot be written. Acted on by: the unlock screen.
    #[error("{message}")]
    WorkspaceUnusable {
        /// A stable word for it, for scripts.
        code: Code,
        /// Which of the code's sentences it is.
        case: Option<Case>,
        /// What is wrong with the file.
        message: String,
        /// What to do about it.
        hint: String,
    },

    /// The keychain did not answer, or there is none. Acted on by: the unlock screen and account forms.
    #[error("{message}")]
    KeychainUnavailable {
        /// Which sentence it is.
        case: Option<Case>,
        /// What the keychain said.
        message: String,
    },

    /// A provider did not do what it was asked. Acted on by: runs, which wait, park or fail.
    #[error("{0}")]
    Provider(#[from] Refusal),

    /// A language model did not answer. Acted on by: checks, which wait, skip or stop, and the model forms.
    #[error("{0}")]
    Model(#[from] ModelRefusal),

    /// The disk is full. Acted on by: runs, which park.
    #[error("the disk is full, so nothing more can be saved")]
    DiskFull,

    /// A defect or a broken machine. Nobody can act on it except by reading it.
    #[error("{0:#}")]
    Internal(anyhow::Error),
}

impl Error {
    /// A stable word for the failure: the command line prints it and the window branches on it.
    pub fn code(&self) -> &'static str {
        self.which().word()
    }

    /// Which failure it is.
    pub fn which(&self) -> Code {
        match self {
            Self::Invalid { code, .. } | Self::Refused { code, .. } => *code,
            Self::NotFound { .. } => Code::NotFound,
            Self::QuotaReached { .. } => Code::DailyQuota,
            Self::CreditsExhausted { .. } => Code::CreditsExhausted,
            Self::AccountRemoved => Code::AccountRemoved,
            Self::WorkspaceInUse => Code::WorkspaceInUse,
            Self::WorkspaceTooNew => Code::WorkspaceTooNew,
            Self::WorkspaceLocked { .. } => Code::WorkspaceLocked,
            Self::WorkspaceUnusable { code, .. } => *code,
            Self::KeychainUnavailable { .. } => Code::KeychainUnavailable,
            Self::Provider(refusal) => refusal.kind.code(),
            Self::Model(refusal) => refusal.kind.code(),
            Self::DiskFull => Code::DiskFull,
            Self::Internal(_) => Code::Internal,
        }
    }

    /// Which of the sentences of its code it says.
    pub fn case(&self) -> Option<Case> {
        match self {
            Self::Invalid { case, .. }
            | Self::Refused { case, .. }
            | Self::WorkspaceLocked { case, .. }
            | Self::WorkspaceUnusable { case, .. }
            | Self::KeychainUnavailable { case, .. } => *case,
            Self::NotFound { .. }
            | Self::QuotaReached { .. }
            | Self::CreditsExhausted { .. }
            | Self::AccountRemoved
            | Self::WorkspaceInUse
            | Self::WorkspaceTooNew
            | Self::Provider(_)
            | Self::Model(_)
            | Self::DiskFull
            | Self::Internal(_) => None,
        }
    }

    /// What the person can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Invalid { hint, .. }
            | Self::Refused { hint, .. }
            | Self::WorkspaceLocked { hint, .. }
            | Self::WorkspaceUnusable { hint, .. } => hint.clone(),
            Self::NotFound { noun } => format!("Look through the list for the {noun} you meant."),
            Self::QuotaReached { left: 0, .. } => "Wait for the reset, or use another account.".into(),
            Self::QuotaReached { left, .. } => {
                let left = grouped(*left);
                format!("Ask for {left} or fewer, wait for the reset, or use another account.")
            }
            Self::CreditsExhausted { .. } => {
                "Check fewer candidates, use the local evaluator, which is free, or grant credits on the Credits page.".into()
            }
            Self::AccountRemoved => "Connect it again in Settings, Accounts, or choose another account.".into(),
            Self::WorkspaceInUse => "Close the other program, then try again.".into(),
            Self::WorkspaceTooNew => "Update Longlist, then open the workspace again. Nothing was changed.".into(),
            Self::KeychainUnavailable { .. } => {
                "Unlock the keychain of this computer and try again, or use a passphrase or the recovery phrase instead.".into()
            }
            Self::Provider(refusal) => refusal.kind.hint().into(),
            Self::Model(refusal) => refusal.kind.hint().into(),
            Self::DiskFull => "Free some space, then resume. What was saved before is safe.".into(),
            Self::Internal(_) => "Try again. If it happens again, send the reference to support.".into(),
        }
    }

    /// What its message tells of, by name.
    pub fn values(&self) -> Values {
        let named = |values: &[(&str, Value)]| {
            let values = values.iter().cloned();
            values.map(|(name, value)| (name.to_owned(), value)).collect()
        };
        match self {
            Self::Invalid { values, .. } | Self::Refused { values, .. } => values.clone(),
            Self::NotFound { noun } => named(&[("noun", noun.word().into())]),
            Self::QuotaReached {
                left, limit, needed, ..
            } => named(&[
                ("left", (*left).into()),
                ("limit", (*limit).into()),
                ("needed", (*needed).into()),
            ]),
            Self::CreditsExhausted { available, needed } => {
                named(&[("available", (*available).into()), ("needed", (*needed).into())])
            }
            Self::Provider(Refusal { detail, .. }) | Self::Model(ModelRefusal { detail, .. }) => {
                let detail = detail.as_deref();
                detail.map_or_else(Values::new, |detail| named(&[("detail", detail.into())]))
            }
            Self::AccountRemoved
            | Self::WorkspaceInUse
            | Self::WorkspaceTooNew
            | Self::WorkspaceLocked { .. }
            | Self::WorkspaceUnusable { .. }
            | Self::KeychainUnavailable { .. }
            | Self::DiskFull
            | Self::Internal(_) => Values::new(),
        }
    }

    /// The same, and what its message tells of under this name.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Self::Invalid { values, .. } | Self::Refused { values, .. } = &mut self {
            values.insert(name.to_owned(), value.into());
        }
        self
    }

    /// The same, and which of its code's sentences it says.
    pub fn in_case(mut self, of: impl Into<Option<Case>>) -> Self {
        if let Self::Invalid { case, .. }
        | Self::Refused { case, .. }
        | Self::WorkspaceLocked { case, .. }
        | Self::WorkspaceUnusable { case, .. }
        | Self::KeychainUnavailable { case, .. } = &mut self
        {
            *case = of.into();
        }
        self
    }

    /// How long to wait before asking again, where the other side said so.
    pub fn retry_after(&self) -> Option<Duration> {
        if let Self::Provider(Refusal { retry_after, .. }) | Self::Model(ModelRefusal { retry_after, .. }) =
            self
        {
            *retry_after
        } else {
            None
        }
    }

    /// A value that the person gave and that cannot be.
    pub fn invalid(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Invalid {
            code,
            case: None,
            message: message.into(),
            hint: hint.into(),
            values: Values::new(),
        }
    }

    /// A workspace that stays closed until somebody has its key.
    pub fn locked(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::WorkspaceLocked {
            case: None,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A file that is no workspace, or none that can be used.
    pub fn unusable(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::WorkspaceUnusable {
            code,
            case: None,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A workspace file that is not whole.
    pub(crate) fn damaged(message: impl Into<String>) -> Self {
        let hint = "Restore it from a backup. Nothing was changed.";
        Self::unusable(Code::WorkspaceDamaged, message, hint)
    }

    /// A rule that says no.
    pub fn refused(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused {
            code,
            case: None,
            message: message.into(),
            hint: hint.into(),
            values: Values::new(),
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(ours) => ours,
            Err(error) => Self::Internal(error),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::damaged("this workspace is damaged")
            }
            Some(_) | None => Self::Internal(error.into()),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        Self::Internal(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, Code, Error};

    #[test]
    fn numbers_in_a_refusal_are_written_as_in_the_window() {
        let refusal = Error::QuotaReached {
            left: 1_005,
            limit: 2_500,
            needed: 2_000,
            resets_at: jiff::Timestamp::UNIX_EPOCH,
        };
        assert_eq!(
            refusal.to_string(),
            "1,005 of 2,500 results are left on this account today and this needs 2,000",
            "thousands are set apart"
        );
        assert!(
            refusal.hint().starts_with("Ask for 1,005 or fewer"),
            "in the advice too"
        );
    }

    #[test]
    fn what_a_message_tells_of_is_told_by_name_too() {
        let refusal = Error::QuotaReached {
            left: 1_005,
            limit: 2_500,
            needed: 2_000,
            resets_at: jiff::Timestamp::UNIX_EPOCH,
        };
        let taken = Error::invalid(Code::ViewNameTaken, "taken", "rename").with("name", "Vienna");
        assert_eq!(
            serde_json::to_value([refusal.values(), taken.values()]).unwrap(),
            serde_json::json!([{ "left": 1005, "limit": 2500, "needed": 2000 }, { "name": "Vienna" }]),
            "so nobody has to read it out of a sentence"
        );
        let locked = Error::locked("wrong", "again").in_case(Case::WrongKey);
        assert_eq!(
            (locked.code(), locked.case().map(Case::word)),
            ("workspace_locked", Some("wrong_key")),
            "nor which of a code's sentences it is"
        );
        assert_eq!(
            Error::DiskFull.with("name", "Vienna").values(),
            super::Values::new(),
            "a failure with fixed words has none"
        );
    }
}
