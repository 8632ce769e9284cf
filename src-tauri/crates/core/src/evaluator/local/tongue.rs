//! Which language a text is in, as its little words tell, and which words of a requirement ask for nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{inflection::bases, tokens::Tokens};

/// The little words that ship with the program.
pub(super) const LITTLE_WORDS: &str = include_str!("../../../vocabulary/little_words.txt");

/// How many words of a text are looked at.
const WORDS: usize = 200;
/// What a letter counts that only some languages have, in words.
const LETTER: u16 = 2;
/// Letters that are written in few of the languages.
const LETTERS: [(&[char], &str); 5] = [
    (&['ã', 'õ', 'Ã', 'Õ'], "pt"),
    (&['ñ', '¿', '¡'], "es"),
    (&['ß', 'ä', 'ö', 'ü'], "de"),
    (&['ê', 'ô', 'â'], "pt fr"),
    (&['ì', 'ò'], "it"),
];

/// Some of the languages, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tongues(u16);

/// The little words of every language.
pub(super) struct LittleWords {
    codes: Vec<&'static str>,
    words: FxHashMap<&'static str, Tongues>,
}

static SHIPPED: LazyLock<LittleWords> = LazyLock::new(|| LittleWords::of(LITTLE_WORDS));

/// The little words that ship with the program. Read once.
pub(super) fn little_words() -> &'static LittleWords {
    &SHIPPED
}

impl Tongues {
    /// Any language.
    pub(super) const ANY: Self = Self(u16::MAX);

    /// Whether a language is in both.
    pub(super) fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl LittleWords {
    fn of(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('|')).collect();
        let codes = lines.iter().map(|(code, _)| code.trim()).collect();
        let mut words: FxHashMap<&str, Tongues> = FxHashMap::default();
        for (at, (_, list)) in (0_u32..).zip(&lines) {
            let tongue = 1_u16.checked_shl(at).unwrap_or(0);
            for word in list.split(';').map(str::trim).filter(|word| !word.is_empty()) {
                words.entry(word).or_insert(Tongues(0)).0 |= tongue;
            }
        }
        Self { codes, words }
    }

    /// The languages of some codes, `en es`.
    pub(super) fn coded(&self, codes: &str) -> Tongues {
        let codes = codes.split_whitespace();
        let known = codes.filter_map(|code| self.codes.iter().position(|known| *known == code));
        let bits = known.filter_map(|at| 1_u16.checked_shl(u32::try_from(at).ok()?));
        Tongues(bits.fold(0, |all, bit| all | bit))
    }

    /// Whether a folded word is one of them, in any language.
    pub(super) fn holds(&self, word: &str) -> bool {
        let mut held = self.words.contains_key(word);
        bases(word, |base| held |= self.words.contains_key(base));
        held
    }

    /// The languages that a text may be in: those with most of its words. Any, where it has none.
    pub(super) fn tongues(&self, text: &str, tokens: &Tokens) -> Tongues {
        let mut scores = [0_u16; 16];
        let mut count = |tongues: Tongues, by: u16| {
            for (at, score) in scores.iter_mut().enumerate() {
                *score += (tongues.0 >> at & 1) * by;
            }
        };
        for token in tokens.list.iter().take(WORDS) {
            if let Some(tongues) = self.words.get(tokens.word(token)) {
                count(*tongues, 1);
            }
        }
        for (letters, codes) in LETTERS {
            if text.contains(letters) {
                count(self.coded(codes), LETTER);
            }
        }
        let most = scores.iter().copied().max().unwrap_or(0);
        let bits = scores.iter().enumerate().filter(|(_, score)| **score == most);
        if most == 0 {
            Tongues::ANY
        } else {
            Tongues(bits.fold(0, |all, (at, _)| all | 1 << at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_words_tell_languages_apart_that_share_most_others() {
        let words = little_words();
        let tongues = |text: &str| words.tongues(text, &Tokens::of(text));

        assert_eq!(
            tongues("Experiência no setor bancário"),
            words.coded("pt"),
            "with a letter"
        );
        assert_eq!(
            tongues("No tengo experiencia con eso"),
            words.coded("es"),
            "by words"
        );
        assert_eq!(tongues("Java"), Tongues::ANY, "a name is in any language");
        assert!(
            tongues("no Java").shares(words.coded("en")),
            "or in one of several"
        );
    }

    #[test]
    fn every_little_word_is_written_as_it_is_looked_up() {
        for word in little_words().words.keys() {
            let tokens = Tokens::of(word);
            let folded: Vec<&str> = tokens.list.iter().map(|token| tokens.word(token)).collect();
            assert_eq!(folded.concat(), *word, "folded, and one word");
        }
    }
}
