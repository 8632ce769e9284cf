//! Why a text is not a search that can be imported, in words.

use NotASearch as No;

use crate::Code;

/// What a text is instead of the address of a people search.
///
/// `Display` is one sentence for people, [`NotASearch::hint`] says what to do, [`NotASearch::code`] is for
/// scripts and never changes. None of them repeats the text, which may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotASearch {
    /// Nothing, or only blanks.
    #[error("There is no address here.")]
    Missing,
    /// Not an address in any spelling.
    #[error("This is not a web address.")]
    NotAnAddress,
    /// Words around the address, or a second address.
    #[error("There is more here than one address.")]
    MoreThanAnAddress,
    /// Characters that cannot be seen.
    #[error("This address contains control characters.")]
    ControlCharacters,
    /// More than 8,000 characters.
    #[error("This address is longer than 8,000 characters.")]
    TooLong,
    /// `http:`, or no scheme at all.
    #[error("This address does not begin with https://.")]
    NotHttps,
    /// `javascript:`, `file:`, `ftp:` and the like.
    #[error("This is not the address of a web page.")]
    Scheme,
    /// A user name in front of the host, which is how one host is made to look like another.
    #[error("This address carries a user name or password before the host.")]
    Userinfo,
    /// A port that LinkedIn does not serve.
    #[error("This address names a port, which LinkedIn searches never do.")]
    Port,
    /// Some other site.
    #[error("This address is not on linkedin.com.")]
    OtherHost,
    /// Another host under a name that resembles LinkedIn's.
    #[error("This address looks like LinkedIn, but its host is not linkedin.com.")]
    LookAlikeHost,
    /// A short link, which only the network can resolve.
    #[error("This is a short link, and it does not show which search it leads to.")]
    ShortLink,
    /// A sign-in page.
    #[error("This is LinkedIn's sign-in page, not a search.")]
    SignInPage,
    /// One person.
    #[error("This is the profile of one person, not a search.")]
    Profile,
    /// A company or a school.
    #[error("This is a company or school page, not a search for people.")]
    Company,
    /// The feed or a post.
    #[error("This is the feed or a post, not a search for people.")]
    Feed,
    /// Vacancies and their applicants.
    #[error("This is a jobs page, not a search for people.")]
    Jobs,
    /// The start page of Recruiter.
    #[error("This is the start page of Recruiter, not a search.")]
    BareRecruiter,
    /// A search for something else than people.
    #[error("This search is not for people.")]
    NotPeople,
    /// Any other page of LinkedIn.
    #[error("This LinkedIn page is not a people search.")]
    OtherPage,
}

impl NotASearch {
    /// Every case, for reports and tests.
    pub const ALL: [Self; 20] = [
        No::Missing,
        No::NotAnAddress,
        No::MoreThanAnAddress,
        No::ControlCharacters,
        No::TooLong,
        No::NotHttps,
        No::Scheme,
        No::Userinfo,
        No::Port,
        No::OtherHost,
        No::LookAlikeHost,
        No::ShortLink,
        No::SignInPage,
        No::Profile,
        No::Company,
        No::Feed,
        No::Jobs,
        No::BareRecruiter,
        No::NotPeople,
        No::OtherPage,
    ];

    /// A stable word for the case.
    pub fn code(self) -> Code {
        match self {
            No::Missing => Code::Missing,
            No::NotAnAddress => Code::NotAnAddress,
            No::MoreThanAnAddress => Code::MoreThanAnAddress,
            No::ControlCharacters => Code::ControlCharacters,
            No::TooLong => Code::TooLong,
            No::NotHttps => Code::NotHttps,
            No::Scheme => Code::Scheme,
            No::Userinfo => Code::Userinfo,
            No::Port => Code::Port,
            No::OtherHost => Code::OtherHost,
            No::LookAlikeHost => Code::LookAlikeHost,
            No::ShortLink => Code::ShortLink,
            No::SignInPage => Code::SignInPage,
            No::Profile => Code::Profile,
            No::Company => Code::Company,
            No::Feed => Code::Feed,
            No::Jobs => Code::Jobs,
            No::BareRecruiter => Code::BareRecruiter,
            No::NotPeople => Code::NotPeople,
            No::OtherPage => Code::OtherPage,
        }
    }

    /// What the person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            No::Missing | No::NotAnAddress | No::ControlCharacters | No::NotHttps | No::Scheme | No::Port => {
                "Open the search on LinkedIn and copy the whole address from the browser."
            }
            No::MoreThanAnAddress => "Paste the address of one search and put notes into the description.",
            No::TooLong => "Remove some filters from the search on LinkedIn, or split it into two searches.",
            No::Userinfo | No::LookAlikeHost => {
                "Do not open it. Make the search on linkedin.com and copy the address from there."
            }
            No::OtherHost => "Paste a search from LinkedIn, Sales Navigator or Recruiter.",
            No::ShortLink | No::SignInPage => {
                "Open it in a browser where you are signed in, wait for the results, and copy the address there."
            }
            No::Profile => "Import one person from a CSV file, or paste the address of a list of people.",
            No::Company => {
                "Search for people with this company or school as a filter, and paste that address."
            }
            No::Feed | No::Jobs | No::OtherPage => {
                "Search for people on LinkedIn, Sales Navigator or Recruiter, and paste the address of the results."
            }
            No::BareRecruiter => {
                "Open a search or the pipeline of a project in Recruiter, and paste that address."
            }
            No::NotPeople => {
                "Choose People above the results on LinkedIn, and paste the address of that page."
            }
        }
    }
}
