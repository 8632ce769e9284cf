//! Who is on a shortlist: put on it, put in order, taken off it, and put back.

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};

use super::{Shortlist, Shortlisted};
use crate::{
    Code, Error, Noun, Result, briefing::Briefing, candidate::Candidate, change::Change, id::Id,
    membership::Selection, store, workspace::Workspace,
};

/// The most candidates on one shortlist: it is a list that people read.
pub const MOST_MEMBERS: usize = 1_000;

/// The longest note, in characters.
const LONGEST_NOTE: usize = 4_000;

/// What putting candidates on a shortlist came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AddedToShortlist {
    /// Who is new on it.
    pub candidates: Vec<Id<Candidate>>,
    /// How many were on it already, and stay as they are.
    pub already: u32,
}

/// How a candidate stood on a shortlist: enough to be put back there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OnShortlist {
    /// The candidate.
    pub candidate_id: Id<Candidate>,
    /// The briefing of the check that was moved forward.
    pub briefing_id: Option<Id<Briefing>>,
    /// Why, in the recruiter's words.
    pub note: String,
    /// Since when.
    #[specta(type = String)]
    pub added_at: Timestamp,
    /// How many stood before.
    pub place: u32,
}

impl Workspace {
    /// The shortlists that everybody of a selection is on already.
    pub async fn shortlists_with(&self, selection: Selection) -> Result<Vec<Id<Shortlist>>> {
        let rows = self.rows_of(selection).await?;
        if rows.len() > MOST_MEMBERS {
            return Ok(Vec::new());
        }
        let with_all = move |db: &Connection| {
            let mut rows = rows.into_iter();
            let first = rows.next().map(|row| store::shortlists::of_candidate(db, row));
            let mut lists = first.transpose()?.unwrap_or_default();
            for row in rows {
                if lists.is_empty() {
                    break;
                }
                let others = store::shortlists::of_candidate(db, row)?;
                lists.retain(|list| others.contains(list));
            }
            Ok(lists.into_iter().collect())
        };
        self.store().read(with_all).await
    }

    /// Puts candidates at the end of a shortlist. Those who are on it stay as they are.
    ///
    /// # Errors
    ///
    /// `shortlist_full`; nobody is put on it then.
    pub async fn add_to_shortlist(
        &self,
        id: Id<Shortlist>,
        selection: Selection,
        briefing: Option<Id<Briefing>>,
    ) -> Result<AddedToShortlist> {
        let rows = self.rows_of(selection).await?;
        let now_ms = store::ms(self.now());
        let added = self
            .store()
            .write(move |tx| {
                let briefing = briefing.map(|id| store::briefings::get(tx, id)).transpose()?;
                let briefing = briefing.map(|briefing| briefing.row);
                let list = store::shortlists::get(tx, id)?;
                let mut added = AddedToShortlist {
                    candidates: Vec::new(),
                    already: 0,
                };
                for row in rows {
                    if !store::shortlists::put(tx, id, row, briefing, now_ms)? {
                        added.already += 1;
                        continue;
                    }
                    if list.members as usize + added.candidates.len() == MOST_MEMBERS {
                        return Err(full());
                    }
                    let candidate = store::candidates::get_row(tx, row)?;
                    added.candidates.extend(candidate.map(|candidate| candidate.id));
                }
                Ok(added)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(added)
    }

    /// Puts candidates on a shortlist; those who are on it get the new note. How many are new on it.
    ///
    /// # Errors
    ///
    /// `note_too_long` and `shortlist_full`.
    pub async fn shortlist(
        &self,
        id: Id<Shortlist>,
        candidates: Vec<Id<Candidate>>,
        briefing: Option<Id<Briefing>>,
        note: String,
    ) -> Result<u32> {
        let note = checked_note(&note)?;
        let now_ms = store::ms(self.now());
        let added = self
            .store()
            .write(move |tx| {
                let briefing = briefing.map(|id| store::briefings::get(tx, id)).transpose()?;
                let briefing = briefing.map(|briefing| briefing.row);
                let mut added = 0;
                for candidate in candidates {
                    let row = store::candidates::row(tx, candidate)?;
                    added += u32::from(store::shortlists::put(tx, id, row, briefing, now_ms)?);
                    store::shortlists::write_note(tx, id, row, &note)?;
                    if let Some(briefing) = briefing {
                        store::shortlists::set_briefing(tx, id, row, briefing)?;
                    }
                }
                if store::shortlists::get(tx, id)?.members as usize > MOST_MEMBERS {
                    return Err(full());
                }
                Ok(added)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(added)
    }

    /// Writes why a candidate is on a shortlist.
    ///
    /// # Errors
    ///
    /// `note_too_long`, and [`Error::NotFound`] for who is not on it.
    pub async fn note_shortlisted(
        &self,
        id: Id<Shortlist>,
        candidate: Id<Candidate>,
        note: String,
    ) -> Result<()> {
        let note = checked_note(&note)?;
        self.store()
            .write(move |tx| {
                let row = store::candidates::row(tx, candidate)?;
                if store::shortlists::write_note(tx, id, row, &note)? {
                    return Ok(());
                }
                Err(Error::NotFound {
                    noun: Noun::Candidate,
                })
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
    }

    /// Gives a candidate another place on a shortlist: so many stand before afterwards, or all who can.
    pub async fn move_on_shortlist(
        &self,
        id: Id<Shortlist>,
        candidate: Id<Candidate>,
        to: u32,
    ) -> Result<()> {
        self.store()
            .write(move |tx| {
                let mut members = store::shortlists::places(tx, id)?;
                let Some(from) = members.iter().position(|member| member.candidate_id == candidate) else {
                    return Err(Error::NotFound {
                        noun: Noun::Candidate,
                    });
                };
                let member = members.remove(from);
                members.insert(members.len().min(to as usize), member);
                put_in_order(tx, id, &members)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
    }

    /// Takes candidates off a shortlist; how those stood who were on it, for putting them back.
    pub async fn unshortlist(
        &self,
        id: Id<Shortlist>,
        candidates: Vec<Id<Candidate>>,
    ) -> Result<Vec<OnShortlist>> {
        let taken = self
            .store()
            .write(move |tx| {
                let (taken, left): (Vec<_>, Vec<_>) = store::shortlists::places(tx, id)?
                    .into_iter()
                    .partition(|member| candidates.contains(&member.candidate_id));
                for member in &taken {
                    let row = store::candidates::row(tx, member.candidate_id)?;
                    store::shortlists::take(tx, id, row)?;
                }
                put_in_order(tx, id, &left)?;
                Ok(taken)
            })
            .await?;
        self.tell(&[Change::Shortlists]);
        Ok(taken)
    }

    /// Puts candidates back where they stood. Who was erased meanwhile is left out, and who is on it again stays.
    ///
    /// # Errors
    ///
    /// `note_too_long` and `shortlist_full`.
    pub async fn put_back_on_shortlist(&self, id: Id<Shortlist>, members: Vec<OnShortlist>) -> Result<()> {
        self.store().write(move |tx| put_back(tx, id, members)).await?;
        self.tell(&[Change::Shortlists]);
        Ok(())
    }

    /// Who is on a shortlist, in their order.
    pub async fn shortlisted(&self, id: Id<Shortlist>) -> Result<Vec<Shortlisted>> {
        self.store()
            .read(move |db| store::shortlists::members(db, id))
            .await
    }
}

pub(super) fn put_back(tx: &Transaction<'_>, id: Id<Shortlist>, mut gone: Vec<OnShortlist>) -> Result<()> {
    let mut members = store::shortlists::places(tx, id)?;
    gone.sort_by_key(|member| member.place);
    for member in gone {
        let note = checked_note(&member.note)?;
        let row = match store::candidates::row(tx, member.candidate_id) {
            Err(Error::NotFound { .. }) => continue,
            row => row?,
        };
        let briefing = match member.briefing_id.map(|id| store::briefings::get(tx, id)) {
            None | Some(Err(Error::NotFound { .. })) => None,
            Some(briefing) => Some(briefing?.row),
        };
        if !store::shortlists::put(tx, id, row, briefing, store::ms(member.added_at))? {
            continue;
        }
        store::shortlists::write_note(tx, id, row, &note)?;
        members.insert(members.len().min(member.place as usize), member);
        if members.len() > MOST_MEMBERS {
            return Err(full());
        }
    }
    put_in_order(tx, id, &members)
}

/// Writes the order in which they stand; only where it is another one than before.
fn put_in_order(tx: &Transaction<'_>, id: Id<Shortlist>, members: &[OnShortlist]) -> Result<()> {
    for (place, member) in (0_u32..).zip(members) {
        let row = store::candidates::row(tx, member.candidate_id)?;
        store::shortlists::set_place(tx, id, row, place)?;
    }
    Ok(())
}

fn checked_note(note: &str) -> Result<String> {
    let note = note.trim();
    if note.chars().count() > LONGEST_NOTE {
        return Err(Error::invalid(
            Code::NoteTooLong,
            format!("a note has at most {LONGEST_NOTE} characters"),
            "Shorten it.",
        )
        .with("most", LONGEST_NOTE));
    }
    Ok(note.to_owned())
}

fn full() -> Error {
    Error::refused(
        Code::ShortlistFull,
        format!("a shortlist has at most {MOST_MEMBERS} candidates"),
        "Take some off it, or make another one.",
    )
    .with("most", MOST_MEMBERS)
}
