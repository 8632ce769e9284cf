//! The forms of a word that a vocabulary need not list: plurals, genders, cases.
//!
//! A rule takes an ending off and puts another one on; what comes out counts only if it is a word of the
//! vocabulary. So a rule may be generous: it can lead to a listed word, or nowhere.

/// Endings and what they stand for, in the languages that are written with Latin letters, without accents.
#[rustfmt::skip]
const LATIN: &[(&str, &str)] = &[
    // English, French, Spanish, Portuguese, Dutch: plurals
    ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("aux", "al"), ("eaux", "eau"), ("oes", "ao"), ("en", ""),
    // German: genders and cases
    ("in", ""), ("in", "e"), ("innen", ""), ("innen", "e"), ("n", ""), ("e", ""), ("er", ""), ("es", ""), ("em", ""),
    ("er", "e"), ("frau", "mann"), ("leute", "mann"),
    // French: genders
    ("euse", "eur"), ("euses", "eur"), ("rice", "eur"), ("rices", "eur"), ("ne", ""), ("nes", ""), ("ee", "e"), ("ees", "e"),
    ("ive", "if"), ("ives", "if"), ("te", ""), ("tes", ""),
    // Spanish, Italian, Portuguese: genders and plurals
    ("a", "o"), ("as", "o"), ("a", ""), ("as", ""), ("i", "o"), ("i", "e"), ("e", "a"), ("trice", "tore"), ("tori", "tore"),
    ("trici", "tore"), ("che", "ca"), ("ci", "co"), ("ra", "r"), ("ras", "r"), ("triz", "tor"),
    // Polish and Turkish: cases
    ("y", "a"), ("ow", ""), ("ka", ""), ("ki", ""), ("tka", "ta"), ("em", ""), ("owi", ""),
    ("lar", ""), ("ler", ""), ("i", ""), ("u", ""), ("si", ""), ("da", ""), ("de", ""), ("leri", ""), ("lari", ""),
];

/// The same in Cyrillic letters.
#[rustfmt::skip]
const CYRILLIC: &[(&str, &str)] = &[
    ("а", ""), ("у", ""), ("ом", ""), ("е", ""), ("ы", ""), ("и", ""), ("ов", ""), ("ам", ""), ("ами", ""), ("ах", ""),
    ("я", "и"), ("ю", "и"), ("и", "я"), ("ы", "а"), ("у", "а"), ("и", "а"), ("е", "а"), ("ои", "а"), ("ия", "ии"),
    ("ка", ""), ("ки", ""), ("ком", "к"), ("ого", "ыи"), ("ого", "ии"), ("ая", "ыи"), ("ые", "ыи"), ("ым", "ыи"), ("ому", "ыи"),
    ("ои", "ыи"), ("ая", "ии"), ("ие", "ии"), ("их", "ии"), ("им", "ии"), ("ии", "ия"), ("ию", "ия"), ("ью", "ь"), ("я", "ь"), ("ем", "ь"),
];

/// The same in Greek letters.
const GREEK: &[(&str, &str)] = &[
    ("ου", "οσ"),
    ("ων", "οσ"),
    ("οι", "οσ"),
    ("ουσ", "οσ"),
    ("εσ", "α"),
    ("ησ", "η"),
    ("ασ", "α"),
];

/// Endings of Arabic nouns, and the articles and particles that are written as one with them.
const ARABIC: &[(&str, &str)] = &[("ه", ""), ("ون", ""), ("ين", ""), ("ات", ""), ("ات", "ه")];
const ARABIC_BEGINNINGS: &[&str] = &["وال", "بال", "لل", "ال", "و", "ب", "ل"];

/// How much of a word must be left.
const REST: usize = 3;
/// Longer words are no inflections of anything.
const LONGEST: usize = 64;

/// Calls `found` with every form that a folded word may be an inflection of.
pub(super) fn bases(word: &str, mut found: impl FnMut(&str)) {
    if word.len() > LONGEST {
        return;
    }
    let Some(first) = word.chars().next() else { return };
    let rules = match first {
        'a'..='z' => LATIN,
        '\u{370}'..='\u{3ff}' => GREEK,
        '\u{400}'..='\u{52f}' => CYRILLIC,
        '\u{600}'..='\u{6ff}' => {
            arabic(word, &mut found);
            ARABIC
        }
        _ => return,
    };
    without_endings(word, rules, &mut found);
}

fn without_endings(word: &str, rules: &[(&str, &str)], found: &mut impl FnMut(&str)) {
    let mut base = String::with_capacity(word.len() + 4);
    for (ending, instead) in rules {
        let Some(rest) = word.strip_suffix(ending) else {
            continue;
        };
        // A plural may leave three letters (`APIs`); a single vowel that falls off or changes must leave more.
        let least = if *ending == "s" { REST } else { REST + 1 };
        if rest.chars().count() < least {
            continue;
        }
        base.clear();
        base.push_str(rest);
        base.push_str(instead);
        found(&base);
    }
}

fn arabic(word: &str, found: &mut impl FnMut(&str)) {
    for beginning in ARABIC_BEGINNINGS {
        if let Some(rest) = word.strip_prefix(beginning)
            && rest.chars().count() >= REST
        {
            found(rest);
            without_endings(rest, ARABIC, found);
        }
    }
}
