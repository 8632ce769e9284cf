//! `longlist briefing`: what candidates are checked against.

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::Subcommand;
use longlist_core::{
    briefing::{
        Briefing,
        draft::{description_from, description_in},
        file,
    },
    id::Id,
    project::Project,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    arguments,
    failure::Result,
    output::{Answer, sentence},
    project::word,
    table::{plain, table},
};

/// The longest name that a draft is given, in characters.
const LONGEST_NAME: usize = 80;

/// What can be done with briefings.
#[derive(Debug, Subcommand)]
pub enum BriefingOrder {
    /// Add a briefing from a JSON file; where the project has one of that name, as its next version
    Import {
        /// The file: {name, requirements: [{id, statement, rubric, category, kind, weight}]}
        file: PathBuf,
        /// The project
        #[arg(long, value_name = "ID", value_parser = arguments::project_id)]
        project: Id<Project>,
    },
    /// List every version of every briefing
    List {
        /// Only those of this project
        #[arg(long, value_name = "ID", value_parser = arguments::project_id)]
        project: Option<Id<Project>>,
    },
    /// Show one version; its “briefing” can be imported again
    Show {
        /// The version
        #[arg(value_parser = arguments::briefing_id)]
        id: Id<Briefing>,
    },
    /// Draft a briefing from a job description; what is printed can be changed and imported
    Draft {
        /// The description as plain text; - for standard input
        file: PathBuf,
    },
    /// Say whether the wording of a version is locked, and since when
    LockState {
        /// The version
        #[arg(value_parser = arguments::briefing_id)]
        id: Id<Briefing>,
    },
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: BriefingOrder) -> Result<Answer> {
    match order {
        BriefingOrder::Import { file, project } => {
            let fields = file::read_from(&file)?;
            let briefing = workspace.add_briefing(project, fields).await?;
            let text = format!(
                "Added {} as version {} with the id {}.",
                plain(&briefing.name),
                briefing.version,
                briefing.id
            );
            Ok(Answer::new(document(&briefing), text))
        }
        BriefingOrder::List { project } => list(workspace, project).await,
        BriefingOrder::Show { id } => {
            let briefing = workspace.briefing(id).await?;
            Ok(Answer::new(document(&briefing), in_words(&briefing)))
        }
        BriefingOrder::Draft { file } => draft(workspace, &text_of(&file)?).await,
        BriefingOrder::LockState { id } => {
            let briefing = workspace.briefing(id).await?;
            let text = match briefing.locked_at {
                Some(at) => format!("Locked since {at}: candidates were checked against it."),
                None => "Open: nobody was checked against it.".to_owned(),
            };
            let document = json!({
                "briefing_id": briefing.id,
                "locked": briefing.locked_at.is_some(),
                "locked_at": briefing.locked_at,
                "checked": briefing.checked,
            });
            Ok(Answer::new(document, text))
        }
    }
}

async fn list(workspace: &Workspace, project: Option<Id<Project>>) -> Result<Answer> {
    let briefings = workspace.briefings(project).await?;
    let rows: Vec<_> = briefings
        .iter()
        .map(|briefing| {
            [
                briefing.id.to_string(),
                briefing.name.clone(),
                briefing.version.to_string(),
                briefing.requirements.len().to_string(),
                briefing.checked.to_string(),
            ]
        })
        .collect();
    let text = table(
        ["ID", "NAME", "VERSION", "REQUIREMENTS", "CHECKED"],
        &rows,
        "There are no briefings. Add one with “longlist briefing import FILE --project ID”.",
    );
    let documents: Vec<_> = briefings.iter().map(document).collect();
    Ok(Answer::new(json!({ "briefings": documents }), text))
}

/// The draft as a briefing file; whatever else is to be said goes to standard error.
async fn draft(workspace: &Workspace, description: &str) -> Result<Answer> {
    let draft = workspace.draft_requirements(description.to_owned()).await?;
    if let Some(trouble) = &draft.trouble {
        eprintln!(
            "{} This program drafted by itself.",
            plain(&sentence(&trouble.message))
        );
    }
    if draft.requirements.is_empty() {
        eprintln!("Nothing in it reads like a requirement.");
    }
    let briefing = file::BriefingFile {
        name: name_in(description),
        requirements: draft.requirements,
    };
    let text = briefing.text()?;
    let document = json!({ "briefing": briefing, "drafted_by": draft.by, "trouble": draft.trouble });
    Ok(Answer::new(document, text))
}

/// A job description from a file or from standard input.
fn text_of(file: &Path) -> Result<String> {
    if file == Path::new("-") {
        return Ok(description_in(io::stdin().lock())?);
    }
    Ok(description_from(file)?)
}

/// The first line that says something: most descriptions begin with the role.
fn name_in(description: &str) -> String {
    let mut lines = description.lines().map(str::trim);
    let first = lines.find(|line| line.chars().any(char::is_alphabetic));
    first.unwrap_or("Draft").chars().take(LONGEST_NAME).collect()
}

/// A briefing as scripts see it.
fn document(briefing: &Briefing) -> Value {
    json!({
        "id": briefing.id,
        "briefing_id": briefing.id,
        "project_id": briefing.project_id,
        "name": briefing.name,
        "version": briefing.version,
        "locked": briefing.locked_at.is_some(),
        "locked_at": briefing.locked_at,
        "checked": briefing.checked,
        "bands": briefing.bands,
        "created_at": briefing.created_at,
        "briefing": file::BriefingFile::from(briefing),
        "requirements": briefing.requirements,
    })
}

fn in_words(briefing: &Briefing) -> String {
    let head = format!(
        "{}, version {}, {}.",
        plain(&briefing.name),
        briefing.version,
        if briefing.locked_at.is_some() {
            "locked"
        } else {
            "open"
        }
    );
    let rows: Vec<_> = briefing
        .requirements
        .iter()
        .map(|requirement| {
            [
                requirement.id.clone(),
                word(requirement.kind),
                requirement.weight.to_string(),
                word(requirement.category),
                requirement.statement.clone(),
            ]
        })
        .collect();
    let requirements = table(["ID", "KIND", "WEIGHT", "CATEGORY", "STATEMENT"], &rows, "");
    format!("{head}\n{requirements}")
}
