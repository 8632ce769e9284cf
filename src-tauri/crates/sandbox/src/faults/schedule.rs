//! Which faults strike which request.

use super::{Fault, FaultKind, ModelFault, When};
use crate::mix::mix;

/// The faults that are switched on.
#[derive(Debug, Default)]
pub(crate) struct Schedule {
    faults: Vec<Fault>,
    /// The last fault about the account that struck, until a request gets past them again.
    account_trouble: Option<FaultKind>,
}

/// What a request carried, as far as faults care.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Asked {
    pub cursor: bool,
    pub limit: bool,
}

/// What strikes one request: any number of bearable faults, and at most one other.
#[derive(Debug, Default)]
pub(crate) struct Struck {
    pub bearable: Vec<FaultKind>,
    pub other: Option<FaultKind>,
}

/// What a chat carried, as far as faults care.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ChatAsked {
    pub schema: bool,
    pub temperature: bool,
}

/// What strikes one chat: any number of bearable faults, and at most one other.
#[derive(Debug, Default)]
pub(crate) struct ChatStruck {
    pub bearable: Vec<ModelFault>,
    pub other: Option<ModelFault>,
}

impl Schedule {
    pub fn replace(&mut self, faults: Vec<Fault>) {
        self.faults = faults;
        self.account_trouble = None;
    }

    pub fn add(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What strikes the search request with this number. What strikes once is used up.
    pub fn strike(&mut self, number: u64, asked: Asked, seed: u64) -> Struck {
        let mut struck = Struck::default();
        self.faults.retain(|fault| {
            let applies = fault.applies_to(asked) && fault.when.includes(number, seed);
            let room = fault.kind.is_bearable() || struck.other.is_none();
            if !applies || !room {
                return true;
            }
            if fault.kind.is_bearable() {
                struck.bearable.push(fault.kind.clone());
            } else {
                struck.other = Some(fault.kind.clone());
            }
            fault.when != When::Once
        });
        self.account_trouble = struck
            .other
            .clone()
            .filter(|kind| kind.account_status().is_some());
        struck
    }

    /// What strikes the chat with this number. What strikes once is used up.
    pub fn strike_chat(&mut self, number: u64, asked: ChatAsked, seed: u64) -> ChatStruck {
        let mut struck = ChatStruck::default();
        self.faults.retain(|fault| {
            let FaultKind::Model(kind) = &fault.kind else {
                return true;
            };
            let applies = kind.applies_to(asked) && fault.when.includes(number, seed);
            let room = kind.is_bearable() || struck.other.is_none();
            if !applies || !room {
                return true;
            }
            if kind.is_bearable() {
                struck.bearable.push(kind.clone());
            } else {
                struck.other = Some(kind.clone());
            }
            fault.when != When::Once
        });
        struck
    }

    /// What `sources` of an account says: trouble that was met and would be met again.
    pub fn account_status(&self, next_number: u64, seed: u64) -> &'static str {
        let goes_on = |kind: &&FaultKind| {
            self.faults
                .iter()
                .any(|fault| fault.kind == **kind && fault.when.includes(next_number, seed))
        };
        let trouble = self.account_trouble.as_ref().filter(goes_on);
        trouble.and_then(FaultKind::account_status).unwrap_or("OK")
    }
}

impl ModelFault {
    fn applies_to(&self, asked: ChatAsked) -> bool {
        (asked.schema || *self != Self::NoSchema) && (asked.temperature || *self != Self::NoTemperature)
    }
}

impl Fault {
    fn applies_to(&self, asked: Asked) -> bool {
        if matches!(self.kind, FaultKind::Model(_)) {
            return false;
        }
        let needs_limit = matches!(self.kind, FaultKind::LimitWithCursor | FaultKind::IgnoredLimit);
        let needs_cursor = needs_limit || self.kind == FaultKind::ExpiredCursor;
        (asked.cursor || !needs_cursor) && (asked.limit || !needs_limit)
    }
}

impl When {
    fn includes(self, number: u64, seed: u64) -> bool {
        match self {
            Self::Always | Self::Once => true,
            Self::Between(first, last) => (first..=last).contains(&number),
            Self::Every(step) => number.is_multiple_of(step),
            Self::Percent(percent) => mix(&[seed, number, 0xfa17]) % 100 < u64::from(percent),
        }
    }
}
