//! Ollama's own chat.

use serde_json::{Value, json};

use super::prompt::{Prompt, text_of};
use super::{Reply, Stop};

/// Reads a request; the reason where it is none.
pub(super) fn read(body: &Value) -> Result<Prompt, &'static str> {
    let messages = body.get("messages").and_then(Value::as_array);
    let texts = messages
        .into_iter()
        .flatten()
        .map(|message| text_of(message.get("content")));
    let model = body.get("model").and_then(Value::as_str);
    let option = |name: &str| body.get("options").and_then(|options| options.get(name));
    Ok(Prompt {
        model: model
            .filter(|model| !model.is_empty())
            .ok_or("model is required")?
            .to_owned(),
        text: texts.collect::<Vec<_>>().join("\n"),
        most_tokens: option("num_predict").and_then(Value::as_u64),
        schema: body.get("format").is_some_and(Value::is_object),
        temperature: option("temperature").is_some_and(Value::is_number),
        // Unlike all others, it streams unless it is told not to.
        stream: body.get("stream") != Some(&json!(false)),
    })
}

/// The answer.
pub(super) fn write(reply: &Reply) -> Value {
    let text = match reply.stop {
        Stop::Done | Stop::Length => &reply.text,
        // It has no filter: a model that declines just says so.
        Stop::Declined => "I can't help with that.",
    };
    json!({
        "model": reply.model,
        "created_at": "2026-01-01T00:00:00Z",
        "message": { "role": "assistant", "content": text },
        "done_reason": if reply.stop == Stop::Length { "length" } else { "stop" },
        "done": true,
        "total_duration": 1_000_000,
        "load_duration": 1_000,
        "prompt_eval_count": reply.tokens_in,
        "prompt_eval_duration": 1_000,
        "eval_count": reply.tokens_out,
        "eval_duration": 1_000,
    })
}
