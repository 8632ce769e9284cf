//! Providers of language models from a terminal: saved with a key from standard input, validated, chosen.

use longlist_sandbox::{ModelFault, Vendor};
use serde_json::{Value, json};

use crate::desk::{Desk, World, id};

/// How a provider of each vendor is saved at a pretended one.
fn order(world: &World, evaluator: &str, vendor: &str, at: Vendor) -> Vec<String> {
    let url = world.sandbox.model_url(at);
    let parts = [
        "provider",
        "set",
        "--evaluator",
        evaluator,
        "--vendor",
        vendor,
        "--base-url",
        &url,
        "--model",
        "sandbox-1",
    ];
    parts.map(str::to_owned).to_vec()
}

pub fn set(desk: &Desk, world: &World, evaluator: &str, vendor: &str, at: Vendor) -> Value {
    let order = order(world, evaluator, vendor, at);
    let order: Vec<_> = order.iter().map(String::as_str).collect();
    desk.run_with(&order, &world.sandbox.model_key(at).unwrap_or_default())
        .done()
}

#[test]
fn every_vendor_is_saved_validated_and_listed_and_no_key_is_seen() {
    let (desk, world) = (Desk::new(), World::new());
    let all = [
        ("byok", "openai", Vendor::Openai),
        ("byok", "openrouter", Vendor::Openrouter),
        ("byok", "anthropic", Vendor::Anthropic),
        ("byok", "google", Vendor::Google),
        ("local_llm", "ollama", Vendor::Ollama),
        ("managed", "openai_compatible", Vendor::Openai),
    ];
    for (evaluator, vendor, at) in all {
        let saved = set(&desk, &world, evaluator, vendor, at);
        assert_eq!(
            (&saved["state"], &saved["checked_at"]),
            (&json!("saved"), &Value::Null),
            "{vendor}"
        );
        let validated = desk.run(&["provider", "validate", &id(&saved)]).done();
        assert_eq!(validated["state"], "connected", "{vendor}: {validated}");
        assert!(validated["checked_at"].is_string(), "{vendor}");
    }
    let list = desk.run(&["provider", "list"]).done();
    assert_eq!(list["providers"].as_array().map(Vec::len), Some(6), "{list}");
    assert_eq!(
        list["chosen"],
        json!({ "draft": null, "check": null }),
        "nobody does anything yet"
    );
    let keys: Vec<String> = Vendor::ALL
        .into_iter()
        .filter_map(|vendor| world.sandbox.model_key(vendor))
        .collect();
    desk.holds_none_of(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    let table = desk.tell(&["provider", "list"]);
    assert!(
        table.out.contains("VENDOR") && table.out.contains("anthropic"),
        "{}",
        table.out
    );
}

#[test]
fn a_key_that_is_refused_ends_as_a_failure_that_can_be_put_right() {
    let (desk, world) = (Desk::new(), World::new());
    let order = order(&world, "byok", "openai", Vendor::Openai);
    let order: Vec<_> = order.iter().map(String::as_str).collect();
    let provider = id(&desk.run_with(&order, "mistaken-key").done());

    let refused = desk
        .run(&["provider", "validate", &provider])
        .fails(1, "model_key_refused");
    assert_eq!(refused["state"], "refused", "it is noted: {refused}");
    let list = desk.run(&["provider", "list"]).done();
    assert_eq!(
        list["providers"][0]["refusal"]["code"], "model_key_refused",
        "{list}"
    );
    desk.run(&["provider", "choose", "--action", "check", &provider])
        .fails(3, "provider_not_connected");

    set(&desk, &world, "byok", "openai", Vendor::Openai);
    let validated = desk.run(&["provider", "validate", &provider]).done();
    assert_eq!(
        (&validated["state"], &validated["refusal"]),
        (&json!("connected"), &Value::Null)
    );
    desk.holds_none_of(&["mistaken-key"]);
}

#[test]
fn what_passes_by_itself_is_told_and_changes_nothing() {
    let (desk, world) = (Desk::new(), World::new());
    let provider = id(&set(&desk, &world, "byok", "anthropic", Vendor::Anthropic));
    desk.run(&["provider", "validate", &provider]).done();

    world.sandbox.fail_next(ModelFault::Overloaded);
    desk.run(&["provider", "validate", &provider])
        .fails(1, "model_unavailable");
    let list = desk.run(&["provider", "list"]).done();
    assert_eq!(list["providers"][0]["state"], "connected", "{list}");
}

#[test]
fn who_does_what_is_chosen_for_each_action() {
    let (desk, world) = (Desk::new(), World::new());
    let provider = id(&set(&desk, &world, "local_llm", "ollama", Vendor::Ollama));
    desk.run(&["provider", "validate", &provider]).done();

    let chosen = desk
        .run(&[
            "provider",
            "choose",
            "--action",
            "check",
            &provider,
            "--model",
            "sandbox-1-mini",
        ])
        .done();
    assert_eq!(
        chosen,
        json!({ "action": "check", "chosen": { "provider_id": provider, "model": "sandbox-1-mini" } })
    );
    desk.run(&["provider", "choose", "--action", "check"]).done();
    desk.run(&["provider", "remove", &provider]).done();
    let list = desk.run(&["provider", "list"]).done();
    assert_eq!(list["providers"], json!([]), "it is forgotten");
    desk.run(&["provider", "validate", &provider])
        .fails(1, "not_found");
}

#[test]
fn mistakes_are_told_in_the_form_that_was_asked_for() {
    let (desk, world) = (Desk::new(), World::new());
    let set = |evaluator, vendor, url, key| {
        let order = [
            "provider",
            "set",
            "--evaluator",
            evaluator,
            "--vendor",
            vendor,
            "--base-url",
            url,
            "--model",
            "m",
        ];
        desk.run_with(&order, key)
    };
    set("byok", "ollama", "https://models.example.com", "k").fails(2, "vendor_unsuitable");
    set("byok", "openai", "http://models.example.com/v1", "k").fails(2, "base_url_insecure");
    set("local_llm", "ollama", "https://models.example.com", "").fails(2, "base_url_not_local");
    set("byok", "openai", "https://user@models.example.com", "k").fails(2, "base_url_invalid");
    set("byok", "openai", "https://models.example.com/v1", "").fails(2, "key_missing");
    set("byok", "openai", "https://models.example.com/v1", "two words").fails(2, "key_invalid");
    desk.run(&[
        "provider",
        "set",
        "--evaluator",
        "managed",
        "--vendor",
        "openai_compatible",
        "--model",
        "m",
    ])
    .fails(2, "base_url_missing");
    desk.run(&["provider", "set", "--evaluator", "nobody"])
        .fails(2, "usage");
    assert!(world.sandbox.bill().models.is_empty(), "nobody was asked");
}
