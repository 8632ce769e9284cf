//! What the refusals of all vendors mean, decided here once.
//!
//! A vendor's own word is more exact than the status, and some say the most important thing only in a sentence, so
//! both are read. Of all that, only the word may appear in what we say: sentences may repeat the key or the prompt.

use std::time::Duration;

use longlist_core::{
    connector::{ModelRefusal, ModelRefusalKind as Kind, Refusal, RefusalKind},
    provider::Vendor,
};
use secrecy::SecretString;
use serde_json::Value;

use crate::http::{Answer, plain_word};

/// A refusal, and whether the question could be put in another way.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub refusal: ModelRefusal,
    /// What the model cannot do that we asked it to.
    pub lack: Option<Lack>,
}

/// What not every model can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// Keep to a JSON schema.
    Schema,
    /// Take a temperature.
    Temperature,
}

impl Refused {
    pub(super) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        let refusal = ModelRefusal {
            kind,
            retry_after: None,
            detail: Some(detail.into()),
        };
        Self { refusal, lack: None }
    }
}

/// A request that got no answer, or none that could be read to its end.
pub(super) fn unanswered(refusal: Refusal) -> Refused {
    let kind = match refusal.kind {
        RefusalKind::Redirected => Kind::Redirected,
        RefusalKind::UnexpectedAnswer => Kind::UnexpectedAnswer,
        RefusalKind::Throttled
        | RefusalKind::Unavailable
        | RefusalKind::Unreachable
        | RefusalKind::CursorExpired
        | RefusalKind::LimitWithCursor
        | RefusalKind::SearchRefused
        | RefusalKind::TokenRefused
        | RefusalKind::Checkpoint
        | RefusalKind::Disconnected
        | RefusalKind::Restricted
        | RefusalKind::SeatInUse
        | RefusalKind::NotSubscribed
        | RefusalKind::AccountUnknown => Kind::Unreachable,
    };
    Refused::new(kind, refusal.detail.unwrap_or_default())
}

/// Finds the refusal behind an answer: by its status, or, as gateways do it, inside a success. What passes is JSON.
pub(super) fn check(vendor: Vendor, answer: &Answer, key: Option<&SecretString>) -> Result<(), Refused> {
    let status = answer.status.as_u16();
    let body: Result<Value, _> = serde_json::from_slice(&answer.body);
    match body {
        Ok(body) if answer.status.is_success() => match body.get("error").filter(|error| !error.is_null()) {
            None if declines(vendor, &body) => Err(Refused::new(Kind::Declined, "it said so")),
            None => Ok(()),
            Some(error) => {
                let said = error.get("code").and_then(Value::as_u64);
                let status = said.and_then(|code| u16::try_from(code).ok()).unwrap_or(500);
                Err(refuse(vendor, status, &body, answer, key))
            }
        },
        Ok(body) => Err(refuse(vendor, status, &body, answer, key)),
        // Some servers end a body by closing the connection, so HTTP itself does not notice the cut.
        Err(error) if answer.status.is_success() && error.is_eof() => {
            Err(Refused::new(Kind::Unreachable, "the answer was cut off"))
        }
        Err(_) if answer.status.is_success() => Err(Refused::new(Kind::UnexpectedAnswer, "not JSON")),
        // Somebody else speaks: a proxy, a gateway, a page that wants somebody to sign in.
        Err(_) => Err(refuse(vendor, status, &Value::Null, answer, key)),
    }
}

/// Whether an answer is a no, in the form that the vendor has for it.
fn declines(vendor: Vendor, body: &Value) -> bool {
    let has = |place: &str| {
        body.pointer(place)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    match vendor {
        Vendor::Openai | Vendor::Openrouter | Vendor::OpenaiCompatible => {
            has("/choices/0/message/refusal").is_some()
        }
        Vendor::Anthropic => has("/stop_reason") == Some("refusal"),
        Vendor::Google => has("/promptFeedback/blockReason").is_some(),
        Vendor::Ollama => false,
    }
}

fn refuse(vendor: Vendor, status: u16, body: &Value, answer: &Answer, key: Option<&SecretString>) -> Refused {
    let words = words(body);
    let sentence = sentence(body).to_lowercase();
    let wait = answer.retry_after.or_else(|| retry_info(body));
    let kind = judge(vendor, status, &words, &sentence, wait);
    let said = words.iter().find_map(|word| plain_word(word, key));
    let id = answer.request_id.as_ref().map(|id| format!("request {id}"));
    let parts = [Some(status.to_string()), said, id];
    let refusal = ModelRefusal {
        kind,
        retry_after: wait,
        detail: Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")),
    };
    let lack = (kind == Kind::UnexpectedAnswer && (400..500).contains(&status))
        .then(|| lack(body, &sentence))
        .flatten();
    Refused { refusal, lack }
}

/// The vendor's own words for what happened, the most exact first.
fn words(body: &Value) -> Vec<String> {
    let reason = body
        .pointer("/error/details")
        .and_then(Value::as_array)
        .and_then(|details| details.iter().find_map(|detail| detail.get("reason")));
    let places = ["/error/code", "/error/type", "/error/status"];
    let words = reason
        .into_iter()
        .chain(places.iter().filter_map(|place| body.pointer(place)));
    words
        .filter_map(Value::as_str)
        .filter(|word| *word != "invalid_request_error" && *word != "INVALID_ARGUMENT")
        .map(str::to_owned)
        .collect()
}

/// What the vendor says in a sentence. It is looked through and never shown.
fn sentence(body: &Value) -> &str {
    let message = body.pointer("/error/message").or_else(|| body.get("error"));
    message.and_then(Value::as_str).unwrap_or_default()
}

fn judge(vendor: Vendor, status: u16, words: &[String], sentence: &str, wait: Option<Duration>) -> Kind {
    let says = |parts: &[&str]| parts.iter().any(|part| sentence.contains(part));
    if let Some(kind) = words.iter().find_map(|word| by_word(word)) {
        return kind;
    }
    // Anthropic, and Google before billing is set up: the status is that of any mistake.
    if status == 402 || says(&["credit balance", "enable billing", "insufficient credits"]) {
        return Kind::OutOfMoney;
    }
    if status == 413
        || says(&[
            "prompt is too long",
            "maximum context length",
            "exceeds the maximum number of tokens",
            "exceeds the context length",
            "context window",
        ])
    {
        return Kind::TooLong;
    }
    if says(&[
        "content filtering policy",
        "flagged",
        "prompt was blocked",
        "safety system",
    ]) {
        return Kind::Declined;
    }
    match status {
        // Google says the same of a limit by the minute, with a wait, and of an allowance that is used up, without.
        429 if vendor == Vendor::Google && wait.is_none() && says(&["billing"]) => Kind::OutOfMoney,
        429 => Kind::Throttled,
        401 | 403 => Kind::KeyRefused,
        400 | 404 if says(&["model"]) && says(&["not found", "not a valid model", "does not exist"]) => {
            Kind::ModelUnknown
        }
        408 | 504 | 522 | 524 => Kind::Unreachable,
        500..=599 => Kind::Unavailable,
        _ => Kind::UnexpectedAnswer,
    }
}

/// Words that mean one thing whatever the status.
fn by_word(word: &str) -> Option<Kind> {
    Some(match word {
        "invalid_api_key"
        | "authentication_error"
        | "permission_error"
        | "account_deactivated"
        | "API_KEY_INVALID"
        | "API_KEY_SERVICE_BLOCKED"
        | "UNAUTHENTICATED"
        | "PERMISSION_DENIED" => Kind::KeyRefused,
        "insufficient_quota" | "billing_error" | "billing_not_active" | "billing_hard_limit_reached" => {
            Kind::OutOfMoney
        }
        "model_not_found" | "not_found_error" | "NOT_FOUND" => Kind::ModelUnknown,
        "context_length_exceeded" | "string_above_max_length" | "request_too_large" => Kind::TooLong,
        "content_policy_violation" | "content_filter" => Kind::Declined,
        "rate_limit_exceeded" | "rate_limit_error" => Kind::Throttled,
        "overloaded_error" | "api_error" | "server_error" | "UNAVAILABLE" | "INTERNAL" => Kind::Unavailable,
        "timeout_error" | "DEADLINE_EXCEEDED" => Kind::Unreachable,
        _ => return None,
    })
}

/// What a model cannot do that was asked of it, where the vendor says so.
fn lack(body: &Value, sentence: &str) -> Option<Lack> {
    let parameter = body.pointer("/error/param").and_then(Value::as_str);
    let speaks_of = |parts: &[&str]| {
        parts
            .iter()
            .any(|part| sentence.contains(part) || parameter == Some(*part))
    };
    let schema = [
        "response_format",
        "json_schema",
        "json schema",
        "json mode",
        "output_config",
        "output_format",
        "structured output",
        "responseschema",
        "responsejsonschema",
    ];
    if speaks_of(&schema) {
        Some(Lack::Schema)
    } else {
        speaks_of(&["temperature"]).then_some(Lack::Temperature)
    }
}

/// How long Google asks us to wait: in the body, as `"30s"` or `"1.5s"`.
fn retry_info(body: &Value) -> Option<Duration> {
    let details = body.pointer("/error/details")?.as_array()?;
    let delay = details.iter().find_map(|detail| detail.get("retryDelay"))?;
    let seconds: f64 = delay.as_str()?.strip_suffix('s')?.parse().ok()?;
    Duration::try_from_secs_f64(seconds.clamp(0.0, 7.0 * 24.0 * 3_600.0)).ok()
}

#[cfg(test)]
mod tests;
