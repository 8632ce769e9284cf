//! Looks at the first results of a search before anything is imported. They count against the quota.

use std::collections::HashMap;

use serde::Serialize;

use super::{fits, identity, plan::check_product};
use crate::{
    Error, Result,
    account::Account,
    candidate::Candidate,
    connector::{FoundPerson, Outcome, PageAsk},
    id::Id,
    identity::search_url::SearchUrl,
    quota::{self, Quota, ReservationId, Served},
    store::{self, recent_keys::Recent},
    workspace::Workspace,
};

/// Sample profiles in a preview: the most that an account spends on it.
const SAMPLE: u32 = 10;

/// The first results of a search, and how much there is of it.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
    /// The sample, in the order of LinkedIn.
    pub people: Vec<PreviewPerson>,
    /// How many results LinkedIn says the search has.
    pub total: u32,
    /// How many of them can be read: at most the window.
    pub reachable: u32,
    /// The provider's own cap on one search.
    pub window: u32,
    /// How many of the sample are in the workspace.
    pub already_here: u32,
    /// The account's quota after the preview.
    pub quota: Quota,
}

/// A sample profile.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviewPerson {
    /// The name, where LinkedIn shows one.
    pub full_name: Option<String>,
    /// The headline.
    pub headline: Option<String>,
    /// The current employer.
    pub employer: Option<String>,
    /// The place.
    pub location: Option<String>,
    /// The candidate this is, if already here.
    pub candidate_id: Option<Id<Candidate>>,
    /// The searches that the candidate is in.
    pub in_searches: Vec<String>,
}

impl Workspace {
    /// Looks at the first ten results of a search, or at as many as are left of the day.
    pub async fn preview_search(&self, account: Id<Account>, address: &str) -> Result<Preview> {
        let url = SearchUrl::parse(address)?;
        let (row, account) = self
            .store()
            .read(move |db| store::accounts::get_usable(db, account))
            .await?;
        check_product(&account, url.product())?;
        let provider = self.provider(&account).await?;

        let turn = provider.turn().await;
        let id = ReservationId::fresh();
        let results = self.reserve_sample(id, row, &account).await?;
        let ask = PageAsk {
            url: url.clone(),
            cursor: None,
            limit: Some(results),
        };
        let answer = provider
            .page(turn, &ask)
            .await
            .and_then(|page| fits(page, results));
        let served = match &answer {
            Ok(page) => Served::Results(u32::try_from(page.results.len()).unwrap_or(results)),
            Err(refusal) if refusal.outcome == Outcome::NothingServed => Served::Results(0),
            Err(_) => Served::Unknown,
        };
        self.settle(id, account.id, served).await?;
        let (now, after) = (self.now(), account.clone());
        let quota = self
            .store()
            .read(move |db| quota::today(db, row, &after, now))
            .await?;

        if let Err(refusal) = &answer
            && let Some(status) = refusal.kind.account_status()
        {
            self.note_status(&account, status).await?;
        }
        let page = answer?;
        let window = url.product().window();
        let total = page
            .total
            .unwrap_or_else(|| u32::try_from(page.results.len()).unwrap_or(window));
        let people = self.recognise(page.results).await?;
        Ok(Preview {
            already_here: u32::try_from(
                people
                    .iter()
                    .filter(|person| person.candidate_id.is_some())
                    .count(),
            )
            .unwrap_or(SAMPLE),
            people,
            total,
            reachable: total.min(window),
            window,
            quota,
        })
    }

    async fn reserve_sample(&self, id: ReservationId, row: i64, account: &Account) -> Result<u32> {
        let (account, now) = (account.clone(), self.now());
        self.store()
            .write(move |tx| {
                let left = quota::today(tx, row, &account, now)?.left;
                let results = SAMPLE.min(left).max(1);
                quota::reserve(tx, id, row, &account, results, now)?;
                Ok(results)
            })
            .await
    }

    /// Says of each result whether it is a candidate already.
    async fn recognise(&self, found: Vec<FoundPerson>) -> Result<Vec<PreviewPerson>> {
        self.store()
            .read(move |db| {
                let keys: Vec<_> = found.iter().map(identity).collect();
                let all: Vec<_> = keys.iter().flatten().collect();
                let here: HashMap<_, _> = store::identity_keys::find_all(db, &all, &Recent::read(db)?)?
                    .into_iter()
                    .collect();
                found
                    .into_iter()
                    .zip(&keys)
                    .map(|(found, keys)| {
                        let candidate = keys
                            .iter()
                            .find_map(|key| here.get(key).copied())
                            .map(|row| store::candidates::get_row(db, row))
                            .transpose()?
                            .flatten();
                        let in_searches = match &candidate {
                            Some(candidate) => store::memberships::of_candidate(db, candidate.row)?,
                            None => Vec::new(),
                        };
                        Ok::<_, Error>(PreviewPerson {
                            full_name: found.full_name,
                            headline: found.headline,
                            employer: found.employer,
                            location: found.location,
                            candidate_id: candidate.map(|candidate| candidate.id),
                            in_searches: in_searches.into_iter().map(|member| member.search_name).collect(),
                        })
                    })
                    .collect()
            })
            .await
    }
}
