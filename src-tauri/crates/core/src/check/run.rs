//! A run of checks at work: read a portion of profiles, judge them, keep what came out.
//!
//! A portion is kept in one transaction: checks, verdicts, what they cost, and how far the run has come. What an
//! evaluator was asked and what was not kept is asked again; nothing is charged for it, because a check is posted in
//! the transaction that keeps it and at no other time.

use std::{collections::VecDeque, sync::Arc};

use anyhow::Context as _;
use async_trait::async_trait;
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use super::{
    CheckPlan, CheckStatus, Masks,
    judging::{Ahead, Judge, Judged, Portion},
    plan::unpack,
};
use crate::{
    Code, Error, Result,
    briefing::{Briefing, Requirement},
    change::Change,
    evaluator::{Answer, Evaluator, EvaluatorKind, Mark},
    id::{Id, RowIds},
    ledger::{self, Ledger, Request},
    run::{
        Plan, Run, RunState, Stop, StopReason,
        engine::{Source, Step},
    },
    store::{
        self,
        checks::{NewCheck, Verdicts},
    },
    workspace::Workspace,
};

/// Where a run of checks stands, beside what it has kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Position {
    /// Failed checks up to this row are to be tried again.
    #[serde(default)]
    retry_until: i64,
}

/// A run of checks at work.
pub(crate) struct CheckRun {
    run: Run,
    briefing: Briefing,
    plan: CheckPlan,
    bits: Vec<u8>,
    judge: Arc<Judge>,
    recent: FxHashSet<u32>,
    /// Whom to check yet, and whether an earlier check in this run failed.
    todo: VecDeque<(u32, bool)>,
    ahead: Ahead,
    /// Whether it is noted that the provider answers.
    is_answered: bool,
}

impl CheckRun {
    pub(crate) async fn open(workspace: &Workspace, run: &Run, plan: CheckPlan) -> Result<Self> {
        let id = run.briefing_id.context("a run of checks has a briefing")?;
        let briefing = workspace.briefing(id).await?;
        let (row, briefing_row, position) = (run.row, briefing.row, position(run)?);
        let (bits, left) = workspace
            .store()
            .read(move |db| {
                Ok((
                    store::briefings::bits(db, briefing_row)?,
                    left(db, row, position)?,
                ))
            })
            .await?;
        let requirements = briefing.by_bit(&bits);
        let words: Vec<Requirement> = requirements.iter().map(|(_, words)| words.clone()).collect();
        let evaluator = workspace.evaluator(plan.evaluator, words.clone()).await?;
        Ok(Self {
            run: run.clone(),
            plan,
            bits: requirements.iter().map(|(bit, _)| *bit).collect(),
            judge: Arc::new(Judge {
                evaluator,
                requirements: words,
            }),
            briefing,
            recent: left.recent,
            todo: left.todo,
            ahead: Ahead::default(),
            is_answered: false,
        })
    }

    /// The next portion, judged; none at the end.
    async fn judged(&mut self, workspace: &Workspace) -> Result<Option<Portion>> {
        if let Some(portion) = self.ahead.end().await? {
            return Ok(Some(portion));
        }
        let next = take(&mut self.todo, self.judge.evaluator.portion());
        if next.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.judge.judge(workspace, next).await?))
    }

    /// Notes with the provider that it answers, or why it does not.
    async fn note(&mut self, workspace: &Workspace, answers: bool, stopped: Option<&Error>) -> Result<()> {
        let Some(provider) = self.judge.evaluator.provider() else {
            return Ok(());
        };
        if answers && !self.is_answered {
            self.is_answered = true;
            workspace.note_answer(provider).await?;
        }
        if let Some(Error::Model(refusal)) = stopped {
            workspace.note_refusal(provider, refusal).await?;
        }
        Ok(())
    }

    /// Keeps a portion.
    async fn keep(&self, workspace: &Workspace, judged: Vec<Judged>) -> Result<()> {
        let now = workspace.now();
        let keeping = Keeping {
            run: self.run.row,
            briefing: self.briefing.row,
            plan: self.plan,
            mark: self.judge.evaluator.mark().clone(),
            bits: self.bits.clone(),
            now,
        };
        let recent = self.recent.clone_for(&judged);
        workspace
            .store()
            .write(move |tx| keeping.keep(tx, &judged, &recent))
            .await?;
        workspace.board_is_stale(self.briefing.id).await;
        workspace.tell_run(self.run.id).await;
        workspace.tell(&[Change::Checks {
            briefing_id: self.briefing.id,
        }]);
        if self.plan.evaluator.price().new > 0 {
            workspace.tell(&[Change::Credits]);
        }
        Ok(())
    }
}

/// The part of a set that a portion needs, so that a large one is not copied for each transaction.
trait CloneFor {
    fn clone_for(&self, judged: &[Judged]) -> FxHashSet<u32>;
}

impl CloneFor for FxHashSet<u32> {
    fn clone_for(&self, judged: &[Judged]) -> Self {
        judged
            .iter()
            .map(|judged| judged.candidate)
            .filter(|candidate| self.contains(candidate))
            .collect()
    }
}

#[async_trait]
impl Source for CheckRun {
    async fn step(&mut self, workspace: &Workspace, _wish: &CancellationToken) -> Result<Step> {
        let Some(Portion { judged, stopped }) = self.judged(workspace).await? else {
            return Ok(Step::Stop(Stop::finished(StopReason::Completed)));
        };
        if stopped.is_none() {
            let todo = &mut self.todo;
            self.ahead.begin(&self.judge, workspace, |size| take(todo, size));
        }
        let answers = judged.iter().any(|judged| judged.answer.is_ok());
        // What was answered is kept, also where the next question would not be.
        if !judged.is_empty() {
            self.keep(workspace, judged).await?;
        }
        self.note(workspace, answers, stopped.as_ref()).await?;
        stopped.map_or(Ok(Step::Kept), Err)
    }
}

fn take(todo: &mut VecDeque<(u32, bool)>, size: usize) -> Vec<(u32, bool)> {
    let size = size.min(todo.len());
    todo.drain(..size).collect()
}

/// What is left of a run to do.
struct Left {
    recent: FxHashSet<u32>,
    todo: VecDeque<(u32, bool)>,
}

fn position(run: &Run) -> Result<Position> {
    Ok(serde_json::from_value(run.position.clone()).context("read the position of the run")?)
}

/// Whom a run has not checked yet, and whose failed check is to be tried again.
fn left(db: &Connection, run: i64, position: Position) -> Result<Left> {
    let (candidates, recent) = store::checks::plan(db, run)?;
    let done = store::checks::of_run(db, run)?;
    let todo = unpack(&candidates)?
        .into_iter()
        .filter_map(|candidate| match done.get(&candidate) {
            None => Some((candidate, false)),
            Some((CheckStatus::Failed, row)) if *row <= position.retry_until => Some((candidate, true)),
            Some((CheckStatus::Failed | CheckStatus::Completed, _)) => None,
        })
        .collect();
    Ok(Left {
        recent: unpack(&recent)?.into_iter().collect(),
        todo,
    })
}

/// Sets a stopped run of checks going again: with whom it has not come to, or, where it had come to everybody, with
/// those whose check failed. What that costs is held anew, unless it still is.
///
/// # Errors
///
/// [`Error::CreditsExhausted`] and `credit_cap` where more has to be held than may be; `run_is_over` where nobody is
/// left to be tried again.
pub(crate) fn set_going(tx: &Transaction<'_>, run: &Run, now: Timestamp, zone: &TimeZone) -> Result<()> {
    let Plan::Check(plan) = run.plan else {
        return Ok(());
    };
    let mut position = position(run)?;
    let mut to_do = left(tx, run.row, position)?;
    if !to_do.has_somebody(tx)? {
        position.retry_until = store::checks::last_row(tx)?;
        to_do = left(tx, run.row, position)?;
        if run.state == RunState::Finished && !to_do.has_somebody(tx)? {
            return Err(nobody_left());
        }
        store::runs::set_position(tx, run.row, &serde_json::to_value(position)?)?;
    }
    let price = to_do.price(tx, plan)?;
    let held = store::credit_entries::open_hold(tx, run.row)?.map_or(0, |hold| hold.left);
    if held < price {
        let mut ledger = Ledger::open(tx, now)?;
        ledger.release(run.row)?;
        ledger::account::check_caps(tx, price, now, zone)?;
        ledger.hold(Id::<Request>::fresh(), run.row, price)?;
    }
    Ok(())
}

impl Left {
    /// Whether anybody of them is still here.
    fn has_somebody(&self, db: &Connection) -> Result<bool> {
        for (candidate, _) in &self.todo {
            if store::candidates::exists(db, i64::from(*candidate))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What checking those of them who are still here costs.
    fn price(&self, db: &Connection, plan: CheckPlan) -> Result<u32> {
        let mut price = 0;
        for (candidate, _) in &self.todo {
            let of_one = price_of(plan, self.recent.contains(candidate));
            if of_one > 0 && store::candidates::exists(db, i64::from(*candidate))? {
                price += of_one;
            }
        }
        Ok(price)
    }
}

fn nobody_left() -> Error {
    Error::refused(
        Code::RunIsOver,
        "this run is over: whose check failed is no longer here",
        "Start a new one to check others.",
    )
}

fn price_of(plan: CheckPlan, is_recent: bool) -> u32 {
    if is_recent {
        plan.price.recent
    } else {
        plan.price.new
    }
}

/// What a transaction needs to keep a portion.
pub(crate) struct Keeping {
    run: i64,
    briefing: i64,
    plan: CheckPlan,
    mark: Mark,
    bits: Vec<u8>,
    now: Timestamp,
}

impl Keeping {
    fn keep(&self, tx: &Transaction<'_>, judged: &[Judged], recent: &FxHashSet<u32>) -> Result<()> {
        let mut ledger = Ledger::open(tx, self.now)?;
        let mut hold = store::credit_entries::open_hold(tx, self.run)?;
        let now_ms = store::ms(self.now);
        let ids = RowIds::fresh(now_ms);
        let mut counts = store::runs::Counts::default();
        let mut row = store::checks::last_row(tx)? + 1;
        for judged in judged {
            let candidate = i64::from(judged.candidate);
            let is_recent = recent.contains(&judged.candidate);
            let price = price_of(self.plan, is_recent);
            if judged.failed_before {
                counts.take_back_failure();
            }
            if !store::candidates::exists(tx, candidate)? {
                // Removed while the evaluator read: passed over, as whoever was removed before.
                if let Some(hold) = &mut hold {
                    ledger.void(hold, candidate, price)?;
                }
                continue;
            }
            let outcome = match &judged.answer {
                Ok(answer) => {
                    let spent = match &mut hold {
                        Some(hold) => ledger.post(hold, candidate, price)?,
                        None => false,
                    };
                    counts.complete(is_recent);
                    Ok(self.verdicts(answer, if spent { price } else { 0 }))
                }
                Err(trouble) => {
                    if let Some(hold) = &mut hold {
                        ledger.void(hold, candidate, price)?;
                    }
                    counts.fail();
                    Err(trouble)
                }
            };
            let check = NewCheck {
                candidate,
                profile: judged.profile,
                outcome,
            };
            store::checks::insert(
                tx,
                (row, ids),
                (self.run, self.briefing),
                &self.mark,
                &check,
                now_ms,
            )?;
            row += 1;
        }
        store::runs::count(tx, self.run, counts)
    }

    fn verdicts<'a>(&self, answer: &'a Answer, credits: u32) -> Verdicts<'a> {
        Verdicts {
            masks: Masks::of(self.bits.iter().copied().zip(&answer.findings)),
            findings: &answer.findings,
            credits,
            tokens: (answer.tokens_in, answer.tokens_out),
            cost_micros: answer.cost_micros,
        }
    }
}

impl Workspace {
    /// The evaluator for some requirements.
    pub(crate) async fn evaluator(
        &self,
        kind: EvaluatorKind,
        requirements: Vec<Requirement>,
    ) -> Result<Arc<dyn Evaluator>> {
        crate::evaluator::choose(self, kind, requirements).await
    }

    /// Refuses an evaluator that is not ready.
    pub(crate) async fn ready_to_evaluate(&self, kind: EvaluatorKind) -> Result<()> {
        crate::evaluator::ensure_ready(self, kind).await
    }
}
