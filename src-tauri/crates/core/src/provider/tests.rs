//! Providers in a workspace, with an outside world that does as a test tells it.

mod costs;

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use secrecy::{ExposeSecret as _, SecretString};
use tempfile::TempDir;

use super::*;
use crate::{
    account::Account,
    clock::SystemClock,
    connector::{ChatAnswer, ChatAsk, Connect, LinkedInSearch, ModelRefusal, SecretStore},
    key::Key,
};

/// The outside world: keys in memory, and answers in the order in which they will be given.
#[derive(Default)]
struct World {
    keys: Mutex<BTreeMap<String, String>>,
    answers: Mutex<VecDeque<Option<ModelRefusalKind>>>,
    asked: Mutex<Vec<(Provider, ChatAsk)>>,
    is_locked: Mutex<bool>,
}

#[derive(Clone)]
struct Outside(Arc<World>);

impl Connect for Outside {
    fn linkedin(&self, _: &Account) -> Result<Box<dyn LinkedInSearch>> {
        unreachable!("nobody searches LinkedIn here")
    }

    fn chat(&self, provider: &Provider) -> Result<Box<dyn ChatModel>> {
        Ok(Box::new(Scripted(Arc::clone(&self.0), provider.clone())))
    }

    fn check_base_url(&self, _: ModelEvaluator, base_url: &str) -> Result<String> {
        Ok(base_url.trim_end_matches('/').to_owned())
    }

    fn check_key(&self, _: &SecretString) -> Result<()> {
        Ok(())
    }

    fn secrets(&self) -> &dyn SecretStore {
        self
    }

    fn check_dsn(&self, _: &str) -> Result<String> {
        unreachable!("nobody has an account here")
    }

    fn check_token(&self, _: &SecretString) -> Result<()> {
        unreachable!("nobody has a token here")
    }

    fn default_pace_ms(&self, _: &str) -> u32 {
        0
    }
}

impl SecretStore for Outside {
    fn get(&self, name: &str) -> Result<Option<SecretString>> {
        Ok(self
            .0
            .keys
            .lock()
            .unwrap()
            .get(name)
            .map(|key| key.as_str().into()))
    }

    fn set(&self, name: &str, secret: &SecretString) -> Result<()> {
        if *self.0.is_locked.lock().unwrap() {
            return Err(Error::KeychainUnavailable {
                case: None,
                message: "locked".into(),
            });
        }
        let mut keys = self.0.keys.lock().unwrap();
        keys.insert(name.into(), secret.expose_secret().into());
        Ok(())
    }

    fn forget(&self, name: &str) -> Result<()> {
        self.0.keys.lock().unwrap().remove(name);
        Ok(())
    }
}

struct Scripted(Arc<World>, Provider);

#[async_trait]
impl ChatModel for Scripted {
    async fn ask(&self, ask: &ChatAsk) -> Result<ChatAnswer, ModelRefusal> {
        self.0.asked.lock().unwrap().push((self.1.clone(), ask.clone()));
        match self.0.answers.lock().unwrap().pop_front().flatten() {
            Some(kind) => Err(ModelRefusal {
                kind,
                retry_after: None,
                detail: None,
            }),
            None => Ok(ChatAnswer {
                text: "{\"ok\":true}".into(),
                model: self.1.model.clone(),
                tokens_in: 1,
                tokens_out: 1,
            }),
        }
    }
}

struct Desk {
    workspace: Workspace,
    world: Arc<World>,
    told: Arc<Mutex<Vec<Change>>>,
    _folder: TempDir,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = Arc::new(World::default());
        let outside = Arc::new(Outside(Arc::clone(&world)));
        let path = folder.path().join("own.longlist");
        let workspace = Workspace::create(&path, &Key::fresh(), Arc::new(SystemClock), outside)
            .await
            .unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let listener = Arc::clone(&told);
        workspace.listen(move |change| listener.lock().unwrap().push(change.clone()));
        Self {
            workspace,
            world,
            told,
            _folder: folder,
        }
    }

    async fn openai(&self) -> Provider {
        let key = SecretString::from("key-1");
        self.workspace
            .set_provider(new(ModelEvaluator::Byok, Vendor::Openai, None), Some(&key))
            .await
            .unwrap()
    }

    fn will_refuse(&self, kind: ModelRefusalKind) {
        self.world.answers.lock().unwrap().push_back(Some(kind));
    }

    fn keys(&self) -> Vec<String> {
        self.world.keys.lock().unwrap().values().cloned().collect()
    }
}

fn new(evaluator: ModelEvaluator, vendor: Vendor, base_url: Option<&str>) -> NewProvider {
    NewProvider {
        evaluator,
        vendor,
        base_url: base_url.map(str::to_owned),
        model: "sandbox-1".into(),
    }
}

#[tokio::test]
async fn a_provider_is_saved_then_validated_then_connected() {
    let desk = Desk::new().await;

    let saved = desk.openai().await;
    assert_eq!((saved.state, saved.checked_at), (ProviderState::Saved, None));
    assert_eq!(
        saved.base_url, "https://api.openai.com/v1",
        "where the vendor usually is"
    );
    let connected = desk.workspace.validate_provider(saved.id).await.unwrap();

    assert_eq!(connected.state, ProviderState::Connected);
    assert!(connected.checked_at.is_some());
    assert_eq!(
        desk.workspace.providers().await.unwrap(),
        [connected],
        "and it is kept"
    );
    let (_, ask) = desk.world.asked.lock().unwrap().remove(0);
    assert!(
        ask.user.len() < 100 && ask.most_tokens < 100,
        "the question is cheap"
    );
    assert_eq!(*desk.told.lock().unwrap(), [Change::Providers, Change::Providers]);
}

#[tokio::test]
async fn a_refusal_that_does_not_pass_by_itself_is_noted() {
    let desk = Desk::new().await;
    let id = desk.openai().await.id;
    for kind in ModelRefusalKind::ALL {
        desk.workspace.validate_provider(id).await.unwrap();
        desk.will_refuse(kind);
        let outcome = desk.workspace.validate_provider(id).await;
        let after = desk.workspace.model_provider(id).await.unwrap();
        if kind.passes_by_itself() {
            assert_eq!(outcome.unwrap_err().which(), kind.code(), "{kind:?} is told");
            assert_eq!(
                after.state,
                ProviderState::Connected,
                "{kind:?} says nothing about the provider"
            );
        } else if kind.is_of_the_question() {
            assert_eq!(
                after.state,
                ProviderState::Connected,
                "{kind:?}: it has read the question"
            );
        } else {
            assert_eq!(outcome.unwrap(), after);
            assert_eq!((after.state, after.refusal), (ProviderState::Refused, Some(kind)));
        }
    }
}

#[tokio::test]
async fn a_refusal_in_the_middle_of_the_work_is_noted_too() {
    let desk = Desk::new().await;
    let id = desk.openai().await.id;
    desk.workspace.validate_provider(id).await.unwrap();
    let refusal = |kind| ModelRefusal {
        kind,
        retry_after: None,
        detail: None,
    };

    for passing in [ModelRefusalKind::Throttled, ModelRefusalKind::Declined] {
        desk.workspace.note_refusal(id, &refusal(passing)).await.unwrap();
        let state = desk.workspace.model_provider(id).await.unwrap().state;
        assert_eq!(
            state,
            ProviderState::Connected,
            "{passing:?} is about that question"
        );
    }
    desk.workspace
        .note_refusal(id, &refusal(ModelRefusalKind::OutOfMoney))
        .await
        .unwrap();
    let provider = desk.workspace.model_provider(id).await.unwrap();
    assert_eq!(
        provider.refusal,
        Some(ModelRefusalKind::OutOfMoney),
        "so that it can be told"
    );
}

#[tokio::test]
async fn there_is_one_provider_for_each_evaluator_and_vendor() {
    let desk = Desk::new().await;
    let first = desk.openai().await;
    desk.workspace.validate_provider(first.id).await.unwrap();

    let other = NewProvider {
        model: "sandbox-1-mini".into(),
        ..new(ModelEvaluator::Byok, Vendor::Openai, None)
    };
    let second = desk.workspace.set_provider(other, None).await.unwrap();

    assert_eq!(second.id, first.id, "it is the same one");
    let [only] = &desk.workspace.providers().await.unwrap()[..] else {
        panic!("there is one");
    };
    assert_eq!(
        (only.state, only.model.as_str()),
        (ProviderState::Saved, "sandbox-1-mini")
    );
    assert_eq!(
        desk.keys(),
        ["key-1"],
        "its key is still the one for that address"
    );
}

#[tokio::test]
async fn a_key_never_meets_an_address_that_it_was_not_meant_for() {
    let desk = Desk::new().await;
    let gateway = |url| new(ModelEvaluator::Managed, Vendor::OpenaiCompatible, Some(url));
    let key = SecretString::from("key-1");
    desk.workspace
        .set_provider(gateway("https://one.example.com/v1"), Some(&key))
        .await
        .unwrap();

    let refusal = desk
        .workspace
        .set_provider(gateway("https://two.example.com/v1"), None)
        .await;
    assert_eq!(
        refusal.unwrap_err().which(),
        Code::KeyMissing,
        "asks for a key of its own"
    );
    let [kept] = &desk.workspace.providers().await.unwrap()[..] else {
        panic!("there is one");
    };
    assert_eq!(kept.base_url, "https://one.example.com/v1", "nothing was changed");

    *desk.world.is_locked.lock().unwrap() = true;
    let other = SecretString::from("key-2");
    let locked = desk
        .workspace
        .set_provider(gateway("https://two.example.com/v1"), Some(&other))
        .await;
    assert_eq!(locked.unwrap_err().which(), Code::KeychainUnavailable);
    assert_eq!(
        desk.keys(),
        Vec::<String>::new(),
        "the old key is gone before the address changes"
    );
}

#[tokio::test]
async fn a_provider_whose_key_cannot_be_kept_is_not_saved() {
    let desk = Desk::new().await;
    *desk.world.is_locked.lock().unwrap() = true;
    let key = SecretString::from("key-1");
    let outcome = desk
        .workspace
        .set_provider(new(ModelEvaluator::Byok, Vendor::Google, None), Some(&key))
        .await;

    assert_eq!(outcome.unwrap_err().which(), Code::KeychainUnavailable);
    assert_eq!(
        desk.workspace.providers().await.unwrap(),
        [],
        "half a provider is none"
    );
}

#[tokio::test]
async fn mistakes_in_the_form_are_told_before_anything_is_kept() {
    let desk = Desk::new().await;
    let key = SecretString::from("key-1");
    let named = |model: &str| NewProvider {
        model: model.into(),
        ..new(ModelEvaluator::Byok, Vendor::Openai, None)
    };
    for (form, key, code) in [
        (
            new(ModelEvaluator::Managed, Vendor::Openai, None),
            Some(&key),
            Code::VendorUnsuitable,
        ),
        (
            new(ModelEvaluator::LocalLlm, Vendor::Anthropic, None),
            Some(&key),
            Code::VendorUnsuitable,
        ),
        (
            new(ModelEvaluator::Byok, Vendor::Ollama, None),
            Some(&key),
            Code::VendorUnsuitable,
        ),
        (
            new(ModelEvaluator::Managed, Vendor::OpenaiCompatible, None),
            Some(&key),
            Code::BaseUrlMissing,
        ),
        (
            new(ModelEvaluator::Byok, Vendor::Openai, None),
            None,
            Code::KeyMissing,
        ),
        (named("  "), Some(&key), Code::ModelMissing),
        (named("../v1/files"), Some(&key), Code::ModelMissing),
        (named("gpt?key=x"), Some(&key), Code::ModelMissing),
    ] {
        let outcome = desk.workspace.set_provider(form.clone(), key).await;
        assert_eq!(outcome.unwrap_err().which(), code, "{form:?}");
    }
    assert!(desk.workspace.providers().await.unwrap().is_empty() && desk.keys().is_empty());
    let local = new(ModelEvaluator::LocalLlm, Vendor::Ollama, None);
    desk.workspace
        .set_provider(local, None)
        .await
        .expect("a local one needs no key");
}

#[tokio::test]
async fn only_a_connected_provider_can_be_chosen_and_each_action_has_its_own() {
    let desk = Desk::new().await;
    let id = desk.openai().await.id;
    let choice = |model: Option<&str>| {
        Some(ModelChoice {
            provider: id,
            model: model.map(str::to_owned),
        })
    };
    let early = desk
        .workspace
        .choose_model(ModelAction::Check, choice(None))
        .await;
    assert_eq!(early.unwrap_err().which(), Code::ProviderNotConnected);

    desk.workspace.validate_provider(id).await.unwrap();
    desk.workspace
        .choose_model(ModelAction::Check, choice(None))
        .await
        .unwrap();
    desk.workspace
        .choose_model(ModelAction::Draft, choice(Some("sandbox-1-mini")))
        .await
        .unwrap();

    let model = async |action| {
        let chosen = desk.workspace.chosen_model(action).await.unwrap();
        chosen.map(|provider| provider.model)
    };
    assert_eq!(model(ModelAction::Check).await.as_deref(), Some("sandbox-1"));
    assert_eq!(model(ModelAction::Draft).await.as_deref(), Some("sandbox-1-mini"));
    desk.workspace
        .choose_model(ModelAction::Draft, None)
        .await
        .unwrap();
    assert_eq!(model(ModelAction::Draft).await, None, "nobody");
    desk.workspace.remove_provider(id).await.unwrap();
    assert_eq!(model(ModelAction::Check).await, None, "who is gone does nothing");
    assert_eq!(desk.keys(), Vec::<String>::new(), "and leaves no key behind");
}
