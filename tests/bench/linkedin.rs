//! A LinkedIn import from the sandbox, beside just downloading the same pages with the same connector.

use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use longlist_core::{
    account::{Account, Product},
    connector::{Connect as _, PageAsk},
    identity::search_url::SearchUrl,
};
use longlist_tests::desk::Desk;

use crate::{
    table::{Line, Table},
    timing::{Sorted, ratio, seconds},
};

/// Results imported: what one account may have in a day.
const RESULTS: u32 = 2_500;
const ROUNDS: usize = 7;
const PRODUCT: Product = Product::Recruiter;
/// The example of the sandbox with more results than that.
const SEARCH: &str = "beyond_all";

/// Measures both, in turn.
pub async fn measure(table: &mut Table) -> anyhow::Result<()> {
    let [mut imports, mut downloads] = [const { Vec::new() }; 2];
    for _ in 0..ROUNDS {
        let desk = Desk::new().await;
        let account = desk.account(PRODUCT).await;
        let url = desk.url(PRODUCT, SEARCH);
        let (known, _) = desk.workspace().account(account).await?;
        downloads.push(download(&desk, &known, &url).await?);
        let search = desk.search("All of them").await;
        let begin = Instant::now();
        let run = desk.import(search, account, &url, RESULTS).await;
        imports.push(begin.elapsed());
        ensure!(
            run.read == RESULTS,
            "the import read {} results and stopped: {:?}",
            run.read,
            run.stop_reason
        );
    }
    let [imports, downloads] = [imports, downloads].map(|took| Sorted::new(took).median());
    let rate = ratio(downloads, imports);
    table.add(Line {
        what: format!("LinkedIn import of {RESULTS} from the sandbox, no pacing"),
        must: "≥ 0.7 × the rate of just downloading the pages",
        measured: format!("{} beside {}", seconds(imports), seconds(downloads)),
        ratio: format!("{rate:.2} ×"),
        reached: Some(rate >= 0.7),
    });
    Ok(())
}

async fn download(desk: &Desk, account: &Account, url: &str) -> anyhow::Result<Duration> {
    let provider = desk.connectors().linkedin(account)?;
    let url = SearchUrl::parse(url).context("read the address of the example")?;
    let begin = Instant::now();
    let (mut read, mut cursor) = (0, None);
    while read < RESULTS as usize {
        let ask = PageAsk {
            url: url.clone(),
            cursor,
            limit: Some(100),
        };
        let turn = provider.turn().await;
        let page = provider
            .page(turn, &ask)
            .await
            .map_err(longlist_core::Error::from)?;
        read += page.results.len();
        cursor = page.next;
        ensure!(
            cursor.is_some() || read == RESULTS as usize,
            "the list ended after {read} results"
        );
    }
    Ok(begin.elapsed())
}
