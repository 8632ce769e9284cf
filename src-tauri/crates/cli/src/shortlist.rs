//! `longlist shortlist`: candidates moved forward.

use clap::Subcommand;
use longlist_core::{
    briefing::Briefing,
    candidate::Candidate,
    id::Id,
    project::Project,
    shortlist::{Shortlist, ShortlistStanding, Shortlisted},
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    output::Answer,
    project::word,
    table::{plain, table},
};

/// What can be done with shortlists.
#[derive(Debug, Subcommand)]
pub enum ShortlistOrder {
    /// Add a shortlist to a project
    Add {
        /// Its name
        name: String,
        /// The project
        #[arg(long, value_name = "ID", value_parser = arguments::project_id)]
        project: Id<Project>,
    },
    /// List the shortlists
    List {
        /// Only those of this project
        #[arg(long, value_name = "ID", value_parser = arguments::project_id)]
        project: Option<Id<Project>>,
    },
    /// Give a shortlist another name
    Rename {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
        /// Its name
        name: String,
    },
    /// Show who is on a shortlist
    Show {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
    },
    /// Put candidates on a shortlist; who is on it gets the new note
    Put {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
        /// The candidates
        #[arg(required = true, value_parser = arguments::candidate_id)]
        candidates: Vec<Id<Candidate>>,
        /// The briefing of the checks that are moved forward
        #[arg(long, value_name = "ID", value_parser = arguments::briefing_id)]
        briefing: Option<Id<Briefing>>,
        /// Why
        #[arg(long, value_name = "TEXT", default_value_t)]
        note: String,
    },
    /// Give a candidate another place on a shortlist
    Move {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
        /// The candidate
        #[arg(value_parser = arguments::candidate_id)]
        candidate: Id<Candidate>,
        /// The place, counted from 1; beyond the end it is the last one
        #[arg(long, value_name = "PLACE", value_parser = clap::value_parser!(u32).range(1..))]
        to: u32,
    },
    /// Write why a candidate is on a shortlist
    Note {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
        /// The candidate
        #[arg(value_parser = arguments::candidate_id)]
        candidate: Id<Candidate>,
        /// Why; nothing takes the note away
        text: String,
    },
    /// Take candidates off a shortlist
    Take {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
        /// The candidates
        #[arg(required = true, value_parser = arguments::candidate_id)]
        candidates: Vec<Id<Candidate>>,
    },
    /// Remove a shortlist; nobody on it is touched
    Remove {
        /// The shortlist
        #[arg(value_parser = arguments::shortlist_id)]
        id: Id<Shortlist>,
    },
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: ShortlistOrder) -> Result<Answer> {
    match order {
        ShortlistOrder::Add { name, project } => {
            let list = workspace.add_shortlist(project, name).await?;
            let text = format!("Added {} with the id {}.", plain(&list.name), list.id);
            Ok(Answer::new(document(&list), text))
        }
        ShortlistOrder::List { project } => {
            let lists = workspace.shortlists(project).await?;
            let rows: Vec<_> = lists
                .iter()
                .map(|list| [list.id.to_string(), list.name.clone(), list.members.to_string()])
                .collect();
            let text = table(["ID", "NAME", "CANDIDATES"], &rows, "There are no shortlists.");
            let documents: Vec<_> = lists.iter().map(document).collect();
            Ok(Answer::new(json!({ "shortlists": documents }), text))
        }
        ShortlistOrder::Rename { id, name } => {
            workspace.rename_shortlist(id, name).await?;
            let list = workspace.shortlist_page(id).await?.shortlist;
            let text = format!("It is called {} now.", plain(&list.name));
            Ok(Answer::new(document(&list), text))
        }
        ShortlistOrder::Show { id } => show(workspace, id).await,
        ShortlistOrder::Put {
            id,
            candidates,
            briefing,
            note,
        } => {
            let added = workspace.shortlist(id, candidates, briefing, note).await?;
            Ok(Answer::new(
                json!({ "shortlist_id": id, "added": added }),
                format!("{added} are new on it."),
            ))
        }
        ShortlistOrder::Move { id, candidate, to } => {
            workspace
                .move_on_shortlist(id, candidate, to.saturating_sub(1))
                .await?;
            show(workspace, id).await
        }
        ShortlistOrder::Note { id, candidate, text } => {
            let is_gone = text.trim().is_empty();
            workspace.note_shortlisted(id, candidate, text).await?;
            Ok(Answer::new(
                json!({ "shortlist_id": id, "candidate_id": candidate, "noted": !is_gone }),
                if is_gone { "It has no note now." } else { "Noted." },
            ))
        }
        ShortlistOrder::Take { id, candidates } => {
            let taken = workspace.unshortlist(id, candidates).await?.len();
            Ok(Answer::new(
                json!({ "shortlist_id": id, "taken": taken }),
                format!("{taken} were taken off it."),
            ))
        }
        ShortlistOrder::Remove { id } => {
            workspace.remove_shortlist(id).await?;
            Ok(Answer::new(
                json!({ "shortlist_id": id, "removed": true }),
                "Removed. Nobody on it was touched.",
            ))
        }
    }
}

async fn show(workspace: &Workspace, id: Id<Shortlist>) -> Result<Answer> {
    let page = workspace.shortlist_page(id).await?;
    let rows: Vec<_> = page
        .members
        .iter()
        .map(|(member, standing)| {
            let (category, fit) = standing.as_ref().map_or_else(Default::default, |standing| {
                (word(standing.category), standing.fit_score.to_string())
            });
            [
                member.candidate.full_name.clone(),
                category,
                fit,
                member.note.clone(),
            ]
        })
        .collect();
    let text = table(["NAME", "CATEGORY", "FIT", "NOTE"], &rows, "Nobody is on it.");
    let documents: Vec<_> = page
        .members
        .iter()
        .map(|(member, standing)| self::member(member, standing.as_ref()))
        .collect();
    Ok(Answer::new(
        json!({ "shortlist_id": id, "candidates": documents }),
        text,
    ))
}

fn document(list: &Shortlist) -> Value {
    json!({
        "id": list.id,
        "shortlist_id": list.id,
        "project_id": list.project_id,
        "name": list.name,
        "candidates": list.members,
        "created_at": list.created_at,
    })
}

fn member(member: &Shortlisted, standing: Option<&ShortlistStanding>) -> Value {
    json!({
        "candidate_id": member.candidate.id,
        "linkedin_url": member.candidate.linkedin_url(),
        "full_name": member.candidate.full_name,
        "briefing_id": member.briefing_id,
        "category": standing.map(|standing| standing.category),
        "fit_score": standing.map(|standing| standing.fit_score),
        "note": member.note,
        "added_at": member.added_at,
    })
}
