//! The results of a briefing in memory: everybody's latest verdicts in two words, and what people said beside them.
//!
//! It is made from the store when it is first asked for, and takes in new checks from behind the last one it knows.
//! Nothing of it is written: a board that is thrown away is made again.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard},
};

use rusqlite::Connection;
use rustc_hash::FxHashMap;

use super::{Category, CategoryCounts, Masks, category::Scale};
use crate::{
    Result,
    briefing::{Briefing, RequirementKind},
    evaluator::Verdict,
    id::Id,
    store::{self, decisions::Stands},
    workspace::Workspace,
};

/// How many briefings are kept in memory.
const KEPT: usize = 8;

/// Where one candidate stands against a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The candidate's row.
    pub candidate: u32,
    /// The row of the latest completed check.
    pub check: i64,
    /// Its verdicts.
    pub machine: Masks,
    /// The verdicts with what people said about single requirements.
    pub masks: Masks,
    /// The category that somebody gave by hand.
    pub decided: Option<Category>,
    /// Whether somebody marked the candidate.
    pub bookmarked: bool,
    /// When it was checked, in Unix milliseconds.
    pub checked_at_ms: i64,
}

impl Standing {
    /// The category: by hand, or else by the verdicts.
    pub fn category(&self, scale: &Scale) -> Category {
        self.decided.unwrap_or_else(|| scale.category(self.masks))
    }
}

/// Everybody who was checked against one version of a briefing.
#[derive(Debug, Clone, Default)]
pub struct Board {
    standings: Vec<Standing>,
    places: FxHashMap<u32, u32>,
    last: i64,
}

impl Board {
    /// Everybody, in the order of their first check.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// Where a candidate stands.
    pub fn of(&self, candidate: u32) -> Option<&Standing> {
        self.standings.get(*self.places.get(&candidate)? as usize)
    }

    /// How many stand in each category of a scale.
    pub fn counts(&self, scale: &Scale) -> CategoryCounts {
        let mut counts = CategoryCounts::default();
        for standing in &self.standings {
            counts.add(standing.category(scale), 1);
        }
        counts
    }

    /// How many have the same verdicts and the same category by hand: a pool of any size has few patterns, and what-if
    /// questions are asked of those.
    pub fn patterns(&self) -> Patterns {
        let mut patterns = FxHashMap::<_, u32>::default();
        for standing in &self.standings {
            *patterns.entry((standing.masks, standing.decided)).or_default() += 1;
        }
        Patterns(
            patterns
                .into_iter()
                .map(|((masks, decided), count)| (masks, decided, count))
                .collect(),
        )
    }

    /// Takes in what was checked and said since.
    fn catch_up(&mut self, db: &Connection, briefing: i64) -> Result<()> {
        let (standings, places, last) = (&mut self.standings, &mut self.places, &mut self.last);
        store::checks::each_completed(db, briefing, *last, |check, candidate, machine, checked_at_ms| {
            *last = check;
            let standing = Standing {
                candidate,
                check,
                machine,
                masks: machine,
                decided: None,
                bookmarked: false,
                checked_at_ms,
            };
            match of(places, standings, candidate) {
                Some(known) => *known = standing,
                None => {
                    places.insert(candidate, standings.len() as u32);
                    standings.push(standing);
                }
            }
        })?;
        for standing in standings.iter_mut() {
            standing.masks = standing.machine;
            (standing.decided, standing.bookmarked) = (None, false);
        }
        let mut said = BTreeMap::<(u32, u8), Verdict>::new();
        store::decisions::each(db, briefing, |candidate, stands| match stands {
            Stands::Category(category) => {
                if let Some(standing) = of(places, standings, candidate) {
                    standing.decided = category;
                }
            }
            Stands::Verdict(bit, Some(verdict)) => {
                said.insert((candidate, bit), verdict);
            }
            Stands::Verdict(bit, None) => {
                said.remove(&(candidate, bit));
            }
        })?;
        for ((candidate, bit), verdict) in said {
            if let Some(standing) = of(places, standings, candidate) {
                standing.masks.set(bit, verdict);
            }
        }
        for candidate in store::bookmarks::of_briefing(db, briefing)? {
            if let Some(standing) = of(places, standings, candidate) {
                standing.bookmarked = true;
            }
        }
        Ok(())
    }
}

fn of<'s>(
    places: &FxHashMap<u32, u32>,
    standings: &'s mut [Standing],
    candidate: u32,
) -> Option<&'s mut Standing> {
    standings.get_mut(*places.get(&candidate)? as usize)
}

/// Verdicts that occur, and how often.
#[derive(Debug, Clone)]
pub struct Patterns(Vec<(Masks, Option<Category>, u32)>);

impl Patterns {
    /// How many stand in each category of a scale.
    pub fn counts(&self, scale: &Scale) -> CategoryCounts {
        let mut counts = CategoryCounts::default();
        for (masks, decided, count) in &self.0 {
            counts.add(decided.unwrap_or_else(|| scale.category(*masks)), *count);
        }
        counts
    }

    /// Calls `visit` with each pattern of verdicts and how often it occurs.
    pub fn each(&self, mut visit: impl FnMut(Masks, u32)) {
        for (masks, _, count) in &self.0 {
            visit(*masks, *count);
        }
    }
}

/// The boards that were asked for last.
#[derive(Default)]
pub struct Boards(Mutex<Vec<(Id<Briefing>, Slot)>>);

type Slot = Arc<tokio::sync::Mutex<Cached>>;

#[derive(Default)]
struct Cached {
    board: Arc<Board>,
    is_fresh: bool,
}

impl Boards {
    fn slot(&self, briefing: Id<Briefing>) -> Slot {
        let mut slots = self.slots();
        if let Some(at) = slots.iter().position(|(id, _)| *id == briefing) {
            let slot = slots.remove(at);
            slots.push(slot);
        } else {
            if slots.len() == KEPT {
                slots.remove(0);
            }
            slots.push((briefing, Slot::default()));
        }
        slots.last().map(|(_, slot)| Arc::clone(slot)).unwrap_or_default()
    }

    fn slots(&self) -> MutexGuard<'_, Vec<(Id<Briefing>, Slot)>> {
        self.0.lock().expect("nothing panics while holding the boards")
    }
}

impl Workspace {
    /// The results of a briefing as they stand.
    pub(crate) async fn board(&self, briefing: &Briefing) -> Result<Arc<Board>> {
        let slot = self.boards().slot(briefing.id);
        let mut cached = slot.lock().await;
        if cached.is_fresh {
            return Ok(Arc::clone(&cached.board));
        }
        // Before reading: what is committed meanwhile makes it stale again.
        cached.is_fresh = true;
        let (mut board, row) = (cached.board.as_ref().clone(), briefing.row);
        let read = self.store().read(move |db| {
            board.catch_up(db, row)?;
            Ok(board)
        });
        match read.await {
            Ok(board) => {
                cached.board = Arc::new(board);
                Ok(Arc::clone(&cached.board))
            }
            Err(error) => {
                cached.is_fresh = false;
                Err(error)
            }
        }
    }

    /// Says that the results of a briefing are no longer what memory holds.
    pub(crate) async fn board_is_stale(&self, briefing: Id<Briefing>) {
        self.boards().slot(briefing).lock().await.is_fresh = false;
    }

    /// Forgets all results in memory, because candidates went.
    pub(crate) fn forget_boards(&self) {
        self.boards().slots().clear();
    }
}

/// The scale of a briefing. `bits` says which bit each requirement has.
pub(crate) fn scale(briefing: &Briefing, bits: &BTreeMap<String, u8>) -> Scale {
    Scale::new(
        briefing.requirements.iter().filter_map(|requirement| {
            let bit = bits.get(&requirement.id)?;
            Some((*bit, requirement.kind, requirement.weight))
        }),
        briefing.bands,
    )
}

/// The other kind.
pub(crate) fn moved(kind: RequirementKind) -> RequirementKind {
    match kind {
        RequirementKind::MustHave => RequirementKind::NiceToHave,
        RequirementKind::NiceToHave => RequirementKind::MustHave,
    }
}
