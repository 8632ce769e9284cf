//! The question: the rules in our words, the profile and the requirements as data between two lines each.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    briefing::Requirement,
    connector::ChatAsk,
    evaluator::{
        Document, Place,
        guard::{self, Flag, Shown},
    },
};

/// The version of the prompt. A changed prompt is a new file with a new version, because stored checks name theirs.
pub(super) const PROMPT: &str = "check 1";

const RULES: &str = include_str!("../../../prompts/check_1.md");

/// The most characters of one text, and of a profile, that a model is shown.
const LONGEST_TEXT: usize = 4_000;
const LONGEST_PROFILE: usize = 24_000;

/// Tokens of an answer for each requirement, and for what stands around them.
const TOKENS_EACH: u32 = 160;
const TOKENS_AROUND: u32 = 200;

/// A question about one profile.
pub(super) struct Question {
    /// The texts as the model is shown them, in the order in which a person reads them.
    texts: Vec<(Place, Shown)>,
    flags: Vec<Flag>,
    user: String,
    most_tokens: u32,
}

impl Question {
    pub(super) fn new(requirements: &[Requirement], document: &Document) -> Self {
        let flags = guard::inspect(document);
        let mut room = LONGEST_PROFILE;
        let mut texts = Vec::new();
        for place in document.places() {
            let Some(text) = document.text(place) else {
                continue;
            };
            let text: String = text.chars().take(LONGEST_TEXT.min(room)).collect();
            let here: Vec<_> = flags.iter().filter(|flag| flag.place == place).collect();
            let shown = Shown::of(&text, &here);
            room = room.saturating_sub(text.chars().count());
            if !shown.text().trim().is_empty() {
                texts.push((place, shown));
            }
        }
        let profile: Map<String, Value> = texts
            .iter()
            .map(|(place, shown)| (place.to_string(), shown.text().into()))
            .collect();
        let asked: Vec<_> = requirements
            .iter()
            .map(|requirement| {
                json!({ "id": requirement.id, "statement": requirement.statement, "rubric": requirement.rubric })
            })
            .collect();
        let user = format!(
            "<profile>\n{}\n</profile>\n<requirements>\n{}\n</requirements>",
            framed(&Value::Object(profile)),
            framed(&Value::Array(asked))
        );
        let count = u32::try_from(requirements.len()).unwrap_or(u32::MAX);
        Self {
            texts,
            flags,
            user,
            most_tokens: count.saturating_mul(TOKENS_EACH).saturating_add(TOKENS_AROUND),
        }
    }

    /// The question as it is sent for the first or the second time.
    pub(super) fn ask(&self, time: u32) -> ChatAsk {
        let digest: [u8; 32] = Sha256::digest(format!("{PROMPT}\n{time}\n{}", self.user)).into();
        ChatAsk {
            system: RULES.to_owned(),
            user: self.user.clone(),
            schema: schema(),
            most_tokens: self.most_tokens,
            idempotency_key: hexadecimal(&digest),
        }
    }

    /// The texts as the model was shown them.
    pub(super) fn texts(&self) -> &[(Place, Shown)] {
        &self.texts
    }

    /// The passages that are no evidence.
    pub(super) fn flags(&self) -> &[Flag] {
        &self.flags
    }
}

/// The first half of a digest, as an idempotency key is written.
pub(super) fn hexadecimal(digest: &[u8; 32]) -> String {
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// JSON on one line in which no text can look like the line that ends it.
pub(super) fn framed(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e")
}

/// The shape of the answer.
fn schema() -> Value {
    json!({
        "type": "object",
        "properties": {
            "verdicts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "id": { "type": "string" },
                        "verdict": { "type": "string", "enum": ["fulfilled", "not_fulfilled", "unknown"] },
                        "confidence": { "type": "number" },
                        "reasoning": { "type": "string" },
                        "quote": { "type": ["string", "null"] },
                        "field": { "type": ["string", "null"] },
                    },
                    "required": ["id", "verdict", "confidence", "reasoning", "quote", "field"],
                    "additionalProperties": false,
                },
            },
        },
        "required": ["verdicts"],
        "additionalProperties": false,
    })
}
