//! Refusals in the provider's form: `{status, type, title, detail, instance}`.

use std::time::Duration;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    /// What follows `errors/` in the type.
    kind: &'static str,
    title: &'static str,
    detail: String,
    retry_after: Option<Duration>,
}

impl Problem {
    pub fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: &str) -> Self {
        Self {
            status,
            kind,
            title,
            detail: detail.to_owned(),
            retry_after: None,
        }
    }

    pub fn invalid(detail: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid_parameters",
            "Invalid parameters",
            detail,
        )
    }

    pub fn missing_parameter(detail: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "missing_parameters",
            "Missing parameters",
            detail,
        )
    }

    pub fn malformed(detail: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "malformed_request",
            "Malformed request",
            detail,
        )
    }

    pub fn invalid_url() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid_url",
            "Invalid URL",
            "The URL is not a LinkedIn search for people",
        )
    }

    pub fn not_subscribed() -> Self {
        let detail = "The account has no subscription for this kind of search";
        Self::new(
            StatusCode::FORBIDDEN,
            "feature_not_subscribed",
            "Feature not subscribed",
            detail,
        )
    }

    pub fn not_found(detail: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "resource_not_found",
            "Resource not found",
            detail,
        )
    }

    pub fn missing_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "missing_credentials",
            "Missing credentials",
            "The X-API-KEY header is missing",
        )
    }

    pub fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthorized",
            "Unauthorized",
            "The X-API-KEY is not valid",
        )
    }

    pub fn throttled(wait: Duration) -> Self {
        let problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests",
            "Too many requests",
            "Try again later",
        );
        Self {
            retry_after: Some(wait),
            ..problem
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = json!({
            "status": self.status.as_u16(),
            "type": format!("errors/{}", self.kind),
            "title": self.title,
            "detail": self.detail,
            "instance": null,
        });
        let mut response = (self.status, Json(body)).into_response();
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_millis().div_ceil(1_000) as u64;
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
