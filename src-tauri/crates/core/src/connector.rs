//! The ports: what the core asks of the outside world, and how the outside world may refuse.
//!
//! The crate `longlist-connectors` implements them, one file for each system. The core never opens a
//! connection and never sees a token.

mod chat;
#[cfg(test)]
pub(crate) mod nobody;

use std::time::Duration;

use async_trait::async_trait;
use secrecy::SecretString;

pub use self::chat::{ChatAnswer, ChatAsk, ChatModel, ModelRefusal, ModelRefusalKind};
use crate::{Code, account::AccountStatus, identity::search_url::SearchUrl};

/// A people search on LinkedIn, by whatever provider the account is connected through.
#[async_trait]
pub trait LinkedInSearch: Send + Sync {
    /// Waits until the account may be asked for a page: one request at a time, with a pause between two.
    async fn turn(&self) -> Turn;

    /// Asks for one page of results, which ends the turn.
    ///
    /// # Errors
    ///
    /// [`Refusal`]; its [`outcome`](Refusal::outcome) says whether results may have been served all the
    /// same, which is what the daily quota counts.
    async fn page(&self, turn: Turn, ask: &PageAsk) -> Result<SearchPage, Refusal>;

    /// Asks how the account is.
    async fn account(&self) -> Result<AccountHealth, Refusal>;
}

/// The right to ask an account once. Nobody else has it at the same time; when it is dropped, the pause before the
/// next request begins.
pub struct Turn {
    _held: Box<dyn Send + Sync>,
}

impl Turn {
    /// A turn that lasts as long as `held`.
    pub fn holding(held: impl Send + Sync + 'static) -> Self {
        Self {
            _held: Box::new(held),
        }
    }
}

/// Which page of which search.
#[derive(Debug, Clone)]
pub struct PageAsk {
    /// The search as the person pasted it.
    pub url: SearchUrl,
    /// Where to continue; none for the first page.
    pub cursor: Option<Cursor>,
    /// How many results to ask for, 1 to 100; none to take pages as large as the cursor has them, because some
    /// lists refuse a size together with a cursor.
    pub limit: Option<u32>,
}

/// A provider's opaque bookmark in a list of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub String);

/// What the provider served for one [`PageAsk`].
#[derive(Debug, Clone)]
pub struct SearchPage {
    /// The results in the provider's order, people or not: their number is what the quota counts.
    pub results: Vec<FoundPerson>,
    /// How many results the provider says the search has, reachable or not.
    pub total: Option<u32>,
    /// The bookmark of the next page; none at the end.
    pub next: Option<Cursor>,
}

/// One result of a search. All text is a stranger's: it is kept and shown, never interpreted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPerson {
    /// The id that the provider gives the person: `ACoAA…` (classic), `ACwAA…` (Sales Navigator) or
    /// `AE…` (Recruiter); the three are different id spaces.
    pub provider_id: Option<String>,
    /// LinkedIn's slug, which can be missing (out of network, Recruiter).
    pub slug: Option<String>,
    /// `urn:li:member:…`, as given.
    pub member_urn: Option<String>,
    /// The profile's address, as given.
    pub profile_url: Option<String>,
    /// The full name; none where the provider hides it (“LinkedIn Member” rows).
    pub full_name: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// The headline under the name.
    pub headline: Option<String>,
    /// Place, as the profile shows it.
    pub location: Option<String>,
    /// Industry, as the profile shows it.
    pub industry: Option<String>,
    /// Name of the current employer: the first of the current positions.
    pub employer: Option<String>,
    /// Positions and education as the provider sent them, for the profile tab.
    pub profile: Option<Profile>,
}

/// The parts of a profile that are lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Positions, newest first as sent.
    pub positions: Vec<Position>,
    /// Schools, as sent.
    pub education: Vec<Education>,
    /// What the person says of themselves at length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub about: Option<String>,
    /// Skills, as listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[specta(optional)]
    pub skills: Vec<String>,
    /// Languages, as listed: “German (native)”.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[specta(optional)]
    pub languages: Vec<String>,
    /// Certificates and licences, as listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[specta(optional)]
    pub certifications: Vec<String>,
}

/// A position in a profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// The title held.
    pub title: String,
    /// The employer's name.
    pub employer: String,
    /// Where, as written.
    pub location: Option<String>,
    /// First month, as `2021-03` or `2021`.
    pub from: Option<String>,
    /// Last month; none while it lasts.
    pub until: Option<String>,
    /// What it says about itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[specta(optional)]
    pub description: Option<String>,
}

impl Position {
    /// Its months in one text: `2021-03 – 2023-06`, or `2021-03 –` while it lasts. None where no start is known.
    pub fn period(&self) -> Option<String> {
        let from = self.from.as_deref()?;
        let until = self.until.as_deref();
        Some(until.map_or_else(|| format!("{from} –"), |until| format!("{from} – {until}")))
    }
}

/// A school in a profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Education {
    /// The school's name.
    pub school: String,
    /// Degree and field, as written.
    pub degree: Option<String>,
}

/// How the provider says an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountHealth {
    /// Ready.
    Connected,
    /// LinkedIn wants to see a person: a code, a captcha, an approval in the app.
    Checkpoint,
    /// The session is gone.
    Disconnected,
    /// LinkedIn has restricted the account.
    Restricted,
    /// The Recruiter seat is open somewhere else.
    SeatInUse,
}

/// What a provider answered instead of what it was asked for.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}{}", .kind.sentence(), .detail.as_deref().map(|detail| format!(" ({detail})")).unwrap_or_default())]
pub struct Refusal {
    /// What to do about it depends on this.
    pub kind: RefusalKind,
    /// Whether results may have been served although we did not get them.
    pub outcome: Outcome,
    /// How long the provider asks us to wait.
    pub retry_after: Option<Duration>,
    /// The provider's own word for it (`errors/…`, a status number): never a body, a name or an address.
    pub detail: Option<String>,
}

/// Whether a refused request may have been served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The provider said no: nothing was served, the quota gets its reservation back.
    NothingServed,
    /// The answer was lost or cut off: the quota counts the request as served.
    Unknown,
}

/// The kinds of refusal that somebody acts on differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// Too many requests: wait as long as asked, then go on.
    Throttled,
    /// The provider is out of order: try again a few times, then park.
    Unavailable,
    /// No answer in time, or none that arrived whole: try again a few times, then park.
    Unreachable,
    /// The answer is not what the documentation says.
    UnexpectedAnswer,
    /// The bookmark is no longer known: start again from page 1.
    CursorExpired,
    /// `limit` and `cursor` cannot be combined here.
    LimitWithCursor,
    /// The search itself was refused.
    SearchRefused,
    /// The token is not accepted.
    TokenRefused,
    /// LinkedIn wants to see a person.
    Checkpoint,
    /// The session is gone.
    Disconnected,
    /// LinkedIn has restricted the account.
    Restricted,
    /// The Recruiter seat is open somewhere else.
    SeatInUse,
    /// The plan does not include this product.
    NotSubscribed,
    /// The server sent us to another host.
    Redirected,
    /// The account is not known to the provider.
    AccountUnknown,
}

impl RefusalKind {
    /// The stable word, for scripts and the window.
    pub fn code(self) -> Code {
        match self {
            Self::Throttled => Code::Throttled,
            Self::Unavailable => Code::ProviderUnavailable,
            Self::Unreachable => Code::ProviderUnreachable,
            Self::UnexpectedAnswer => Code::UnexpectedAnswer,
            Self::CursorExpired => Code::CursorExpired,
            Self::LimitWithCursor => Code::LimitWithCursor,
            Self::SearchRefused => Code::SearchRefused,
            Self::TokenRefused => Code::TokenRefused,
            Self::Checkpoint => Code::Checkpoint,
            Self::Disconnected => Code::Disconnected,
            Self::Restricted => Code::AccountRestricted,
            Self::SeatInUse => Code::SeatInUse,
            Self::NotSubscribed => Code::NotSubscribed,
            Self::Redirected => Code::Redirected,
            Self::AccountUnknown => Code::AccountUnknown,
        }
    }

    /// How an account is that was refused like this, where that says it.
    pub fn account_status(self) -> Option<AccountStatus> {
        match self {
            Self::Checkpoint => Some(AccountStatus::Checkpoint),
            Self::Disconnected | Self::TokenRefused => Some(AccountStatus::Disconnected),
            Self::SeatInUse => Some(AccountStatus::SeatInUse),
            Self::Restricted => Some(AccountStatus::Restricted),
            Self::Throttled
            | Self::Unavailable
            | Self::Unreachable
            | Self::UnexpectedAnswer
            | Self::CursorExpired
            | Self::LimitWithCursor
            | Self::SearchRefused
            | Self::NotSubscribed
            | Self::Redirected
            | Self::AccountUnknown => None,
        }
    }

    /// Whether it is over some time without anybody doing anything.
    pub fn passes_by_itself(self) -> bool {
        matches!(self, Self::Throttled | Self::Unavailable | Self::Unreachable)
    }

    /// What happened, in one sentence without a full stop.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Throttled => "the provider asks us to slow down",
            Self::Unavailable => "the provider is out of order",
            Self::Unreachable => "the provider did not answer, or its answer was cut off",
            Self::UnexpectedAnswer => "the provider sent an answer that does not fit its documentation",
            Self::CursorExpired => "the provider no longer knows where the search had stopped",
            Self::LimitWithCursor => "the provider does not take a page size in the middle of a search",
            Self::SearchRefused => "the provider does not accept this search",
            Self::TokenRefused => "the provider does not accept the token of this account",
            Self::Checkpoint => "LinkedIn wants to verify that it is you",
            Self::Disconnected => "the LinkedIn session of this account has ended",
            Self::Restricted => "LinkedIn has restricted this account",
            Self::SeatInUse => "the Recruiter seat of this account is open somewhere else",
            Self::NotSubscribed => "this account has no subscription for the product that the search needs",
            Self::Redirected => "the server tried to send the request to another host, which was refused",
            Self::AccountUnknown => "the provider does not know this account",
        }
    }

    /// What the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Throttled | Self::Unavailable | Self::Unreachable => "Try again in a few minutes.",
            Self::UnexpectedAnswer => "Resume later. If it stays so, check the DSN of the account.",
            Self::CursorExpired | Self::LimitWithCursor => {
                "Resume: the search is read again from its first page and people already here are recognised."
            }
            Self::SearchRefused => {
                "Open the search in LinkedIn, copy its address again, and make a new import."
            }
            Self::TokenRefused => "Open Settings, Accounts, and enter a new token.",
            Self::Checkpoint => "Open LinkedIn, pass the verification, then check the account in Settings.",
            Self::Disconnected => "Connect the account again at the provider, then check it in Settings.",
            Self::Restricted => {
                "Open LinkedIn and follow what it says there. Do not retry from here until the restriction is lifted."
            }
            Self::SeatInUse => "Close Recruiter in other browsers, then resume.",
            Self::NotSubscribed => {
                "Choose an account with Sales Navigator or Recruiter, or paste a classic search."
            }
            Self::Redirected => "Check the DSN of the account: it must be the provider's own host.",
            Self::AccountUnknown => "Check the account id at the provider.",
        }
    }
}

/// Where secrets are kept: the keychain of the computer, or a sealed file where there is none.
pub trait SecretStore: Send + Sync {
    /// The secret of that name, if there is one.
    fn get(&self, name: &str) -> crate::Result<Option<SecretString>>;
    /// Keeps a secret under a name, in place of any other.
    fn set(&self, name: &str, secret: &SecretString) -> crate::Result<()>;
    /// Forgets a secret; nothing happens where there is none.
    fn forget(&self, name: &str) -> crate::Result<()>;
}

/// Makes the provider's side of an account: the shell hands one to the workspace when it opens it.
pub trait Connect: Send + Sync {
    /// A search for the account, with its token taken from the secret store.
    fn linkedin(&self, account: &crate::account::Account) -> crate::Result<Box<dyn LinkedInSearch>>;
    /// A language model, with the provider's key taken from the secret store.
    fn chat(&self, provider: &crate::provider::Provider) -> crate::Result<Box<dyn ChatModel>>;
    /// Where tokens and keys are kept.
    fn secrets(&self) -> &dyn SecretStore;
    /// The address of a model's server in its normal form. A model of the house must be in the house.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Invalid`] with code `base_url_invalid`, `base_url_insecure` or `base_url_not_local`.
    fn check_base_url(
        &self,
        evaluator: crate::provider::ModelEvaluator,
        base_url: &str,
    ) -> crate::Result<String>;
    /// Refuses a key that cannot be one: [`crate::Error::Invalid`] with code `key_invalid`.
    fn check_key(&self, key: &SecretString) -> crate::Result<()>;
    /// The provider's address in its normal form.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Invalid`] with code `dsn_invalid` or `dsn_insecure`.
    fn check_dsn(&self, dsn: &str) -> crate::Result<String>;
    /// Refuses a token that cannot be one: [`crate::Error::Invalid`] with code `token_invalid`.
    fn check_token(&self, token: &SecretString) -> crate::Result<()>;
    /// The pause between two requests to this provider that nobody has set: none on this computer itself.
    fn default_pace_ms(&self, dsn: &str) -> u32;
}
