//! An outside world in which nobody answers, for tests of what never asks it.

use secrecy::SecretString;

use super::{ChatModel, Connect, LinkedInSearch, SecretStore};
use crate::{
    Result,
    account::Account,
    provider::{ModelEvaluator, Provider},
};

/// Nobody.
pub(crate) struct Nobody;

impl Connect for Nobody {
    fn linkedin(&self, _account: &Account) -> Result<Box<dyn LinkedInSearch>> {
        unreachable!("nobody searches LinkedIn here")
    }

    fn chat(&self, _provider: &Provider) -> Result<Box<dyn ChatModel>> {
        unreachable!("nobody asks a model here")
    }

    fn check_base_url(&self, _evaluator: ModelEvaluator, _base_url: &str) -> Result<String> {
        unreachable!("nobody has a model's address here")
    }

    fn check_key(&self, _key: &SecretString) -> Result<()> {
        unreachable!("nobody has a key here")
    }

    fn secrets(&self) -> &dyn SecretStore {
        unreachable!("nobody has a secret here")
    }

    fn check_dsn(&self, _dsn: &str) -> Result<String> {
        unreachable!("nobody has an address here")
    }

    fn check_token(&self, _token: &SecretString) -> Result<()> {
        unreachable!("nobody has a token here")
    }

    fn default_pace_ms(&self, _dsn: &str) -> u32 {
        unreachable!("nobody makes a request here")
    }
}
