//! An outside world in which nobody answers, for tests of what never asks it.

use secrecy::SecretString;

use super::{Connect, LinkedInSearch, SecretStore};
use crate::{Result, account::Account};

/// Nobody.
pub(crate) struct Nobody;

impl Connect for Nobody {
    fn linkedin(&self, _account: &Account) -> Result<Box<dyn LinkedInSearch>> {
        unreachable!("nobody searches LinkedIn here")
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
