//! What goes wrong with a language model, and how it is written.

use std::fmt;
use std::time::Duration;

use super::grammar::{FaultSyntaxError, read_duration, wrong};

/// Where a redirect goes unless it says otherwise: a name that is reserved and never resolves.
const ELSEWHERE: &str = "https://elsewhere.example.test/v1/chat/completions";

/// Every name a fault of a language model can have.
pub const MODEL_FAULT_NAMES: [&str; 22] = [
    "model_answers_twice",
    "model_cut_off",
    "model_declined",
    "model_endless",
    "model_html",
    "model_invented_quote",
    "model_key_revoked",
    "model_latency",
    "model_missing_id",
    "model_no_schema",
    "model_no_temperature",
    "model_not_json",
    "model_obeys",
    "model_out_of_money",
    "model_overloaded",
    "model_redirect",
    "model_repeated_id",
    "model_reset",
    "model_throttle",
    "model_too_long",
    "model_unknown",
    "model_unknown_id",
];

/// What goes wrong with a language model. Faults of this kind strike requests for a chat only, which are counted by
/// themselves.
///
/// “Processed” means that the model has answered, so its tokens are charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelFault {
    /// The answer takes this much longer.
    Latency(Duration),
    /// The vendor's own “too many requests”, with how long to wait: in `Retry-After`, or where the vendor puts it.
    Throttle(Duration),
    /// The vendor's own “overloaded”.
    Overloaded,
    /// The key was withdrawn.
    KeyRevoked,
    /// Nothing is left to pay with.
    OutOfMoney,
    /// There is no such model.
    Unknown,
    /// The prompt does not fit the model.
    TooLong,
    /// The vendor's filter declines.
    Declined,
    /// A request for an answer by a schema is refused.
    NoSchema,
    /// A request with a temperature is refused.
    NoTemperature,
    /// 302 to this address.
    Redirect(String),
    /// An HTML page with status 200.
    Html,
    /// Processed; the body stops in the middle and the connection is closed.
    CutOff,
    /// The connection is reset instead of an answer, after the model has answered or before.
    Reset {
        /// Whether the tokens are charged.
        processed: bool,
    },
    /// Processed; the answer has many megabytes.
    Endless,
    /// A quote in the answer stands nowhere in the profile.
    InventedQuote,
    /// One verdict is about a requirement that nobody asked for.
    UnknownId,
    /// One requirement has no verdict.
    MissingId,
    /// One requirement has two verdicts that contradict each other.
    RepeatedId,
    /// The answer is a sentence and no JSON.
    NotJson,
    /// The answer is there twice, one after the other.
    AnswersTwice,
    /// The model does what the profile tells it to.
    Obeys,
}

impl ModelFault {
    /// Whether the model still answers, only later or something else.
    pub(crate) fn is_bearable(&self) -> bool {
        matches!(
            self,
            Self::Latency(_)
                | Self::InventedQuote
                | Self::UnknownId
                | Self::MissingId
                | Self::RepeatedId
                | Self::NotJson
                | Self::AnswersTwice
                | Self::Obeys
        )
    }
}

/// Reads a fault by its name and value; none if no fault of a model has this name.
pub(super) fn read(name: &str, value: Option<&str>) -> Option<Result<ModelFault, FaultSyntaxError>> {
    let duration = |default: Duration| value.map_or(Ok(default), read_duration);
    let fault = match name {
        "model_latency" => return Some(duration(Duration::from_millis(300)).map(ModelFault::Latency)),
        "model_throttle" => return Some(duration(Duration::from_secs(2)).map(ModelFault::Throttle)),
        "model_redirect" => return Some(Ok(ModelFault::Redirect(value.unwrap_or(ELSEWHERE).to_owned()))),
        "model_reset" => return Some(read_reset(value)),
        "model_overloaded" => ModelFault::Overloaded,
        "model_key_revoked" => ModelFault::KeyRevoked,
        "model_out_of_money" => ModelFault::OutOfMoney,
        "model_unknown" => ModelFault::Unknown,
        "model_too_long" => ModelFault::TooLong,
        "model_declined" => ModelFault::Declined,
        "model_no_schema" => ModelFault::NoSchema,
        "model_no_temperature" => ModelFault::NoTemperature,
        "model_html" => ModelFault::Html,
        "model_cut_off" => ModelFault::CutOff,
        "model_endless" => ModelFault::Endless,
        "model_invented_quote" => ModelFault::InventedQuote,
        "model_unknown_id" => ModelFault::UnknownId,
        "model_missing_id" => ModelFault::MissingId,
        "model_repeated_id" => ModelFault::RepeatedId,
        "model_not_json" => ModelFault::NotJson,
        "model_answers_twice" => ModelFault::AnswersTwice,
        "model_obeys" => ModelFault::Obeys,
        _ => return None,
    };
    Some(match value {
        None => Ok(fault),
        Some(value) => wrong(format!("The fault {name} takes no value. Leave out {value:?}.")),
    })
}

fn read_reset(value: Option<&str>) -> Result<ModelFault, FaultSyntaxError> {
    match value {
        None | Some("processed") => Ok(ModelFault::Reset { processed: true }),
        Some("early") => Ok(ModelFault::Reset { processed: false }),
        Some(other) => wrong(format!(
            "{other:?} is no moment of a reset. Write processed or early."
        )),
    }
}

impl fmt::Display for ModelFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Latency(wait) => return write!(f, "model_latency:{}ms", wait.as_millis()),
            Self::Throttle(wait) => return write!(f, "model_throttle:{}ms", wait.as_millis()),
            Self::Redirect(address) => return write!(f, "model_redirect:{address}"),
            Self::Reset { processed: true } => "model_reset:processed",
            Self::Reset { processed: false } => "model_reset:early",
            Self::Overloaded => "model_overloaded",
            Self::KeyRevoked => "model_key_revoked",
            Self::OutOfMoney => "model_out_of_money",
            Self::Unknown => "model_unknown",
            Self::TooLong => "model_too_long",
            Self::Declined => "model_declined",
            Self::NoSchema => "model_no_schema",
            Self::NoTemperature => "model_no_temperature",
            Self::Html => "model_html",
            Self::CutOff => "model_cut_off",
            Self::Endless => "model_endless",
            Self::InventedQuote => "model_invented_quote",
            Self::UnknownId => "model_unknown_id",
            Self::MissingId => "model_missing_id",
            Self::RepeatedId => "model_repeated_id",
            Self::NotJson => "model_not_json",
            Self::AnswersTwice => "model_answers_twice",
            Self::Obeys => "model_obeys",
        };
        f.write_str(name)
    }
}
