//! What people who read the profiles say, beside what the local evaluator says.
//!
//! `tests/fixtures/agreement` has made-up profiles in many languages, requirements of all categories, and a verdict by hand
//! for pairs of them. The vocabulary was written with the development set in view; no word of it was chosen by the held-out set.

use std::collections::BTreeMap;

use anyhow::Context as _;
use jiff::civil::Date;
use longlist_core::{
    briefing::{Requirement, RequirementCategory},
    connector::{Education, Position},
    evaluator::{Document, Finding, Verdict, local::LocalEvaluator},
};
use serde::Deserialize;

/// One set of labelled pairs.
#[derive(Deserialize)]
pub struct Labelled {
    profiles: Vec<Profile>,
    requirements: Vec<Asked>,
    labels: Vec<Label>,
}

#[derive(Deserialize)]
struct Profile {
    id: String,
    document: Text,
}

/// A profile as it is written in the file.
#[derive(Deserialize)]
#[serde(default)]
struct Text {
    headline: Option<String>,
    about: Option<String>,
    location: Option<String>,
    industry: Option<String>,
    employer: Option<String>,
    positions: Vec<Position>,
    education: Vec<Education>,
    skills: Vec<String>,
    languages: Vec<String>,
    certifications: Vec<String>,
    as_of: Date,
}

#[derive(Deserialize)]
struct Asked {
    language: String,
    #[serde(flatten)]
    requirement: Requirement,
}

#[derive(Deserialize)]
struct Label {
    profile: String,
    requirement: String,
    verdict: Verdict,
}

/// A labelled pair, and what the evaluator made of it.
pub struct Pair {
    /// Which profile and which requirement.
    pub name: String,
    /// The language of the requirement.
    pub language: String,
    /// What the requirement is about.
    pub category: RequirementCategory,
    /// What somebody says who read the profile.
    pub label: Verdict,
    /// What the evaluator says.
    pub finding: Finding,
    /// The profile.
    pub document: Document,
}

/// How often both say what.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreement {
    /// Pairs.
    pub pairs: u32,
    /// The same verdict.
    pub same: u32,
    /// Pairs on which the evaluator decides: its verdict is not `unknown`.
    pub decided: u32,
    /// Pairs on which the label decides.
    pub decidable: u32,
    /// Pairs on which both decide alike.
    pub right: u32,
}

impl Agreement {
    /// Counts a pair.
    pub fn add(&mut self, label: Verdict, found: Verdict) {
        let is_right = label == found;
        self.pairs += 1;
        self.same += u32::from(is_right);
        self.decided += u32::from(found != Verdict::Unknown);
        self.decidable += u32::from(label != Verdict::Unknown);
        self.right += u32::from(is_right && found != Verdict::Unknown);
    }

    /// Of what the evaluator decides, how much is right: 0 to 1; none where it decides nothing.
    pub fn precision(self) -> Option<f64> {
        (self.decided > 0).then(|| f64::from(self.right) / f64::from(self.decided))
    }

    /// Of what can be decided, how much it decides rightly: 0 to 1; none where nothing can be.
    pub fn recall(self) -> Option<f64> {
        (self.decidable > 0).then(|| f64::from(self.right) / f64::from(self.decidable))
    }
}

impl Labelled {
    /// The set with that name: `development` or `held_out`.
    ///
    /// # Errors
    ///
    /// When the file is not as described.
    pub fn read(name: &str) -> anyhow::Result<Self> {
        let path = format!("{}/fixtures/agreement/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).with_context(|| format!("read {path}"))?;
        serde_json::from_str(&text).with_context(|| format!("understand {path}"))
    }

    /// Asks the evaluator about every pair.
    ///
    /// # Errors
    ///
    /// When a label names a profile or a requirement that is not there.
    pub fn pairs(self) -> anyhow::Result<Vec<Pair>> {
        let Self {
            profiles,
            requirements,
            labels,
        } = self;
        let profiles: BTreeMap<String, Document> = profiles
            .into_iter()
            .map(|profile| (profile.id, profile.document.into()))
            .collect();
        let evaluator = LocalEvaluator::new(
            &requirements
                .iter()
                .map(|asked| asked.requirement.clone())
                .collect::<Vec<_>>(),
        );
        let findings: BTreeMap<&String, Vec<Finding>> = profiles
            .iter()
            .map(|(id, document)| (id, evaluator.findings(document)))
            .collect();
        let pair = |label: Label| {
            let Label {
                profile,
                requirement,
                verdict,
            } = label;
            let at = requirements
                .iter()
                .position(|asked| asked.requirement.id == requirement);
            let at = at.with_context(|| format!("no requirement {requirement}"))?;
            let asked = requirements.get(at).context("it was just found")?;
            let found = findings.get(&profile).and_then(|findings| findings.get(at));
            Ok(Pair {
                name: format!("{profile} {requirement} “{}”", asked.requirement.statement),
                language: asked.language.clone(),
                category: asked.requirement.category,
                label: verdict,
                finding: found.with_context(|| format!("no profile {profile}"))?.clone(),
                document: profiles.get(&profile).context("it was just found")?.clone(),
            })
        };
        labels.into_iter().map(pair).collect()
    }
}

impl From<Text> for Document {
    fn from(text: Text) -> Self {
        Self {
            headline: text.headline,
            about: text.about,
            location: text.location,
            industry: text.industry,
            employer: text.employer,
            positions: text.positions,
            education: text.education,
            skills: text.skills,
            languages: text.languages,
            certifications: text.certifications,
            as_of: text.as_of,
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self {
            headline: None,
            about: None,
            location: None,
            industry: None,
            employer: None,
            positions: Vec::new(),
            education: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            certifications: Vec::new(),
            as_of: jiff::civil::date(2026, 6, 1),
        }
    }
}
