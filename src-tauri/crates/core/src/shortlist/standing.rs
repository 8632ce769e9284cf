//! Where those on a shortlist stand: the category and the fit score of the check that was moved forward, as they are now.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    sync::Arc,
};

use serde::Serialize;

use super::{Shortlist, Shortlisted};
use crate::{
    Error, Result,
    briefing::Briefing,
    check::{
        Category,
        board::{Board, scale},
    },
    id::Id,
    store,
    workspace::Workspace,
};

/// A shortlist as somebody reads it.
#[derive(Debug, Clone)]
pub struct ShortlistPage {
    /// The list.
    pub shortlist: Shortlist,
    /// Who is on it, in their order, and where each stands.
    pub members: Vec<(Shortlisted, Option<ShortlistStanding>)>,
}

/// Where a candidate stands against a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShortlistStanding {
    /// The briefing.
    pub briefing_id: Id<Briefing>,
    /// Its name.
    pub briefing_name: String,
    /// Which version.
    pub briefing_version: u32,
    /// The category: by hand, or else by the verdicts.
    pub category: Category,
    /// The fit score in percent.
    pub fit_score: u8,
}

impl Workspace {
    /// One shortlist with everybody on it. Who was moved forward without a check stands as in the latest one against a
    /// briefing of the project.
    pub async fn shortlist_page(&self, id: Id<Shortlist>) -> Result<ShortlistPage> {
        let (shortlist, members) = self
            .store()
            .read(move |db| {
                let shortlist = store::shortlists::get(db, id)?;
                let briefings = store::briefings::list(db, Some(shortlist.project_id))?;
                let mut members = store::shortlists::members(db, id)?;
                for member in members.iter_mut().filter(|member| member.briefing_id.is_none()) {
                    let checks = store::checks::of_candidate(db, member.candidate.row, None)?;
                    member.briefing_id = checks
                        .iter()
                        .map(|check| check.briefing_id)
                        .find(|id| briefings.iter().any(|briefing| briefing.id == *id));
                }
                Ok((shortlist, members))
            })
            .await?;
        let mut read = BTreeMap::new();
        for id in members.iter().filter_map(|member| member.briefing_id) {
            if let Entry::Vacant(place) = read.entry(id) {
                place.insert(self.against(id).await?);
            }
        }
        let members = members
            .into_iter()
            .map(|member| {
                let against = member.briefing_id.and_then(|id| read.get(&id)?.as_ref());
                let standing = against.and_then(|against| against.of(member.candidate.row));
                (member, standing)
            })
            .collect();
        Ok(ShortlistPage { shortlist, members })
    }

    /// The results of a briefing; none where it is gone.
    async fn against(&self, id: Id<Briefing>) -> Result<Option<Against>> {
        let briefing = match self.briefing(id).await {
            Err(Error::NotFound { .. }) => return Ok(None),
            briefing => briefing?,
        };
        let board = self.board(&briefing).await?;
        let row = briefing.row;
        let bits = self
            .store()
            .read(move |db| store::briefings::bits(db, row))
            .await?;
        Ok(Some(Against {
            briefing,
            board,
            bits,
        }))
    }
}

/// A briefing and its results.
struct Against {
    briefing: Briefing,
    board: Arc<Board>,
    bits: BTreeMap<String, u8>,
}

impl Against {
    fn of(&self, candidate: i64) -> Option<ShortlistStanding> {
        let standing = self.board.of(u32::try_from(candidate).ok()?)?;
        let scale = scale(&self.briefing, &self.bits);
        Some(ShortlistStanding {
            briefing_id: self.briefing.id,
            briefing_name: self.briefing.name.clone(),
            briefing_version: self.briefing.version,
            category: standing.category(&scale),
            fit_score: scale.score(standing.masks),
        })
    }
}
