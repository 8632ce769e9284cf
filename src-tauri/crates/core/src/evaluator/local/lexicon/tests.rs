//! Names as they are written.

use super::*;
use crate::evaluator::local::vocabulary::shipped;

/// The concepts of one file that a text names.
fn named(file: File, text: &str) -> Vec<&'static str> {
    let mut tokens = Tokens::of(text);
    let mentions = shipped()
        .lexicon
        .mentions(text, &mut tokens, &mut Memory::default(), false);
    let concepts = mentions.iter().filter(|mention| mention.file == file);
    concepts
        .filter_map(|mention| shipped().concept(mention.concept))
        .map(|concept| concept.id)
        .collect()
}

#[test]
fn names_of_tools_end_where_their_letters_end() {
    let cases: &[(&str, &[&str])] = &[
        ("JavaScript", &["javascript"]),
        ("Java Script", &["javascript"]),
        ("Java", &["java"]),
        ("C++ and C#", &["cpp", "c-sharp"]),
        ("C, C++", &["c-language", "cpp"]),
        ("C-level", &[]),
        (".NET, Node.js; NodeJS", &["dotnet", "nodejs", "nodejs"]),
        ("R&D", &["product-development"]),
        ("Go-between", &[]),
        ("go", &[]),
        ("it", &[]),
        ("Objective-C", &["objective-c"]),
        ("CI/CD", &["ci-cd"]),
        ("Ja\u{200b}va", &["java"]),
        ("ＪＡＶＡ", &["java"]),
        ("我会Java和机器学习", &["java", "machine-learning"]),
    ];
    for (text, expected) in cases {
        assert_eq!(named(File::Skills, text), *expected, "in {text}");
    }
}

#[test]
fn a_title_is_known_in_every_gender_number_and_compound() {
    let developers = [
        "Developers",
        "Entwickler/in",
        "Entwickler:in",
        "Entwickler*innen",
        "EntwicklerInnen",
        "Entwicklerin",
        "Entwicklern",
        "Anlagenentwicklerin",
        "développeuse",
        "Développeurs",
        "desarrolladora",
        "desarrolladores",
        "sviluppatrice",
        "разработчиков",
        "المطور",
        "Entwickler (m/w/d)",
    ];
    let developer = named(File::Titles, "Developer");
    assert_eq!(developer.len(), 1, "it is listed");
    for text in developers {
        assert_eq!(named(File::Titles, text), developer, "in {text}");
    }
    for text in [
        "Softwareentwicklerin",
        "Software-Entwickler",
        "Software developers",
    ] {
        assert_eq!(named(File::Titles, text), ["software-engineer"], "in {text}");
    }
    for text in [
        "Backendentwicklerin",
        "Backend-Entwickler",
        "Backend Entwickler:in",
    ] {
        assert_eq!(
            named(File::Titles, text),
            ["backend-developer"],
            "in {text}: a compound is two words"
        );
    }
    assert_eq!(named(File::Titles, "ingenieras"), ["engineer"]);
    assert_eq!(
        named(File::Titles, "Entwicklung"),
        [""; 0],
        "what somebody does is not who somebody is"
    );
}

#[test]
fn a_place_is_known_in_other_scripts() {
    for text in [
        "München",
        "Muenchen",
        "MUNCHEN",
        "Мюнхен",
        "慕尼黑",
        "ミュンヘン",
        "Mu\u{308}nchen",
    ] {
        assert_eq!(named(File::Places, text), ["munich"], "in {text}");
    }
}
