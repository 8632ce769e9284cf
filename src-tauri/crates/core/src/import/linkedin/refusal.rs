//! What a LinkedIn import does when the provider refuses: wait, start the list again, park, or fail.

use super::*;
use crate::{quota::Quota, run::Trouble};

/// Refusals in a row before the import gives up for now.
const MOST_TRIES: u32 = 5;
/// How often the list is started again because its bookmark expired.
const MOST_RESTARTS: u32 = 3;
/// A provider that wants more patience than this gets the import parked instead.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);
/// How long a parked import leaves a provider alone before it tries again by itself.
const SHORTEST_BREAK: Duration = Duration::from_secs(60);
const LONGEST_BREAK: Duration = Duration::from_secs(30 * 60);
/// How long an import waits for results that others have set aside: longer than any request takes.
const PATIENCE_WITH_OTHERS: Duration = Duration::from_secs(90);
/// How often it looks whether any came back.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// The least pause before a second try, even where requests are not paced.
const SHORTEST_WAIT: Duration = Duration::from_millis(50);

impl LinkedinImport {
    /// Gives the reservation back, or counts it where nobody knows.
    pub(super) async fn settle_refused(
        &self,
        workspace: &Workspace,
        id: ReservationId,
        refusal: &Refusal,
    ) -> Result<()> {
        self.settle(workspace, id, served_by(refusal)).await
    }

    pub(super) async fn answer_refusal(
        &mut self,
        workspace: &Workspace,
        wish: &CancellationToken,
        refusal: Refusal,
    ) -> Result<Step> {
        if let Some(status) = refusal.kind.account_status() {
            return self.needs_a_person(workspace, status, refusal).await;
        }
        if !matches!(
            refusal.kind,
            RefusalKind::CursorExpired | RefusalKind::LimitWithCursor
        ) {
            self.in_spite_of = None;
        }
        match refusal.kind {
            RefusalKind::Throttled
            | RefusalKind::Unavailable
            | RefusalKind::Unreachable
            | RefusalKind::UnexpectedAnswer => self.wait(workspace, wish, refusal).await,
            RefusalKind::LimitWithCursor if !self.position.whole_pages_only => {
                self.position.whole_pages_only = true;
                Ok(Step::Kept)
            }
            RefusalKind::CursorExpired if self.position.restarts < MOST_RESTARTS => {
                self.position = Position {
                    restarts: self.position.restarts + 1,
                    ..Position::default()
                };
                Ok(Step::Kept)
            }
            RefusalKind::CursorExpired
            | RefusalKind::LimitWithCursor
            | RefusalKind::SearchRefused
            | RefusalKind::NotSubscribed
            | RefusalKind::Redirected
            | RefusalKind::AccountUnknown
            | RefusalKind::Checkpoint
            | RefusalKind::Disconnected
            | RefusalKind::TokenRefused
            | RefusalKind::SeatInUse
            | RefusalKind::Restricted => Ok(Step::Stop(Stop::failed(&Error::Provider(refusal)))),
        }
    }

    /// Waits as long as asked, or a little longer each time; then goes on, or parks.
    async fn wait(
        &mut self,
        workspace: &Workspace,
        wish: &CancellationToken,
        refusal: Refusal,
    ) -> Result<Step> {
        self.tries += 1;
        let pause = refusal.retry_after.unwrap_or_else(|| {
            let base = SHORTEST_WAIT.max(Duration::from_millis(self.account.pace_ms.into()));
            base * 2_u32.saturating_pow(self.tries)
        });
        if self.tries >= MOST_TRIES || pause > LONGEST_WAIT {
            return self.put_off(workspace, refusal).await.map(Step::Stop);
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = wish.cancelled() => {}
        }
        Ok(Step::Kept)
    }

    /// Parks the import. What passes by itself is tried again by itself, after a pause that grows as long as nothing
    /// was read: as long again as that has lasted.
    async fn put_off(&self, workspace: &Workspace, refusal: Refusal) -> Result<Stop> {
        let (row, now) = (self.run.row, workspace.now());
        let last_kept = workspace
            .store()
            .read(move |db| store::runs::last_kept(db, row))
            .await?;
        let since = last_kept.map_or(self.run.started_at, |at| at.max(self.run.started_at));
        let in_vain = Duration::try_from(now.duration_since(since)).unwrap_or_default();
        let pause = in_vain
            .clamp(SHORTEST_BREAK, LONGEST_BREAK)
            .max(refusal.retry_after.unwrap_or_default());
        let passes = self.run.continues && refusal.kind.passes_by_itself();
        let due = passes
            .then(|| now + pause)
            .filter(|due| !self.run.is_expired(*due));
        let mut trouble = Trouble::from(&Error::Provider(refusal));
        if due.is_some() {
            trouble.hint = "Longlist tries again by itself; you can also resume it now.".into();
        }
        Ok(Stop::parked(StopReason::Failed, Some(trouble), due))
    }

    /// Parks the import and notes how the account is.
    async fn needs_a_person(
        &self,
        workspace: &Workspace,
        status: AccountStatus,
        refusal: Refusal,
    ) -> Result<Step> {
        workspace.note_status(&self.account, status).await?;
        Ok(Step::Stop(Stop::needs_a_person(
            status,
            &Error::Provider(refusal),
        )))
    }

    /// Parks the import until the next account-day; but first waits a little for what others have set aside, some of
    /// which may come back.
    pub(super) async fn out_of_quota(
        &mut self,
        wish: &CancellationToken,
        quota: &Quota,
        needed: u32,
    ) -> Step {
        let waits_since = *self.waits_for_others.get_or_insert_with(Instant::now);
        if quota.reserved > 0 && waits_since.elapsed() < PATIENCE_WITH_OTHERS {
            tokio::select! {
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                () = wish.cancelled() => {}
            }
            return Step::Kept;
        }
        let error = Error::QuotaReached {
            left: quota.left,
            limit: quota.limit,
            needed,
            resets_at: quota.resets_at,
        };
        let resumes_at = self.run.continues.then_some(quota.resets_at);
        Step::Stop(Stop::parked(
            StopReason::DailyQuota,
            Some((&error).into()),
            resumes_at,
        ))
    }
}

/// What may have been served although it was refused.
pub(super) fn served_by(refusal: &Refusal) -> Served {
    match refusal.outcome {
        Outcome::NothingServed => Served::Results(0),
        Outcome::Unknown => Served::Unknown,
    }
}
