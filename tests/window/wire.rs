//! The wire of WebDriver: one JSON document each way, over HTTP to a driver on this machine.
//!
//! The driver runs beside the test, answers one request at a time and closes the connection after it. That needs
//! no HTTP library, so that the rule "HTTP only in the connectors" holds for the tests as well.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The longest the driver may take over one command; loading a page and running a script have their own, shorter limits.
const PATIENCE: Duration = Duration::from_secs(60);

/// A driver that listens on a port of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Wire {
    /// Where it listens.
    pub port: u16,
}

impl Wire {
    /// Sends a command and hands back the `value` of the answer.
    ///
    /// # Errors
    ///
    /// When the driver cannot be reached, or answers with an error; its own words are in the text.
    pub fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let body = body.map_or_else(String::new, Value::to_string);
        let (status, answer) = self
            .exchange(method, path, &body)
            .with_context(|| format!("asking the driver for {method} {path}"))?;
        let mut answer: Value = serde_json::from_str(&answer)
            .with_context(|| format!("reading the driver's answer {answer:?}"))?;
        let value = answer.get_mut("value").map_or(Value::Null, Value::take);
        if status != 200 {
            let part = |name| value.get(name).and_then(Value::as_str).unwrap_or_default();
            bail!(
                "the driver refuses {method} {path}: {} {}",
                part("error"),
                part("message")
            );
        }
        Ok(value)
    }

    /// One request and its answer: the status and the body.
    fn exchange(&self, method: &str, path: &str, body: &str) -> Result<(u16, String)> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len(),
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the answer has no body")?;
        let status = head
            .split(' ')
            .nth(1)
            .context("the answer has no status")?
            .parse()?;
        Ok((status, body.to_owned()))
    }
}
