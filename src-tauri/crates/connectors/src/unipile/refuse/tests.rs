//! Refusals of the provider by status and type.

use longlist_core::connector::{Outcome, RefusalKind};

use super::{Asked, judge};

const FIRST_PAGE: Asked = Asked::Page {
    cursor: false,
    limit: true,
};
const LATER_PAGE: Asked = Asked::Page {
    cursor: true,
    limit: true,
};

fn kind(status: u16, word: &str, asked: Asked) -> RefusalKind {
    judge(status, Some(word).filter(|word| !word.is_empty()), asked).0
}

/// Every documented type, with what it means for a search.
#[test]
fn every_documented_type_has_a_meaning() {
    use RefusalKind::*;
    for (status, word, expected) in [
        (400, "invalid_parameters", SearchRefused),
        (400, "malformed_request", SearchRefused),
        (400, "missing_parameters", SearchRefused),
        (400, "content_too_large", SearchRefused),
        (400, "invalid_url", SearchRefused),
        (400, "too_many_characters", SearchRefused),
        (400, "unescaped_characters", SearchRefused),
        (400, "limit_too_high", UnexpectedAnswer),
        (401, "unauthorized", TokenRefused),
        (401, "missing_credentials", TokenRefused),
        (401, "insufficient_privileges", TokenRefused),
        (401, "multiple_sessions", SeatInUse),
        (401, "invalid_checkpoint_solution", Checkpoint),
        (401, "checkpoint_error", Checkpoint),
        (401, "captcha_not_supported", Checkpoint),
        (401, "invalid_credentials", Disconnected),
        (401, "expired_credentials", Disconnected),
        (401, "disconnected_account", Disconnected),
        (401, "disconnected_feature", Disconnected),
        (401, "wrong_account", Disconnected),
        (403, "account_restricted", Restricted),
        (403, "session_mismatch", Disconnected),
        (403, "insufficient_permissions", NotSubscribed),
        (403, "feature_not_subscribed", NotSubscribed),
        (403, "subscription_required", NotSubscribed),
        (403, "resource_access_restricted", NotSubscribed),
        (403, "unknown_authentication_context", Checkpoint),
        (403, "action_required", Checkpoint),
        (404, "resource_not_found", AccountUnknown),
        (404, "invalid_resource_identifier", AccountUnknown),
        (422, "invalid_account", AccountUnknown),
        (422, "unprocessable_entity", SearchRefused),
        (422, "limit_exceeded", Throttled),
        (429, "too_many_requests", Throttled),
        (500, "unexpected_error", Unavailable),
        (500, "provider_error", Unavailable),
        (502, "proxy_error", Unavailable),
        (503, "network_down", Unavailable),
        (503, "no_client_session", Unavailable),
        (504, "request_timeout", Unreachable),
    ] {
        assert_eq!(kind(status, word, FIRST_PAGE), expected, "{status} {word}");
    }
}

#[test]
fn the_type_counts_for_more_than_the_status() {
    assert_eq!(
        kind(403, "multiple_sessions", FIRST_PAGE),
        RefusalKind::SeatInUse,
        "whatever status it comes with"
    );
    assert_eq!(
        kind(500, "request_timeout", FIRST_PAGE),
        RefusalKind::Unreachable,
        "a time-out by any number"
    );
    assert_eq!(
        kind(500, "checkpoint_error", FIRST_PAGE),
        RefusalKind::Checkpoint,
        "it will not go away by itself"
    );
    assert_eq!(
        kind(429, "provider_error", FIRST_PAGE),
        RefusalKind::Throttled,
        "but 429 has one meaning"
    );
}

#[test]
fn a_type_that_nobody_knows_falls_back_to_the_status() {
    use RefusalKind::*;
    for (status, expected) in [
        (400, SearchRefused),
        (401, TokenRefused),
        (402, NotSubscribed),
        (403, UnexpectedAnswer),
        (404, UnexpectedAnswer),
        (405, UnexpectedAnswer),
        (408, Unreachable),
        (414, SearchRefused),
        (422, SearchRefused),
        (429, Throttled),
        (500, Unavailable),
        (504, Unreachable),
        (522, Unavailable),
        (700, UnexpectedAnswer),
    ] {
        assert_eq!(kind(status, "", FIRST_PAGE), expected, "{status} alone");
        assert_eq!(
            kind(status, "brand_new", FIRST_PAGE),
            expected,
            "{status} with a new type"
        );
    }
}

#[test]
fn only_a_lost_answer_leaves_the_outcome_open() {
    for status in 400..=599 {
        for word in [None, Some("provider_error"), Some("request_timeout")] {
            let (kind, outcome) = judge(status, word, FIRST_PAGE);
            let open = matches!(status, 408 | 504)
                || word == Some("request_timeout")
                || (word.is_none() && status > 500 && status != 503);
            assert_eq!(outcome == Outcome::Unknown, open, "{status} {word:?} {kind:?}");
        }
    }
}

#[test]
fn in_the_middle_of_a_search_a_wrong_size_can_be_left_out() {
    assert_eq!(
        kind(400, "limit_too_high", LATER_PAGE),
        RefusalKind::LimitWithCursor,
        "the cursor knows its size"
    );
    assert_eq!(
        kind(400, "invalid_parameters", LATER_PAGE),
        RefusalKind::LimitWithCursor,
        "try without it first"
    );
    assert_eq!(
        kind(400, "invalid_url", LATER_PAGE),
        RefusalKind::SearchRefused,
        "but an address is an address"
    );
}
