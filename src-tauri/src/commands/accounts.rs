//! Commands of the Accounts screen and of the quota meters.

use longlist_core::{
    account::{Account, AccountEdit, NewAccount},
    id::Id,
};
use secrecy::SecretString;
use tauri::State;

use crate::{desk::Desk, error::CommandResult, view::AccountView};

/// The connected accounts with today's quota.
#[tauri::command]
#[specta::specta]
pub async fn list_accounts(desk: State<'_, Desk>) -> CommandResult<Vec<AccountView>> {
    Ok(desk
        .workspace()?
        .accounts()
        .await?
        .into_iter()
        .map(AccountView::from)
        .collect())
}

/// Connects an account. The token goes to the keychain and never comes back.
#[tauri::command]
#[specta::specta]
pub async fn add_account(
    desk: State<'_, Desk>,
    account: NewAccount,
    token: String,
) -> CommandResult<AccountView> {
    let workspace = desk.workspace()?;
    let id = workspace.add_account(account, &SecretString::from(token)).await?;
    Ok(workspace.account(id).await?.into())
}

/// Edits an account.
#[tauri::command]
#[specta::specta]
pub async fn update_account(
    desk: State<'_, Desk>,
    id: Id<Account>,
    edit: AccountEdit,
) -> CommandResult<AccountView> {
    let workspace = desk.workspace()?;
    workspace.update_account(id, edit).await?;
    Ok(workspace.account(id).await?.into())
}

/// Puts a new token in place of the old one.
#[tauri::command]
#[specta::specta]
pub async fn replace_token(
    desk: State<'_, Desk>,
    id: Id<Account>,
    token: String,
) -> CommandResult<AccountView> {
    let workspace = desk.workspace()?;
    workspace.replace_token(id, &SecretString::from(token)).await?;
    Ok(workspace.account(id).await?.into())
}

/// Asks the provider how the account is.
#[tauri::command]
#[specta::specta]
pub async fn check_account(desk: State<'_, Desk>, id: Id<Account>) -> CommandResult<AccountView> {
    let workspace = desk.workspace()?;
    workspace.check_account(id).await?;
    Ok(workspace.account(id).await?.into())
}

/// Takes an account off the lists and forgets its token.
#[tauri::command]
#[specta::specta]
pub async fn remove_account(desk: State<'_, Desk>, id: Id<Account>) -> CommandResult<()> {
    Ok(desk.workspace()?.remove_account(id).await?)
}
