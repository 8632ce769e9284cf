//! The three LinkedIn products, and what each lets an account see.

use std::fmt;

use serde::Serialize;

/// A LinkedIn product. Each has its own addresses, ids and limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// The ordinary people search.
    Classic,
    /// Sales Navigator.
    SalesNavigator,
    /// Recruiter.
    Recruiter,
}

impl Product {
    /// Every product.
    pub const ALL: [Self; 3] = [Self::Classic, Self::SalesNavigator, Self::Recruiter];

    /// The name on the wire, as in `{"api": "sales_navigator"}`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::SalesNavigator => "sales_navigator",
            Self::Recruiter => "recruiter",
        }
    }

    /// The product with this wire name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.name() == name)
    }

    /// How many results of one search can be reached, whatever its total says.
    pub fn window(self) -> u32 {
        match self {
            Self::Classic => 1_000,
            Self::SalesNavigator | Self::Recruiter => 2_500,
        }
    }

    /// The largest page that is served; a larger wish is served as this many.
    pub fn largest_page(self) -> u32 {
        match self {
            Self::Classic => 50,
            Self::SalesNavigator | Self::Recruiter => 100,
        }
    }

    /// What every person id of this product begins with.
    pub fn id_prefix(self) -> &'static str {
        match self {
            Self::Classic => "ACoAA",
            Self::SalesNavigator => "ACwAA",
            Self::Recruiter => "AEMAA",
        }
    }

    /// Whether an account with this product may also search with the other one.
    pub(crate) fn includes(self, other: Self) -> bool {
        other == Self::Classic || self == other
    }
}

impl fmt::Display for Product {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
