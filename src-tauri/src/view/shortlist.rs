//! Shortlists and who is on them, as the page sees them.

use longlist_core::{
    candidate::Candidate,
    id::Id,
    shortlist::{Shortlist, ShortlistPage, ShortlistStanding, Shortlisted},
};
use serde::Serialize;

/// One shortlist with everybody on it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShortlistPageView {
    shortlist: Shortlist,
    /// In their order.
    members: Vec<ShortlistedView>,
}

/// A candidate on a shortlist.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShortlistedView {
    candidate_id: Id<Candidate>,
    full_name: String,
    headline: Option<String>,
    employer: Option<String>,
    location: Option<String>,
    /// Where the candidate stands against the briefing of the check that was moved forward.
    standing: Option<ShortlistStanding>,
    note: String,
    added_at: String,
}

impl From<ShortlistPage> for ShortlistPageView {
    fn from(page: ShortlistPage) -> Self {
        let members = page.members.into_iter();
        Self {
            shortlist: page.shortlist,
            members: members.map(|(member, standing)| view(member, standing)).collect(),
        }
    }
}

fn view(member: Shortlisted, standing: Option<ShortlistStanding>) -> ShortlistedView {
    ShortlistedView {
        candidate_id: member.candidate.id,
        full_name: member.candidate.full_name,
        headline: member.candidate.headline,
        employer: member.candidate.employer,
        location: member.candidate.location,
        standing,
        note: member.note,
        added_at: member.added_at.to_string(),
    }
}
