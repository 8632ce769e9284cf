//! A text cut into words, each with the place where it stands in the original.

use super::fold::{Role, fold};

/// How many characters of a text are read. A profile's longest field has a fraction of that.
const CHARACTERS: usize = 20_000;
/// How many words of a text are read.
const WORDS: usize = 4_000;

/// Endings that make a word mean every gender, after a mark: `Entwickler/in`, `développeur·se`, `ingeniero/a`.
const GENDERS: &[&str] = &[
    "in", "innen", "inn", "frau", "r", "e", "es", "euse", "euses", "se", "rice", "trice", "a", "as", "ne",
    "ere", "te",
];

/// What stands between a word and the one before it, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Space.
    Space,
    /// A mark that joins: `-`, `.`, `'`, without space.
    Glue,
    /// A slash or a plus.
    Slash,
    /// A comma, a colon or a parenthesis.
    Comma,
    /// The end of a sentence, a line or an item.
    Break,
}

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// The bytes of its folded form in [`Tokens::folded`].
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its characters in the original.
    pub(super) start: u32,
    pub(super) end: u32,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether a `+` follows: `5+`.
    pub(super) plus: bool,
    /// Whether a parenthesis opens before it.
    pub(super) opens: bool,
    /// Whether a colon stands before it.
    pub(super) explains: bool,
}

/// A text as words.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// The folded words, one after the other.
    pub(super) folded: String,
    /// The words in the order in which they stand.
    pub(super) list: Vec<Token>,
}

impl Tokens {
    /// Cuts a text into words.
    pub(super) fn of(text: &str) -> Self {
        let mut cutter = Cutter::default();
        let mut characters = (0_u32..).zip(text.chars()).take(CHARACTERS).peekable();
        let mut rest = text;
        while let Some((at, character)) = characters.next() {
            rest = rest.get(character.len_utf8()..).unwrap_or_default();
            cutter.take(at, character, rest);
            if cutter.tokens.list.len() >= WORDS {
                break;
            }
            for _ in 0..std::mem::take(&mut cutter.skip) {
                if let Some((_, character)) = characters.next() {
                    rest = rest.get(character.len_utf8()..).unwrap_or_default();
                }
            }
        }
        cutter.close();
        cutter.tokens
    }

    /// The folded form of a word.
    pub(super) fn word(&self, token: &Token) -> &str {
        self.folded.get(token.from..token.to).unwrap_or_default()
    }

    /// The folded form of the word with that number, or nothing.
    pub(super) fn word_at(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| self.word(token))
    }
}

/// Walks through the characters of a text and closes words.
#[derive(Default)]
struct Cutter {
    tokens: Tokens,
    open: Option<Token>,
    /// What has been seen since the last word.
    seen: Between,
    /// The last visible character.
    before: Option<char>,
    /// How many characters were taken together with the last one.
    skip: usize,
}

#[derive(Default)]
struct Between {
    gap: Option<Gap>,
    /// A mark that joins if there is no space around it.
    mark: bool,
    space_before: bool,
    space_after: bool,
    stop: bool,
    opens: bool,
    explains: bool,
}

impl Cutter {
    fn take(&mut self, at: u32, character: char, rest: &str) {
        let from = self.tokens.folded.len();
        let role = match (character, self.open) {
            ('&', _) => {
                self.tokens.folded.push('&');
                Role::Sign
            }
            _ => fold(character, &mut self.tokens.folded),
        };
        match role {
            Role::Letter => self.letter(at, from),
            Role::Sign => {
                self.close();
                self.begin(at, from);
                self.close();
            }
            Role::Mark => self.mark(at, from),
            Role::Hidden => self.tokens.folded.truncate(from),
            Role::Other => self.other(at, character, rest),
        }
        if role != Role::Hidden {
            self.before = Some(character);
        }
    }

    fn letter(&mut self, at: u32, from: usize) {
        let to = self.tokens.folded.len();
        match &mut self.open {
            Some(token) => (token.to, token.end) = (to, at.saturating_add(1)),
            None => self.begin(at, from),
        }
    }

    fn begin(&mut self, at: u32, from: usize) {
        let seen = std::mem::take(&mut self.seen);
        self.open = Some(Token {
            from,
            to: self.tokens.folded.len(),
            start: at,
            end: at.saturating_add(1),
            gap: if self.tokens.list.is_empty() {
                Gap::Break
            } else {
                seen.gap()
            },
            plus: false,
            opens: seen.opens,
            explains: seen.explains,
        });
    }

    /// A mark that is heard belongs to the word before it; one that is not has left nothing to keep.
    fn mark(&mut self, at: u32, from: usize) {
        let to = self.tokens.folded.len();
        let last = self.open.as_mut().or(self.tokens.list.last_mut());
        match last {
            Some(token) if token.to == from => (token.to, token.end) = (to, at.saturating_add(1)),
            Some(_) | None => self.tokens.folded.truncate(from),
        }
    }

    fn other(&mut self, at: u32, character: char, rest: &str) {
        if let Some(token) = &mut self.open {
            let word = self.tokens.folded.get(token.from..token.to).unwrap_or_default();
            let ends = !rest.starts_with(char::is_alphanumeric);
            match character {
                '+' | '#' if ends && !word.bytes().any(|byte| byte.is_ascii_digit()) => {
                    self.tokens.folded.push(character);
                    token.to = self.tokens.folded.len();
                    token.end = at.saturating_add(1);
                    return;
                }
                '+' => token.plus = true,
                '\'' | '’' if is_possessive(rest) => self.skip = 1,
                '/' | ':' | '*' | '_' | '(' | '·' if word.chars().count() >= 4 => {
                    if let Some(length) = gender(rest, character) {
                        self.skip = length;
                        token.end = at.saturating_add(1 + u32::try_from(length).unwrap_or(0));
                    }
                }
                _ => {}
            }
            if self.skip > 0 {
                return;
            }
        }
        let begins = self.open.is_none() && self.before.is_none_or(|before| !before.is_alphanumeric());
        self.close();
        if character == '.' && begins && rest.starts_with(|next: char| next.is_ascii_alphabetic()) {
            let from = self.tokens.folded.len();
            self.tokens.folded.push('.');
            self.begin(at, from);
            return;
        }
        let short = self
            .tokens
            .list
            .last()
            .is_some_and(|token| token.to - token.from <= 2);
        self.seen.see(character, short);
    }

    fn close(&mut self) {
        self.tokens.list.extend(self.open.take());
    }
}

impl Between {
    fn see(&mut self, character: char, after_short_word: bool) {
        let gap = match character {
            '\n' | '\r' | '!' | '?' | ';' | '|' | '•' | '●' | '▪' | '。' | '！' | '？' | '؟' | '؛' | '—'
            | '★' | '→' | '¦' => Gap::Break,
            ',' | '、' | '،' | '，' | ':' | '：' | '(' | ')' | '[' | ']' | '（' | '）' | '"' | '“' | '”'
            | '„' | '«' | '»' => Gap::Comma,
            '/' | '+' | '\\' | '／' => Gap::Slash,
            '-' | '‐' | '‑' | '–' | '−' | '.' | '\'' | '’' | '_' | '·' | '*' | '・' => {
                self.stop |= character == '.' && !after_short_word;
                self.mark = true;
                Gap::Glue
            }
            _ if character.is_whitespace() => {
                if self.mark {
                    self.space_after = true;
                } else {
                    self.space_before = true;
                }
                Gap::Space
            }
            _ => Gap::Space,
        };
        self.explains |= matches!(character, ':' | '：');
        self.opens |= matches!(character, '(' | '[' | '（');
        self.gap = self.gap.max(Some(gap));
    }

    fn gap(&self) -> Gap {
        match self.gap {
            None => Gap::None,
            Some(Gap::Glue) if self.stop && self.space_after => Gap::Break,
            Some(Gap::Glue) if self.space_before && self.space_after => Gap::Break,
            Some(Gap::Glue) if self.space_before || self.space_after => Gap::Space,
            Some(gap) => gap,
        }
    }
}

/// Whether an apostrophe is followed by the `s` of `bachelor's` and the end of the word.
fn is_possessive(rest: &str) -> bool {
    rest.strip_prefix(['s', 'S'])
        .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

/// How many characters a gendered ending has that follows a mark, with the parenthesis that closes it.
fn gender(rest: &str, mark: char) -> Option<usize> {
    let (end, ending) = match rest
        .char_indices()
        .find(|(_, character)| !character.is_alphabetic())
    {
        Some((end, _)) => (end, rest.get(..end)?),
        None => (rest.len(), rest),
    };
    if ending.len() > 5 || !GENDERS.contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let after = rest.get(end..)?.chars().next();
    match (mark, after) {
        ('(', Some(')')) => Some(ending.chars().count() + 1),
        ('(', _) => None,
        (_, after) => after
            .is_none_or(|next| !next.is_alphanumeric() && next != '+')
            .then(|| ending.chars().count()),
    }
}
