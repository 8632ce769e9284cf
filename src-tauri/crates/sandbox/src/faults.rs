//! Faults: what goes wrong, and at which search request.
//!
//! A fault is written `NAME`, `NAME:VALUE`, `NAME@WHEN` or `NAME:VALUE@WHEN`; see [`Fault`]'s `FromStr`.
//! Faults of LinkedIn act on `POST /api/v1/linkedin/search` only, so that an account can still be connected and
//! looked at; faults of language models, whose names begin with `model_`, act on chats only. While a fault that ends a session keeps firing, `GET /api/v1/accounts/{id}` shows it too.

mod grammar;
mod model;
mod schedule;

use std::time::Duration;

pub use grammar::{FAULT_NAMES, FaultSyntaxError};
pub use model::{MODEL_FAULT_NAMES, ModelFault};
pub(crate) use schedule::{Asked, ChatAsked, ChatStruck, Schedule, Struck};

/// What goes wrong, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// Which search requests it strikes.
    pub when: When,
}

/// What goes wrong.
///
/// “Processed” means that the provider had the results ready, so they may count as delivered: the bill
/// books them as `maybe_served`. All other faults strike before and book nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The answer takes this much longer. It is booked before the wait, and counts as served after it.
    Latency(Duration),
    /// 429 `errors/too_many_requests` with `Retry-After` in whole seconds, rounded up.
    Throttle(Duration),
    /// 500 with this type.
    ServerError(ServerError),
    /// Processed; then 504 `errors/request_timeout`.
    Timeout,
    /// Processed; the body stops in the middle and the connection is closed.
    CutOff,
    /// Processed; valid JSON in which something has the wrong type.
    WrongType(Mistyped),
    /// Processed; an HTML page with status 200.
    NotJson,
    /// 400 `errors/invalid_parameters` for a request with a cursor; all cursors of that account handed
    /// out so far are dead from then on.
    ExpiredCursor,
    /// 401 `errors/checkpoint_error`: a person must prove who they are.
    Checkpoint,
    /// 401 `errors/multiple_sessions`: the seat is in use elsewhere.
    MultipleSessions,
    /// 401 `errors/disconnected_account`.
    Disconnected,
    /// 403 `errors/account_restricted`.
    Restricted,
    /// 401 `errors/unauthorized`, as if the token had been withdrawn.
    TokenRevoked,
    /// The connection is reset instead of an answer, after the request was processed or before.
    Reset {
        /// Whether the results count as `maybe_served`.
        processed: bool,
    },
    /// 302 to this address.
    Redirect(String),
    /// The answer has fields that no document mentions, on every level.
    UnknownField,
    /// The answer leaves out every field that may be absent or null.
    MissingOptional,
    /// The search finds nobody.
    Empty,
    /// 400 `errors/invalid_parameters` for a request with both `limit` and a cursor.
    LimitWithCursor,
    /// A `limit` beside a cursor is not heeded: the page is as large as the cursor has them.
    IgnoredLimit,
    /// Something with a language model.
    Model(ModelFault),
}

/// The two unspecific failures of the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerError {
    /// `errors/unexpected_error`.
    Unexpected,
    /// `errors/provider_error`.
    Provider,
}

/// What has the wrong type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// `items` is an object instead of a list.
    Items,
    /// In the middle item, `id` is a number and `name` a list.
    Item,
    /// `paging.total_count` is a text.
    Total,
    /// `cursor` is a number.
    Cursor,
}

/// Which requests a fault strikes. They are counted from 1, including those that are refused: search requests across
/// all accounts, and, for faults of language models, chats across all vendors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Every one.
    Always,
    /// The next one it applies to; then it is gone.
    Once,
    /// From one number to another, both included.
    Between(u64, u64),
    /// Every number that can be divided by this.
    Every(u64),
    /// This many of a hundred, chosen by the seed.
    Percent(u8),
}

impl FaultKind {
    /// The fault as it is switched on by its bare name: always, or once for an expired cursor.
    fn by_default(self) -> Fault {
        let when = if self == Self::ExpiredCursor {
            When::Once
        } else {
            When::Always
        };
        Fault { kind: self, when }
    }

    /// Whether the answer still has its normal form and status, only later or with other content.
    pub(crate) fn is_bearable(&self) -> bool {
        if let Self::Model(fault) = self {
            return fault.is_bearable();
        }
        matches!(
            self,
            Self::Latency(_) | Self::UnknownField | Self::MissingOptional | Self::Empty | Self::IgnoredLimit
        )
    }

    /// The `sources` status that an account shows while this goes on, if it is about the account.
    pub(crate) fn account_status(&self) -> Option<&'static str> {
        let credentials = matches!(self, Self::Checkpoint | Self::Disconnected);
        let error = matches!(self, Self::Restricted | Self::MultipleSessions);
        credentials.then_some("CREDENTIALS").or(error.then_some("ERROR"))
    }
}

impl From<ModelFault> for Fault {
    fn from(fault: ModelFault) -> Self {
        FaultKind::Model(fault).into()
    }
}

impl From<FaultKind> for Fault {
    fn from(kind: FaultKind) -> Self {
        kind.by_default()
    }
}

#[cfg(test)]
mod tests;
