//! Profiles and requirements for the tables.

use crate::{
    briefing::{Requirement, RequirementCategory as Category, RequirementKind},
    connector::{Education, Position},
    evaluator::{Document, Finding, Verdict, local::LocalEvaluator},
};

/// A profile without a word.
pub(super) fn nobody() -> Document {
    Document {
        headline: None,
        about: None,
        location: None,
        industry: None,
        employer: None,
        positions: Vec::new(),
        education: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        certifications: Vec::new(),
        as_of: jiff::civil::date(2026, 3, 15),
    }
}

/// A profile in lines: `headline: …`, `skill: …`, `job: title @ employer @ from..until @ description`.
pub(super) fn somebody(lines: &str) -> Document {
    let mut document = nobody();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (what, text) = line.split_once(':').expect("a line has a name");
        let text = text.trim();
        let some = || Some(text.to_owned());
        match what {
            "headline" => document.headline = some(),
            "about" => document.about = some(),
            "location" => document.location = some(),
            "industry" => document.industry = some(),
            "employer" => document.employer = some(),
            "skill" => document.skills.push(text.to_owned()),
            "language" => document.languages.push(text.to_owned()),
            "certificate" => document.certifications.push(text.to_owned()),
            "degree" => document.education.push(Education {
                school: "A school".to_owned(),
                degree: some(),
            }),
            "school" => document.education.push(Education {
                school: text.to_owned(),
                degree: None,
            }),
            "job" => document.positions.push(job(text)),
            other => panic!("no such part: {other}"),
        }
    }
    document
}

fn job(text: &str) -> Position {
    let mut parts = text.split('@').map(|part| part.trim().to_owned());
    let (title, employer) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let months = parts.next().unwrap_or_default();
    let (from, until) = months.split_once("..").unwrap_or_default();
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Position {
        title,
        employer,
        location: None,
        from: some(from),
        until: some(until),
        description: parts.next(),
    }
}

pub(super) fn requirement(category: Category, statement: &str) -> Requirement {
    Requirement {
        id: "r1".to_owned(),
        statement: statement.to_owned(),
        rubric: String::new(),
        category,
        kind: RequirementKind::MustHave,
        weight: 1,
    }
}

pub(super) fn finding(category: Category, statement: &str, document: &Document) -> Finding {
    let evaluator = LocalEvaluator::new(&[requirement(category, statement)]);
    evaluator
        .findings(document)
        .pop()
        .expect("one requirement, one finding")
}

/// A profile, a requirement, and `yes`, `no` or `?`.
pub(super) type Case<'a> = (&'a str, &'a str, &'a str);

/// Checks a table, and that every quote stands where it says.
pub(super) fn check(category: Category, cases: &[Case<'_>]) {
    let wrong: Vec<String> = cases.iter().filter_map(|case| wrong(category, case)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks what one person is asked.
pub(super) fn check_all(profile: &str, cases: &[(Category, &str, &str)]) {
    let wrong = cases
        .iter()
        .filter_map(|(category, statement, expected)| wrong(*category, &(profile, statement, expected)));
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn wrong(category: Category, (profile, statement, expected): &Case<'_>) -> Option<String> {
    let document = somebody(profile);
    let finding = finding(category, statement, &document);
    let found = match finding.verdict {
        Verdict::Fulfilled => "yes",
        Verdict::NotFulfilled => "no",
        Verdict::Unknown => "?",
    };
    assert_quoted(&document, &finding);
    let start: String = profile.trim().replace('\n', " / ").chars().take(60).collect();
    let reason = &finding.reasoning;
    (found != *expected).then(|| format!("“{statement}” of “{start}”: {found}, not {expected} ({reason})"))
}

/// Whether a finding rests on a passage that stands there, word for word.
pub(super) fn assert_quoted(document: &Document, finding: &Finding) {
    assert!(finding.confidence <= 100, "hundredths");
    assert_eq!(
        finding.quote.is_none(),
        finding.verdict == Verdict::Unknown,
        "a verdict rests on a passage: {finding:?}"
    );
    let Some(quote) = &finding.quote else { return };
    let text = document.text(quote.field).unwrap_or_default();
    let length = quote.text.chars().count();
    let there: String = text.chars().skip(quote.start as usize).take(length).collect();
    assert!(length > 0, "a quote has words: {finding:?}");
    assert_eq!(
        there, quote.text,
        "it stands in {} at {}",
        quote.field, quote.start
    );
}
