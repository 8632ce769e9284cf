//! Commands of the LinkedIn import sheet.

use longlist_core::{
    Error,
    account::{Account, Product},
    id::Id,
    identity::search_url::{Caveat, SearchKind, SearchUrl},
    import::linkedin::{ImportPlan, LinkedinImportAsk, Preview},
    run::Trouble,
};
use serde::Serialize;
use tauri::State;

use crate::{desk::Desk, error::CommandResult, view::RunView};

/// What an address is, as it is pasted.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(tag = "verdict", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AddressReading {
    /// A search that can be imported.
    Accepted {
        /// The product it belongs to.
        product: Product,
        /// What kind of search it is.
        kind: SearchKind,
        /// What it looks for.
        keywords: Option<String>,
        /// What else can be read from it.
        facets: Vec<Facet>,
        /// What may go wrong with it later.
        caveat: Option<Caveat>,
    },
    /// Not a search.
    Refused {
        /// Why, and what to do.
        trouble: Trouble,
    },
}

/// One condition of a search, in words.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// What is asked about.
    name: String,
    /// What is asked for.
    value: String,
}

/// Says what an address is. Nothing leaves this computer.
#[tauri::command]
#[specta::specta]
pub async fn classify_address(address: String) -> CommandResult<AddressReading> {
    Ok(match SearchUrl::parse(&address) {
        Ok(search) => AddressReading::Accepted {
            product: search.product(),
            kind: search.kind(),
            keywords: search.keywords(),
            facets: search
                .facets()
                .into_iter()
                .map(|(name, value)| Facet { name, value })
                .collect(),
            caveat: search.caveat(),
        },
        Err(refusal) => AddressReading::Refused {
            trouble: (&Error::from(refusal)).into(),
        },
    })
}

/// Looks at the first results of a search. They count against the quota.
#[tauri::command]
#[specta::specta]
pub async fn preview_search(
    desk: State<'_, Desk>,
    account_id: Id<Account>,
    address: String,
) -> CommandResult<Preview> {
    Ok(desk.workspace()?.preview_search(account_id, &address).await?)
}

/// What an import size comes to today.
#[tauri::command]
#[specta::specta]
pub async fn plan_import(
    desk: State<'_, Desk>,
    account_id: Id<Account>,
    reachable: u32,
    size: u32,
) -> CommandResult<ImportPlan> {
    Ok(desk.workspace()?.plan_import(account_id, reachable, size).await?)
}

/// Starts an import. It runs in the background from here on.
#[tauri::command]
#[specta::specta]
pub async fn start_linkedin_import(desk: State<'_, Desk>, ask: LinkedinImportAsk) -> CommandResult<RunView> {
    let workspace = desk.workspace()?;
    let run = workspace.start_linkedin_import(ask).await?;
    Ok(RunView::of(run, &workspace))
}
