//! What callers ask: to check somebody, and how far a check is.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{IntoResponse as _, Response},
};
use longlist_core::{
    Error, Noun,
    briefing::Briefing,
    check::{CheckAsk, plan::Whom},
    id::Id,
    membership::Selection,
    project::Project,
    run::Run,
    search::{Search, SearchFields},
};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use super::{
    CheckDesk, PATH,
    answers::{self, Refusal},
};

/// More than any request needs.
const LONGEST_BODY: usize = 16 * 1024;
/// The search that people join who are not in the workspace yet.
const SEARCH: &str = "Check API";

/// `POST /api/v1/candidate-check`
pub async fn start(State(desk): State<Arc<CheckDesk>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if let Err(refusal) = desk.admits(&head.headers) {
        return refusal.into_response();
    }
    let asked = match read(body).await {
        Ok(asked) => asked,
        Err(refusal) => return refusal.into_response(),
    };
    match desk.start(&asked).await {
        Ok(run) => answers::ok(&json!({
            "candidateCheckId": run,
            "resultUrl": format!("{}{PATH}/{run}", desk.address),
        })),
        Err(error) => answers::error(&error),
    }
}

/// `GET /api/v1/candidate-check/{id}`
pub async fn show(
    State(desk): State<Arc<CheckDesk>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if let Err(refusal) = desk.admits(&headers) {
        return refusal.into_response();
    }
    let found = match id.parse::<Id<Run>>() {
        Ok(id) => desk.workspace.single_check(id).await,
        Err(_) => Err(Error::NotFound { noun: Noun::Check }),
    };
    match found {
        Ok(check) => answers::ok(&answers::check(&check)),
        Err(error) => answers::error(&error),
    }
}

/// Another method than the one there is.
pub async fn wrong_method() -> Refusal {
    Refusal(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "this address knows another method",
    )
}

/// Another address.
pub async fn nowhere() -> Refusal {
    Refusal(
        StatusCode::NOT_FOUND,
        "not_found",
        "there is nothing at this address",
    )
}

/// Who is to be checked, and against what.
struct Asked {
    link: String,
    briefing: String,
}

async fn read(body: Body) -> Result<Asked, Refusal> {
    let bad = |code, message| Refusal(StatusCode::BAD_REQUEST, code, message);
    let body: Bytes = to_bytes(body, LONGEST_BODY).await.map_err(|_| {
        let code = "request_too_large";
        Refusal(StatusCode::PAYLOAD_TOO_LARGE, code, "the request is too large")
    })?;
    let value: Value =
        serde_json::from_slice(&body).map_err(|_| bad("invalid_json", "the request is not valid JSON"))?;
    let text = |name: &str| {
        let text = value.get(name).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Ok(Asked {
        link: text("linkedinProfileLink")
            .ok_or_else(|| bad("link_missing", "linkedinProfileLink is missing"))?,
        briefing: text("briefingId").ok_or_else(|| bad("briefing_missing", "briefingId is missing"))?,
    })
}

impl CheckDesk {
    /// Whether a caller has the token.
    fn admits(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        let shown = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some(token) = shown.and_then(|value| value.strip_prefix("Bearer ")) else {
            return Err(Refusal(
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "the header “Authorization: Bearer …” is missing",
            ));
        };
        if same(token.trim().as_bytes(), self.token.expose_secret().as_bytes()) {
            return Ok(());
        }
        Err(Refusal(
            StatusCode::FORBIDDEN,
            "forbidden",
            "this token is not valid",
        ))
    }

    /// Starts a check of a person, who is found or made.
    async fn start(&self, asked: &Asked) -> Result<Id<Run>, Error> {
        let briefing: Id<Briefing> = asked
            .briefing
            .parse()
            .map_err(|_| Error::NotFound { noun: Noun::Briefing })?;
        let project = self.workspace.briefing(briefing).await?.project_id;
        let search = self.search(project).await?;
        let candidate = self.workspace.person_at(&asked.link, search).await?;
        let ask = CheckAsk {
            briefing_id: briefing,
            whom: Whom::Selection {
                selection: Selection::These { ids: vec![candidate] },
            },
            evaluator: self.evaluator,
        };
        Ok(self.workspace.start_check(&ask, None).await?.id)
    }

    /// The search of a project that new people join.
    async fn search(&self, project: Id<Project>) -> Result<Id<Search>, Error> {
        let _one_at_a_time = self.making_search.lock().await;
        let searches = self.workspace.searches().await?;
        let ours = |search: &&Search| search.project_id == project && search.fields.name == SEARCH;
        match searches.iter().find(ours) {
            Some(search) => Ok(search.id),
            None => {
                let fields = SearchFields {
                    name: SEARCH.to_owned(),
                    ..SearchFields::default()
                };
                self.workspace.add_search(project, fields).await
            }
        }
    }
}

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one
        .iter()
        .zip(other)
        .fold(0, |all, (one, other)| all | (one ^ other));
    one.len() == other.len() && differing == 0
}
