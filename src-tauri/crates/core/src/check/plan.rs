//! What a run of checks was asked to do, fixed at its start.

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    briefing::Briefing,
    evaluator::{EvaluatorKind, Price},
    id::Id,
    membership::Selection,
    search::Search,
};

/// What to check, and how.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckAsk {
    /// Against which version of a briefing.
    pub briefing_id: Id<Briefing>,
    /// Whom.
    pub whom: Whom,
    /// By whom.
    pub evaluator: EvaluatorKind,
}

/// Whom to check.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Whom {
    /// Everybody in a search.
    Search {
        /// Which.
        search_id: Id<Search>,
    },
    /// Some candidates, or all that match.
    Selection {
        /// Which.
        selection: Selection,
    },
}

/// The part of a plan that is short; whom to check stands in a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPlan {
    /// By whom.
    pub evaluator: EvaluatorKind,
    /// At which price.
    pub price: Price,
}

/// Row numbers in ascending order as bytes: of each the distance to the one before, seven bits a byte.
pub(crate) fn pack(rows: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rows.len() * 2);
    let mut before = 0;
    for row in rows {
        let mut distance = row.wrapping_sub(before);
        before = *row;
        while distance >= 0x80 {
            bytes.push(distance.to_le_bytes()[0] | 0x80);
            distance >>= 7;
        }
        bytes.push(distance.to_le_bytes()[0]);
    }
    bytes
}

/// The row numbers behind such bytes.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<u32>> {
    let mut rows = Vec::with_capacity(bytes.len());
    let (mut row, mut distance, mut shift) = (0_u32, 0_u32, 0_u32);
    for byte in bytes {
        let seven = u32::from(byte & 0x7F);
        distance |= seven.checked_shl(shift).context("read whom a run is to check")?;
        if byte & 0x80 != 0 {
            shift += 7;
            continue;
        }
        row = row.wrapping_add(distance);
        rows.push(row);
        (distance, shift) = (0, 0);
    }
    Ok(rows)
}
