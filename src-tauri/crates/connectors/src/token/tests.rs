//! Tokens that cannot be one.

use secrecy::SecretString;

use super::{check_token, header};

#[test]
fn what_cannot_be_a_token_is_refused_and_not_repeated() {
    for bad in [
        "",
        "  ",
        "\n",
        "hunter2\n",
        "hunter2\r\nX-Evil: 1",
        "hun ter2",
        "hunter2\0",
        "hunter2\u{7f}",
        "hüntér2",
    ] {
        let error = check_token(&SecretString::from(bad)).unwrap_err();
        assert_eq!(error.code(), "token_invalid", "{bad:?} cannot be a token");
        let shown = format!("{error} {error:?} {}", error.hint());
        assert!(
            !shown.contains("hunter2"),
            "the refusal does not contain what was refused"
        );
    }
    assert!(
        check_token(&SecretString::from("x".repeat(5_000))).is_err(),
        "a pasted page is not a token"
    );
}

#[test]
fn a_token_of_base64_with_all_its_signs_is_accepted() {
    check_token(&SecretString::from("ab+/9=.-_~:abc==")).expect("providers use these signs");
}

#[test]
fn the_header_does_not_show_the_token() {
    let value = header(&SecretString::from("hunter2")).unwrap();
    assert!(
        value.is_sensitive(),
        "the mark keeps it out of the compression tables of HTTP/2, too"
    );
    assert!(
        !format!("{value:?}").contains("hunter2"),
        "Debug shows a placeholder"
    );
}
