//! What of a requirement nobody understood: words that neither the vocabulary nor the little words account for.

use crate::{
    briefing::RequirementCategory as Category,
    evaluator::local::{
        lexicon::Mention,
        reading::Led,
        scan::{Scan, YearsSaid},
        tokens::Gap,
        tongue::little_words,
        vocabulary::{File, Kind},
    },
};

/// How many words are named.
const NAMED: usize = 6;

/// Words between a number and what it chooses from.
const OF: &[&str] = &[
    "of",
    "von",
    "der",
    "aus",
    "de",
    "des",
    "parmi",
    "entre",
    "di",
    "dei",
    "delle",
    "fra",
    "tra",
    "da",
    "das",
    "dos",
    "van",
    "z",
    "ze",
    "spośród",
    "из",
];

/// Words that were not understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::evaluator::local) struct Beyond {
    /// The words, as written.
    pub(in crate::evaluator::local) words: Vec<String>,
    /// Whether they may be another way to bear the requirement out, so that nothing speaks against it either.
    pub(in crate::evaluator::local) instead: bool,
}

/// The words of a statement beside what is asked for, the years and what is only wished for, by their numbers.
pub(super) fn unknown(
    scan: &Scan,
    asked: &[Mention],
    years: &[YearsSaid],
    led: Option<Led>,
    category: Category,
) -> Vec<usize> {
    let length = scan.tokens.list.len();
    let mut known = vec![false; length];
    let mut cover = |from: usize, to: usize| {
        for known in known.iter_mut().take(to).skip(from) {
            *known = true;
        }
    };
    let counts = |kind: Kind| {
        matches!(
            kind,
            Kind::Number | Kind::Age | Kind::Unit | Kind::Hours | Kind::Permit | Kind::Other
        )
    };
    for (from, to, _) in scan.steering.iter().filter(|(.., kind)| !counts(*kind)) {
        cover(*from, *to);
    }
    for mention in scan
        .mentions
        .iter()
        .filter(|mention| accounts(scan, mention, asked, category))
    {
        cover(mention.from, mention.to);
    }
    for said in years {
        cover(said.from, said.to);
    }
    if let Some(led) = led {
        cover(led.from, led.to);
    }
    for (from, to) in wished(scan, asked) {
        cover(from, to);
    }
    (0..length)
        .filter(|at| known.get(*at) == Some(&false) && !is_little(scan.tokens.word_at(*at)))
        .collect()
}

/// Whether unknown words may be another way to bear the requirement out, or turn around what the others ask for.
pub(super) fn is_instead(
    scan: &Scan,
    unknown: &[usize],
    asked: &[Mention],
    years: &[YearsSaid],
    category: Category,
) -> bool {
    let open = || is_open(scan, asked, years, category);
    unknown
        .iter()
        .any(|at| is_beside_or(scan, *at) || chooses(scan, *at) || open())
}

/// The first of some words, as written.
pub(super) fn as_written(scan: &Scan, text: &str, unknown: &[usize]) -> Vec<String> {
    let words = unknown.iter().take(NAMED);
    words.map(|at| written(scan, text, *at, at + 1)).collect()
}

/// The words `from` to `to` of a text, as written.
pub(super) fn written(scan: &Scan, text: &str, from: usize, to: usize) -> String {
    let (start, end) = scan.span(from, to);
    let length = end.saturating_sub(start) as usize;
    text.chars().skip(start as usize).take(length).collect()
}

/// Whether words that nobody understood may turn around what the others ask for.
///
/// Everybody is somewhere, stands somewhere, does something today and has worked for some years, so every profile has
/// an answer to these; whether it answers what was meant nobody knows.
fn is_open(scan: &Scan, asked: &[Mention], years: &[YearsSaid], category: Category) -> bool {
    let counted = |said: &YearsSaid| {
        let (start, end) = (scan.sentence_start(said.from), scan.sentence_end(said.from));
        scan.steers(Kind::Experience, start, end) || scan.steers(Kind::AtLeast, start, end)
    };
    match category {
        Category::Location | Category::Seniority | Category::CurrentWorkStatus | Category::Other => true,
        Category::WorkExperience
        | Category::Technical
        | Category::Soft
        | Category::IndustryExperience
        | Category::Education
        | Category::Certifications
        | Category::Languages => {
            let ranked = |mention: &Mention| matches!(mention.file, File::Seniority | File::Statuses);
            asked.iter().any(ranked) || !years.iter().all(counted)
        }
    }
}

/// Whether a mention is asked for, or of a sort that only describes what is.
fn accounts(scan: &Scan, mention: &Mention, asked: &[Mention], category: Category) -> bool {
    let overlaps = |other: &Mention| other.from < mention.to && mention.from < other.to;
    if asked.iter().any(overlaps) {
        return true;
    }
    if scan.words.kind(mention.concept) == Kind::Employer {
        return false;
    }
    let describes = |file: &File| match category {
        Category::WorkExperience => matches!(file, File::Fields | File::Levels),
        Category::Technical => {
            matches!(
                file,
                File::Titles | File::Soft | File::Seniority | File::Levels | File::Fields
            )
        }
        Category::Soft => matches!(file, File::Titles | File::Seniority | File::Levels),
        Category::Location => {
            matches!(file, File::Statuses) && scan.words.kind(mention.concept) == Kind::Whereabouts
        }
        Category::Seniority => matches!(file, File::Soft | File::Levels),
        Category::IndustryExperience => matches!(file, File::Levels | File::Seniority),
        Category::Education => matches!(
            file,
            File::Levels | File::Seniority | File::Titles | File::Statuses
        ),
        Category::Certifications => !matches!(file, File::Places | File::Languages | File::Levels),
        Category::Languages => matches!(file, File::Levels | File::Seniority),
        Category::CurrentWorkStatus => matches!(file, File::Levels | File::Soft),
        Category::Other => false,
    };
    describes(&mention.file)
}

/// What is only wished for: from the words that say so to the end of the sentence, or the part that they end.
fn wished(scan: &Scan, asked: &[Mention]) -> Vec<(usize, usize)> {
    let wishes = scan.steering.iter().filter(|(.., kind)| *kind == Kind::Nice);
    let stretch = |(from, to, _): &(usize, usize, Kind)| {
        let end = scan.sentence_end(*from);
        let more = (*to..end).any(|at| !is_little(scan.tokens.word_at(at)));
        if more && asked.iter().any(|mention| mention.to <= *from) {
            return (*from, end);
        }
        let start = (0..=*from)
            .rev()
            .find(|at| scan.breaks(*at, Gap::Comma))
            .unwrap_or(0);
        if start == 0 { (*from, *to) } else { (start, *to) }
    };
    wishes.map(stretch).collect()
}

/// Whether a word asks for nothing: a little one, or a sign that only joins others.
fn is_little(word: &str) -> bool {
    let joins = |character: char| matches!(character, '\u{3040}'..='\u{309f}' | '&');
    word.chars().all(joins) || little_words().holds(word)
}

/// Whether a word says how many of what follows are enough: `two of German, French and Italian`.
fn chooses(scan: &Scan, at: usize) -> bool {
    scan.count(at).is_some() && OF.contains(&scan.tokens.word_at(at + 1))
}

/// Whether an `or` or a slash stands before or after a word in its part of the sentence.
fn is_beside_or(scan: &Scan, at: usize) -> bool {
    let start = (0..=at)
        .rev()
        .find(|at| scan.breaks(*at, Gap::Break))
        .unwrap_or(0);
    let end = scan.sentence_end(at);
    scan.steers(Kind::Or, start, end)
        || (start + 1..end).any(|at| {
            scan.tokens
                .list
                .get(at)
                .is_some_and(|token| token.gap == Gap::Slash)
        })
}
