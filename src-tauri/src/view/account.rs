//! Accounts, as the page sees them.

use longlist_core::{
    account::{Account, AccountStatus, Product, Provider},
    id::Id,
    quota::Quota,
};
use serde::Serialize;

/// A connected account with today's quota.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    id: Id<Account>,
    provider: Provider,
    name: String,
    dsn: String,
    provider_account_id: String,
    product: Product,
    time_zone: String,
    daily_limit: u32,
    pace_ms: u32,
    status: AccountStatus,
    checked_at: Option<String>,
    quota: Quota,
}

impl From<(Account, Quota)> for AccountView {
    fn from((account, quota): (Account, Quota)) -> Self {
        Self {
            id: account.id,
            provider: account.provider,
            name: account.name,
            dsn: account.dsn,
            provider_account_id: account.provider_account_id,
            product: account.product,
            time_zone: account.time_zone,
            daily_limit: account.daily_limit,
            pace_ms: account.pace_ms,
            status: account.status,
            checked_at: account.checked_at.map(|at| at.to_string()),
            quota,
        }
    }
}
