//! How each vendor is asked by the client crate.

use longlist_core::{connector::ChatAsk, provider::Vendor};
use rig_core::{
    ProviderError,
    completion::{CompletionRequest, CompletionResponse, GenerationOptions, OnUnsupported},
    providers::{
        anthropic::wire::AnthropicConfig,
        gemini::GeminiConfig,
        ollama::OllamaConfig,
        openai::{OpenAIConfig, wire::OPENROUTER},
    },
    schemars::Schema,
};
use serde_json::{Value, json};

use super::{Manner, line::Line};

/// Any number, as long as it is always the same.
const SEED: u64 = 7;

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
        Vendor::Openai | Vendor::OpenaiCompatible => {
            let config = OpenAIConfig::new(NO_KEY).with_base_url(base_url);
            config.connect(line).chat(model).call(request).await
        }
        Vendor::Openrouter => {
            let config = OpenAIConfig::with_key(&OPENROUTER, NO_KEY).with_base_url(base_url);
            config.connect(line).chat(model).call(request).await
        }
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
    let mut request = CompletionRequest::new(ask.user.as_str())
        .preamble(system)
        .max_tokens(u64::from(ask.most_tokens))
        .output_schema(schema);
    if let Some(mode) = mode {
        request = request.additional_params(mode);
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
