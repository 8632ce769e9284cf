//! Saved views: ways of looking at the candidates that have a name.
//!
//! A view is a question to the pool and how the columns of the list stand. It belongs to no search: where a list
//! shows one search only, the view is looked at inside it.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    Code, Error, Noun, Result, change::Change, id::Id, pool::PoolQuery, store, workspace::Workspace,
};

/// The most views of a workspace: more tabs than anyone reads.
const MOST_VIEWS: usize = 50;
/// The longest name, in characters: what a tab can show.
const LONGEST_NAME: usize = 60;
/// The most bytes that are stored for what a view shows.
const LARGEST: usize = 64 * 1024;

/// A way of looking at the candidates that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// Its id.
    pub id: Id<SavedView>,
    /// What its tab says; no two views have the same.
    pub name: String,
    /// What it shows.
    pub shown: Shown,
}

/// What a list shows: whom, in which order, in which columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// The candidates and their order.
    pub query: PoolQuery,
    /// The columns from left to right. One that is not among them stands as it does at first.
    pub columns: Vec<ShownColumn>,
}

/// How one column stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownColumn {
    /// Which, as the list names it.
    pub id: String,
    /// Whether it is shown.
    pub visible: bool,
    /// In pixels, where a person has set it.
    pub width: Option<u32>,
    /// Whether it stays at the left while the others are scrolled.
    pub pinned: bool,
}

impl Workspace {
    /// Every saved view, from left to right.
    pub async fn saved_views(&self) -> Result<Vec<SavedView>> {
        self.store().read(store::saved_views::list).await
    }

    /// Saves a new view.
    pub async fn add_saved_view(&self, name: String, shown: Shown) -> Result<SavedView> {
        let text = checked(&shown)?;
        let (id, now) = (Id::fresh(), self.now());
        let name = self
            .store()
            .write(move |tx| {
                let taken = store::saved_views::names(tx)?;
                let name = free(&name, None, &taken)?;
                if taken.len() >= MOST_VIEWS {
                    return Err(Error::refused(
                        Code::TooManyViews,
                        format!("there are {MOST_VIEWS} views already, and that is the most"),
                        "Delete one that you no longer need.",
                    )
                    .with("most", MOST_VIEWS));
                }
                store::saved_views::insert(tx, id, &name, &text, now)?;
                Ok(name)
            })
            .await?;
        self.tell(&[Change::SavedViews]);
        Ok(SavedView { id, name, shown })
    }

    /// Saves what a view shows from now on.
    pub async fn update_saved_view(&self, id: Id<SavedView>, shown: Shown) -> Result<()> {
        let text = checked(&shown)?;
        let found = self
            .store()
            .write(move |tx| store::saved_views::show(tx, id, &text))
            .await?;
        self.tell_of_views(found)
    }

    /// Gives a view another name.
    pub async fn rename_saved_view(&self, id: Id<SavedView>, name: String) -> Result<()> {
        let found = self
            .store()
            .write(move |tx| {
                let name = free(&name, Some(id), &store::saved_views::names(tx)?)?;
                store::saved_views::rename(tx, id, &name)
            })
            .await?;
        self.tell_of_views(found)
    }

    /// Puts a view before another one, or after all of them.
    pub async fn move_saved_view(&self, id: Id<SavedView>, before: Option<Id<SavedView>>) -> Result<()> {
        let found = self
            .store()
            .write(move |tx| {
                let old = store::saved_views::order(tx)?;
                let is_seen = |wanted| old.iter().any(|(id, seen)| *id == wanted && *seen);
                if !is_seen(id) || !before.is_none_or(is_seen) {
                    return Ok(false);
                }
                let mut order: Vec<_> = old
                    .into_iter()
                    .map(|(id, _)| id)
                    .filter(|other| *other != id)
                    .collect();
                let at = order.iter().position(|other| Some(*other) == before);
                // Before itself is where it is.
                if before != Some(id) {
                    order.insert(at.unwrap_or(order.len()), id);
                    store::saved_views::arrange(tx, &order)?;
                }
                Ok(true)
            })
            .await?;
        self.tell_of_views(found)
    }

    /// Removes a view. It can be put back until the workspace is opened again.
    pub async fn remove_saved_view(&self, id: Id<SavedView>) -> Result<()> {
        let now = self.now();
        let found = self
            .store()
            .write(move |tx| store::saved_views::remove(tx, id, now))
            .await?;
        self.tell_of_views(found)
    }

    /// Puts a removed view back, in its place; under a name with a number if another took its own meanwhile.
    pub async fn put_back_saved_view(&self, id: Id<SavedView>) -> Result<()> {
        let found = self
            .store()
            .write(move |tx| {
                let Some(name) = store::saved_views::removed_name(tx, id)? else {
                    return Ok(false);
                };
                let name = numbered(name, &store::saved_views::names(tx)?);
                store::saved_views::put_back(tx, id, &name)?;
                Ok(true)
            })
            .await?;
        self.tell_of_views(found)
    }

    fn tell_of_views(&self, found: bool) -> Result<()> {
        if !found {
            return Err(Error::NotFound { noun: Noun::View });
        }
        self.tell(&[Change::SavedViews]);
        Ok(())
    }
}

impl Shown {
    /// What a stored text says. What this version does not know, because a newer one wrote it, is left out: the rest
    /// of the view is of more use than none of it, and one view must not keep the others from being listed.
    pub(crate) fn from_stored(text: &str) -> Self {
        let stored: Value = serde_json::from_str(text).unwrap_or_default();
        let at = |place| stored.pointer(place).cloned().unwrap_or_default();
        Self {
            query: PoolQuery {
                text: known(at("/query/text")),
                filters: each_known(at("/query/filters")),
                sort: known(at("/query/sort")),
            },
            columns: each_known(at("/columns")),
        }
    }
}

fn known<T: DeserializeOwned + Default>(value: Value) -> T {
    serde_json::from_value(value).unwrap_or_default()
}

fn each_known<T: DeserializeOwned>(value: Value) -> Vec<T> {
    let Value::Array(all) = value else {
        return Vec::new();
    };
    all.into_iter()
        .filter_map(|one| serde_json::from_value(one).ok())
        .collect()
}

/// The text that is stored for what a view shows.
fn checked(shown: &Shown) -> Result<String> {
    let text = serde_json::to_string(shown)?;
    if text.len() > LARGEST {
        return Err(Error::refused(
            Code::ViewTooLarge,
            "this view has more filters than a view can hold",
            "Remove some of them.",
        ));
    }
    Ok(text)
}

/// The name without spaces around it, if the view may have it.
fn free(name: &str, of: Option<Id<SavedView>>, taken: &[(Id<SavedView>, String)]) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::invalid(
            Code::ViewNameMissing,
            "a view needs a name",
            "Name it after whom it shows.",
        ));
    }
    let letters = name.chars().count();
    if letters > LONGEST_NAME {
        return Err(Error::invalid(
            Code::ViewNameTooLong,
            format!("this name has {letters} letters, and a tab has room for {LONGEST_NAME}"),
            "Shorten it.",
        )
        .with("letters", letters)
        .with("most", LONGEST_NAME));
    }
    if let Some((_, other)) = taken
        .iter()
        .find(|(id, other)| Some(*id) != of && is_same(other, &name))
    {
        return Err(Error::invalid(
            Code::ViewNameTaken,
            format!("there is a view called “{other}” already"),
            "Choose another name.",
        )
        .with("name", other.as_str()));
    }
    Ok(name)
}

/// The name itself, or the first of “name 2”, “name 3” and so on that is free.
fn numbered(name: String, taken: &[(Id<SavedView>, String)]) -> String {
    let is_free = |name: &String| !taken.iter().any(|(_, other)| is_same(other, name));
    let stem: String = name.chars().take(LONGEST_NAME - 4).collect();
    std::iter::once(name)
        .chain((2..).map(|number: u32| format!("{stem} {number}")))
        .find(is_free)
        .expect("there are more numbers than views")
}

/// Two names that nobody can tell apart at a glance.
fn is_same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
