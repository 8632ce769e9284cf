//! Briefings, checks and results, as the page sees them.

use longlist_core::{
    briefing::{Bands, Briefing, Requirement},
    candidate::Candidate,
    check::{
        Category, CategoryCounts, Check, CheckStatus,
        results::{CheckDetail, Decision, RequirementResult, ResultPage, ResultRow},
    },
    evaluator::{
        Mark, Place, Verdict,
        guard::{self, Flagged},
    },
    id::Id,
    project::Project,
    run::Run,
};
use serde::Serialize;

/// One version of a briefing.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BriefingView {
    id: Id<Briefing>,
    project_id: Id<Project>,
    project_title: String,
    name: String,
    version: u32,
    bands: Bands,
    requirements: Vec<Requirement>,
    created_at: String,
    locked_at: Option<String>,
    checked: u32,
}

impl From<Briefing> for BriefingView {
    fn from(briefing: Briefing) -> Self {
        Self {
            id: briefing.id,
            project_id: briefing.project_id,
            project_title: briefing.project_title,
            name: briefing.name,
            version: briefing.version,
            bands: briefing.bands,
            requirements: briefing.requirements,
            created_at: briefing.created_at.to_string(),
            locked_at: briefing.locked_at.map(|at| at.to_string()),
            checked: briefing.checked,
        }
    }
}

/// A page of results.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ResultPageView {
    count: u32,
    counts: CategoryCounts,
    bookmarked: u32,
    rows: Vec<ResultRowView>,
}

/// A candidate in the list of results.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ResultRowView {
    candidate_id: Id<Candidate>,
    full_name: String,
    headline: Option<String>,
    employer: Option<String>,
    location: Option<String>,
    check_id: Id<Check>,
    category: Category,
    by_machine: Category,
    is_decided: bool,
    fit_score: u8,
    /// In the order of the briefing's requirements.
    verdicts: Vec<Verdict>,
    bookmarked: bool,
    checked_at: String,
}

impl From<ResultPage> for ResultPageView {
    fn from(page: ResultPage) -> Self {
        Self {
            count: page.count,
            counts: page.counts,
            bookmarked: page.bookmarked,
            rows: page.rows.into_iter().map(ResultRowView::from).collect(),
        }
    }
}

impl From<ResultRow> for ResultRowView {
    fn from(row: ResultRow) -> Self {
        Self {
            candidate_id: row.candidate.id,
            full_name: row.candidate.full_name,
            headline: row.candidate.headline,
            employer: row.candidate.employer,
            location: row.candidate.location,
            check_id: row.check_id,
            category: row.category,
            by_machine: row.by_machine,
            is_decided: row.is_decided,
            fit_score: row.fit_score,
            verdicts: row.verdicts,
            bookmarked: row.bookmarked,
            checked_at: row.checked_at.to_string(),
        }
    }
}

/// A check without what it found.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    id: Id<Check>,
    run_id: Id<Run>,
    briefing_id: Id<Briefing>,
    briefing_name: String,
    briefing_version: u32,
    candidate_id: Id<Candidate>,
    status: CheckStatus,
    mark: Mark,
    credits: u32,
    checked_at: String,
}

impl From<Check> for CheckView {
    fn from(check: Check) -> Self {
        Self {
            id: check.id,
            run_id: check.run_id,
            briefing_id: check.briefing_id,
            briefing_name: check.briefing_name,
            briefing_version: check.briefing_version,
            candidate_id: check.candidate_id,
            status: check.status,
            mark: check.mark,
            credits: check.credits,
            checked_at: check.checked_at.to_string(),
        }
    }
}

/// All about one candidate and one briefing.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckDetailView {
    check: CheckView,
    category: Category,
    by_machine: Category,
    fit_score: u8,
    /// In the order in which they are shown.
    requirements: Vec<RequirementResult>,
    /// Newest first.
    decisions: Vec<Decision>,
    bookmarked: bool,
    /// The profile as it is now, in the order in which a person reads it.
    profile: Vec<PassageView>,
    /// The passages of it that try to steer a check.
    flags: Vec<Flagged>,
    /// Whether it still is what the check has read.
    is_same_profile: bool,
}

/// A text of a profile.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// Where it stands, as quotes name it.
    #[specta(type = String)]
    field: Place,
    text: String,
}

impl From<CheckDetail> for CheckDetailView {
    fn from(detail: CheckDetail) -> Self {
        let document = &detail.document;
        let profile = document.places().filter_map(|field| {
            let text = document.text(field)?.into_owned();
            Some(PassageView { field, text })
        });
        Self {
            profile: profile.collect(),
            flags: guard::flagged(document),
            is_same_profile: detail.is_same_profile,
            check: detail.check.into(),
            category: detail.category,
            by_machine: detail.by_machine,
            fit_score: detail.fit_score,
            requirements: detail.requirements,
            decisions: detail.decisions,
            bookmarked: detail.bookmarked,
        }
    }
}
