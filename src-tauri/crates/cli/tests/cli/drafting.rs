//! Briefings drafted from job descriptions: by this program, by a model, and what comes out where the model cannot.

use longlist_sandbox::{ModelFault, Vendor};
use serde_json::{Value, json};

use crate::desk::{Desk, World, id};

const DESCRIPTION: &str = "Backend engineer (Vienna)\n\nRequirements\n\
    - At least five years of experience with Java\n\
    - German, B2 or better\n\n\
    Nice to have\n\
    - Kubernetes\n\n\
    We offer\n\
    - Fruit and a table for football\n";

#[test]
fn a_draft_can_be_imported_as_it_is_printed() {
    let desk = Desk::new();
    let project = id(&desk.run(&["project", "add", "Backend engineer"]).done());
    let file = desk.write("job.txt", DESCRIPTION);

    let drafted = desk.run(&["briefing", "draft", &file]).done();

    assert_eq!(
        (&drafted["drafted_by"], &drafted["trouble"]),
        (&json!({ "type": "local" }), &Value::Null),
        "by this program: no model was chosen"
    );
    assert_eq!(
        drafted["briefing"]["name"], "Backend engineer (Vienna)",
        "named after its first line"
    );
    assert_eq!(
        statements(&drafted),
        [
            "At least five years of experience with Java",
            "German, B2 or better",
            "Kubernetes"
        ],
        "what is asked for, and not what is offered"
    );
    let printed = desk.tell(&["briefing", "draft", &file]);
    assert_eq!(printed.code, 0, "{printed:?}");
    let file = desk.write("draft.json", &printed.out);
    let briefing = desk
        .run(&["briefing", "import", &file, "--project", &project])
        .done();
    assert_eq!(
        briefing["briefing"], drafted["briefing"],
        "nothing is lost on the way"
    );
}

#[test]
fn a_description_comes_from_standard_input_and_has_a_limit() {
    let desk = Desk::new();
    let drafted = desk.run_with(&["briefing", "draft", "-"], DESCRIPTION).done();
    assert_eq!(statements(&drafted).len(), 3, "{drafted}");

    let nothing = desk.run_with(&["briefing", "draft", "-"], "Hello.").done();
    assert_eq!(
        nothing["briefing"]["requirements"],
        json!([]),
        "nothing is asked for"
    );

    let long = desk.write("long.txt", "Java. ".repeat(10_000));
    let refused = desk
        .run(&["briefing", "draft", &long])
        .fails(2, "job_description_too_long");
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(
        message.contains("60000") && message.contains("50000"),
        "both numbers: {message}"
    );
    let binary = desk.write("job.pdf", b"%PDF-1.7\n\xFF\xFE\x00");
    desk.run(&["briefing", "draft", &binary])
        .fails(2, "wrong_encoding");
    desk.run(&["briefing", "draft", &desk.path("absent.txt")])
        .fails(2, "unreadable");
}

#[test]
fn a_chosen_model_drafts_and_where_it_cannot_the_program_does() {
    let (desk, world) = (Desk::new(), World::new());
    let url = world.sandbox.model_url(Vendor::Anthropic);
    let order = [
        "provider",
        "set",
        "--evaluator",
        "byok",
        "--vendor",
        "anthropic",
        "--base-url",
        &url,
        "--model",
        "sandbox-1",
    ];
    let key = world.sandbox.model_key(Vendor::Anthropic).unwrap_or_default();
    let provider = id(&desk.run_with(&order, &key).done());
    desk.run(&["provider", "validate", &provider]).done();
    desk.run(&["provider", "choose", "--action", "draft", &provider])
        .done();
    let file = desk.write("job.txt", DESCRIPTION);
    let by_model = json!({ "type": "model", "evaluator": "byok", "name": "sandbox-1" });

    let drafted = desk.run(&["briefing", "draft", &file]).done();
    assert_eq!(
        (&drafted["drafted_by"], &drafted["trouble"]),
        (&by_model, &Value::Null)
    );
    assert_eq!(
        statements(&drafted).len(),
        4,
        "the pretended model takes every item: {drafted}"
    );

    world.sandbox.fail_next(ModelFault::NotJson);
    let again = desk.run(&["briefing", "draft", &file]).done();
    assert_eq!(again["drafted_by"], by_model, "it was asked once more: {again}");

    let asked = world.sandbox.bill().chats;
    world.sandbox.fail_at(asked + 1, ModelFault::NotJson);
    world.sandbox.fail_at(asked + 2, ModelFault::NotJson);
    let fallen_back = desk.run(&["briefing", "draft", &file]).done();
    assert_eq!(
        (&fallen_back["drafted_by"], &fallen_back["trouble"]["code"]),
        (&json!({ "type": "local" }), &json!("model_unexpected_answer")),
        "and it says why"
    );
    assert_eq!(
        statements(&fallen_back).len(),
        3,
        "nobody is left without a draft"
    );

    world.sandbox.fail_next(ModelFault::OutOfMoney);
    let unpaid = desk.run(&["briefing", "draft", &file]).done();
    assert_eq!(unpaid["trouble"]["code"], "model_out_of_money", "{unpaid}");
    let list = desk.run(&["provider", "list"]).done();
    assert_eq!(
        list["providers"][0]["state"], "refused",
        "which is noted where providers are looked at: {list}"
    );
}

fn statements(drafted: &Value) -> Vec<&str> {
    let requirements = drafted["briefing"]["requirements"].as_array().unwrap();
    requirements
        .iter()
        .map(|requirement| requirement["statement"].as_str().unwrap())
        .collect()
}
