//! Why a text names nobody, in words.

use NotAProfile as No;
use serde::{Deserialize, Serialize};

use crate::Code;

/// What a text is instead of the address of a profile.
///
/// `Display` is one sentence for people, [`NotAProfile::hint`] says what to do, [`NotAProfile::code`] is for
/// scripts and reports and never changes. None of them repeats the text, which may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotAProfile {
    /// Nothing, or only blanks.
    #[error("There is no LinkedIn address here.")]
    Missing,
    /// Not an address in any spelling.
    #[error("This is not a web address.")]
    NotAnAddress,
    /// Words around the address, or a second address.
    #[error("There is more here than one address.")]
    MoreThanAnAddress,
    /// Characters that no keyboard types.
    #[error("This address contains control characters.")]
    ControlCharacters,
    /// Beyond any real address.
    #[error("This address is too long to be a profile.")]
    TooLong,
    /// `javascript:`, `mailto:`, `ftp:` and the like.
    #[error("This address does not begin with http or https.")]
    Scheme,
    /// A user name in front of the host, which is how one host is made to look like another.
    #[error("This address carries a user name or password before the host.")]
    Userinfo,
    /// A port that LinkedIn does not serve.
    #[error("This address names a port, which LinkedIn profiles never do.")]
    Port,
    /// Some other site.
    #[error("This address is not on linkedin.com.")]
    OtherHost,
    /// Another host under a name that resembles LinkedIn's.
    #[error("This address looks like LinkedIn, but its host is not linkedin.com.")]
    LookAlikeHost,
    /// A short link, which only the network can resolve.
    #[error("This is a short link, and it does not show which profile it leads to.")]
    ShortLink,
    /// A sign-in page that does not say what comes after.
    #[error("This is LinkedIn's sign-in page, not a profile.")]
    SignInPage,
    /// Redirects inside redirects.
    #[error("This address wraps too many redirects around the profile.")]
    NestedRedirects,
    /// A company or one of its showcase pages.
    #[error("This is a company page, not a person.")]
    Company,
    /// A school.
    #[error("This is a school page, not a person.")]
    School,
    /// A post, an article or the feed.
    #[error("This is a post or the feed, not a profile.")]
    Post,
    /// A vacancy.
    #[error("This is a job, not a profile.")]
    Job,
    /// A list of people.
    #[error("This is a search or a list, not one profile.")]
    SearchPage,
    /// Any other page of LinkedIn.
    #[error("This LinkedIn page is not a profile.")]
    OtherPage,
    /// `/in/` and nothing after it.
    #[error("This address ends before the name of the profile.")]
    EmptySlug,
    /// Characters that the public name of a profile cannot have.
    #[error("The name of the profile has characters that LinkedIn does not allow.")]
    BadSlug,
    /// `%` codes that are cut off, not UTF-8, or encoded twice.
    #[error("The percent codes in this address are damaged.")]
    GarbledEncoding,
    /// `/in/me`, `/in/undefined`: words that stand for anybody.
    #[error("This address stands for no particular person.")]
    Placeholder,
    /// An id of a kind that Longlist does not know.
    #[error("The id in this address is not one that Longlist can read.")]
    UnknownId,
    /// An id that means something to a single application only.
    #[error("This id belongs to one application and does not tell who the person is.")]
    PersonUrn,
    /// An old public address without its three numbers.
    #[error("This old kind of address is cut off.")]
    IncompletePub,
}

impl NotAProfile {
    /// Every case, for reports and tests.
    pub const ALL: [Self; 26] = [
        No::Missing,
        No::NotAnAddress,
        No::MoreThanAnAddress,
        No::ControlCharacters,
        No::TooLong,
        No::Scheme,
        No::Userinfo,
        No::Port,
        No::OtherHost,
        No::LookAlikeHost,
        No::ShortLink,
        No::SignInPage,
        No::NestedRedirects,
        No::Company,
        No::School,
        No::Post,
        No::Job,
        No::SearchPage,
        No::OtherPage,
        No::EmptySlug,
        No::BadSlug,
        No::GarbledEncoding,
        No::Placeholder,
        No::UnknownId,
        No::PersonUrn,
        No::IncompletePub,
    ];

    /// A stable word for the case.
    pub fn code(self) -> Code {
        match self {
            No::Missing => Code::Missing,
            No::NotAnAddress => Code::NotAnAddress,
            No::MoreThanAnAddress => Code::MoreThanAnAddress,
            No::ControlCharacters => Code::ControlCharacters,
            No::TooLong => Code::TooLong,
            No::Scheme => Code::Scheme,
            No::Userinfo => Code::Userinfo,
            No::Port => Code::Port,
            No::OtherHost => Code::OtherHost,
            No::LookAlikeHost => Code::LookAlikeHost,
            No::ShortLink => Code::ShortLink,
            No::SignInPage => Code::SignInPage,
            No::NestedRedirects => Code::NestedRedirects,
            No::Company => Code::Company,
            No::School => Code::School,
            No::Post => Code::Post,
            No::Job => Code::Job,
            No::SearchPage => Code::SearchPage,
            No::OtherPage => Code::OtherPage,
            No::EmptySlug => Code::EmptySlug,
            No::BadSlug => Code::BadSlug,
            No::GarbledEncoding => Code::GarbledEncoding,
            No::Placeholder => Code::Placeholder,
            No::UnknownId => Code::UnknownId,
            No::PersonUrn => Code::PersonUrn,
            No::IncompletePub => Code::IncompletePub,
        }
    }

    /// What the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            No::Missing => "Add the address of the profile, such as linkedin.com/in/jane-doe.",
            No::NotAnAddress | No::ControlCharacters | No::Scheme | No::Port | No::TooLong => {
                "Open the profile in a browser and copy the address from there."
            }
            No::MoreThanAnAddress => "Keep the address of one profile and move the rest to another column.",
            No::Userinfo | No::LookAlikeHost => {
                "Do not open it. Find the person on linkedin.com and copy the address from there."
            }
            No::OtherHost => {
                "Use the address of the person's LinkedIn profile, such as linkedin.com/in/jane-doe."
            }
            No::ShortLink | No::SignInPage | No::NestedRedirects => {
                "Open it in a browser where you are signed in, wait for the profile, and copy the address it ends at."
            }
            No::Company | No::School | No::Post | No::Job | No::OtherPage => {
                "Open the person's own profile and copy its address."
            }
            No::SearchPage => {
                "Open one person from the list and copy that address, or import the list as a search."
            }
            No::EmptySlug | No::IncompletePub | No::BadSlug | No::GarbledEncoding => {
                "Open the profile in a browser and copy the whole address again."
            }
            No::Placeholder => "Find the person by name on LinkedIn and copy the address of that profile.",
            No::UnknownId | No::PersonUrn => {
                "Open the profile on LinkedIn and copy the address that contains /in/."
            }
        }
    }
}
