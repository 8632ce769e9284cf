//! The guard between what strangers write and whoever judges them: characters that nobody sees are taken out, and texts
//! that try to steer a check are told apart from texts that describe a person.

/// A text as a model is shown it, and the way back to the text as it stands in the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    text: String,
    original: Vec<char>,
    /// For each character of `text`, its place in `original`.
    places: Vec<u32>,
}

impl Cleaned {
    /// A text without the characters that nobody sees.
    pub fn of(text: &str) -> Self {
        let original: Vec<char> = text.chars().collect();
        let seen = (0_u32..)
            .zip(&original)
            .filter(|(_, letter)| !is_hidden(**letter));
        let (places, letters): (Vec<_>, Vec<_>) = seen.map(|(place, letter)| (place, *letter)).unzip();
        Self {
            text: letters.iter().collect(),
            original,
            places,
        }
    }

    /// What is shown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A passage of what is shown as it stands in the profile, hidden characters and all, and at which character it
    /// begins there.
    pub fn original(&self, passage: &str) -> Option<(String, u32)> {
        let at = self.text.find(passage)?;
        let first = self.text.get(..at)?.chars().count();
        let last = first + passage.chars().count().checked_sub(1)?;
        let (start, end) = (*self.places.get(first)?, *self.places.get(last)?);
        let letters = self.original.get(start as usize..=end as usize)?;
        Some((letters.iter().collect(), start))
    }
}

/// Whether a character has no look and no place in a word: zero-width characters, marks of direction, tags.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) || (letter.is_control() && letter != '\n' && letter != '\t')
}
