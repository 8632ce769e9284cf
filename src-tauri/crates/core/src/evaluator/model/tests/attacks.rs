//! Attacks on a model that does whatever a profile tells it to do.

use super::*;
use crate::evaluator::guard::{
    self, Flag, LEFT_OUT,
    tests::{fixture, neutral},
};

#[tokio::test]
async fn no_attack_moves_a_verdict_however_willing_the_model_is() {
    for attack in fixture().attacks {
        let document = attack.in_profile(neutral());
        let flags = guard::inspect(&document);
        let passages = flags.iter().map(|flag| passage(&document, flag));
        // What the model quotes: a passage as it stands, as a person sees it, or what stands in its place.
        let quotes: Vec<(String, String)> = passages
            .zip(&flags)
            .flat_map(|(passage, flag)| {
                let place = flag.place.to_string();
                let seen = guard::Shown::of(&passage, &[]).text().to_owned();
                [passage, seen, LEFT_OUT.to_owned()].map(|quote| (quote, place.clone()))
            })
            .collect();
        for (quote, field) in quotes {
            for bought in ["fulfilled", "not_fulfilled"] {
                let desk = Desk::new([said(&json!([
                    verdict("go", bought, Some(&quote), Some(&field)),
                    verdict("vienna", bought, Some(&quote), None),
                ]))]);

                let readings = desk.evaluator().read(vec![document.clone()]).await;

                let Some(Some(Ok(answer))) = readings.answers.into_iter().next() else {
                    panic!("it answers")
                };
                for finding in answer.findings {
                    assert_eq!(
                        (finding.verdict, finding.quote),
                        (Verdict::Unknown, None),
                        "{} {}: “{quote}” is no evidence",
                        attack.id,
                        attack.name
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn no_model_gets_to_read_an_attack() {
    for attack in fixture().attacks {
        let document = attack.in_profile(neutral());
        let question = Question::new(&requirements(), &document).ask(1).user;
        for flag in guard::inspect(&document) {
            let passage = passage(&document, &flag);
            let seen = guard::Shown::of(&passage, &[]).text().trim().to_owned();
            let told = serde_json::to_string(&seen).unwrap();
            let told = told
                .trim_matches('"')
                .replace('<', "\\u003c")
                .replace('>', "\\u003e");
            assert!(
                // A few signs may stand anywhere.
                seen.chars().count() < 6 || !question.contains(&told),
                "{} {}: “{seen}” is not in the question",
                attack.id,
                attack.name
            );
        }
    }
}

fn passage(document: &Document, flag: &Flag) -> String {
    let text = document.text(flag.place).unwrap();
    let passage = text.chars().skip(flag.start as usize).take(flag.length as usize);
    passage.collect()
}
