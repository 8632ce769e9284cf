//! Pages and accounts as the provider sends them.

use longlist_core::connector::AccountHealth;

use super::{Unreadable, account, accounts, fault, page};

#[test]
fn an_unknown_field_changes_nothing() {
    let page =
        page(br#"{"items":[],"paging":{"total_count":"12","x":1},"cursor":"","new":{"deep":[1]}}"#).unwrap();
    assert_eq!(page.total, Some(12), "a count in a text is a count");
    assert_eq!(page.next, None, "an empty cursor is the end");
}

#[test]
fn an_odd_total_costs_the_total_and_not_the_page() {
    for (total, expected) in [
        ("null", None),
        ("-1", None),
        ("1.5", None),
        ("[]", None),
        (r#""many""#, None),
        ("99999999999", Some(u32::MAX)),
    ] {
        let body = format!(r#"{{"items":[{{}}],"paging":{{"total_count":{total}}}}}"#);
        let page = page(body.as_bytes()).unwrap();
        assert_eq!((page.results.len(), page.total), (1, expected), "{total}");
    }
    assert_eq!(
        page(br#"{"items":[],"paging":[]}"#).unwrap().total,
        None,
        "nor does an odd paging"
    );
}

#[test]
fn what_a_run_depends_on_is_strict() {
    assert!(matches!(page(b"{}"), Err(Unreadable::WrongShape(_))), "no items");
    assert!(
        matches!(page(br#"{"items":null}"#), Err(Unreadable::WrongShape(_))),
        "null is no list"
    );
    assert!(
        matches!(
            page(br#"{"items":[],"cursor":true}"#),
            Err(Unreadable::WrongShape(_))
        ),
        "a cursor that is none"
    );
    assert!(
        matches!(page(b"null"), Err(Unreadable::WrongShape(_))),
        "no object"
    );
    assert!(matches!(page(b"\xff\xfe"), Err(Unreadable::NotJson)), "no text");
    assert!(
        matches!(page(br#"{"items":[{"id":"A"#), Err(Unreadable::CutOff)),
        "half"
    );
}

#[test]
fn the_worst_source_decides_how_an_account_is() {
    let health = |statuses: &str| {
        let body = format!(r#"{{"id":"a","type":"LINKEDIN","sources":[{statuses}]}}"#);
        account(body.as_bytes())
            .unwrap()
            .expect("it is a LinkedIn account")
    };
    assert_eq!(
        health(r#"{"status":"OK"},{"status":"CONNECTING"}"#),
        AccountHealth::Connected,
        "both pass"
    );
    for status in ["CREDENTIALS", "PERMISSIONS", "ERROR", "STOPPED"] {
        let statuses = format!(r#"{{"status":"OK"}},{{"status":"{status}"}}"#);
        assert_eq!(
            health(&statuses),
            AccountHealth::Disconnected,
            "{status} needs a person"
        );
    }
    assert_eq!(
        health(r#"null,7,{"status":null},{"status":"NEW_WORD"}"#),
        AccountHealth::Connected,
        "what we do not know stops nothing"
    );
}

#[test]
fn accounts_of_other_kinds_or_without_an_id_are_left_out() {
    let page = accounts(
        br#"{"items":[{"id":"a","type":"linkedin","name":null},{"type":"LINKEDIN"},{"id":"b","type":"IMAP"},null]}"#,
    );
    let ids: Vec<_> = page
        .unwrap()
        .accounts
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect();
    assert_eq!(ids, [("a".to_owned(), "a".to_owned())], "one is usable");
    assert_eq!(
        account(br#"{"id":"a","type":"WHATSAPP"}"#).unwrap(),
        None,
        "not for searching"
    );
}

#[test]
fn an_error_in_any_form_is_read_as_far_as_it_goes() {
    assert_eq!(
        fault(br#"{"type":"errors/x","req_id":12}"#).request_id.as_deref(),
        Some("12"),
        "a number for an id"
    );
    for body in ["", "<html>", "[]", "null", r#"{"type":{"a":1}}"#] {
        assert_eq!(fault(body.as_bytes()).word, None, "{body:?} says nothing");
    }
}
