//! Search addresses: lists of people on LinkedIn that an import can be pointed at.
//!
//! [`SearchUrl`] keeps the address as it was pasted, because the provider replays it as it is. What can be read
//! from it in words is for the recruiter: an address whose context has expired can then be made again by hand.

mod classic;
mod place;
mod refusal;
mod rest_li;
mod sales_navigator;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

use super::linkedin_url::host::{self, Verdict};
use super::linkedin_url::spelling::{is_invisible, is_scheme, strip_prefix_any_case, without_edges};
use crate::account::Product;

pub use refusal::NotASearch;

/// The longest address that is accepted, in characters.
const LONGEST_ADDRESS: usize = 8_000;

/// The https address of a people search on LinkedIn, as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SearchUrl {
    text: String,
    kind: SearchKind,
}

/// What kind of list an address opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SearchKind {
    /// People search of linkedin.com itself.
    ClassicPeople,
    /// A lead search of Sales Navigator with its criteria in the address.
    SalesNavigatorPeople,
    /// A saved lead search of Sales Navigator, which only its owner can open.
    SalesNavigatorSaved,
    /// A lead search from the history of Sales Navigator, which only its owner can open.
    SalesNavigatorRecent,
    /// A lead list of Sales Navigator.
    SalesNavigatorList,
    /// A search of Recruiter.
    RecruiterSearch,
    /// A search of Recruiter inside a project.
    RecruiterProjectSearch,
    /// The people in the pipeline of a Recruiter project.
    RecruiterPipeline,
}

/// What may go wrong later with an address that is a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Caveat {
    /// It expires after a while, and works only for the seat that made it.
    Expires,
    /// It works only for seats that may open the saved search or list.
    OfOwner,
}

impl SearchUrl {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// [`NotASearch`] says what the text is instead. A context that has expired is not seen here: only
    /// LinkedIn knows, and the provider says so.
    pub fn parse(text: &str) -> Result<Self, NotASearch> {
        let text = without_edges(text);
        let url = parsed(text)?;
        let kind = place::of(&url)?;
        Ok(Self {
            text: text.to_owned(),
            kind,
        })
    }

    /// The address, exactly as it was pasted but for blanks and quotes around it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What kind of list it opens.
    pub fn kind(&self) -> SearchKind {
        self.kind
    }

    /// The LinkedIn product that it belongs to.
    pub fn product(&self) -> Product {
        match self.kind {
            SearchKind::ClassicPeople => Product::Classic,
            SearchKind::SalesNavigatorPeople
            | SearchKind::SalesNavigatorSaved
            | SearchKind::SalesNavigatorRecent
            | SearchKind::SalesNavigatorList => Product::SalesNavigator,
            SearchKind::RecruiterSearch
            | SearchKind::RecruiterProjectSearch
            | SearchKind::RecruiterPipeline => Product::Recruiter,
        }
    }

    /// The words that were searched for, as far as the address shows them.
    pub fn keywords(&self) -> Option<String> {
        let url = Url::parse(&self.text).ok()?;
        match self.product() {
            Product::Classic => words::parameter(&url, "keywords"),
            Product::SalesNavigator => sales_navigator::keywords(&url),
            Product::Recruiter => {
                words::parameter(&url, "searchKeyword").or_else(|| words::parameter(&url, "keywords"))
            }
        }
    }

    /// The filters, as pairs of what is filtered and the value, as far as the address shows them in words.
    ///
    /// Where it holds only the number of a place or a company, the value is `id …`.
    pub fn facets(&self) -> Vec<(String, String)> {
        let Ok(url) = Url::parse(&self.text) else {
            return Vec::new();
        };
        let mut facets = match self.product() {
            Product::Classic => classic::facets(&url),
            Product::SalesNavigator => sales_navigator::facets(&url),
            Product::Recruiter => Vec::new(),
        };
        facets.extend(place::numbered(&url, self.kind));
        facets
    }

    /// What the recruiter should know before relying on the address.
    pub fn caveat(&self) -> Option<Caveat> {
        let url = Url::parse(&self.text).ok()?;
        let has_context = url.query_pairs().any(|(name, _)| {
            matches!(
                name.as_ref(),
                "searchContextId" | "searchHistoryId" | "searchRequestId"
            )
        });
        match self.kind {
            SearchKind::RecruiterSearch | SearchKind::RecruiterProjectSearch if has_context => {
                Some(Caveat::Expires)
            }
            SearchKind::SalesNavigatorSaved
            | SearchKind::SalesNavigatorRecent
            | SearchKind::SalesNavigatorList => Some(Caveat::OfOwner),
            SearchKind::ClassicPeople
            | SearchKind::SalesNavigatorPeople
            | SearchKind::RecruiterSearch
            | SearchKind::RecruiterProjectSearch
            | SearchKind::RecruiterPipeline => None,
        }
    }
}

impl fmt::Display for SearchUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for SearchUrl {
    type Err = NotASearch;

    fn from_str(text: &str) -> Result<Self, NotASearch> {
        Self::parse(text)
    }
}

impl TryFrom<String> for SearchUrl {
    type Error = NotASearch;

    fn try_from(text: String) -> Result<Self, NotASearch> {
        Self::parse(&text)
    }
}

impl From<SearchUrl> for String {
    fn from(url: SearchUrl) -> Self {
        url.text
    }
}

/// An https address on a host of LinkedIn, judged as it was written before a parser can repair it.
fn parsed(text: &str) -> Result<Url, NotASearch> {
    if text.is_empty() {
        return Err(NotASearch::Missing);
    }
    if text.chars().nth(LONGEST_ADDRESS).is_some() {
        return Err(NotASearch::TooLong);
    }
    if text.chars().any(|c| c.is_control() || is_invisible(c)) {
        return Err(NotASearch::ControlCharacters);
    }
    if text.contains(char::is_whitespace) {
        return Err(NotASearch::MoreThanAnAddress);
    }
    let after_scheme = without_scheme(text)?;
    let end = after_scheme
        .find(['/', '?', '#', '\\'])
        .unwrap_or(after_scheme.len());
    let authority = after_scheme.get(..end).unwrap_or_default();
    match host::judge(authority) {
        Verdict::LinkedIn(_) => {}
        Verdict::ShortLink => return Err(NotASearch::ShortLink),
        Verdict::LookAlike => return Err(NotASearch::LookAlikeHost),
        Verdict::Elsewhere => return Err(NotASearch::OtherHost),
        Verdict::Userinfo => return Err(NotASearch::Userinfo),
        Verdict::Port => return Err(NotASearch::Port),
        Verdict::Garbled => return Err(NotASearch::NotAnAddress),
    }
    let url = Url::parse(text).map_err(|_| NotASearch::NotAnAddress)?;
    if url.port().is_some() {
        return Err(NotASearch::Port);
    }
    let is_ours = url.scheme() == "https" && url.host_str().is_some_and(is_linkedin_host);
    if is_ours {
        Ok(url)
    } else {
        Err(NotASearch::NotAnAddress)
    }
}

fn is_linkedin_host(host: &str) -> bool {
    host::is_linkedin(host.strip_suffix('.').unwrap_or(host))
}

/// What follows `https://`. Without a scheme the provider could not open the address, so that is refused too.
fn without_scheme(text: &str) -> Result<&str, NotASearch> {
    if let Some(rest) = strip_prefix_any_case(text, "https://") {
        return Ok(rest);
    }
    if strip_prefix_any_case(text, "http:").is_some() {
        return Err(NotASearch::NotHttps);
    }
    match text.split_once(':') {
        Some((head, _)) if is_scheme(head) => Err(NotASearch::Scheme),
        Some(_) | None => Err(of_bare_text(text)),
    }
}

/// The refusal of a text that begins with no scheme: that of its host, if it has one.
fn of_bare_text(text: &str) -> NotASearch {
    let end = text.find(['/', '?', '#', '\\']).unwrap_or(text.len());
    match host::judge(text.get(..end).unwrap_or_default()) {
        Verdict::LinkedIn(_) => NotASearch::NotHttps,
        Verdict::ShortLink => NotASearch::ShortLink,
        Verdict::LookAlike => NotASearch::LookAlikeHost,
        Verdict::Elsewhere => NotASearch::OtherHost,
        Verdict::Userinfo => NotASearch::Userinfo,
        Verdict::Port => NotASearch::Port,
        Verdict::Garbled => NotASearch::NotAnAddress,
    }
}
