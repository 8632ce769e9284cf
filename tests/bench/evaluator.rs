//! The local evaluator over a million made-up profiles: ten requirements, beside one Aho-Corasick pass over their texts.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use aho_corasick::{AhoCorasick, MatchKind};
use anyhow::{Context as _, ensure};
use longlist_core::{
    briefing::{Requirement, RequirementCategory as Category, RequirementKind},
    evaluator::local::{Corpus, LocalEvaluator},
};

use crate::{
    profiles::{self, Length},
    table::{Line, Table},
    timing::{Sorted, ratio},
};

const PEOPLE: u32 = 1_000_000;
const ROUNDS: usize = 7;

#[rustfmt::skip]
const ASKED: [(Category, &str); 10] = [
    (Category::Technical, "Java or Kotlin"),
    (Category::Technical, "Kubernetes"),
    (Category::WorkExperience, "5+ years as a software engineer"),
    (Category::WorkExperience, "3 years of backend development with Java"),
    (Category::Location, "Based in Germany, Austria or Switzerland"),
    (Category::Seniority, "Senior or above"),
    (Category::Languages, "German C1 or better"),
    (Category::Education, "Bachelor in computer science"),
    (Category::IndustryExperience, "Worked in banking or insurance"),
    (Category::CurrentWorkStatus, "Open to work"),
];

/// What a search for the same words looks for.
#[rustfmt::skip]
const WORDS: [&str; 40] = [
    "java", "kotlin", "kubernetes", "k8s", "software engineer", "software developer", "softwareentwickler", "backend", "spring boot", "germany",
    "austria", "switzerland", "berlin", "munich", "hamburg", "vienna", "zurich", "bavaria", "senior", "lead", "principal", "head of", "director",
    "german (native)", "german (c1)", "german (c2)", "bachelor", "master", "msc", "bsc", "phd", "computer science", "informatik", "bank",
    "insurance", "deutsche bank", "munich re", "open to work", "looking", "n26",
];

/// Measures profiles as a page of search results has them, and whole ones.
pub fn measure(table: &mut Table) -> anyhow::Result<()> {
    for (length, name) in [(Length::Short, "short"), (Length::Long, "full")] {
        let evaluator = LocalEvaluator::new(&requirements());
        let begin = Instant::now();
        let corpus = corpus(&evaluator, length);
        let reading = begin.elapsed();
        let (text, ends) = texts(length);
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(WORDS)
            .context("forty words")?;
        let (mut swept, mut searched) = (Vec::new(), Vec::new());
        // In turn, so that whatever else the machine does meets both.
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            let masks = evaluator.sweep(black_box(&corpus));
            swept.push(begin.elapsed());
            ensure!(masks.len() == PEOPLE as usize, "everybody is judged");
            let begin = Instant::now();
            black_box(search(&words, &text, &ends));
            searched.push(begin.elapsed());
        }
        let (swept, searched) = (Sorted::new(swept).median(), Sorted::new(searched).median());
        table.add(Line {
            what: format!("local evaluator, 10 requirements, {PEOPLE} {name} profiles, one core"),
            must: "≥ the rate of one Aho-Corasick pass over the same texts",
            measured: format!(
                "{} beside {} of Aho-Corasick ({:.1} s to take the profiles in)",
                rate(swept),
                rate(searched),
                reading.as_secs_f64()
            ),
            ratio: format!("{:.1} ×", ratio(searched, swept)),
            reached: Some(swept <= searched),
        });
    }
    Ok(())
}

fn rate(took: Duration) -> String {
    format!("{:.1} million/s", f64::from(PEOPLE) / took.as_secs_f64() / 1e6)
}

/// The ten requirements.
pub fn requirements() -> Vec<Requirement> {
    let asked = ASKED.iter().map(|(category, statement)| Requirement {
        id: (*statement).to_owned(),
        statement: (*statement).to_owned(),
        rubric: String::new(),
        category: *category,
        kind: RequirementKind::MustHave,
        weight: 1,
    });
    asked.collect()
}

fn corpus(evaluator: &LocalEvaluator, length: Length) -> Corpus {
    let mut corpus = evaluator.corpus();
    (0..PEOPLE).for_each(|number| corpus.push(&profiles::person_of(length, number)));
    corpus
}

/// All texts of all people, one after the other, and where each person ends.
fn texts(length: Length) -> (String, Vec<usize>) {
    let (mut all, mut ends) = (String::new(), Vec::new());
    for number in 0..PEOPLE {
        let document = profiles::person_of(length, number);
        for place in document.places() {
            all.push_str(&document.text(place).unwrap_or_default());
            all.push('\n');
        }
        ends.push(all.len());
    }
    (all, ends)
}

/// Which words stand in whose texts.
fn search(words: &AhoCorasick, text: &str, ends: &[usize]) -> Vec<u64> {
    let mut start = 0;
    let masks = ends.iter().map(|end| {
        let text = text.get(start..*end).unwrap_or_default();
        start = *end;
        words
            .find_iter(text)
            .fold(0, |mask, found| mask | 1_u64 << found.pattern().as_u32())
    });
    masks.collect()
}
