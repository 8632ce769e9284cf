//! Language models of every vendor: one question, one answer.
//!
//! The formats are those of a client crate that knows them all (`rig`), which is lent a line (`line`) instead of a
//! transport of its own: it writes bodies and reads answers, and sees neither key nor network. What it logs of them is
//! kept from everybody, because it holds what profiles say. Refusals are understood in one place (`refuse`) before it
//! sees an answer at all.
//!
//! Not every model keeps to a schema or takes a temperature, and no list says which. So each is asked for both, and one
//! that says it cannot is asked again without: such a refusal costs nothing, and is remembered.

pub(crate) mod base_url;
mod line;
mod refuse;
mod vendors;

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use longlist_core::{
    connector::{ChatAnswer, ChatAsk, ChatModel, ModelRefusal, ModelRefusalKind as Kind},
    provider::{ModelEvaluator, Provider, Vendor},
};
use rig_core::completion::{CompletionResponse, FinishReason};
use secrecy::SecretString;
use tracing::{Dispatch, instrument::WithSubscriber as _};
use url::Url;

use self::{
    line::{Line, To},
    refuse::{Lack, Refused},
};
use crate::http::Http;

/// A provider's model.
pub(crate) struct Model {
    http: Http,
    evaluator: ModelEvaluator,
    vendor: Vendor,
    base_url: Url,
    model: String,
    key: Option<SecretString>,
    manner: Mutex<Manner>,
}

/// How a model is asked: with all that it can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Manner {
    schema: bool,
    temperature: bool,
}

impl Model {
    pub(crate) fn new(http: Http, provider: &Provider, base_url: Url, key: Option<SecretString>) -> Self {
        Self {
            http,
            evaluator: provider.evaluator,
            vendor: provider.vendor,
            base_url,
            model: provider.model.clone(),
            key,
            manner: Mutex::new(Manner {
                schema: true,
                temperature: true,
            }),
        }
    }

    async fn ask_once(&self, ask: &ChatAsk, manner: Manner) -> Result<ChatAnswer, Refused> {
        // Only a gateway of an agency's own charges by it; the others would not know what it is.
        let same = (self.evaluator == ModelEvaluator::Managed).then(|| ask.idempotency_key.clone());
        let line = Line::new(To {
            http: self.http.clone(),
            vendor: self.vendor,
            base_url: self.base_url.clone(),
            key: self.key.clone(),
            idempotency_key: same,
        });
        let base_url = base_url::text(&self.base_url);
        let response = vendors::call(self.vendor, &base_url, &self.model, line.clone(), ask, manner)
            .with_subscriber(Dispatch::none())
            .await;
        match response {
            Ok(response) => self.read(ask, &response),
            // Its own errors hold bodies, so they end here.
            Err(_) => Err(line
                .refused()
                .unwrap_or_else(|| Refused::new(Kind::UnexpectedAnswer, "a part is missing"))),
        }
    }

    fn read(&self, ask: &ChatAsk, response: &CompletionResponse) -> Result<ChatAnswer, Refused> {
        let finish = response.finish_reason();
        if finish == Some(FinishReason::ContentFilter) {
            return Err(Refused::new(Kind::Declined, "the answer was filtered"));
        }
        if finish == Some(FinishReason::Length) {
            let detail = format!("the answer has more than {} tokens", ask.most_tokens);
            return Err(Refused::new(Kind::TooLong, detail));
        }
        let text = response.text();
        if text.trim().is_empty() {
            return Err(Refused::new(Kind::UnexpectedAnswer, "the answer has no words"));
        }
        Ok(ChatAnswer {
            text,
            model: response.model().unwrap_or(&self.model).to_owned(),
            tokens_in: response.usage.input_tokens.unwrap_or(0),
            tokens_out: response.usage.output_tokens.unwrap_or(0),
        })
    }

    fn manner(&self) -> std::sync::MutexGuard<'_, Manner> {
        self.manner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl ChatModel for Model {
    async fn ask(&self, ask: &ChatAsk) -> Result<ChatAnswer, ModelRefusal> {
        loop {
            let manner = *self.manner();
            let refused = match self.ask_once(ask, manner).await {
                Ok(answer) => {
                    let ChatAnswer {
                        tokens_in,
                        tokens_out,
                        ..
                    } = answer;
                    tracing::debug!(vendor = ?self.vendor, tokens_in, tokens_out, "a model answered");
                    return Ok(answer);
                }
                Err(refused) => refused,
            };
            tracing::debug!(vendor = ?self.vendor, refusal = %refused.refusal, "a model refused");
            match refused.lack.and_then(|lack| manner.without(lack)) {
                // Each time with less, so it ends.
                Some(less) => *self.manner() = less,
                None => return Err(refused.refusal),
            }
        }
    }
}

impl Manner {
    /// The same without what a model cannot do; none if that was not asked of it.
    fn without(self, lack: Lack) -> Option<Self> {
        let less = match lack {
            Lack::Schema => Self {
                schema: false,
                ..self
            },
            Lack::Temperature => Self {
                temperature: false,
                ..self
            },
        };
        (less != self).then_some(less)
    }
}

#[cfg(test)]
mod tests;
