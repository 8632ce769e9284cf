//! Requirements from job descriptions.

use crate::{
    briefing::{RequirementCategory as Category, RequirementKind},
    evaluator::local::draft,
};

const ADVERTISEMENT: &str = "
Acme is a fast growing company with a Java café.

About us
We love Kubernetes and Berlin.

Your profile
- 5+ years of experience with Java or Kotlin
- Bachelor's degree in computer science or equivalent
- Fluent English, German C1 is a plus
• Kubernetes (required)
* 5+ years of experience with Java or Kotlin

Nice to have:
- AWS Certified Solutions Architect
- Experience in banking

What we offer:
- Free Spanish lessons
- A team of nice people and Python on Fridays
";

#[test]
fn a_draft_has_what_is_asked_and_not_what_is_offered() {
    let drafted = draft(ADVERTISEMENT);
    let read: Vec<(&str, Category, RequirementKind)> = drafted
        .iter()
        .map(|one| (one.statement.as_str(), one.category, one.kind))
        .collect();
    let must = RequirementKind::MustHave;
    let nice = RequirementKind::NiceToHave;

    assert!(
        read.contains(&(
            "5+ years of experience with Java or Kotlin",
            Category::WorkExperience,
            must
        )),
        "{read:?}"
    );
    assert!(
        read.contains(&(
            "Bachelor's degree in computer science or equivalent",
            Category::Education,
            must
        )),
        "{read:?}"
    );
    assert!(
        read.contains(&("Kubernetes (required)", Category::Technical, must)),
        "{read:?}"
    );
    assert!(
        read.contains(&(
            "AWS Certified Solutions Architect",
            Category::Certifications,
            nice
        )),
        "{read:?}"
    );
    assert!(
        read.contains(&("Experience in banking", Category::IndustryExperience, nice)),
        "{read:?}"
    );
    assert!(
        !read
            .iter()
            .any(|(statement, ..)| statement.contains("Spanish") || statement.contains("Python")),
        "{read:?}"
    );
    let java = read
        .iter()
        .filter(|(statement, ..)| statement.contains("Kotlin"))
        .count();
    assert_eq!(java, 1, "what is asked twice is one requirement");
    let ids: Vec<&str> = drafted.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.first(), Some(&"r1"), "they are numbered: {ids:?}");
}

#[test]
fn a_german_advertisement_is_read_too() {
    let drafted = draft(
        "Dein Profil:\n• Mindestens 3 Jahre Erfahrung als Softwareentwickler (m/w/d)\n• Verhandlungssicheres Deutsch\n• Idealerweise Kenntnisse in Docker\nWir bieten:\n• Excel-Kurse",
    );
    let categories: Vec<(Category, RequirementKind)> =
        drafted.iter().map(|one| (one.category, one.kind)).collect();
    assert_eq!(
        categories,
        [
            (Category::WorkExperience, RequirementKind::MustHave),
            (Category::Languages, RequirementKind::MustHave),
            (Category::Technical, RequirementKind::NiceToHave),
        ]
    );
}

#[test]
fn a_draft_has_an_end() {
    let long: String = [
        "Java", "Rust", "Kotlin", "Python", "Docker", "Excel", "SQL", "React",
    ]
    .iter()
    .flat_map(|one| ["Azure", "AWS", "Go", "TypeScript"].map(|other| format!("- {one} and {other}\n")))
    .collect();
    assert_eq!(draft(&long).len(), 20, "nobody reads more");
    assert!(
        draft("").is_empty() && draft("Hello.").is_empty(),
        "nothing asked, nothing drafted"
    );
}
