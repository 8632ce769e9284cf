//! Whether a place in a requirement is where somebody is asked to be: a permit for a country, a clearance of it or a
//! journey to it says nothing of where somebody lives, and where somebody lives says nothing of those.

use crate::{
    briefing::RequirementCategory as Category,
    evaluator::local::{
        scan::Scan,
        vocabulary::{File, Kind},
    },
};

/// Whether the places of a requirement are compared with the place of a profile.
pub(super) fn is_asked(scan: &Scan, category: Category) -> bool {
    let plainly = || scan.steering.iter().any(|(.., kind)| *kind == Kind::Lives);
    let permit = scan.steering.iter().any(|(.., kind)| *kind == Kind::Permit);
    let another = scan.mentions.iter().any(|mention| match mention.file {
        File::Statuses => !matches!(
            scan.words.kind(mention.concept),
            Kind::Whereabouts | Kind::Hours | Kind::Work
        ),
        File::Certifications | File::Languages => true,
        File::Titles
        | File::Seniority
        | File::Skills
        | File::Levels
        | File::Degrees
        | File::Fields
        | File::Industries
        | File::Places
        | File::Soft
        | File::Grammar => false,
    });
    match category {
        Category::Location => !permit && !another,
        Category::Other => plainly() && !permit && !another,
        Category::WorkExperience
        | Category::Technical
        | Category::Soft
        | Category::Seniority
        | Category::IndustryExperience
        | Category::Education
        | Category::Certifications
        | Category::Languages
        | Category::CurrentWorkStatus => false,
    }
}
