//! URNs: how LinkedIn's own programs name things.

use super::NotAProfile;
use super::person;
use super::spelling::strip_prefix_any_case;
use crate::identity::key::IdentityKey;

/// Reads `urn:li:member:N` and the URNs of profiles, such as `urn:li:fsd_profile:ACoA…` or
/// `urn:li:fs_salesProfile:(ACwA…,…)`.
///
/// `urn:li:person:…` is refused: the same person has another one in every application.
pub(super) fn profile(text: &str) -> Result<IdentityKey, NotAProfile> {
    let named = strip_prefix_any_case(text, "urn:li:").and_then(|rest| rest.split_once(':'));
    let (kind, id) = named.ok_or(NotAProfile::UnknownId)?;
    let id = id.strip_prefix('(').unwrap_or(id);
    match kind.to_ascii_lowercase().as_str() {
        "member" => person::by_member_number(id).ok_or(NotAProfile::UnknownId),
        "person" => Err(NotAProfile::PersonUrn),
        "company"
        | "organization"
        | "fs_company"
        | "fsd_company"
        | "fs_normalized_company"
        | "fs_salescompany" => Err(NotAProfile::Company),
        "school" | "fs_school" | "fsd_school" => Err(NotAProfile::School),
        "activity" | "share" | "ugcpost" | "comment" | "article" => Err(NotAProfile::Post),
        "job" | "jobposting" | "fs_jobposting" | "fsd_jobposting" => Err(NotAProfile::Job),
        profile if profile.ends_with("profile") => person::by_member_id(id).ok_or(NotAProfile::UnknownId),
        _ => Err(NotAProfile::UnknownId),
    }
}
