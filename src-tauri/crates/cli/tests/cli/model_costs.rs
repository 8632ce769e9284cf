//! What models cost, from a terminal: the price as the vendor lists it, and what checks by it came to.

use longlist_sandbox::Vendor;
use serde_json::{Value, json};

use crate::{
    checks::desk_with_briefing,
    desk::{Desk, World, id},
    provider::set,
};

#[test]
fn a_price_is_entered_exactly_and_can_be_taken_away() {
    let (desk, provider) = desk_with_provider();
    let price = |more: &[&str]| desk.run(&[&["provider", "price", &provider], more].concat());

    assert_eq!(
        price(&[]).done()["micros_in"],
        Value::Null,
        "no price is built in"
    );
    assert_eq!(
        price(&["--in", "0.1", "--out", "2.50"]).done(),
        json!({ "provider_id": provider, "model": "sandbox-1", "micros_in": 100_000, "micros_out": 2_500_000 }),
        "to the last digit"
    );
    price(&["--in", "1,50", "--out", "2"]).fails(2, "price_invalid");
    price(&["--in", "1", "--out", "1e3"]).fails(2, "price_invalid");
    price(&["--in", "1"]).fails(2, "usage");
    price(&["--model", "no model", "--in", "1", "--out", "1"]).fails(2, "model_missing");
    assert_eq!(
        price(&["--model", "sandbox-1-mini"]).done()["micros_out"],
        Value::Null,
        "each model has its own"
    );
    let told = desk.tell(&["provider", "price", &provider]).out;
    assert!(told.contains("$0.10") && told.contains("$2.50"), "{told}");

    assert_eq!(
        price(&["--forget"]).done()["micros_in"],
        Value::Null,
        "and then nobody knows again"
    );
}

#[test]
fn a_check_keeps_what_it_cost_at_the_price_of_its_day() {
    let (desk, search, briefing) = desk_with_briefing();
    let world = World::new();
    let provider = id(&set(
        &desk,
        &world,
        "local_llm",
        "openai_compatible",
        Vendor::Openai,
    ));
    desk.run(&["provider", "validate", &provider]).done();
    assert_eq!(
        desk.run(&["provider", "spend"]).done()["month"],
        json!([]),
        "validating is not a check"
    );
    desk.run(&["provider", "price", &provider, "--in", "1", "--out", "3"])
        .done();
    let what = ["--search", &search, "--briefing", &briefing];
    let run = [&["check", "run"], &what[..], &["--evaluator", "local_llm"]].concat();
    assert_eq!(desk.run(&run).done()["created"], 3, "the model answers");

    let spend = desk.run(&["provider", "spend"]).done();

    let sum = &spend["month"][0];
    let tokens = |name: &str| sum[name].as_u64().unwrap();
    assert_eq!(
        (&sum["vendor"], &sum["model"], &sum["checks"], &sum["unpriced"]),
        (
            &json!("openai_compatible"),
            &json!("sandbox-1"),
            &json!(3),
            &json!(0)
        ),
        "{spend}"
    );
    assert_eq!(
        tokens("cost_micros"),
        tokens("tokens_in") + 3 * tokens("tokens_out"),
        "a dollar is a micro a token"
    );
    assert_eq!(
        (
            &spend["days"][6]["cost_micros"],
            spend["days"].as_array().map(Vec::len)
        ),
        (&sum["cost_micros"], Some(7)),
        "today"
    );
    desk.run(&["provider", "price", &provider, "--in", "9", "--out", "9"])
        .done();
    assert_eq!(
        desk.run(&["provider", "spend"]).done()["month"][0]["cost_micros"],
        sum["cost_micros"],
        "another price says nothing about what was"
    );
    let told = desk.tell(&["provider", "spend"]).out;
    assert!(told.contains("A CHECK") && told.contains("$0.0"), "{told}");
    assert!(
        told.contains("failed checks"),
        "and what is not in the figures: {told}"
    );
}

/// A desk with one provider of the house; its id.
fn desk_with_provider() -> (Desk, String) {
    let (desk, world) = (Desk::new(), World::new());
    let provider = id(&set(&desk, &world, "local_llm", "ollama", Vendor::Ollama));
    (desk, provider)
}
