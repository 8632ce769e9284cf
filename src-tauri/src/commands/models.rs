//! Commands of the Models screen.

use longlist_core::{
    id::Id,
    provider::{ModelAction, ModelChoice, NewProvider, Provider, Spend, TypedPrices},
};
use secrecy::SecretString;
use tauri::State;

use crate::{
    desk::Desk,
    error::CommandResult,
    view::{ModelsView, ProviderView},
};

/// Every provider of language models, who does what, and what models cost.
#[tauri::command]
#[specta::specta]
pub async fn list_models(desk: State<'_, Desk>) -> CommandResult<ModelsView> {
    Ok(desk.workspace()?.models().await?.into())
}

/// Saves a provider. The key goes to the keychain and never comes back; without one, the key before stays.
#[tauri::command]
#[specta::specta]
pub async fn set_provider(
    desk: State<'_, Desk>,
    provider: NewProvider,
    key: Option<String>,
) -> CommandResult<ProviderView> {
    let key = key.map(SecretString::from);
    Ok(desk
        .workspace()?
        .set_provider(provider, key.as_ref())
        .await?
        .into())
}

/// Asks the model of a provider something tiny: the provider comes back connected, or refused with the reason.
#[tauri::command]
#[specta::specta]
pub async fn validate_provider(desk: State<'_, Desk>, id: Id<Provider>) -> CommandResult<ProviderView> {
    Ok(desk.workspace()?.validate_provider(id).await?.into())
}

/// Forgets a provider with its key and the choices that fell on it.
#[tauri::command]
#[specta::specta]
pub async fn remove_provider(desk: State<'_, Desk>, id: Id<Provider>) -> CommandResult<()> {
    Ok(desk.workspace()?.remove_provider(id).await?)
}

/// Chooses who does something from now on; nobody, if there is no choice.
#[tauri::command]
#[specta::specta]
pub async fn choose_model(
    desk: State<'_, Desk>,
    action: ModelAction,
    choice: Option<ModelChoice>,
) -> CommandResult<()> {
    Ok(desk.workspace()?.choose_model(action, choice).await?)
}

/// Writes what one of a provider's models costs from now on, or takes it away.
#[tauri::command]
#[specta::specta]
pub async fn set_model_prices(
    desk: State<'_, Desk>,
    id: Id<Provider>,
    model: String,
    prices: Option<TypedPrices>,
) -> CommandResult<()> {
    let prices = prices.map(|typed| typed.read()).transpose()?;
    Ok(desk.workspace()?.set_prices(id, &model, prices).await?)
}

/// What models were asked in the last days, and what that cost.
#[tauri::command]
#[specta::specta]
pub async fn model_spend(desk: State<'_, Desk>) -> CommandResult<Spend> {
    Ok(desk.workspace()?.model_spend().await?)
}
