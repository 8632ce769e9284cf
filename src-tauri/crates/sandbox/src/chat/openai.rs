//! OpenAI's chat completions, which OpenRouter and many other servers speak as well.

use serde_json::{Value, json};

use super::prompt::{Prompt, text_of};
use super::{Reply, Stop};

/// Reads a request; the reason where it is none.
pub(super) fn read(body: &Value) -> Result<Prompt, &'static str> {
    let model = body.get("model").and_then(Value::as_str);
    let messages = body
        .get("messages")
        .and_then(Value::as_array)
        .filter(|messages| !messages.is_empty());
    let texts = messages
        .ok_or("Missing required parameter: 'messages'.")?
        .iter()
        .map(|message| text_of(message.get("content")));
    let most_tokens = body
        .get("max_completion_tokens")
        .or_else(|| body.get("max_tokens"));
    Ok(Prompt {
        model: model.ok_or("you must provide a model parameter")?.to_owned(),
        text: texts.collect::<Vec<_>>().join("\n"),
        most_tokens: most_tokens.and_then(Value::as_u64),
        schema: body.pointer("/response_format/type") == Some(&json!("json_schema")),
        temperature: body.get("temperature").is_some_and(Value::is_number),
        stream: body.get("stream") == Some(&json!(true)),
    })
}

/// The answer.
pub(super) fn write(reply: &Reply) -> Value {
    let (content, refusal, finish) = match reply.stop {
        Stop::Done => (json!(reply.text), Value::Null, "stop"),
        Stop::Length => (json!(reply.text), Value::Null, "length"),
        Stop::Declined => (Value::Null, json!("I can't help with that."), "stop"),
    };
    json!({
        "id": format!("chatcmpl-{}", reply.number),
        "object": "chat.completion",
        "created": 1_767_225_600,
        "model": format!("{}-2026-01-01", reply.model),
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": content, "refusal": refusal, "annotations": [] },
            "logprobs": null,
            "finish_reason": finish,
        }],
        "usage": {
            "prompt_tokens": reply.tokens_in,
            "completion_tokens": reply.tokens_out,
            "total_tokens": reply.tokens_in + reply.tokens_out,
        },
        "service_tier": "default",
        "system_fingerprint": "fp_sandbox",
    })
}
