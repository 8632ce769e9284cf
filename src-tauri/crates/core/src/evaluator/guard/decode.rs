//! Codes that stand for bytes or letters: base64, hexadecimal, binary and decimal numbers, Morse.

/// The shortest run of base64 that is read, and the most bytes of any.
const SHORTEST_BASE64: usize = 14;
const MOST_BYTES: usize = 4_000;

/// The fewest numbers in a row that may be letters.
const FEWEST_NUMBERS: usize = 6;

/// The fewest letters in Morse that are read.
const FEWEST_SIGNALS: usize = 6;

/// A passage in a code.
pub(super) struct Code {
    /// Its characters.
    pub start: usize,
    pub end: usize,
    /// What it says.
    pub says: String,
    /// Whether nobody writes so by accident.
    pub is_odd: bool,
}

/// Runs of base64 that say something.
pub(super) fn base64(letters: &[char]) -> Vec<Code> {
    let is_digit = |letter: char| letter.is_ascii_alphanumeric() || "+/-_".contains(letter);
    let mut found = Vec::new();
    for (start, end) in runs(letters, is_digit) {
        let run = letters.get(start..end).unwrap_or_default();
        // A path has the same strokes as base64: then its parts are read.
        let whole = std::iter::once((start, end));
        let parts = split(run, '/')
            .into_iter()
            .map(|(from, to)| (start + from, start + to));
        let said = whole.chain(parts).find_map(|(from, to)| {
            let part = letters
                .get(from..to)
                .filter(|part| part.len() >= SHORTEST_BASE64)?;
            let says = printable(sixty_four(part))?;
            Some(Code {
                start: from,
                end: to,
                says,
                is_odd: true,
            })
        });
        found.extend(said);
    }
    found
}

fn split(run: &[char], at: char) -> Vec<(usize, usize)> {
    let mut start = 0;
    let parts = run.split(|letter| *letter == at).map(|part| {
        let from = start;
        start += part.len() + 1;
        (from, from + part.len())
    });
    parts.collect()
}

fn sixty_four(run: &[char]) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0_u32);
    for letter in run.iter().take(MOST_BYTES) {
        let value = match letter {
            'A'..='Z' => u32::from(*letter) - u32::from('A'),
            'a'..='z' => u32::from(*letter) - u32::from('a') + 26,
            '0'..='9' => u32::from(*letter) - u32::from('0') + 52,
            '+' | '-' => 62,
            _ => 63,
        };
        bits = (bits << 6 | value) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend(u8::try_from(bits >> count & 0xFF));
        }
    }
    bytes
}

/// Rows of numbers that are letters: in pairs of hexadecimal digits, in eights of binary ones, or decimal.
pub(super) fn numbers(letters: &[char]) -> Vec<Code> {
    let is_part = |letter: char| letter.is_ascii_hexdigit() || " ,:\nx".contains(letter);
    let mut found = Vec::new();
    for (start, end) in runs(letters, is_part) {
        let run = letters.get(start..end).unwrap_or_default();
        // A run may begin or end inside a word.
        let is_word = |at: Option<usize>| {
            at.and_then(|at| letters.get(at))
                .is_some_and(|letter| letter.is_alphanumeric())
        };
        let cut = |letters: &[char]| {
            letters
                .iter()
                .take_while(|letter| letter.is_alphanumeric())
                .count()
        };
        let first = if is_word(start.checked_sub(1)) {
            cut(run)
        } else {
            0
        };
        let mut last = end;
        if is_word(Some(end)) {
            last -= run
                .iter()
                .rev()
                .take_while(|letter| letter.is_alphanumeric())
                .count();
        }
        let from = start + first;
        found.extend(letters.get(from..last).and_then(|run| number_row(run, from)));
    }
    found
}

fn number_row(run: &[char], start: usize) -> Option<Code> {
    if run.len() < FEWEST_NUMBERS * 2 {
        return None;
    }
    let text: String = run.iter().take(MOST_BYTES * 9).collect();
    let groups = || {
        text.split([' ', ',', ':', '\n'])
            .filter(|group| !group.is_empty())
    };
    let bare = |group: &str| group.strip_prefix("0x").unwrap_or(group).to_owned();
    let joined: String = groups().map(bare).collect();
    let has_letters = joined.contains(|digit: char| digit.is_ascii_alphabetic());
    let is_binary = joined.len() >= 24 && joined.chars().all(|digit| matches!(digit, '0' | '1'));
    let (bytes, is_odd): (Vec<u8>, bool) = if is_binary {
        (in_groups(&joined, 8, 2), true)
    } else if groups().all(|group| bare(group).len().is_multiple_of(2)) {
        (in_groups(&joined, 2, 16), has_letters)
    } else {
        (Vec::new(), false)
    };
    let decimal = || {
        groups()
            .map_while(|group| group.parse::<u8>().ok())
            .collect::<Vec<_>>()
    };
    let says = printable(bytes)
        .map(|says| (says, is_odd))
        .or_else(|| Some((printable(decimal())?, false)));
    let (says, is_odd) = says?;
    Some(Code {
        start,
        end: start + run.len(),
        says,
        is_odd,
    })
}

fn in_groups(digits: &str, size: usize, radix: u32) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().collect();
    let groups = digits
        .chunks_exact(size)
        .map(|group| group.iter().collect::<String>());
    groups
        .map_while(|group| u8::from_str_radix(&group, radix).ok())
        .collect()
}

/// The text that bytes are, if it is one: enough of it, and nothing in it that no text has.
fn printable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let is_text =
        |letter: char| letter == '\n' || !(letter.is_control() || letter == char::REPLACEMENT_CHARACTER);
    let letters = text
        .chars()
        .filter(|letter| letter.is_alphabetic() || *letter == ' ')
        .count();
    let count = text.chars().count();
    (count >= FEWEST_NUMBERS && text.chars().all(is_text) && letters * 10 >= count * 7).then_some(text)
}

/// Morse that says something.
pub(super) fn morse(letters: &[char]) -> Vec<Code> {
    let is_part = |letter: char| ".-·−–•_/| ".contains(letter);
    let mut found = Vec::new();
    for (start, end) in runs(letters, is_part) {
        let run: String = letters
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .take(MOST_BYTES)
            .collect();
        let words = run
            .split(['/', '|'])
            .map(|word| word.split_whitespace().map(signal).collect::<Option<String>>());
        let said: Option<Vec<String>> = words.collect();
        let says = said.unwrap_or_default().join(" ");
        let says = says.trim();
        if says.len() >= FEWEST_SIGNALS {
            found.push(Code {
                start,
                end,
                says: says.to_owned(),
                is_odd: true,
            });
        }
    }
    found
}

fn signal(group: &str) -> Option<char> {
    const LETTERS: [&str; 26] = [
        ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---", "-.-", ".-..", "--", "-.",
        "---", ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--", "--..",
    ];
    let plain: String = group
        .chars()
        .map(|sign| if ".·•".contains(sign) { '.' } else { '-' })
        .collect();
    let found = ('a'..='z').zip(LETTERS).find(|(_, code)| *code == plain);
    found.map(|(letter, _)| letter)
}

/// The longest stretches of characters of one kind, long enough to be read.
fn runs(letters: &[char], is: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let (mut found, mut start) = (Vec::new(), None);
    for at in 0..=letters.len() {
        let goes_on = letters.get(at).is_some_and(|letter| is(*letter));
        match (start, goes_on) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if at - from >= FEWEST_NUMBERS * 2 {
                    found.push((from, at));
                }
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    found
}
