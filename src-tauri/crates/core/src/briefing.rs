//! Briefings: what a candidate is checked against, in versions inside a project.

pub mod requirement;

pub use self::requirement::{Requirement, RequirementCategory, RequirementKind};
