//! One spelling for one word: no case, no accents, no compatibility forms, and nothing that cannot be seen.

use unicode_normalization::{
    UnicodeNormalization,
    char::{canonical_combining_class, is_combining_mark},
};

/// The combining class of the marks that make one kana another, and of those that silence an Indic vowel.
const VOICING: u8 = 8;
const VIRAMA: u8 = 9;

/// What a character is to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of a word that is written with spaces around it.
    Letter,
    /// A word, or a part of one, in a script without spaces.
    Sign,
    /// Belongs to the character before it.
    Mark,
    /// Cannot be seen: as if it were not there.
    Hidden,
    /// Anything else.
    Other,
}

/// Writes the folded form of a character to the end of `folded`, if it is part of a word.
pub(super) fn fold(character: char, folded: &mut String) -> Role {
    if character.is_ascii() {
        if !character.is_ascii_alphanumeric() {
            return Role::Other;
        }
        folded.push(character.to_ascii_lowercase());
        return Role::Letter;
    }
    let mut role = if is_hidden(character) {
        Role::Hidden
    } else if is_combining_mark(character) {
        Role::Mark
    } else {
        Role::Other
    };
    for part in std::iter::once(character)
        .nfkd()
        .filter(keeps)
        .flat_map(char::to_lowercase)
    {
        let (first, second) = respelled(part);
        if is_word(first) {
            folded.push(first);
            folded.extend(second);
            role = match role {
                Role::Other if is_sign(first) => Role::Sign,
                Role::Other => Role::Letter,
                Role::Letter | Role::Sign | Role::Mark | Role::Hidden => role,
            };
        }
    }
    role
}

/// Whether a decomposed character survives: no accent, no invisible control, no variation selector.
fn keeps(character: &char) -> bool {
    match canonical_combining_class(*character) {
        0 => !is_hidden(*character) && (!is_combining_mark(*character) || character.is_alphanumeric()),
        class => matches!(class, VOICING | VIRAMA),
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(canonical_combining_class(character), VOICING | VIRAMA)
}

/// Scripts that put no space between words, so that each sign is looked at by itself.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// Characters that join, hide or turn text and would let a hostile profile split a word unseen.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e01ef}')
}

/// What Unicode does not take apart and people leave out on a keyboard.
fn respelled(character: char) -> (char, Option<char>) {
    match character {
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
        // The letters of Arabic that are written in more than one way.
        'ى' => ('ي', None),
        'ة' => ('ه', None),
        'ک' => ('ك', None),
        'ی' => ('ي', None),
        // Digits of Arabic and Persian.
        '\u{660}'..='\u{669}' => (digit(character, '\u{660}'), None),
        '\u{6f0}'..='\u{6f9}' => (digit(character, '\u{6f0}'), None),
        _ => (character, None),
    }
}

fn digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character).saturating_sub(u32::from(zero)), 10).unwrap_or(character)
}
