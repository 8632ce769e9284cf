//! How a fault is written, on a command line and in a control request.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use super::{Fault, FaultKind, MODEL_FAULT_NAMES, Mistyped, ServerError, When, model};

/// Where a redirect goes unless it says otherwise: a name that is reserved and never resolves.
const ELSEWHERE: &str = "https://elsewhere.example.test/api/v1/linkedin/search";

/// Every name a fault of LinkedIn or its provider can have.
pub const FAULT_NAMES: [&str; 20] = [
    "latency",
    "throttle",
    "server_error",
    "timeout",
    "cut_off",
    "wrong_type",
    "not_json",
    "expired_cursor",
    "checkpoint",
    "multiple_sessions",
    "disconnected",
    "restricted",
    "token_revoked",
    "reset",
    "redirect",
    "unknown_field",
    "missing_optional",
    "empty",
    "limit_with_cursor",
    "ignored_limit",
];

/// Why a text is not a fault. Its message is meant for the person who wrote the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultSyntaxError(String);

impl fmt::Display for FaultSyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FaultSyntaxError {}

impl FromStr for Fault {
    type Err = FaultSyntaxError;

    /// Reads `NAME[:VALUE][@WHEN]`.
    ///
    /// | NAME | VALUE | unless given |
    /// |---|---|---|
    /// | `latency` | a duration such as `300ms` or `2s` | `300ms` |
    /// | `throttle` | the duration of `Retry-After` | `2s` |
    /// | `server_error` | `unexpected_error`, `provider_error` | `unexpected_error` |
    /// | `wrong_type` | `items`, `item`, `total`, `cursor` | `items` |
    /// | `reset` | `processed`, `early` | `processed` |
    /// | `redirect` | an address | a host that never resolves |
    /// | `model_latency`, `model_throttle`, `model_reset`, `model_redirect` | as the same without `model_` | |
    /// | all others in [`FAULT_NAMES`] and [`MODEL_FAULT_NAMES`] | none | |
    ///
    /// | WHEN | search requests |
    /// |---|---|
    /// | (nothing) | every one; `expired_cursor` only once |
    /// | `once` | the next one it applies to |
    /// | `5` · `5-8` · `5+` | the fifth · the fifth to the eighth · from the fifth on |
    /// | `/7` | every seventh |
    /// | `20%` | one in five, chosen by the seed |
    /// | `always` | every one |
    ///
    /// The text is split at its last `@`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (what, when) = match text.rsplit_once('@') {
            Some((what, when)) => (what, Some(read_when(when)?)),
            None => (text, None),
        };
        let (name, value) = match what.split_once(':') {
            Some((name, value)) => (name, Some(value)),
            None => (what, None),
        };
        let fault = read_kind(name, value)?.by_default();
        Ok(Self {
            when: when.unwrap_or(fault.when),
            ..fault
        })
    }
}

fn read_kind(name: &str, value: Option<&str>) -> Result<FaultKind, FaultSyntaxError> {
    if let Some(fault) = model::read(name, value) {
        return fault.map(FaultKind::Model);
    }
    let duration = |default: Duration| value.map_or(Ok(default), read_duration);
    let kind = match name {
        "latency" => return duration(Duration::from_millis(300)).map(FaultKind::Latency),
        "throttle" => return duration(Duration::from_secs(2)).map(FaultKind::Throttle),
        "server_error" => return read_server_error(value).map(FaultKind::ServerError),
        "wrong_type" => return read_mistyped(value).map(FaultKind::WrongType),
        "reset" => return read_reset(value),
        "redirect" => return Ok(FaultKind::Redirect(value.unwrap_or(ELSEWHERE).to_owned())),
        "timeout" => FaultKind::Timeout,
        "cut_off" => FaultKind::CutOff,
        "not_json" => FaultKind::NotJson,
        "expired_cursor" => FaultKind::ExpiredCursor,
        "checkpoint" => FaultKind::Checkpoint,
        "multiple_sessions" => FaultKind::MultipleSessions,
        "disconnected" => FaultKind::Disconnected,
        "restricted" => FaultKind::Restricted,
        "token_revoked" => FaultKind::TokenRevoked,
        "unknown_field" => FaultKind::UnknownField,
        "missing_optional" => FaultKind::MissingOptional,
        "empty" => FaultKind::Empty,
        "limit_with_cursor" => FaultKind::LimitWithCursor,
        "ignored_limit" => FaultKind::IgnoredLimit,
        other => {
            return wrong(format!(
                "There is no fault {other:?}. Choose one of {}, {}.",
                FAULT_NAMES.join(", "),
                MODEL_FAULT_NAMES.join(", ")
            ));
        }
    };
    match value {
        None => Ok(kind),
        Some(value) => wrong(format!("The fault {name} takes no value. Leave out {value:?}.")),
    }
}

fn read_server_error(value: Option<&str>) -> Result<ServerError, FaultSyntaxError> {
    match value {
        None | Some("unexpected_error") => Ok(ServerError::Unexpected),
        Some("provider_error") => Ok(ServerError::Provider),
        Some(other) => wrong(format!(
            "{other:?} is no server error. Write unexpected_error or provider_error."
        )),
    }
}

fn read_mistyped(value: Option<&str>) -> Result<Mistyped, FaultSyntaxError> {
    match value {
        None | Some("items") => Ok(Mistyped::Items),
        Some("item") => Ok(Mistyped::Item),
        Some("total") => Ok(Mistyped::Total),
        Some("cursor") => Ok(Mistyped::Cursor),
        Some(other) => wrong(format!(
            "{other:?} cannot be mistyped. Write items, item, total or cursor."
        )),
    }
}

fn read_reset(value: Option<&str>) -> Result<FaultKind, FaultSyntaxError> {
    match value {
        None | Some("processed") => Ok(FaultKind::Reset { processed: true }),
        Some("early") => Ok(FaultKind::Reset { processed: false }),
        Some(other) => wrong(format!(
            "{other:?} is no moment of a reset. Write processed or early."
        )),
    }
}

fn read_when(text: &str) -> Result<When, FaultSyntaxError> {
    let number = |text: &str| text.parse::<u64>().ok().filter(|&number| number > 0);
    let when = match text {
        "once" => Some(When::Once),
        "always" => Some(When::Always),
        _ => None,
    };
    let every = || text.strip_prefix('/').and_then(number).map(When::Every);
    let from = || {
        text.strip_suffix('+')
            .and_then(number)
            .map(|first| When::Between(first, u64::MAX))
    };
    let percent = || {
        let percent = text
            .strip_suffix('%')
            .and_then(number)
            .filter(|&percent| percent <= 100)?;
        u8::try_from(percent).ok().map(When::Percent)
    };
    let between = || {
        let (first, last) = text.split_once('-')?;
        Some(When::Between(number(first)?, number(last)?)).filter(|_| number(first) <= number(last))
    };
    let at = || number(text).map(|number| When::Between(number, number));
    when.or_else(every)
        .or_else(from)
        .or_else(percent)
        .or_else(between)
        .or_else(at)
        .ok_or_else(|| {
            FaultSyntaxError(format!(
                "{text:?} does not say when. Write once, always, 5, 5-8, 5+, /7 or 20% after the @."
            ))
        })
}

pub(super) fn read_duration(text: &str) -> Result<Duration, FaultSyntaxError> {
    let milliseconds = text
        .strip_suffix("ms")
        .and_then(|number| number.parse().ok())
        .map(Duration::from_millis);
    let seconds = || {
        text.strip_suffix('s')
            .and_then(|number| number.parse().ok())
            .map(Duration::from_secs)
    };
    milliseconds
        .or_else(seconds)
        .ok_or_else(|| FaultSyntaxError(format!("{text:?} is no duration. Write it as 300ms or 2s.")))
}

pub(super) fn wrong<T>(message: String) -> Result<T, FaultSyntaxError> {
    Err(FaultSyntaxError(message))
}

impl fmt::Display for Fault {
    /// Writes it so that it can be read back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.when {
            When::Always => write!(f, "{}@always", self.kind),
            When::Once => write!(f, "{}@once", self.kind),
            When::Between(first, u64::MAX) => write!(f, "{}@{first}+", self.kind),
            When::Between(first, last) if first == last => write!(f, "{}@{first}", self.kind),
            When::Between(first, last) => write!(f, "{}@{first}-{last}", self.kind),
            When::Every(step) => write!(f, "{}@/{step}", self.kind),
            When::Percent(percent) => write!(f, "{}@{percent}%", self.kind),
        }
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latency(wait) => write!(f, "latency:{}ms", wait.as_millis()),
            Self::Throttle(wait) => write!(f, "throttle:{}ms", wait.as_millis()),
            Self::ServerError(ServerError::Unexpected) => f.write_str("server_error:unexpected_error"),
            Self::ServerError(ServerError::Provider) => f.write_str("server_error:provider_error"),
            Self::Timeout => f.write_str("timeout"),
            Self::CutOff => f.write_str("cut_off"),
            Self::WrongType(Mistyped::Items) => f.write_str("wrong_type:items"),
            Self::WrongType(Mistyped::Item) => f.write_str("wrong_type:item"),
            Self::WrongType(Mistyped::Total) => f.write_str("wrong_type:total"),
            Self::WrongType(Mistyped::Cursor) => f.write_str("wrong_type:cursor"),
            Self::NotJson => f.write_str("not_json"),
            Self::ExpiredCursor => f.write_str("expired_cursor"),
            Self::Checkpoint => f.write_str("checkpoint"),
            Self::MultipleSessions => f.write_str("multiple_sessions"),
            Self::Disconnected => f.write_str("disconnected"),
            Self::Restricted => f.write_str("restricted"),
            Self::TokenRevoked => f.write_str("token_revoked"),
            Self::Reset { processed: true } => f.write_str("reset:processed"),
            Self::Reset { processed: false } => f.write_str("reset:early"),
            Self::Redirect(address) => write!(f, "redirect:{address}"),
            Self::UnknownField => f.write_str("unknown_field"),
            Self::MissingOptional => f.write_str("missing_optional"),
            Self::Empty => f.write_str("empty"),
            Self::LimitWithCursor => f.write_str("limit_with_cursor"),
            Self::IgnoredLimit => f.write_str("ignored_limit"),
            Self::Model(fault) => fault.fmt(f),
        }
    }
}
