//! The local evaluator as one that runs of checks can ask.

use std::sync::{Arc, LazyLock};

use anyhow::Context as _;
use async_trait::async_trait;

use super::{
    Answer, Document, Evaluator, EvaluatorKind, Mark, Readings, guard, local, local::LocalEvaluator,
};
use crate::briefing::Requirement;

/// Profiles read for one transaction: enough that the transaction is not what takes the time.
const PORTION: usize = 1_000;

/// Reads profiles on this machine.
pub(crate) struct AtHome(Arc<LocalEvaluator>);

static MARK: LazyLock<Mark> = LazyLock::new(|| Mark {
    evaluator: EvaluatorKind::Local,
    model: local::edition(),
    prompt: String::new(),
});

impl AtHome {
    /// Understands the requirements.
    pub(crate) fn new(requirements: &[Requirement]) -> Self {
        Self(Arc::new(LocalEvaluator::new(requirements)))
    }
}

#[async_trait]
impl Evaluator for AtHome {
    fn mark(&self) -> &Mark {
        &MARK
    }

    fn portion(&self) -> usize {
        PORTION
    }

    async fn read(&self, documents: Vec<Document>) -> Readings {
        let evaluator = Arc::clone(&self.0);
        let read = move || -> Vec<_> {
            // It reads on behind what is no evidence, so that a flagged passage takes no honest one's place.
            let read = |document: &Document| match guard::inspect(document).as_slice() {
                [] => evaluator.findings(document),
                flags => evaluator.findings(&guard::blanked(document, flags)),
            };
            let findings = documents.iter().map(read);
            findings
                .map(|findings| Some(Ok(Answer::free(findings))))
                .collect()
        };
        match tokio::task::spawn_blocking(read).await.context("read profiles") {
            Ok(answers) => Readings {
                answers,
                stopped: None,
            },
            Err(error) => Readings {
                answers: Vec::new(),
                stopped: Some(error.into()),
            },
        }
    }
}

#[cfg(test)]
mod tests;
