//! The pool index over a million made-up candidates: a keystroke, a page, a first sort, a filling.
//!
//! Names, employers, titles and places follow Zipf's law, as they do among real people. The same seed makes
//! the same people. The slowest sample of a keystroke bench is the worst query of its list.

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use longlist_core::pool::{
    index::{Entry, Index},
    query::{Facet, Filter, Query, Sort, SortColumn, TextField},
};

const PEOPLE: u32 = 1_000_000;
const COLUMNS: [SortColumn; 8] = [
    SortColumn::Added,
    SortColumn::Name,
    SortColumn::Headline,
    SortColumn::Employer,
    SortColumn::Location,
    SortColumn::Updated,
    SortColumn::Sources,
    SortColumn::Searches,
];

fn main() {
    divan::main();
}

/// What people type, letter by letter and otherwise.
#[rustfmt::skip]
const TYPED: [&str; 44] = [
    "s", "se", "sen", "seni", "senio", "senior", "senior s", "senior so", "senior sof", "senior software e",
    "a", "b", "c", "d", "e", "m", "k", "l", "p", "t", "z", "x", "ma", "an", "de", "st", "co", "mar", "man",
    "ber", "lon", "london", "new y", "software engineer berlin", "a b", "s m", "m s e", "zzzz", "qx",
    "senior zzzz", "c++", ".net", "é", "müller",
];

/// A repeatable stream of numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number below `count`, the n-th of them about n times rarer than the first.
    fn zipf(&mut self, count: u32) -> u32 {
        let drawn = f64::from(count + 1).powf(self.share());
        (drawn as u32).saturating_sub(1).min(count - 1)
    }

    fn one_in(&mut self, count: u64) -> bool {
        self.roll().is_multiple_of(count)
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.zipf(of.len() as u32) as usize).copied().unwrap_or("")
    }
}

#[rustfmt::skip]
const STARTS: &[&str] = &[
    "mar", "an", "jo", "ka", "al", "da", "mi", "sa", "ro", "be", "ste", "ch", "le", "pa", "th", "ja", "na",
    "so", "vi", "lu", "ra", "el", "ma", "gar", "fer", "schm", "mül", "wil", "har", "ber", "dav", "mo", "ni",
    "tho", "ra", "ol", "sv", "pe", "wa", "kr", "de", "ga", "ku", "ha", "fa", "ab", "ib", "yu", "zh", "qu",
    "ed", "fr", "gr", "iv", "ó", "é", "ux",
];
#[rustfmt::skip]
const MIDDLES: &[&str] = &[
    "", "ri", "na", "li", "to", "ni", "ra", "di", "ma", "ste", "ler", "be", "ko", "vi", "sa", "nd", "rt",
    "ch", "el", "ia", "mo", "za", "gu", "wi", "hr", "ss", "ff", "pe", "ty", "ue",
];
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "a", "n", "er", "son", "ez", "in", "o", "e", "ski", "ann", "i", "s", "el", "ova", "y", "sen", "ie",
    "us", "ka", "ic", "ard", "berg", "stein", "ton", "ley", "ami", "oğlu", "ić", "yan", "wal",
];
#[rustfmt::skip]
const LEVELS: &[&str] = &[
    "", "", "Senior ", "Lead ", "Junior ", "Principal ", "Staff ", "Head of ", "Chief ", "Associate ",
];
#[rustfmt::skip]
const TRADES: &[&str] = &[
    "Software Engineer", "Product Manager", "Data Scientist", "Account Executive", "Project Manager",
    "Recruiter", "Consultant", "Nurse", "Sales Manager", "Designer", "DevOps Engineer",
    "Marketing Specialist", "Accountant", "Mechanical Engineer", "Business Analyst", "Developer",
    "Architect", "Teacher", "Operations", "Customer Success Manager", "Solutions Engineer", "Researcher",
    "Attorney", "Controller", "Buyer",
];
#[rustfmt::skip]
const TOPICS: &[&str] = &[
    "Python", "Java", "Cloud", "AWS", "React", "SaaS", "B2B", "Growth", "C++", "Kubernetes", "Fintech",
    "Machine Learning", "Rust", "Strategy", "Node.js", ".NET", "C#", "Embedded", "SQL", "Security",
    "Leadership", "Speaker", "Founder", "Healthcare", "Logistics", "Automotive", "ex-Google",
    "Helping teams ship", "Passionate about people", "Open to work", "E-commerce", "Payments", "Retail",
    "Energy", "Sustainability",
];
#[rustfmt::skip]
const CITIES: &[&str] = &[
    "London", "New York", "Berlin", "San Francisco Bay Area", "Paris", "Bengaluru", "Munich", "Madrid",
    "Amsterdam", "São Paulo", "Toronto", "Zürich", "Stockholm", "Milan", "Warsaw", "Dublin", "Singapore",
    "Sydney", "Vienna", "Hamburg", "Barcelona", "Chicago", "Łódź", "København", "東京都", "서울",
];
#[rustfmt::skip]
const SUFFIXES: &[&str] = &[
    "", " GmbH", " Inc.", " AG", " Ltd", " Group", " Labs", " Technologies", " Consulting", " & Co",
    " Systems", " Health",
];

/// The n-th invented word, the same each time.
fn invented(number: u32, salt: u64) -> String {
    let mut dice = Dice(u64::from(number) ^ salt);
    let mut word = dice.pick(STARTS).to_owned();
    for _ in 0..(number.ilog2().min(18) / 6) + u32::from(dice.one_in(2)) {
        word.push_str(dice.pick(MIDDLES));
    }
    word.push_str(dice.pick(ENDS));
    let initial = word
        .chars()
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    initial + word.chars().skip(1).collect::<String>().as_str()
}

/// The texts of one candidate.
struct Person {
    name: String,
    headline: String,
    employer: String,
    location: String,
    created_at_ms: i64,
    updated_at_ms: i64,
}

fn person(row: u32) -> Person {
    let mut dice = Dice(u64::from(row) << 20);
    let given = invented(dice.zipf(20_000) + 1, 1 << 40);
    let family = invented(dice.zipf(200_000) + 1, 2 << 40);
    let company = dice.zipf(60_000) + 1;
    let employer = format!(
        "{}{}",
        invented(company, 3 << 40),
        SUFFIXES.get(company as usize % SUFFIXES.len()).unwrap_or(&"")
    );
    let mut headline = format!("{}{}", dice.pick(LEVELS), dice.pick(TRADES));
    if dice.one_in(2) {
        headline.push_str(" at ");
        headline.push_str(&employer);
    }
    for _ in 0..dice.roll() % 4 {
        headline.push_str(" | ");
        headline.push_str(dice.pick(TOPICS));
    }
    let location = match dice.roll() % 4 {
        0 => format!("Greater {} Area", invented(dice.zipf(4_000) + 1, 4 << 40)),
        1 => format!(
            "{}, {}",
            invented(dice.zipf(8_000) + 1, 4 << 40),
            invented(dice.zipf(60) + 1, 5 << 40)
        ),
        _ => dice.pick(CITIES).to_owned(),
    };
    let created_at_ms = 1_700_000_000_000 + i64::from(row) * 61;
    let updated_at_ms = created_at_ms + (dice.roll() % 50_000_000_000) as i64;
    let middle = if dice.one_in(8) {
        format!(
            " {}.",
            invented(dice.zipf(26) + 1, 6 << 40).chars().next().unwrap_or('X')
        )
    } else {
        String::new()
    };
    Person {
        name: format!("{given}{middle} {family}"),
        headline,
        employer,
        location,
        created_at_ms,
        updated_at_ms,
    }
}

fn entry(row: u32, person: &Person) -> Entry<'_> {
    let gone = |text| (!row.is_multiple_of(17)).then_some(text);
    Entry {
        row,
        full_name: &person.name,
        headline: gone(person.headline.as_str()),
        employer: gone(person.employer.as_str()),
        location: Some(&person.location),
        email: None,
        created_at_ms: person.created_at_ms,
        updated_at_ms: person.updated_at_ms,
        sources: 1 << (row % 3),
        flags: u8::from(row.is_multiple_of(5)),
    }
}

fn people(rows: std::ops::Range<u32>) -> Vec<(u32, Person)> {
    rows.map(|row| (row, person(row))).collect()
}

fn filled(people: &[(u32, Person)]) -> Index {
    let mut index = Index::new();
    for people in people.chunks(16_384) {
        let entries: Vec<Entry<'_>> = people.iter().map(|(row, person)| entry(*row, person)).collect();
        index.insert_all(&entries);
    }
    index
}

/// The index that all questions go to, with every order made.
fn pool() -> &'static Index {
    static POOL: OnceLock<Index> = OnceLock::new();
    POOL.get_or_init(|| {
        let mut index = filled(&people(1..PEOPLE + 1));
        index.join_all(1, (1..=PEOPLE).filter(|row| !row.is_multiple_of(3)));
        index.join_all(2, (1..=PEOPLE).step_by(400));
        index.shrink();
        for column in COLUMNS {
            index.find(&sorted("", column)).rows(0, 1);
        }
        index
    })
}

fn sorted(text: &str, column: SortColumn) -> Query {
    Query {
        text: text.to_owned(),
        filters: Vec::new(),
        sort: Sort {
            column,
            descending: false,
        },
    }
}

/// Conditions as they are combined on the screen, none first.
fn conditions() -> Vec<Vec<Filter>> {
    let employers = |count| Filter::Employer((1..=count).map(|number| person(number * 7).employer).collect());
    vec![
        vec![],
        vec![Filter::InAnySearch(vec![1])],
        vec![Filter::InAnySearch(vec![1, 2]), Filter::NotInSearch(2)],
        vec![employers(1)],
        vec![employers(12), Filter::InAnySearch(vec![1])],
        vec![
            Filter::Location(vec!["London".to_owned()]),
            Filter::Source(1),
            Filter::Flagged(1),
        ],
        vec![
            Filter::Words(TextField::Headline, "eng".to_owned()),
            Filter::Words(TextField::Name, "m".to_owned()),
        ],
        vec![
            Filter::Created {
                from_ms: 1_700_010_000_000,
                until_ms: 1_700_040_000_000,
            },
            Filter::NotFlagged(1),
        ],
    ]
}

/// One keystroke: a question nobody has asked, its exact count and its first page.
fn keystroke(index: &Index, query: &Query) -> u64 {
    index.forget_answers();
    let found = index.find(query);
    black_box(found.rows(0, 50));
    found.count()
}

#[divan::bench(args = TYPED, sample_count = 20)]
fn a_keystroke_by_name(bencher: Bencher<'_, '_>, text: &str) {
    let (index, query) = (pool(), sorted(text, SortColumn::Name));
    bencher.bench_local(|| keystroke(index, &query));
}

#[divan::bench(args = 0..8_usize, sample_count = 10)]
fn a_keystroke_with_conditions(bencher: Bencher<'_, '_>, condition: usize) {
    let index = pool();
    let filters = conditions().into_iter().nth(condition).unwrap_or_default();
    let queries: Vec<Query> = TYPED
        .iter()
        .map(|text| Query {
            filters: filters.clone(),
            ..sorted(text, SortColumn::Headline)
        })
        .collect();
    let mut next = queries.iter().cycle();
    bencher
        .with_inputs(|| next.next().cloned().unwrap_or_default())
        .bench_local_refs(|query| keystroke(index, query));
}

#[divan::bench(args = [0_u64, 900_000], sample_count = 100)]
fn a_page_in_every_order(bencher: Bencher<'_, '_>, offset: u64) {
    let index = pool();
    let mut orders = COLUMNS.into_iter().cycle();
    bencher
        .with_inputs(|| index.find(&sorted("", orders.next().unwrap_or_default())))
        .bench_local_values(|found| found.rows(offset, 50));
}

#[divan::bench(sample_count = 10)]
fn counting_employers(bencher: Bencher<'_, '_>) {
    let (index, query) = (pool(), sorted("s", SortColumn::Added));
    bencher.bench_local(|| index.facet(&query, Facet::Employer, 20));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn filling_a_million(bencher: Bencher<'_, '_>) {
    let people = people(1..PEOPLE + 1);
    bencher.bench_local(|| filled(&people));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn appending_a_hundred(bencher: Bencher<'_, '_>) {
    let mut index = filled(&people(1..200_001));
    index.find(&sorted("", SortColumn::Name)).rows(0, 1);
    let mut next = 200_001;
    bencher
        .with_inputs(|| {
            next += 100;
            people(next - 100..next)
        })
        .bench_local_refs(|people| {
            people
                .iter()
                .map(|(row, person)| u32::from(index.insert(entry(*row, person))))
                .sum::<u32>()
        });
}
