//! What Unipile's refusals mean, decided here once.
//!
//! An error is `{status, type: "errors/…", title, detail?, req_id?}`. The type is the provider's own word
//! and more exact than the status; the list of types is open, so an unknown one falls back to the status.

use longlist_core::connector::{Outcome, Refusal, RefusalKind};
use secrecy::SecretString;

use super::wire;
use crate::http::{Answer, plain_word};

/// What was asked, as far as it changes the meaning of a refusal.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked {
    /// A page of a search, and whether a bookmark and a page size were sent.
    Page { cursor: bool, limit: bool },
    /// One account.
    Account,
    /// The list of accounts.
    Accounts,
}

/// The refusal behind an answer that is not a success.
pub(super) fn refuse(answer: &Answer, asked: Asked, token: &SecretString) -> Refusal {
    let fault = wire::fault(&answer.body);
    let status = answer.status.as_u16();
    let word = fault
        .word
        .as_deref()
        .and_then(|word| word.strip_prefix("errors/"));
    let (kind, outcome) = judge(status, word, asked);
    let said = fault
        .word
        .as_deref()
        .and_then(|word| plain_word(word, Some(token)));
    let id = answer
        .request_id
        .clone()
        .or_else(|| fault.request_id.and_then(|id| plain_word(&id, Some(token))));
    let detail = [
        Some(status.to_string()),
        said,
        id.map(|id| format!("request {id}")),
    ];
    let detail = detail.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Refusal {
        kind,
        outcome,
        retry_after: answer.retry_after,
        detail: Some(detail),
    }
}

fn judge(status: u16, word: Option<&str>, asked: Asked) -> (RefusalKind, Outcome) {
    use Outcome::{NothingServed, Unknown};
    // A time-out on the way, whatever is said about it: LinkedIn may have served the page (hard fact: the
    // outcome of 504 is indeterminate).
    if matches!(status, 408 | 504) || word == Some("request_timeout") {
        return (RefusalKind::Unreachable, Unknown);
    }
    // Its one meaning, however it is worded.
    if status == 429 {
        return (RefusalKind::Throttled, NothingServed);
    }
    if let Some(kind) = word.and_then(|word| by_word(word, asked)) {
        return (kind, NothingServed);
    }
    match status {
        // The provider's own “no”: unexpected_error, provider_error, proxy_error, network_down and the like.
        500 | 503 => (RefusalKind::Unavailable, NothingServed),
        500..=599 if word.is_some() => (RefusalKind::Unavailable, NothingServed),
        // A gateway speaks, not the provider, which may have done the work before the gateway lost it.
        500..=599 => (RefusalKind::Unavailable, Unknown),
        _ => (by_status(status, asked), NothingServed),
    }
}

/// Whom or what a type is about. `None` leaves it to the status.
fn by_word(word: &str, asked: Asked) -> Option<RefusalKind> {
    Some(match word {
        "too_many_requests" => RefusalKind::Throttled,
        // A limit of LinkedIn on the member's actions, over by itself after some time.
        "limit_exceeded" => RefusalKind::Throttled,
        // The page is larger than this product takes. In the middle of a search the size can be left out.
        "limit_too_high" => match asked {
            Asked::Page {
                cursor: true,
                limit: true,
            } => RefusalKind::LimitWithCursor,
            Asked::Page { .. } | Asked::Account | Asked::Accounts => RefusalKind::UnexpectedAnswer,
        },

        // Our key to Unipile. In the field a missing or wrong X-API-KEY is answered with
        // missing_credentials; insufficient_privileges speaks of the key's scopes.
        "unauthorized" | "missing_credentials" | "insufficient_privileges" => RefusalKind::TokenRefused,

        // The member's session at LinkedIn. A feature is the session of Recruiter or Sales Navigator;
        // wrong_account and session_mismatch mean that somebody else has signed in.
        "disconnected_account"
        | "disconnected_feature"
        | "expired_credentials"
        | "invalid_credentials"
        | "wrong_account"
        | "session_mismatch" => RefusalKind::Disconnected,

        // LinkedIn asks for something that only a person can do, in a browser or the LinkedIn app.
        "checkpoint_error"
        | "invalid_checkpoint_solution"
        | "captcha_not_supported"
        | "unknown_authentication_context"
        | "action_required" => RefusalKind::Checkpoint,

        "multiple_sessions" => RefusalKind::SeatInUse,
        "account_restricted" => RefusalKind::Restricted,

        // The seat, or the plan at Unipile, does not include the product.
        "feature_not_subscribed"
        | "subscription_required"
        | "insufficient_permissions"
        | "resource_access_restricted"
        | "account_mismatch" => RefusalKind::NotSubscribed,

        // The one resource that we name is the account.
        "resource_not_found" | "invalid_resource_identifier" | "invalid_account" => {
            RefusalKind::AccountUnknown
        }

        // About the pasted address, also when it was accepted on page 1.
        "invalid_url" | "content_too_large" | "too_many_characters" | "unescaped_characters" => {
            RefusalKind::SearchRefused
        }
        _ => return None,
    })
}

fn by_status(status: u16, asked: Asked) -> RefusalKind {
    match status {
        // invalid_parameters and its like. What page 1 took and a later page does not is what is new in
        // it: the bookmark, or its combination with a page size. The combination is named first, because
        // leaving the size out costs nothing, and if the bookmark is the reason the next answer says so.
        400 => match asked {
            Asked::Page {
                cursor: true,
                limit: true,
            } => RefusalKind::LimitWithCursor,
            Asked::Page {
                cursor: true,
                limit: false,
            } => RefusalKind::CursorExpired,
            Asked::Page { cursor: false, .. } => RefusalKind::SearchRefused,
            // There is nothing else in the request than the account's id.
            Asked::Account => RefusalKind::AccountUnknown,
            Asked::Accounts => RefusalKind::UnexpectedAnswer,
        },
        401 => RefusalKind::TokenRefused,
        402 => RefusalKind::NotSubscribed,
        // An address or a search that the server cannot take.
        413 | 414 | 422 => match asked {
            Asked::Page { .. } => RefusalKind::SearchRefused,
            Asked::Account | Asked::Accounts => RefusalKind::UnexpectedAnswer,
        },
        // Without the provider's word a 403 or 404 comes from some other server: the DSN is wrong.
        _ => RefusalKind::UnexpectedAnswer,
    }
}

#[cfg(test)]
mod tests;
