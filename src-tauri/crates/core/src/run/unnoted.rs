//! What could not be written when it happened, because the disk was full, say: kept in memory and tried again.
//!
//! It is lost with the process. Then the next one finds runs that were interrupted and requests in doubt, which is
//! the safe side of the truth.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard},
};

use super::{Run, Stop};
use crate::{
    Result,
    account::Account,
    change::Change,
    id::Id,
    ledger::Ledger,
    quota::{self, ReservationId, Served},
    store,
    workspace::Workspace,
};

/// What the workspace has yet to be told.
#[derive(Default)]
pub(crate) struct Unnoted {
    /// How runs stopped.
    stops: Mutex<BTreeMap<Id<Run>, Stop>>,
    /// What requests were served, and on which account.
    settlements: Mutex<BTreeMap<ReservationId, (Id<Account>, Served)>>,
}

impl Unnoted {
    /// Remembers how a run stopped.
    pub(super) fn stopped(&self, id: Id<Run>, stop: Stop) {
        self.stops().insert(id, stop);
    }

    fn stops(&self) -> MutexGuard<'_, BTreeMap<Id<Run>, Stop>> {
        self.stops.lock().expect("nothing panics while holding the stops")
    }

    fn settlements(&self) -> MutexGuard<'_, BTreeMap<ReservationId, (Id<Account>, Served)>> {
        self.settlements
            .lock()
            .expect("nothing panics while holding the settlements")
    }
}

impl Workspace {
    /// Notes what a request was served. Where that cannot be written, it is tried again later.
    pub(crate) async fn settle(&self, id: ReservationId, account: Id<Account>, served: Served) -> Result<()> {
        let now = self.now();
        let settled = self
            .store()
            .write(move |tx| quota::settle(tx, id, served, now))
            .await;
        if settled.is_err() {
            self.engine()
                .unnoted()
                .settlements()
                .insert(id, (account, served));
        }
        self.tell(&[Change::Quota { account_id: account }]);
        settled
    }

    pub(super) async fn note_stop(&self, id: Id<Run>, stop: Stop) -> Result<()> {
        let now = self.now();
        self.store()
            .write(move |tx| {
                let run = store::runs::get(tx, id)?;
                if stop.is_the_end() {
                    Ledger::open(tx, now)?.release(run.row)?;
                }
                store::runs::stop(tx, run.row, &stop, now)
            })
            .await?;
        self.tell(&[Change::Credits]);
        Ok(())
    }

    /// Notes what could not be noted when it happened.
    pub(super) async fn note_what_is_open(&self) -> Result<()> {
        let unnoted = self.engine().unnoted();
        let mut noted = Ok(());
        let settlements = std::mem::take(&mut *unnoted.settlements());
        for (id, (account, served)) in settlements {
            noted = noted.and(self.settle(id, account, served).await);
        }
        let stops = std::mem::take(&mut *unnoted.stops());
        for (id, stop) in stops {
            if let Err(error) = self.note_stop(id, stop.clone()).await {
                unnoted.stopped(id, stop);
                noted = Err(error);
            }
        }
        noted
    }
}
