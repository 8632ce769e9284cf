//! Judging the candidates of a portion: reading their profiles, asking the evaluator, believing what can be believed.
//!
//! Nothing is kept here. Where asking is cheap, a portion is judged while the one before it is being written.

use std::sync::Arc;

use anyhow::Context as _;
use rusqlite::Connection;
use tokio::task::JoinSet;

use crate::{
    Error, Result,
    briefing::Requirement,
    evaluator::{
        Answer, Document, Evaluator, EvaluatorKind, Finding, Mark, Quote, Readings, Verdict,
        guard::{self, Flag},
    },
    run::Trouble,
    store,
    workspace::Workspace,
};

/// Whoever reads so many profiles at once asks nobody outside: it costs nothing to read on while a portion is written,
/// and to read them again after a crash.
const CHEAP: usize = 100;

/// Who judges, and by what.
pub(super) struct Judge {
    /// The evaluator.
    pub evaluator: Arc<dyn Evaluator>,
    /// The requirements, in order of their bits.
    pub requirements: Vec<Requirement>,
}

/// Candidates with answers.
pub(super) struct Portion {
    /// Those who have one.
    pub judged: Vec<Judged>,
    /// What keeps everybody else from being asked.
    pub stopped: Option<Error>,
}

/// The portion that is being judged ahead, if one is. It ends with this value.
#[derive(Default)]
pub(super) struct Ahead(JoinSet<Result<Portion>>);

impl Ahead {
    /// Starts to judge, where that is cheap.
    pub fn begin(
        &mut self,
        judge: &Arc<Judge>,
        workspace: &Workspace,
        next: impl FnOnce(usize) -> Vec<(u32, bool)>,
    ) {
        let size = judge.evaluator.portion();
        let next = if size < CHEAP { Vec::new() } else { next(size) };
        if !next.is_empty() {
            let (judge, workspace) = (Arc::clone(judge), workspace.clone());
            self.0.spawn(async move { judge.judge(&workspace, next).await });
        }
    }

    /// The portion that was begun.
    pub async fn end(&mut self) -> Result<Option<Portion>> {
        match self.0.join_next().await {
            Some(portion) => Ok(Some(portion.context("judge a portion")??)),
            None => Ok(None),
        }
    }
}

impl Judge {
    /// Reads and judges these candidates.
    pub async fn judge(
        self: &Arc<Self>,
        workspace: &Workspace,
        candidates: Vec<(u32, bool)>,
    ) -> Result<Portion> {
        let judge = Arc::clone(self);
        let read = workspace.store().read(move |db| {
            let mut present = Vec::with_capacity(candidates.len());
            for candidate in candidates {
                present.extend(Present::read(db, candidate, &judge)?);
            }
            Ok(present)
        });
        let present = read.await?;
        let asked = present.iter().filter(|present| present.is_asked());
        let documents: Vec<_> = asked.map(|present| present.document.clone()).collect();
        let Readings { answers, stopped } = if documents.is_empty() {
            Readings::default()
        } else {
            self.evaluator.read(documents).await
        };
        let mut answers = answers.into_iter();
        let judged = |present: Present| {
            let answer = if present.is_asked() {
                answers.next().flatten()?
            } else {
                Ok(Answer::free(Vec::new()))
            };
            Some(present.judged(answer, self.requirements.len()))
        };
        Ok(Portion {
            judged: present.into_iter().filter_map(judged).collect(),
            stopped,
        })
    }
}

/// A candidate who is about to be judged.
struct Present {
    candidate: u32,
    failed_before: bool,
    profile: [u8; 16],
    document: Document,
    /// The passages of it that are no evidence.
    flags: Vec<Flag>,
    /// What was found about each requirement before, by the same evaluator and in the same profile.
    known: Vec<Option<Finding>>,
}

impl Present {
    fn read(db: &Connection, (candidate, failed_before): (u32, bool), judge: &Judge) -> Result<Option<Self>> {
        // Whoever was removed meanwhile is passed over.
        let Some(document) = store::checks::document(db, i64::from(candidate))? else {
            return Ok(None);
        };
        let profile = document.hash();
        let mark = judge.evaluator.mark();
        Ok(Some(Self {
            candidate,
            failed_before,
            profile,
            // The local evaluator looks for itself, and reads on behind what it finds.
            flags: if mark.evaluator == EvaluatorKind::Local {
                Vec::new()
            } else {
                guard::inspect(&document)
            },
            known: known(db, candidate, profile, mark, &judge.requirements)?,
            document,
        }))
    }

    /// Whether anything has to be asked.
    fn is_asked(&self) -> bool {
        self.known.is_empty() || self.known.iter().any(Option::is_none)
    }

    /// The answer, with what was found before in place of what is said now: the same question has one answer.
    fn judged(self, answer: Result<Answer>, requirements: usize) -> Judged {
        let answer = answer.and_then(|answer| {
            let mut answer = sound(
                answer,
                (&self.document, &self.flags),
                requirements,
                self.known.iter().all(Option::is_some),
            )?;
            for (at, known) in self.known.into_iter().enumerate() {
                let Some(known) = known else { continue };
                match answer.findings.get_mut(at) {
                    Some(finding) => *finding = known,
                    None => answer.findings.push(known),
                }
            }
            Ok(answer)
        });
        Judged {
            candidate: self.candidate,
            failed_before: self.failed_before,
            profile: self.profile,
            answer: answer.map_err(|error| Trouble::from(&error)),
        }
    }
}

/// What was found about each of these requirements, word for word, by the same evaluator and in the same profile. The
/// local evaluator says the same again by itself.
fn known(
    db: &Connection,
    candidate: u32,
    profile: [u8; 16],
    mark: &Mark,
    requirements: &[Requirement],
) -> Result<Vec<Option<Finding>>> {
    if mark.evaluator == EvaluatorKind::Local {
        return Ok(Vec::new());
    }
    let stored = store::checks::known(db, i64::from(candidate), profile, mark)?;
    let words = |requirement: &Requirement| {
        (
            requirement.statement.clone(),
            requirement.rubric.clone(),
            requirement.category,
        )
    };
    Ok(requirements
        .iter()
        .map(|asked| {
            let same = stored.iter().find(|(known, _)| words(known) == words(asked));
            same.map(|(_, finding)| finding.clone())
        })
        .collect())
}

/// A candidate with an answer.
pub(super) struct Judged {
    /// The candidate's row.
    pub candidate: u32,
    /// Whether an earlier check in this run failed.
    pub failed_before: bool,
    /// Hash of what was read.
    pub profile: [u8; 16],
    /// What was found, or why nothing was.
    pub answer: Result<Answer, Trouble>,
}

/// An answer as it may be kept: one finding for each requirement, and no verdict without words that stand in the
/// profile. A quote that does not stand there was made up, and one from a passage that tries to steer the check is no
/// evidence: its verdict is unknown.
fn sound(
    mut answer: Answer,
    (document, flags): (&Document, &[Flag]),
    requirements: usize,
    all_known: bool,
) -> Result<Answer> {
    if answer.findings.len() != requirements && !(all_known && answer.findings.is_empty()) {
        return Err(Error::Internal(anyhow::anyhow!(
            "an evaluator answered {} of {requirements} requirements",
            answer.findings.len()
        )));
    }
    for finding in &mut answer.findings {
        finding.confidence = finding.confidence.min(100);
        let is_evidence =
            |quote: &Quote| is_literal(quote, document) && !flags.iter().any(|flag| flag.touches(quote));
        if finding.verdict != Verdict::Unknown && !finding.quote.as_ref().is_some_and(is_evidence) {
            finding.verdict = Verdict::Unknown;
            finding.confidence = 0;
            finding.quote = None;
        }
    }
    Ok(answer)
}

fn is_literal(quote: &Quote, document: &Document) -> bool {
    let Some(text) = document.text(quote.field) else {
        return false;
    };
    let from = text.char_indices().nth(quote.start as usize).map(|(at, _)| at);
    let passage = from.and_then(|from| text.get(from..));
    !quote.text.is_empty() && passage.is_some_and(|passage| passage.starts_with(&quote.text))
}
