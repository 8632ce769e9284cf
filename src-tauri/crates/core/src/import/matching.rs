//! What an import does to a candidate who is here already: fill, replace, or offer, and learn new keys.
//!
//! Everything that is done is noted as a field change, so that undoing the run puts it back.

use rusqlite::Transaction;

use super::keep::{DuplicatePolicy, Incoming, Keep};
use crate::{
    Result,
    candidate::{Candidate, Field, FieldChangeKind, Sources},
    connector::Profile,
    identity::{
        key::{IdentityKey, KeySpace},
        linkedin_url::auto_suffix,
    },
    store,
};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing was new.
    Nothing,
    /// A value was filled or replaced, or a key learnt.
    Changed,
    /// It is not the same person after all.
    Conflict(&'static str),
}

/// Brings the candidate in row `candidate` up to date with an imported row that has one of its keys.
pub fn update(
    tx: &Transaction<'_>,
    keep: &Keep,
    candidate: i64,
    keys: &[IdentityKey],
    incoming: &Incoming<'_>,
) -> Result<Effect> {
    let Some(ours) = store::candidates::get_row(tx, candidate)? else {
        return Ok(Effect::Nothing);
    };
    let our_keys = store::identity_keys::of_candidate(tx, candidate)?;
    if let Some(why) = veto(&ours, &our_keys, keys) {
        return Ok(Effect::Conflict(why));
    }
    let mut changed = learn_keys(tx, keep, &ours, &our_keys, keys)?;
    changed |= apply_values(tx, keep, &ours, incoming)?;
    if let (Some(profile), true) = (incoming.profile, keep.duplicates != DuplicatePolicy::Skip) {
        changed |= replace_profile(tx, keep, candidate, profile)?;
    }
    store::candidates::add_sources(tx, candidate, Sources::of(keep.source))?;
    Ok(if changed { Effect::Changed } else { Effect::Nothing })
}

/// A member id beats a slug: who has another id in the same space is somebody else. And two slugs that
/// LinkedIn made by itself, with different endings, were made for two people.
fn veto(ours: &Candidate, our_keys: &[IdentityKey], theirs: &[IdentityKey]) -> Option<&'static str> {
    for key in theirs.iter().filter(|key| key.space.is_member_id()) {
        let mut same_space = our_keys.iter().filter(|our| our.space == key.space).peekable();
        if same_space.peek().is_some() && same_space.all(|our| our != key) {
            return Some("the candidate with this profile address has another member id");
        }
    }
    let shares_member_id = theirs
        .iter()
        .any(|key| key.space.is_member_id() && our_keys.contains(key));
    let their_slug = theirs
        .iter()
        .find(|key| key.space == KeySpace::Slug)
        .map(|key| key.value.as_str());
    if let (Some(our_slug), Some(their_slug), false) = (ours.slug.as_deref(), their_slug, shares_member_id)
        && let (Some(our_end), Some(their_end)) = (auto_suffix(our_slug), auto_suffix(their_slug))
        && our_end != their_end
        && !our_keys
            .iter()
            .any(|key| key.space == KeySpace::OldSlug && key.value == their_slug)
    {
        return Some("the candidate with the same e-mail address has another LinkedIn profile");
    }
    None
}

fn learn_keys(
    tx: &Transaction<'_>,
    keep: &Keep,
    ours: &Candidate,
    our_keys: &[IdentityKey],
    theirs: &[IdentityKey],
) -> Result<bool> {
    let mut changed = false;
    for key in theirs {
        let known = our_keys.contains(key)
            || (matches!(key.space, KeySpace::Slug | KeySpace::OldSlug)
                && (ours.slug.as_deref() == Some(&key.value)
                    || our_keys.contains(&IdentityKey::new(KeySpace::OldSlug, key.value.clone()))));
        if known {
            continue;
        }
        if key.space == KeySpace::Slug {
            change_slug(tx, ours, &key.value)?;
            let before = ours.slug.as_deref();
            let kind = if before.is_some() {
                FieldChangeKind::Overwritten
            } else {
                FieldChangeKind::Filled
            };
            store::field_changes::insert(
                tx,
                keep.run,
                ours.row,
                kind,
                (SLUG, before, &key.value),
                keep.now_ms,
            )?;
        } else {
            store::identity_keys::insert(tx, key, ours.row)?;
            let field = format!("{KEY_PREFIX}{}", key.space as u8);
            let change = (field.as_str(), None, key.value.as_str());
            store::field_changes::insert(
                tx,
                keep.run,
                ours.row,
                FieldChangeKind::Filled,
                change,
                keep.now_ms,
            )?;
        }
        changed = true;
    }
    Ok(changed)
}

fn replace_profile(tx: &Transaction<'_>, keep: &Keep, candidate: i64, profile: &Profile) -> Result<bool> {
    let before = store::profiles::text(tx, candidate)?;
    store::profiles::set(tx, candidate, profile, keep.now_ms)?;
    let after = store::profiles::text(tx, candidate)?.unwrap_or_default();
    if before.as_deref() == Some(&after) {
        return Ok(false);
    }
    let kind = if before.is_some() {
        FieldChangeKind::Overwritten
    } else {
        FieldChangeKind::Filled
    };
    store::field_changes::insert(
        tx,
        keep.run,
        candidate,
        kind,
        (PROFILE, before.as_deref(), &after),
        keep.now_ms,
    )?;
    Ok(true)
}

/// The name under which a replaced profile is noted. It is there for undoing and is not shown.
pub const PROFILE: &str = "profile";
/// The name under which a changed slug is noted.
pub const SLUG: &str = "slug";
/// What stands before the number of an id space where a learnt key is noted.
pub const KEY_PREFIX: &str = "key:";

/// Gives a candidate a new slug; the former one stays as an alias.
fn change_slug(tx: &Transaction<'_>, ours: &Candidate, slug: &str) -> Result<()> {
    if let Some(old) = &ours.slug {
        store::identity_keys::delete(tx, &IdentityKey::new(KeySpace::Slug, old.as_str()), ours.row)?;
        store::identity_keys::insert(tx, &IdentityKey::new(KeySpace::OldSlug, old.as_str()), ours.row)?;
    }
    store::identity_keys::insert(tx, &IdentityKey::new(KeySpace::Slug, slug), ours.row)?;
    store::candidates::set_slug(tx, ours.row, Some(slug))
}

fn apply_values(
    tx: &Transaction<'_>,
    keep: &Keep,
    ours: &Candidate,
    incoming: &Incoming<'_>,
) -> Result<bool> {
    if keep.duplicates == DuplicatePolicy::Skip {
        return Ok(false);
    }
    let mut changed = false;
    for (field, value) in Field::ALL.into_iter().zip(&incoming.values) {
        let Some(value) = *value else { continue };
        let before = ours.value(field);
        if before == Some(value) {
            continue;
        }
        let kind = match (before, keep.duplicates) {
            (None, _) => FieldChangeKind::Filled,
            (Some(_), DuplicatePolicy::Overwrite) => FieldChangeKind::Overwritten,
            (Some(_), _) if field.is_contact() => FieldChangeKind::Offered,
            (Some(_), _) => continue,
        };
        if kind == FieldChangeKind::Offered {
            if store::field_changes::offered_before(tx, ours.row, field.column(), value)? {
                continue;
            }
        } else {
            store::candidates::set_field(tx, ours.row, field, Some(value), keep.now_ms)?;
            changed = true;
        }
        store::field_changes::insert(
            tx,
            keep.run,
            ours.row,
            kind,
            (field.column(), before, value),
            keep.now_ms,
        )?;
    }
    Ok(changed)
}
