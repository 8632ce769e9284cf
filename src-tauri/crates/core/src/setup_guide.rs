//! The setup guide: how a LinkedIn account is connected, what that means for it, and what to do when it needs someone.
//!
//! The text stands here once. The window shows [`steps`]; [`html`] is the same text as one file for a colleague who
//! does not have Longlist yet.

use serde::Serialize;

use crate::{
    account::{MOST_A_DAY, Product},
    numbers::grouped,
};

mod page;

pub use page::html;

/// One piece of the guide: a step to take, or something to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuideStep {
    /// Where in the guide it stands; the pieces of a part follow each other.
    pub part: GuidePart,
    /// What it is about, without a full stop.
    pub title: String,
    /// What to do or to know, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Words and what they mean: values to copy, fields to fill in, states and what to do at each.
    pub points: Vec<GuidePoint>,
    /// What must not be overlooked.
    pub warning: Option<String>,
}

/// A word of the guide and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuidePoint {
    /// The word, as it is written on the screen it is about.
    pub term: String,
    /// What it means, or what to do.
    pub text: String,
}

/// The parts of the guide, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GuidePart {
    /// The steps to take, one after the other.
    Connect,
    /// What connecting means for the LinkedIn account.
    Meaning,
    /// What to do when something is wrong.
    Trouble,
}

impl GuideStep {
    fn new(part: GuidePart, title: &str, paragraphs: &[&str]) -> Self {
        let paragraphs = paragraphs.iter().map(|&text| text.to_owned()).collect();
        Self {
            part,
            title: title.to_owned(),
            paragraphs,
            points: Vec::new(),
            warning: None,
        }
    }

    fn points(mut self, points: &[(&str, &str)]) -> Self {
        let point = |&(term, text): &(&str, &str)| GuidePoint {
            term: term.to_owned(),
            text: text.to_owned(),
        };
        self.points = points.iter().map(point).collect();
        self
    }

    fn warning(mut self, text: &str) -> Self {
        self.warning = Some(text.to_owned());
        self
    }
}

/// The whole guide, part by part.
pub fn steps() -> Vec<GuideStep> {
    let mut all = connect();
    all.extend(meaning());
    all.extend(trouble());
    all
}

/// What stands over the whole guide.
pub(crate) const LEAD: &str = "Longlist reads LinkedIn searches through Unipile, a provider that keeps a session of your \
    own LinkedIn account. Connect each LinkedIn account once; after that, imports need nothing but the address of a search.";

fn connect() -> Vec<GuideStep> {
    vec![
        GuideStep::new(GuidePart::Connect, "Have these ready", &[]).points(&[
            (
                "A LinkedIn account",
                "Yours, or one whose owner has agreed. Sign in to it once in a browser and answer whatever LinkedIn asks, \
                 so that nothing is open when the provider signs in.",
            ),
            (
                "Somewhere to sign up",
                "Unipile is a company of its own and belongs neither to LinkedIn nor to Longlist. It has its own terms \
                 and prices; read them first.",
            ),
        ]),
        GuideStep::new(
            GuidePart::Connect,
            "Make an account at Unipile",
            &[
                "Sign up at unipile.com and open the dashboard.",
                "Use version 1 of its API. Its addresses look like api8.unipile.com:13851, with a number and a port. \
                 Addresses and ids of version 2 do not work here.",
            ],
        ),
        connect_linkedin(),
        copy_values(),
        enter_values(),
        GuideStep::new(
            GuidePart::Connect,
            "Test it",
            &[
                "Longlist asks the provider about the account as soon as it is connected. “Connected” with a tick means \
                 that imports can run. “Check now” asks again at any time; it costs no quota.",
                "Then open a search, choose “Import from LinkedIn”, paste the address of a LinkedIn search and look at \
                 the preview. The few people it shows count against today’s quota.",
            ],
        ),
    ]
}

fn connect_linkedin() -> GuideStep {
    GuideStep::new(
        GuidePart::Connect,
        "Connect LinkedIn there",
        &[
            "In the dashboard, open the list of accounts, add one, and choose LinkedIn. Sign in as the dashboard \
             asks. If LinkedIn wants a code or a confirmation on the phone, give it there.",
            "For Sales Navigator or Recruiter, leave that product switched on while connecting. With more than one \
             Recruiter contract, choose the one you search in.",
        ],
    )
    .warning(
        "Longlist never asks for your LinkedIn password. Type it on LinkedIn’s or the provider’s own pages and nowhere else.",
    )
}

fn copy_values() -> GuideStep {
    GuideStep::new(
        GuidePart::Connect,
        "Copy three values from the dashboard",
        &["Keep the dashboard open beside Longlist and copy them one by one."],
    )
    .points(&[
        ("DSN", "The address of your server at the provider, such as api8.unipile.com:13851. It is shown in the dashboard."),
        (
            "Access token",
            "Also called API key. Make a new one for Longlist, so that it can be withdrawn without touching anything else.",
        ),
        ("Account id", "In the list of accounts, the id of the LinkedIn account that you have just connected."),
    ])
    .warning(
        "The token opens every account that is connected at your provider. Treat it like a password: do not mail it and \
         do not put it in a chat.",
    )
}

fn enter_values() -> GuideStep {
    GuideStep::new(
        GuidePart::Connect,
        "Enter them in Longlist",
        &["Open Settings, LinkedIn accounts, and press “Connect an account”."],
    )
    .points(&[
        ("Name", "What you call the account: its owner or its seat."),
        ("Product", "What is paid for at LinkedIn: LinkedIn alone, Sales Navigator, or Recruiter."),
        ("DSN and account id", "As copied."),
        (
            "Time zone",
            "Where the account’s owner works. The daily quota begins anew at midnight there. It can be changed only on \
             a day without imports.",
        ),
        (
            "Access token",
            "As copied. It goes straight into this computer’s keychain; the window forgets it, and it is in no file, \
             log or export.",
        ),
    ])
}

fn meaning() -> Vec<GuideStep> {
    vec![
        GuideStep::new(
            GuidePart::Meaning,
            "It is your account, and your risk",
            &[
                "The provider works with the session of a member, not with an interface that LinkedIn offers for this. \
                 LinkedIn does not approve of such tools: it may ask for a confirmation, restrict the account, or close it.",
                "Connect only an account that you may use like this, and tell its owner. In LinkedIn’s settings the \
                 provider’s session is among the active sessions; ending it there disconnects the account at once.",
            ],
        ),
        daily_quota(),
        GuideStep::new(
            GuidePart::Meaning,
            "A careful pace",
            &[
                "Longlist waits between two requests, never exactly as long as before. The pause is set per account; \
                 a longer one is kinder to it. When the provider asks to slow down, the import waits as long as it was told.",
                "Work during the hours in which the owner works, and do not run other tools on the same account.",
            ],
        ),
        GuideStep::new(
            GuidePart::Meaning,
            "It stops when a person is needed",
            &[
                "If LinkedIn asks for a confirmation, ends the session or restricts the account, the import stops at \
                 once. Nothing is lost: what was read stays, and the rest can be resumed for 7 days from the start of the import.",
            ],
        ),
    ]
}

fn daily_quota() -> GuideStep {
    let (most, classic, larger) = (
        grouped(MOST_A_DAY),
        grouped(Product::Classic.window()),
        grouped(Product::Recruiter.window()),
    );
    GuideStep::new(
        GuidePart::Meaning,
        &format!("At most {most} people a day"),
        &[
            &format!(
                "An account is served at most {most} results a day, counted as LinkedIn serves them: people you already \
                 have and the people of a preview count too. Longlist never goes above it, whatever runs at the same time."
            ),
            "You can set a lower limit. Begin with a few hundred a day on an account that is new, free, or has not \
             searched much, and raise it slowly.",
            &format!(
                "One search shows at most {classic} people on LinkedIn itself and {larger} in Sales Navigator and \
                 Recruiter, whatever total it states. Split a larger search, for instance by location."
            ),
        ],
    )
}

fn trouble() -> Vec<GuideStep> {
    vec![
        GuideStep::new(
            GuidePart::Trouble,
            "What the status of an account says",
            &["After doing what it asks, press “Check now” and resume the import."],
        )
        .points(&[
            ("Connected", "Nothing to do."),
            (
                "Confirmation needed",
                "LinkedIn wants to see that it is you. Open LinkedIn in a browser and pass the check, or enter the code \
                 in the provider’s dashboard.",
            ),
            (
                "Signed out",
                "The session or the token has ended. Reconnect LinkedIn in the dashboard; if the token was withdrawn, \
                 make a new one and use “Replace the token”.",
            ),
            (
                "Restricted",
                "LinkedIn has limited the account. Open LinkedIn, follow what it says, and import nothing until the \
                 restriction is lifted. Lower the daily limit afterwards.",
            ),
            ("Seat in use", "Recruiter is open somewhere else. Close it in other browsers and tools."),
        ]),
        GuideStep::new(GuidePart::Trouble, "If connecting does not work", &[]).points(&[
            ("The token is refused", "Copy it again, whole and without spaces, or make a new one."),
            ("The account is not found", "Compare the account id, and check that the DSN is of the same dashboard."),
            (
                "The provider cannot be reached",
                "Compare the DSN with the dashboard. Some company networks block unusual ports; ask for the port of the \
                 DSN to be opened.",
            ),
            (
                "The keychain is not available",
                "Unlock this computer’s keychain, then try again. Without it there is no safe place for the token.",
            ),
        ]),
    ]
}

#[cfg(test)]
mod tests;
