//! A recruiter's desk for tests: a workspace in a folder of its own, tokens in a sealed file beside it, a pretend
//! provider and a clock.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use longlist_connectors::{Connectors, Limits, SealedFile};
use longlist_core::{
    Result,
    account::{Account, AccountEdit, NewAccount, Product, Provider},
    candidate::Candidate,
    clock::HandClock,
    connector::SecretStore,
    id::Id,
    import::{
        file_run::{FileAsk, Rehearsal, Watch},
        keep::DuplicatePolicy,
        linkedin::LinkedinImportAsk,
    },
    key::Key,
    pool::{PoolFilter, PoolQuery},
    project::ProjectFields,
    quota::Quota,
    run::Run,
    search::{Search, SearchFields},
    workspace::Workspace,
};
use longlist_sandbox::{AccountBill, Options, Sandbox};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use tempfile::TempDir;

/// When the clock of a desk starts: on a Tuesday morning in Vienna.
pub const MORNING: &str = "2026-03-10T08:00:00Z";

/// Secrets in memory: a keychain that is never locked.
#[derive(Default)]
pub struct Secrets(Mutex<BTreeMap<String, String>>);

impl SecretStore for Secrets {
    fn get(&self, name: &str) -> Result<Option<SecretString>> {
        let secrets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(secrets
            .get(name)
            .map(|secret| SecretString::from(secret.as_str())))
    }

    fn set(&self, name: &str, secret: &SecretString) -> Result<()> {
        let mut secrets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.insert(name.to_owned(), secret.expose_secret().to_owned());
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}

/// Everything that a test of the workstation needs. What it makes goes when it is dropped.
pub struct Desk {
    folder: TempDir,
    key: Key,
    workspace: Option<Workspace>,
    connectors: Arc<Connectors>,
    /// The time at this desk.
    pub clock: Arc<HandClock>,
    /// The pretend provider.
    pub sandbox: Sandbox,
}

impl Desk {
    /// A new workspace, and a sandbox with as many people as its announced totals are for.
    pub async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// A new workspace, and a sandbox made like that.
    pub async fn with(options: Options) -> Self {
        Self::with_limits(options, Limits::of_models()).await
    }

    /// The same, with models that are given up as soon as that.
    pub async fn with_limits(options: Options, models: Limits) -> Self {
        let sandbox = Sandbox::start(options).await.expect("a free port on loopback");
        let folder = tempfile::tempdir().expect("a folder for the workspace");
        let key = Key::fresh();
        let clock = Arc::new(HandClock::at(MORNING.parse().expect("the morning is a time")));
        let path = file_in(&folder);
        let connectors = connectors_within(&path, &key, models);
        let workspace = Workspace::create(&path, &key, clock.clone(), connectors.clone()).await;
        let workspace = Some(workspace.expect("an empty folder takes a workspace"));
        Self {
            folder,
            key,
            workspace,
            connectors,
            clock,
            sandbox,
        }
    }

    /// The workspace.
    pub fn workspace(&self) -> &Workspace {
        self.workspace.as_ref().expect("the test has not closed it")
    }

    /// Where its file is.
    pub fn path(&self) -> PathBuf {
        file_in(&self.folder)
    }

    /// The folder of the workspace and of whatever a test puts beside it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What opens the workspace.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Its own connectors, for a test that opens the workspace by itself.
    pub fn connectors(&self) -> Arc<Connectors> {
        Arc::clone(&self.connectors)
    }

    /// Closes the workspace: when this returns, another process can open it.
    pub async fn close(&mut self) {
        let Some(workspace) = self.workspace.take() else {
            return;
        };
        workspace.interrupt_all().await;
        drop(workspace);
        // Tasks that have just ended hold it a moment longer; its lock tells when the last one has let go.
        let lock = self.path().with_extension("longlist.lock");
        let free = move || std::fs::File::open(lock).and_then(|lock| lock.lock());
        let freed = tokio::task::spawn_blocking(free)
            .await
            .expect("waiting for a lock does not panic");
        freed.expect("a workspace has a lock beside it");
    }

    /// Opens the workspace again, as after a restart of the program.
    pub async fn open(&mut self) {
        self.close().await;
        let workspace = Workspace::open(
            &self.path(),
            &self.key,
            self.clock.clone(),
            self.connectors.clone(),
        )
        .await;
        self.workspace = Some(workspace.expect("what was closed can be opened"));
    }

    /// Moves the clock on.
    pub fn wait(&self, hours: i64) {
        let now = self.workspace().now() + SignedDuration::from_hours(hours);
        self.clock.set(now);
    }

    /// Sets the clock.
    pub fn set_clock(&self, time: &str) {
        self.clock.set(
            time.parse::<Timestamp>()
                .expect("a time in a test is well-formed"),
        );
    }

    /// Connects the sandbox's account with this product.
    pub async fn account(&self, product: Product) -> Id<Account> {
        self.account_in(product, "Europe/Vienna").await
    }

    /// The same, with account-days in that time zone.
    pub async fn account_in(&self, product: Product, time_zone: &str) -> Id<Account> {
        let token = SecretString::from(self.sandbox.token());
        let added = self
            .workspace()
            .add_account(self.new_account(product, time_zone), &token)
            .await;
        added.expect("the sandbox's account can be connected")
    }

    /// What is typed into the form to connect the sandbox's account.
    pub fn new_account(&self, product: Product, time_zone: &str) -> NewAccount {
        NewAccount {
            provider: Provider::Unipile,
            name: format!("{product:?}"),
            dsn: self.sandbox.base_url(),
            provider_account_id: self.sandbox.account(in_the_sandbox(product)).id.clone(),
            product,
            time_zone: time_zone.to_owned(),
        }
    }

    /// Lowers the daily limit of an account.
    pub async fn limit(&self, account: Id<Account>, daily_limit: u32) {
        let (before, _) = self
            .workspace()
            .account(account)
            .await
            .expect("the account is there");
        let Account {
            name,
            time_zone,
            pace_ms,
            ..
        } = before;
        let edit = AccountEdit {
            name,
            time_zone,
            daily_limit,
            pace_ms,
        };
        self.workspace()
            .update_account(account, edit)
            .await
            .expect("a limit below the highest is allowed");
    }

    /// A new search in a new project.
    pub async fn search(&self, name: &str) -> Id<Search> {
        let fields = ProjectFields {
            title: "Data engineer".into(),
            ..ProjectFields::default()
        };
        let project = self
            .workspace()
            .add_project(fields)
            .await
            .expect("a project with a title");
        let fields = SearchFields {
            name: name.to_owned(),
            ..SearchFields::default()
        };
        self.workspace()
            .add_search(project, fields)
            .await
            .expect("a search with a name")
    }

    /// The address of an example of the sandbox: `small` (40), `medium` (612), `beyond_classic` (1,237),
    /// `beyond_all` (3,412).
    pub fn url(&self, product: Product, size: &str) -> String {
        let announced = self.sandbox.announcement();
        let product = serde_json::to_value(product).expect("a product is a word");
        let fits = |example: &&Value| {
            example.get("product") == Some(&product) && example.get("size") == Some(&Value::from(size))
        };
        let examples = announced
            .pointer("/unipile/search_urls")
            .and_then(Value::as_array);
        let url = examples
            .into_iter()
            .flatten()
            .find(fits)
            .and_then(|example| example.get("url")?.as_str());
        url.expect("an example of that size").to_owned()
    }

    /// What is asked for when an import is started.
    pub fn ask(
        &self,
        search: Id<Search>,
        account: Id<Account>,
        address: &str,
        size: u32,
    ) -> LinkedinImportAsk {
        LinkedinImportAsk {
            search_id: search,
            account_id: account,
            address: address.to_owned(),
            size,
            continue_by_itself: true,
        }
    }

    /// Starts a LinkedIn import.
    pub async fn start(&self, search: Id<Search>, account: Id<Account>, address: &str, size: u32) -> Run {
        let ask = self.ask(search, account, address, size);
        self.workspace()
            .start_linkedin_import(ask)
            .await
            .expect("the import starts")
    }

    /// Imports from LinkedIn until the run stops.
    pub async fn import(&self, search: Id<Search>, account: Id<Account>, address: &str, size: u32) -> Run {
        let run = self.start(search, account, address, size).await;
        self.stopped(run.id).await
    }

    /// Waits until a run stops.
    pub async fn stopped(&self, run: Id<Run>) -> Run {
        self.workspace()
            .wait_for_run(run)
            .await
            .expect("the run is there")
    }

    /// Resumes a run and waits until it stops again.
    pub async fn resumed(&self, run: Id<Run>) -> Run {
        self.workspace()
            .resume_run(run, None)
            .await
            .expect("the run can be resumed");
        self.stopped(run).await
    }

    /// Puts a file beside the workspace.
    pub fn file(&self, name: &str, contents: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, contents).expect("the folder can be written to");
        path
    }

    /// What is asked for when a file is imported, its columns mapped as they propose themselves.
    pub async fn file_ask(&self, search: Id<Search>, path: PathBuf, duplicates: DuplicatePolicy) -> FileAsk {
        let report = self
            .workspace()
            .inspect_file(&path)
            .await
            .expect("the file can be read");
        let mapping = self
            .workspace()
            .mapping_for(&report.headers)
            .await
            .expect("the mapping can be looked up");
        FileAsk {
            search,
            path,
            mapping: mapping.confirmed(),
            save_mapping: false,
            duplicates,
        }
    }

    /// What such an import would do.
    pub async fn rehearse<S: Into<Option<Id<Search>>>>(&self, ask: FileAsk<S>) -> Rehearsal {
        let rehearsal = self.workspace().rehearse_file_import(ask, Watch::default()).await;
        rehearsal
            .expect("it can be rehearsed")
            .expect("nobody cancels it")
    }

    /// Imports a file until the run stops.
    pub async fn import_file(&self, search: Id<Search>, path: PathBuf, duplicates: DuplicatePolicy) -> Run {
        let ask = self.file_ask(search, path, duplicates).await;
        let run = self
            .workspace()
            .start_file_import(ask)
            .await
            .expect("the import starts");
        self.stopped(run.id).await
    }

    /// Today's quota of an account.
    pub async fn quota(&self, account: Id<Account>) -> Quota {
        self.workspace()
            .account(account)
            .await
            .expect("the account is there")
            .1
    }

    /// What the sandbox has delivered to an account.
    pub fn bill(&self, product: Product) -> AccountBill {
        let id = &self.sandbox.account(in_the_sandbox(product)).id;
        self.sandbox.bill().accounts.get(id).cloned().unwrap_or_default()
    }

    /// The members of a search in the order of import, at most 500.
    pub async fn members(&self, search: Id<Search>) -> Vec<Candidate> {
        let query = PoolQuery {
            filters: vec![PoolFilter::Search { ids: vec![search] }],
            ..PoolQuery::default()
        };
        let page = self
            .workspace()
            .pool()
            .find(query, 0, 500)
            .await
            .expect("the pool answers");
        page.rows.into_iter().map(|(candidate, _)| candidate).collect()
    }

    /// How many members a search has.
    pub async fn count(&self, search: Id<Search>) -> u32 {
        let query = PoolQuery {
            filters: vec![PoolFilter::Search { ids: vec![search] }],
            ..PoolQuery::default()
        };
        self.workspace()
            .pool()
            .find(query, 0, 1)
            .await
            .expect("the pool answers")
            .count
    }
}

/// The sandbox's own word for a product.
pub fn in_the_sandbox(product: Product) -> longlist_sandbox::Product {
    match product {
        Product::Classic => longlist_sandbox::Product::Classic,
        Product::SalesNavigator => longlist_sandbox::Product::SalesNavigator,
        Product::Recruiter => longlist_sandbox::Product::Recruiter,
    }
}

/// Connectors whose tokens are in a sealed file beside the workspace at `path`.
pub fn connectors_beside(path: &Path, key: &Key) -> Arc<Connectors> {
    connectors_within(path, key, Limits::of_models())
}

fn connectors_within(path: &Path, key: &Key, models: Limits) -> Arc<Connectors> {
    let secrets = SealedFile::new(path.with_extension("secrets"), key.expose());
    let connectors = Connectors::with_limits(Arc::new(secrets), Limits::default(), models);
    Arc::new(connectors.expect("connectors can always be made"))
}

fn file_in(folder: &TempDir) -> PathBuf {
    folder.path().join("desk.longlist")
}
