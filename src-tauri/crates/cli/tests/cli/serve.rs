//! The check API: who may ask, what is answered, and which mistake has which status.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Child,
    time::Duration,
};

use serde_json::{Value, json};

use crate::{checks::desk_with_briefing, desk::Desk};

const ADA: &str = "https://www.linkedin.com/in/ada-example";
const PATH: &str = "/api/v1/candidate-check";

#[test]
fn a_known_person_is_checked_and_the_result_can_be_fetched() {
    let (desk, _, briefing) = desk_with_briefing();
    let server = Server::start(&desk, &["--evaluator", "local"]);

    let (status, made) = server.check(ADA, &briefing);
    assert_eq!(status, 200, "{made}");
    let id = made["candidateCheckId"].as_str().unwrap();
    assert_eq!(
        made["resultUrl"],
        json!(format!("http://{}{PATH}/{id}", server.address)),
        "where the result will be"
    );
    let result = server.result(id);
    assert_eq!(
        (&result["status"], &result["category"], &result["fitScore"]),
        (&json!("Completed"), &json!("a"), &json!(100)),
        "{result}"
    );
    assert_eq!(
        result["linkedinData"]["linkedinUrl"],
        json!(ADA),
        "what is known of her"
    );
    assert_eq!(
        (
            &result["requirements"][0]["id"],
            &result["requirements"][0]["fulfilled"]
        ),
        (&json!("java"), &json!(true)),
        "requirement by requirement"
    );
    server.stop(&desk);
    assert_eq!(desk.count(), 3, "nobody was made who was there already");
}

#[test]
fn an_unknown_person_is_made_once_and_found_again() {
    let (desk, _, briefing) = desk_with_briefing();
    let server = Server::start(&desk, &[]);

    let (status, first) = server.check("linkedin.com/in/dora-example/", &briefing);
    assert_eq!(status, 200, "{first}");
    let first = server.result(first["candidateCheckId"].as_str().unwrap());
    assert_eq!(
        first["status"],
        json!("Completed"),
        "an empty profile can be checked"
    );
    assert_eq!(first["category"], json!("needs_look"), "silence rules nobody out");
    let (_, second) = server.check("https://de.linkedin.com/in/Dora-Example?trk=x", &briefing);
    let second = server.result(second["candidateCheckId"].as_str().unwrap());
    assert_eq!(
        first["candidateId"], second["candidateId"],
        "she is the same person"
    );

    server.stop(&desk);
    assert_eq!(desk.count(), 4, "one more");
    let searches = desk.run(&["search", "list"]).done();
    let names: Vec<_> = searches["searches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|search| &search["name"])
        .collect();
    assert!(
        names.contains(&&json!("Check API")),
        "she is where she came from: {names:?}"
    );
}

#[test]
fn every_mistake_has_its_status_and_comes_in_its_order() {
    let (desk, _, briefing) = desk_with_briefing();
    let server = Server::start(&desk, &[]);
    let asked = |link: &str, briefing: &str| {
        json!({ "linkedinProfileLink": link, "briefingId": briefing }).to_string()
    };
    let right = format!("Bearer {}", server.token);
    let right = Some(right.as_str());
    let text = str::to_owned;
    let absent = "018f0000-0000-7000-8000-000000000000";
    let company = "https://www.linkedin.com/company/acme";
    for (header, body, status, code) in [
        (None, text("{"), 401, "unauthorized"),
        (Some("Basic abc"), asked(ADA, &briefing), 401, "unauthorized"),
        (Some("Bearer wrong"), text("{"), 403, "forbidden"),
        (right, text("{"), 400, "invalid_json"),
        (right, text("[]"), 400, "link_missing"),
        (right, asked(" ", &briefing), 400, "link_missing"),
        (right, asked(ADA, ""), 400, "briefing_missing"),
        (right, asked(ADA, absent), 404, "not_found"),
        (right, asked(ADA, "no id"), 404, "not_found"),
        (right, asked(company, &briefing), 400, "company"),
    ] {
        let (answered, document) = server.ask("POST", PATH, header, &body);
        let seen = (answered, &document["error"]["code"]);
        assert_eq!(seen, (status, &json!(code)), "{header:?} {body}: {document}");
    }
    for (path, header, status, code) in [
        ("nothing", right, 404, "not_found"),
        ("nothing", None, 401, "unauthorized"),
    ] {
        let (answered, document) = server.ask("GET", &format!("{PATH}/{path}"), header, "");
        assert_eq!(
            (answered, &document["error"]["code"]),
            (status, &json!(code)),
            "{path}: {document}"
        );
    }
    assert_eq!(
        server.ask("GET", PATH, right, "").0,
        405,
        "a check is asked for with POST"
    );
    let large = format!("\"{}\"", "x".repeat(20_000));
    assert_eq!(
        server.ask("POST", PATH, right, &large).0,
        413,
        "a body has a limit"
    );
    assert_eq!(server.ask("GET", "/", right, "").0, 404, "there is nothing else");
    server.stop(&desk);
    assert_eq!(desk.count(), 3, "no mistake made anybody");
}

#[test]
fn where_nobody_is_there_to_judge_that_is_said_and_nothing_is_held() {
    let (desk, _, briefing) = desk_with_briefing();
    let server = Server::start(&desk, &["--evaluator", "managed"]);
    let (status, refusal) = server.check(ADA, &briefing);
    assert_eq!(
        (status, &refusal["error"]["code"]),
        (409, &json!("provider_missing")),
        "{refusal}"
    );
    server.stop(&desk);
    let balance = desk.run(&["credits", "balance"]).done();
    assert_eq!(balance["held"], json!(0), "{balance}");
}

#[test]
fn a_token_of_ones_own_is_not_repeated_and_a_weak_one_is_refused() {
    let (desk, _, briefing) = desk_with_briefing();
    let own = "a-token-of-my-own-0123456789";
    let mut server = Server::start_with(&desk, &[], Some(own));
    assert_eq!(server.token, "", "it is not printed");
    server.token = own.to_owned();
    assert_eq!(server.check(ADA, &briefing).0, 200, "it works");
    server.stop(&desk);

    let weak = desk.start_in(&["serve"], &[("LONGLIST_SERVE_TOKEN", "1234")]);
    desk.wait(weak).fails(2, "token_invalid");
}

/// `longlist serve` at work.
struct Server {
    process: Child,
    address: String,
    token: String,
}

impl Server {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        Self::start_with(desk, arguments, None)
    }

    fn start_with(desk: &Desk, arguments: &[&str], token: Option<&str>) -> Self {
        let mut process = desk.start_in(
            &[&["serve"], arguments].concat(),
            &[("LONGLIST_SERVE_TOKEN", token.unwrap_or_default())],
        );
        let mut line = String::new();
        let output = process.stdout.as_mut().unwrap();
        // Byte by byte, so that nothing of what follows is swallowed.
        BufReader::with_capacity(1, output).read_line(&mut line).unwrap();
        let first: Value = serde_json::from_str(&line).unwrap();
        Self {
            process,
            address: first["url"]
                .as_str()
                .unwrap()
                .trim_start_matches("http://")
                .to_owned(),
            token: first["token"].as_str().unwrap_or_default().to_owned(),
        }
    }

    fn check(&self, link: &str, briefing: &str) -> (u16, Value) {
        let body = json!({ "linkedinProfileLink": link, "briefingId": briefing }).to_string();
        self.ask("POST", PATH, Some(&format!("Bearer {}", self.token)), &body)
    }

    /// The check once it is over.
    fn result(&self, id: &str) -> Value {
        for _ in 0..600 {
            let (status, found) = self.ask(
                "GET",
                &format!("{PATH}/{id}"),
                Some(&format!("Bearer {}", self.token)),
                "",
            );
            assert_eq!(status, 200, "{found}");
            if found["status"] != json!("In Progress") && found["status"] != json!("Pending") {
                return found;
            }
            assert_eq!(
                found["linkedinData"],
                Value::Null,
                "nothing before it is completed"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the check does not end");
    }

    /// One request over a connection of its own.
    fn ask(&self, method: &str, path: &str, authorization: Option<&str>, body: &str) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let authorization =
            authorization.map_or(String::new(), |value| format!("Authorization: {value}\r\n"));
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{authorization}Content-Length: {length}\r\n\r\n{body}",
            self.address
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or_default())
    }

    /// Ends it as Ctrl-C does.
    fn stop(self, desk: &Desk) {
        let ended = std::process::Command::new("kill")
            .args(["-INT", &self.process.id().to_string()])
            .status()
            .unwrap();
        assert!(ended.success(), "it was still there");
        let said = desk.wait(self.process);
        assert_eq!(said.code, 0, "it ends well: {}", said.err);
    }
}
