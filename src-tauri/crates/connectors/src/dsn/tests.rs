//! DSNs as people paste them.

use longlist_core::Case;

use super::Dsn;

fn normal(pasted: &str) -> String {
    Dsn::parse(pasted)
        .unwrap_or_else(|error| panic!("{pasted}: {error}"))
        .to_string()
}

fn code(pasted: &str) -> &'static str {
    Dsn::parse(pasted).err().map_or("accepted", |error| error.code())
}

#[test]
fn every_way_of_pasting_a_dsn_gives_the_same_address() {
    for pasted in [
        "api8.example.test:13851",
        "  https://api8.example.test:13851\n",
        "https://api8.example.test:13851/",
        "https://api8.example.test:13851/api/v1",
        "API8.example.test:13851/api/v1/",
        "HTTPS://api8.example.test:13851",
    ] {
        assert_eq!(
            normal(pasted),
            "https://api8.example.test:13851",
            "{pasted:?} means that server"
        );
    }
    assert_eq!(
        normal("https://api.example.test:443"),
        "https://api.example.test",
        "443 goes without saying"
    );
}

#[test]
fn normalising_twice_changes_nothing() {
    for pasted in [
        "api8.example.test:13851",
        "127.1:80",
        "[::1]:4000",
        "localhost:4000",
        "https://10.0.0.7",
    ] {
        let once = normal(pasted);
        assert_eq!(normal(&once), once, "what is stored is read back as it is");
    }
}

#[test]
fn plain_http_is_for_this_computer_only() {
    assert_eq!(
        normal("http://127.0.0.1:4000"),
        "http://127.0.0.1:4000",
        "loopback by number"
    );
    assert_eq!(
        normal("http://[::1]:4000/api/v1"),
        "http://[::1]:4000",
        "loopback of IPv6"
    );
    assert_eq!(
        normal("localhost:4000"),
        "http://localhost:4000",
        "no scheme on loopback means a test server"
    );
    for pasted in [
        "http://api8.example.test:13851",
        "http://127.0.0.1.example.test",
        "http://localhost.example.test",
        "http://0.0.0.0:80",
        "http://192.168.1.4",
        "http://[::ffff:127.0.0.1]",
    ] {
        assert_eq!(
            code(pasted),
            "dsn_insecure",
            "{pasted} leaves this computer, or may"
        );
    }
}

#[test]
fn what_is_not_the_address_of_a_server_is_refused() {
    for pasted in [
        "",
        "   ",
        "https://",
        "https:/api8.example.test",
        "ftp://api8.example.test",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "javascript://api8.example.test",
        "data:text/html,x",
        "https://me:secret@api8.example.test",
        "https://@api8.example.test",
        "api8.example.test:13851@evil.test",
        "https://api8.example.test\\@evil.test",
        "https://api8.example.test?x=1",
        "https://api8.example.test#x",
        "https://api8.example.test/api/v2",
        "https://api8.example.test/api/v1/../../x",
        "https://api8. example.test",
        "https://api8.exam\tple.test",
        "https://api8.example.test\u{200b}",
        "https://\u{430}pi8.example.test",
        "https://xn--pi8-7cd.example.test",
        "https://api8.example.test:99999",
        "https://host",
    ] {
        assert_eq!(code(pasted), "dsn_invalid", "{pasted:?} is no DSN");
    }
}

#[test]
fn a_refused_dsn_is_not_repeated_in_the_error() {
    let error = Dsn::parse("https://me:hunter2@api8.example.test").unwrap_err();
    let shown = format!("{error} {error:?} {}", error.hint());
    assert!(
        !shown.contains("hunter2"),
        "people paste passwords into addresses"
    );
}

#[test]
fn no_id_can_leave_its_place_in_the_path() {
    let dsn = Dsn::parse("https://api8.example.test").unwrap();
    let url = dsn.resource(&["accounts", "../users?x=1#y"]);
    assert_eq!(
        url.as_str(),
        "https://api8.example.test/api/v1/accounts/..%2Fusers%3Fx=1%23y",
        "one segment stays one"
    );
}

#[test]
fn what_is_wrong_with_a_dsn_has_a_case_of_its_own() {
    for (pasted, case) in [
        ("", Some(Case::DsnEmpty)),
        ("api8 example.test", Some(Case::DsnCharacters)),
        ("ftp://api8.example.test", Some(Case::DsnNotHttps)),
        ("me@api8.example.test", Some(Case::DsnUserinfo)),
        ("api8.example.test?a=1", Some(Case::DsnQuery)),
        ("api8.example.test/elsewhere", Some(Case::DsnPath)),
        ("xn--e1awd7f.example.test", Some(Case::DsnLookAlikeHost)),
        ("https://api8", Some(Case::DsnIncompleteHost)),
        ("https://:", None),
    ] {
        let refusal = Dsn::parse(pasted).unwrap_err();
        assert_eq!(refusal.case(), case, "{pasted:?}: {refusal}");
    }
}
