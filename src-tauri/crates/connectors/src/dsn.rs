//! A provider's address (DSN), as people paste it and as we use it.

use std::{fmt, str::FromStr};

use longlist_core::{Case, Code, Error, Result};
use url::{Host, Url};

/// What the API's own path looks like; people paste it along.
const API_PATH: &str = "/api/v1";

/// The address of a provider's server for one customer: `https://host[:port]`.
///
/// Plain `http` exists for loopback only, so a token never crosses a network unencrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dsn {
    text: String,
    url: Url,
}

impl Dsn {
    /// Reads a pasted address: with or without scheme, with or without `/api/v1`.
    ///
    /// Without a scheme it is `https`, except for loopback, where test servers speak plain `http`.
    ///
    /// # Errors
    ///
    /// `dsn_insecure` for `http` to another computer; `dsn_invalid` for all else that is not an address
    /// of a server and nothing more.
    pub fn parse(pasted: &str) -> Result<Self> {
        let pasted = pasted.trim();
        if pasted.is_empty() {
            return Err(invalid(Case::DsnEmpty, "the DSN is empty"));
        }
        // The parser of addresses drops tabs and line ends in silence and reads letters of other scripts
        // that look like ours; an address that a token is sent to must be what the eye sees.
        if !pasted.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err(invalid(
                Case::DsnCharacters,
                "the DSN contains a space or a letter that no provider's address has",
            ));
        }
        let url = Url::parse(&with_scheme(pasted))
            .map_err(|_| invalid(None, "this is not an address of a server"))?;
        check_parts(pasted, &url)?;
        check_host(&url)?;
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(Error::invalid(
                Code::DsnInsecure,
                "this DSN is not encrypted, so your token could be read on the way",
                "Use the same address with https.",
            ));
        }
        Ok(Self::of_origin(&url))
    }

    /// The normalised text: `https://host[:port]`, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the server is on this computer.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    /// The address of a resource of the API. Each segment is percent-encoded: none can leave its place.
    pub(crate) fn resource(&self, segments: &[&str]) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(["api", "v1"]).extend(segments);
        }
        url
    }

    fn of_origin(url: &Url) -> Self {
        let text = url.origin().ascii_serialization();
        let mut url = url.clone();
        url.set_path("/");
        Self { text, url }
    }
}

impl FromStr for Dsn {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

impl fmt::Display for Dsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether an address means this computer and cannot mean another.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn with_scheme(pasted: &str) -> String {
    if pasted.contains("://") {
        return pasted.to_owned();
    }
    let plain = format!("http://{pasted}");
    match Url::parse(&plain) {
        Ok(url) if is_loopback(&url) => plain,
        _ => format!("https://{pasted}"),
    }
}

fn check_parts(pasted: &str, url: &Url) -> Result<()> {
    if !matches!(url.scheme(), "https" | "http") {
        return Err(invalid(
            Case::DsnNotHttps,
            "a DSN is an https address and nothing else",
        ));
    }
    // Asked of the text, because the parser forgets an empty user name.
    if pasted.contains('@') {
        return Err(invalid(
            Case::DsnUserinfo,
            "a DSN has no user name or password in it",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(invalid(
            Case::DsnQuery,
            "a DSN ends with its host or port and has no “?” or “#”",
        ));
    }
    let path = url.path().trim_end_matches('/');
    if !(path.is_empty() || path == API_PATH) {
        return Err(invalid(
            Case::DsnPath,
            "a DSN ends with its host or port and has no further path",
        ));
    }
    Ok(())
}

fn check_host(url: &Url) -> Result<()> {
    let Some(Host::Domain(name)) = url.host() else {
        return Ok(());
    };
    if name.split('.').any(|label| label.starts_with("xn--")) {
        return Err(invalid(
            Case::DsnLookAlikeHost,
            "the DSN contains a host name in letters that can imitate others",
        ));
    }
    // One word without a dot is nearly always a typing error, such as `https:/host`.
    if !name.trim_end_matches('.').contains('.') && name != "localhost" {
        return Err(invalid(
            Case::DsnIncompleteHost,
            "the DSN has no complete host name",
        ));
    }
    Ok(())
}

fn invalid(case: impl Into<Option<Case>>, message: &'static str) -> Error {
    Error::invalid(
        Code::DsnInvalid,
        message,
        "Copy the DSN from the provider's dashboard. It looks like api8.unipile.com:13851.",
    )
    .in_case(case)
}

#[cfg(test)]
mod tests;
