//! What refusals mean, by the bodies in the vendors' documentation.

use reqwest::StatusCode;
use serde_json::json;

use super::*;

fn answer(status: u16, body: &str) -> Answer {
    Answer {
        status: StatusCode::from_u16(status).unwrap(),
        retry_after: None,
        request_id: None,
        body: body.into(),
    }
}

fn refusal(vendor: Vendor, status: u16, body: &str) -> Refused {
    let key = SecretString::from("hunter2-key");
    check(vendor, &answer(status, body), Some(&key)).expect_err("it is a refusal")
}

#[test]
fn a_vendors_word_is_more_exact_than_its_status() {
    let openai = |code: &str, message: &str| {
        json!({ "error": { "message": message, "type": "invalid_request_error", "code": code } }).to_string()
    };
    for (vendor, status, body, kind) in [
        (Vendor::Openai, 429, openai("insufficient_quota", ""), Kind::OutOfMoney),
        (Vendor::Openai, 429, openai("rate_limit_exceeded", ""), Kind::Throttled),
        (Vendor::Openai, 400, openai("context_length_exceeded", ""), Kind::TooLong),
        (Vendor::Openai, 404, openai("model_not_found", ""), Kind::ModelUnknown),
        (Vendor::Openai, 404, openai("unknown_url", "Invalid URL (POST /v7/chat)"), Kind::UnexpectedAnswer),
        (Vendor::Openai, 403, openai("unsupported_country_region_territory", ""), Kind::KeyRefused),
        (
            Vendor::Anthropic,
            400,
            r#"{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low"}}"#.into(),
            Kind::OutOfMoney,
        ),
        (
            Vendor::Anthropic,
            529,
            r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#.into(),
            Kind::Unavailable,
        ),
        (
            Vendor::Google,
            429,
            r#"{"error":{"code":429,"message":"check your plan and billing details","status":"RESOURCE_EXHAUSTED"}}"#.into(),
            Kind::OutOfMoney,
        ),
        (
            Vendor::Ollama,
            404,
            r#"{"error":"model 'llama' not found"}"#.into(),
            Kind::ModelUnknown,
        ),
        (Vendor::Openrouter, 402, r#"{"error":{"code":402,"message":"x"}}"#.into(), Kind::OutOfMoney),
    ] {
        assert_eq!(refusal(vendor, status, &body).refusal.kind, kind, "{status} {body}");
    }
}

#[test]
fn without_a_word_the_status_decides() {
    for (status, kind) in [
        (400, Kind::UnexpectedAnswer),
        (401, Kind::KeyRefused),
        (404, Kind::UnexpectedAnswer),
        (408, Kind::Unreachable),
        (413, Kind::TooLong),
        (429, Kind::Throttled),
        (502, Kind::Unavailable),
        (504, Kind::Unreachable),
    ] {
        let html = "<html>Bad gateway</html>";
        assert_eq!(
            refusal(Vendor::Openai, status, html).refusal.kind,
            kind,
            "{status}"
        );
    }
}

#[test]
fn neither_sentences_nor_keys_get_into_what_we_say() {
    let body = r#"{"error":{"message":"Incorrect key hunter2-key for Ada Lovelace","code":"x-hunter2-key","type":"y"}}"#;
    let detail = refusal(Vendor::Openai, 401, body).refusal.detail.unwrap();
    assert_eq!(detail, "401 y", "the first word that is harmless");
}

#[test]
fn what_a_model_cannot_do_is_understood_only_where_the_question_was_at_fault() {
    let body = r#"{"error":{"message":"'temperature' does not support 0","param":"temperature","code":"unsupported_value"}}"#;
    assert_eq!(refusal(Vendor::Openai, 400, body).lack, Some(Lack::Temperature));
    assert_eq!(
        refusal(Vendor::Openai, 500, body).lack,
        None,
        "a server that is broken has no lack"
    );
    let key = r#"{"error":{"message":"no response_format for you","code":"invalid_api_key"}}"#;
    assert_eq!(
        refusal(Vendor::Openai, 401, key).lack,
        None,
        "nor has a wrong key"
    );
}

#[test]
fn a_wait_in_the_body_is_heeded() {
    for (delay, wait) in [
        ("30s", Some(Duration::from_secs(30))),
        ("1.5s", Some(Duration::from_millis(1_500))),
        ("-1s", Some(Duration::ZERO)),
        ("1e99s", Some(Duration::from_secs(604_800))),
        ("soon", None),
    ] {
        let details = json!([{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay }]);
        let body = json!({ "error": { "code": 429, "details": details } }).to_string();
        assert_eq!(
            refusal(Vendor::Google, 429, &body).refusal.retry_after,
            wait,
            "{delay}"
        );
    }
}
