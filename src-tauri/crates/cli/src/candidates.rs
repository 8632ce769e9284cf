//! `longlist candidates`: who is in the workspace, page by page.

use clap::Args;
use longlist_core::{
    candidate::page::{After, LARGEST_PAGE, Listed},
    id::Id,
    pool::{PoolFilter, PoolQuery},
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{arguments, failure::Result, output::Answer, table::table};

/// Which candidates.
#[derive(Debug, Args)]
pub struct CandidatesOrder {
    /// Only members of this search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
    search: Option<Id<Search>>,
    /// Only those with all these words, each as the beginning of a word
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=i64::from(LARGEST_PAGE)))]
    limit: u32,
    /// Where the page before ended: its “next”
    #[arg(long, value_name = "CURSOR", value_parser = arguments::after)]
    after: Option<After>,
}

/// Lists them.
pub async fn list(workspace: &Workspace, order: CandidatesOrder) -> Result<Answer> {
    let query = query(workspace, order.search, order.query).await?;
    let page = workspace
        .candidates_after(query, order.after.unwrap_or_default(), order.limit)
        .await?;
    let next = page.next.map(|next| next.to_string());
    let candidates: Vec<_> = page.candidates.iter().map(document).collect();
    let rows: Vec<_> = page
        .candidates
        .iter()
        .map(
            |Listed {
                 candidate,
                 linkedin_url,
                 ..
             }| {
                let text = |value: &Option<String>| value.clone().unwrap_or_default();
                let name = candidate.full_name.clone();
                [
                    name,
                    text(&candidate.employer),
                    text(&candidate.location),
                    text(linkedin_url),
                ]
            },
        )
        .collect();
    let mut text = table(
        ["NAME", "EMPLOYER", "LOCATION", "LINKEDIN"],
        &rows,
        "There are no such candidates.",
    );
    if let Some(next) = &next {
        text = format!("{text}\n\nThere are more: --after {next}");
    }
    Ok(Answer::new(
        json!({ "candidates": candidates, "next": next }),
        text,
    ))
}

/// What to ask of the pool.
///
/// # Errors
///
/// `not_found` for a search that is not there.
pub async fn query(
    workspace: &Workspace,
    search: Option<Id<Search>>,
    text: Option<String>,
) -> Result<PoolQuery> {
    let mut filters = Vec::new();
    if let Some(id) = search {
        workspace.search(id).await?;
        filters.push(PoolFilter::Search { ids: vec![id] });
    }
    Ok(PoolQuery {
        text: text.unwrap_or_default(),
        filters,
        ..PoolQuery::default()
    })
}

/// A candidate as scripts see it.
fn document(
    Listed {
        candidate,
        linkedin_url,
        memberships,
    }: &Listed,
) -> Value {
    let searches: Vec<_> = memberships
        .iter()
        .map(|member| {
            json!({
                "search_id": member.search_id,
                "name": member.search_name,
                "project_id": member.project_id,
                "added_at": member.added_at,
                "run_id": member.run_id,
            })
        })
        .collect();
    json!({
        "id": candidate.id,
        "candidate_id": candidate.id,
        "full_name": candidate.full_name,
        "first_name": candidate.first_name,
        "last_name": candidate.last_name,
        "headline": candidate.headline,
        "employer": candidate.employer,
        "location": candidate.location,
        "industry": candidate.industry,
        "email": candidate.email,
        "phone": candidate.phone,
        "linkedin_url": linkedin_url,
        "sources": candidate.sources.list(),
        "searches": searches,
        "created_at": candidate.created_at,
        "updated_at": candidate.updated_at,
    })
}
