//! What must never be seen: tokens and keys anywhere, and people in clear anywhere but in the workstation itself.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test reports"
)]

use std::{
    io::{Result, Write},
    sync::{Arc, Mutex, PoisonError},
};

use longlist_core::{
    account::Product,
    connector::ChatAsk,
    evaluator::EvaluatorKind,
    import::keep::DuplicatePolicy,
    provider::{ModelEvaluator, NewProvider, Provider, Vendor},
    run::RunState,
};
use longlist_sandbox::Vendor as Pretended;
use longlist_tests::{checking::Checking, desk::Desk};
use secrecy::SecretString;
use tracing_subscriber::fmt::MakeWriter;

#[tokio::test]
async fn neither_tokens_nor_people_can_be_read_from_files_logs_or_errors() {
    let log = Log::listening();
    let mut desk = Desk::new().await;
    let mut said = imports(&desk).await;
    said.push_str(&mistakes(&desk).await);
    said.push_str(&questions(&desk).await);
    said.push_str(&checks(&desk).await);
    let people = names(&desk).await;
    let token = desk.sandbox.token().to_owned();
    let keys: Vec<String> = Pretended::ALL
        .into_iter()
        .filter_map(|vendor| desk.sandbox.model_key(vendor))
        .collect();
    assert_eq!(keys.len(), 4, "there are keys to look for");
    desk.close().await;

    assert!(people.len() > 100, "there are people to look for");
    let secrets: Vec<&str> = people
        .iter()
        .map(String::as_str)
        .chain(keys.iter().map(String::as_str))
        .chain([
            token.as_str(),
            "mistaken-token",
            "mistaken-key",
            STRANGER,
            CHECKED,
        ])
        .collect();
    for entry in std::fs::read_dir(desk.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(
            found(&bytes, &secrets),
            None,
            "{} holds nothing in clear",
            path.display()
        );
    }
    let log = log.contents();
    assert!(log.len() > 1_000, "the log was listened to");
    assert_eq!(
        found(&log, &secrets),
        None,
        "the log holds no token, no key and nobody"
    );
    assert_eq!(
        found(said.as_bytes(), &secrets),
        None,
        "errors hold no token, no key and nobody"
    );
}

/// Imports that go well and imports that meet every refusal there is; returns what was said about them.
async fn imports(desk: &Desk) -> String {
    let (search, account) = (
        desk.search("Vienna").await,
        desk.account(Product::Recruiter).await,
    );
    let url = desk.url(Product::Recruiter, "medium");
    let mut said = String::new();
    for fault in longlist_sandbox::FAULT_NAMES {
        let fault = if fault == "throttle" {
            "throttle:600s@always"
        } else {
            fault
        };
        desk.sandbox.set_faults(vec![fault.parse().unwrap()]);
        if let Err(error) = desk.workspace().preview_search(account, &url).await {
            said.push_str(&format!("{error} {error:?} {}", error.hint()));
        }
        said.push_str(&format!("{:?}", desk.workspace().check_account(account).await));
    }
    for fault in ["token_revoked@2+", "wrong_type:items@2+", "checkpoint@2+"] {
        desk.sandbox.set_faults(vec![fault.parse().unwrap()]);
        let run = desk.import(search, account, &url, 150).await;
        said.push_str(&format!("{:?} {:?}", run.state, run.trouble));
    }
    desk.sandbox.clear_faults();
    let run = desk.import(search, account, &url, 300).await;
    assert_eq!(run.state, RunState::Finished, "people came in");
    let row = "Full Name,LinkedIn Profile,Email\nAugusta Ada Unmistakable,linkedin.com/in/unmistakable,aau@example.test\n";
    desk.import_file(search, desk.file("people.csv", row), DuplicatePolicy::Fill)
        .await;
    said
}

/// Tokens that are refused at once, and one that the provider refuses.
async fn mistakes(desk: &Desk) -> String {
    let mut said = String::new();
    for token in [
        "mistaken-token",
        "mistaken-token\n",
        "mistaken-token with a space",
    ] {
        let token = SecretString::from(token);
        let new = desk.new_account(Product::Classic, "Europe/Vienna");
        match desk.workspace().add_account(new, &token).await {
            Ok(account) => {
                let status = desk.workspace().check_account(account).await;
                let preview = desk
                    .workspace()
                    .preview_search(account, &desk.url(Product::Classic, "small"))
                    .await;
                said.push_str(&format!("{status:?} {:?}", preview.unwrap_err()));
                said.push_str(&format!("{:?}", desk.workspace().account(account).await.unwrap()));
            }
            Err(error) => said.push_str(&format!("{error} {error:?}")),
        }
    }
    said
}

/// Stands in a profile that models are asked about, and in what they answer.
const STRANGER: &str = "Unmistakable Stranger of Rust";

/// Stands in every profile that is checked.
const CHECKED: &str = "Developer of Rust number";

/// Every vendor of models, asked with the right key and with a wrong one, in good times and in every bad one.
async fn questions(desk: &Desk) -> String {
    let mut said = String::new();
    for (vendor, at, evaluator) in [
        (Vendor::Openai, Pretended::Openai, ModelEvaluator::Byok),
        (Vendor::Openrouter, Pretended::Openrouter, ModelEvaluator::Byok),
        (Vendor::Anthropic, Pretended::Anthropic, ModelEvaluator::Byok),
        (Vendor::Google, Pretended::Google, ModelEvaluator::Byok),
        (Vendor::Ollama, Pretended::Ollama, ModelEvaluator::LocalLlm),
        (
            Vendor::OpenaiCompatible,
            Pretended::Openai,
            ModelEvaluator::Managed,
        ),
    ] {
        let new = NewProvider {
            evaluator,
            vendor,
            base_url: Some(desk.sandbox.model_url(at)),
            model: "sandbox-1".into(),
        };
        for key in [Some("mistaken-key".to_owned()), desk.sandbox.model_key(at)] {
            let key = key.map(SecretString::from);
            let saved = desk.workspace().set_provider(new.clone(), key.as_ref()).await;
            let provider = saved.expect("the form is right");
            let validated = desk.workspace().validate_provider(provider.id).await;
            said.push_str(&format!("{validated:?}"));
            let faults = longlist_sandbox::MODEL_FAULT_NAMES;
            for fault in std::iter::once(None).chain(faults.into_iter().map(Some)) {
                let faults = fault.map(|fault| fault.parse().unwrap());
                desk.sandbox.set_faults(faults.into_iter().collect());
                said.push_str(&question(desk, &provider).await);
            }
            desk.sandbox.clear_faults();
        }
    }
    let answers = desk
        .sandbox
        .bill()
        .models
        .values()
        .map(|bill| bill.answers)
        .sum::<u64>();
    assert!(answers > 30, "models have answered");
    said
}

/// Asks a model about the stranger; what is said if it refuses.
async fn question(desk: &Desk, provider: &Provider) -> String {
    let profile = format!("<profile>\n{{\"headline\":\"{STRANGER}\"}}\n</profile>\n");
    let requirements = "<requirements>\n[{\"id\":\"r1\",\"statement\":\"Rust\"}]\n</requirements>";
    let ask = ChatAsk {
        system: "You judge.".into(),
        user: format!("{profile}{requirements}"),
        schema: serde_json::json!({ "type": "object", "properties": {} }),
        most_tokens: 500,
        idempotency_key: "check-1".into(),
    };
    let model = desk.workspace().chat(provider).await.expect("there is a key");
    match model.ask(&ask).await {
        Ok(_) => String::new(),
        Err(refusal) => {
            let error = longlist_core::Error::from(refusal);
            format!("{error} {error:?} {} {:?}", error.hint(), error.values())
        }
    }
}

/// Runs of checks that meet refusals and answers of no use, and one that goes well; returns what was said about them.
async fn checks(desk: &Desk) -> String {
    let checking = Checking::of(desk, 8).await;
    checking.grant(100).await;
    let mut said = String::new();
    for fault in [
        "model_html",
        "model_unknown_id",
        "model_declined",
        "model_out_of_money",
        "model_key_revoked",
    ] {
        checking
            .connect(Vendor::Openai, Pretended::Openai, ModelEvaluator::Byok)
            .await;
        desk.sandbox.set_faults(vec![fault.parse().unwrap()]);
        let run = checking.check(EvaluatorKind::Byok).await;
        said.push_str(&format!(
            "{:?} {:?} {}",
            run.state,
            run.trouble,
            checking.why_one_failed(&run).await
        ));
        desk.sandbox.clear_faults();
    }
    checking
        .connect(Vendor::Openai, Pretended::Openai, ModelEvaluator::Byok)
        .await;
    let run = checking.check(EvaluatorKind::Byok).await;
    assert_eq!(run.created, 8, "everybody was checked: {said}");
    said
}

async fn names(desk: &Desk) -> Vec<String> {
    let search = desk.workspace().searches().await.unwrap()[0].id;
    let members = desk.members(search).await;
    let texts = members
        .into_iter()
        .flat_map(|person| [Some(person.full_name), person.slug, person.email]);
    texts.flatten().filter(|text| text.len() > 8).collect()
}

fn found<'s>(bytes: &[u8], secrets: &[&'s str]) -> Option<&'s str> {
    let text = String::from_utf8_lossy(bytes);
    secrets.iter().copied().find(|secret| text.contains(secret))
}

/// Everything that this process logs, down to the last detail.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn listening() -> Self {
        let log = Self::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(log.clone());
        subscriber.init();
        log
    }

    fn contents(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
