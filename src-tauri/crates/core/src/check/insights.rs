//! Insights: how the pool would change if one requirement moved between must-have and nice-to-have. From stored
//! verdicts, at no cost, and without changing anything.

use serde::Serialize;

use super::{
    CategoryCounts,
    board::{moved, scale},
    category::Scale,
};
use crate::{
    Result,
    briefing::{Briefing, RequirementKind},
    evaluator::Verdict,
    id::Id,
    store,
    workspace::Workspace,
};

/// What the stored verdicts of a briefing come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Insights {
    /// Candidates with a completed check.
    pub checked: u32,
    /// As it stands.
    pub counts: CategoryCounts,
    /// Each requirement, in the order in which it is shown.
    pub requirements: Vec<RequirementInsight>,
}

/// What one requirement does to the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RequirementInsight {
    /// Its id in the briefing.
    pub id: String,
    /// What it is now.
    pub kind: RequirementKind,
    /// Candidates who fulfil it.
    pub fulfilled: u32,
    /// Candidates who do not.
    pub not_fulfilled: u32,
    /// Candidates whose profile is silent.
    pub unknown: u32,
    /// The categories if it moved to the other kind.
    pub if_moved: CategoryCounts,
}

impl Workspace {
    /// How the pool changes with each requirement of a briefing.
    pub async fn insights(&self, id: Id<Briefing>) -> Result<Insights> {
        let briefing = self.briefing(id).await?;
        let row = briefing.row;
        let bits = self
            .store()
            .read(move |db| store::briefings::bits(db, row))
            .await?;
        let board = self.board(&briefing).await?;
        let patterns = board.patterns();
        let mut requirements = Vec::with_capacity(briefing.requirements.len());
        for requirement in &briefing.requirements {
            let Some(bit) = bits.get(&requirement.id).copied() else {
                continue;
            };
            let mut insight = RequirementInsight {
                id: requirement.id.clone(),
                kind: requirement.kind,
                fulfilled: 0,
                not_fulfilled: 0,
                unknown: 0,
                if_moved: patterns.counts(&with_one_moved(&briefing, &bits, &requirement.id)),
            };
            patterns.each(|masks, count| {
                *match masks.verdict(bit) {
                    Verdict::Fulfilled => &mut insight.fulfilled,
                    Verdict::NotFulfilled => &mut insight.not_fulfilled,
                    Verdict::Unknown => &mut insight.unknown,
                } += count;
            });
            requirements.push(insight);
        }
        let counts = patterns.counts(&scale(&briefing, &bits));
        Ok(Insights {
            checked: counts.total(),
            counts,
            requirements,
        })
    }
}

fn with_one_moved(briefing: &Briefing, bits: &std::collections::BTreeMap<String, u8>, id: &str) -> Scale {
    let mut briefing = briefing.clone();
    for requirement in &mut briefing.requirements {
        if requirement.id == id {
            requirement.kind = moved(requirement.kind);
        }
    }
    scale(&briefing, bits)
}
