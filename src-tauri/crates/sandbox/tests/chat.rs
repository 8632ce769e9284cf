//! Language models over the wire: every vendor's form, every fault, and the bill.

use std::io;
use std::time::Duration;

use longlist_sandbox::{ModelFault, Sandbox, Vendor};
use serde_json::{Value, json};

use crate::client::{Answer, sandbox, send_with};

const PROMPT: &str = "Judge.\n<profile>\n{\"headline\":\"Rust engineer\",\"skills\":[\"Kafka\"]}\n</profile>\n\
    <requirements>\n{\"requirements\":[{\"id\":\"r1\",\"statement\":\"Rust\"},{\"id\":\"r2\",\"statement\":\"Neurosurgery\"}]}\n\
    </requirements>";

fn path(vendor: Vendor) -> &'static str {
    match vendor {
        Vendor::Openai => "/openai/v1/chat/completions",
        Vendor::Openrouter => "/openrouter/api/v1/chat/completions",
        Vendor::Anthropic => "/anthropic/v1/messages",
        Vendor::Google => "/google/v1beta/models/sandbox-1:generateContent",
        Vendor::Ollama => "/ollama/api/chat",
    }
}

fn body(vendor: Vendor) -> Value {
    let messages = json!([{ "role": "user", "content": PROMPT }]);
    match vendor {
        Vendor::Openai | Vendor::Openrouter => json!({
            "model": "sandbox-1", "messages": messages, "temperature": 0,
            "response_format": { "type": "json_schema", "json_schema": { "name": "v", "schema": {} } },
        }),
        Vendor::Anthropic => json!({
            "model": "sandbox-1", "messages": messages, "max_tokens": 900, "temperature": 0,
            "output_config": { "format": { "type": "json_schema", "schema": {} } },
        }),
        Vendor::Google => json!({
            "contents": [{ "role": "user", "parts": [{ "text": PROMPT }] }],
            "generationConfig": { "temperature": 0, "responseJsonSchema": {} },
        }),
        Vendor::Ollama => json!({
            "model": "sandbox-1", "messages": messages, "stream": false, "format": {},
            "options": { "temperature": 0 },
        }),
    }
}

/// Asks with the right key.
async fn ask(sandbox: &Sandbox, vendor: Vendor) -> io::Result<Answer> {
    ask_with(
        sandbox,
        vendor,
        &sandbox.model_key(vendor).unwrap_or_default(),
        &[],
    )
    .await
}

async fn ask_with(sandbox: &Sandbox, vendor: Vendor, key: &str, more: &[(&str, &str)]) -> io::Result<Answer> {
    let bearer = format!("Bearer {key}");
    let mut headers = match vendor {
        Vendor::Openai | Vendor::Openrouter => vec![("Authorization", bearer.as_str())],
        Vendor::Anthropic => vec![("x-api-key", key), ("anthropic-version", "2023-06-01")],
        Vendor::Google => vec![("x-goog-api-key", key)],
        Vendor::Ollama => vec![],
    };
    headers.extend(more);
    send_with(sandbox, "POST", path(vendor), &headers, &body(vendor).to_string()).await
}

/// Where a vendor has the words of an answer, and the counts of tokens.
fn places(vendor: Vendor) -> [&'static str; 3] {
    match vendor {
        Vendor::Openai | Vendor::Openrouter => [
            "/choices/0/message/content",
            "/usage/prompt_tokens",
            "/usage/completion_tokens",
        ],
        Vendor::Anthropic => ["/content/0/text", "/usage/input_tokens", "/usage/output_tokens"],
        Vendor::Google => [
            "/candidates/0/content/parts/0/text",
            "/usageMetadata/promptTokenCount",
            "/usageMetadata/candidatesTokenCount",
        ],
        Vendor::Ollama => ["/message/content", "/prompt_eval_count", "/eval_count"],
    }
}

fn words(answer: &Answer, vendor: Vendor) -> String {
    let [text, ..] = places(vendor);
    answer
        .json()
        .pointer(text)
        .and_then(Value::as_str)
        .expect("an answer has words")
        .to_owned()
}

#[tokio::test]
async fn every_vendor_answers_in_its_own_form_and_charges_for_it() {
    let sandbox = sandbox().await;
    for vendor in Vendor::ALL {
        let answer = ask(&sandbox, vendor).await.unwrap();
        assert_eq!(answer.status, 200, "{vendor}: {}", answer.body);
        let verdicts: Value = serde_json::from_str(&words(&answer, vendor)).unwrap();
        assert_eq!(verdicts["verdicts"][0]["verdict"], "fulfilled", "{vendor}");
        assert_eq!(verdicts["verdicts"][0]["quote"], "Rust engineer", "{vendor}");
        assert_eq!(verdicts["verdicts"][1]["verdict"], "unknown", "{vendor}");
        let [_, tokens_in, tokens_out] = places(vendor).map(|place| {
            let json = answer.json();
            json.pointer(place).and_then(Value::as_u64).unwrap_or_default()
        });
        let bill = sandbox.bill().models[vendor.name()].clone();
        assert_eq!(
            (bill.requests, bill.answers, bill.tokens_in, bill.tokens_out),
            (1, 1, tokens_in, tokens_out),
            "{vendor}: what it says is what it charges for"
        );
        assert_eq!(bill.charged, tokens_in + 4 * tokens_out, "{vendor}");
    }
}

#[tokio::test]
async fn a_wrong_key_and_an_unknown_model_are_refused_as_documented() {
    let sandbox = sandbox().await;
    for (vendor, status, place, word) in [
        (Vendor::Openai, 401, "/error/code", json!("invalid_api_key")),
        (Vendor::Openrouter, 401, "/error/code", json!(401)),
        (
            Vendor::Anthropic,
            401,
            "/error/type",
            json!("authentication_error"),
        ),
        (
            Vendor::Google,
            400,
            "/error/details/0/reason",
            json!("API_KEY_INVALID"),
        ),
    ] {
        let answer = ask_with(&sandbox, vendor, "mistaken", &[]).await.unwrap();
        assert_eq!(answer.status, status, "{vendor}");
        assert_eq!(answer.json().pointer(place), Some(&word), "{vendor}");
        assert_eq!(
            sandbox.bill().models[vendor.name()].charged,
            0,
            "{vendor}: free of charge"
        );
    }
    for (vendor, status) in [
        (Vendor::Openai, 404),
        (Vendor::Openrouter, 400),
        (Vendor::Anthropic, 404),
        (Vendor::Google, 404),
        (Vendor::Ollama, 404),
    ] {
        sandbox.fail_next(ModelFault::Unknown);
        assert_eq!(ask(&sandbox, vendor).await.unwrap().status, status, "{vendor}");
    }
}

#[tokio::test]
async fn refusals_have_the_vendors_own_statuses_and_cost_nothing() {
    let sandbox = sandbox().await;
    let throttle = || ModelFault::Throttle(Duration::from_secs(30));
    for (vendor, fault, status) in [
        (Vendor::Openai, throttle(), 429),
        (Vendor::Openai, ModelFault::OutOfMoney, 429),
        (Vendor::Openai, ModelFault::Overloaded, 503),
        (Vendor::Openai, ModelFault::TooLong, 400),
        (Vendor::Openai, ModelFault::NoSchema, 400),
        (Vendor::Openai, ModelFault::NoTemperature, 400),
        (Vendor::Openai, ModelFault::KeyRevoked, 401),
        (
            Vendor::Openai,
            ModelFault::Redirect("https://x.example.test".into()),
            302,
        ),
        (Vendor::Openrouter, ModelFault::OutOfMoney, 402),
        (Vendor::Openrouter, ModelFault::Declined, 403),
        (Vendor::Anthropic, throttle(), 429),
        (Vendor::Anthropic, ModelFault::OutOfMoney, 402),
        (Vendor::Anthropic, ModelFault::Overloaded, 529),
        (Vendor::Google, throttle(), 429),
        (Vendor::Google, ModelFault::OutOfMoney, 400),
        (Vendor::Ollama, ModelFault::Overloaded, 503),
    ] {
        sandbox.fail_next(fault.clone());
        let answer = ask(&sandbox, vendor).await.unwrap();
        assert_eq!(answer.status, status, "{vendor}, {fault:?}");
        if fault == throttle() && vendor != Vendor::Google {
            assert_eq!(answer.header("retry-after"), Some("30"), "{vendor} says how long");
        }
    }
    let charged: u64 = sandbox.bill().models.values().map(|bill| bill.charged).sum();
    assert_eq!(charged, 0, "a refusal costs nothing");
    assert_eq!(
        sandbox.bill().models["openai"].too_early,
        7,
        "and whoever does not wait is noticed"
    );
}

#[tokio::test]
async fn an_answer_that_gets_lost_is_charged() {
    let sandbox = sandbox().await;
    for fault in [ModelFault::CutOff, ModelFault::Reset { processed: true }] {
        sandbox.fail_next(fault.clone());
        let whole = ask(&sandbox, Vendor::Openai)
            .await
            .is_ok_and(|answer| answer.complete);
        assert!(!whole, "{fault:?}");
    }
    sandbox.fail_next(ModelFault::Reset { processed: false });
    assert!(ask(&sandbox, Vendor::Openai).await.is_err(), "nothing comes back");
    let bill = sandbox.bill().models["openai"].clone();
    assert_eq!(
        (bill.requests, bill.answers, bill.maybe_answers),
        (3, 0, 2),
        "what the model has done is to be paid for"
    );
}

#[tokio::test]
async fn a_chat_with_the_same_idempotency_key_is_charged_once() {
    let sandbox = sandbox().await;
    let key = sandbox.model_key(Vendor::Openai).unwrap();
    for _ in 0..3 {
        ask_with(&sandbox, Vendor::Openai, &key, &[("Idempotency-Key", "check-1")])
            .await
            .unwrap();
    }
    let bill = sandbox.bill().models["openai"].clone();
    assert_eq!((bill.answers, bill.repeated), (3, 2), "answered each time");
    assert_eq!(
        bill.charged,
        bill.tokens_in + 4 * bill.tokens_out,
        "paid for once"
    );
}

#[tokio::test]
async fn answers_can_be_wrong_in_every_way() {
    let sandbox = sandbox().await;
    let mut said = Vec::new();
    for fault in [
        ModelFault::InventedQuote,
        ModelFault::UnknownId,
        ModelFault::MissingId,
        ModelFault::RepeatedId,
        ModelFault::NotJson,
        ModelFault::AnswersTwice,
    ] {
        sandbox.fail_next(fault);
        said.push(words(
            &ask(&sandbox, Vendor::Openai).await.unwrap(),
            Vendor::Openai,
        ));
    }
    let ids = |text: &str| {
        let answer: Value = serde_json::from_str(text).unwrap();
        let verdicts = answer["verdicts"].as_array().unwrap().clone();
        let ids = verdicts
            .iter()
            .map(|verdict| verdict["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    assert!(said[0].contains("Nobel"), "a quote that stands nowhere");
    assert_eq!(
        ids(&said[1]),
        ["r1", "r2", "r999"],
        "a requirement that nobody has"
    );
    assert_eq!(ids(&said[2]), ["r1"], "one forgotten");
    assert_eq!(ids(&said[3]), ["r1", "r2", "r1"], "one twice");
    for text in &said[4..] {
        assert!(serde_json::from_str::<Value>(text).is_err(), "no JSON: {text}");
    }
}

#[tokio::test]
async fn addresses_and_keys_are_announced() {
    let sandbox = sandbox().await;
    let announced = sandbox.announcement();
    for vendor in Vendor::ALL {
        let entry = &announced["models"]["vendors"][vendor.name()];
        assert_eq!(entry["base_url"], sandbox.model_url(vendor), "{vendor}");
        assert_eq!(entry["key"], json!(sandbox.model_key(vendor)), "{vendor}");
    }
    assert_eq!(announced["models"]["names"][0], "sandbox-1");
    let key = format!("Bearer {}", sandbox.model_key(Vendor::Openai).unwrap());
    let headers = [("Authorization", key.as_str())];
    let list = send_with(&sandbox, "GET", "/openai/v1/models", &headers, "");
    assert_eq!(
        list.await.unwrap().json()["data"][0]["id"],
        "sandbox-1",
        "a list of models"
    );
}
