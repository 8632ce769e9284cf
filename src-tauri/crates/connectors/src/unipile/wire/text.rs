//! JSON as it comes: fields of several types, and text cut in the middle of a character.

use serde_json::{Map, Value, error::Category};

use super::Unreadable;

/// Lenient reading of the fields of an object.
pub(super) trait Fields {
    /// A text, or a number as text; none where it is missing, blank or something else.
    fn text(&self, name: &str) -> Option<String>;
    /// The first of several fields that has a text.
    fn first_text(&self, names: &[&str]) -> Option<String>;
    /// A count, as a number or in a text; larger than we count is the largest we count.
    fn number(&self, name: &str) -> Option<u32>;
    /// A list; empty where it is missing or something else.
    fn items(&self, name: &str) -> &[Value];
}

impl Fields for Map<String, Value> {
    fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Value::String(text) => Some(text.trim())
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    fn first_text(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.text(name))
    }

    fn number(&self, name: &str) -> Option<u32> {
        let count = self.text(name)?.parse::<u64>().ok()?;
        Some(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn items(&self, name: &str) -> &[Value] {
        self.get(name)
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }
}

/// JSON, repaired where text was cut in the middle of a character.
pub(super) fn parse(body: &[u8]) -> Result<Value, Unreadable> {
    if let Ok(value) = serde_json::from_slice(body) {
        return Ok(value);
    }
    let repaired = without_half_characters(&String::from_utf8_lossy(body));
    serde_json::from_str(&repaired).map_err(|error| match error.classify() {
        Category::Eof => Unreadable::CutOff,
        Category::Io | Category::Syntax | Category::Data => Unreadable::NotJson,
    })
}

/// Replaces every `\uD83D` that has lost its other half.
///
/// Servers that count in UTF-16 cut a headline in the middle of an emoji. JSON allows the rest, Rust's
/// text does not, and one such headline would cost a page that the quota has paid for.
fn without_half_characters(json: &str) -> String {
    let mut fixed = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        fixed.push_str(before);
        let mut letters = after.chars();
        match (letters.next(), escape(after)) {
            (Some('u'), Some(half @ 0xD800..=0xDBFF)) => {
                let tail = after.get(5..).unwrap_or_default();
                let other = tail.strip_prefix('\\').and_then(escape);
                if matches!(other, Some(0xDC00..=0xDFFF)) {
                    fixed.push_str(&format!("\\u{half:04x}\\u{:04x}", other.unwrap_or_default()));
                    rest = tail.get(6..).unwrap_or_default();
                } else {
                    fixed.push_str("\\ufffd");
                    rest = tail;
                }
            }
            (Some('u'), Some(0xDC00..=0xDFFF)) => {
                fixed.push_str("\\ufffd");
                rest = after.get(5..).unwrap_or_default();
            }
            // Any other escape is copied with the character it escapes, which can be a backslash.
            (Some(letter), _) => {
                fixed.push('\\');
                fixed.push(letter);
                rest = letters.as_str();
            }
            (None, _) => {
                fixed.push('\\');
                rest = "";
            }
        }
    }
    fixed.push_str(rest);
    fixed
}

/// The number in `uXXXX`.
fn escape(text: &str) -> Option<u32> {
    let digits = text.strip_prefix('u')?.get(..4)?;
    digits
        .chars()
        .all(|digit| digit.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests;
