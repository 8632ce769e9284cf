//! Reads a requirement: which concepts it asks for, joined by which `and` and `or`, for how long, and when.

mod beyond;
mod choosing;
mod counting;
mod joining;
mod residing;
mod wanting;

pub(super) use self::beyond::Beyond;
use super::{
    fact::Tense,
    lexicon::Mention,
    literal::Literals,
    rule::{PARTS, Part, Rule, Want},
    scan::{Scan, Sort, YearsSaid},
    vocabulary::{File, Kind, Vocabulary},
};
use crate::briefing::{Requirement, RequirementCategory as Category};

/// Reads a requirement. The rubric is asked where the statement says nothing, and for years and places that it allows.
pub(super) fn understand(
    words: &'static Vocabulary,
    literals: &mut Literals,
    requirement: &Requirement,
) -> Rule {
    let category = requirement.category;
    let mut rule = rule_of(words, Some(literals), &requirement.statement, category);
    if requirement.rubric.is_empty() {
        return rule;
    }
    if rule.parts.iter().all(Part::is_literal) {
        let other = rule_of(words, None, &requirement.rubric, category);
        // What the rubric says in its place is what counts.
        if !other.parts.is_empty() {
            rule.beyond = Beyond::default();
            rule.literals.clear();
            rule.parts = other.parts;
        }
        if rule.years.is_none() {
            (rule.years, rule.at_most) = (other.years, other.at_most);
        }
        return rule;
    }
    if requirement.category == Category::Languages {
        level(words, &mut rule, &requirement.rubric);
    }
    widen(words, &mut rule, requirement);
    rule
}

/// The files whose concepts a requirement of a category is about, the first choice and the second.
fn files(category: Category) -> (&'static [File], &'static [File]) {
    use File::{
        Certifications, Degrees, Fields, Industries, Languages, Places, Seniority, Skills, Soft, Statuses,
        Titles,
    };
    match category {
        Category::WorkExperience => (
            &[Titles, Skills, Industries, Seniority, Soft, Certifications],
            &[Fields],
        ),
        Category::Technical => (&[Skills, Certifications], &[Titles, Fields, Industries, Soft]),
        Category::Soft => (&[Soft], &[Seniority, Titles, Skills]),
        Category::Location => (&[Places], &[]),
        Category::Seniority => (&[Seniority, Titles, Skills, Industries], &[Soft]),
        Category::IndustryExperience => (&[Industries], &[Titles, Skills]),
        Category::Education => (&[Degrees, Fields], &[]),
        Category::Certifications => (&[Certifications], &[Skills]),
        Category::Languages => (&[Languages], &[]),
        Category::CurrentWorkStatus => (&[Statuses, Industries, Titles, Seniority, Skills], &[]),
        Category::Other => (
            &[
                Titles,
                Skills,
                Industries,
                Seniority,
                Soft,
                Certifications,
                Languages,
                Places,
                Statuses,
                Degrees,
                Fields,
            ],
            &[],
        ),
    }
}

/// Whether a file is looked into when nothing else in a requirement of a category was recognised.
fn may_stand_in(file: File, category: Category) -> bool {
    match category {
        Category::Location | Category::Languages => false,
        Category::Other => true,
        Category::WorkExperience
        | Category::Technical
        | Category::Soft
        | Category::Seniority
        | Category::IndustryExperience
        | Category::Education
        | Category::Certifications
        | Category::CurrentWorkStatus => !matches!(file, File::Places | File::Languages),
    }
}

/// What a text asks for, read as a requirement of a category. What the vocabulary does not know becomes `literals`.
pub(super) fn rule_of(
    words: &'static Vocabulary,
    literals: Option<&mut Literals>,
    text: &str,
    category: Category,
) -> Rule {
    let scan = Scan::of(words, text, Sort::List);
    let (first, second) = files(category);
    let (every, _) = files(Category::Other);
    // Outside of its own category a place says where something was, and a language in which one.
    let every: Vec<File> = every
        .iter()
        .copied()
        .filter(|file| may_stand_in(*file, category))
        .collect();
    let of = |files: &[File]| choosing::chosen(&scan, files);
    let far: Vec<Kind> = scan
        .steering
        .iter()
        .map(|(.., kind)| *kind)
        .filter(|kind| matches!(kind, Kind::Remote | Kind::Relocate))
        .chain(
            scan.mentions
                .iter()
                .filter_map(|mention| wanting::far(words, mention)),
        )
        .collect();
    // Where somebody may be anywhere is a place too, and nothing else need be looked for.
    let anywhere = category == Category::Location && !far.is_empty();
    let every = if anywhere { &[] } else { every.as_slice() };
    let mentions = [first, second, every]
        .into_iter()
        .map(of)
        .find(|mentions| !mentions.is_empty());
    let mut mentions = mentions.unwrap_or_default();
    if !residing::is_asked(&scan, category) {
        mentions.retain(|mention| mention.file != File::Places);
    }
    // Who looks for work in a line of business, or studies for it, need not work there.
    let looks = |mention: &Mention| words.kind(mention.concept) == Kind::Search;
    if category == Category::CurrentWorkStatus && mentions.iter().any(looks) {
        mentions.retain(|mention| mention.file == File::Statuses);
    }
    let led = counting::asked_to_lead(&scan, &mentions);
    let all_years = scan.years();
    let may_last = !matches!(
        category,
        Category::Location | Category::Languages | Category::Education
    );
    let said: Vec<YearsSaid> = {
        let lasts = counting::lasting(&scan, &mentions, category);
        let said = all_years.iter().filter(|said| may_last && lasts(said));
        said.copied().collect()
    };
    let mut unknown = beyond::unknown(&scan, &mentions, &all_years, led, category);
    let instead = beyond::is_instead(&scan, &unknown, &mentions, &all_years, category);
    // Phrases that are asked not to be there are left alone: there are other ways to say the same.
    let denied = unknown.iter().any(|at| scan.is_negated(*at));
    let named = match literals {
        Some(literals) if !denied => literals.learn(&scan.tokens, &unknown, category),
        _ => Vec::new(),
    };
    unknown.retain(|at| !named.iter().any(|named| (named.from..named.to).contains(at)));
    mentions.extend(&named);
    mentions.sort_by_key(|mention| (mention.from, mention.to));
    let mut groups = joining::groups(&scan, &mentions);
    groups.truncate(PARTS);
    let mut parts: Vec<Part> = groups
        .iter()
        .filter_map(|group| wanting::part(&scan, group, category))
        .collect();
    if matches!(category, Category::Location) || (matches!(category, Category::Other) && parts.is_empty()) {
        wanting::allow(words, &mut parts, &far);
    }
    if let Some(led) = led {
        let now = scan.steering.iter().any(|(.., kind)| *kind == Kind::Current);
        counting::put(&mut parts, &scan, led, if now { Tense::Now } else { Tense::Open });
    }
    // The most years are only understood of work as such: `at most three years of experience`.
    let said = said.into_iter().find(|said| {
        // Where beginners are asked for, the most years say how far they may have come.
        let ranks = |part: &Part| part.wants.iter().all(|want| matches!(want, Want::Stands { .. }));
        if said.at_most {
            parts.retain(|part| !ranks(part));
        }
        !said.at_most || parts.is_empty()
    });
    if said.is_some_and(|said| !said.at_most) && parts.is_empty() {
        parts.extend(wanting::todays_work(&scan, category));
    }
    Rule {
        years: said.map(|said| said.years),
        at_most: said.is_some_and(|said| said.at_most),
        parts,
        literals: named
            .iter()
            .map(|named| (named.concept, beyond::written(&scan, text, named.from, named.to)))
            .collect(),
        beyond: Beyond {
            words: beyond::as_written(&scan, text, &unknown),
            instead,
        },
    }
}

/// Takes the level of a language from the rubric, where it names one and the statement none.
fn level(words: &'static Vocabulary, rule: &mut Rule, rubric: &str) {
    let scan = Scan::of(words, rubric, Sort::List);
    let levels = || {
        scan.mentions
            .iter()
            .filter(|mention| mention.file == File::Levels)
    };
    let ranks = || levels().map(|mention| words.rank(mention.concept));
    let (Some(lowest), Some(highest)) = (ranks().min(), ranks().max()) else {
        return;
    };
    if lowest != highest || levels().any(|mention| scan.is_denied(mention)) {
        return;
    }
    for want in rule.parts.iter_mut().flat_map(|part| &mut part.wants) {
        if let Want::Speaks(_, level @ 0) = want {
            *level = lowest;
        }
    }
}

/// Takes from the rubric what it adds: other ways to bear the statement out, years, and whether far away will do.
fn widen(words: &'static Vocabulary, rule: &mut Rule, requirement: &Requirement) {
    let scan = Scan::of(words, &requirement.rubric, Sort::List);
    let far: Vec<Kind> = scan
        .steering
        .iter()
        .filter(|(from, ..)| !scan.is_negated(*from))
        .map(|(.., kind)| *kind)
        .collect();
    if matches!(requirement.category, Category::Location) {
        wanting::allow(words, &mut rule.parts, &far);
        return;
    }
    if let ([said], None) = (scan.years().as_slice(), rule.years)
        && !said.at_most
        && matches!(
            requirement.category,
            Category::WorkExperience | Category::Technical | Category::IndustryExperience
        )
    {
        rule.years = Some(said.years);
    }
    let offers = far.iter().any(|kind| matches!(kind, Kind::Or | Kind::Example));
    if let [part] = rule.parts.as_mut_slice()
        && offers
        && !part.negated
    {
        let (first, _) = files(requirement.category);
        for mention in choosing::chosen(&scan, first)
            .iter()
            .filter(|mention| !scan.is_denied(mention))
        {
            let more = wanting::part(&scan, &[*mention], requirement.category).map(|part| part.wants);
            for want in more.unwrap_or_default() {
                if part
                    .wants
                    .iter()
                    .any(|other| std::mem::discriminant(other) == std::mem::discriminant(&want))
                    && !part.wants.contains(&want)
                {
                    part.wants.push(want);
                }
            }
        }
    }
}

/// When a requirement must be true, from the words before a mention.
fn tense(scan: &Scan, group: &[Mention], category: Category) -> Tense {
    let start = group.iter().map(|mention| mention.from).min().unwrap_or(0);
    let from = scan.sentence_start(start);
    // “Previous experience with Java” may go on to this day.
    let past = scan
        .steering
        .iter()
        .filter(|(at, end, kind)| *kind == Kind::Past && *at >= from && *end <= start);
    let past = past
        .into_iter()
        .any(|(_, end, _)| !scan.steers(Kind::Experience, *end, end + 2));
    // What somebody has shown once stays shown.
    let soft = group.iter().all(|mention| mention.file == File::Soft);
    if past && !soft {
        return Tense::Past;
    }
    let status = group.iter().all(|mention| mention.file == File::Statuses);
    let now = scan.steers(Kind::Current, from, scan.sentence_end(start));
    if now || (category == Category::CurrentWorkStatus && !status) {
        Tense::Now
    } else {
        Tense::Open
    }
}
