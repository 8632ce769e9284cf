//! What an import does to a candidate who is here already: fill, replace, or offer, and learn new keys.
//!
//! It is weighed first, which only reads, and written then: a rehearsal stops in between. Everything that is done is
//! noted as a field change, so that undoing the run puts it back.

use rusqlite::{Connection, Transaction};

use super::keep::{DuplicatePolicy, Incoming, Keep};
use crate::{
    Result,
    candidate::{Candidate, Field, FieldChangeKind, Sources},
    connector::Profile,
    identity::{
        family_name,
        key::{IdentityKey, KeySpace},
        linkedin_url::auto_suffix,
    },
    run::Cause,
    store,
};

/// The name under which a replaced profile is noted. It is there for undoing and is not shown.
pub const PROFILE: &str = "profile";
/// The name under which a changed slug is noted.
pub const SLUG: &str = "slug";
/// What stands before the number of an id space where a learnt key is noted.
pub const KEY_PREFIX: &str = "key:";

/// What came of weighing a row.
pub enum Weighed<'a> {
    /// It is not the same person after all.
    Conflict(Cause),
    /// This is to be written.
    Update(Box<Update<'a>>),
}

/// What a row brings a candidate who is here already.
pub struct Update<'a> {
    /// As the candidate is; nothing if gone meanwhile.
    ours: Option<Candidate>,
    /// The keys to learn.
    keys: Vec<IdentityKey>,
    /// The values to fill, to replace, or to offer.
    values: Vec<(Field, FieldChangeKind, &'a str)>,
    profile: Option<NewProfile<'a>>,
}

/// A profile that takes the place of the one before.
struct NewProfile<'a> {
    profile: &'a Profile,
    before: Option<String>,
    after: String,
}

/// Finds out what an imported row, which has these keys of the candidate in row `candidate`, brings.
pub fn weigh<'a>(
    db: &Connection,
    duplicates: DuplicatePolicy,
    candidate: i64,
    keys: &[IdentityKey],
    incoming: &Incoming<'a>,
) -> Result<Weighed<'a>> {
    let mut update = Box::new(Update {
        ours: store::candidates::get_row(db, candidate)?,
        keys: Vec::new(),
        values: Vec::new(),
        profile: None,
    });
    let Some(ours) = &update.ours else {
        return Ok(Weighed::Update(update));
    };
    let our_keys = store::identity_keys::of_candidate(db, candidate)?;
    if let Some(why) = veto(ours, &our_keys, keys) {
        return Ok(Weighed::Conflict(why));
    }
    let unknown = |key: &&IdentityKey| !is_known(ours, &our_keys, key);
    update.keys.extend(keys.iter().filter(unknown).cloned());
    if duplicates != DuplicatePolicy::Skip {
        update.values = new_values(db, duplicates, ours, incoming)?;
        update.profile = incoming
            .profile
            .map(|profile| new_profile(db, candidate, profile))
            .transpose()?;
    }
    Ok(Weighed::Update(update))
}

impl Update<'_> {
    /// Whether it fills or replaces a value, or a key is learnt. An offer changes nothing.
    pub fn changes_anything(&self) -> bool {
        !self.keys.is_empty()
            || self.changed_values().next().is_some()
            || self.profile.as_ref().is_some_and(NewProfile::is_new)
    }

    /// The family name that the candidate has with it, if it says anything about the name.
    pub fn family_name(&self) -> Option<String> {
        let ours = self.ours.as_ref()?;
        let new = |field: Field| {
            let mut values = self.changed_values();
            values.find_map(|(changed, value)| (changed == field).then_some(value))
        };
        let (full_name, last_name) = (new(Field::FullName), new(Field::LastName));
        full_name.or(last_name)?;
        family_name(
            full_name.or(Some(&ours.full_name)),
            last_name.or(ours.last_name.as_deref()),
        )
    }

    /// Brings the candidate up to date.
    pub fn write(&self, tx: &Transaction<'_>, keep: &Keep) -> Result<()> {
        let Some(ours) = &self.ours else { return Ok(()) };
        for key in &self.keys {
            learn_key(tx, keep, ours, key)?;
        }
        for (field, kind, value) in &self.values {
            if *kind != FieldChangeKind::Offered {
                store::candidates::set_field(tx, ours.row, *field, Some(value), keep.now_ms)?;
            }
            note(
                tx,
                keep,
                ours.row,
                *kind,
                (field.column(), ours.value(*field), value),
            )?;
        }
        if let Some(new) = &self.profile {
            new.write(tx, keep, ours.row)?;
        }
        store::candidates::add_sources(tx, ours.row, Sources::of(keep.source))
    }

    fn changed_values(&self) -> impl Iterator<Item = (Field, &str)> {
        let values = self.values.iter();
        values.filter_map(|(field, kind, value)| {
            (*kind != FieldChangeKind::Offered).then_some((*field, *value))
        })
    }
}

impl NewProfile<'_> {
    fn is_new(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }

    fn write(&self, tx: &Transaction<'_>, keep: &Keep, candidate: i64) -> Result<()> {
        store::profiles::set(tx, candidate, self.profile, keep.now_ms)?;
        if !self.is_new() {
            return Ok(());
        }
        let change = (PROFILE, self.before.as_deref(), self.after.as_str());
        note(tx, keep, candidate, kind_after(change.1), change)
    }
}

/// A member id beats a slug: who has another id in the same space is somebody else. And two slugs that
/// LinkedIn made by itself, with different endings, were made for two people.
fn veto(ours: &Candidate, our_keys: &[IdentityKey], theirs: &[IdentityKey]) -> Option<Cause> {
    for key in theirs.iter().filter(|key| key.space.is_member_id()) {
        let mut same_space = our_keys.iter().filter(|our| our.space == key.space).peekable();
        if same_space.peek().is_some() && same_space.all(|our| our != key) {
            return Some(Cause::OtherMemberId);
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
        return Some(Cause::OtherProfile);
    }
    None
}

/// Whether the candidate has the key; a slug, also as a former one.
fn is_known(ours: &Candidate, our_keys: &[IdentityKey], key: &IdentityKey) -> bool {
    our_keys.contains(key)
        || (matches!(key.space, KeySpace::Slug | KeySpace::OldSlug)
            && (ours.slug.as_deref() == Some(&key.value)
                || our_keys.contains(&IdentityKey::new(KeySpace::OldSlug, key.value.clone()))))
}

/// The values of a row that are not ours yet, with what becomes of them.
fn new_values<'a>(
    db: &Connection,
    duplicates: DuplicatePolicy,
    ours: &Candidate,
    incoming: &Incoming<'a>,
) -> Result<Vec<(Field, FieldChangeKind, &'a str)>> {
    let mut new = Vec::new();
    for (field, value) in Field::ALL.into_iter().zip(incoming.values) {
        let before = ours.value(field);
        let Some(value) = value.filter(|value| before != Some(value)) else {
            continue;
        };
        let kind = match (before, duplicates) {
            (None, _) => FieldChangeKind::Filled,
            (Some(_), DuplicatePolicy::Overwrite) => FieldChangeKind::Overwritten,
            (Some(_), _) if field.is_contact() => FieldChangeKind::Offered,
            (Some(_), _) => continue,
        };
        if kind != FieldChangeKind::Offered
            || !store::field_changes::offered_before(db, ours.row, field.column(), value)?
        {
            new.push((field, kind, value));
        }
    }
    Ok(new)
}

fn new_profile<'a>(db: &Connection, candidate: i64, profile: &'a Profile) -> Result<NewProfile<'a>> {
    Ok(NewProfile {
        profile,
        before: store::profiles::text(db, candidate)?,
        after: serde_json::to_string(profile)?,
    })
}

fn learn_key(tx: &Transaction<'_>, keep: &Keep, ours: &Candidate, key: &IdentityKey) -> Result<()> {
    if key.space == KeySpace::Slug {
        change_slug(tx, ours, &key.value)?;
        let change = (SLUG, ours.slug.as_deref(), key.value.as_str());
        return note(tx, keep, ours.row, kind_after(change.1), change);
    }
    store::identity_keys::insert(tx, key, ours.row)?;
    let field = format!("{KEY_PREFIX}{}", key.space as u8);
    let change = (field.as_str(), None, key.value.as_str());
    note(tx, keep, ours.row, FieldChangeKind::Filled, change)
}

/// Gives a candidate a new slug; the former one stays as an alias.
fn change_slug(tx: &Transaction<'_>, ours: &Candidate, slug: &str) -> Result<()> {
    if let Some(old) = &ours.slug {
        store::identity_keys::delete(tx, &IdentityKey::new(KeySpace::Slug, old.as_str()), ours.row)?;
        store::identity_keys::insert(tx, &IdentityKey::new(KeySpace::OldSlug, old.as_str()), ours.row)?;
    }
    store::identity_keys::insert(tx, &IdentityKey::new(KeySpace::Slug, slug), ours.row)?;
    store::candidates::set_slug(tx, ours.row, Some(slug))
}

/// What taking the place of such a value is called.
fn kind_after(before: Option<&str>) -> FieldChangeKind {
    before.map_or(FieldChangeKind::Filled, |_| FieldChangeKind::Overwritten)
}

fn note(
    tx: &Transaction<'_>,
    keep: &Keep,
    candidate: i64,
    kind: FieldChangeKind,
    change: (&str, Option<&str>, &str),
) -> Result<()> {
    store::field_changes::insert(tx, keep.run, candidate, kind, change, keep.now_ms)
}
