//! How each vendor is asked by the client crate.

use longlist_core::{connector::ChatAsk, provider::Vendor};
use rig_core::{
    ProviderError,
    completion::{CompletionRequest, CompletionResponse, GenerationOptions, OnUnsupported},
    providers::{
        anthropic::wire::AnthropicConfig,
        gemini::GeminiConfig,
        ollama::OllamaConfig,
        openai::{
            OpenAIConfig,
            wire::{BodyRewrite, Dialect, OPENAI, OPENROUTER},
        },
    },
    schemars::Schema,
};
use serde_json::{Value, json};

use super::{Manner, line::Line};

/// Any number, as long as it is always the same.
const SEED: u64 = 7;

/// What a local model reads at once, in tokens.
const SMALLEST_ROOM: usize = 4_096;
const LARGEST_ROOM: usize = 32_768;

/// Stands where the client crate wants a key. The line puts the real one in its place.
const NO_KEY: &str = "-";

/// Asks a model once.
pub(super) async fn call(
    vendor: Vendor,
    base_url: &str,
    model: &str,
    line: Line,
    ask: &ChatAsk,
    manner: Manner,
) -> Result<CompletionResponse, ProviderError> {
    let request = request(vendor, ask, manner);
    match vendor {
        Vendor::Openai => like_openai(&OPENAI, base_url, model, line, request).await,
        Vendor::Openrouter => like_openai(&OPENROUTER, base_url, model, line, request).await,
        Vendor::OpenaiCompatible => like_openai(&compatible(), base_url, model, line, request).await,
        Vendor::Anthropic => {
            let config = AnthropicConfig::new(NO_KEY).with_base_url(base_url);
            config.connect(line).completion(model).call(request).await
        }
        Vendor::Google => {
            let config = GeminiConfig::new(NO_KEY).with_base_url(base_url);
            config.connect(line).completion(model).call(request).await
        }
        Vendor::Ollama => {
            let config = OllamaConfig::new().with_base_url(base_url);
            config.connect(line).native_completion(model).call(request).await
        }
    }
}

async fn like_openai(
    dialect: &Dialect,
    base_url: &str,
    model: &str,
    line: Line,
    request: CompletionRequest,
) -> Result<CompletionResponse, ProviderError> {
    let config = OpenAIConfig::with_key(dialect, NO_KEY).with_base_url(base_url);
    config.connect(line).chat(model).call(request).await
}

/// What every server understands that speaks like OpenAI's: a message is one text, and not a list of parts.
fn compatible() -> Dialect {
    let mut dialect = OPENAI;
    dialect.quirks.rewrite = BodyRewrite::Perplexity;
    dialect.quirks.accepts_bare_string_reply = true;
    dialect
}

fn request(vendor: Vendor, ask: &ChatAsk, manner: Manner) -> CompletionRequest {
    let schema = Schema::try_from(ask.schema.clone())
        .ok()
        .filter(|_| manner.schema);
    let system = if schema.is_some() {
        ask.system.clone()
    } else {
        format!(
            "{}\n\nAnswer with one JSON object and nothing else. It fits this JSON schema:\n{}",
            ask.system, ask.schema
        )
    };
    let mode = schema.is_none().then(|| json_mode(vendor)).flatten();
    let room = (vendor == Vendor::Ollama).then(|| room_for(&system, ask));
    let mut request = CompletionRequest::new(ask.user.as_str())
        .preamble(system)
        .max_tokens(u64::from(ask.most_tokens))
        .output_schema(schema);
    for more in [mode, room].into_iter().flatten() {
        request = request.additional_params(more);
    }
    if manner.temperature {
        // A seed that a vendor does not have is left out.
        let options = GenerationOptions::new()
            .seed(SEED)
            .on_unsupported(OnUnsupported::Ignore);
        request = request.temperature(0.0).options(options);
    }
    request
}

/// How much a local model is to read at once. By itself Ollama has little room, and cuts off in silence what does not
/// fit; so it is given more, as far as the memory of a usual computer goes, and told to refuse the rest.
fn room_for(system: &str, ask: &ChatAsk) -> Value {
    // Three bytes a token are fewer than in any language that is written with letters.
    let question = (system.len() + ask.user.len()).div_ceil(3);
    let tokens = question.saturating_add(usize::try_from(ask.most_tokens).unwrap_or(usize::MAX));
    let room = tokens.clamp(SMALLEST_ROOM, LARGEST_ROOM).next_power_of_two();
    json!({ "num_ctx": room, "truncate": false })
}

/// How a vendor is told to answer with JSON where it does not keep to a schema.
fn json_mode(vendor: Vendor) -> Option<Value> {
    match vendor {
        Vendor::Openai | Vendor::Openrouter | Vendor::OpenaiCompatible => {
            Some(json!({ "response_format": { "type": "json_object" } }))
        }
        Vendor::Google => Some(json!({ "generationConfig": { "responseMimeType": "application/json" } })),
        Vendor::Ollama => Some(json!({ "format": "json" })),
        Vendor::Anthropic => None,
    }
}
