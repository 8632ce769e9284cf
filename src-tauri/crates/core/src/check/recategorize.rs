//! Recategorizing: must-haves, weights and bands move, and everybody's category follows from the stored verdicts.
//! Instant, free, and undone as a whole.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

use super::{CategoryCounts, board::scale};
use crate::{
    Code, Error, Noun, Result,
    briefing::{Bands, Briefing, RequirementKind, check_weight},
    change::Change,
    id::Id,
    store::{self, briefings::Standing},
    workspace::Workspace,
};

/// What of a briefing can move after it is locked: kind and weight of each requirement, and the bands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Arrangement {
    /// By the requirement's id. What is left out stays as it is.
    pub requirements: BTreeMap<String, RequirementPlace>,
    /// The bands.
    pub bands: Bands,
}

/// What a requirement decides, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RequirementPlace {
    /// Gate or signal.
    pub kind: RequirementKind,
    /// Its weight as a signal.
    pub weight: u8,
}

/// The categories before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BeforeAfter {
    /// As it was.
    pub before: CategoryCounts,
    /// As it is, or would be.
    pub after: CategoryCounts,
}

/// A recategorization that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Recategorization {
    /// For undoing it.
    pub id: Id<Recategorization>,
    /// The counts before and after.
    pub counts: BeforeAfter,
    /// When it was applied.
    #[specta(type = String)]
    pub applied_at: Timestamp,
    /// When it was undone.
    #[specta(type = Option<String>)]
    pub undone_at: Option<Timestamp>,
}

impl Arrangement {
    /// How a briefing stands.
    pub fn of(briefing: &Briefing) -> Self {
        let place = |requirement: &crate::briefing::Requirement| RequirementPlace {
            kind: requirement.kind,
            weight: requirement.weight,
        };
        Self {
            requirements: briefing
                .requirements
                .iter()
                .map(|requirement| (requirement.id.clone(), place(requirement)))
                .collect(),
            bands: briefing.bands,
        }
    }

    /// The briefing in this arrangement.
    fn applied(&self, briefing: &Briefing) -> Result<Briefing> {
        self.bands.check()?;
        let mut briefing = briefing.clone();
        for (id, place) in &self.requirements {
            check_weight(place.weight)?;
            let requirement = briefing
                .requirements
                .iter_mut()
                .find(|requirement| requirement.id == *id)
                .ok_or(Error::NotFound {
                    noun: Noun::Requirement,
                })?;
            (requirement.kind, requirement.weight) = (place.kind, place.weight);
        }
        briefing.bands = self.bands;
        Ok(briefing)
    }
}

impl Workspace {
    /// What an arrangement would come to. Nothing changes.
    pub async fn what_if(&self, id: Id<Briefing>, arrangement: &Arrangement) -> Result<BeforeAfter> {
        let briefing = self.briefing(id).await?;
        self.compare(&briefing, &arrangement.applied(&briefing)?).await
    }

    /// Moves requirements, weights and bands. Nothing is spent.
    pub async fn recategorize(&self, id: Id<Briefing>, arrangement: Arrangement) -> Result<Recategorization> {
        let briefing = self.briefing(id).await?;
        let counts = self.compare(&briefing, &arrangement.applied(&briefing)?).await?;
        let now = self.now();
        let applied = self
            .store()
            .write(move |tx| {
                let before = store::briefings::get(tx, id)?;
                let before = Arrangement::of(&before);
                arrange(tx, briefing.row, &arrangement)?;
                let entry = Recategorization {
                    id: Id::fresh(),
                    counts,
                    applied_at: now,
                    undone_at: None,
                };
                store::recategorizations::insert(tx, briefing.row, &entry, &before, &arrangement)?;
                Ok(entry)
            })
            .await?;
        self.arranged(id);
        Ok(applied)
    }

    /// Takes a recategorization back: kinds, weights and bands are as they were before it.
    ///
    /// # Errors
    ///
    /// `edited_since` where something was moved after it; `already_undone`.
    pub async fn undo_recategorization(&self, id: Id<Recategorization>) -> Result<()> {
        let now = self.now();
        let briefing = self
            .store()
            .write(move |tx| {
                let stored = store::recategorizations::get(tx, id)?;
                if stored.undone_at.is_some() {
                    return Err(Error::refused(
                        Code::AlreadyUndone,
                        "this was undone already",
                        "There is nothing left to do.",
                    ));
                }
                let briefing = store::briefings::get(tx, stored.briefing)?;
                let stands = Arrangement::of(&briefing);
                let is_ours = stored.after.bands == stands.bands
                    && stored
                        .after
                        .requirements
                        .iter()
                        .all(|(id, place)| stands.requirements.get(id) == Some(place));
                if !is_ours {
                    return Err(Error::refused(
                        Code::EditedSince,
                        "this was edited again since",
                        "Undo the later edit first, or change it by hand.",
                    ));
                }
                arrange(tx, briefing.row, &stored.before)?;
                store::recategorizations::mark_undone(tx, id, now)?;
                Ok(briefing.id)
            })
            .await?;
        self.arranged(briefing);
        Ok(())
    }

    /// What was moved in a briefing, newest first.
    pub async fn recategorizations(&self, id: Id<Briefing>) -> Result<Vec<Recategorization>> {
        self.store()
            .read(move |db| store::recategorizations::list(db, id))
            .await
    }

    async fn compare(&self, before: &Briefing, after: &Briefing) -> Result<BeforeAfter> {
        let row = before.row;
        let bits = self
            .store()
            .read(move |db| store::briefings::bits(db, row))
            .await?;
        let patterns = self.board(before).await?.patterns();
        Ok(BeforeAfter {
            before: patterns.counts(&scale(before, &bits)),
            after: patterns.counts(&scale(after, &bits)),
        })
    }

    fn arranged(&self, briefing: Id<Briefing>) {
        self.tell_briefing(briefing);
        self.tell(&[Change::Checks {
            briefing_id: briefing,
        }]);
    }
}

fn arrange(tx: &Transaction<'_>, briefing: i64, arrangement: &Arrangement) -> Result<()> {
    for (id, place) in &arrangement.requirements {
        let standing = Standing {
            kind: place.kind,
            weight: place.weight,
        };
        store::briefings::set_standing(tx, briefing, id, standing)?;
    }
    store::briefings::set_bands(tx, briefing, arrangement.bands)
}
