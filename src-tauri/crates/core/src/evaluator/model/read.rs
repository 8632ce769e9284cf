//! Reads a model's answer: all of it or nothing, and no verdict without words that stand in the profile.

use serde::Deserialize;

use super::ask::Question;
use crate::{
    briefing::Requirement,
    evaluator::{Finding, Quote, Verdict, guard},
};

/// The longest reasoning that is kept, in characters.
const LONGEST_REASONING: usize = 400;

/// The longest quote that is kept, in characters.
const LONGEST_QUOTE: usize = 400;

#[derive(Deserialize)]
struct Said {
    verdicts: Vec<SaidOfOne>,
}

#[derive(Deserialize)]
struct SaidOfOne {
    id: String,
    verdict: Verdict,
    confidence: f64,
    #[serde(default)]
    reasoning: String,
    #[serde(default)]
    quote: Option<String>,
    #[serde(default)]
    field: Option<String>,
}

/// The findings in an answer, one for each requirement in their order. None where the answer does not fit: no JSON, a
/// requirement that nobody asked for, one that is missing, or one twice.
pub(super) fn read(text: &str, requirements: &[Requirement], question: &Question) -> Option<Vec<Finding>> {
    let said: Said = serde_json::from_str(bare(text)).ok()?;
    if said.verdicts.len() != requirements.len() {
        return None;
    }
    requirements
        .iter()
        .map(|requirement| {
            let mut of_it = said.verdicts.iter().filter(|said| said.id == requirement.id);
            let said = of_it.next()?;
            let twice = of_it.next().is_some();
            let sensible = said.confidence.is_finite() && (0.0..=1.0).contains(&said.confidence);
            (!twice && sensible).then(|| finding(said, question))
        })
        .collect()
}

/// The object itself, where a model has put it into a fence.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim();
    let inside = text
        .strip_prefix("```json")
        .or_else(|| text.strip_prefix("```"))
        .and_then(|text| text.strip_suffix("```"));
    inside.unwrap_or(text).trim()
}

fn finding(said: &SaidOfOne, question: &Question) -> Finding {
    let quote = match said.verdict {
        Verdict::Unknown => None,
        Verdict::Fulfilled | Verdict::NotFulfilled => said.quote.as_deref().and_then(|quote| {
            let quote: String = quote.chars().take(LONGEST_QUOTE).collect();
            passage(&quote, said.field.as_deref(), question)
        }),
    };
    let reasoning: String = said
        .reasoning
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let reasoning: String = reasoning.trim().chars().take(LONGEST_REASONING).collect();
    match quote {
        Some(quote) => Finding {
            verdict: said.verdict,
            confidence: hundredths(said.confidence),
            reasoning,
            quote: Some(quote),
        },
        None if said.verdict == Verdict::Unknown => Finding {
            verdict: Verdict::Unknown,
            confidence: hundredths(said.confidence),
            reasoning,
            quote: None,
        },
        None => Finding {
            verdict: Verdict::Unknown,
            confidence: 0,
            reasoning: "The model gave no words from the profile that bear this out.".to_owned(),
            quote: None,
        },
    }
}

/// Where a quote stands: in the text that the model named, or else in the first that has it. Not in a text that tries to
/// steer the check: such a text is no evidence.
fn passage(quote: &str, field: Option<&str>, question: &Question) -> Option<Quote> {
    let quote = guard::Shown::of(quote, &[]);
    let quote = quote.text().trim();
    if quote.is_empty() {
        return None;
    }
    let named = |place: &crate::evaluator::Place| field.is_some_and(|field| place.to_string() == field);
    let texts = question.texts();
    let first = texts.iter().filter(|(place, _)| named(place));
    let others = texts.iter().filter(|(place, _)| !named(place));
    first.chain(others).find_map(|(place, shown)| {
        let (text, start) = shown.original(quote)?;
        let quote = Quote {
            text,
            field: *place,
            start,
        };
        let is_evidence = !question.flags().iter().any(|flag| flag.touches(&quote));
        is_evidence.then_some(quote)
    })
}

fn hundredths(share: f64) -> u8 {
    let hundredths = (share * 100.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and 100"
    )]
    let hundredths = hundredths.clamp(0.0, 100.0) as u8;
    hundredths
}
