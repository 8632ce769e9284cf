//! Vendors of language models, as far as one question and one answer need them.
//!
//! Written from the vendors' public documentation, not from any client. Behind all of them is the same “model”
//! (`script`), which follows a simple rule. A request goes like this: count, authorise, read, strike, answer, charge,
//! wait, write.
//!
//! | Vendor | Where |
//! |---|---|
//! | OpenAI and what speaks like it | `POST /openai/v1/chat/completions`, `GET /openai/v1/models` |
//! | OpenRouter | `POST /openrouter/api/v1/chat/completions`, `GET /openrouter/api/v1/models` |
//! | Anthropic | `POST /anthropic/v1/messages` |
//! | Google | `POST /google/v1beta/models/{model}:generateContent` |
//! | Ollama | `POST /ollama/api/chat` |

mod anthropic;
mod google;
mod ollama;
mod openai;
mod prompt;
mod script;
mod spoil;
mod trouble;
mod vendor;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use self::prompt::{Prompt, tokens};
use self::trouble::Trouble;
pub use self::vendor::{MODELS, Vendor};
use crate::bill::Charge;
use crate::faults::{ChatAsked, ChatStruck, ModelFault};
use crate::line::Scissors;
use crate::world::World;

/// How long the answer of a model is that does not stop, in bytes.
const ENDLESS: usize = 64 * 1024 * 1024;

/// What a model says.
#[derive(Debug)]
struct Reply {
    number: u64,
    model: String,
    text: String,
    stop: Stop,
    tokens_in: u64,
    tokens_out: u64,
}

/// Why it stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// All is said.
    Done,
    /// It may say no more.
    Length,
    /// It does not want to.
    Declined,
}

/// What comes with a request besides its body.
struct Call {
    vendor: Vendor,
    /// The model, where it is in the address.
    model: Option<String>,
    line: Scissors,
    headers: HeaderMap,
}

/// The routes of all vendors.
pub(crate) fn routes() -> Router<Arc<World>> {
    let chat = |vendor: Vendor| {
        post(
            move |State(world): State<Arc<World>>, ConnectInfo(line), headers: HeaderMap, body: Bytes| async move {
                let call = Call {
                    vendor,
                    model: None,
                    line,
                    headers,
                };
                answer(&world, &call, &body).await
            },
        )
    };
    let models = |vendor: Vendor| {
        get(
            move |State(world): State<Arc<World>>, headers: HeaderMap| async move {
                list_models(&world, vendor, &headers)
            },
        )
    };
    Router::new()
        .route("/openai/v1/chat/completions", chat(Vendor::Openai))
        .route("/openai/v1/models", models(Vendor::Openai))
        .route("/openrouter/api/v1/chat/completions", chat(Vendor::Openrouter))
        .route("/openrouter/api/v1/models", models(Vendor::Openrouter))
        .route("/anthropic/v1/messages", chat(Vendor::Anthropic))
        .route("/google/v1beta/models/{action}", post(generate))
        .route("/ollama/api/chat", chat(Vendor::Ollama))
}

/// The addresses and keys, for the announcement.
pub(crate) fn announcement(world: &World, base: &str) -> Value {
    let vendors = Vendor::ALL.map(|vendor| {
        let address = format!("{base}{}", vendor.base_path());
        let entry = json!({ "base_url": address, "key": vendor.key(world.seed) });
        (vendor.name().to_owned(), entry)
    });
    json!({ "names": MODELS, "vendors": vendors.into_iter().collect::<serde_json::Map<_, _>>() })
}

async fn generate(
    State(world): State<Arc<World>>,
    ConnectInfo(line): ConnectInfo<Scissors>,
    Path(action): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let vendor = Vendor::Google;
    let Some(model) = action.strip_suffix(":generateContent") else {
        return Trouble::Model(action).response(vendor);
    };
    let call = Call {
        vendor,
        model: Some(model.to_owned()),
        line,
        headers,
    };
    answer(&world, &call, &body).await
}

fn list_models(world: &World, vendor: Vendor, headers: &HeaderMap) -> Response {
    if let Err(trouble) = authorise(world, vendor, headers) {
        return trouble.response(vendor);
    }
    let model = |name: &str| json!({ "id": name, "object": "model", "created": 1_767_225_600, "owned_by": "sandbox" });
    Json(json!({ "object": "list", "data": MODELS.map(model) })).into_response()
}

/// Checks the key, where the vendor has keys.
fn authorise(world: &World, vendor: Vendor, headers: &HeaderMap) -> Result<(), Trouble> {
    let Some(key) = vendor.key(world.seed) else {
        return Ok(());
    };
    let given = key_in(vendor, headers);
    if given == Some(key.as_str()) {
        Ok(())
    } else {
        Err(Trouble::Key(given.unwrap_or_default().to_owned()))
    }
}

/// The key that came with a request, in the header where the vendor has it.
fn key_in(vendor: Vendor, headers: &HeaderMap) -> Option<&str> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match vendor {
        Vendor::Openai | Vendor::Openrouter | Vendor::Ollama => {
            text("authorization").and_then(|value| value.strip_prefix("Bearer "))
        }
        Vendor::Anthropic => text("x-api-key"),
        Vendor::Google => text("x-goog-api-key"),
    }
}

async fn answer(world: &World, call: &Call, body: &[u8]) -> Response {
    let number = world.bill().count_chat(call.vendor.name());
    match converse(world, call, body, number).await {
        Ok(response) => response,
        Err(trouble) => {
            if let Trouble::Throttled(wait) = trouble {
                world.throttle(call.vendor.name(), wait);
            }
            trouble.response(call.vendor)
        }
    }
}

async fn converse(world: &World, call: &Call, body: &[u8], number: u64) -> Result<Response, Trouble> {
    authorise(world, call.vendor, &call.headers)?;
    world.note_impatience(call.vendor.name());
    let prompt = read(call, body)?;
    let asked = ChatAsked {
        schema: prompt.schema,
        temperature: prompt.temperature,
    };
    let struck = world.strike_chat(number, asked);
    if let Some(response) = refused(&struck, &prompt, call)? {
        world.wait(struck.latency()).await;
        return Ok(response);
    }
    if !MODELS.contains(&prompt.model.as_str()) {
        return Err(Trouble::Model(prompt.model));
    }
    let idempotency_key = call.headers.get("idempotency-key");
    let idempotency_key = idempotency_key
        .and_then(|key| key.to_str().ok())
        .map(str::to_owned);
    let reply = reply(&prompt, &struck, number);
    let receipt = world.bill().charge(Charge {
        vendor: call.vendor.name(),
        idempotency_key,
        tokens_in: reply.tokens_in,
        tokens_out: reply.tokens_out,
    });
    world.wait(struck.latency()).await;
    let response = write(&reply, &prompt, &struck, call);
    if struck.other.is_none() {
        world.bill().deliver(receipt);
    }
    Ok(response)
}

fn read(call: &Call, body: &[u8]) -> Result<Prompt, Trouble> {
    let body: Value = serde_json::from_slice(body).map_err(|_| Trouble::Malformed("the body is no JSON"))?;
    let prompt = match call.vendor {
        Vendor::Openai | Vendor::Openrouter => openai::read(&body),
        Vendor::Anthropic if !call.headers.contains_key("anthropic-version") => {
            Err("anthropic-version: header is required")
        }
        Vendor::Anthropic => anthropic::read(&body),
        Vendor::Google => google::read(&body, call.model.as_deref().unwrap_or_default()),
        Vendor::Ollama => ollama::read(&body),
    };
    prompt.map_err(Trouble::Malformed)
}

/// What comes in place of an answer when a fault strikes before the model is asked.
fn refused(struck: &ChatStruck, prompt: &Prompt, call: &Call) -> Result<Option<Response>, Trouble> {
    let Some(fault) = &struck.other else {
        return Ok(None);
    };
    Err(match fault {
        ModelFault::Throttle(wait) => Trouble::Throttled(*wait),
        ModelFault::Overloaded => Trouble::Overloaded,
        ModelFault::KeyRevoked => {
            Trouble::Key(key_in(call.vendor, &call.headers).unwrap_or_default().to_owned())
        }
        ModelFault::OutOfMoney => Trouble::Money,
        ModelFault::Unknown => Trouble::Model(prompt.model.clone()),
        ModelFault::TooLong => Trouble::Long,
        ModelFault::NoSchema => Trouble::Schema,
        ModelFault::NoTemperature => Trouble::Temperature,
        ModelFault::Declined if call.vendor == Vendor::Openrouter => Trouble::Filter,
        ModelFault::Redirect(address) => {
            return Ok(Some(
                (StatusCode::FOUND, [(header::LOCATION, address.clone())]).into_response(),
            ));
        }
        ModelFault::Reset { processed: false } => {
            call.line.reset();
            return Ok(Some(StatusCode::OK.into_response()));
        }
        ModelFault::Html => {
            let html = "<!DOCTYPE html><title>Just a moment</title><p>Checking your browser…</p>";
            return Ok(Some(
                ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
            ));
        }
        // These strike what the model has answered.
        ModelFault::Reset { processed: true }
        | ModelFault::Latency(_)
        | ModelFault::Declined
        | ModelFault::CutOff
        | ModelFault::Endless
        | ModelFault::InventedQuote
        | ModelFault::UnknownId
        | ModelFault::MissingId
        | ModelFault::RepeatedId
        | ModelFault::NotJson
        | ModelFault::AnswersTwice
        | ModelFault::Obeys => return Ok(None),
    })
}

fn reply(prompt: &Prompt, struck: &ChatStruck, number: u64) -> Reply {
    let obeys = struck.bearable.contains(&ModelFault::Obeys);
    let mut text = spoil::spoiled(script::answer(prompt, obeys), &struck.bearable);
    let mut stop = Stop::Done;
    if struck.other == Some(ModelFault::Declined) {
        (text, stop) = (String::new(), Stop::Declined);
    }
    if struck.other == Some(ModelFault::Endless) {
        text.push_str(&" ".repeat(ENDLESS));
    } else if let Some(most) = prompt.most_tokens
        && tokens(&text) > most
    {
        let most = usize::try_from(most.saturating_mul(4)).unwrap_or(usize::MAX);
        let end = text.floor_char_boundary(most);
        text.truncate(end);
        stop = Stop::Length;
    }
    Reply {
        number,
        model: prompt.model.clone(),
        tokens_in: prompt.tokens(),
        tokens_out: tokens(&text),
        text,
        stop,
    }
}

fn write(reply: &Reply, prompt: &Prompt, struck: &ChatStruck, call: &Call) -> Response {
    let body = match call.vendor {
        Vendor::Openai | Vendor::Openrouter => openai::write(reply),
        Vendor::Anthropic => anthropic::write(reply),
        Vendor::Google => google::write(reply),
        Vendor::Ollama => ollama::write(reply),
    };
    let body = body.to_string();
    match struck.other {
        Some(ModelFault::Reset { .. }) => call.line.reset(),
        Some(ModelFault::CutOff) => call.line.cut_after(body.len() / 2),
        _ => {}
    }
    let kind = if prompt.stream {
        // Whoever wants pieces gets one: enough to notice that it was not asked for.
        "application/x-ndjson"
    } else {
        "application/json"
    };
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

impl ChatStruck {
    fn latency(&self) -> Duration {
        let latency = |fault: &ModelFault| {
            if let ModelFault::Latency(wait) = fault {
                *wait
            } else {
                Duration::ZERO
            }
        };
        self.bearable.iter().map(latency).sum()
    }
}
