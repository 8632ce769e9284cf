//! One row of a search page, with every field the documents name.

use serde::Serialize;

use crate::people::{Distance, Month, Person, Position, School};
use crate::product::Product;

/// A person as a search shows them.
///
/// Fields that the documents call optional are left out where a product does not know them; those that
/// may be null are null.
#[derive(Debug, Serialize)]
pub(super) struct Item {
    object: &'static str,
    r#type: &'static str,
    id: String,
    public_identifier: Option<String>,
    public_profile_url: Option<String>,
    profile_url: Option<String>,
    profile_picture_url: Option<String>,
    profile_picture_url_large: Option<String>,
    member_urn: Option<String>,
    name: Option<String>,
    first_name: String,
    last_name: String,
    network_distance: Distance,
    location: Option<String>,
    industry: Option<&'static str>,
    keywords_match: String,
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    connections_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared_connections_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recent_posts_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recently_hired: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recruiter_candidate_id: Option<String>,
    pending_invitation: bool,
    can_send_inmail: bool,
    premium: bool,
    open_profile: bool,
    current_positions: Vec<Job>,
    education: Vec<Study>,
    work_experience: Vec<Job>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skills: Option<Vec<Skill>>,
}

#[derive(Debug, Serialize)]
struct Skill {
    name: &'static str,
    endorsement_count: u32,
}

#[derive(Debug, Serialize)]
struct Job {
    company: String,
    company_id: String,
    role: String,
    location: Option<String>,
    tenure_at_role: Tenure,
    start: Month,
    end: Option<Month>,
}

#[derive(Debug, Serialize)]
struct Tenure {
    years: u32,
    months: u32,
}

#[derive(Debug, Serialize)]
struct Study {
    school: &'static str,
    degree: &'static str,
    start: Year,
    end: Year,
}

#[derive(Debug, Serialize)]
struct Year {
    year: u32,
}

/// The fields of [`Item`] that may be null or absent, for the fault that leaves them out.
pub(super) const OPTIONAL_FIELDS: &[&str] = &[
    "public_identifier",
    "public_profile_url",
    "profile_url",
    "profile_picture_url",
    "profile_picture_url_large",
    "member_urn",
    "name",
    "location",
    "industry",
    "connections_count",
    "shared_connections_count",
    "recent_posts_count",
    "recently_hired",
    "recruiter_candidate_id",
    "pending_invitation",
    "can_send_inmail",
    "premium",
    "open_profile",
    "skills",
];

impl Item {
    pub fn of(person: &Person, product: Product, keywords: &str) -> Self {
        if person.is_hidden(product) {
            return Self::of_hidden(person, keywords);
        }
        let career = person.career();
        let picture = person
            .flag(0)
            .then(|| format!("https://media.example.test/photo/{}/100.jpg", person.number));
        let sales = product == Product::SalesNavigator;
        let jobs = |current_only: bool| -> Vec<Job> {
            let shown = career
                .iter()
                .filter(|position| !current_only || position.end.is_none());
            shown.map(|position| Job::of(position, person)).collect()
        };
        Self {
            object: "SearchResult",
            r#type: "PEOPLE",
            id: person.id(product),
            public_identifier: person.shown_slug(product),
            public_profile_url: person.public_url(product),
            profile_url: person.profile_url(product),
            profile_picture_url_large: picture
                .as_ref()
                .map(|address| address.replace("100.jpg", "800.jpg")),
            profile_picture_url: picture,
            member_urn: person.member_urn(product),
            name: Some(person.full_name()),
            first_name: person.first_name(),
            last_name: person.last_name(),
            network_distance: person.distance(),
            location: person.location(),
            industry: person.flag(1).then(|| person.profession().industry),
            keywords_match: keywords.to_owned(),
            headline: person.headline(),
            connections_count: (product != Product::Classic).then(|| person.connections()),
            shared_connections_count: Some(person.connections() % 23),
            recent_posts_count: sales.then(|| person.connections() % 5),
            recently_hired: sales.then(|| person.flag(2)),
            recruiter_candidate_id: (product == Product::Recruiter)
                .then(|| (person.member_number() * 3).to_string()),
            pending_invitation: person.flag(3) && person.flag(4) && person.flag(5),
            can_send_inmail: product == Product::Recruiter && person.distance() != Distance::Outside,
            premium: person.flag(6),
            open_profile: person.flag(6) && person.flag(7),
            current_positions: jobs(true),
            education: if product == Product::Classic {
                Vec::new()
            } else {
                person.studies().iter().map(Study::of).collect()
            },
            work_experience: if product == Product::Classic {
                Vec::new()
            } else {
                jobs(false)
            },
            skills: (product == Product::Recruiter).then(|| Skill::all_of(person)),
        }
    }

    /// A “LinkedIn Member”: somebody the account may count but not know.
    fn of_hidden(person: &Person, keywords: &str) -> Self {
        Self {
            object: "SearchResult",
            r#type: "PEOPLE",
            id: String::new(),
            public_identifier: None,
            public_profile_url: None,
            profile_url: None,
            profile_picture_url: None,
            profile_picture_url_large: None,
            member_urn: None,
            name: (!person.flag(8)).then(|| "LinkedIn Member".to_owned()),
            first_name: String::new(),
            last_name: String::new(),
            network_distance: Distance::Outside,
            location: person.location(),
            industry: None,
            keywords_match: keywords.to_owned(),
            headline: person.headline(),
            connections_count: None,
            shared_connections_count: None,
            recent_posts_count: None,
            recently_hired: None,
            recruiter_candidate_id: None,
            pending_invitation: false,
            can_send_inmail: false,
            premium: false,
            open_profile: false,
            current_positions: Vec::new(),
            education: Vec::new(),
            work_experience: Vec::new(),
            skills: None,
        }
    }
}

impl Skill {
    /// Those of a person, the best known first.
    fn all_of(person: &Person) -> Vec<Self> {
        let endorsements = person.connections() % 40;
        let skill = |(at, name)| Self {
            name,
            endorsement_count: endorsements.saturating_sub(at),
        };
        (0..).zip(person.skills()).map(skill).collect()
    }
}

impl Job {
    fn of(position: &Position, person: &Person) -> Self {
        Self {
            company: position.employer.name(),
            company_id: position.employer.id().to_string(),
            role: position.role.clone(),
            location: person.location(),
            tenure_at_role: Tenure {
                years: position.months / 12,
                months: position.months % 12,
            },
            start: position.start,
            end: position.end,
        }
    }
}

impl Study {
    fn of(school: &School) -> Self {
        Self {
            school: school.name,
            degree: school.degree,
            start: Year { year: school.from },
            end: Year { year: school.until },
        }
    }
}
