//! A first draft of requirements from the text of a job description: one for each sentence or item that asks for
//! something the vocabulary knows.

use std::collections::BTreeSet;

use super::{
    lexicon::Mention,
    rule::{Rule, Want},
    scan::{Scan, Sort},
    understand::rule_of,
    vocabulary::{File, Kind, Vocabulary, shipped},
};
use crate::briefing::{Requirement, RequirementCategory as Category, RequirementKind};

/// How many requirements a draft has at the most, and how long one is, in characters.
const REQUIREMENTS: usize = 20;
const STATEMENT: usize = 200;
/// How much of a job description is read.
const CHARACTERS: usize = 50_000;
/// A line that is shorter than this, in words, and asks for nothing may be a heading.
const HEADING: usize = 8;

/// Headings of what the employer is and offers: nothing below them is asked of anybody.
#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "we offer", "what we offer", "our offer", "benefits", "perks", "about us", "who we are", "our company", "why us", "why join", "compensation",
    "wir bieten", "unser angebot", "das bieten wir", "was wir bieten", "uber uns", "wer wir sind", "deine vorteile", "ihre vorteile", "dein plus bei uns",
    "nous offrons", "ce que nous offrons", "avantages", "qui sommes nous", "a propos", "ofrecemos", "que ofrecemos", "beneficios", "sobre nosotros",
    "offriamo", "cosa offriamo", "chi siamo", "wij bieden", "wat wij bieden", "over ons", "oferecemos", "sobre nos", "oferujemy", "o nas",
    "мы предлагаем", "о нас", "sunduklarimiz", "我们提供", "関于我们", "待遇", "福利厚生",
];
/// Headings of what is asked of the person, or what the work is.
#[rustfmt::skip]
const ASKS: &[&str] = &[
    "requirements", "qualifications", "your profile", "about you", "what you bring", "you have", "who you are", "skills", "must have", "what we are looking for",
    "anforderungen", "dein profil", "ihr profil", "das bringst du mit", "was du mitbringst", "qualifikation", "profil", "votre profil", "profil recherche",
    "requisitos", "perfil", "tu perfil", "requisiti", "il tuo profilo", "functie eisen", "jouw profiel", "wymagania", "требования", "aranan nitelikler",
    "任职要求", "応募資格", "必須条件", "responsibilities", "your tasks", "aufgaben", "deine aufgaben", "ihre aufgaben", "missions", "tareas", "taken",
    "nice to have", "bonus", "preferred", "von vorteil", "role", "the role",
];

/// Drafts requirements from a job description. At most twenty; whoever asked for it reads and changes them.
pub fn draft(job_description: &str) -> Vec<Requirement> {
    let words = shipped();
    let end = job_description
        .char_indices()
        .nth(CHARACTERS)
        .map_or(job_description.len(), |(at, _)| at);
    let mut drafted: Vec<Requirement> = Vec::new();
    let mut known: BTreeSet<Vec<Want>> = BTreeSet::new();
    let mut section = Section {
        offers: false,
        kind: RequirementKind::MustHave,
    };
    let mut introduction = true;
    for item in items(job_description.get(..end).unwrap_or_default()) {
        if section.heads(words, item) {
            // What stands before the first heading introduces the employer.
            if std::mem::take(&mut introduction) {
                drafted.clear();
                known.clear();
            }
            continue;
        }
        if section.offers {
            continue;
        }
        let scan = Scan::of(words, item, Sort::List);
        let Some(category) = category(&scan) else { continue };
        let rule = rule_of(words, None, item, category);
        if rule.is_empty() || !known.insert(wants(&rule)) {
            continue;
        }
        drafted.push(Requirement {
            id: format!("r{}", drafted.len() + 1),
            statement: item.chars().take(STATEMENT).collect(),
            rubric: String::new(),
            category,
            kind: section.kind_of(&scan),
            weight: 1,
        });
        if drafted.len() == REQUIREMENTS {
            break;
        }
    }
    drafted
}

/// The sentences and items of a text, without what marks them as such.
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '•', '●', '▪', '‣', '。', ';', '；'])
        .flat_map(sentences)
        .map(|item| {
            item.trim_matches(|character: char| {
                character.is_whitespace() || "-–—*·+>✓✔☑□.,:".contains(character)
            })
        })
        .filter(|item| !item.is_empty())
}

/// A line cut after each full stop that ends a sentence: a word of three letters or more stands before it, and a
/// capital letter after the space behind it.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let cut = line.match_indices(['.', '!', '?']).find(|(at, end)| {
            let before = line.get(..*at).unwrap_or_default();
            let after = line.get(at + end.len()..).unwrap_or_default();
            let word = before
                .chars()
                .rev()
                .take_while(|character| character.is_alphanumeric())
                .count();
            let next = after.trim_start();
            word >= 3 && next.len() < after.len() && next.starts_with(char::is_uppercase)
        });
        match cut {
            Some((at, end)) => {
                let (sentence, next) = line.split_at_checked(at + end.len())?;
                rest = Some(next);
                Some(sentence)
            }
            None => rest.take(),
        }
    })
}

/// The section of a job description that is being read.
struct Section {
    /// Whether it says what the employer is or offers.
    offers: bool,
    /// What its items are unless they say otherwise.
    kind: RequirementKind,
}

impl Section {
    /// Whether an item is the heading of a section; it is entered then.
    fn heads(&mut self, words: &'static Vocabulary, item: &str) -> bool {
        let scan = Scan::of(words, item, Sort::Prose);
        let count = scan.tokens.list.len();
        if count == 0 || count > HEADING {
            return false;
        }
        let folded: Vec<&str> = scan
            .tokens
            .list
            .iter()
            .map(|token| scan.tokens.word(token))
            .collect();
        let (spaced, joined) = (folded.join(" "), folded.concat());
        let is = |headings: &[&str]| {
            headings.iter().any(|heading| {
                spaced
                    .strip_prefix(heading)
                    .is_some_and(|rest| rest.is_empty() || (rest.starts_with(' ') && rest.len() <= 24))
                    || (!heading.is_ascii() && joined == heading.replace(' ', ""))
            })
        };
        if is(OFFERS) {
            self.offers = true;
            return true;
        }
        let says = |kind: Kind| scan.steering.iter().any(|(.., of)| *of == kind);
        let names_something = category(&scan).is_some();
        if !is(ASKS) && (names_something || !(says(Kind::Nice) || says(Kind::Must))) {
            return false;
        }
        if names_something && !says(Kind::Nice) && !says(Kind::Must) && count > 4 {
            return false;
        }
        self.offers = false;
        self.kind = if says(Kind::Nice) {
            RequirementKind::NiceToHave
        } else {
            RequirementKind::MustHave
        };
        true
    }

    /// Whether an item is a gate or a signal: by its own words, or else as its section is.
    fn kind_of(&self, scan: &Scan) -> RequirementKind {
        let says = |kind: Kind| scan.steering.iter().any(|(.., of)| *of == kind);
        match (says(Kind::Must), says(Kind::Nice)) {
            (_, true) => RequirementKind::NiceToHave,
            (true, false) => RequirementKind::MustHave,
            (false, false) => self.kind,
        }
    }
}

/// What an item is about: the first of these of which it names something.
fn category(scan: &Scan) -> Option<Category> {
    const ORDER: &[(File, Category)] = &[
        (File::Degrees, Category::Education),
        (File::Certifications, Category::Certifications),
        (File::Languages, Category::Languages),
        (File::Skills, Category::Technical),
        (File::Fields, Category::Education),
        (File::Titles, Category::WorkExperience),
        (File::Industries, Category::IndustryExperience),
        (File::Soft, Category::Soft),
        (File::Seniority, Category::Seniority),
        (File::Places, Category::Location),
        (File::Statuses, Category::CurrentWorkStatus),
    ];
    // What is a line of business too is one: `experience in banking`.
    let business = |mention: &Mention| {
        let same = |other: &Mention| {
            other.file == File::Industries && (other.from, other.to) == (mention.from, mention.to)
        };
        mention.file == File::Skills && scan.mentions.iter().any(same)
    };
    let names = |file: File| {
        scan.mentions
            .iter()
            .any(|mention| mention.file == file && !business(mention))
    };
    let level = names(File::Levels);
    let years = !scan.years().is_empty();
    let found = ORDER
        .iter()
        .find(|(file, _)| names(*file))
        .map(|(_, category)| *category);
    match found {
        // A language without a level beside tools is a word such as “German market”.
        Some(Category::Languages) if !level && names(File::Skills) => Some(Category::Technical),
        Some(Category::Technical | Category::IndustryExperience) if years => Some(Category::WorkExperience),
        None if years => Some(Category::WorkExperience),
        found => found,
    }
}

/// Everything a rule asks for, to tell two of the same apart from two others.
fn wants(rule: &Rule) -> Vec<Want> {
    let mut wants: Vec<Want> = rule
        .parts
        .iter()
        .flat_map(|part| part.wants.iter().copied())
        .collect();
    wants.sort_unstable();
    wants.dedup();
    wants
}
