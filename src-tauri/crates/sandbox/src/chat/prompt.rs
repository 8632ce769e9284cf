//! What a model is asked, whatever the vendor's form of asking.

use serde_json::Value;

/// A request for a chat.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Prompt {
    /// The model's name.
    pub model: String,
    /// Everything that was said, one message after the other.
    pub text: String,
    /// The most tokens that the answer may have.
    pub most_tokens: Option<u64>,
    /// Whether the answer is to fit a schema.
    pub schema: bool,
    /// Whether a temperature was given.
    pub temperature: bool,
    /// Whether the answer is to come in pieces.
    pub stream: bool,
}

impl Prompt {
    /// The JSON between the lines `<name>` and `</name>`.
    pub fn json(&self, name: &str) -> Option<Value> {
        let (start, end) = (format!("<{name}>"), format!("</{name}>"));
        let inside: Vec<&str> = self
            .text
            .lines()
            .skip_while(|line| line.trim() != start)
            .skip(1)
            .take_while(|line| line.trim() != end)
            .collect();
        serde_json::from_str(&inside.join("\n")).ok()
    }

    /// Its length in tokens: four bytes are about one.
    pub fn tokens(&self) -> u64 {
        tokens(&self.text)
    }
}

/// The length of a text in tokens.
pub(super) fn tokens(text: &str) -> u64 {
    (text.len() as u64).div_ceil(4)
}

/// The text of a message, which is a text or a list of parts that have one.
pub(super) fn text_of(content: Option<&Value>) -> String {
    match content {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => {
            let texts = parts.iter().filter_map(|part| part.get("text")?.as_str());
            texts.collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}
