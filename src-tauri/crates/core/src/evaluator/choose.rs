//! Which evaluator a run of checks is read by.

use std::sync::Arc;

use super::{Evaluator, EvaluatorKind, at_home::AtHome, model::Asked};
use crate::{
    Case, Code, Error, Result,
    briefing::Requirement,
    provider::{ModelAction, ModelEvaluator, Provider, ProviderState},
    workspace::Workspace,
};

/// Refuses to begin with a kind of evaluator that nobody is connected for.
///
/// # Errors
///
/// `provider_missing`.
pub(crate) async fn ensure_ready(workspace: &Workspace, kind: EvaluatorKind) -> Result<()> {
    let Some(as_what) = model_of(kind).filter(|_| workspace.given_evaluator(kind).is_none()) else {
        return Ok(());
    };
    let provider = provider_of(workspace, as_what).await?;
    let is_ready = provider.is_some_and(|provider| provider.state == ProviderState::Connected);
    is_ready.then_some(()).ok_or_else(|| provider_missing(kind))
}

/// The evaluator of a kind, for some requirements. A provider that refused something is tried all the same: whoever
/// resumes a run may have put right what it was about.
///
/// # Errors
///
/// `provider_missing` where there is no provider for it.
pub(crate) async fn choose(
    workspace: &Workspace,
    kind: EvaluatorKind,
    requirements: Vec<Requirement>,
) -> Result<Arc<dyn Evaluator>> {
    if let Some(evaluator) = workspace.given_evaluator(kind) {
        return Ok(evaluator);
    }
    let Some(as_what) = model_of(kind) else {
        return Ok(Arc::new(AtHome::new(&requirements)));
    };
    let provider = provider_of(workspace, as_what).await?;
    let provider = provider.ok_or_else(|| provider_missing(kind))?;
    let model = workspace.chat(&provider).await?;
    let prices = workspace.prices(&provider).await?;
    Ok(Arc::new(Asked::new(&provider, model, requirements).at(prices)))
}

fn model_of(kind: EvaluatorKind) -> Option<ModelEvaluator> {
    match kind {
        EvaluatorKind::Local => None,
        EvaluatorKind::LocalLlm => Some(ModelEvaluator::LocalLlm),
        EvaluatorKind::Byok => Some(ModelEvaluator::Byok),
        EvaluatorKind::Managed => Some(ModelEvaluator::Managed),
    }
}

/// The provider that was chosen for checks, if it is of this kind; else the first one of the kind that is connected, or
/// else that was.
async fn provider_of(workspace: &Workspace, as_what: ModelEvaluator) -> Result<Option<Provider>> {
    let chosen = workspace.chosen_model(ModelAction::Check).await?;
    if let Some(chosen) = chosen.filter(|chosen| chosen.evaluator == as_what) {
        return Ok(Some(chosen));
    }
    let mut providers = workspace.providers().await?;
    providers.retain(|provider| provider.evaluator == as_what);
    let of_state = |state| providers.iter().find(|provider| provider.state == state);
    let found = of_state(ProviderState::Connected).or_else(|| of_state(ProviderState::Refused));
    Ok(found.cloned())
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
