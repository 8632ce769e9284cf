//! The pretend world: providers as a real server on this machine, with made-up people behind it.
//!
//! The server speaks Unipile's v1 wire format over HTTP, and those of five vendors of language models. It was written
//! from the documents of the providers and shares no type with the rest of the workspace, so it cannot agree with our mistakes.
//! The same seed makes the same people, the same results in the same order and the same chance faults.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use longlist_sandbox::{Options, Sandbox};
//!
//! let sandbox = Sandbox::start(Options { seed: 7, ..Options::default() }).await?;
//! sandbox.fail_next("throttle:2s".parse::<longlist_sandbox::Fault>().expect("a fault"));
//! assert_eq!(sandbox.bill().search_requests, 0);
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! Read next: `unipile` (the interface), `people` (who is in it), `chat` (language models), `faults` (what goes wrong),
//! [`Bill`] (what was delivered), `control` (steering it from another process).

mod bill;
mod chat;
mod control;
mod cursor;
mod examples;
mod faults;
mod line;
mod listing;
mod mix;
mod people;
mod percent;
mod product;
mod query;
mod unipile;
mod world;

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use bill::{AccountBill, Bill, ModelBill};
pub use chat::{MODELS, Vendor};
pub use faults::{
    FAULT_NAMES, Fault, FaultKind, FaultSyntaxError, MODEL_FAULT_NAMES, Mistyped, ModelFault, ServerError,
    When,
};
use line::{LoopbackListener, Scissors};
pub use people::{DEFAULT_PEOPLE, MOST_PEOPLE};
pub use product::Product;
pub use world::Account;
use world::World;

/// How long stopping waits for connections to end.
const STOP_PATIENCE: Duration = Duration::from_secs(2);

/// How to start a sandbox.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on. Anything but loopback is refused.
    pub host: IpAddr,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Decides everybody and everything.
    pub seed: u64,
    /// How many people there are, at most [`MOST_PEOPLE`].
    pub people: u32,
    /// What goes wrong from the start.
    pub faults: Vec<Fault>,
}

impl Default for Options {
    /// Any port of 127.0.0.1, seed 1, [`DEFAULT_PEOPLE`] people, no faults.
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            seed: 1,
            people: DEFAULT_PEOPLE,
            faults: Vec::new(),
        }
    }
}

/// A running pretend world. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    world: Arc<World>,
    stop: watch::Sender<bool>,
    server: JoinHandle<()>,
}

impl Sandbox {
    /// Makes the people and starts to serve.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::InvalidInput`] for a host that is not loopback or too many people, and whatever
    /// binding the port says.
    pub async fn start(options: Options) -> io::Result<Self> {
        let Options {
            host,
            port,
            seed,
            people,
            faults,
        } = options;
        check(host, people)?;
        let listener = TcpListener::bind((host, port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopping) = watch::channel(false);
        let world = Arc::new(World::new(seed, people, faults, stopping.clone()));
        let routes = unipile::routes()
            .merge(chat::routes())
            .merge(control::routes())
            .layer(Extension(control::Base(base_url(address))))
            .with_state(Arc::clone(&world));
        let service = routes.into_make_service_with_connect_info::<Scissors>();
        let server =
            axum::serve(LoopbackListener(listener), service).with_graceful_shutdown(told_to(stopping));
        let server = tokio::spawn(async move {
            server
                .await
                .expect("a server on an open port ends only when told to");
        });
        Ok(Self {
            address,
            world,
            stop,
            server,
        })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub fn base_url(&self) -> String {
        base_url(self.address)
    }

    /// What the provider's interface expects in `X-API-KEY`. The same for the same seed.
    pub fn token(&self) -> &str {
        &self.world.token
    }

    /// One account for each product, all connected.
    pub fn accounts(&self) -> &[Account] {
        &self.world.accounts
    }

    /// The account with this product.
    pub fn account(&self, product: Product) -> &Account {
        let account = self.accounts().iter().find(|account| account.product == product);
        account.expect("there is one account for each product")
    }

    /// What was delivered up to now.
    pub fn bill(&self) -> Bill {
        self.world.bill().clone()
    }

    /// The address of a vendor of language models, as its documentation has it, without a slash at the end.
    pub fn model_url(&self, vendor: Vendor) -> String {
        format!("{}{}", self.base_url(), vendor.base_path())
    }

    /// The key that the vendor accepts; none where it needs none. The same for the same seed.
    pub fn model_key(&self, vendor: Vendor) -> Option<String> {
        vendor.key(self.world.seed)
    }

    /// Lets the next search request or chat that the fault applies to fail, whatever the fault says about when.
    pub fn fail_next(&self, fault: impl Into<Fault>) {
        let Fault { kind, .. } = fault.into();
        self.world.schedule().add(Fault {
            kind,
            when: When::Once,
        });
    }

    /// Lets the search request or chat with this number fail. They are counted from 1, as in [`Bill::search_requests`]
    /// and [`Bill::chats`].
    pub fn fail_at(&self, request_number: u64, fault: impl Into<Fault>) {
        let Fault { kind, .. } = fault.into();
        self.world.schedule().add(Fault {
            kind,
            when: When::Between(request_number, request_number),
        });
    }

    /// Replaces all faults.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        self.world.schedule().replace(faults);
    }

    /// Switches all faults off.
    pub fn clear_faults(&self) {
        self.set_faults(Vec::new());
    }

    /// Lets every cursor that an account was given expire.
    pub fn expire_cursors(&self, account_id: &str) {
        self.world.expire_cursors(account_id);
    }

    /// Who the people of the bill really are, as `GET /sandbox/truth` tells it.
    pub fn truth(&self) -> Value {
        control::truth_of(&self.world)
    }

    /// What somebody needs to use this sandbox: addresses, token, accounts, example searches.
    pub fn announcement(&self) -> Value {
        control::announcement(&self.world, &self.base_url())
    }

    /// Stops it. Requests that are still waiting are answered at once.
    pub async fn stop(self) {
        let Self { stop, mut server, .. } = self;
        stop.send_replace(true);
        // A client that stopped in the middle of a request could hold the server up for ever.
        if tokio::time::timeout(STOP_PATIENCE, &mut server).await.is_err() {
            server.abort();
        }
    }
}

fn check(host: IpAddr, people: u32) -> io::Result<()> {
    if !host.is_loopback() {
        let reason = format!("The sandbox serves this machine only, not {host}. Use 127.0.0.1.");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    if people > MOST_PEOPLE {
        let reason = format!("{people} people are too many. Ask for at most {MOST_PEOPLE}.");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
    }
    Ok(())
}

fn base_url(address: SocketAddr) -> String {
    format!("http://{address}")
}

/// Ends when the sandbox is told to stop, or is dropped.
async fn told_to(mut stopping: watch::Receiver<bool>) {
    // An error means that the sender is gone, and that is the same order.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}
