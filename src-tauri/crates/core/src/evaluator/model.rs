//! Language models as evaluators: what they are asked, and what of their answer is believed.
//!
//! A model only proposes. An answer that is not one object for each requirement is asked for once more and then given
//! up; a quote that does not stand in the profile proves nothing. What strangers wrote reaches the model as data: each
//! text under the name of its place, in JSON that cannot close the frame around it, without characters that nobody sees.

mod ask;
pub(crate) mod draft;
mod read;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use async_trait::async_trait;
use tokio::task::JoinSet;

use self::{ask::Question, read::read};
use super::{Answer, Document, Evaluator, EvaluatorKind, Mark, Readings};
use crate::{
    Error, Result,
    briefing::Requirement,
    connector::{ChatAnswer, ChatAsk, ChatModel, ModelRefusal, ModelRefusalKind},
    id::Id,
    provider::{ModelEvaluator, Prices, Provider, cost_micros},
};

/// How often a question is sent when what stands in its way passes by itself.
const TRIES: u32 = 4;

/// The longest wait between two tries. Whoever asks for more has the run wait.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// The first wait; the next is twice as long. Tests do not wait.
const FIRST_WAIT: Duration = if cfg!(test) {
    Duration::from_millis(1)
} else {
    Duration::from_secs(1)
};

/// A model that reads profiles.
pub(crate) struct Asked {
    mark: Mark,
    provider: Id<Provider>,
    model: Arc<dyn ChatModel>,
    requirements: Arc<[Requirement]>,
    prices: Option<Prices>,
    at_once: usize,
}

impl Asked {
    /// A model behind a provider, for some requirements.
    pub(crate) fn new(
        provider: &Provider,
        model: Box<dyn ChatModel>,
        requirements: Vec<Requirement>,
    ) -> Self {
        let (evaluator, at_once) = match provider.evaluator {
            // One computer answers one question at a time.
            ModelEvaluator::LocalLlm => (EvaluatorKind::LocalLlm, 1),
            ModelEvaluator::Byok => (EvaluatorKind::Byok, 4),
            ModelEvaluator::Managed => (EvaluatorKind::Managed, 8),
        };
        let vendor = crate::store::word(provider.vendor);
        let mark = Mark {
            evaluator,
            model: format!("{vendor}/{}", provider.model),
            prompt: ask::PROMPT.to_owned(),
        };
        Self {
            mark,
            provider: provider.id,
            model: model.into(),
            requirements: requirements.into(),
            prices: None,
            at_once,
        }
    }

    /// The same, with what its tokens cost; without, an answer has no cost.
    pub(crate) fn at(self, prices: Option<Prices>) -> Self {
        Self { prices, ..self }
    }

    fn with_cost(&self, answer: Answer) -> Answer {
        let cost = |prices| cost_micros(answer.tokens_in, answer.tokens_out, prices);
        Answer {
            cost_micros: self.prices.map_or(0, cost),
            ..answer
        }
    }
}

#[async_trait]
impl Evaluator for Asked {
    fn mark(&self) -> &Mark {
        &self.mark
    }

    fn provider(&self) -> Option<Id<Provider>> {
        Some(self.provider)
    }

    fn portion(&self) -> usize {
        self.at_once
    }

    async fn read(&self, documents: Vec<Document>) -> Readings {
        let mut asking = JoinSet::new();
        let mut answers: Vec<_> = documents.iter().map(|_| None).collect();
        let mut stopped = None;
        for (at, document) in documents.into_iter().enumerate() {
            let (model, requirements) = (Arc::clone(&self.model), Arc::clone(&self.requirements));
            asking.spawn(async move { (at, answer(model.as_ref(), &requirements, &document).await) });
        }
        while let Some(done) = asking.join_next().await {
            match done.context("ask a model") {
                Err(error) => stopped = Some(error.into()),
                Ok((_, Err(Error::Model(refusal)))) if stops_everybody(&refusal) => {
                    stopped = Some(refusal.into());
                }
                Ok((at, answer)) => {
                    if let Some(place) = answers.get_mut(at) {
                        *place = Some(answer.map(|answer| self.with_cost(answer)));
                    }
                }
            }
        }
        Readings { answers, stopped }
    }
}

/// Whether the next question would fare no better.
fn stops_everybody(refusal: &ModelRefusal) -> bool {
    match refusal.kind {
        ModelRefusalKind::Throttled
        | ModelRefusalKind::Unavailable
        | ModelRefusalKind::Unreachable
        | ModelRefusalKind::KeyRefused
        | ModelRefusalKind::OutOfMoney
        | ModelRefusalKind::ModelUnknown
        | ModelRefusalKind::Redirected => true,
        ModelRefusalKind::TooLong | ModelRefusalKind::Declined | ModelRefusalKind::UnexpectedAnswer => false,
    }
}

/// What a model makes of one profile: asked once more where its answer does not fit.
async fn answer(model: &dyn ChatModel, requirements: &[Requirement], document: &Document) -> Result<Answer> {
    let question = Question::new(requirements, document);
    let mut tokens = (0_u64, 0_u64);
    for time in [1, 2] {
        let said = match patiently(model, &question.ask(time)).await {
            Err(Error::Model(refusal)) if refusal.kind == ModelRefusalKind::UnexpectedAnswer && time == 1 => {
                continue;
            }
            said => said?,
        };
        tokens = (tokens.0 + said.tokens_in, tokens.1 + said.tokens_out);
        if let Some(findings) = read(&said.text, requirements, &question) {
            let count = |tokens| u32::try_from(tokens).unwrap_or(u32::MAX);
            return Ok(Answer {
                findings,
                tokens_in: count(tokens.0),
                tokens_out: count(tokens.1),
                cost_micros: 0,
            });
        }
    }
    Err(unexpected())
}

/// The refusal of an answer that did not fit.
fn unexpected() -> Error {
    ModelRefusal {
        kind: ModelRefusalKind::UnexpectedAnswer,
        retry_after: None,
        detail: None,
    }
    .into()
}

/// Asks again, with growing breaks, as long as what stands in the way passes by itself and soon.
async fn patiently(model: &dyn ChatModel, ask: &ChatAsk) -> Result<ChatAnswer> {
    let mut wait = FIRST_WAIT;
    for time in 1.. {
        let refusal = match model.ask(ask).await {
            Ok(answer) => return Ok(answer),
            Err(refusal) => refusal,
        };
        let pause = refusal.retry_after.unwrap_or(wait).max(wait);
        if time == TRIES || !refusal.kind.passes_by_itself() || pause > LONGEST_WAIT {
            return Err(refusal.into());
        }
        tokio::time::sleep(pause).await;
        wait *= 2;
    }
    unreachable!("the last try has returned")
}
