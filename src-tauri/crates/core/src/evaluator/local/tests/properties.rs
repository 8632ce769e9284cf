//! What is true of every profile and every list of requirements.

use proptest::prelude::*;

use super::people::{assert_quoted, nobody, requirement};
use crate::{
    briefing::{Requirement, RequirementCategory as Category},
    connector::{Education, Position},
    evaluator::{Document, Verdict, local::LocalEvaluator},
};

#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "Senior Java Developer", "Softwareentwicklerin (m/w/d)", "Head of Sales", "Junior Product Manager", "no Java", "kein Go, aber Rust",
    "8+ years of Java", "10 Jahre Erfahrung im Vertrieb", "ex-Google", "currently at Deutsche Bank", "open to work", "not looking",
    "fluent German and English", "German (B1)", "English C2", "日本語（ネイティブ）", "Munich, Bavaria, Germany", "Berlin", "Paris, Texas",
    "Germany", "remote", "willing to relocate", "MSc Computer Science", "Bachelor", "PhD, Physics", "CKA", "PMP", "BMW", "N26", "SAP",
    "C++, C#, .NET; Node.js", "R&D", "led a team of 5", "разработчик Java в Берлине", "机器学习工程师", "freelancer", "\u{200b}Ja\u{200d}va\u{202e}",
    "Ärztin", "", " ", "Nurse", "Intern", "CTO & co-founder", "former consultant, now nurse", "Spring Boot", "5", "years", "keine", "C1",
];

#[rustfmt::skip]
const ASKED: &[(Category, &str)] = &[
    (Category::Technical, "Java"), (Category::Technical, "Go or Rust"), (Category::Technical, "Java and Spring"), (Category::Technical, "Kein Java"),
    (Category::WorkExperience, "5 years of Java"), (Category::WorkExperience, "3 years of Java and SQL"), (Category::WorkExperience, "10 years of experience"),
    (Category::WorkExperience, "2 years as software engineer in banking"), (Category::WorkExperience, "At most 3 years of experience"), (Category::WorkExperience, "Former consultant"),
    (Category::Location, "Munich or remote"), (Category::Location, "Bavaria"), (Category::Location, "DACH, willing to relocate"),
    (Category::Languages, "German C1"), (Category::Languages, "German and English"), (Category::Seniority, "Senior"), (Category::Seniority, "Junior"),
    (Category::Education, "Master in computer science"), (Category::Education, "Bachelor"), (Category::Certifications, "CKA or PMP"),
    (Category::IndustryExperience, "Worked at Google"), (Category::IndustryExperience, "Banking"), (Category::CurrentWorkStatus, "Open to work"),
    (Category::CurrentWorkStatus, "Currently at a bank"), (Category::Soft, "Leadership"), (Category::Other, "Frobnitz"), (Category::Other, "No freelancers"),
];

fn phrase() -> impl Strategy<Value = String> {
    let words = prop::sample::select(PHRASES).prop_map(str::to_owned);
    prop_oneof![8 => words.clone(), 3 => prop::collection::vec(words, 2..4).prop_map(|all| all.join(". ")), 1 => ".{0,40}"]
}

fn date() -> impl Strategy<Value = Option<String>> {
    let exact = (2000_u16..2028, 1_u8..13).prop_map(|(year, month)| Some(format!("{year}-{month:02}")));
    prop_oneof![4 => exact, 2 => (2000_u16..2028).prop_map(|year| Some(year.to_string())), 2 => Just(None), 1 => Just(Some("soon".to_owned()))]
}

fn position() -> impl Strategy<Value = Position> {
    let texts = (
        phrase(),
        phrase(),
        prop::option::of(phrase()),
        prop::option::of(phrase()),
    );
    (texts, date(), date()).prop_map(
        |((title, employer, location, description), from, until)| Position {
            title,
            employer,
            location,
            from,
            until,
            description,
        },
    )
}

fn document() -> impl Strategy<Value = Document> {
    let single = prop::array::uniform5(prop::option::of(phrase()));
    let lists = prop::array::uniform3(prop::collection::vec(phrase(), 0..4));
    let school =
        (phrase(), prop::option::of(phrase())).prop_map(|(school, degree)| Education { school, degree });
    let histories = (
        prop::collection::vec(position(), 0..4),
        prop::collection::vec(school, 0..3),
    );
    (single, lists, histories).prop_map(
        |(
            [headline, about, location, industry, employer],
            [skills, languages, certifications],
            (positions, education),
        )| Document {
            headline,
            about,
            location,
            industry,
            employer,
            positions,
            education,
            skills,
            languages,
            certifications,
            ..nobody()
        },
    )
}

fn requirements() -> impl Strategy<Value = Vec<Requirement>> {
    prop_oneof![1..8_usize, 8..70_usize]
        .prop_flat_map(|count| prop::collection::vec(prop::sample::select(ASKED), count))
        .prop_map(|asked| {
            asked
                .into_iter()
                .map(|(category, statement)| requirement(category, statement))
                .collect()
        })
}

/// The same cases each time: a failure on one machine is a failure on all.
fn repeatable() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(repeatable())]

    #[test]
    fn a_sweep_agrees_with_the_findings(documents in prop::collection::vec(document(), 1..6), requirements in requirements()) {
        let evaluator = LocalEvaluator::new(&requirements);
        let mut corpus = evaluator.corpus();
        documents.iter().for_each(|document| corpus.push(document));

        let masks = evaluator.sweep(&corpus);

        prop_assert_eq!(masks.len(), documents.len());
        for (document, masks) in documents.iter().zip(masks) {
            for (at, finding) in evaluator.findings(document).iter().enumerate() {
                assert_quoted(document, finding);
                if at < 64 {
                    let verdict = match (masks.fulfilled >> at & 1, masks.unknown >> at & 1) {
                        (1, 0) => Verdict::Fulfilled,
                        (0, 1) => Verdict::Unknown,
                        (0, 0) => Verdict::NotFulfilled,
                        both => panic!("two verdicts at once: {both:?}"),
                    };
                    prop_assert_eq!(verdict, finding.verdict, "{:?} {}", requirements.get(at), finding.reasoning);
                }
            }
        }
    }

    #[test]
    fn who_says_nothing_is_never_ruled_out(requirements in requirements()) {
        let findings = LocalEvaluator::new(&requirements).findings(&nobody());
        prop_assert!(findings.iter().all(|finding| finding.verdict == Verdict::Unknown && finding.quote.is_none()));
    }

    #[test]
    fn a_listed_skill_makes_nobody_less_fit(document in document(), requirements in requirements()) {
        let evaluator = LocalEvaluator::new(&requirements);
        let before = evaluator.findings(&document);
        let mut more = document.clone();
        more.skills.push("Baking bread".to_owned());
        more.about = Some(format!("{}\nBakes bread on Sundays.", more.about.unwrap_or_default()));
        let after = evaluator.findings(&more);
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(before.verdict, after.verdict, "what has nothing to do with it changes nothing: {}", before.reasoning);
        }
    }
}
