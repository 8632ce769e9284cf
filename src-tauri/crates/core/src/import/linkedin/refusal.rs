//! What a LinkedIn import does when the provider refuses: wait, start the list again, park, or fail.

use super::*;
use crate::quota::Quota;

/// Refusals in a row before the import gives up for now.
const MOST_TRIES: u32 = 5;
/// How often the list is started again because its bookmark expired.
const MOST_RESTARTS: u32 = 3;
/// A provider that wants more patience than this gets the import parked instead.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);
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
        let served = match refusal.outcome {
            Outcome::NothingServed => Served::Results(0),
            Outcome::Unknown => Served::Unknown,
        };
        self.settle(workspace, id, served).await
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
            let due = (pause > LONGEST_WAIT && self.run.continues).then(|| workspace.now() + pause);
            let error = Error::Provider(refusal);
            return Ok(Step::Stop(Stop::parked(
                StopReason::Failed,
                Some((&error).into()),
                due,
            )));
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = wish.cancelled() => {}
        }
        Ok(Step::Kept)
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

    /// Parks the import until the next account-day.
    pub(super) fn out_of_quota(&self, quota: &Quota) -> Stop {
        let error = Error::QuotaReached {
            left: quota.left,
            limit: quota.limit,
            needed: 1,
            resets_at: quota.resets_at,
        };
        let resumes_at = self.run.continues.then_some(quota.resets_at);
        Stop::parked(StopReason::DailyQuota, Some((&error).into()), resumes_at)
    }
}
