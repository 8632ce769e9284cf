//! Characters that nobody sees: which of them a script or an emoji needs, and which only hide something.

/// The most marks of direction in a row that a text from right to left has for its own sake.
const MOST_MARKS: usize = 2;

/// The flags of regions that are written with tag characters, by the letters of their tags.
const REGIONS: [&str; 4] = ["gbeng", "gbsct", "gbwls", "gbnir"];

/// The fewest letters on each side of a soft hyphen that shows where a word may be broken.
const FEWEST_BESIDE_HYPHEN: usize = 2;

/// Whether a character has no look of its own. Some of these are needed where they stand.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) || (letter.is_control() && letter != '\n' && letter != '\t')
}

/// Whether a character is never shown to a model, also where a script has it for a reason.
pub(super) fn is_taken_out(letter: char) -> bool {
    is_unseen(letter) && !is_joiner(letter) && !is_selector(letter)
}

/// For each character, whether it is one that nobody sees and that nothing needs where it stands.
pub(super) fn hides(letters: &[char]) -> Vec<bool> {
    let text = Text {
        letters,
        is_right_to_left: letters.iter().any(|letter| is_right_to_left(*letter)),
    };
    let mut hides: Vec<_> = (0..letters.len()).map(|at| text.hides(at)).collect();
    // A flag of a region is one emoji, tags and all.
    for (at, _) in letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| **letter == '\u{1F3F4}')
    {
        let tags = text.region(at + 1);
        hides
            .iter_mut()
            .skip(at + 1)
            .take(tags)
            .for_each(|hides| *hides = false);
    }
    hides
}

/// The passages in which something is hidden: the characters themselves, with the word that they stand in, and what an
/// override turns around.
pub(super) fn passages(letters: &[char], hides: &[bool]) -> Vec<(usize, usize)> {
    let mut passages = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !hides.get(at).copied().unwrap_or_default() {
            at += 1;
            continue;
        }
        let mut end = at + hides.iter().skip(at).take_while(|hides| **hides).count();
        let is_turned = letters
            .get(at..end)
            .unwrap_or_default()
            .iter()
            .any(|letter| is_override(*letter));
        if is_turned {
            let turned = letters
                .iter()
                .skip(end)
                .take_while(|letter| **letter != '\u{202C}' && **letter != '\n');
            end = (end + turned.count() + 1).min(letters.len());
        }
        let before = letters
            .iter()
            .take(at)
            .rev()
            .take_while(|letter| letter.is_alphanumeric())
            .count();
        let behind = letters
            .iter()
            .skip(end)
            .take_while(|letter| letter.is_alphanumeric())
            .count();
        let (start, stop) = if before > 0 && behind > 0 && !is_turned {
            (at - before, end + behind)
        } else {
            (at, end)
        };
        match passages.last_mut() {
            Some((_, last)) if *last >= start => *last = stop.max(*last),
            Some(_) | None => passages.push((start, stop)),
        }
        at = end;
    }
    passages
}

struct Text<'a> {
    letters: &'a [char],
    is_right_to_left: bool,
}

impl Text<'_> {
    fn hides(&self, at: usize) -> bool {
        let Some(letter) = self.letters.get(at).copied() else {
            return false;
        };
        if !is_unseen(letter) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|at| self.letters.get(at)).copied();
        let behind = self.letters.get(at + 1).copied();
        let is_before = |is: fn(char) -> bool| before.is_some_and(is);
        let is_behind = |is: fn(char) -> bool| behind.is_some_and(is);
        let needed = match letter {
            // What old programs and wrong code pages leave behind.
            '\r' | '\u{0B}' | '\u{0C}' | '\u{80}'..='\u{9F}' => true,
            '\u{FEFF}' => at == 0,
            '\u{AD}' => self.breaks_word(at),
            '\u{34F}' => is_before(unicode_normalization::char::is_combining_mark),
            '\u{200B}' => is_before(is_unspaced) && is_behind(is_unspaced),
            '\u{200C}' => is_before(joins),
            '\u{200D}' => is_before(joins) || (is_before(is_in_emoji) && is_behind(is_pictured)),
            '\u{61C}' | '\u{200E}' | '\u{200F}' => {
                self.is_right_to_left && self.marks_around(at) <= MOST_MARKS
            }
            '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => {
                self.is_right_to_left && self.marks_around(at) <= MOST_MARKS
            }
            '\u{FE00}'..='\u{FE0F}' => is_before(takes_selector),
            '\u{E0100}'..='\u{E01EF}' => is_before(is_ideograph),
            '\u{180B}'..='\u{180F}' => is_before(|letter| matches!(letter, '\u{1800}'..='\u{18AF}')),
            '\u{115F}' | '\u{1160}' => is_before(is_jamo) || is_behind(is_jamo),
            '\u{17B4}' | '\u{17B5}' => is_before(is_unspaced),
            _ => false,
        };
        !needed
    }

    /// Whether a soft hyphen stands in a word that is long enough to be broken there.
    fn breaks_word(&self, at: usize) -> bool {
        let before = self
            .letters
            .iter()
            .take(at)
            .rev()
            .take(FEWEST_BESIDE_HYPHEN)
            .take_while(|letter| letter.is_alphabetic())
            .count();
        let behind = self
            .letters
            .iter()
            .skip(at + 1)
            .take(FEWEST_BESIDE_HYPHEN)
            .take_while(|letter| letter.is_alphabetic())
            .count();
        before >= FEWEST_BESIDE_HYPHEN && behind >= FEWEST_BESIDE_HYPHEN
    }

    /// How many characters that nobody sees stand in a row here.
    fn marks_around(&self, at: usize) -> usize {
        let before = self
            .letters
            .iter()
            .take(at)
            .rev()
            .take(MOST_MARKS)
            .take_while(|letter| is_unseen(**letter));
        let behind = self
            .letters
            .iter()
            .skip(at)
            .take(MOST_MARKS + 1)
            .take_while(|letter| is_unseen(**letter));
        before.count() + behind.count()
    }

    /// How many tag characters from here on are the region of a flag.
    fn region(&self, at: usize) -> usize {
        let tags = self.letters.iter().skip(at);
        let letters: String = tags
            .map_while(|tag| {
                char::from_u32(u32::from(*tag).checked_sub(0xE0000)?).filter(char::is_ascii_alphanumeric)
            })
            .take(6)
            .collect();
        let is_closed = self.letters.get(at + letters.len()) == Some(&'\u{E007F}');
        if is_closed && REGIONS.contains(&letters.as_str()) {
            letters.len() + 1
        } else {
            0
        }
    }
}

fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

fn is_selector(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}')
}

fn is_override(letter: char) -> bool {
    matches!(letter, '\u{202D}' | '\u{202E}')
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{61B}' | '\u{61D}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Scripts whose letters change their form beside one another: they say with a joiner where not to.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1700}'..='\u{18AF}'
        | '\u{1A20}'..='\u{1BFF}' | '\u{A840}'..='\u{A8FF}' | '\u{A980}'..='\u{A9FF}' | '\u{AA00}'..='\u{ABFF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{11000}'..='\u{11FFF}')
}

fn is_unspaced(letter: char) -> bool {
    super::plain::is_unspaced(letter) || joins(letter)
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_jamo(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{D7B0}'..='\u{D7FF}')
}

fn is_pictured(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{1F000}'..='\u{1FAFF}')
}

fn is_in_emoji(letter: char) -> bool {
    is_pictured(letter) || letter == '\u{FE0F}'
}

/// Whether a selector of a look may follow: on a picture, a sign, a digit of a keycap or an ideograph, never a letter.
fn takes_selector(letter: char) -> bool {
    is_ideograph(letter)
        || matches!(letter, '\u{1000}'..='\u{109F}' | '\u{1800}'..='\u{18AF}' | '\u{A840}'..='\u{A87F}' | 'ℹ' | 'Ⓜ')
        || !(letter.is_alphabetic() || letter.is_whitespace() || is_unseen(letter))
}
