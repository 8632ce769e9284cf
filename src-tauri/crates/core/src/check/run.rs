//! A run of checks at work: read a portion of profiles, judge them, keep what came out.
//!
//! A portion is kept in one transaction: checks, verdicts, what they cost, and how far the run has come. What an
//! evaluator was asked and what was not kept is asked again; nothing is charged for it, because a check is posted in
//! the transaction that keeps it and at no other time.

use std::{collections::VecDeque, sync::Arc};

use anyhow::Context as _;
use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use super::{CheckPlan, CheckStatus, Masks, plan::unpack};
use crate::{
    Error, Result,
    briefing::{Briefing, Requirement},
    change::Change,
    evaluator::{
        Answer, Document, Evaluator, EvaluatorKind, Finding, Mark, Quote, Readings, Verdict,
        guard::{self, Flag},
    },
    id::{Id, RowIds},
    ledger::{Ledger, Request},
    run::{
        Plan, Run, Stop, StopReason, Trouble,
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
    requirements: Arc<[Requirement]>,
    evaluator: Arc<dyn Evaluator>,
    recent: FxHashSet<u32>,
    /// Whom to check yet, and whether an earlier check in this run failed.
    todo: VecDeque<(u32, bool)>,
    /// What keeps everybody else from being asked.
    stopped: Option<Error>,
}

/// A candidate who is about to be judged.
struct Present {
    candidate: u32,
    failed_before: bool,
    profile: [u8; 16],
    document: Document,
    /// The passages of it that are no evidence.
    flags: Vec<Flag>,
    /// What was found about each requirement before, by the same evaluator and in the same profile.
    known: Vec<Option<Finding>>,
}

impl Present {
    /// Whether anything has to be asked.
    fn is_asked(&self) -> bool {
        self.known.is_empty() || self.known.iter().any(Option::is_none)
    }

    /// The answer, with what was found before in place of what is said now: the same question has one answer.
    fn judged(self, answer: Result<Answer>, requirements: usize) -> Judged {
        let answer = answer.and_then(|answer| {
            let mut answer = sound(
                answer,
                (&self.document, &self.flags),
                requirements,
                self.known.iter().all(Option::is_some),
            )?;
            for (at, known) in self.known.into_iter().enumerate() {
                let Some(known) = known else { continue };
                match answer.findings.get_mut(at) {
                    Some(finding) => *finding = known,
                    None => answer.findings.push(known),
                }
            }
            Ok(answer)
        });
        Judged {
            candidate: self.candidate,
            failed_before: self.failed_before,
            profile: self.profile,
            answer: answer.map_err(|error| Trouble::from(&error)),
        }
    }
}

/// What was found about each of these requirements, word for word, by the same evaluator and in the same profile. The
/// local evaluator says the same again by itself.
fn known(
    db: &Connection,
    candidate: u32,
    profile: [u8; 16],
    mark: &Mark,
    requirements: &[Requirement],
) -> Result<Vec<Option<Finding>>> {
    if mark.evaluator == EvaluatorKind::Local {
        return Ok(Vec::new());
    }
    let stored = store::checks::known(db, i64::from(candidate), profile, mark)?;
    let words = |requirement: &Requirement| {
        (
            requirement.statement.clone(),
            requirement.rubric.clone(),
            requirement.category,
        )
    };
    Ok(requirements
        .iter()
        .map(|asked| {
            let same = stored.iter().find(|(known, _)| words(known) == words(asked));
            same.map(|(_, finding)| finding.clone())
        })
        .collect())
}

/// A candidate with an answer.
struct Judged {
    candidate: u32,
    failed_before: bool,
    profile: [u8; 16],
    answer: Result<Answer, Trouble>,
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
        let words: Arc<[Requirement]> = requirements.iter().map(|(_, words)| words.clone()).collect();
        let evaluator = workspace.evaluator(plan.evaluator, words.to_vec());
        Ok(Self {
            run: run.clone(),
            plan,
            bits: requirements.iter().map(|(bit, _)| *bit).collect(),
            evaluator: evaluator.await?,
            requirements: words,
            briefing,
            recent: left.recent,
            todo: left.todo,
            stopped: None,
        })
    }

    /// Reads and judges the next portion; none at the end.
    async fn judge(&mut self, workspace: &Workspace) -> Result<Option<Vec<Judged>>> {
        let portion = self.evaluator.portion().min(self.todo.len());
        let next: Vec<_> = self.todo.drain(..portion).collect();
        if next.is_empty() {
            return Ok(None);
        }
        let mark = self.evaluator.mark().clone();
        let requirements = Arc::clone(&self.requirements);
        let read = workspace.store().read(move |db| {
            let mut present = Vec::with_capacity(next.len());
            for (candidate, failed_before) in next {
                // Whoever was removed meanwhile is passed over.
                if let Some(document) = store::checks::document(db, i64::from(candidate))? {
                    let profile = document.hash();
                    let known = known(db, candidate, profile, &mark, &requirements)?;
                    present.push(Present {
                        candidate,
                        failed_before,
                        profile,
                        flags: guard::inspect(&document),
                        document,
                        known,
                    });
                }
            }
            Ok(present)
        });
        let present = read.await?;
        let asked = present.iter().filter(|present| present.is_asked());
        let documents: Vec<_> = asked.map(|present| present.document.clone()).collect();
        let Readings { answers, stopped } = if documents.is_empty() {
            Readings::default()
        } else {
            self.evaluator.read(documents).await
        };
        self.stopped = stopped;
        let mut answers = answers.into_iter();
        let judge = |present: Present| {
            let answer = if present.is_asked() {
                answers.next().flatten()?
            } else {
                Ok(Answer::free(Vec::new()))
            };
            Some(present.judged(answer, self.bits.len()))
        };
        Ok(Some(present.into_iter().filter_map(judge).collect()))
    }

    /// Keeps a portion.
    async fn keep(&self, workspace: &Workspace, judged: Vec<Judged>) -> Result<()> {
        let now = workspace.now();
        let keeping = Keeping {
            run: self.run.row,
            briefing: self.briefing.row,
            plan: self.plan,
            mark: self.evaluator.mark().clone(),
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
        let Some(judged) = self.judge(workspace).await? else {
            return Ok(Step::Stop(Stop::finished(StopReason::Completed)));
        };
        // What was answered is kept, also where the next question would not be.
        if !judged.is_empty() {
            self.keep(workspace, judged).await?;
        }
        self.stopped.take().map_or(Ok(Step::Kept), Err)
    }
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
pub(crate) fn set_going(tx: &Transaction<'_>, run: &Run, now: Timestamp) -> Result<()> {
    let Plan::Check(plan) = run.plan else {
        return Ok(());
    };
    let mut position = position(run)?;
    let mut to_do = left(tx, run.row, position)?;
    if to_do.todo.is_empty() {
        position.retry_until = store::checks::next_row(tx)?;
        to_do = left(tx, run.row, position)?;
        store::runs::set_position(tx, run.row, &serde_json::to_value(position)?)?;
    }
    let price: u32 = to_do
        .todo
        .iter()
        .map(|(candidate, _)| price_of(plan, to_do.recent.contains(candidate)))
        .sum();
    let mut ledger = Ledger::open(tx, now)?;
    if store::credit_entries::open_hold(tx, run.row)?.is_none() {
        ledger.hold(Id::<Request>::fresh(), run.row, price)?;
    }
    Ok(())
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
        for (row, judged) in (store::checks::next_row(tx)?..).zip(judged) {
            let candidate = i64::from(judged.candidate);
            let is_recent = recent.contains(&judged.candidate);
            let price = price_of(self.plan, is_recent);
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
            if judged.failed_before {
                counts.take_back_failure();
            }
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

/// An answer as it may be kept: one finding for each requirement, and no verdict without words that stand in the
/// profile. A quote that does not stand there was made up, and one from a passage that tries to steer the check is no
/// evidence: its verdict is unknown.
fn sound(
    mut answer: Answer,
    (document, flags): (&Document, &[Flag]),
    requirements: usize,
    all_known: bool,
) -> Result<Answer> {
    if answer.findings.len() != requirements && !(all_known && answer.findings.is_empty()) {
        return Err(Error::Internal(anyhow::anyhow!(
            "an evaluator answered {} of {requirements} requirements",
            answer.findings.len()
        )));
    }
    for finding in &mut answer.findings {
        finding.confidence = finding.confidence.min(100);
        let is_evidence =
            |quote: &Quote| is_literal(quote, document) && !flags.iter().any(|flag| flag.touches(quote));
        if finding.verdict != Verdict::Unknown && !finding.quote.as_ref().is_some_and(is_evidence) {
            finding.verdict = Verdict::Unknown;
            finding.confidence = 0;
            finding.quote = None;
        }
    }
    Ok(answer)
}

fn is_literal(quote: &Quote, document: &Document) -> bool {
    let Some(text) = document.text(quote.field) else {
        return false;
    };
    let from = text.char_indices().nth(quote.start as usize).map(|(at, _)| at);
    let passage = from.and_then(|from| text.get(from..));
    !quote.text.is_empty() && passage.is_some_and(|passage| passage.starts_with(&quote.text))
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
    pub(crate) async fn ready_to_evaluate(&self, briefing: &Briefing, kind: EvaluatorKind) -> Result<()> {
        self.evaluator(kind, briefing.requirements.clone()).await?;
        Ok(())
    }
}
