//! From a keystroke to the first fifty rows and the exact count, alone and with conditions, in every order.

use std::time::{Duration, Instant};

use longlist_core::{
    pool::{PoolFilter, PoolQuery, Sort, SortColumn, TextField},
    run::RunSource,
    workspace::Workspace,
};

use crate::{
    people,
    pool::Pool,
    table::{Line, Table},
    timing::{Sorted, ms},
};

/// Every column there is to sort by.
pub const COLUMNS: [SortColumn; 9] = [
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
const MUST: Duration = Duration::from_millis(5);

/// What people type, letter by letter and otherwise.
pub const TYPED: [&str; 44] = [
    "s",
    "se",
    "sen",
    "seni",
    "senio",
    "senior",
    "senior s",
    "senior so",
    "senior sof",
    "senior software e",
    "a",
    "b",
    "c",
    "d",
    "e",
    "m",
    "k",
    "l",
    "p",
    "t",
    "z",
    "x",
    "ma",
    "an",
    "de",
    "st",
    "co",
    "mar",
    "man",
    "ber",
    "lon",
    "london",
    "new y",
    "software engineer berlin",
    "a b",
    "s m",
    "m s e",
    "zzzz",
    "qx",
    "senior zzzz",
    "c++",
    ".net",
    "é",
    "müller",
];

/// Measures every text with every set of conditions in every order.
pub async fn measure(table: &mut Table, pool: &Pool) -> anyhow::Result<()> {
    let workspace = pool.open().await?;
    let begin = Instant::now();
    workspace.warm_pool().await?;
    information(
        table,
        "reading a stored pool into memory, once after the start",
        begin.elapsed(),
    );
    let mut first_looks = Vec::new();
    for column in COLUMNS {
        first_looks.push(
            ask(
                &workspace,
                "",
                Vec::new(),
                Sort {
                    column,
                    descending: false,
                },
            )
            .await?,
        );
    }
    information(
        table,
        "the first look at an order, the slowest of nine",
        Sorted::new(first_looks).longest(),
    );
    let (mut alone, mut all) = (Vec::new(), Vec::new());
    for sort in orders() {
        for (number, filters) in conditions(&workspace).await?.into_iter().enumerate() {
            for text in TYPED {
                let took = ask(&workspace, text, filters.clone(), sort).await?;
                all.push(took);
                alone.extend(Some(took).filter(|_| number == 0));
            }
        }
    }
    report(
        table,
        "keystroke → 50 rows and exact count, alone, every order",
        alone,
    );
    report(table, "the same, alone and with every set of conditions", all);
    Ok(())
}

/// Every order there is.
pub fn orders() -> impl Iterator<Item = Sort> {
    COLUMNS
        .into_iter()
        .flat_map(|column| [false, true].map(|descending| Sort { column, descending }))
}

async fn ask(
    workspace: &Workspace,
    text: &str,
    filters: Vec<PoolFilter>,
    sort: Sort,
) -> anyhow::Result<Duration> {
    let query = PoolQuery {
        text: text.to_owned(),
        filters,
        sort,
    };
    let begin = Instant::now();
    workspace.pool().find(query, 0, 50).await?;
    Ok(begin.elapsed())
}

/// Conditions as they are combined on the screen, none first.
async fn conditions(workspace: &Workspace) -> anyhow::Result<Vec<Vec<PoolFilter>>> {
    let searches: Vec<_> = workspace
        .searches()
        .await?
        .iter()
        .map(|search| search.id)
        .collect();
    let in_search = || PoolFilter::Search {
        ids: searches.clone(),
    };
    let employers = |count: u32| PoolFilter::Employer {
        values: (1..=count).map(|at| people::person(at * 7).employer).collect(),
    };
    let words = |field, words: &str| PoolFilter::Words {
        field,
        words: words.to_owned(),
    };
    Ok(vec![
        vec![],
        vec![in_search()],
        vec![PoolFilter::HasEmail { value: false }],
        vec![employers(1)],
        vec![employers(12), in_search()],
        vec![
            PoolFilter::Location {
                values: vec!["London".to_owned()],
            },
            PoolFilter::Source {
                source: RunSource::Csv,
            },
        ],
        vec![words(TextField::Headline, "eng"), words(TextField::Name, "m")],
    ])
}

fn information(table: &mut Table, what: &str, took: Duration) {
    let (what, measured) = (what.to_owned(), ms(took));
    table.add(Line {
        what,
        must: "",
        measured,
        ratio: String::new(),
        reached: None,
    });
}

fn report(table: &mut Table, what: &str, took: Vec<Duration>) {
    let count = took.len();
    let took = Sorted::new(took);
    let slow = took.percentile(99);
    table.add(Line {
        what: format!("{what} ({count} questions)"),
        must: "p99 ≤ 5 ms",
        measured: format!(
            "p50 {}, p99 {}, longest {}",
            ms(took.median()),
            ms(slow),
            ms(took.longest())
        ),
        ratio: format!("{:.2} of it", slow.as_secs_f64() / MUST.as_secs_f64()),
        reached: Some(slow <= MUST),
    });
}
