//! How far the local evaluator agrees with people, on profiles that were written for this.
//!
//! `make bench` prints the whole table. Here stands what must never happen, and below what agreement must not fall.

use std::collections::BTreeSet;

use longlist_core::evaluator::Verdict;
use longlist_tests::agreement::{Agreement, Labelled, Pair};

/// Both sets, with what of the decided must be right and what of the decidable must be found, in hundredths.
const SETS: [(&str, u32, u32); 2] = [("development", 97, 82), ("held_out", 94, 60)];

#[test]
fn silence_is_never_held_against_anybody() {
    for (set, ..) in SETS {
        let pairs = Labelled::read(set).unwrap().pairs().unwrap();
        let wronged: Vec<&str> = pairs
            .iter()
            .filter(|pair| pair.label == Verdict::Unknown && pair.finding.verdict == Verdict::NotFulfilled)
            .map(|pair| pair.name.as_str())
            .collect();
        assert!(wronged.is_empty(), "{set}: {wronged:#?}");
    }
}

#[test]
fn every_verdict_rests_on_words_of_the_profile() {
    for (set, ..) in SETS {
        for Pair {
            name,
            finding,
            document,
            ..
        } in Labelled::read(set).unwrap().pairs().unwrap()
        {
            match &finding.quote {
                None => assert_eq!(finding.verdict, Verdict::Unknown, "{name} rests on nothing"),
                Some(quote) => {
                    let text = document.text(quote.field).unwrap_or_default();
                    let there: String = text
                        .chars()
                        .skip(quote.start as usize)
                        .take(quote.text.chars().count())
                        .collect();
                    assert_eq!(there, quote.text, "{name} is quoted literally");
                }
            }
        }
    }
}

#[test]
fn the_evaluator_agrees_with_people() {
    for (set, precision, recall) in SETS {
        let mut all = Agreement::default();
        for pair in Labelled::read(set).unwrap().pairs().unwrap() {
            all.add(pair.label, pair.finding.verdict);
        }
        assert!(
            all.right * 100 >= all.decided * precision,
            "{set}, precision: {all:?}"
        );
        assert!(
            all.right * 100 >= all.decidable * recall,
            "{set}, recall: {all:?}"
        );
    }
}

#[test]
fn the_sets_cover_all_categories_and_six_languages() {
    for (set, ..) in SETS {
        let pairs = Labelled::read(set).unwrap().pairs().unwrap();
        let categories: BTreeSet<_> = pairs.iter().map(|pair| pair.category).collect();
        let languages: BTreeSet<_> = pairs.iter().map(|pair| pair.language.as_str()).collect();
        assert!(pairs.len() >= 200, "{set} has {} pairs", pairs.len());
        assert_eq!(categories.len(), 11, "{set}");
        assert!(languages.len() >= 6, "{set} has {languages:?}");
    }
}
