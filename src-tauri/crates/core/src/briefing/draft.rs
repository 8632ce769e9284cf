//! A first draft of requirements from a job description. This program makes one by itself; where a model was chosen for
//! drafts, it betters that one, and where it cannot, the first one is what comes out.

use std::{io::Read, path::Path};

use anyhow::Context as _;
use serde::Serialize;

use super::Requirement;
use crate::{
    Code, Error, Result,
    evaluator::{local, model},
    import::file::open_file,
    provider::{ModelAction, ModelEvaluator, Provider},
    run::Trouble,
    workspace::Workspace,
};

/// The longest job description that is read, in characters.
pub const LONGEST_DESCRIPTION: usize = 50_000;

/// The most that is read of a file with one, in bytes: more than the longest one has, however it is written.
const LONGEST_FILE: u64 = 4 * 1_024 * 1_024;

/// Who drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Drafter {
    /// This program: nothing is sent anywhere.
    Local,
    /// A language model.
    Model {
        /// Whose access it is, which says where the description goes.
        evaluator: ModelEvaluator,
        /// The model, as its vendor names it.
        name: String,
    },
}

impl From<&Provider> for Drafter {
    fn from(provider: &Provider) -> Self {
        Self::Model {
            evaluator: provider.evaluator,
            name: provider.model.clone(),
        }
    }
}

/// What came of a job description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// The requirements, at most twenty. Whoever asked for them reads and changes them.
    pub requirements: Vec<Requirement>,
    /// Who has drafted them.
    pub by: Drafter,
    /// Why the model that was to do it has not.
    pub trouble: Option<Trouble>,
}

impl Workspace {
    /// Who would draft requirements now.
    pub async fn drafter(&self) -> Result<Drafter> {
        let chosen = self.chosen_model(ModelAction::Draft).await?;
        Ok(chosen.as_ref().map_or(Drafter::Local, Drafter::from))
    }

    /// Drafts requirements from a job description. A model that fails costs nobody the draft.
    ///
    /// # Errors
    ///
    /// `job_description_too_long`.
    pub async fn draft_requirements(&self, description: String) -> Result<Draft> {
        let length = description.chars().count();
        if length > LONGEST_DESCRIPTION {
            return Err(too_long(length));
        }
        let chosen = self.chosen_model(ModelAction::Draft).await?;
        let (first, description) =
            tokio::task::spawn_blocking(move || (local::draft(&description), description))
                .await
                .context("draft requirements")?;
        let (requirements, by, trouble) = match chosen {
            None => (first, Drafter::Local, None),
            Some(provider) => match self.bettered(&provider, &description, &first).await {
                Ok(requirements) => (requirements, Drafter::from(&provider), None),
                Err(error @ Error::Internal(_)) => return Err(error),
                Err(error) => (first, Drafter::Local, Some(Trouble::from(&error))),
            },
        };
        Ok(Draft {
            requirements,
            by,
            trouble,
        })
    }

    async fn bettered(
        &self,
        provider: &Provider,
        description: &str,
        first: &[Requirement],
    ) -> Result<Vec<Requirement>> {
        let model = self.chat(provider).await?;
        let bettered = model::draft::draft(model.as_ref(), description, first).await;
        if let Err(Error::Model(refusal)) = &bettered {
            self.note_refusal(provider.id, refusal).await?;
        }
        bettered
    }
}

/// The job description in a file of plain text.
///
/// # Errors
///
/// `unreadable` where there is no file or it cannot be read, and those of [`description_in`].
pub fn description_from(path: &Path) -> Result<String> {
    description_in(open_file(path)?)
}

/// The job description in what is read, which ends where it is too long anyway.
///
/// # Errors
///
/// `wrong_encoding` where it is not UTF-8.
pub fn description_in(read: impl Read) -> Result<String> {
    let mut bytes = Vec::new();
    read.take(LONGEST_FILE).read_to_end(&mut bytes)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Error::invalid(
            Code::WrongEncoding,
            "the job description is not text in UTF-8",
            "Save it as plain text in UTF-8.",
        )
    })?;
    Ok(text.to_owned())
}

fn too_long(length: usize) -> Error {
    Error::invalid(
        Code::JobDescriptionTooLong,
        format!("the job description has {length} characters, and {LONGEST_DESCRIPTION} is the most"),
        "Leave out what the employer says of itself: the part that says who is looked for is enough.",
    )
    .with("length", length)
    .with("most", LONGEST_DESCRIPTION)
}
