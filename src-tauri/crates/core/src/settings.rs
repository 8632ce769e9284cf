//! Settings: few, and all in the workspace, so that one backup holds everything.

use serde::{Deserialize, Serialize};

use crate::{Result, change::Change, store, workspace::Workspace};

const NAME: &str = "appearance";

/// What the recruiter has set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// How high the rows are.
    pub density: Density,
    /// Whether exported CSV files begin with a byte order mark, which Excel wants for accents.
    pub csv_bom: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The height of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 28 px.
    Compact,
    /// 32 px.
    #[default]
    Standard,
    /// 33 px, the highest at which a million rows fit a window.
    Comfortable,
}

impl Workspace {
    /// The settings.
    pub async fn settings(&self) -> Result<Settings> {
        self.store()
            .read(|db| complete(store::settings::get(db, NAME)?.unwrap_or_default()))
            .await
    }

    /// Writes the settings.
    pub async fn update_settings(&self, settings: Settings) -> Result<()> {
        self.store()
            .write(move |tx| store::settings::set(tx, NAME, &settings))
            .await?;
        self.tell(&[Change::Settings]);
        Ok(())
    }
}

/// Stored settings, with the default for each that an older version did not know.
fn complete(stored: serde_json::Map<String, serde_json::Value>) -> Result<Settings> {
    let mut settings = serde_json::to_value(Settings::default())?;
    if let Some(known) = settings.as_object_mut() {
        known.extend(stored);
    }
    Ok(serde_json::from_value(settings)?)
}
