//! A text as a model is shown it, and the way back to the text as it stands in the profile.

use super::{
    Flag,
    hidden::{is_taken_out, is_unseen},
};

/// What stands where words were left out.
pub const LEFT_OUT: &str = "[left out: no evidence]";

/// A text without the characters that nobody sees, and without the passages that are flagged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    text: String,
    original: Vec<char>,
    /// For each character of `text`, its place in `original`; none where something was left out.
    places: Vec<Option<u32>>,
}

impl Shown {
    /// A text with the flags of its place.
    pub fn of(text: &str, flags: &[&Flag]) -> Self {
        let original: Vec<char> = text.chars().collect();
        let mut shown = Self {
            text: String::with_capacity(text.len()),
            original: Vec::new(),
            places: Vec::with_capacity(original.len()),
        };
        // Whether the passage that is being left out has said so.
        let mut is_told = false;
        for (place, letter) in (0_u32..).zip(&original) {
            let is_left_out = flags.iter().any(|flag| flag.covers(place));
            if !is_left_out {
                is_told = false;
                if !is_taken_out(*letter) {
                    shown.text.push(*letter);
                    shown.places.push(Some(place));
                }
            } else if !is_told && !is_unseen(*letter) {
                is_told = true;
                shown.text.push_str(LEFT_OUT);
                shown.places.extend(LEFT_OUT.chars().map(|_| None));
            }
        }
        shown.original = original;
        shown
    }

    /// What is shown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A passage of what is shown as it stands in the profile, hidden characters and all, and at which character it
    /// begins there. None where part of it was left out.
    pub fn original(&self, passage: &str) -> Option<(String, u32)> {
        let length = passage.chars().count();
        let mut places = self.text.match_indices(passage).map(|(at, _)| at);
        places.find_map(|at| {
            let first = self.text.get(..at)?.chars().count();
            let passage = self.places.get(first..first + length)?;
            let whole: Option<Vec<u32>> = passage.iter().copied().collect();
            let whole = whole?;
            let (start, end) = (*whole.first()?, *whole.last()?);
            // Nothing may have been left out between.
            let letters = self.original.get(start as usize..=end as usize)?;
            Some((letters.iter().collect(), start))
        })
    }
}
