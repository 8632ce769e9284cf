//! What a check found, as it is written: one list for each requirement, without the names of its parts.
//!
//! `["f",90,"why","the words","headline",12]`; where nothing is quoted, the first three. There are ten of them in a check
//! and a million checks in a workspace, so names would be half of it.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::from_json;
use crate::{
    Result,
    evaluator::{Finding, Place, Quote, Verdict},
};

/// A verdict as one letter.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Letter {
    #[serde(rename = "f")]
    Fulfilled,
    #[serde(rename = "n")]
    NotFulfilled,
    #[serde(rename = "u")]
    Unknown,
}

/// A finding as it is written, or as the first version wrote it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Quoted(Letter, u8, String, String, Place, u32),
    Bare(Letter, u8, String),
    Named(Finding),
}

/// A finding about to be written.
#[derive(Serialize)]
#[serde(untagged)]
enum Short<'a> {
    Quoted(Letter, u8, &'a str, &'a str, Place, u32),
    Bare(Letter, u8, &'a str),
}

/// Findings as text.
pub fn write(findings: &[Finding]) -> Result<String> {
    let short: Vec<_> = findings.iter().map(Short::from).collect();
    Ok(serde_json::to_string(&short)?)
}

/// The findings of a check, in order of the bits; none where it has none.
pub fn of_check(db: &Connection, check: i64) -> Result<Vec<Finding>> {
    let mut found = db.prepare_cached("SELECT findings FROM check_findings WHERE \"check\" = ?1")?;
    let mut rows = found.query([check])?;
    let Some(row) = rows.next()? else {
        return Ok(Vec::new());
    };
    let written: Vec<Written> = from_json(&row.get::<_, String>(0)?)?;
    Ok(written.into_iter().map(Finding::from).collect())
}

impl<'a> From<&'a Finding> for Short<'a> {
    fn from(finding: &'a Finding) -> Self {
        let letter = match finding.verdict {
            Verdict::Fulfilled => Letter::Fulfilled,
            Verdict::NotFulfilled => Letter::NotFulfilled,
            Verdict::Unknown => Letter::Unknown,
        };
        let (confidence, why) = (finding.confidence, finding.reasoning.as_str());
        match &finding.quote {
            Some(Quote { text, field, start }) => Self::Quoted(letter, confidence, why, text, *field, *start),
            None => Self::Bare(letter, confidence, why),
        }
    }
}

impl From<Written> for Finding {
    fn from(written: Written) -> Self {
        let (letter, confidence, reasoning, quote) = match written {
            Written::Named(finding) => return finding,
            Written::Bare(letter, confidence, reasoning) => (letter, confidence, reasoning, None),
            Written::Quoted(letter, confidence, reasoning, text, field, start) => {
                (letter, confidence, reasoning, Some(Quote { text, field, start }))
            }
        };
        Self {
            verdict: match letter {
                Letter::Fulfilled => Verdict::Fulfilled,
                Letter::NotFulfilled => Verdict::NotFulfilled,
                Letter::Unknown => Verdict::Unknown,
            },
            confidence,
            reasoning,
            quote,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_also_as_the_first_version_wrote_it() {
        let finding = |verdict, quote| Finding {
            verdict,
            confidence: 90,
            reasoning: "“Köln” bears out Germany.".into(),
            quote,
        };
        let quote = Quote {
            text: "Köln".into(),
            field: Place::Location,
            start: 3,
        };
        let findings = [
            finding(Verdict::Fulfilled, Some(quote.clone())),
            finding(Verdict::NotFulfilled, Some(quote)),
            finding(Verdict::Unknown, None),
        ];
        let read = |text: &str| -> Vec<Finding> {
            let written: Vec<Written> = serde_json::from_str(text).unwrap();
            written.into_iter().map(Finding::from).collect()
        };
        let text = write(&findings).unwrap();
        assert!(
            text.starts_with("[[\"f\",90,"),
            "without names, and the quote is told: {text}"
        );
        assert_eq!(read(&text), findings);
        assert_eq!(read(&serde_json::to_string(&findings).unwrap()), findings);
    }
}
