//! The line to a vendor: what the client crate wants sent goes out by our own HTTP, with the key, and with all limits.
//!
//! The client crate never sees the key. It writes the body, and says which headers belong to its format; the address is
//! checked against the provider's own.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use longlist_core::{connector::ModelRefusalKind as Kind, provider::Vendor};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use rig_core::http_client::{
    Error, HttpClientExt, LazyBody, MultipartForm, Request, Response, StreamingResponse,
};
use secrecy::SecretString;
use url::Url;

use super::refuse::{self, Refused};
use crate::{
    http::{Http, Post},
    token,
};

/// The header under which a gateway is told that a question is the same as before.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The headers of a vendor's format that are passed on; all others are ours.
const PASSED_ON: [&str; 2] = ["anthropic-version", "anthropic-beta"];

/// Whom a question goes to.
pub(super) struct To {
    pub http: Http,
    pub vendor: Vendor,
    pub base_url: Url,
    pub key: Option<SecretString>,
    /// The question's own, where the vendor heeds it.
    pub idempotency_key: Option<String>,
}

/// A line for one question. A clone is the same line.
#[derive(Clone)]
pub(super) struct Line(Arc<Inner>);

struct Inner {
    to: To,
    /// Why there was no answer.
    refused: Mutex<Option<Refused>>,
}

/// There was no answer. Why, the line knows.
#[derive(Debug, thiserror::Error)]
#[error("there was no answer")]
struct NoAnswer;

impl Line {
    pub(super) fn new(to: To) -> Self {
        Self(Arc::new(Inner {
            to,
            refused: Mutex::default(),
        }))
    }

    /// Why there was no answer, if it was so.
    pub(super) fn refused(&self) -> Option<Refused> {
        self.slot().take()
    }

    fn slot(&self) -> std::sync::MutexGuard<'_, Option<Refused>> {
        self.0.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn post(&self, url: &str, theirs: &HeaderMap, body: Bytes) -> Result<Bytes, Refused> {
        let to = &self.0.to;
        let url = checked(&to.base_url, url)
            .ok_or_else(|| Refused::new(Kind::UnexpectedAnswer, "the address leaves its place"))?;
        let post = Post {
            url,
            headers: self.headers(theirs)?,
            key: to.key.as_ref(),
            body,
        };
        let answer = to.http.post(post).await.map_err(refuse::unanswered)?;
        refuse::check(to.vendor, &answer, to.key.as_ref())?;
        Ok(answer.body.into())
    }

    fn headers(&self, theirs: &HeaderMap) -> Result<HeaderMap, Refused> {
        let to = &self.0.to;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        for name in PASSED_ON {
            if let Some(value) = theirs.get(name) {
                headers.insert(HeaderName::from_static(name), value.clone());
            }
        }
        if let Some(key) = &to.key {
            let (name, before) = match to.vendor {
                Vendor::Openai | Vendor::Openrouter | Vendor::OpenaiCompatible | Vendor::Ollama => {
                    (AUTHORIZATION, "Bearer ")
                }
                Vendor::Anthropic => (HeaderName::from_static("x-api-key"), ""),
                Vendor::Google => (HeaderName::from_static("x-goog-api-key"), ""),
            };
            // The key was checked when it was saved; nothing has been sent.
            let value = token::key_header(before, key)
                .map_err(|_| Refused::new(Kind::KeyRefused, "it cannot be sent"))?;
            headers.insert(name, value);
        }
        if let Some(same) = &to.idempotency_key {
            let value = HeaderValue::from_str(same)
                .map_err(|_| Refused::new(Kind::UnexpectedAnswer, "the idempotency key cannot be sent"))?;
            headers.insert(IDEMPOTENCY_KEY, value);
        }
        Ok(headers)
    }
}

/// An address below the provider's own, without what is put behind it: Google's client would put the key there.
fn checked(base: &Url, url: &str) -> Option<Url> {
    let mut url = Url::parse(url).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    let below = url.path().strip_prefix(base.path().trim_end_matches('/'))?;
    (url.origin() == base.origin() && below.starts_with('/')).then_some(url)
}

impl HttpClientExt for Line {
    fn send<T, U>(
        &self,
        request: Request<T>,
    ) -> impl Future<Output = Result<Response<LazyBody<U>>, Error>> + Send + 'static
    where
        T: Into<Bytes> + Send,
        U: From<Bytes> + Send + 'static,
    {
        let line = self.clone();
        let (head, body) = request.into_parts();
        let body = body.into();
        async move {
            match line.post(&head.uri.to_string(), &head.headers, body).await {
                Ok(body) => {
                    let body: LazyBody<U> = Box::pin(async move { Ok(U::from(body)) });
                    Ok(Response::builder()
                        .header(CONTENT_TYPE, "application/json")
                        .body(body)?)
                }
                Err(refused) => {
                    *line.slot() = Some(refused);
                    Err(Error::instance(NoAnswer))
                }
            }
        }
    }

    /// Nothing here sends forms.
    fn send_multipart<U>(
        &self,
        _: Request<MultipartForm>,
    ) -> impl Future<Output = Result<Response<LazyBody<U>>, Error>> + Send + 'static
    where
        U: From<Bytes> + Send + 'static,
    {
        std::future::ready(Err(Error::instance(NoAnswer)))
    }

    /// Nothing here wants an answer in pieces.
    async fn send_streaming<T>(&self, _: Request<T>) -> Result<StreamingResponse, Error>
    where
        T: Into<Bytes> + Send,
    {
        Err(Error::instance(NoAnswer))
    }
}
