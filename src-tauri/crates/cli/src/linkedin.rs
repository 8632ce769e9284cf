//! `longlist preview` and `longlist import linkedin`.

use clap::Args;
use longlist_core::{
    account::Account,
    id::Id,
    import::linkedin::{LinkedinImportAsk, Preview},
    run::Run,
    search::Search,
    workspace::Workspace,
};
use serde_json::{Value, json};

use crate::{
    account::{account_id, quota_document, quota_line},
    arguments,
    failure::Result,
    output::Answer,
    table::table,
};

/// A look at a LinkedIn search.
#[derive(Debug, Args)]
pub struct PreviewOrder {
    /// The account to look with
    #[arg(long, value_name = "ID", value_parser = account_id)]
    account: Id<Account>,
    /// The address of the search, as copied from the browser
    url: String,
}

/// An import of a LinkedIn search.
#[derive(Debug, Args)]
pub struct LinkedinOrder {
    /// Into which search
    #[arg(long, value_name = "ID", value_parser = arguments::search_id)]
    search: Id<Search>,
    /// On which account
    #[arg(long, value_name = "ID", value_parser = account_id)]
    account: Id<Account>,
    /// The address of the LinkedIn search, as copied from the browser
    #[arg(long)]
    url: String,
    /// Import size: how many results to read
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    size: u32,
    /// When the day's quota is used, stop for good: the window does not go on by itself after the reset
    #[arg(long)]
    no_continue: bool,
}

/// Looks at the first results.
pub async fn preview(workspace: &Workspace, order: PreviewOrder) -> Result<Answer> {
    let preview = workspace.preview_search(order.account, &order.url).await?;
    let (account, _) = workspace.account(order.account).await?;
    Ok(Answer::new(document(&preview), in_words(&account, &preview)))
}

/// Starts the import.
pub async fn start(workspace: &Workspace, order: LinkedinOrder) -> Result<Run> {
    let ask = LinkedinImportAsk {
        search_id: order.search,
        account_id: order.account,
        address: order.url,
        size: order.size,
        continue_by_itself: !order.no_continue,
    };
    Ok(workspace.start_linkedin_import(ask).await?)
}

/// A preview as scripts see it.
fn document(preview: &Preview) -> Value {
    let people: Vec<_> = preview
        .people
        .iter()
        .map(|person| {
            json!({
                "full_name": person.full_name,
                "headline": person.headline,
                "employer": person.employer,
                "location": person.location,
                "candidate_id": person.candidate_id,
                "in_searches": person.in_searches,
            })
        })
        .collect();
    json!({
        "total": preview.total,
        "reachable": preview.reachable,
        "window": preview.window,
        "already_here": preview.already_here,
        "people": people,
        "quota": quota_document(&preview.quota),
    })
}

fn in_words(account: &Account, preview: &Preview) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let rows: Vec<_> = preview
        .people
        .iter()
        .map(|person| {
            let here = if person.candidate_id.is_some() { "yes" } else { "" };
            [
                text(&person.full_name),
                text(&person.headline),
                text(&person.location),
                here.to_owned(),
            ]
        })
        .collect();
    format!(
        "{}\n\nLinkedIn states {} results; {} of them can be read. Of these {}, {} are here already.\n{}",
        table(
            ["NAME", "HEADLINE", "LOCATION", "HERE"],
            &rows,
            "LinkedIn shows nobody for this search."
        ),
        preview.total,
        preview.reachable,
        preview.people.len(),
        preview.already_here,
        quota_line(account, &preview.quota),
    )
}
