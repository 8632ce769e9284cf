//! The vendors of language models that are pretended here, with the keys they accept.

use std::fmt;

use serde::Serialize;

use crate::mix::mix_text;

/// The models that every vendor here has.
pub const MODELS: [&str; 2] = ["sandbox-1", "sandbox-1-mini"];

/// A vendor, by the interface that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Vendor {
    /// OpenAI, and every server that speaks like it.
    Openai,
    /// OpenRouter: OpenAI's interface with errors of its own.
    Openrouter,
    /// Anthropic's Messages.
    Anthropic,
    /// Google's `generateContent`.
    Google,
    /// Ollama, which needs no key.
    Ollama,
}

impl Vendor {
    /// Every vendor.
    pub const ALL: [Self; 5] = [
        Self::Openai,
        Self::Openrouter,
        Self::Anthropic,
        Self::Google,
        Self::Ollama,
    ];

    /// Its word, in the announcement and on the bill.
    pub fn name(self) -> &'static str {
        match self {
            Self::Openai => "openai",
            Self::Openrouter => "openrouter",
            Self::Anthropic => "anthropic",
            Self::Google => "google",
            Self::Ollama => "ollama",
        }
    }

    /// The part of its address after the server's: where the vendor's own documentation has its base address.
    pub(crate) fn base_path(self) -> &'static str {
        match self {
            Self::Openai => "/openai/v1",
            Self::Openrouter => "/openrouter/api/v1",
            Self::Anthropic => "/anthropic",
            Self::Google => "/google",
            Self::Ollama => "/ollama",
        }
    }

    /// The one key that it accepts, in the vendor's own style; none where there are no keys.
    pub(crate) fn key(self, seed: u64) -> Option<String> {
        let style = match self {
            Self::Openai => "sk-sandbox-",
            Self::Openrouter => "sk-or-v1-sandbox-",
            Self::Anthropic => "sk-ant-sandbox-",
            Self::Google => "AIzaSandbox-",
            Self::Ollama => return None,
        };
        Some(format!("{style}{:016x}", mix_text(seed, style)))
    }
}

impl fmt::Display for Vendor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
