//! A client so plain that it shows exactly what came over the wire.

use std::io;

use longlist_sandbox::{Account, Options, Product, Sandbox};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer, complete or not.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
    /// Whether the body is as long as the head says.
    pub complete: bool,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }

    /// The status and the type of a refusal, such as `(400, "errors/invalid_url")`.
    pub fn refusal(&self) -> (u16, String) {
        let problem = self.json();
        let field = |name| problem.get(name).cloned().unwrap_or_default();
        assert_eq!(field("status"), self.status, "a refusal repeats its status");
        assert!(field("title").is_string(), "a refusal has a title");
        (
            self.status,
            field("type").as_str().expect("a refusal has a type").to_owned(),
        )
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields
            .into_iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

/// A sandbox with 20,000 people.
pub async fn sandbox() -> Sandbox {
    Sandbox::start(Options::default())
        .await
        .expect("a free port on loopback")
}

pub fn recruiter(sandbox: &Sandbox) -> &Account {
    sandbox.account(Product::Recruiter)
}

/// The announced example of a product and size.
pub fn example(sandbox: &Sandbox, product: Product, size: &str) -> Value {
    let announced = sandbox.announcement();
    let examples = announced
        .pointer("/unipile/search_urls")
        .and_then(Value::as_array)
        .expect("a list of examples");
    let matches = |example: &&Value| {
        example.get("product") == Some(&json!(product)) && example.get("size") == Some(&json!(size))
    };
    examples
        .iter()
        .find(matches)
        .expect("an example of this size")
        .clone()
}

pub fn example_url(sandbox: &Sandbox, product: Product, size: &str) -> String {
    example(sandbox, product, size)
        .get("url")
        .and_then(Value::as_str)
        .expect("an address")
        .to_owned()
}

/// Searches with the right token. `query` begins with `&`.
pub async fn search(sandbox: &Sandbox, account: &Account, query: &str, body: Value) -> io::Result<Answer> {
    let path = format!("/api/v1/linkedin/search?account_id={}{query}", account.id);
    send(sandbox, "POST", &path, Some(sandbox.token()), &body.to_string()).await
}

/// A page of a hundred of Recruiter's data engineers.
pub async fn first_page(sandbox: &Sandbox) -> io::Result<Answer> {
    let url = example_url(sandbox, Product::Recruiter, "beyond_all");
    search(sandbox, recruiter(sandbox), "&limit=100", json!({ "url": url })).await
}

/// Reads a search to its end and returns its pages.
pub async fn walk(sandbox: &Sandbox, account: &Account, url: &str, limit: u32) -> Vec<Value> {
    let first = search(
        sandbox,
        account,
        &format!("&limit={limit}"),
        json!({ "url": url }),
    )
    .await;
    let mut pages = vec![first.expect("an answer").json()];
    while let Some(cursor) = pages.last().and_then(|page| page["cursor"].as_str()) {
        let next = search(sandbox, account, "", json!({ "cursor": cursor }))
            .await
            .expect("an answer");
        assert_eq!(next.status, 200, "a cursor leads to the next page");
        pages.push(next.json());
    }
    pages
}

pub fn rows(pages: &[Value]) -> Vec<Value> {
    pages
        .iter()
        .flat_map(|page| page["items"].as_array().expect("a list").clone())
        .collect()
}

pub async fn get(sandbox: &Sandbox, path: &str) -> Answer {
    send(sandbox, "GET", path, Some(sandbox.token()), "")
        .await
        .expect("an answer")
}

/// Sends a request on a connection of its own and reads until that ends.
pub async fn send(
    sandbox: &Sandbox,
    method: &str,
    path: &str,
    token: Option<&str>,
    body: &str,
) -> io::Result<Answer> {
    let headers: Vec<(&str, &str)> = token.into_iter().map(|token| ("X-API-KEY", token)).collect();
    send_with(sandbox, method, path, &headers, body).await
}

/// The same with any headers.
pub async fn send_with(
    sandbox: &Sandbox,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> io::Result<Answer> {
    let base = sandbox.base_url();
    let host = base.strip_prefix("http://").expect("a plain address");
    let mut stream = TcpStream::connect(host).await?;
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut received = Vec::new();
    stream.read_to_end(&mut received).await?;
    read(&String::from_utf8_lossy(&received))
}

fn read(received: &str) -> io::Result<Answer> {
    let (head, body) = received
        .split_once("\r\n\r\n")
        .ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or(io::ErrorKind::InvalidData)?;
    let answer = Answer {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
        complete: false,
    };
    let length = answer
        .header("content-length")
        .and_then(|length| length.parse::<usize>().ok());
    Ok(Answer {
        complete: length.is_none_or(|length| length == body.len()),
        ..answer
    })
}
