//! The results of a briefing, as a person works through them: a list by category, what a check found, and what the
//! person says beside it.

use anyhow::Context as _;
use jiff::Timestamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{
    Category, CategoryCounts, Check, Masks,
    board::{Standing, scale},
    plan::Whom,
};
use crate::{
    Code, Error, Noun, Result,
    briefing::Briefing,
    candidate::Candidate,
    change::Change,
    evaluator::{Document, EvaluatorKind, Finding, Verdict},
    id::Id,
    search::Search,
    store,
    workspace::Workspace,
};

/// The longest page of results.
const LONGEST_PAGE: u32 = 1_000;

/// Which results.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ResultFilter {
    /// Of this category.
    pub category: Option<Category>,
    /// Marked ones only.
    pub bookmarked: bool,
    /// Members of this search only.
    pub search: Option<Id<Search>>,
    /// Those whose latest check this evaluator made.
    pub evaluator: Option<EvaluatorKind>,
}

/// A page of results: best category first, then the higher fit score, then who was checked first.
#[derive(Debug, Clone)]
pub struct ResultPage {
    /// How many there are with this filter.
    pub count: u32,
    /// How many stand in each category, whatever the filter.
    pub counts: CategoryCounts,
    /// How many are marked.
    pub bookmarked: u32,
    /// The page.
    pub rows: Vec<ResultRow>,
}

/// A candidate in the list of results.
#[derive(Debug, Clone)]
pub struct ResultRow {
    /// The person.
    pub candidate: Candidate,
    /// The latest completed check.
    pub check_id: Id<Check>,
    /// The category: by hand, or else by the verdicts.
    pub category: Category,
    /// The category by the machine's verdicts alone.
    pub by_machine: Category,
    /// Whether somebody gave the category by hand.
    pub is_decided: bool,
    /// The fit score in percent.
    pub fit_score: u8,
    /// The verdict on each requirement, in the order in which it is shown, with what a person said.
    pub verdicts: Vec<Verdict>,
    /// Whether somebody marked the candidate.
    pub bookmarked: bool,
    /// When the check was done.
    pub checked_at: Timestamp,
}

/// All about one candidate and one briefing.
#[derive(Debug, Clone)]
pub struct CheckDetail {
    /// The check.
    pub check: Check,
    /// The category as it stands.
    pub category: Category,
    /// The category by the machine's verdicts alone.
    pub by_machine: Category,
    /// The fit score in percent.
    pub fit_score: u8,
    /// Each requirement, in the order in which it is shown.
    pub requirements: Vec<RequirementResult>,
    /// What people said, newest first.
    pub decisions: Vec<Decision>,
    /// Whether somebody marked the candidate.
    pub bookmarked: bool,
    /// The profile as it is now.
    pub document: Document,
    /// Whether it still is what the check has read.
    pub is_same_profile: bool,
}

/// What became of one requirement.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RequirementResult {
    /// Its id in the briefing.
    pub requirement_id: String,
    /// What the evaluator found.
    pub finding: Finding,
    /// What a person said instead.
    pub override_verdict: Option<Verdict>,
}

/// Something that a person said beside the verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// The requirement that it is about; none where it is about the category.
    pub requirement_id: Option<String>,
    /// What was said about the requirement.
    pub verdict: Option<Verdict>,
    /// What was said about the category.
    pub category: Option<Category>,
    /// Why.
    pub reason: String,
    /// When.
    #[specta(type = String)]
    pub decided_at: Timestamp,
}

impl Workspace {
    /// A page of the results of a briefing.
    pub async fn results(
        &self,
        id: Id<Briefing>,
        filter: ResultFilter,
        offset: u32,
        limit: u32,
    ) -> Result<ResultPage> {
        let briefing = self.briefing(id).await?;
        let board = self.board(&briefing).await?;
        let members = match filter.search {
            Some(search_id) => Some(self.whom(&Whom::Search { search_id }).await?),
            None => None,
        };
        self.store()
            .read(move |db| {
                let bits = store::briefings::bits(db, briefing.row)?;
                let scale = scale(&briefing, &bits);
                let shown: Vec<u8> = briefing
                    .requirements
                    .iter()
                    .filter_map(|requirement| bits.get(&requirement.id).copied())
                    .collect();
                let by_evaluator = filter
                    .evaluator
                    .map(|evaluator| store::checks::made_by(db, briefing.row, evaluator))
                    .transpose()?;
                let matches = |standing: &&Standing| {
                    filter
                        .category
                        .is_none_or(|category| standing.category(&scale) == category)
                        && (!filter.bookmarked || standing.bookmarked)
                        && members
                            .as_ref()
                            .is_none_or(|members| members.binary_search(&standing.candidate).is_ok())
                        && by_evaluator
                            .as_ref()
                            .is_none_or(|checks| checks.contains(&standing.check))
                };
                let mut found: Vec<_> = board
                    .standings()
                    .iter()
                    .filter(matches)
                    .map(|standing| {
                        let score = scale.score(standing.masks);
                        (standing.category(&scale), std::cmp::Reverse(score), standing)
                    })
                    .collect();
                found.sort_by_key(|(category, score, _)| (*category, *score));
                let page = found
                    .iter()
                    .skip(offset as usize)
                    .take(limit.min(LONGEST_PAGE) as usize);
                let mut rows = Vec::new();
                for (category, score, standing) in page {
                    let Some(candidate) = store::candidates::get_row(db, i64::from(standing.candidate))?
                    else {
                        continue;
                    };
                    rows.push(ResultRow {
                        candidate,
                        check_id: store::checks::id_of(db, standing.check)?,
                        category: *category,
                        by_machine: scale.category(standing.machine),
                        is_decided: standing.decided.is_some(),
                        fit_score: score.0,
                        verdicts: shown.iter().map(|bit| standing.masks.verdict(*bit)).collect(),
                        bookmarked: standing.bookmarked,
                        checked_at: store::time(standing.checked_at_ms)?,
                    });
                }
                Ok(ResultPage {
                    count: u32::try_from(found.len()).unwrap_or(u32::MAX),
                    counts: board.counts(&scale),
                    bookmarked: board
                        .standings()
                        .iter()
                        .map(|standing| u32::from(standing.bookmarked))
                        .sum(),
                    rows,
                })
            })
            .await
    }

    /// The latest check of a candidate against a briefing, with all that it found and all that was said.
    pub async fn check_of(&self, briefing: Id<Briefing>, candidate: Id<Candidate>) -> Result<CheckDetail> {
        self.store()
            .read(move |db| {
                let briefing = store::briefings::get(db, briefing)?;
                let candidate = store::candidates::get(db, candidate)?;
                let check = store::checks::of_candidate(db, candidate.row, Some(briefing.row))?
                    .into_iter()
                    .next()
                    .ok_or(Error::NotFound { noun: Noun::Check })?;
                detail(db, &briefing, check, candidate.row)
            })
            .await
    }

    /// One check, which may be an older one, with all that it found.
    pub async fn check(&self, id: Id<Check>) -> Result<CheckDetail> {
        self.store()
            .read(move |db| {
                let check = store::checks::get(db, id)?;
                let briefing = store::briefings::get(db, check.briefing_id)?;
                let candidate = store::candidates::get(db, check.candidate_id)?;
                detail(db, &briefing, check, candidate.row)
            })
            .await
    }

    /// The completed checks of a candidate, newest first; against one version of a briefing, or against any.
    pub async fn checks_of(
        &self,
        candidate: Id<Candidate>,
        briefing: Option<Id<Briefing>>,
    ) -> Result<Vec<Check>> {
        self.store()
            .read(move |db| {
                let candidate = store::candidates::get(db, candidate)?;
                let briefing = briefing.map(|id| store::briefings::get(db, id)).transpose()?;
                store::checks::of_candidate(db, candidate.row, briefing.map(|briefing| briefing.row))
            })
            .await
    }

    /// Gives a candidate a category by hand, or takes the last one back. The reason may be empty: a category is decided
    /// with one key, and unlike another verdict it claims nothing about the profile.
    pub async fn decide_category(
        &self,
        (briefing, candidate): (Id<Briefing>, Id<Candidate>),
        category: Option<Category>,
        reason: String,
    ) -> Result<()> {
        let said = store::decisions::category(category);
        self.decide((briefing, candidate), None, said, reason).await
    }

    /// Says another verdict on a requirement, kept beside the machine's, or takes the last one back.
    ///
    /// # Errors
    ///
    /// `reason_missing` where a verdict is given without a reason.
    pub async fn decide_verdict(
        &self,
        (briefing, candidate): (Id<Briefing>, Id<Candidate>),
        requirement: String,
        verdict: Option<Verdict>,
        reason: String,
    ) -> Result<()> {
        if verdict.is_some() && reason.trim().is_empty() {
            return Err(reason_missing());
        }
        let said = store::decisions::verdict(verdict);
        self.decide((briefing, candidate), Some(requirement), said, reason)
            .await
    }

    /// Marks a candidate in the results of a briefing, or takes the mark away.
    pub async fn bookmark(
        &self,
        (briefing, candidate): (Id<Briefing>, Id<Candidate>),
        marked: bool,
    ) -> Result<()> {
        let now_ms = store::ms(self.now());
        self.store()
            .write(move |tx| {
                let briefing = store::briefings::get(tx, briefing)?;
                let candidate = store::candidates::get(tx, candidate)?;
                store::bookmarks::set(tx, briefing.row, candidate.row, marked, now_ms)
            })
            .await?;
        self.results_changed(briefing).await;
        Ok(())
    }

    async fn decide(
        &self,
        (briefing, candidate): (Id<Briefing>, Id<Candidate>),
        requirement: Option<String>,
        said: Option<String>,
        reason: String,
    ) -> Result<()> {
        let now = self.now();
        self.store()
            .write(move |tx| {
                let briefing = store::briefings::get(tx, briefing)?;
                let candidate = store::candidates::get(tx, candidate)?;
                let bit = match requirement {
                    None => None,
                    Some(id) => {
                        let bits = store::briefings::bits(tx, briefing.row)?;
                        let bit = bits.get(&id).copied();
                        Some(bit.ok_or(Error::NotFound {
                            noun: Noun::Requirement,
                        })?)
                    }
                };
                store::decisions::insert(tx, (briefing.row, candidate.row), bit, said, reason.trim(), now)
            })
            .await?;
        self.results_changed(briefing).await;
        Ok(())
    }

    async fn results_changed(&self, briefing: Id<Briefing>) {
        self.board_is_stale(briefing).await;
        self.tell(&[Change::Checks {
            briefing_id: briefing,
        }]);
    }
}

fn detail(db: &Connection, briefing: &Briefing, check: Check, candidate: i64) -> Result<CheckDetail> {
    let bits = store::briefings::bits(db, briefing.row)?;
    let scale = scale(briefing, &bits);
    let by_bit: std::collections::BTreeMap<u8, Finding> = briefing
        .by_bit(&bits)
        .into_iter()
        .map(|(bit, _)| bit)
        .zip(store::findings::of_check(db, check.row)?)
        .collect();
    let decisions = store::decisions::of_candidate(db, briefing.row, candidate)?;
    // Newest first: the first word about something stands.
    let said = |id: Option<&str>| {
        decisions
            .iter()
            .find(|decision| decision.requirement_id.as_deref() == id)
    };
    let mut masks: Masks = check.masks;
    let mut requirements = Vec::with_capacity(briefing.requirements.len());
    for requirement in &briefing.requirements {
        let Some(bit) = bits.get(&requirement.id).copied() else {
            continue;
        };
        let override_verdict = said(Some(&requirement.id)).and_then(|decision| decision.verdict);
        if let Some(verdict) = override_verdict {
            masks.set(bit, verdict);
        }
        requirements.push(RequirementResult {
            requirement_id: requirement.id.clone(),
            finding: by_bit
                .get(&bit)
                .cloned()
                .context("a check has all its findings")?,
            override_verdict,
        });
    }
    let document = store::checks::document(db, candidate)?.ok_or(Error::NotFound {
        noun: Noun::Candidate,
    })?;
    Ok(CheckDetail {
        category: said(None)
            .and_then(|decision| decision.category)
            .unwrap_or_else(|| scale.category(masks)),
        by_machine: scale.category(check.masks),
        fit_score: scale.score(masks),
        requirements,
        bookmarked: store::bookmarks::of_briefing(db, briefing.row)?
            .iter()
            .any(|row| i64::from(*row) == candidate),
        decisions,
        is_same_profile: document.hash() == check.profile,
        document,
        check,
    })
}

fn reason_missing() -> Error {
    Error::invalid(
        Code::ReasonMissing,
        "another verdict needs a reason",
        "Say in a few words what you know that the profile does not say.",
    )
}
