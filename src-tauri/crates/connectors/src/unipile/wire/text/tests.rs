//! Text as the provider sends it.

use serde_json::{Value, json};

use super::{Fields, Unreadable, parse, without_half_characters};

#[test]
fn half_a_character_costs_one_character() {
    for (sent, expected) in [
        (r#"["cut \ud83d"]"#, "cut \u{fffd}"),
        (r#"["\ude00 cut"]"#, "\u{fffd} cut"),
        (r#"["\ud83d\ud83d\ude00"]"#, "\u{fffd}\u{1f600}"),
        (r#"["\uD83D\n\u00e9"]"#, "\u{fffd}\n\u{e9}"),
        (r#"["\\ud83d \" \ud83d"]"#, "\\ud83d \" \u{fffd}"),
        (r#"["\ud83dé"]"#, "\u{fffd}é"),
    ] {
        assert_eq!(parse(sent.as_bytes()).unwrap(), json!([expected]), "{sent}");
    }
}

#[test]
fn bytes_that_are_no_text_cost_one_character() {
    assert_eq!(
        parse(b"[\"caf\xe9\"]").unwrap(),
        json!(["caf\u{fffd}"]),
        "an old encoding"
    );
}

#[test]
fn good_json_is_not_touched_by_the_repair() {
    for good in [
        r#"{"a":"\ud83d\ude00\\\"\/\b\u0000é😀"}"#,
        r#""\\\\""#,
        "[]",
        r#"["\\"]"#,
    ] {
        let repaired = without_half_characters(good);
        let value: Value = serde_json::from_str(good).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&repaired).unwrap(), value, "{good}");
    }
}

#[test]
fn the_repair_survives_every_cut() {
    let whole = r#"{"a":"\ud83d\ude00\\é\ud83d","b":[1]}"#;
    for (end, _) in whole.char_indices() {
        let cut = whole.get(..end).unwrap();
        assert_eq!(parse(cut.as_bytes()), Err(Unreadable::CutOff), "{cut}");
    }
}

#[test]
fn a_field_is_read_in_whatever_type_it_comes() {
    let row = json!({ "text": "  Ada ", "number": 7, "blank": " ", "null": null, "odd": [], "list": [1], "big": 5_000_000_000u64 });
    let row = row.as_object().unwrap();
    assert_eq!(row.text("text").as_deref(), Some("Ada"), "blanks around it go");
    assert_eq!(row.text("number").as_deref(), Some("7"), "a number is a text");
    for none in ["blank", "null", "odd", "missing"] {
        assert_eq!(row.text(none), None, "{none} is no text");
    }
    assert_eq!(
        row.first_text(&["blank", "number"]).as_deref(),
        Some("7"),
        "the first that is one"
    );
    assert_eq!(row.number("big"), Some(u32::MAX), "more than we count");
    assert_eq!(
        (row.items("list").len(), row.items("text").len()),
        (1, 0),
        "a text is no list"
    );
}
