//! Candidates, as the page sees them. All text is a stranger's.

use longlist_core::{
    candidate::{Candidate, CandidateDetail, Field, FieldChange, FieldChangeKind, Membership},
    connector::Profile,
    evaluator::guard::Flagged,
    id::Id,
    identity::{key::KeySpace, linkedin_url},
    pool,
    run::{Run, RunSource},
};
use serde::Serialize;

/// A candidate in the grid.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CandidateRow {
    id: Id<Candidate>,
    full_name: String,
    headline: Option<String>,
    employer: Option<String>,
    location: Option<String>,
    email: Option<String>,
    sources: Vec<RunSource>,
    searches: u32,
    added_at: String,
    updated_at: String,
    linkedin_url: Option<String>,
}

/// A page of the grid.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PoolPage {
    count: u32,
    total: u32,
    rows: Vec<CandidateRow>,
    indexing: bool,
}

/// A candidate in the panel.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CandidateView {
    #[serde(flatten)]
    row: CandidateRow,
    first_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    industry: Option<String>,
    profile: Option<Profile>,
    memberships: Vec<Membership>,
    aliases: Vec<String>,
    /// The passages of the profile that try to steer a check.
    flags: Vec<Flagged>,
}

/// Something that happened to a candidate.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ActivityItem {
    /// An import put the candidate into a search.
    Joined {
        /// When.
        at: String,
        /// Which import.
        run_id: Id<Run>,
        /// Where it read from.
        source: RunSource,
        /// Which search.
        search_name: String,
        /// In which project.
        project_title: String,
    },
    /// An import filled or replaced a value.
    Changed {
        /// When.
        at: String,
        /// Which import.
        run_id: Id<Run>,
        /// Which value.
        field: ChangedField,
        /// What it was.
        before: Option<String>,
        /// What it is.
        after: String,
    },
    /// An import had another value than ours, which was kept.
    Offered {
        /// When.
        at: String,
        /// For taking it.
        offer_id: Id<FieldChange>,
        /// Which value.
        field: ChangedField,
        /// What stands.
        ours: String,
        /// What was offered.
        theirs: String,
        /// Whether it was taken.
        taken: bool,
    },
}

/// What of a candidate an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ChangedField {
    /// The name.
    FullName,
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// The line under the name.
    Headline,
    /// The current employer.
    Employer,
    /// The place.
    Location,
    /// The industry.
    Industry,
    /// The e-mail address.
    Email,
    /// The telephone number.
    Phone,
    /// The address of the profile, of which the last part is told.
    LinkedinAddress,
}

impl ChangedField {
    /// The field that a change names. None for an id that was learnt: it tells who the person is and says nothing
    /// to anyone.
    fn of(name: &str) -> Option<Self> {
        if name == "slug" {
            return Some(Self::LinkedinAddress);
        }
        Some(match Field::from_column(name)? {
            Field::FullName => Self::FullName,
            Field::FirstName => Self::FirstName,
            Field::LastName => Self::LastName,
            Field::Headline => Self::Headline,
            Field::Employer => Self::Employer,
            Field::Location => Self::Location,
            Field::Industry => Self::Industry,
            Field::Email => Self::Email,
            Field::Phone => Self::Phone,
        })
    }
}

impl From<(Candidate, u32)> for CandidateRow {
    fn from((candidate, searches): (Candidate, u32)) -> Self {
        Self {
            id: candidate.id,
            linkedin_url: candidate.linkedin_url(),
            sources: candidate.sources.list(),
            searches,
            added_at: candidate.created_at.to_string(),
            updated_at: candidate.updated_at.to_string(),
            full_name: candidate.full_name,
            headline: candidate.headline,
            employer: candidate.employer,
            location: candidate.location,
            email: candidate.email,
        }
    }
}

impl From<pool::PoolPage> for PoolPage {
    fn from(page: pool::PoolPage) -> Self {
        let rows = page.rows.into_iter().map(CandidateRow::from).collect();
        Self {
            count: page.count,
            total: page.total,
            rows,
            indexing: page.indexing,
        }
    }
}

impl From<CandidateDetail> for CandidateView {
    fn from(detail: CandidateDetail) -> Self {
        let flags = detail.flagged();
        let CandidateDetail {
            candidate,
            profile,
            memberships,
            keys,
        } = detail;
        let former = keys.iter().filter(|key| key.space == KeySpace::OldSlug);
        let searches = u32::try_from(memberships.len()).unwrap_or(u32::MAX);
        let mut view = Self {
            first_name: candidate.first_name.clone(),
            last_name: candidate.last_name.clone(),
            phone: candidate.phone.clone(),
            industry: candidate.industry.clone(),
            profile,
            flags,
            memberships,
            aliases: former.map(|key| key.value.clone()).collect(),
            row: (candidate, searches).into(),
        };
        // Who has no slug may still have an address by another id.
        view.row.linkedin_url = view
            .row
            .linkedin_url
            .or_else(|| keys.iter().find_map(linkedin_url::address_of));
        view
    }
}

/// What happened to a candidate, newest first.
pub fn activity(detail: &CandidateDetail, changes: Vec<FieldChange>) -> Vec<ActivityItem> {
    let joined = detail.memberships.iter().map(|member| {
        let item = ActivityItem::Joined {
            at: member.added_at.to_string(),
            run_id: member.run_id,
            source: member.source,
            search_name: member.search_name.clone(),
            project_title: member.project_title.clone(),
        };
        (member.added_at, item)
    });
    let changed = changes
        .into_iter()
        .filter_map(|change| Some((change.changed_at, of_change(change)?)));
    let mut items: Vec<_> = joined.chain(changed).collect();
    items.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    items.into_iter().map(|(_, item)| item).collect()
}

fn of_change(change: FieldChange) -> Option<ActivityItem> {
    let field = ChangedField::of(&change.field)?;
    let at = change.changed_at.to_string();
    Some(match change.kind {
        FieldChangeKind::Filled | FieldChangeKind::Overwritten => ActivityItem::Changed {
            at,
            run_id: change.run_id,
            field,
            before: change.before,
            after: change.after,
        },
        FieldChangeKind::Offered | FieldChangeKind::Taken => ActivityItem::Offered {
            at,
            offer_id: change.id,
            field,
            ours: change.before.unwrap_or_default(),
            theirs: change.after,
            taken: change.kind == FieldChangeKind::Taken,
        },
    })
}

#[cfg(test)]
mod tests {
    use longlist_core::candidate::Field;

    use super::ChangedField;

    #[test]
    fn every_field_has_a_name_of_its_own_and_an_id_that_was_learnt_is_left_out() {
        let fields = Field::ALL.map(|field| ChangedField::of(field.column()));
        for (at, field) in fields.iter().enumerate() {
            assert!(
                field.is_some() && !fields[..at].contains(field),
                "{field:?} is told once"
            );
        }
        assert_eq!(
            ChangedField::of("slug"),
            Some(ChangedField::LinkedinAddress),
            "a new address is told"
        );
        for learnt in ["key:3", "key:5", "key:8", "profile"] {
            assert_eq!(
                ChangedField::of(learnt),
                None,
                "{learnt} says nothing to a person"
            );
        }
    }
}
