//! Which evaluator a run of checks is read by.

use std::sync::Arc;

use super::{Evaluator, EvaluatorKind, at_home::AtHome, model::Asked};
use crate::{
    Case, Code, Error, Result,
    briefing::Requirement,
    provider::{ModelAction, ModelEvaluator, Provider, ProviderState},
    workspace::Workspace,
};

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
    if let Some(evaluator) = workspace.given_evaluator(kind) {
        return Ok(evaluator);
    }
    let as_what = match kind {
        EvaluatorKind::Local => return Ok(Arc::new(AtHome::new(&requirements))),
        EvaluatorKind::LocalLlm => ModelEvaluator::LocalLlm,
        EvaluatorKind::Byok => ModelEvaluator::Byok,
        EvaluatorKind::Managed => ModelEvaluator::Managed,
    };
    let provider = provider_of(workspace, as_what).await?;
    let provider = provider.ok_or_else(|| provider_missing(kind))?;
    let model = workspace.chat(&provider).await?;
    let prices = workspace.prices(&provider).await?;
    Ok(Arc::new(Asked::new(&provider, model, requirements).at(prices)))
}

/// The provider that was chosen for checks, if it is of this kind, or else the first one of the kind that is connected.
async fn provider_of(workspace: &Workspace, as_what: ModelEvaluator) -> Result<Option<Provider>> {
    let chosen = workspace.chosen_model(ModelAction::Check).await?;
    if let Some(chosen) = chosen.filter(|chosen| chosen.evaluator == as_what) {
        return Ok(Some(chosen));
    }
    let providers = workspace.providers().await?;
    Ok(providers
        .into_iter()
        .find(|provider| provider.evaluator == as_what && provider.state == ProviderState::Connected))
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
