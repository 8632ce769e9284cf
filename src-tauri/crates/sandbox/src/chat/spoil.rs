//! Answers that are wrong: a model that invents, forgets, repeats itself, or does not keep to the form.

use serde_json::{Value, json};

use crate::faults::ModelFault;

/// The text of an answer after all that goes wrong with it.
pub(super) fn spoiled(mut answer: Value, faults: &[ModelFault]) -> String {
    let mut text = None;
    for fault in faults {
        match fault {
            ModelFault::InventedQuote => each(&mut answer, |verdict| {
                if verdict.get("quote").is_some_and(Value::is_string)
                    && let Some(fields) = verdict.as_object_mut()
                {
                    fields.insert("quote".into(), json!("Won the Nobel Prize for exactly this"));
                }
            }),
            ModelFault::UnknownId => {
                let stranger = json!({
                    "id": "r999", "verdict": "fulfilled", "confidence": 1.0, "reasoning": "Nobody asked.",
                    "quote": null, "field": null,
                });
                list(&mut answer, |verdicts| verdicts.push(stranger));
            }
            ModelFault::MissingId => list(&mut answer, |verdicts| {
                verdicts.pop();
            }),
            ModelFault::RepeatedId => list(&mut answer, |verdicts| {
                let Some(mut again) = verdicts.first().cloned() else {
                    return;
                };
                let other = if again.get("verdict") == Some(&json!("unknown")) {
                    "fulfilled"
                } else {
                    "unknown"
                };
                if let Some(fields) = again.as_object_mut() {
                    fields.insert("verdict".into(), json!(other));
                }
                verdicts.push(again);
            }),
            ModelFault::NotJson => text = Some("I would say that this candidate is a strong fit.".to_owned()),
            ModelFault::AnswersTwice => text = Some(format!("{answer}\n{answer}")),
            // These strike elsewhere.
            ModelFault::Latency(_)
            | ModelFault::Throttle(_)
            | ModelFault::Overloaded
            | ModelFault::KeyRevoked
            | ModelFault::OutOfMoney
            | ModelFault::Unknown
            | ModelFault::TooLong
            | ModelFault::Declined
            | ModelFault::NoSchema
            | ModelFault::NoTemperature
            | ModelFault::Redirect(_)
            | ModelFault::Html
            | ModelFault::CutOff
            | ModelFault::Reset { .. }
            | ModelFault::Endless
            | ModelFault::Obeys => {}
        }
    }
    text.unwrap_or_else(|| answer.to_string())
}

fn list(answer: &mut Value, change: impl FnOnce(&mut Vec<Value>)) {
    if let Some(verdicts) = answer.get_mut("verdicts").and_then(Value::as_array_mut) {
        change(verdicts);
    }
}

fn each(answer: &mut Value, change: impl Fn(&mut Value)) {
    list(answer, |verdicts| verdicts.iter_mut().for_each(change));
}
