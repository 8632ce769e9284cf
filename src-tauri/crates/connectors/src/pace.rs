//! Pacing: one request at a time for an account, with an uneven pause between two.
//!
//! LinkedIn watches how regularly and how fast a member reads. A lane belongs to the account at the
//! provider and not to a run: two imports on one account take turns in it.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, RandomState},
    sync::{Arc, Mutex as StdMutex, PoisonError},
    time::Duration,
};

use longlist_core::account::Account;
use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    time::{Instant, sleep_until},
};

use crate::dsn::Dsn;

/// The pause that a new account starts with, in milliseconds.
///
/// With the jitter that is 1.5 to 4.5 s, above the 0.4 to 1.5 s between reads that others use in the field.
pub(crate) const CAREFUL_PACE_MS: u32 = 3_000;

/// The pause to begin with for an account at that address: none for a server on this computer.
pub(crate) fn default_pace_ms(dsn: &Dsn) -> u32 {
    if dsn.is_loopback() { 0 } else { CAREFUL_PACE_MS }
}

/// The lanes of all accounts.
///
/// Two accounts of the workspace that mean the same account at the provider share a lane.
#[derive(Default)]
pub(crate) struct Lanes(StdMutex<BTreeMap<AtProvider, Arc<Mutex<Lane>>>>);

/// The provider's address and its id of the account.
type AtProvider = (String, String);

impl Lanes {
    /// The lane of an account, the same one whenever it is asked for.
    pub(crate) fn of(&self, account: &Account) -> Arc<Mutex<Lane>> {
        let key = (account.dsn.clone(), account.provider_account_id.clone());
        let mut lanes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(lanes.entry(key).or_default())
    }
}

/// When the next request of an account may start.
#[derive(Default)]
pub(crate) struct Lane {
    open_at: Option<Instant>,
}

/// The right to make one request. Dropping it, also by cancelling, starts the pause for the next.
pub(crate) struct Turn {
    lane: OwnedMutexGuard<Lane>,
    pause: Duration,
}

/// Waits for the lane to be free and the pause to be over.
pub(crate) async fn take_turn(lane: &Arc<Mutex<Lane>>, pace_ms: u32) -> Turn {
    let lane = Arc::clone(lane).lock_owned().await;
    // Not for a pause that is over: even that would sleep until the next millisecond.
    if let Some(open_at) = lane.open_at.filter(|open_at| *open_at > Instant::now()) {
        sleep_until(open_at).await;
    }
    Turn {
        lane,
        pause: jittered(pace_ms, chance()),
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.lane.open_at = Some(Instant::now() + self.pause);
    }
}

/// Half to one and a half of the pace; `chance` says where between, from 0 to [`u32::MAX`].
fn jittered(pace_ms: u32, chance: u32) -> Duration {
    let pace = u64::from(pace_ms);
    // Less than 2^64: both factors are below 2^32.
    let within = pace * u64::from(chance) / u64::from(u32::MAX);
    Duration::from_millis(pace / 2 + within)
}

/// A number nobody can foresee. The standard library's hash keys are random, which is all that a pause needs.
fn chance() -> u32 {
    let number = RandomState::new().hash_one(());
    u32::try_from(number >> 32).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
