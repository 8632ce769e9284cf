//! What is already known of words, so that each is looked at once for many texts.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::evaluator::local::literal::Literals;

/// How many words are remembered; then all are forgotten.
const WORDS: usize = 1 << 18;
/// The longest word that is remembered, in bytes.
const LONGEST: usize = 64;

/// The words of the vocabulary that words of texts may be forms of.
#[derive(Debug, Default)]
pub(in crate::evaluator::local) struct Memory {
    words: HashMap<Box<str>, Known>,
    forms: Vec<u32>,
    /// What is looked for besides, as written.
    pub(in crate::evaluator::local) literals: Arc<Literals>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    from: u32,
    to: u32,
    /// At which byte it falls into two words, the first of which has these forms. 0 if it does not.
    pub(super) split: u16,
}

impl Memory {
    /// For texts in which these phrases are looked for too.
    pub(in crate::evaluator::local) fn looking_for(literals: &Arc<Literals>) -> Self {
        Self {
            literals: Arc::clone(literals),
            ..Self::default()
        }
    }

    /// Forgets, if there is too much. What is known of a word is good until then.
    pub(super) fn make_room(&mut self) {
        if self.words.len() > WORDS || self.forms.len() > 4 * WORDS {
            self.words.clear();
            self.forms.clear();
        }
    }

    /// What is known of a word. If nothing is, `learn` adds its forms and says where it splits.
    pub(super) fn word(&mut self, word: &str, learn: impl FnOnce(&str, &mut Vec<u32>) -> u16) -> Known {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let from = end(&self.forms);
        let split = learn(word, &mut self.forms);
        let known = Known {
            from,
            to: end(&self.forms),
            split,
        };
        if word.len() <= LONGEST {
            self.words.insert(word.into(), known);
        }
        known
    }

    /// The words of the vocabulary that a word may be a form of.
    pub(super) fn forms(&self, known: Known) -> &[u32] {
        self.forms
            .get(known.from as usize..known.to as usize)
            .unwrap_or_default()
    }
}

fn end(forms: &[u32]) -> u32 {
    u32::try_from(forms.len()).unwrap_or(u32::MAX)
}
