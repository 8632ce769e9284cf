//! Quotes: the words that decide, with as much around them as a person needs to believe them.

use crate::evaluator::{Place, Quote};

/// A text of at most so many characters is quoted whole.
const WHOLE: usize = 120;
/// How many characters a quote from a longer one has on either side, at the most.
const AROUND: usize = 60;

/// Quotes the characters from `start` to `end` of a text, and what is around them in their sentence.
pub(super) fn quote(field: Place, text: &str, start: u32, end: u32) -> Quote {
    let characters: Vec<char> = text.chars().collect();
    let length = characters.len();
    let (mut first, mut last) = ((start as usize).min(length), (end as usize).min(length));
    if length <= WHOLE {
        (first, last) = (0, length);
    } else {
        let before = characters
            .get(first.saturating_sub(AROUND)..first)
            .unwrap_or_default();
        let ends = before.iter().rposition(|character| is_end(*character));
        let reach = before.len() - ends.map_or(0, |at| at + 1);
        let cut = ends.is_none() && first > reach;
        first -= reach;
        if cut {
            first = forward_to_word(&characters, first, start as usize);
        }
        let after = characters
            .get(last..(last + AROUND).min(length))
            .unwrap_or_default();
        let reach = after
            .iter()
            .position(|character| is_end(*character))
            .unwrap_or(after.len());
        let cut = reach == after.len() && last + reach < length;
        last += reach;
        if cut {
            last = back_to_word(&characters, last, end as usize);
        }
    }
    while first < last
        && characters
            .get(first)
            .is_some_and(|character| character.is_whitespace())
    {
        first += 1;
    }
    while first < last
        && characters
            .get(last - 1)
            .is_some_and(|character| character.is_whitespace())
    {
        last -= 1;
    }
    let text = characters.get(first..last).unwrap_or_default().iter().collect();
    Quote {
        text,
        field,
        start: u32::try_from(first).unwrap_or(u32::MAX),
    }
}

fn is_end(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '\n' | '\r' | '•' | '|' | ';' | '。' | '！' | '？' | '؟'
    )
}

fn forward_to_word(characters: &[char], from: usize, most: usize) -> usize {
    (from..most)
        .find(|at| {
            characters
                .get(*at)
                .is_some_and(|character| character.is_whitespace())
        })
        .unwrap_or(from)
}

fn back_to_word(characters: &[char], to: usize, least: usize) -> usize {
    (least..to)
        .rev()
        .find(|at| {
            characters
                .get(*at)
                .is_some_and(|character| character.is_whitespace())
        })
        .unwrap_or(to)
}
