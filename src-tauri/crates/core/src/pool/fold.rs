//! One spelling for what a person types and what a profile says.
//!
//! Folded text has no case, no accents and no compatibility forms: `ＭÜLLER`, `Müller` and `muller`
//! are one. Marks that carry the sound of a word (Indic and Thai vowels, kana voicing) stay.

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

/// How many characters of a text are looked at.
pub(super) const CHARACTERS: usize = 512;

/// The combining class of the marks that make one kana another, and of those that silence an Indic vowel.
const VOICING: u8 = 8;
const VIRAMA: u8 = 9;

/// Writes the folded form of the first [`CHARACTERS`] characters over `folded`.
pub(super) fn fold(text: &str, folded: &mut String) {
    folded.clear();
    let mut rest = first(text, CHARACTERS);
    while !rest.is_empty() {
        let (plain, others) = split_where(rest, |byte| !byte.is_ascii());
        let start = folded.len();
        folded.push_str(plain);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let (foreign, next) = split_where(others, |byte| byte.is_ascii());
        if !foreign.is_empty() {
            folded.extend(
                foreign
                    .nfkd()
                    .filter(keeps)
                    .flat_map(char::to_lowercase)
                    .flat_map(respell)
                    .nfc(),
            );
        }
        rest = next;
    }
}

/// The first `count` characters of a text.
pub(super) fn first(text: &str, count: usize) -> &str {
    if text.len() <= count {
        return text;
    }
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// Whether a folded character is part of a word.
pub(super) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    character.is_alphanumeric() || canonical_combining_class(character) == VIRAMA
}

/// Splits before the first byte that `ends` the part; both sides of an ASCII byte are boundaries.
fn split_where(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    let at = text.bytes().position(ends).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Whether a decomposed character survives: no accent, no invisible control, no variation selector.
fn keeps(character: &char) -> bool {
    match canonical_combining_class(*character) {
        0 => !is_invisible(*character) && (!is_combining_mark(*character) || character.is_alphanumeric()),
        class => matches!(class, VOICING | VIRAMA),
    }
}

/// Characters that join, hide or turn text and would let a hostile profile split a word unseen.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// What Unicode does not take apart and people leave out on a keyboard.
fn respell(character: char) -> impl Iterator<Item = char> {
    let (first, second) = match character {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' | 'ɖ' => ('d', None),
        'ħ' => ('h', None),
        'ŧ' => ('t', None),
        'ı' => ('i', None),
        'ŋ' => ('n', None),
        'ə' | 'ǝ' => ('e', None),
        'ς' => ('σ', None),
        '’' | '‘' | 'ʼ' | 'ʻ' | 'ʹ' => ('\'', None),
        '‐' | '–' | '−' => ('-', None),
        _ => (character, None),
    };
    std::iter::once(first).chain(second)
}
