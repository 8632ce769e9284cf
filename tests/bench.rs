//! Measures everything that has a number to reach, each beside its yardstick in the same run, for `make bench`.
//!
//! Without arguments it measures all and prints one table. With the names of parts it measures those only.
//! `import` is how it starts itself again, so that an import has a process, and a peak of memory, of its own.

#[path = "bench/agreement.rs"]
mod agreement;
#[path = "bench/checking.rs"]
mod checking;
#[path = "bench/commit.rs"]
mod commit;
#[path = "bench/evaluator.rs"]
mod evaluator;
#[path = "bench/finding.rs"]
mod finding;
#[path = "bench/full_text.rs"]
mod full_text;
#[path = "bench/importing.rs"]
mod importing;
#[path = "bench/linkedin.rs"]
mod linkedin;
#[path = "bench/machine.rs"]
mod machine;
#[path = "bench/opening.rs"]
mod opening;
#[path = "bench/pages.rs"]
mod pages;
#[path = "bench/painting.rs"]
mod painting;
#[path = "bench/people.rs"]
mod people;
#[path = "bench/pool.rs"]
mod pool;
#[path = "bench/profiles.rs"]
mod profiles;
#[path = "bench/table.rs"]
mod table;
#[path = "bench/timing.rs"]
mod timing;
#[path = "bench/urls.rs"]
mod urls;

use anyhow::Context as _;
use table::Table;

/// The allocator of everything, SQLite included. See `.cargo/config.toml` for how it is set.
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Candidates in the large pool.
const PEOPLE: u32 = 1_000_000;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Runtime::new().context("start the runtime")?;
    if let [name, rest @ ..] = arguments.as_slice()
        && name == importing::CHILD
    {
        return runtime.block_on(importing::in_this_process(rest));
    }
    runtime.block_on(measure(|part| {
        arguments.is_empty() || arguments.iter().any(|name| name == part)
    }))
}

async fn measure(wanted: impl Fn(&str) -> bool) -> anyhow::Result<()> {
    let mut table = Table::default();
    if wanted("urls") {
        urls::measure(&mut table)?;
    }
    if wanted("linkedin") {
        linkedin::measure(&mut table).await?;
    }
    if wanted("commit") {
        commit::measure(&mut table).await?;
    }
    if wanted("agreement") {
        agreement::measure(&mut table)?;
    }
    if wanted("evaluator") {
        evaluator::measure(&mut table)?;
    }
    if wanted("checking") {
        checking::measure(&mut table).await?;
    }
    if ["csv", "finding", "pages", "opening", "painting", "fts"]
        .into_iter()
        .any(&wanted)
    {
        let pool = pool::Pool::make(PEOPLE)?;
        importing::measure(
            &mut table,
            &pool,
            if wanted("csv") { importing::ROUNDS } else { 1 },
        )?;
        if wanted("opening") {
            opening::measure(&mut table, &pool).await?;
        }
        if wanted("finding") {
            finding::measure(&mut table, &pool).await?;
        }
        if wanted("pages") {
            pages::measure(&mut table, &pool).await?;
        }
        if wanted("painting") {
            painting::measure(&mut table, &pool)?;
        }
        if wanted("fts") {
            full_text::measure(&mut table, &pool)?;
        }
    }
    table.print(&machine::describe())
}
