//! A text as it is looked through: one spelling for one word, a space between two, and the way back to the profile.

use unicode_normalization::UnicodeNormalization as _;

/// The most words of a sentence: a text without an end to its sentences is looked through in pieces.
const LONGEST_SENTENCE: u32 = 60;

/// A text in plain words, with a space before the first and after the last.
#[derive(Debug, Clone, Default)]
pub(super) struct Plain {
    text: String,
    /// For each byte of `text`, the character of the profile that it comes from.
    places: Vec<u32>,
    /// The bytes at which a sentence ends.
    ends: Vec<usize>,
}

/// A sentence of a plain text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// Its bytes in the plain text.
    pub start: usize,
    pub end: usize,
    /// Its characters in the profile.
    pub from: u32,
    pub to: u32,
}

impl Plain {
    /// A text without the characters that `hidden` names by their places.
    pub(super) fn of(letters: &[char], hidden: impl Fn(usize) -> bool) -> Self {
        let mut writer = Writer::default();
        writer.plain.push(' ', 0);
        for (at, (place, letter)) in (0_u32..).zip(letters).enumerate() {
            if is_blank_unseen(*letter) {
                writer.separate(place);
            } else if !hidden(at) {
                let next = letters.get(at + 1).copied();
                writer.write(place, *letter, next);
            }
        }
        let end = u32::try_from(letters.len()).unwrap_or(u32::MAX);
        writer.separate(end);
        writer.end_sentence();
        writer.plain
    }

    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The character of the profile that a byte comes from.
    pub(super) fn place(&self, byte: usize) -> u32 {
        self.places.get(byte).copied().unwrap_or_default()
    }

    /// Its sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = Stretch> + '_ {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, end)| {
            let words = self.text.get(start..*end)?;
            let first = start + (words.len() - words.trim_start().len());
            let last = start + words.trim_end().len();
            (first < last).then(|| Stretch {
                start,
                end: *end,
                from: self.place(first),
                to: self.place(last - 1) + 1,
            })
        })
    }

    /// The text with each letter of the alphabet moved on by thirteen.
    pub(super) fn turned(&self) -> Self {
        let turn = |letter: char| match letter {
            'a'..='m' => char::from_u32(u32::from(letter) + 13).unwrap_or(letter),
            'n'..='z' => char::from_u32(u32::from(letter) - 13).unwrap_or(letter),
            _ => letter,
        };
        Self {
            text: self.text.chars().map(turn).collect(),
            ..self.clone()
        }
    }

    /// The text read from its end.
    pub(super) fn backwards(&self) -> Self {
        let mut back = Self::default();
        for (at, letter) in self.text.char_indices().rev() {
            back.push(letter, self.place(at));
        }
        let length = self.text.len();
        let ends = self.ends.iter().rev().skip(1).map(|end| length - end);
        back.ends = ends.chain([length]).collect();
        back
    }

    fn push(&mut self, letter: char, place: u32) {
        self.text.push(letter);
        self.places.extend(std::iter::repeat_n(place, letter.len_utf8()));
    }
}

/// Writes a plain text, a word at a time.
#[derive(Default)]
struct Writer {
    plain: Plain,
    word: Vec<(char, u32)>,
    /// Whether the word has letters of the Latin alphabet, and letters that look as if they were.
    is_latin: bool,
    is_mixed: bool,
    words: u32,
}

impl Writer {
    fn write(&mut self, place: u32, letter: char, next: Option<char>) {
        if letter.is_ascii_alphanumeric() {
            self.is_latin |= letter.is_ascii_alphabetic();
            self.word.push((letter.to_ascii_lowercase(), place));
            return;
        }
        if !letter.is_ascii() {
            let before = self.word.len();
            let parts = std::iter::once(letter).nfkd().filter(|part| !is_accent(*part));
            for part in parts.flat_map(char::to_lowercase) {
                let part = respelled(part);
                // The signs of vowels in Indic scripts are no letters, and belong to the word.
                if part.is_alphanumeric() || unicode_normalization::char::is_combining_mark(part) {
                    self.is_mixed |= likeness(part).is_some();
                    self.is_latin |= part.is_ascii_alphabetic();
                    self.word.push((part, place));
                }
            }
            if self.word.len() > before || is_accent(letter) {
                return;
            }
        }
        self.separate(place);
        if ends_sentence(letter, next) {
            self.end_sentence();
        }
    }

    /// Ends a word.
    fn separate(&mut self, place: u32) {
        let is_disguised = self.is_latin && self.is_mixed;
        for (letter, at) in self.word.drain(..) {
            let letter = if is_disguised {
                likeness(letter).unwrap_or(letter)
            } else {
                letter
            };
            self.plain.push(letter, at);
        }
        (self.is_latin, self.is_mixed) = (false, false);
        if !self.plain.text.ends_with(' ') {
            self.plain.push(' ', place);
            self.words += 1;
            if self.words >= LONGEST_SENTENCE {
                self.end_sentence();
            }
        }
    }

    fn end_sentence(&mut self) {
        self.words = 0;
        let end = self.plain.text.len();
        if self.plain.ends.last() != Some(&end) {
            self.plain.ends.push(end);
        }
    }
}

fn ends_sentence(letter: char, next: Option<char>) -> bool {
    match letter {
        '\n' | ';' | '|' | '•' | '。' | '！' | '？' | '।' | '؟' | '｡' | '\u{2028}' | '\u{2029}' => {
            true
        }
        '.' | '!' | '?' => next.is_none_or(|next| next.is_whitespace() || "\"”’»“)".contains(next)),
        _ => false,
    }
}

/// Whether a character looks like a space and is none that anybody means.
fn is_blank_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}' | '\u{0B}' | '\u{0C}' | '\u{85}'
    )
}

/// Whether a character only changes the look of the one before it.
fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether a script puts no space between words.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Letters that Unicode does not take apart, as people type them.
fn respelled(letter: char) -> char {
    match letter {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ß' => 's',
        'ς' => 'σ',
        _ => letter,
    }
}

/// The letter of the Latin alphabet that a letter of another is taken for.
fn likeness(letter: char) -> Option<char> {
    let alike = match letter {
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' | 'є' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' | 'ɩ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' | 'ⅼ' => 'l',
        'м' => 'm',
        'η' | 'п' => 'n',
        'о' | 'ο' | 'օ' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ᴢ' => 'z',
        _ => return None,
    };
    Some(alike)
}
