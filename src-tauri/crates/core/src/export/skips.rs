//! The skip report of a run: what it did not import, with what to do about each row.

use std::path::Path;

use rusqlite::Connection;

use super::SkipReport;
use crate::{
    Code, Error, Result,
    id::Id,
    import::{file::Delimiter, mapping::Field},
    run::{Plan, Run, Skip, SkipReason},
    store,
    workspace::Workspace,
};

/// What a LinkedIn result has to show, by the names that map by themselves. The order is that in which a run
/// keeps the fields of a result.
const OF_RESULTS: [Field; 4] = [
    Field::FullName,
    Field::TitleTagline,
    Field::Location,
    Field::LinkedinProfile,
];

impl Workspace {
    /// Writes what a run did not import into a CSV file at `path`, to correct and import again; returns how many
    /// rows it has.
    ///
    /// # Errors
    ///
    /// `unwritable` when there can be no file at this place, [`crate::Error::DiskFull`].
    pub async fn save_skip_report(&self, run: Id<Run>, path: &Path) -> Result<u32> {
        let path = path.to_owned();
        self.store()
            .read(move |db| {
                let run = store::runs::get(db, run)?;
                let report = match &run.plan {
                    Plan::File(plan) => {
                        SkipReport::create(&path, plan.reading.headers(), plan.reading.delimiter())?
                    }
                    Plan::Check(_) => {
                        return Err(Error::refused(
                            Code::NotAnImport,
                            "checks skip no rows",
                            "Failed checks can be tried again under Runs.",
                        ));
                    }
                    Plan::Linkedin(_) => {
                        let headers = OF_RESULTS.map(|field| field.name().to_owned());
                        SkipReport::create(&path, &headers, Delimiter::Comma)?
                    }
                };
                write_skips(db, run.row, report)
            })
            .await
    }
}

impl SkipReport {
    /// Adds a row that a run left out or would leave out.
    pub(crate) fn write_skip(&mut self, skip: &Skip) -> Result<()> {
        let fields = skip.record.iter().map(String::as_str);
        self.write_fields(
            skip.number,
            fields,
            &store::word(skip.cause.reason()),
            &what_to_do(skip),
        )
    }
}

fn write_skips(db: &Connection, run: i64, mut report: SkipReport) -> Result<u32> {
    let mut count = 0;
    store::run_skips::each(db, run, |skip| {
        count += 1;
        report.write_skip(&skip)
    })?;
    report.finish()?;
    Ok(count)
}

/// What happened to this row, and what a person can do about it.
fn what_to_do(skip: &Skip) -> String {
    let (happened, advice) = (skip.cause.to_string(), skip.cause.reason().advice());
    let mut letters = happened.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let happened = format!("{first}{}", letters.as_str());
    if happened.is_empty() {
        return advice.to_owned();
    }
    format!("{}. {advice}", happened.trim_end_matches('.'))
}

impl SkipReason {
    /// What a person can do about it, in one sentence.
    pub fn advice(self) -> &'static str {
        match self {
            Self::MissingLinkedinUrl => "Add the address of the LinkedIn profile.",
            Self::InvalidLinkedinUrl => {
                "Put the address of a person there, as in https://www.linkedin.com/in/ada-example."
            }
            Self::DuplicateInFile => "Nothing is missing: the person was imported from the row further up.",
            Self::AlreadyInSearch => "Nothing is missing: the person is in the search.",
            Self::IdentityConflict => "Keep only the address and the e-mail that belong to this person.",
            Self::OffLimits => "Nothing to do: this person is not to be contacted.",
            Self::Erased => "Nothing to do: this person asked to be forgotten.",
            Self::CheckFailed => "Try the failed checks again.",
            Self::MalformedRow => {
                "Give the row as many fields as there are columns, and put quotation marks around a field that has a delimiter in it."
            }
        }
    }
}
