//! What callers are answered, in the words of the source product's API.

use axum::{
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use longlist_core::{
    Error,
    briefing::{Briefing, Requirement, RequirementKind},
    check::{results::RequirementResult, single::SingleCheck},
    evaluator::Verdict,
    run::RunState,
};
use serde_json::{Value, json};

/// The answer to a request that was done.
pub fn ok(document: &Value) -> Response {
    answer(StatusCode::OK, document)
}

/// A request that was not done, for a reason of HTTP's own.
pub struct Refusal(pub StatusCode, pub &'static str, pub &'static str);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(status, code, message) = self;
        answer(status, &json!({ "error": { "code": code, "message": message } }))
    }
}

/// A request that was not done, for a reason of the core's.
pub fn error(error: &Error) -> Response {
    let status = match error {
        Error::Invalid { .. } => StatusCode::BAD_REQUEST,
        Error::NotFound { .. } => StatusCode::NOT_FOUND,
        Error::CreditsExhausted { .. } => StatusCode::PAYMENT_REQUIRED,
        Error::Refused { .. } | Error::QuotaReached { .. } | Error::AccountRemoved => StatusCode::CONFLICT,
        Error::WorkspaceInUse
        | Error::WorkspaceTooNew
        | Error::WorkspaceLocked { .. }
        | Error::WorkspaceUnusable { .. }
        | Error::KeychainUnavailable { .. }
        | Error::Provider(_)
        | Error::Model(_)
        | Error::DiskFull => StatusCode::SERVICE_UNAVAILABLE,
        Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let document = json!({ "error": {
        "code": error.code(), "message": error.to_string(), "hint": error.hint(),
    } });
    answer(status, &document)
}

fn answer(status: StatusCode, document: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], document.to_string()).into_response()
}

/// A check. What is known of the person comes with the result, and not before.
pub fn check(single: &SingleCheck) -> Value {
    let SingleCheck {
        run,
        briefing,
        candidate,
        check,
        trouble,
    } = single;
    let status = match (check, run.state) {
        (Some(_), _) => "Completed",
        (None, RunState::Running) => "In Progress",
        (None, RunState::Paused) => "Pending",
        (None, RunState::Parked) if run.resumes_at.is_some() => "Pending",
        (None, RunState::Parked | RunState::Finished | RunState::Cancelled | RunState::Failed) => "Failed",
    };
    let is_over = check.is_some();
    json!({
        "candidateCheckId": run.id,
        "candidateId": candidate.id,
        "briefingId": briefing.id,
        "status": status,
        "linkedinData": is_over.then(|| json!({
            "fullName": candidate.full_name,
            "headline": candidate.headline,
            "currentEmployer": candidate.employer,
            "location": candidate.location,
            "linkedinUrl": candidate.linkedin_url(),
        })),
        "category": check.as_ref().map(|check| check.category),
        "fitScore": check.as_ref().map(|check| check.fit_score),
        "requirements": check.as_ref().map(|check| requirements(&check.requirements, briefing)),
        "error": trouble.as_ref().filter(|_| status == "Failed").map(|trouble| json!({
            "code": trouble.code, "message": trouble.message, "hint": trouble.hint,
        })),
    })
}

fn requirements(results: &[RequirementResult], briefing: &Briefing) -> Vec<Value> {
    let asked = |result: &RequirementResult| {
        let of_id = |asked: &&Requirement| asked.id == result.requirement_id;
        briefing.requirements.iter().find(of_id)
    };
    let requirement = |result: &RequirementResult| {
        let verdict = result.override_verdict.unwrap_or(result.finding.verdict);
        let asked = asked(result);
        json!({
            "id": result.requirement_id,
            "requirement": asked.map(|asked| &asked.statement),
            "description": asked.map(|asked| &asked.rubric),
            "category": asked.map(|asked| asked.category),
            "mustHave": asked.map(|asked| asked.kind == RequirementKind::MustHave),
            "weight": asked.map(|asked| asked.weight),
            "fulfilled": verdict == Verdict::Fulfilled,
            "verdict": verdict,
            "confidence": f64::from(result.finding.confidence) / 100.0,
            "reasoning": result.finding.reasoning,
            "quote": result.finding.quote.as_ref().map(|quote| json!({ "text": quote.text, "field": quote.field })),
        })
    };
    results.iter().map(requirement).collect()
}
