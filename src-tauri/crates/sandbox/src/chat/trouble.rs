//! How each vendor says no, in its own words, statuses and headers.

use std::time::Duration;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::vendor::Vendor;

/// Why a vendor says no.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// The key is missing or wrong. Whoever asks gets what was sent back, as some vendors do.
    Key(String),
    /// Nothing is left to pay with.
    Money,
    /// Too many requests.
    Throttled(Duration),
    /// Overloaded.
    Overloaded,
    /// There is no model of this name.
    Model(String),
    /// The prompt is too long.
    Long,
    /// The filter says no before the model is asked.
    Filter,
    /// The request is not one.
    Malformed(&'static str),
    /// The model takes no schema.
    Schema,
    /// The model takes no temperature.
    Temperature,
}

impl Trouble {
    /// The answer of that vendor.
    pub fn response(&self, vendor: Vendor) -> Response {
        let (status, body) = match vendor {
            Vendor::Openai => self.by_openai(),
            Vendor::Openrouter => self.by_openrouter(),
            Vendor::Anthropic => self.by_anthropic(),
            Vendor::Google => self.by_google(),
            Vendor::Ollama => self.by_ollama(),
        };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(body)).into_response();
        if let Self::Throttled(wait) = self
            && !matches!(vendor, Vendor::Google | Vendor::Ollama)
        {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, whole_seconds(*wait).into());
        }
        response
    }

    /// Platform documentation, “Error codes”: `{error: {message, type, param, code}}`.
    fn by_openai(&self) -> (u16, Value) {
        let invalid = "invalid_request_error";
        let (status, message, kind, param, code) = match self {
            Self::Key(key) => (
                401,
                format!("Incorrect API key provided: {key}. You can find your API key in your account."),
                invalid,
                None,
                Some("invalid_api_key"),
            ),
            Self::Money => (
                429,
                "You exceeded your current quota, please check your plan and billing details.".into(),
                "insufficient_quota",
                None,
                Some("insufficient_quota"),
            ),
            Self::Throttled(wait) => (
                429,
                format!("Rate limit reached for requests. Please try again in {}s.", whole_seconds(*wait)),
                "requests",
                None,
                Some("rate_limit_exceeded"),
            ),
            Self::Overloaded => (
                503,
                "The engine is currently overloaded, please try again later.".into(),
                "server_error",
                None,
                None,
            ),
            Self::Model(model) => (
                404,
                format!("The model `{model}` does not exist or you do not have access to it."),
                invalid,
                None,
                Some("model_not_found"),
            ),
            Self::Long => (
                400,
                "This model's maximum context length is 8192 tokens. Please reduce the length of the messages."
                    .into(),
                invalid,
                Some("messages"),
                Some("context_length_exceeded"),
            ),
            Self::Filter => (
                400,
                "The request was rejected by our safety system.".into(),
                invalid,
                None,
                Some("content_policy_violation"),
            ),
            Self::Malformed(why) => (400, (*why).into(), invalid, None, None),
            Self::Schema => (
                400,
                "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model."
                    .into(),
                invalid,
                Some("response_format"),
                None,
            ),
            Self::Temperature => (
                400,
                "Unsupported value: 'temperature' does not support 0 with this model.".into(),
                invalid,
                Some("temperature"),
                Some("unsupported_value"),
            ),
        };
        (
            status,
            json!({ "error": { "message": message, "type": kind, "param": param, "code": code } }),
        )
    }

    /// “Errors”: `{error: {code, message, metadata?}}`, where the code is the status.
    fn by_openrouter(&self) -> (u16, Value) {
        let (status, message) = match self {
            Self::Key(_) => (401, "No auth credentials found".to_owned()),
            Self::Money => (402, "Insufficient credits. Add more and retry.".into()),
            Self::Throttled(_) => (429, "Rate limit exceeded".into()),
            Self::Overloaded => (503, "No instances available for the selected model".into()),
            Self::Model(model) => (400, format!("{model} is not a valid model ID")),
            Self::Long => (
                400,
                "This endpoint's maximum context length is 8192 tokens. However, you requested more.".into(),
            ),
            Self::Filter => (403, "Your input was flagged".into()),
            Self::Malformed(why) => (400, (*why).into()),
            Self::Schema => (
                400,
                "response_format json_schema is not supported by this model".into(),
            ),
            Self::Temperature => (400, "temperature is not supported by this model".into()),
        };
        let mut error = json!({ "code": status, "message": message });
        if *self == Self::Filter
            && let Some(fields) = error.as_object_mut()
        {
            fields.insert(
                "metadata".into(),
                json!({ "reasons": ["harassment"], "provider_name": "Sandbox" }),
            );
        }
        (status, json!({ "error": error, "user_id": "user_sandbox" }))
    }

    /// “Errors”: `{type: "error", error: {type, message}, request_id}`.
    fn by_anthropic(&self) -> (u16, Value) {
        let (status, kind, message) = match self {
            Self::Key(_) => (401, "authentication_error", "invalid x-api-key".to_owned()),
            Self::Money => (
                402,
                "billing_error",
                "Your credit balance is too low to access the API.".into(),
            ),
            Self::Throttled(_) => (
                429,
                "rate_limit_error",
                "This request would exceed your organization's rate limit.".into(),
            ),
            Self::Overloaded => (529, "overloaded_error", "Overloaded".into()),
            Self::Model(model) => (404, "not_found_error", format!("model: {model}")),
            Self::Long => (
                400,
                "invalid_request_error",
                "prompt is too long: 200001 tokens > 200000 maximum".into(),
            ),
            Self::Filter => (
                400,
                "invalid_request_error",
                "Output blocked by content filtering policy".into(),
            ),
            Self::Malformed(why) => (400, "invalid_request_error", (*why).into()),
            Self::Schema => (
                400,
                "invalid_request_error",
                "output_config.format: this model does not support structured outputs".into(),
            ),
            Self::Temperature => (
                400,
                "invalid_request_error",
                "`temperature` is not supported by this model".into(),
            ),
        };
        let error = json!({ "type": kind, "message": message });
        (
            status,
            json!({ "type": "error", "error": error, "request_id": "req_sandbox" }),
        )
    }

    /// The error model of Google's interfaces: `{error: {code, message, status, details}}`.
    fn by_google(&self) -> (u16, Value) {
        let invalid = "INVALID_ARGUMENT";
        let (status, word, message, details) = match self {
            Self::Key(_) => (
                400,
                invalid,
                "API key not valid. Please pass a valid API key.".to_owned(),
                json!([{
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
                    "domain": "googleapis.com", "metadata": { "service": "generativelanguage.googleapis.com" },
                }]),
            ),
            Self::Money => (
                400,
                "FAILED_PRECONDITION",
                "The free tier is not available. Please enable billing on your project.".into(),
                json!([]),
            ),
            Self::Throttled(wait) => (
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota, please check your plan and billing details.".into(),
                json!([{
                    "@type": "type.googleapis.com/google.rpc.RetryInfo",
                    "retryDelay": format!("{}s", whole_seconds(*wait)),
                }]),
            ),
            Self::Overloaded => (503, "UNAVAILABLE", "The model is overloaded.".into(), json!([])),
            Self::Model(model) => (
                404,
                "NOT_FOUND",
                format!("models/{model} is not found for API version v1beta."),
                json!([]),
            ),
            Self::Long => (
                400,
                invalid,
                "The input token count (9000) exceeds the maximum number of tokens allowed (8192).".into(),
                json!([]),
            ),
            Self::Filter => (400, invalid, "The prompt was blocked.".into(), json!([])),
            Self::Malformed(why) => (400, invalid, (*why).into(), json!([])),
            Self::Schema => (
                400,
                invalid,
                "responseSchema is not supported for this model".into(),
                json!([]),
            ),
            Self::Temperature => (
                400,
                invalid,
                "temperature is not supported for this model".into(),
                json!([]),
            ),
        };
        let error = json!({ "code": status, "message": message, "status": word, "details": details });
        (status, json!({ "error": error }))
    }

    /// “Errors” of its interface: `{error: "…"}`.
    fn by_ollama(&self) -> (u16, Value) {
        let (status, message) = match self {
            Self::Key(_) => (401, "unauthorized".to_owned()),
            Self::Money => (402, "this model requires a subscription".into()),
            Self::Throttled(_) | Self::Overloaded => (
                503,
                "server busy, please try again. maximum pending requests exceeded".into(),
            ),
            Self::Model(model) => (404, format!("model '{model}' not found")),
            Self::Long => (400, "the input length exceeds the context length".into()),
            Self::Filter => (403, "forbidden".into()),
            Self::Malformed(why) => (400, (*why).into()),
            Self::Schema => (400, "invalid JSON schema in format".into()),
            Self::Temperature => (400, "invalid option: temperature".into()),
        };
        (status, json!({ "error": message }))
    }
}

fn whole_seconds(wait: Duration) -> u64 {
    u64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX)
}
