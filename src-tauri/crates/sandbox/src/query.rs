//! What a search asks for: a product, words and a few filters, read from a browser's address.
//!
//! Every word must occur in the profile's title, skills, place, employer or industry; `AND`, `OR` and
//! `NOT` are passed over. Words that no profile at all contains, and ids of saved searches or Recruiter
//! contexts, select a part of the population by chance, always the same part. So every well-formed
//! address has results. The one exception is the word `nobody`, which nobody matches.

use serde::{Deserialize, Serialize};

use crate::percent::{decoded, query_pairs};
use crate::product::Product;

/// A search, in the form that decides its results. Equal queries have equal results.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Query {
    /// Wire name of the product.
    product: String,
    /// Lower-case words, each of which must match.
    pub words: Vec<String>,
    /// An id that stands for conditions we cannot see.
    pub hidden_conditions: Option<String>,
    /// Places by `geoUrn`; none means everywhere.
    pub places: Vec<u32>,
    /// Current employers by id; none means any.
    pub employers: Vec<u32>,
    /// Degrees of distance, 1 to 3; none means any.
    pub distances: Vec<u8>,
}

impl Query {
    /// A search that everybody matches.
    pub fn everybody(product: Product) -> Self {
        Self {
            product: product.name().to_owned(),
            words: Vec::new(),
            hidden_conditions: None,
            places: Vec::new(),
            employers: Vec::new(),
            distances: Vec::new(),
        }
    }

    pub fn product(&self) -> Product {
        Product::named(&self.product).unwrap_or(Product::Classic)
    }

    /// Adds the words of a text to those that must match.
    pub fn require(&mut self, text: &str) {
        let boolean = |word: &String| matches!(word.as_str(), "and" | "or" | "not");
        self.words.extend(words_of(text).filter(|word| !boolean(word)));
        self.words.sort();
        self.words.dedup();
    }

    /// Reads a people-search address of any product.
    ///
    /// Nothing for other hosts, plain http, userinfo and pages that are not a search for people.
    pub fn from_url(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = address.split_once('/')?;
        let host = host.to_ascii_lowercase();
        if host != "linkedin.com" && !host.ends_with(".linkedin.com") || host.contains('@') {
            return None;
        }
        let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match path.as_slice() {
            ["search", "results", "people"] => Some(Self::from_classic(query)),
            ["sales", "search", "people"] => Some(Self::from_sales(query)),
            ["sales", "lists", "people", list] => Some(Self::stored(Product::SalesNavigator, "list", list)),
            ["talent", "search"] => Some(Self::from_recruiter(query, None)),
            ["talent", "hire", project, "discover", "recruiterSearch"] => {
                Some(Self::from_recruiter(query, Some(project)))
            }
            ["talent", "hire", project, "manage", "all"] => {
                Some(Self::stored(Product::Recruiter, "pipeline", project))
            }
            _ => None,
        }
    }

    fn from_classic(query: &str) -> Self {
        let mut search = Self::everybody(Product::Classic);
        for (name, value) in query_pairs(query) {
            match name.as_str() {
                "keywords" | "title" | "company" | "firstName" | "lastName" | "school" => {
                    search.require(&value)
                }
                "geoUrn" => search.places = ids_in(&value),
                "currentCompany" => search.employers = ids_in(&value),
                "network" => search.distances = distances_in(&value),
                _ => {}
            }
        }
        search
    }

    fn from_sales(query: &str) -> Self {
        let mut search = Self::everybody(Product::SalesNavigator);
        for (name, value) in query_pairs(query) {
            match name.as_str() {
                "query" => search.read_tuple(&value),
                "savedSearchId" => search.hidden_conditions = Some(format!("saved search {value}")),
                "keywords" => search.require(&value),
                _ => {}
            }
        }
        search
    }

    /// Takes the keywords and the included filter values out of Rest.li's tuple notation.
    fn read_tuple(&mut self, tuple: &str) {
        for value in tuple.split("(").flat_map(|part| part.split("))")) {
            let field = |name: &str| {
                let (_, after) = value.split_once(name)?;
                after.split([',', ')']).next().map(decoded)
            };
            if let Some(keywords) = field("keywords:") {
                self.require(&keywords);
            }
            let excluded = field("selectionType:").as_deref() == Some("EXCLUDED");
            if let Some(text) = field("text:").filter(|_| !excluded) {
                self.require(&text);
            }
        }
    }

    fn from_recruiter(query: &str, project: Option<&str>) -> Self {
        let mut search = Self::everybody(Product::Recruiter);
        let mut context = project.map(|project| format!("project {project}"));
        for (name, value) in query_pairs(query) {
            match name.as_str() {
                "searchKeyword" | "keywords" => search.require(&value),
                "searchContextId" => context = Some(format!("context {value}")),
                _ => {}
            }
        }
        // With a keyword in the address, the context adds nothing that this world knows of.
        search.hidden_conditions = context.filter(|_| search.words.is_empty());
        search
    }

    fn stored(product: Product, kind: &str, id: &str) -> Self {
        let hidden_conditions = Some(format!("{kind} {id}"));
        Self {
            hidden_conditions,
            ..Self::everybody(product)
        }
    }
}

/// The words of a text, in lower case.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = String> {
    let lower = text.to_lowercase();
    let words: Vec<String> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The numbers in a list such as `["103035651","101165590"]`.
fn ids_in(list: &str) -> Vec<u32> {
    let mut ids: Vec<u32> = words_of(list).filter_map(|word| word.parse().ok()).collect();
    ids.sort_unstable();
    ids
}

/// The distances in a list such as `["F","S"]`; `O` is everything further away.
fn distances_in(list: &str) -> Vec<u8> {
    let degree = |word: String| match word.as_str() {
        "f" => Some(1),
        "s" => Some(2),
        "o" => Some(3),
        _ => None,
    };
    words_of(list).filter_map(degree).collect()
}

#[cfg(test)]
mod tests;
