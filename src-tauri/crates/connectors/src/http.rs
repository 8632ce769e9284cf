//! HTTP, once for all providers: send, refuse redirects, give up in time, stop reading what is too long.
//!
//! One call is one request. There is no retry here and no connection is used twice: a request that a
//! server drops while it closes an idle connection has an unknown outcome, and the quota would count it.

use std::{sync::Arc, time::Duration};

use anyhow::Context as _;
use jiff::fmt::rfc2822;
use longlist_core::{
    Result,
    connector::{Outcome, Refusal, RefusalKind},
};
use reqwest::{
    Client, Method, Response, StatusCode,
    header::{ACCEPT, DATE, HeaderMap, HeaderName, RETRY_AFTER},
    redirect, retry,
};
use rustls_platform_verifier::BuilderVerifierExt as _;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use url::Url;

use crate::{dsn, token};

/// How much of an answer that says no is read: enough for its reason.
const FAULT_BYTES: usize = 64 * 1024;

/// The longest wait that a server can ask for: a run cannot be resumed for longer than that.
const LONGEST_WAIT: Duration = Duration::from_secs(7 * 24 * 3_600);

/// How long a request may take and how much it may bring.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From nothing to a connection with TLS.
    pub connect: Duration,
    /// From nothing to the last byte of the answer.
    pub whole: Duration,
    /// Bytes of an answer, unpacked.
    pub answer_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(60),
            answer_bytes: 16 * 1024 * 1024,
        }
    }
}

impl Limits {
    /// For language models, which think for a while and then say little.
    pub fn of_models() -> Self {
        Self {
            whole: Duration::from_secs(120),
            answer_bytes: 4 * 1024 * 1024,
            ..Self::default()
        }
    }
}

/// The clients of this process; a clone is the same clients.
#[derive(Clone)]
pub(crate) struct Http {
    /// For servers elsewhere: TLS always, through the system's proxy if it has one.
    far: Client,
    /// For servers on this computer: plain HTTP is allowed, so no proxy may ever see it.
    near: Client,
    limits: Limits,
}

/// One request.
pub(crate) struct Call<'a> {
    pub method: Method,
    pub url: Url,
    /// The header that carries the token.
    pub token_header: HeaderName,
    pub token: &'a SecretString,
    /// Sent as JSON.
    pub body: Option<Value>,
}

/// One request to a language model, ready to be sent but for its headers.
pub(crate) struct Post<'a> {
    pub url: Url,
    /// All of them, the one with the key marked as sensitive.
    pub headers: HeaderMap,
    /// The key that is in them, if there is one.
    pub key: Option<&'a SecretString>,
    /// JSON.
    pub body: bytes::Bytes,
}

/// An answer with its body, and what of its head somebody acts on.
pub(crate) struct Answer {
    pub status: StatusCode,
    pub retry_after: Option<Duration>,
    /// The server's id for the request, for its support.
    pub request_id: Option<String>,
    pub body: Vec<u8>,
}

impl Http {
    pub(crate) fn new(limits: Limits) -> Result<Self> {
        let tls = tls()?;
        let client = |builder: reqwest::ClientBuilder| {
            builder
                .tls_backend_preconfigured(tls.clone())
                .connect_timeout(limits.connect)
                .timeout(limits.whole)
                .redirect(redirect::Policy::none())
                .retry(retry::never())
                .pool_max_idle_per_host(0)
                .http1_only()
                .referer(false)
                .user_agent(concat!("Longlist/", env!("CARGO_PKG_VERSION")))
                .build()
                .context("preparing HTTP")
        };
        Ok(Self {
            far: client(Client::builder().https_only(true))?,
            near: client(Client::builder().no_proxy())?,
            limits,
        })
    }

    /// Sends a request and reads the answer, whatever its status but a redirect.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::Unreachable`] without a connection, in time, or a whole answer;
    /// [`RefusalKind::Redirected`]; [`RefusalKind::UnexpectedAnswer`] for an answer that is too long.
    pub(crate) async fn send(&self, call: Call<'_>) -> Result<Answer> {
        let mut request = self
            .client_for(&call.url)
            .request(call.method, call.url)
            .header(ACCEPT, "application/json")
            .header(call.token_header, token::header(call.token)?);
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        let response = request.send().await.map_err(|error| lost(&error))?;
        Ok(self.receive(response, Some(call.token)).await?)
    }

    /// Sends a question to a language model, by the same rules.
    pub(crate) async fn post(&self, post: Post<'_>) -> Result<Answer, Refusal> {
        let request = self
            .client_for(&post.url)
            .post(post.url)
            .headers(post.headers)
            .body(post.body);
        let response = request.send().await.map_err(|error| lost(&error))?;
        self.receive(response, post.key).await
    }

    fn client_for(&self, url: &Url) -> &Client {
        if dsn::is_loopback(url) {
            &self.near
        } else {
            &self.far
        }
    }

    async fn receive(&self, response: Response, secret: Option<&SecretString>) -> Result<Answer, Refusal> {
        let status = response.status();
        if status.is_redirection() {
            // Even to the same host: the API has no redirects, so something between us and it does this.
            // The token and the search go nowhere else.
            return Err(refusal(
                RefusalKind::Redirected,
                Outcome::NothingServed,
                format!("status {}", status.as_u16()),
            ));
        }
        let retry_after = retry_after(response.headers());
        let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
        let request_id = header("x-request-id").or_else(|| header("request-id"));
        let request_id = request_id.and_then(|id| plain_word(id, secret));
        let body = if status.is_success() {
            self.read_whole(response).await?
        } else {
            read_start(response).await
        };
        Ok(Answer {
            status,
            retry_after,
            request_id,
            body,
        })
    }

    /// The body of a success. If it does not arrive, it was served all the same.
    async fn read_whole(&self, mut response: Response) -> Result<Vec<u8>, Refusal> {
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|error| cut_off(&error))? {
            if body.len() + piece.len() > self.limits.answer_bytes {
                let detail = format!("more than {} bytes", self.limits.answer_bytes);
                return Err(refusal(RefusalKind::UnexpectedAnswer, Outcome::Unknown, detail));
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }
}

/// The start of the body of a refusal. That it was refused, the status has said already, so a body that
/// breaks off is not a failure of its own.
async fn read_start(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    while let Ok(Some(piece)) = response.chunk().await {
        if body.len() + piece.len() > FAULT_BYTES {
            break;
        }
        body.extend_from_slice(&piece);
    }
    body
}

/// A request without an answer.
fn lost(error: &reqwest::Error) -> Refusal {
    // No connection (nobody listens, unknown name, failed TLS) or no request: nothing has been asked.
    if error.is_connect() || error.is_builder() {
        return refusal(RefusalKind::Unreachable, Outcome::NothingServed, "no connection");
    }
    // From here on the server may have read the request, and so may have served it.
    let detail = if error.is_timeout() {
        "no answer in time"
    } else {
        "the connection was lost"
    };
    refusal(RefusalKind::Unreachable, Outcome::Unknown, detail)
}

/// An answer that began and did not end.
fn cut_off(error: &reqwest::Error) -> Refusal {
    let detail = if error.is_timeout() {
        "the answer did not arrive in time"
    } else {
        "the answer was cut off"
    };
    refusal(RefusalKind::Unreachable, Outcome::Unknown, detail)
}

pub(crate) fn refusal(kind: RefusalKind, outcome: Outcome, detail: impl Into<String>) -> Refusal {
    Refusal {
        kind,
        outcome,
        retry_after: None,
        detail: Some(detail.into()),
    }
}

/// A word of a server's that may appear in errors and logs: an id or a type, and not the token, which a
/// hostile or careless server could send back.
pub(crate) fn plain_word(word: &str, secret: Option<&SecretString>) -> Option<String> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:".contains(letter);
    let fits = !word.is_empty() && word.len() <= 80 && word.chars().all(plain);
    let betrays = secret.is_some_and(|secret| word.contains(secret.expose_secret()));
    (fits && !betrays).then(|| word.to_owned())
}

/// How long a server asks us to wait: a number of seconds, or a date.
///
/// A date is taken by the server's own clock, which it states with every answer: ours may be wrong.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .map(str::trim)
    };
    let asked = text(RETRY_AFTER)?;
    if let Ok(seconds) = asked.parse::<u64>() {
        return Some(Duration::from_secs(seconds).min(LONGEST_WAIT));
    }
    let date = |text: &str| rfc2822::DateTimeParser::new().parse_timestamp(text).ok();
    let wait = date(asked)?.duration_since(text(DATE).and_then(date)?);
    Some(Duration::try_from(wait).unwrap_or_default().min(LONGEST_WAIT))
}

/// TLS by rustls with ring, trusting whom this computer trusts.
fn tls() -> Result<rustls::ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = || {
        rustls::ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .context("choosing versions of TLS")
    };
    let config = match builder()?.with_platform_verifier() {
        Ok(config) => config.with_no_client_auth(),
        Err(error) => {
            // A computer without certificate authorities can still talk to itself. Trusting nobody, every
            // other connection fails.
            tracing::warn!(%error, "no certificate authorities on this computer");
            let nobody = rustls::RootCertStore::empty();
            builder()?.with_root_certificates(nobody).with_no_client_auth()
        }
    };
    Ok(config)
}

#[cfg(test)]
mod tests;
