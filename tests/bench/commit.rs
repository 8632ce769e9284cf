//! What it costs to keep one page of results: a hundred people, the quota and the bookmark, durably.
//!
//! A provider that answers at once notes when a page leaves it, a listener when the page is committed. Between
//! two pages the yardsticks are measured in the same folder: as many bytes as a page takes in the log of the database
//! and, for comparison, a single block, each written to a file and brought to the disk with one `fdatasync`.

use std::{
    fs::{self, File},
    io::Write as _,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context as _, ensure};
use async_trait::async_trait;
use longlist_connectors::Connectors;
use longlist_core::{
    Result,
    account::{Account, AccountEdit, NewAccount, Product, Provider},
    change::Change,
    clock::SystemClock,
    connector::{
        AccountHealth, ChatModel, Connect, Cursor, FoundPerson, LinkedInSearch, PageAsk, Refusal, SearchPage,
        SecretStore, Turn,
    },
    import::linkedin::LinkedinImportAsk,
    key::Key,
    project::ProjectFields,
    provider::{self, ModelEvaluator},
    search::SearchFields,
    workspace::Workspace,
};
use longlist_tests::desk::Secrets;
use secrecy::SecretString;

use crate::{
    people,
    table::{Line, Table},
    timing::{Sorted, ms, ratio},
};

const PAGE: u32 = 100;
/// The smallest write there is.
const BLOCK: usize = 4_096;
/// What one account may have in a day.
const PAGES: u32 = 25;
/// Each with an account of its own.
const ACCOUNTS: u32 = 12;
const URL: &str = "https://www.linkedin.com/talent/search?searchContextId=1&searchRequestId=2";

/// Measures the commit of a page beside the yardstick.
pub async fn measure(table: &mut Table) -> anyhow::Result<()> {
    let folder = tempfile::tempdir().context("make a folder")?;
    let watch = Arc::new(Watch::new(folder.path().join("desk.longlist"))?);
    let world = Arc::new(World {
        real: Connectors::new(Arc::new(Secrets::default()))?,
        watch: Arc::clone(&watch),
    });
    let workspace = Workspace::create(&watch.database, &Key::fresh(), Arc::new(SystemClock), world).await?;
    let listening = Arc::clone(&watch);
    workspace.listen(move |change| {
        if *change == Change::Candidates {
            listening.committed();
        }
    });
    let project = workspace
        .add_project(ProjectFields {
            title: "Pages".into(),
            ..ProjectFields::default()
        })
        .await?;
    let fields = SearchFields {
        name: "Pages".into(),
        ..SearchFields::default()
    };
    let search_id = workspace.add_search(project, fields).await?;
    for number in 0..ACCOUNTS {
        let account_id = workspace
            .add_account(new_account(number), &SecretString::from("a-token-of-nobody"))
            .await?;
        // Spaced out, a page is not asked for while another is kept. The provider itself never waits.
        let (account, _) = workspace.account(account_id).await?;
        let edit = AccountEdit {
            name: account.name,
            time_zone: account.time_zone,
            daily_limit: account.daily_limit,
            pace_ms: 1,
        };
        workspace.update_account(account_id, edit).await?;
        let (address, size) = (URL.to_owned(), PAGE * PAGES);
        let ask = LinkedinImportAsk {
            search_id,
            account_id,
            address,
            size,
            continue_by_itself: false,
        };
        let run = workspace.start_linkedin_import(ask).await?;
        let run = workspace.wait_for_run(run.id).await?;
        ensure!(
            run.created == size,
            "{} people were new: {:?}",
            run.created,
            run.trouble
        );
    }
    watch.report(table)
}

fn new_account(number: u32) -> NewAccount {
    NewAccount {
        provider: Provider::Unipile,
        name: format!("Account {number}"),
        dsn: "http://127.0.0.1:9".into(),
        provider_account_id: format!("account-{number}"),
        product: Product::Recruiter,
        time_zone: "UTC".into(),
    }
}

/// Real connectors, but for the pages.
struct World {
    real: Connectors,
    watch: Arc<Watch>,
}

impl Connect for World {
    fn linkedin(&self, _: &Account) -> Result<Box<dyn LinkedInSearch>> {
        Ok(Box::new(Pages {
            watch: Arc::clone(&self.watch),
        }))
    }

    fn chat(&self, provider: &provider::Provider) -> Result<Box<dyn ChatModel>> {
        self.real.chat(provider)
    }

    fn check_base_url(&self, evaluator: ModelEvaluator, base_url: &str) -> Result<String> {
        self.real.check_base_url(evaluator, base_url)
    }

    fn check_key(&self, key: &SecretString) -> Result<()> {
        self.real.check_key(key)
    }

    fn secrets(&self) -> &dyn SecretStore {
        self.real.secrets()
    }

    fn check_dsn(&self, dsn: &str) -> Result<String> {
        self.real.check_dsn(dsn)
    }

    fn check_token(&self, token: &SecretString) -> Result<()> {
        self.real.check_token(token)
    }

    fn default_pace_ms(&self, dsn: &str) -> u32 {
        self.real.default_pace_ms(dsn)
    }
}

/// A provider with an endless list of new people.
struct Pages {
    watch: Arc<Watch>,
}

#[async_trait]
impl LinkedInSearch for Pages {
    async fn turn(&self) -> Turn {
        Turn::holding(())
    }

    async fn page(&self, _: Turn, ask: &PageAsk) -> Result<SearchPage, Refusal> {
        self.watch.yardstick();
        let first = self.watch.next_person();
        let results = (first..first + ask.limit.unwrap_or(PAGE)).map(found).collect();
        let page = SearchPage {
            results,
            total: Some(1_000_000),
            next: Some(Cursor(first.to_string())),
        };
        self.watch.served();
        Ok(page)
    }

    async fn account(&self) -> Result<AccountHealth, Refusal> {
        Ok(AccountHealth::Connected)
    }
}

fn found(number: u32) -> FoundPerson {
    let person = people::person(number);
    FoundPerson {
        provider_id: Some(format!(
            "AEMAA{:010}abcdefghijklmnopqrstuv",
            u64::from(number) * 2_654_435_761 % 9_999_999_967
        )),
        full_name: Some(person.name),
        headline: Some(person.headline),
        location: Some(person.location),
        employer: Some(person.employer),
        ..FoundPerson::default()
    }
}

/// Notes when pages are served and committed, and measures the yardstick.
struct Watch {
    database: PathBuf,
    notes: Mutex<Notes>,
}

struct Notes {
    yardstick: File,
    people: u32,
    served: Option<(Instant, u64)>,
    /// What the commits wrote.
    bytes: Vec<u64>,
    commits: Vec<Duration>,
    yardsticks: Vec<Duration>,
    blocks: Vec<Duration>,
}

impl Watch {
    fn new(database: PathBuf) -> anyhow::Result<Self> {
        let yardstick = File::create(database.with_extension("yardstick"))?;
        let [commits, yardsticks, blocks] = [const { Vec::new() }; 3];
        let notes = Notes {
            yardstick,
            people: 0,
            served: None,
            bytes: Vec::new(),
            commits,
            yardsticks,
            blocks,
        };
        Ok(Self {
            database,
            notes: Mutex::new(notes),
        })
    }

    fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_person(&self) -> u32 {
        let mut notes = self.notes();
        notes.people += PAGE;
        notes.people
    }

    fn yardstick(&self) {
        let mut notes = self.notes();
        let Some(bytes) = notes.typical_bytes() else {
            return;
        };
        for bytes in [bytes, BLOCK] {
            let block = vec![7_u8; bytes];
            let begin = Instant::now();
            let written = notes
                .yardstick
                .write_all(&block)
                .and_then(|()| notes.yardstick.sync_data());
            let took = begin.elapsed();
            if written.is_ok() && bytes == BLOCK {
                notes.blocks.push(took);
            } else if written.is_ok() {
                notes.yardsticks.push(took);
            }
        }
    }

    fn served(&self) {
        let before = written_bytes();
        self.notes().served = Some((Instant::now(), before));
    }

    fn committed(&self) {
        let (now, after) = (Instant::now(), written_bytes());
        let mut notes = self.notes();
        if let Some((served, before)) = notes.served.take() {
            notes.commits.push(now - served);
            notes.bytes.push(after - before);
        }
    }

    fn report(&self, table: &mut Table) -> anyhow::Result<()> {
        let mut notes = self.notes();
        let kilobytes = notes.typical_bytes().context("nothing was written")? / 1_000;
        let Notes {
            commits,
            yardsticks,
            blocks,
            ..
        } = &mut *notes;
        let [commits, yardsticks, blocks] =
            [commits, yardsticks, blocks].map(|took| Sorted::new(std::mem::take(took)));
        let measured = ratio(commits.median(), yardsticks.median());
        table.add(Line {
            what: format!("commit of one page ({PAGE} people, quota, bookmark; {kilobytes} kB of log), p50"),
            must: "≤ 3 × one write and fdatasync of as many bytes",
            measured: format!("{} beside {}", ms(commits.median()), ms(yardsticks.median())),
            ratio: format!("{measured:.2} ×"),
            reached: Some(measured <= 3.0),
        });
        table.add(Line {
            what: "the same beside a write and fdatasync of one block of 4 KiB".to_owned(),
            must: "",
            measured: format!("{} beside {}", ms(commits.median()), ms(blocks.median())),
            ratio: format!("{:.2} ×", ratio(commits.median(), blocks.median())),
            reached: None,
        });
        Ok(())
    }
}

impl Notes {
    /// The median of what commits wrote.
    fn typical_bytes(&self) -> Option<usize> {
        let mut bytes = self.bytes.clone();
        bytes.sort_unstable();
        usize::try_from(*bytes.get(bytes.len() / 2)?).ok()
    }
}

/// What this process has written up to now, as Linux counts it.
fn written_bytes() -> u64 {
    let counts = fs::read_to_string("/proc/self/io").unwrap_or_default();
    let written = counts.lines().find_map(|line| line.strip_prefix("wchar: "));
    written.and_then(|bytes| bytes.parse().ok()).unwrap_or(0)
}
