//! Validating a provider: its model is asked something tiny, and what comes back is noted.

use serde_json::json;

use super::{Provider, ProviderState};
use crate::{
    Error, Result,
    change::Change,
    connector::{ChatAsk, ModelRefusal, ModelRefusalKind},
    id::Id,
    store,
    workspace::Workspace,
};

/// Enough for the answer; little, because somebody pays for it.
const MOST_TOKENS: u32 = 64;

impl Workspace {
    /// Asks the model of a provider something tiny, and notes how that went: the provider comes back connected, or
    /// refused with the reason.
    ///
    /// # Errors
    ///
    /// [`Error::Model`] where the refusal passes by itself, which says nothing about the provider: it stays as it was.
    pub async fn validate_provider(&self, id: Id<Provider>) -> Result<Provider> {
        let (provider, revision) = self.store().read(move |db| store::providers::get(db, id)).await?;
        let refusal = match self.try_out(&provider).await {
            Ok(()) => None,
            Err(Error::Model(refusal)) if !refusal.kind.passes_by_itself() => Some(refusal.kind),
            Err(error) => return Err(error),
        };
        self.note_provider(provider, revision, refusal).await
    }

    /// Notes that a provider refused something for a reason that its next question would meet as well, so that nobody
    /// is left to wonder why checks stop.
    pub async fn note_refusal(&self, id: Id<Provider>, refusal: &ModelRefusal) -> Result<()> {
        if refusal.kind.passes_by_itself() || refusal.kind.is_of_the_question() {
            return Ok(());
        }
        let (provider, revision) = self.store().read(move |db| store::providers::get(db, id)).await?;
        self.note_provider(provider, revision, Some(refusal.kind)).await?;
        Ok(())
    }

    /// Notes that a provider that had refused something answers again.
    pub async fn note_answer(&self, id: Id<Provider>) -> Result<()> {
        let (provider, revision) = self.store().read(move |db| store::providers::get(db, id)).await?;
        if provider.state == ProviderState::Refused {
            self.note_provider(provider, revision, None).await?;
        }
        Ok(())
    }

    async fn try_out(&self, provider: &Provider) -> Result<()> {
        let model = self.chat(provider).await?;
        match model.ask(&question()).await {
            Ok(_) => Ok(()),
            // It has read the question and answers at length, or not this one: it is there, and so is the key.
            Err(refusal) if refusal.kind.is_of_the_question() => Ok(()),
            Err(refusal) => Err(refusal.into()),
        }
    }

    async fn note_provider(
        &self,
        provider: Provider,
        revision: i64,
        refusal: Option<ModelRefusalKind>,
    ) -> Result<Provider> {
        let noted = Provider {
            state: refusal.map_or(ProviderState::Connected, |_| ProviderState::Refused),
            refusal,
            checked_at: Some(self.now()),
            ..provider
        };
        let id = noted.id;
        let is_current = self
            .store()
            .write(move |tx| store::providers::note(tx, &noted, revision))
            .await?;
        // Whoever has saved it anew meanwhile is not told what was found out about another address or model.
        if is_current {
            self.tell(&[Change::Providers]);
        }
        self.model_provider(id).await
    }
}

/// Something that every model can answer.
fn question() -> ChatAsk {
    ChatAsk {
        system: "You answer with JSON and nothing else.".into(),
        user: "Answer with {\"ok\":true}.".into(),
        schema: json!({
            "type": "object",
            "properties": { "ok": { "type": "boolean" } },
            "required": ["ok"],
            "additionalProperties": false,
        }),
        most_tokens: MOST_TOKENS,
        idempotency_key: Id::<ChatAsk>::fresh().to_string(),
    }
}
