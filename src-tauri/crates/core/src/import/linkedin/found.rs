//! Results of a search on their way into the workspace: who each of them is, and its values.

use super::super::keep::{Incoming, RawRows};
use crate::{
    candidate::Field,
    connector::FoundPerson,
    identity::{key::IdentityKey, linkedin_url::keys_of_found},
    run::Cause,
};

/// Who a result is. A row without a name and without any key is nobody.
pub(super) fn identity(found: &FoundPerson) -> Vec<IdentityKey> {
    keys_of_found(
        found.provider_id.as_deref(),
        found.slug.as_deref(),
        found.member_urn.as_deref(),
        found.profile_url.as_deref(),
    )
}

/// The result at a place of a page, ready to be kept; the page's first one has the number `first`.
pub(super) fn incoming<'a>(
    first: u64,
    page: &'a Vec<FoundPerson>,
    at: usize,
    keys: &'a [IdentityKey],
) -> Option<Incoming<'a>> {
    let found = page.get(at)?;
    let identity = if keys.is_empty() {
        Err(Cause::OutOfNetwork)
    } else {
        Ok(keys)
    };
    let mut values = [None; Field::ALL.len()];
    for (slot, field) in values.iter_mut().zip(Field::ALL) {
        *slot = match field {
            Field::FullName => found.full_name.as_deref(),
            Field::FirstName => found.first_name.as_deref(),
            Field::LastName => found.last_name.as_deref(),
            Field::Headline => found.headline.as_deref(),
            Field::Employer => found.employer.as_deref(),
            Field::Location => found.location.as_deref(),
            Field::Industry => found.industry.as_deref(),
            Field::Email | Field::Phone => None,
        }
        .map(str::trim)
        .filter(|value| !value.is_empty());
    }
    Some(Incoming {
        number: first + at as u64,
        identity,
        values,
        profile: found.profile.as_ref(),
        raw: page,
        at,
    })
}

impl RawRows for Vec<FoundPerson> {
    fn fields(&self, at: usize) -> Vec<&str> {
        self.get(at).map_or_else(Vec::new, |found| {
            [
                &found.full_name,
                &found.headline,
                &found.location,
                &found.profile_url,
            ]
            .into_iter()
            .map(|field| field.as_deref().unwrap_or_default())
            .collect()
        })
    }
}
