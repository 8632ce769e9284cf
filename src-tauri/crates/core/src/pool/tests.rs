//! The index against the plainest thing that could answer the same questions: a list, looked through.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use proptest::prelude::*;

use super::{
    emails::Emails,
    index::{Entry, Index},
    query::{Facet, Filter, Query, Sort, SortColumn, TextField},
    words::{Kind, Splitter, terms},
};

/// What a test knows about one candidate.
#[derive(Debug, Clone, Default)]
struct Person {
    texts: [String; 4],
    email: String,
    created_at_ms: i64,
    updated_at_ms: i64,
    sources: u8,
    flags: u8,
    searches: BTreeSet<u32>,
}

/// Candidates in a plain map, and every answer by looking at all of them.
#[derive(Debug, Default)]
struct Plain {
    people: BTreeMap<u32, Person>,
    /// For each value of a field, when and how it was first written.
    shown: BTreeMap<(usize, Vec<String>), (usize, String)>,
}

#[derive(Debug, Clone)]
enum Step {
    Append(Person),
    Replace(u32, Person),
    Remove(u32),
    Join(u32, Vec<u32>),
    Leave(u32, u32),
    ForgetSearch(u32),
    Ask(Box<Query>, u64, usize),
}

impl Plain {
    fn put(&mut self, row: u32, mut person: Person) {
        for (at, text) in person.texts.iter().enumerate() {
            let seen = self.shown.len();
            self.shown
                .entry((at, all_words(text)))
                .or_insert((seen, text.trim().to_owned()));
        }
        person.searches = self
            .people
            .remove(&row)
            .map(|known| known.searches)
            .unwrap_or_default();
        self.people.insert(row, person);
    }

    fn find(&self, query: &Query) -> Vec<u32> {
        let found = self.people.iter().filter(|(_, person)| meets(person, query));
        let (mut filled, mut empty): (Vec<_>, Vec<_>) = found
            .map(|(row, person)| (key(person, query.sort.column), *row))
            .partition(|(key, _)| key.is_some());
        filled.sort();
        if query.sort.descending {
            filled.reverse();
            empty.reverse();
        }
        filled.into_iter().chain(empty).map(|(_, row)| row).collect()
    }

    fn facet(&self, query: &Query, at: usize, limit: usize) -> Vec<(String, u64)> {
        let mut counts: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        for row in self.find(query) {
            let text = self.people.get(&row).and_then(|person| person.texts.get(at));
            *counts
                .entry(text.map(|text| all_words(text)).unwrap_or_default())
                .or_default() += 1;
        }
        counts.remove(&Vec::new());
        let shown = |words| self.shown.get(&(at, words)).cloned().unwrap_or_default();
        let mut counts: Vec<_> = counts
            .into_iter()
            .map(|(words, count)| (shown(words), count))
            .collect();
        counts.sort_by_key(|((seen, _), count)| (Reverse(*count), *seen));
        counts.truncate(limit);
        counts.sort_by_key(|((seen, shown), count)| (Reverse(*count), split(shown, &[Kind::Word]), *seen));
        counts
            .into_iter()
            .map(|((_, shown), count)| (shown, count))
            .collect()
    }
}

fn split(text: &str, kinds: &[Kind]) -> Vec<String> {
    let mut words = Vec::new();
    Splitter::default().split(text, |kind, word| {
        if kinds.contains(&kind) {
            words.push(word.to_owned());
        }
    });
    words
}

fn all_words(text: &str) -> Vec<String> {
    let extras = split(text, &[Kind::Extra]);
    let mut words = split(text, &[Kind::Word]);
    words.extend(extras);
    words
}

fn key(person: &Person, column: SortColumn) -> Option<(Vec<String>, i64)> {
    let text = |at: usize| {
        let words = split(person.texts.get(at).map_or("", String::as_str), &[Kind::Word]);
        (!words.is_empty()).then_some((words, 0))
    };
    match column {
        SortColumn::Added => Some((Vec::new(), 0)),
        SortColumn::Name => text(0),
        SortColumn::Headline => text(1),
        SortColumn::Employer => text(2),
        SortColumn::Location => text(3),
        SortColumn::Updated => Some((Vec::new(), person.updated_at_ms)),
        SortColumn::Sources => {
            let bits = (0..8).filter(|bit| person.sources >> bit & 1 == 1);
            let words: Vec<String> = bits.map(|bit| bit.to_string()).collect();
            (!words.is_empty()).then_some((words, 0))
        }
        SortColumn::Searches => Some((Vec::new(), person.searches.len() as i64)),
        SortColumn::Email => {
            let email = person.email.trim().to_lowercase();
            (!email.is_empty()).then(|| (vec![email], 0))
        }
    }
}

fn meets(person: &Person, query: &Query) -> bool {
    let fields: Vec<&str> = person.texts.iter().map(String::as_str).collect();
    has_words(&fields, &query.text) && query.filters.iter().all(|filter| passes(person, filter))
}

fn has_words(fields: &[&str], text: &str) -> bool {
    let words: Vec<String> = fields.iter().flat_map(|field| all_words(field)).collect();
    terms(text)
        .iter()
        .all(|term| words.iter().any(|word| word.starts_with(term.as_str())))
}

fn passes(person: &Person, filter: &Filter) -> bool {
    let is_one = |text: &String, of: &[String]| {
        let words = all_words(text);
        !words.is_empty() && of.iter().any(|value| all_words(value) == words)
    };
    let [name, headline, employer, location] = &person.texts;
    match filter {
        Filter::InAnySearch(searches) => searches.iter().any(|search| person.searches.contains(search)),
        Filter::NotInSearch(search) => !person.searches.contains(search),
        Filter::Employer(values) => is_one(employer, values),
        Filter::Location(values) => is_one(location, values),
        Filter::Words(TextField::Name, text) => has_words(&[name], text),
        Filter::Words(TextField::Headline, text) => has_words(&[headline], text),
        Filter::Words(TextField::Employer, text) => has_words(&[employer], text),
        Filter::Words(TextField::Location, text) => has_words(&[location], text),
        Filter::Source(sources) => person.sources & sources != 0,
        Filter::Flagged(flags) => person.flags & flags == *flags,
        Filter::NotFlagged(flags) => person.flags & flags == 0,
        Filter::Created { from_ms, until_ms } => (*from_ms..*until_ms).contains(&person.created_at_ms),
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Anna",
        "anna",
        "ÁNNA",
        "Ann",
        "An",
        "A",
        "Ben",
        "Berg",
        "Bergmann",
        "c",
        "C++",
        "C#",
        ".NET",
        "net",
        "node.js",
        "O'Brien",
        "front-end",
        "frontend",
        "Straße",
        "STRASSE",
        "東京大学",
        "東京",
        "京都",
        "김민수",
        "กรุงเทพ",
        "★",
        "-",
        "",
        "Müller",
        "Mu\u{308}ller",
        "łódź",
        "Lodz",
        "İzmir",
        "x\u{200b}y",
    ]);
    let separator = prop::sample::select(vec![" ", " ", " ", "-", ".", "/", "'", ""]);
    prop_oneof![
        1 => Just(String::new()),
        8 => prop::collection::vec((word, separator), 1..4).prop_map(|parts| parts.into_iter().flat_map(|(word, separator)| [word, separator]).collect()),
        1 => any::<String>(),
    ]
}

fn person() -> impl Strategy<Value = Person> {
    (
        [text(), text(), text(), text()],
        email(),
        0..20_i64,
        0..20_i64,
        prop_oneof![0..8_u8, any::<u8>()],
        0..8_u8,
    )
        .prop_map(
            |(texts, email, created_at_ms, updated_at_ms, sources, flags)| Person {
                texts,
                email,
                created_at_ms,
                updated_at_ms,
                sources,
                flags,
                searches: BTreeSet::new(),
            },
        )
}

fn email() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "",
        "ann@example.test",
        "ANN@example.test ",
        "ann@example.org",
        "annabel.bergmann-larsson@example.test",
        "annabel.bergmann@example.test",
        "łukasz@example.test",
    ]);
    known.prop_map(str::to_owned)
}

fn question() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(String::new()), 4 => text(), 2 => (text(), 1..4_usize).prop_map(|(text, letters)| text.chars().take(letters).collect())]
}

fn filter() -> impl Strategy<Value = Filter> {
    let field = prop::sample::select(vec![
        TextField::Name,
        TextField::Headline,
        TextField::Employer,
        TextField::Location,
    ]);
    prop_oneof![
        prop::collection::vec(0..3_u32, 0..3).prop_map(Filter::InAnySearch),
        (0..3_u32).prop_map(Filter::NotInSearch),
        prop::collection::vec(text(), 0..8).prop_map(Filter::Employer),
        prop::collection::vec(text(), 0..3).prop_map(Filter::Location),
        (field, question()).prop_map(|(field, text)| Filter::Words(field, text)),
        (0..8_u8).prop_map(Filter::Source),
        (0..4_u8).prop_map(Filter::Flagged),
        (0..4_u8).prop_map(Filter::NotFlagged),
        (0..20_i64, 0..20_i64).prop_map(|(from_ms, until_ms)| Filter::Created { from_ms, until_ms }),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let columns = vec![
        SortColumn::Added,
        SortColumn::Name,
        SortColumn::Headline,
        SortColumn::Employer,
        SortColumn::Location,
        SortColumn::Updated,
        SortColumn::Sources,
        SortColumn::Searches,
        SortColumn::Email,
    ];
    (
        question(),
        prop::collection::vec(filter(), 0..3),
        prop::sample::select(columns),
        any::<bool>(),
    )
        .prop_map(|(text, filters, column, descending)| Query {
            text,
            filters,
            sort: Sort { column, descending },
        })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => person().prop_map(Step::Append),
        3 => (0..60_u32, person()).prop_map(|(row, person)| Step::Replace(row, person)),
        2 => (0..60_u32).prop_map(Step::Remove),
        2 => (0..3_u32, prop::collection::vec(0..60_u32, 0..20)).prop_map(|(search, rows)| Step::Join(search, rows)),
        1 => (0..3_u32, 0..60_u32).prop_map(|(search, row)| Step::Leave(search, row)),
        1 => (0..3_u32).prop_map(Step::ForgetSearch),
        6 => (query(), 0..40_u64, 0..20_usize).prop_map(|(query, offset, limit)| Step::Ask(Box::new(query), offset, limit)),
    ]
}

fn entry(row: u32, person: &Person) -> Entry<'_> {
    let [full_name, headline, employer, location] = &person.texts;
    Entry {
        row,
        full_name,
        headline: Some(headline),
        employer: Some(employer),
        location: Some(location),
        email: Some(&person.email),
        created_at_ms: person.created_at_ms,
        updated_at_ms: person.updated_at_ms,
        sources: person.sources,
        flags: person.flags,
    }
}

fn apply(step: &Step, index: &mut Index, plain: &mut Plain, next: &mut u32) -> Result<(), TestCaseError> {
    match step {
        Step::Append(person) => {
            index.insert(entry(*next, person));
            plain.put(*next, person.clone());
            *next += 1 + *next % 3 / 2; // small gaps
        }
        Step::Replace(row, person) => {
            index.insert(entry(*row, person));
            plain.put(*row, person.clone());
            *next = (*next).max(row + 1);
        }
        Step::Remove(row) => {
            let there = plain.people.remove(row).is_some();
            prop_assert_eq!(
                index.remove(*row),
                there,
                "a removal says whether the row was there"
            );
        }
        Step::Join(search, rows) => {
            let people = rows.iter().filter(|row| {
                plain
                    .people
                    .get_mut(row)
                    .is_some_and(|person| person.searches.insert(*search))
            });
            let joined = people.count() as u64;
            prop_assert_eq!(
                index.join_all(*search, rows.iter().copied()),
                joined,
                "only new memberships of candidates count"
            );
        }
        Step::Leave(search, row) => {
            let left = plain
                .people
                .get_mut(row)
                .is_some_and(|person| person.searches.remove(search));
            prop_assert_eq!(
                index.leave(*search, *row),
                left,
                "leaving says whether there was a membership"
            );
        }
        Step::ForgetSearch(search) => {
            index.forget_search(*search);
            plain.people.values_mut().for_each(|person| {
                person.searches.remove(search);
            });
        }
        Step::Ask(query, offset, limit) => ask(query, *offset, *limit, index, plain)?,
    }
    Ok(())
}

fn ask(query: &Query, offset: u64, limit: usize, index: &Index, plain: &Plain) -> Result<(), TestCaseError> {
    let expected = plain.find(query);
    let found = index.find(query);
    prop_assert_eq!(found.count(), expected.len() as u64, "the count is exact");
    let page: Vec<u32> = expected
        .iter()
        .copied()
        .skip(offset as usize)
        .take(limit)
        .collect();
    prop_assert_eq!(
        found.rows(offset, limit),
        page,
        "a page is a stretch of the whole list"
    );
    prop_assert_eq!(
        found.rows(0, usize::MAX),
        expected.clone(),
        "the whole list is in order"
    );
    for (facet, at) in [(Facet::Employer, 2), (Facet::Location, 3)] {
        prop_assert_eq!(
            index.facet(query, facet, limit),
            plain.facet(query, at, limit),
            "values are counted under the query"
        );
    }
    let came = |bit: usize| {
        expected
            .iter()
            .filter_map(|row| plain.people.get(row))
            .filter(|person| person.sources >> bit & 1 == 1)
            .count() as u64
    };
    prop_assert_eq!(
        index.source_counts(query),
        std::array::from_fn(came),
        "sources are counted under the query"
    );
    Ok(())
}

/// Each case is up to 120 steps, and every question in them is asked in full.
const CASES: u32 = 150;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn every_answer_is_that_of_a_plain_list(steps in prop::collection::vec(step(), 1..120)) {
        let (mut index, mut plain, mut next) = (Index::new(), Plain::default(), 1);
        index.learn_emails(Emails::kept());
        for step in &steps {
            apply(step, &mut index, &mut plain, &mut next)?;
        }
        prop_assert_eq!(index.len(), plain.people.len() as u64, "every candidate is counted once");
    }
}

fn named(name: &str) -> Person {
    Person {
        texts: [name.to_owned(), String::new(), String::new(), String::new()],
        ..Person::default()
    }
}

fn filled(names: &[&str]) -> Index {
    let mut index = Index::new();
    for (row, name) in (1..).zip(names) {
        index.insert(entry(row, &named(name)));
    }
    index
}

fn by_name(text: &str, descending: bool) -> Query {
    Query {
        text: text.to_owned(),
        filters: Vec::new(),
        sort: Sort {
            column: SortColumn::Name,
            descending,
        },
    }
}

#[test]
fn an_answer_stays_as_it_was_when_the_index_changes() {
    let mut index = filled(&["Cleo", "Abe", "Bea"]);
    let before = index.find(&by_name("", false));

    index.insert(entry(4, &named("Aaron")));
    index.insert(entry(1, &named("Zoe")));
    index.remove(2);

    assert_eq!(
        before.rows(0, 9),
        [2, 3, 1],
        "the old answer is read as it was asked"
    );
    let after = index.find(&by_name("", false));
    assert_eq!(after.rows(0, 9), [4, 3, 1], "a new answer sees every change");
    assert!(after.version() > before.version(), "and says that it is newer");
}

#[test]
fn nameless_candidates_are_last_in_both_directions() {
    let index = filled(&["", "Bo", "★", "Al", "Bo"]);
    assert_eq!(
        index.find(&by_name("", false)).rows(0, 9),
        [4, 2, 5, 1, 3],
        "ascending, ties by row"
    );
    assert_eq!(
        index.find(&by_name("", true)).rows(0, 9),
        [5, 2, 4, 3, 1],
        "descending, ties reversed"
    );
}

#[test]
fn a_late_row_is_part_of_every_page_without_a_new_base() {
    let mut index = filled(&["Al", "Cy", "Ed", "Gil"]);
    index.find(&by_name("", false));
    index.insert(entry(5, &named("Bo")));
    index.insert(entry(6, &named("Flo")));

    let found = index.find(&by_name("", false));
    let pages: Vec<u32> = (0..6).flat_map(|offset| found.rows(offset, 1)).collect();
    assert_eq!(
        pages,
        [1, 5, 2, 3, 6, 4],
        "one row at a time is the same as all at once"
    );
    assert_eq!(
        found.rows(6, 5),
        Vec::<u32>::new(),
        "behind the end there is nothing"
    );
}

#[test]
fn a_removed_candidate_comes_back_without_memberships() {
    let mut index = filled(&["Al"]);
    index.join(7, 1);
    index.remove(1);
    index.insert(entry(1, &named("Al")));

    let members = Query {
        filters: vec![Filter::InAnySearch(vec![7])],
        ..Query::default()
    };
    assert_eq!(index.find(&members).count(), 0, "a row number is not a person");
}

#[test]
fn a_row_beyond_the_limit_is_refused_and_costs_nothing() {
    let mut index = filled(&["Al"]);
    assert!(!index.insert(entry(u32::MAX, &named("Bo"))), "the caller is told");
    assert!(
        !index.remove(u32::MAX) && !index.join(1, u32::MAX),
        "nobody is there"
    );
    assert!(
        index.approximate_bytes() < 1 << 20,
        "no memory is taken for the rows between"
    );
}

#[test]
fn spellings_of_one_employer_are_counted_together() {
    let mut index = Index::new();
    for (row, employer) in (1..).zip(["Siemens AG", "SIEMENS  ag", "Siemens", "-", "siemens AG"]) {
        index.insert(Entry {
            row,
            employer: Some(employer),
            ..Entry::default()
        });
    }
    let all = Query::default();
    let counted = [("Siemens AG".to_owned(), 3), ("Siemens".to_owned(), 1)];
    assert_eq!(
        index.facet(&all, Facet::Employer, 9),
        counted,
        "shown as first written; a dash is no employer"
    );

    let siemens = Filter::Employer(vec!["siemens, ÁG".to_owned(), "unheard of".to_owned()]);
    let found = index.find(&Query {
        filters: vec![siemens],
        ..Query::default()
    });
    assert_eq!(
        found.rows(0, 9),
        [1, 2, 5],
        "a filter looks at the words, not at the spelling"
    );
}

#[test]
fn an_order_keeps_up_with_more_changes_than_it_can_merge() {
    let mut index = filled(&["Al", "Bo"]);
    index.find(&by_name("", true));
    for row in 3..200 {
        index.insert(entry(row, &named(&format!("Name {}", row % 10))));
    }
    let found = index.find(&by_name("name 9", false));
    assert_eq!(found.rows(0, 3), [9, 19, 29], "equal names are in order of rows");
    assert_eq!(
        index.find(&by_name("", true)).rows(197, 9),
        [2, 1],
        "the first names are last"
    );
}

#[test]
fn addresses_are_known_from_when_they_are_learnt_and_not_before() {
    let of = |row, email| Entry {
        row,
        email: Some(email),
        ..Entry::default()
    };
    let mut index = Index::new();
    index.insert_all(&[of(1, "cy@example.test"), of(2, ""), of(3, "al@example.test")]);
    let by_email = Query {
        sort: Sort {
            column: SortColumn::Email,
            descending: false,
        },
        ..Query::default()
    };
    assert_eq!(
        index.find(&by_email).rows(0, 9),
        [1, 2, 3],
        "nothing is known yet"
    );
    let before = index.approximate_bytes();

    let mut emails = Emails::kept();
    emails.set(1, "cy@example.test");
    emails.set(3, "Al@example.test");
    index.learn_emails(emails);
    index.insert(of(4, "BO@example.test"));
    assert_eq!(
        index.find(&by_email).rows(0, 9),
        [3, 4, 1, 2],
        "those who were there and those who came, whatever the case, and who has none is last"
    );
    assert!(index.approximate_bytes() > before, "they are counted as memory");
}
