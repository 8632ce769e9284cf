//! `longlist account`: connected LinkedIn accounts and their daily quota.

use clap::{Subcommand, ValueEnum};
use longlist_core::{
    account::{Account, AccountEdit, NewAccount, Product, Provider},
    id::Id,
    quota::Quota,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    failure::Result,
    input::Input,
    output::Answer,
    project::word,
    table::{plain, table},
};

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum AccountOrder {
    /// Connect an account; its token is read from standard input
    Add {
        /// Who connects it
        #[arg(long, value_enum, default_value_t)]
        provider: ProviderWord,
        /// The provider's address for you, as the provider shows it
        #[arg(long, value_name = "URL")]
        dsn: String,
        /// The provider's id of the account
        #[arg(long, value_name = "ID")]
        account_id: String,
        /// What to call it
        #[arg(long)]
        name: String,
        /// The IANA time zone of its days, as in Europe/Vienna
        #[arg(long, value_name = "ZONE")]
        timezone: String,
        /// What is paid for at LinkedIn
        #[arg(long, value_enum)]
        product: ProductWord,
    },
    /// List the accounts with what is left of today
    List,
    /// Show today's quota of an account
    Quota {
        /// The account
        #[arg(value_parser = account_id)]
        id: Id<Account>,
    },
    /// Ask the provider how an account is
    Check {
        /// The account
        #[arg(value_parser = account_id)]
        id: Id<Account>,
    },
    /// Put a new token, read from standard input, in place of the old one
    Token {
        /// The account
        #[arg(value_parser = account_id)]
        id: Id<Account>,
    },
    /// Change what can be changed of an account
    Edit {
        /// The account
        #[arg(value_parser = account_id)]
        id: Id<Account>,
        /// What to call it
        #[arg(long)]
        name: Option<String>,
        /// The IANA time zone of its days
        #[arg(long, value_name = "ZONE")]
        timezone: Option<String>,
        /// Results a day, at most 2,500
        #[arg(long, value_name = "N")]
        daily_limit: Option<u32>,
        /// Pause between two requests, in milliseconds
        #[arg(long, value_name = "MS")]
        pace_ms: Option<u32>,
    },
    /// Take an account off the list and forget its token; what it imported stays
    Remove {
        /// The account
        #[arg(value_parser = account_id)]
        id: Id<Account>,
    },
}

/// [`Provider`] as it is typed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ProviderWord {
    #[default]
    Unipile,
}

/// [`Product`] as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum ProductWord {
    Classic,
    SalesNavigator,
    Recruiter,
}

/// Reads the id of an account.
pub fn account_id(text: &str) -> longlist_core::Result<Id<Account>> {
    text.parse()
}

/// Does it.
pub async fn obey(workspace: &Workspace, order: AccountOrder, input: &mut Input) -> Result<Answer> {
    match order {
        AccountOrder::Add {
            provider,
            dsn,
            account_id,
            name,
            timezone,
            product,
        } => {
            let new = NewAccount {
                provider: provider.into(),
                name,
                dsn,
                provider_account_id: account_id,
                product: product.into(),
                time_zone: timezone,
            };
            let id = workspace.add_account(new, &input.rest("Token")?).await?;
            let (account, quota) = workspace.account(id).await?;
            let text = format!("Connected the account {} with the id {id}.", plain(&account.name));
            Ok(Answer::new(document(&account, &quota), text))
        }
        AccountOrder::List => list(workspace).await,
        AccountOrder::Quota { id } => {
            let (account, quota) = workspace.account(id).await?;
            let mut document = quota_document(&quota);
            if let Some(fields) = document.as_object_mut() {
                fields.insert("account_id".into(), json!(id));
            }
            Ok(Answer::new(document, quota_line(&account, &quota)))
        }
        AccountOrder::Check { id } => {
            workspace.check_account(id).await?;
            show(workspace, id).await
        }
        AccountOrder::Token { id } => {
            workspace.replace_token(id, &input.rest("Token")?).await?;
            show(workspace, id).await
        }
        AccountOrder::Edit {
            id,
            name,
            timezone,
            daily_limit,
            pace_ms,
        } => {
            let (before, _) = workspace.account(id).await?;
            let edit = AccountEdit {
                name: name.unwrap_or(before.name),
                time_zone: timezone.unwrap_or(before.time_zone),
                daily_limit: daily_limit.unwrap_or(before.daily_limit),
                pace_ms: pace_ms.unwrap_or(before.pace_ms),
            };
            workspace.update_account(id, edit).await?;
            show(workspace, id).await
        }
        AccountOrder::Remove { id } => {
            workspace.remove_account(id).await?;
            Ok(Answer::new(
                json!({ "account_id": id, "removed": true }),
                "Removed the account and its token.",
            ))
        }
    }
}

async fn list(workspace: &Workspace) -> Result<Answer> {
    let accounts = workspace.accounts().await?;
    let rows: Vec<_> = accounts
        .iter()
        .map(|(account, quota)| {
            let left = format!("{} of {}", quota.left, quota.limit);
            [
                account.id.to_string(),
                account.name.clone(),
                word(account.product),
                word(account.status),
                left,
            ]
        })
        .collect();
    let text = table(
        ["ID", "NAME", "PRODUCT", "STATUS", "LEFT TODAY"],
        &rows,
        "There are no accounts. “longlist account add --help” says how to connect one.",
    );
    let documents: Vec<_> = accounts
        .iter()
        .map(|(account, quota)| document(account, quota))
        .collect();
    Ok(Answer::new(json!({ "accounts": documents }), text))
}

async fn show(workspace: &Workspace, id: Id<Account>) -> Result<Answer> {
    let (account, quota) = workspace.account(id).await?;
    let (what, to_do) = account.status.in_words();
    let text = format!("{}: {what}. {to_do}", plain(&account.name));
    Ok(Answer::new(
        document(&account, &quota),
        text.trim_end().to_owned(),
    ))
}

/// An account as scripts see it.
fn document(account: &Account, quota: &Quota) -> Value {
    json!({
        "id": account.id,
        "account_id": account.id,
        "provider": account.provider,
        "name": account.name,
        "dsn": account.dsn,
        "provider_account_id": account.provider_account_id,
        "product": account.product,
        "timezone": account.time_zone,
        "daily_limit": account.daily_limit,
        "pace_ms": account.pace_ms,
        "status": account.status,
        "checked_at": account.checked_at,
        "quota": quota_document(quota),
    })
}

/// A quota as scripts see it.
pub fn quota_document(quota: &Quota) -> Value {
    json!({
        "account_day": quota.account_day,
        "limit": quota.limit,
        "used": quota.used,
        "reserved": quota.reserved,
        "left": quota.left,
        "resets_at": quota.resets_at,
    })
}

/// A quota in one line, with the reset in the account's own time.
pub fn quota_line(account: &Account, quota: &Quota) -> String {
    let resets = quota.resets_at.in_tz(&account.time_zone).map_or_else(
        |_| quota.resets_at.to_string(),
        |reset| reset.strftime("%Y-%m-%d %H:%M %Z").to_string(),
    );
    format!(
        "Quota of {} on {}: {} used, {} reserved, {} left of {}. It resets at {resets}.",
        plain(&account.name),
        quota.account_day,
        quota.used,
        quota.reserved,
        quota.left,
        quota.limit
    )
}

impl From<ProviderWord> for Provider {
    fn from(word: ProviderWord) -> Self {
        match word {
            ProviderWord::Unipile => Self::Unipile,
        }
    }
}

impl From<ProductWord> for Product {
    fn from(word: ProductWord) -> Self {
        match word {
            ProductWord::Classic => Self::Classic,
            ProductWord::SalesNavigator => Self::SalesNavigator,
            ProductWord::Recruiter => Self::Recruiter,
        }
    }
}
