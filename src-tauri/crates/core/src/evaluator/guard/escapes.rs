//! Escapes of addresses (`%41`), of pages (`&#65;`, `&lt;`) and of programs (`\u0041`, `\x41`), undone.

/// How many letters in a row that nobody has to escape are no accident.
const FEWEST_NEEDLESS: usize = 4;

/// The longest escape, in characters.
const LONGEST: usize = 10;

/// Names of pages for signs that make markup.
const NAMED: [(&str, char); 7] = [
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&apos;", '\''),
    ("&nbsp;", ' '),
    ("&lpar;", '('),
];

/// A text without escapes.
pub(super) struct Unescaped {
    /// Its characters.
    pub letters: Vec<char>,
    /// For each of them, where it begins in the text with escapes, and where the last one ends.
    places: Vec<usize>,
    /// Which of them was one.
    escaped: Vec<bool>,
    /// Where plain letters are escaped for no reason.
    pub needless: Vec<(usize, usize)>,
}

impl Unescaped {
    /// The passage that some characters come from, if one of them was escaped.
    pub(super) fn original(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let was_escaped = self.escaped.get(from..to)?.iter().any(|escaped| *escaped);
        let place = |at: usize| self.places.get(at).copied();
        was_escaped.then_some((place(from)?, place(to)?))
    }
}

/// A text without escapes; none where it has none.
pub(super) fn unescaped(letters: &[char]) -> Option<Unescaped> {
    letters.iter().find(|letter| matches!(letter, '%' | '&' | '\\'))?;
    let mut undone = Unescaped {
        letters: Vec::new(),
        places: Vec::new(),
        escaped: Vec::new(),
        needless: Vec::new(),
    };
    let (mut at, mut run, mut run_start) = (0, 0, 0);
    while let Some(letter) = letters.get(at) {
        let escape = escape(letters.get(at..).unwrap_or_default());
        let (meant, length) = escape.unwrap_or((*letter, 1));
        undone.letters.push(meant);
        undone.places.push(at);
        undone.escaped.push(escape.is_some());
        if escape.is_some() {
            run_start = if run == 0 { at } else { run_start };
            run += usize::from(meant.is_ascii_alphanumeric());
        }
        at += length;
        let goes_on = escape.is_some() && (run > 0);
        if run >= FEWEST_NEEDLESS && escape.is_some() {
            match undone.needless.last_mut() {
                Some((start, end)) if *start == run_start => *end = at,
                Some(_) | None => undone.needless.push((run_start, at)),
            }
        }
        run = if goes_on { run } else { 0 };
    }
    undone.places.push(letters.len());
    undone.escaped.contains(&true).then_some(undone)
}

/// The escape that a text begins with: what it stands for, and its length.
fn escape(rest: &[char]) -> Option<(char, usize)> {
    let head: String = rest.iter().take(LONGEST).collect();
    if let Some((name, sign)) = NAMED.iter().find(|(name, _)| head.starts_with(name)) {
        return Some((*sign, name.len()));
    }
    let digits = |prefix: &str, radix: u32, most: usize| -> Option<(char, usize)> {
        let behind = head.strip_prefix(prefix)?;
        let digits: String = behind
            .chars()
            .take(most)
            .take_while(|digit| digit.is_digit(radix))
            .collect();
        let value = u32::from_str_radix(&digits, radix).ok()?;
        Some((char::from_u32(value)?, prefix.len() + digits.len()))
    };
    let whole = |found: Option<(char, usize)>, length: usize| found.filter(|(_, end)| *end == length);
    let closed = |found: Option<(char, usize)>| {
        let (sign, end) = found?;
        (rest.get(end) == Some(&';')).then_some((sign, end + 1))
    };
    match (rest.first()?, rest.get(1)?) {
        ('%', _) => whole(digits("%", 16, 2), 3),
        ('&', _) => closed(digits("&#x", 16, 6))
            .or_else(|| closed(digits("&#X", 16, 6)))
            .or_else(|| closed(digits("&#", 10, 6))),
        ('\\', 'u') => {
            let braced = digits("\\u{", 16, 6).filter(|(_, end)| rest.get(*end) == Some(&'}'));
            whole(digits("\\u", 16, 4), 6).or_else(|| braced.map(|(sign, end)| (sign, end + 1)))
        }
        ('\\', 'U') => whole(digits("\\U", 16, 8), 10),
        ('\\', 'x') => whole(digits("\\x", 16, 2), 4),
        ('\\', _) => whole(digits("\\", 8, 3), 4),
        _ => None,
    }
}
