//! What a model makes of a job description: a list of requirements, taken as a whole or not at all.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{
    ask::{framed, hexadecimal},
    patiently,
    read::bare,
    unexpected,
};
use crate::{
    Error, Result,
    briefing::{BriefingFields, Requirement, RequirementCategory, RequirementKind, checked},
    connector::{ChatAsk, ChatModel, ModelRefusalKind},
    evaluator::guard::Shown,
};

/// The version of the prompt.
const PROMPT: &str = "draft 1";

const RULES: &str = include_str!("../../../prompts/draft_1.md");

/// The most requirements of an answer, as the prompt says.
const MOST: usize = 20;

/// Tokens of an answer: enough for as many requirements with a rubric each.
const TOKENS: u32 = 4_000;

#[derive(Deserialize)]
struct Said {
    requirements: Vec<SaidOfOne>,
}

#[derive(Deserialize)]
struct SaidOfOne {
    statement: String,
    rubric: String,
    category: RequirementCategory,
    kind: RequirementKind,
    weight: u8,
}

/// Asks a model to better a first draft; once more where the answer does not fit.
///
/// # Errors
///
/// [`Error::Model`], with [`ModelRefusalKind::UnexpectedAnswer`] where neither answer fits.
pub(crate) async fn draft(
    model: &dyn ChatModel,
    description: &str,
    first: &[Requirement],
) -> Result<Vec<Requirement>> {
    let user = question(description, first);
    for time in [1, 2] {
        let said = match patiently(model, &ask(&user, time)).await {
            Err(Error::Model(refusal)) if refusal.kind == ModelRefusalKind::UnexpectedAnswer && time == 1 => {
                continue;
            }
            said => said?,
        };
        if let Some(requirements) = read(&said.text) {
            return Ok(requirements);
        }
    }
    Err(unexpected())
}

/// The description and the first draft as data, between two lines each.
fn question(description: &str, first: &[Requirement]) -> String {
    let shown = Shown::of(description, &[]);
    let first: Vec<_> = first
        .iter()
        .map(|each| {
            json!({
                "statement": Shown::of(&each.statement, &[]).text(), "category": each.category, "kind": each.kind,
            })
        })
        .collect();
    format!(
        "<description>\n{}\n</description>\n<draft>\n{}\n</draft>",
        framed(&json!({ "text": shown.text() })),
        framed(&Value::Array(first))
    )
}

fn ask(user: &str, time: u32) -> ChatAsk {
    let digest: [u8; 32] = Sha256::digest(format!("{PROMPT}\n{time}\n{user}")).into();
    ChatAsk {
        system: RULES.to_owned(),
        user: user.to_owned(),
        schema: schema(),
        most_tokens: TOKENS,
        idempotency_key: hexadecimal(&digest),
    }
}

/// The requirements in an answer. None where it does not fit: no JSON, too many, one that a briefing would refuse, or
/// the same one twice.
fn read(text: &str) -> Option<Vec<Requirement>> {
    let said: Said = serde_json::from_str(bare(text)).ok()?;
    if said.requirements.len() > MOST {
        return None;
    }
    let requirements: Vec<_> = (1..).zip(said.requirements).map(requirement).collect();
    if requirements.is_empty() {
        return Some(requirements);
    }
    let fields = BriefingFields {
        name: PROMPT.to_owned(),
        requirements,
    };
    let requirements = checked(fields).ok()?.requirements;
    let mut known = BTreeSet::new();
    let each_once = requirements
        .iter()
        .all(|each| known.insert(each.statement.to_lowercase()));
    each_once.then_some(requirements)
}

fn requirement((number, said): (u32, SaidOfOne)) -> Requirement {
    // A statement is one line, whatever the model has put into it.
    let statement = Shown::of(&said.statement, &[]);
    let words: Vec<_> = statement.text().split_whitespace().collect();
    Requirement {
        id: format!("r{number}"),
        statement: words.join(" "),
        rubric: Shown::of(&said.rubric, &[]).text().to_owned(),
        category: said.category,
        kind: said.kind,
        weight: said.weight,
    }
}

/// The shape of the answer.
fn schema() -> Value {
    let kinds = [RequirementKind::MustHave, RequirementKind::NiceToHave];
    json!({
        "type": "object",
        "properties": {
            "requirements": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "statement": { "type": "string" },
                        "rubric": { "type": "string" },
                        "category": { "type": "string", "enum": RequirementCategory::ALL },
                        "kind": { "type": "string", "enum": kinds },
                        "weight": { "type": "integer" },
                    },
                    "required": ["statement", "rubric", "category", "kind", "weight"],
                    "additionalProperties": false,
                },
            },
        },
        "required": ["requirements"],
        "additionalProperties": false,
    })
}
