//! Which evaluator a run of checks is read by.

use std::sync::Arc;

use super::{Evaluator, EvaluatorKind, at_home::AtHome};
use crate::{Case, Code, Error, Result, briefing::Requirement, workspace::Workspace};

/// The evaluator of a kind, for some requirements.
///
/// # Errors
///
/// `provider_missing` where no provider is connected for it.
pub(crate) async fn choose(
    workspace: &Workspace,
    kind: EvaluatorKind,
    requirements: Vec<Requirement>,
) -> Result<Arc<dyn Evaluator>> {
    #[cfg(test)]
    if let Some(evaluator) = workspace.test_evaluator(kind) {
        return Ok(evaluator);
    }
    let _ = workspace;
    match kind {
        EvaluatorKind::Local => Ok(Arc::new(AtHome::new(&requirements))),
        EvaluatorKind::LocalLlm | EvaluatorKind::Byok | EvaluatorKind::Managed => Err(provider_missing(kind)),
    }
}

fn provider_missing(kind: EvaluatorKind) -> Error {
    let (what, case) = match kind {
        EvaluatorKind::Local => ("the local evaluator is not ready", None),
        EvaluatorKind::LocalLlm => (
            "no model on this computer is connected",
            Some(Case::LocalModelMissing),
        ),
        EvaluatorKind::Byok => ("no key of a model provider is connected", Some(Case::ByokMissing)),
        EvaluatorKind::Managed => ("no gateway is connected", Some(Case::GatewayMissing)),
    };
    Error::refused(
        Code::ProviderMissing,
        what,
        "Connect one in Settings, Models, or check with the local evaluator.",
    )
    .in_case(case)
}
