//! The words that orders are made of, as one automaton over plain text.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::plain::{self, Plain};

const LIST: &str = include_str!("words.txt");

/// What a word means in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// To pay no attention.
    Ignore,
    /// What a model was told.
    Order,
    /// What is asked of a candidate.
    Criteria,
    /// What came before.
    Earlier,
    /// Every one of them.
    Every,
    /// To judge, or to say what was judged.
    Judge,
    /// A good verdict.
    Verdict,
    /// Whoever judges.
    Reader,
    /// Whoever is judged.
    Candidate,
    /// A saying that is worth something by itself.
    Saying,
}

impl Meaning {
    fn named(name: &str) -> Self {
        match name {
            "ignore" => Self::Ignore,
            "order" => Self::Order,
            "criteria" => Self::Criteria,
            "earlier" => Self::Earlier,
            "every" => Self::Every,
            "judge" => Self::Judge,
            "verdict" => Self::Verdict,
            "reader" => Self::Reader,
            "candidate" => Self::Candidate,
            _ => Self::Saying,
        }
    }

    /// What it speaks for a sentence being an order, in points. A saying has its own.
    pub(super) fn worth(self) -> u32 {
        match self {
            Self::Ignore | Self::Order => 2,
            Self::Criteria
            | Self::Earlier
            | Self::Every
            | Self::Judge
            | Self::Verdict
            | Self::Reader
            | Self::Candidate => 1,
            Self::Saying => 0,
        }
    }

    /// Its place in a set of meanings.
    pub(super) fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// A word that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Which one it is in the list.
    pub number: u32,
    /// What it means.
    pub meaning: Meaning,
    /// What it is worth as a saying.
    pub worth: u32,
    /// The bytes of the plain text from its first letter to behind its last.
    pub start: usize,
    pub end: usize,
}

/// The words of the list.
pub(super) struct Words {
    automaton: Option<AhoCorasick>,
    of: Vec<(Meaning, u32)>,
}

/// The shipped list.
pub(super) fn shipped() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(LIST));
    &WORDS
}

impl Words {
    fn read(list: &str) -> Self {
        let (mut patterns, mut of) = (Vec::new(), Vec::new());
        let mut heading = (Meaning::Saying, 0);
        for line in list.lines().map(str::trim) {
            if let Some(inside) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                let (name, worth) = inside.split_once(' ').unwrap_or((inside, "0"));
                heading = (Meaning::named(name), worth.parse().unwrap_or_default());
            } else if !line.starts_with('#') {
                let words = line.split_once(':').map_or(line, |(_, words)| words);
                for word in words.split(',').filter_map(pattern) {
                    patterns.push(word);
                    of.push(heading);
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(patterns);
        // The list is part of the program, and a test builds it.
        Self {
            automaton: automaton.ok(),
            of,
        }
    }

    /// Every word of the list in a text, in the order of their ends.
    pub(super) fn find<'a>(&'a self, plain: &'a Plain) -> impl Iterator<Item = Found> + 'a {
        let text = plain.text();
        let automaton = self.automaton.as_ref();
        let found = automaton.map(|automaton| automaton.find_overlapping_iter(text));
        found.into_iter().flatten().filter_map(move |found| {
            let number = found.pattern().as_u32();
            let (meaning, worth) = *self.of.get(found.pattern().as_usize())?;
            let inside = text.get(found.range())?;
            let start = found.start() + usize::from(inside.starts_with(' '));
            let end = found.end() - usize::from(inside.ends_with(' '));
            Some(Found {
                number,
                meaning,
                worth,
                start,
                end,
            })
        })
    }
}

/// A word of the list as it is looked for: with a space where a word has to begin or to end.
fn pattern(word: &str) -> Option<String> {
    let word = word.trim();
    let (opens, begins) = word.strip_prefix('*').map_or((false, word), |word| (true, word));
    let (ends_open, bare) = begins
        .strip_suffix('*')
        .map_or((false, begins), |word| (true, word));
    let plain = Plain::of(&bare.chars().collect::<Vec<_>>(), |_| false);
    let bare = plain.text().trim();
    if bare.is_empty() {
        return None;
    }
    let inside = bare.chars().any(plain::is_unspaced);
    let before = if opens || inside { "" } else { " " };
    let after = if ends_open || inside { "" } else { " " };
    Some(format!("{before}{bare}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_list_can_be_looked_for() {
        assert!(shipped().automaton.is_some(), "its automaton is built");
        assert!(
            shipped()
                .of
                .iter()
                .all(|(meaning, worth)| meaning.worth() + worth > 0),
            "every word is worth something"
        );
    }
}
