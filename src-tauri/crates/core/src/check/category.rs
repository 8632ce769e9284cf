//! Categories: what the verdicts of a check come to.

use serde::{Deserialize, Serialize};

use super::Masks;
use crate::briefing::{Bands, RequirementKind};

/// Where a candidate stands against a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Passes every gate, with a high fit score.
    A,
    /// Passes every gate, with a middling one.
    B,
    /// Passes every gate, with a low one.
    C,
    /// The profile is silent about a gate: a person has to look.
    NeedsLook,
    /// Misses a gate.
    NoFit,
}

impl Category {
    /// Every category, best first.
    pub const ALL: [Self; 5] = [Self::A, Self::B, Self::C, Self::NeedsLook, Self::NoFit];
}

/// How many candidates stand in each category.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CategoryCounts {
    /// [`Category::A`]
    pub a: u32,
    /// [`Category::B`]
    pub b: u32,
    /// [`Category::C`]
    pub c: u32,
    /// [`Category::NeedsLook`]
    pub needs_look: u32,
    /// [`Category::NoFit`]
    pub no_fit: u32,
}

impl CategoryCounts {
    /// Counts `more` in a category.
    pub fn add(&mut self, category: Category, more: u32) {
        *match category {
            Category::A => &mut self.a,
            Category::B => &mut self.b,
            Category::C => &mut self.c,
            Category::NeedsLook => &mut self.needs_look,
            Category::NoFit => &mut self.no_fit,
        } += more;
    }

    /// How many stand in a category.
    pub fn get(&self, category: Category) -> u32 {
        match category {
            Category::A => self.a,
            Category::B => self.b,
            Category::C => self.c,
            Category::NeedsLook => self.needs_look,
            Category::NoFit => self.no_fit,
        }
    }

    /// How many there are in all.
    pub fn total(&self) -> u32 {
        Category::ALL.iter().map(|category| self.get(*category)).sum()
    }
}

/// Kinds, weights and bands of a briefing, ready to judge verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    gates: u64,
    /// For each weight, the nice-to-haves that have it.
    by_weight: [u64; 10],
    in_all: u32,
    bands: Bands,
}

impl Scale {
    /// The scale of requirements, given as bit, kind and weight.
    pub fn new(requirements: impl Iterator<Item = (u8, RequirementKind, u8)>, bands: Bands) -> Self {
        let mut scale = Self {
            gates: 0,
            by_weight: [0; 10],
            in_all: 0,
            bands,
        };
        for (bit, kind, weight) in requirements {
            let bit = 1_u64.checked_shl(u32::from(bit)).unwrap_or(0);
            match kind {
                RequirementKind::MustHave => scale.gates |= bit,
                RequirementKind::NiceToHave => {
                    if let Some(set) = scale.by_weight.get_mut(usize::from(weight).saturating_sub(1)) {
                        *set |= bit;
                        scale.in_all += u32::from(weight);
                    }
                }
            }
        }
        scale
    }

    /// The fit score in percent, rounded down: the weights of the nice-to-haves that are fulfilled, of all their
    /// weights. 100 where there are none.
    pub fn score(&self, masks: Masks) -> u8 {
        let fulfilled: u32 = (1..)
            .zip(self.by_weight)
            .map(|(weight, set)| weight * (set & masks.fulfilled).count_ones())
            .sum();
        let percent = (fulfilled * 100).checked_div(self.in_all).unwrap_or(100);
        u8::try_from(percent).unwrap_or(100)
    }

    /// The category of verdicts.
    pub fn category(&self, masks: Masks) -> Category {
        let known = masks.fulfilled | masks.unknown;
        if self.gates & !known != 0 {
            return Category::NoFit;
        }
        if self.gates & masks.unknown != 0 {
            return Category::NeedsLook;
        }
        let score = self.score(masks);
        if score >= self.bands.a {
            Category::A
        } else if score >= self.bands.b {
            Category::B
        } else {
            Category::C
        }
    }
}
