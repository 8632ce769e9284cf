//! Anthropic's Messages.

use serde_json::{Value, json};

use super::prompt::{Prompt, text_of};
use super::{Reply, Stop};

/// Reads a request; the reason where it is none.
pub(super) fn read(body: &Value) -> Result<Prompt, &'static str> {
    let messages = body.get("messages").and_then(Value::as_array);
    let system = text_of(body.get("system"));
    let texts = messages
        .filter(|messages| !messages.is_empty())
        .ok_or("messages: Field required")?
        .iter()
        .map(|message| text_of(message.get("content")));
    let model = body.get("model").and_then(Value::as_str);
    let most_tokens = body.get("max_tokens").and_then(Value::as_u64);
    let format = body
        .pointer("/output_config/format/type")
        .or_else(|| body.pointer("/output_format/type"));
    Ok(Prompt {
        model: model.ok_or("model: Field required")?.to_owned(),
        text: std::iter::once(system)
            .chain(texts)
            .collect::<Vec<_>>()
            .join("\n"),
        most_tokens: Some(most_tokens.ok_or("max_tokens: Field required")?),
        schema: format == Some(&json!("json_schema")),
        temperature: body.get("temperature").is_some_and(Value::is_number),
        stream: body.get("stream") == Some(&json!(true)),
    })
}

/// The answer.
pub(super) fn write(reply: &Reply) -> Value {
    let content = match reply.stop {
        Stop::Done | Stop::Length => json!([{ "type": "text", "text": reply.text }]),
        Stop::Declined => json!([]),
    };
    json!({
        "id": format!("msg_sandbox{}", reply.number),
        "type": "message",
        "role": "assistant",
        "model": format!("{}-20260101", reply.model),
        "content": content,
        "stop_reason": match reply.stop {
            Stop::Done => "end_turn",
            Stop::Length => "max_tokens",
            Stop::Declined => "refusal",
        },
        "stop_sequence": null,
        "usage": {
            "input_tokens": reply.tokens_in,
            "cache_creation_input_tokens": 0,
            "cache_read_input_tokens": 0,
            "output_tokens": reply.tokens_out,
        },
    })
}
