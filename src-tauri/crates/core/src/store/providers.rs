//! The tables `providers` and `model_choices`.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, named_params};

use super::{from_word, ms, time, word};
use crate::{
    Error, Noun, Result,
    id::Id,
    provider::{ModelAction, ModelEvaluator, Provider, ProviderState, Vendor},
};

const COLUMNS: &str = "id, evaluator, vendor, base_url, model, state, refusal, checked_at, revision";

/// A provider, and how often it was saved.
pub type Kept = (Provider, i64);

/// Every provider, oldest first.
pub fn list(db: &Connection) -> Result<Vec<Provider>> {
    let providers = db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM providers ORDER BY row"))?
        .query_map([], |row| Ok(read(row)?.0))?
        .collect::<Result<_, _>>()?;
    Ok(providers)
}

/// The provider of that id.
pub fn get(db: &Connection, id: Id<Provider>) -> Result<Kept> {
    let provider = db
        .prepare_cached(&format!("SELECT {COLUMNS} FROM providers WHERE id = ?1"))?
        .query_row([id.bytes()], read)
        .optional()?;
    provider.ok_or(Error::NotFound { noun: Noun::Provider })
}

/// The one provider of that evaluator and vendor.
pub fn find(db: &Connection, evaluator: ModelEvaluator, vendor: Vendor) -> Result<Option<Provider>> {
    let sql = format!("SELECT {COLUMNS} FROM providers WHERE evaluator = ?1 AND vendor = ?2");
    let provider = db
        .prepare_cached(&sql)?
        .query_row([word(evaluator), word(vendor)], |row| Ok(read(row)?.0))
        .optional()?;
    Ok(provider)
}

/// Saves a provider, in place of one of the same evaluator and vendor, whose id it then has. Nobody has validated it.
pub fn save(tx: &Transaction<'_>, provider: &Provider, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO providers (id, evaluator, vendor, base_url, model, state, added_at)
         VALUES (:id, :evaluator, :vendor, :base_url, :model, 'saved', :added_at)
         ON CONFLICT (evaluator, vendor) DO UPDATE
         SET base_url = :base_url, model = :model, state = 'saved', refusal = NULL, checked_at = NULL,
             revision = revision + 1",
    )?
    .execute(named_params! {
        ":id": provider.id.bytes(),
        ":evaluator": word(provider.evaluator),
        ":vendor": word(provider.vendor),
        ":base_url": provider.base_url,
        ":model": provider.model,
        ":added_at": ms(now),
    })?;
    Ok(())
}

/// Notes how a provider turned out to be, unless it was saved anew meanwhile; says whether it was not.
pub fn note(tx: &Transaction<'_>, provider: &Provider, revision: i64) -> Result<bool> {
    let changed = tx
        .prepare_cached(
            "UPDATE providers SET state = :state, refusal = :refusal, checked_at = :checked_at
             WHERE id = :id AND revision = :revision",
        )?
        .execute(named_params! {
            ":id": provider.id.bytes(),
            ":state": word(provider.state),
            ":refusal": provider.refusal.map(word),
            ":checked_at": provider.checked_at.map(ms),
            ":revision": revision,
        })?;
    Ok(changed > 0)
}

/// Removes a provider, and with it the choices that fell on it.
pub fn remove(tx: &Transaction<'_>, id: Id<Provider>) -> Result<()> {
    tx.prepare_cached("DELETE FROM providers WHERE id = ?1")?
        .execute([id.bytes()])?;
    Ok(())
}

/// Chooses who does something, by which model.
pub fn choose(tx: &Transaction<'_>, action: ModelAction, id: Id<Provider>, model: &str) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO model_choices (action, provider, model) SELECT ?1, row, ?3 FROM providers WHERE id = ?2
         ON CONFLICT (action) DO UPDATE SET provider = excluded.provider, model = excluded.model",
    )?
    .execute((word(action), id.bytes(), model))?;
    Ok(())
}

/// Leaves it to nobody.
pub fn choose_nobody(tx: &Transaction<'_>, action: ModelAction) -> Result<()> {
    tx.prepare_cached("DELETE FROM model_choices WHERE action = ?1")?
        .execute([word(action)])?;
    Ok(())
}

/// Who does it: the provider, with the model that was chosen for this.
pub fn chosen(db: &Connection, action: ModelAction) -> Result<Option<Provider>> {
    let sql = format!(
        "SELECT {}, c.model AS chosen FROM model_choices c JOIN providers p ON p.row = c.provider WHERE c.action = ?1",
        COLUMNS
            .split(", ")
            .map(|column| format!("p.{column}"))
            .collect::<Vec<_>>()
            .join(", ")
    );
    let provider = db
        .prepare_cached(&sql)?
        .query_row([word(action)], |row| {
            let model = row.get("chosen")?;
            Ok(Provider {
                model,
                ..read(row)?.0
            })
        })
        .optional()?;
    Ok(provider)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Kept> {
    let state: ProviderState = from_word(row.get("state")?)?;
    let provider = Provider {
        id: Id::from_bytes(row.get("id")?),
        evaluator: from_word(row.get("evaluator")?)?,
        vendor: from_word(row.get("vendor")?)?,
        base_url: row.get("base_url")?,
        model: row.get("model")?,
        state,
        refusal: row
            .get::<_, Option<String>>("refusal")?
            .map(from_word)
            .transpose()?,
        checked_at: row.get::<_, Option<i64>>("checked_at")?.map(time).transpose()?,
    };
    Ok((provider, row.get("revision")?))
}
