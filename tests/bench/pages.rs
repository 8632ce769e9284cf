//! A page deep in the list beside the first pages, in every order.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use longlist_core::pool::{PoolQuery, Sort};

use crate::{
    finding::orders,
    pool::Pool,
    table::{Line, Table},
    timing::{Sorted, ms, ratio},
};

const DEEP: u32 = 900_000;
/// Pages at each place, none of them looked at before.
const PAGES: u32 = 40;
const ROWS: u32 = 50;

/// Measures pages near both places in turn, and reports the order that is worst.
pub async fn measure(table: &mut Table, pool: &Pool) -> anyhow::Result<()> {
    let workspace = pool.open().await?;
    workspace.warm_pool().await?;
    let mut worst: Option<(f64, Sort, Duration, Duration)> = None;
    for sort in orders() {
        let mut took: BTreeMap<u32, Vec<Duration>> = BTreeMap::new();
        let query = PoolQuery {
            sort,
            ..PoolQuery::default()
        };
        workspace.pool().find(query.clone(), 0, 1).await?;
        for page in 0..PAGES {
            for place in [0, DEEP] {
                let begin = Instant::now();
                workspace
                    .pool()
                    .find(query.clone(), place + page * ROWS, ROWS)
                    .await?;
                took.entry(place).or_default().push(begin.elapsed());
            }
        }
        let middle = |place| Sorted::new(took.get(&place).cloned().unwrap_or_default()).median();
        let (first, deep) = (middle(0), middle(DEEP));
        let times = ratio(deep, first);
        if worst.is_none_or(|(before, ..)| times > before) {
            worst = Some((times, sort, first, deep));
        }
    }
    if let Some((times, sort, first, deep)) = worst {
        let direction = if sort.descending {
            "descending"
        } else {
            "ascending"
        };
        table.add(Line {
            what: format!(
                "page at row {DEEP} in every order; the worst is {:?} {direction}",
                sort.column
            ),
            must: "≤ 1.5 × the first page",
            measured: format!("{} beside {}", ms(deep), ms(first)),
            ratio: format!("{times:.2} ×"),
            reached: Some(times <= 1.5),
        });
    }
    Ok(())
}
