//! What people mean, where words alone would mislead: one table for each way to go wrong.

use super::people::{check, finding, requirement, somebody};
use crate::{
    briefing::{Requirement, RequirementCategory as Category},
    evaluator::{Verdict, local::LocalEvaluator},
};

#[test]
fn words_that_nobody_recognised_keep_a_verdict_from_being_reached() {
    check(
        Category::Technical,
        &[
            ("skill: Java", "Java on frobnitzes", "?"),
            ("about: No Java.", "Java on frobnitzes", "no"),
            ("about: No Java.", "Java or frobnitzes", "?"),
            ("skill: Java", "Java, ideally with frobnitzes", "yes"),
            ("skill: Java", "Very good knowledge of Java (m/w/d)", "yes"),
            ("skill: AutoCAD", "CAD (CATIA or SolidWorks)", "?"),
            ("skill: CATIA V5", "CAD (CATIA or SolidWorks)", "yes"),
        ],
    );
    let found = finding(
        Category::Technical,
        "Java on frobnitzes",
        &somebody("skill: Java"),
    );
    assert_eq!(
        found.verdict,
        Verdict::Unknown,
        "half a requirement is not fulfilled"
    );
    assert!(
        found.reasoning.contains("“frobnitzes”"),
        "and the reason names what is missing"
    );
}

#[test]
fn a_denial_is_one_only_in_its_own_language() {
    check(
        Category::IndustryExperience,
        &[
            (
                "job: Analista @ Deutsche Bank @ 2012..2019",
                "Experiência no setor bancário",
                "yes",
            ),
            (
                "about: Je ne connais pas encore le secteur bancaire.",
                "Banking",
                "no",
            ),
            ("about: Trabalho no setor bancário há dez anos.", "Banking", "yes"),
            (
                "about: No tengo experiencia en el sector bancario.",
                "Banking",
                "no",
            ),
            (
                "about: Non ho mai lavorato nel settore bancario.",
                "Banking",
                "no",
            ),
        ],
    );
}

#[test]
fn what_is_booked_or_has_lapsed_is_not_held() {
    check(
        Category::Certifications,
        &[
            ("about: CISSP exam booked for October.", "CISSP", "no"),
            ("certificate: PMP (expired 2023)", "PMP", "no"),
            ("certificate: PMP", "PMP, currently valid", "yes"),
            ("about: Permiso de conducir B (no C).", "Lorry licence", "no"),
            ("about: Führerschein B und C", "Lorry licence", "yes"),
            ("about: Führerschein B", "Lorry licence", "?"),
        ],
    );
}

#[test]
fn people_who_are_led_are_counted() {
    check(
        Category::Seniority,
        &[
            (
                "about: I lead a team of twelve engineers.",
                "Currently leads at least ten people",
                "yes",
            ),
            (
                "about: Lidero uma equipe de nove pessoas.",
                "Currently leads at least ten people",
                "no",
            ),
            (
                "about: 带领八人团队。",
                "Führt ein Team von mindestens acht Personen",
                "yes",
            ),
            (
                "about: We are a site of 300 people.",
                "Currently leads at least ten people",
                "?",
            ),
            (
                "about: I led a team of five for two years.",
                "Has led at least ten people",
                "?",
            ),
            ("job: Gerente de Marketing @ X @ 2020..", "Team lead", "?"),
            ("job: Analyst @ X @ 2020..", "C-level", "no"),
        ],
    );
}

#[test]
fn years_are_those_of_the_work_that_is_asked_for() {
    check(
        Category::WorkExperience,
        &[
            (
                "job: Developer @ X @ 2025-01..\njob: Teacher @ Y @ 2010-01..2024-12",
                "5 years as a developer",
                "no",
            ),
            (
                "job: Engineer @ X @ 2025-01..\njob: Intern @ Y @ 2022-01..2024-12",
                "2 years of experience",
                "no",
            ),
            (
                "job: Engineer @ X @ 2025-01..\njob: Baker @ Y @ 2010-01..2024-12",
                "現職に2年以上",
                "no",
            ),
            (
                "job: Engineer @ X @ 2022-01..",
                "Two years or more in the current role",
                "yes",
            ),
            (
                "about: Career changer: six years as a teacher.",
                "現職に2年以上",
                "?",
            ),
            ("job: Baker @ X @ 2014-06..", "Under 35 years old", "?"),
        ],
    );
    check(
        Category::IndustryExperience,
        &[(
            "industry: Cosmetics\njob: Analyst @ Frobnitz @ 2020-01..\njob: Trainee @ Frobnitz @ 2010-01..2019-12\nemployer: Frobnitz",
            "At least 4 years in cosmetics",
            "yes",
        )],
    );
}

#[test]
fn what_somebody_does_today_is_told_by_who_employs_them() {
    check(
        Category::CurrentWorkStatus,
        &[
            ("employer: Frobnitz AG", "Currently employed", "yes"),
            (
                "job: Engineer @ Frobnitz AG @ 2020..",
                "Arbeitet derzeit freiberuflich",
                "no",
            ),
            (
                "job: Engineer @ Freelance @ 2020..",
                "Arbeitet derzeit freiberuflich",
                "yes",
            ),
            (
                "job: Engineer @ X @ 2015-01..2025-01",
                "Not employed at the moment",
                "yes",
            ),
            (
                "job: Engineer @ Frobnitz AG @ 2020..",
                "Works at Google today",
                "no",
            ),
            (
                "job: Engineer @ BMW @ 2020..\njob: Engineer @ Frobnitz @ 2020..",
                "Currently at a bank",
                "?",
            ),
            (
                "job: Engineer @ BMW @ 2020..",
                "Looking for a position in banking",
                "?",
            ),
        ],
    );
}

#[test]
fn whoever_would_move_need_not_be_there() {
    check(
        Category::Location,
        &[
            ("location: Hamburg", "Munich or willing to relocate", "?"),
            (
                "location: Hamburg\nabout: Non disponibile al trasferimento.",
                "Munich or willing to relocate",
                "no",
            ),
            (
                "about: Non disponibile al trasferimento.",
                "Willing to relocate",
                "no",
            ),
            ("headline: Relocation consultant", "Willing to relocate", "?"),
            ("location: Berlin", "Hamburg or surroundings", "?"),
            ("location: Paris", "Hamburg or surroundings", "no"),
            ("about: Trabalho 100% remoto.", "Works remotely", "yes"),
        ],
    );
}

#[test]
fn a_count_of_languages_or_a_level_in_the_rubric_changes_what_is_asked() {
    check(
        Category::Languages,
        &[
            (
                "language: German (C1)\nlanguage: French (B1)",
                "At least two of German, French and Italian from B2",
                "?",
            ),
            (
                "language: English (fluent)",
                "English and one Nordic language",
                "?",
            ),
            (
                "language: English (fluent)\nlanguage: Danish (B2)",
                "English and one Nordic language",
                "yes",
            ),
        ],
    );
    let spanish = Requirement {
        rubric: "At least B2.".to_owned(),
        ..requirement(Category::Languages, "会说西班牙语")
    };
    let findings = LocalEvaluator::new(&[spanish]).findings(&somebody("language: Spanisch (A2)"));
    assert_eq!(
        findings.first().map(|finding| finding.verdict),
        Some(Verdict::NotFulfilled),
        "the rubric says how well"
    );
}

#[test]
fn a_headline_is_no_proof_of_what_comes_with_a_title() {
    check(
        Category::Technical,
        &[
            ("job: Electrician @ X @ 2020..", "Electrical wiring", "yes"),
            ("headline: Electrician", "Electrical wiring", "?"),
            (
                "job: SRE @ X @ 2020.. @ On call every fourth week.",
                "Kubernetes",
                "?",
            ),
        ],
    );
    check(
        Category::Other,
        &[(
            "job: SRE @ X @ 2020.. @ On call every fourth week.",
            "Available for on-call duty",
            "yes",
        )],
    );
}

#[test]
fn an_ordinary_word_says_what_a_firm_does_only_in_its_name() {
    check(
        Category::IndustryExperience,
        &[
            ("job: Cook @ Restaurant Zum Anker @ 2020..", "Restaurants", "yes"),
            (
                "job: Clerk @ Hotel Miramar @ 2012..2019",
                "Experiencia en hoteles",
                "yes",
            ),
            ("about: I spent a year on a farm.", "Agriculture", "?"),
            ("about: He went to a school in Rome.", "Worked in schools", "?"),
        ],
    );
}

#[test]
fn trades_that_share_a_workplace_are_not_one() {
    check(
        Category::WorkExperience,
        &[
            (
                "job: Kardiologin @ X @ 2020..",
                "Experience as a cardiologist",
                "yes",
            ),
            (
                "job: Dermatologist @ X @ 2020..",
                "Experience as a cardiologist",
                "?",
            ),
            ("job: Dachdecker @ X @ 2020..", "Roofing", "yes"),
            (
                "job: Frigoriste @ X @ 2020..",
                "Experience with refrigerants",
                "yes",
            ),
        ],
    );
}
