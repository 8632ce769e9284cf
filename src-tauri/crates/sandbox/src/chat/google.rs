//! Google's `generateContent`.

use serde_json::{Value, json};

use super::prompt::{Prompt, text_of};
use super::{Reply, Stop};

/// Reads a request for the model in its address; the reason where it is none.
pub(super) fn read(body: &Value, model: &str) -> Result<Prompt, &'static str> {
    let contents = body
        .get("contents")
        .and_then(Value::as_array)
        .filter(|contents| !contents.is_empty());
    let system = body
        .get("systemInstruction")
        .or_else(|| body.get("system_instruction"));
    let system = text_of(system.and_then(|system| system.get("parts")));
    let texts = contents
        .ok_or("* GenerateContentRequest.contents: contents is not specified")?
        .iter()
        .map(|content| text_of(content.get("parts")));
    let config = |name: &str| body.get("generationConfig").and_then(|config| config.get(name));
    Ok(Prompt {
        model: model.to_owned(),
        text: std::iter::once(system)
            .chain(texts)
            .collect::<Vec<_>>()
            .join("\n"),
        most_tokens: config("maxOutputTokens").and_then(Value::as_u64),
        schema: ["responseSchema", "responseJsonSchema"]
            .iter()
            .any(|name| config(name).is_some()),
        temperature: config("temperature").is_some_and(Value::is_number),
        stream: false,
    })
}

/// The answer.
pub(super) fn write(reply: &Reply) -> Value {
    let usage = json!({
        "promptTokenCount": reply.tokens_in,
        "candidatesTokenCount": reply.tokens_out,
        "totalTokenCount": reply.tokens_in + reply.tokens_out,
    });
    let finish = match reply.stop {
        Stop::Done => "STOP",
        Stop::Length => "MAX_TOKENS",
        Stop::Declined => {
            return json!({
                "promptFeedback": { "blockReason": "PROHIBITED_CONTENT" },
                "usageMetadata": usage,
                "modelVersion": reply.model,
            });
        }
    };
    json!({
        "candidates": [{
            "content": { "parts": [{ "text": reply.text }], "role": "model" },
            "finishReason": finish,
            "index": 0,
        }],
        "usageMetadata": usage,
        "modelVersion": format!("{}-001", reply.model),
        "responseId": format!("sandbox{}", reply.number),
    })
}
