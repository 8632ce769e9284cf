//! Briefings as files: the JSON that the command line reads and writes.

use std::{io::Read as _, path::Path};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Briefing, BriefingFields, Requirement};
use crate::{Code, Error, Result, import::file::open_file};

/// The longest file that is read, in bytes.
const LONGEST_FILE: usize = 4 * 1_024 * 1_024;

/// A briefing as a file holds it: `{name, requirements:[{id, statement, rubric, category, kind, weight}]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefingFile {
    /// The name that its versions share.
    pub name: String,
    /// What it asks for.
    pub requirements: Vec<Requirement>,
}

impl BriefingFile {
    /// The file as it is written.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self).context("write a briefing file")?)
    }
}

impl From<BriefingFile> for BriefingFields {
    fn from(file: BriefingFile) -> Self {
        Self {
            name: file.name,
            requirements: file.requirements,
        }
    }
}

impl From<&Briefing> for BriefingFile {
    fn from(briefing: &Briefing) -> Self {
        Self {
            name: briefing.name.clone(),
            requirements: briefing.requirements.clone(),
        }
    }
}

/// Reads the briefing file at a place.
///
/// # Errors
///
/// `unreadable` where there is no file or it cannot be read, and those of [`read`].
pub fn read_from(path: &Path) -> Result<BriefingFields> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST_FILE).unwrap_or(u64::MAX);
    open_file(path)?.take(most + 1).read_to_end(&mut bytes)?;
    read(&bytes)
}

/// Reads a briefing file.
///
/// # Errors
///
/// `briefing_file_invalid` with the place, `weight_invalid` for a weight that is no whole number, and those of
/// [`super::checked`].
pub fn read(bytes: &[u8]) -> Result<BriefingFields> {
    if bytes.len() > LONGEST_FILE {
        return Err(unreadable("it is larger than 4 MB"));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        unreadable(&format!(
            "it is not JSON: line {}, column {}",
            error.line(),
            error.column()
        ))
    })?;
    let requirements = value.get("requirements").and_then(Value::as_array);
    for (number, requirement) in (1_u32..).zip(requirements.into_iter().flatten()) {
        check_weight(number, requirement.get("weight"))?;
    }
    let file: BriefingFile = serde_json::from_value(value).map_err(|error| unreadable(&error.to_string()))?;
    super::checked(file.into())
}

/// A weight in a file can be anything; what is no whole number from 1 to 10 is told with the requirement's number.
fn check_weight(number: u32, weight: Option<&Value>) -> Result<()> {
    let Some(weight) = weight else {
        return Ok(());
    };
    if weight.as_u64().is_some_and(|weight| (1..=10).contains(&weight)) {
        return Ok(());
    }
    Err(Error::invalid(
        Code::WeightInvalid,
        format!("requirement {number} has a weight that is no whole number from 1 to 10"),
        "Use a whole number from 1 to 10; only the ratio between weights matters.",
    )
    .with("number", number))
}

fn unreadable(why: &str) -> Error {
    Error::invalid(
        Code::BriefingFileInvalid,
        format!("this is not a briefing file: {why}"),
        "It must be JSON like {\"name\": …, \"requirements\": [{\"id\", \"statement\", \"rubric\", \"category\", \"kind\": \"must_have\" or \"nice_to_have\", \"weight\": 1 to 10}]}. Nothing was imported.",
    )
    .with("why", why)
}
