//! From text to words: what a profile is found by, and what a question asks for.
//!
//! A word is a run of letters and digits. Around it there may be *extras*, further spellings that
//! find it but do not count when texts are put in order: `c++` and `c#` beside `c`, `.net` beside `net`,
//! `obrien` beside `o` and `brien`, `frontend` beside `front` and `end`.
//!
//! Scripts that write no spaces are cut into overlapping pairs of characters, `東京大` into `東京`, `京大`,
//! `大`, so that any part of them is found. A question for a longer part asks for all its pairs.

use super::fold::{first, fold, is_word};

/// How many words and extras of one text are kept.
pub(super) const WORDS: usize = 64;

/// How many characters of one word are kept.
const LETTERS: usize = 32;

/// What a piece of text is to its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It finds the row and says where the row stands in an order.
    Word,
    /// It only finds the row.
    Extra,
}

/// Cuts texts, with room that is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    folded: String,
    joined: String,
}

impl Splitter {
    /// Hands over the words and extras of a text, at most [`WORDS`] of them.
    pub(super) fn split(&mut self, text: &str, mut keep: impl FnMut(Kind, &str)) {
        fold(text, &mut self.folded);
        let mut left = WORDS;
        let mut emit = |kind, piece: &str| {
            if left > 0 && !piece.is_empty() {
                left -= 1;
                keep(kind, first(piece, LETTERS));
            }
        };
        let mut previous = "";
        for run in runs(&self.folded) {
            if run.unspaced {
                pairs(run.text, |pair| emit(Kind::Word, pair));
                previous = "";
                continue;
            }
            emit(Kind::Word, run.text);
            for parts in extras(&run, previous) {
                self.joined.clear();
                self.joined.extend(parts);
                if self.joined.len() > run.text.len() {
                    emit(Kind::Extra, &self.joined);
                }
            }
            previous = run.text;
        }
    }
}

/// What a row must contain, each as the beginning of a word, to be found by `text`.
///
/// Double and implied terms are left out: who has a word with `senior` has one with `sen`.
pub(super) fn terms(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold(text, &mut folded);
    let mut terms = Vec::new();
    for run in runs(&folded).take(WORDS) {
        if run.unspaced {
            pairs(run.text, |pair| terms.push(pair.to_owned()));
            if run.text.chars().nth(1).is_some() {
                terms.pop(); // the last character alone: its pair says more
            }
        } else {
            let dot = if run.gap.ends_with('.') && !run.touches {
                "."
            } else {
                ""
            };
            let term = [dot, run.text, symbols(run.after)].concat();
            terms.push(first(&term, LETTERS).to_owned());
        }
    }
    terms.sort_unstable();
    // Sorted, whatever continues a term comes right after it.
    terms.dedup_by(|next, kept| {
        next.starts_with(kept.as_str()) && {
            std::mem::swap(next, kept);
            true
        }
    });
    terms
}

/// The pieces of each extra of a run; a run without one gives itself.
fn extras<'a>(run: &Run<'a>, previous: &'a str) -> [[&'a str; 2]; 3] {
    let dot = if run.gap.ends_with('.') { "." } else { "" };
    let joined = if run.touches && matches!(run.gap, "-" | "'") {
        previous
    } else {
        ""
    };
    [
        [run.text, symbols(run.after)],
        [dot, run.text],
        [joined, run.text],
    ]
}

/// The one or two signs that belong to the word before them, as in `c++`, `c#`, `f#`.
fn symbols(after: &str) -> &str {
    let end = after
        .bytes()
        .take(2)
        .take_while(|byte| matches!(byte, b'+' | b'#'))
        .count();
    let (signs, rest) = after.split_at_checked(end).unwrap_or_default();
    if rest.starts_with(is_word) { "" } else { signs }
}

/// Every two neighbouring characters, then the last one alone.
fn pairs(text: &str, mut emit: impl FnMut(&str)) {
    for (at, character) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.chars().nth(1).map_or(0, char::len_utf8);
        emit(rest.get(..character.len_utf8() + next).unwrap_or(rest));
    }
}

/// A run of word characters of one kind, and what is around it.
struct Run<'a> {
    /// What lies between the run before and this one.
    gap: &'a str,
    /// Whether the gap has a run before it, not the beginning of the text.
    touches: bool,
    text: &'a str,
    after: &'a str,
    unspaced: bool,
}

impl Run<'_> {
    /// Whether the run before ends one character earlier.
    fn is_near(&self) -> bool {
        self.touches && self.gap.len() == 1
    }
}

fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    let mut begun = false;
    std::iter::from_fn(move || {
        let start = rest.find(is_word)?;
        let (gap, tail) = rest.split_at_checked(start)?;
        let unspaced = tail.starts_with(is_unspaced);
        let ends = |character| !is_word(character) || is_unspaced(character) != unspaced;
        let (text, after) = tail.split_at_checked(tail.find(ends).unwrap_or(tail.len()))?;
        rest = after;
        let mut run = Run {
            gap,
            touches: begun,
            text,
            after,
            unspaced,
        };
        run.touches = run.is_near();
        begun = true;
        Some(run)
    })
}

/// Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han; and Hangul, where
/// a given name follows its family name without one.
fn is_unspaced(character: char) -> bool {
    character >= '\u{e00}'
        && matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}'
            | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests;
