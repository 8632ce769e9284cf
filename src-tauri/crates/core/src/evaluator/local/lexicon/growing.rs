//! Puts names into the lexicon, in every way in which they may be written.

use super::{LONGEST_NAME, Lexicon, Name};
use crate::evaluator::local::{lexicon::Alone, tokens::Tokens, vocabulary::File};

impl Lexicon {
    /// Adds a name in every way in which it may be written.
    pub(in crate::evaluator::local) fn add(&mut self, name: Name) {
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let tokens = Tokens::of(name.text);
        let words: Vec<&str> = tokens.list.iter().map(|token| tokens.word(token)).collect();
        if words.is_empty() || words.len() > LONGEST_NAME {
            return;
        }
        self.plant(&words, number, &name);
        let joined = words.concat();
        if (2..=4).contains(&words.len())
            && joined.len() >= 5
            && joined.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            self.plant(&[&joined], number, &name);
        }
        let spelled = spelled_out(name.text);
        for other in [humps(name.text), spelled].into_iter().flatten() {
            let tokens = Tokens::of(&other);
            let words: Vec<&str> = tokens.list.iter().map(|token| tokens.word(token)).collect();
            self.plant(&words, number, &name);
        }
        self.names.push(name);
    }

    /// When all names are there: a name that is a compound is also written in two words, `Software-Entwickler`.
    pub(in crate::evaluator::local) fn finish(&mut self) {
        let mut compounds = Vec::new();
        for (number, name) in (0..).zip(&self.names).filter(|(_, name)| !name.exact) {
            let tokens = Tokens::of(name.text);
            if let [token] = tokens.list.as_slice()
                && let Some(split) = self.compound(tokens.word(token), |_| true)
                && let Some((begin, end)) = tokens.word(token).split_at_checked(split)
            {
                let end = self.words.get(end).copied();
                let begins = self.beginning_of_compound(begin);
                compounds.extend(
                    begins
                        .into_iter()
                        .zip(end.into_iter().cycle())
                        .map(|words| (words, number)),
                );
            }
        }
        for ((begin, end), number) in compounds {
            self.grow(&[begin, end], number);
        }
    }

    fn plant(&mut self, words: &[&str], number: u32, name: &Name) {
        let numbers: Vec<u32> = words.iter().map(|word| self.number(word)).collect();
        self.grow(&numbers, number);
        if let [word] = words
            && !name.exact
            && !name.doubtful
        {
            let word = self.number(word) as usize;
            if let Some(alone) = self.alone.get_mut(word) {
                alone.is_name |= joins_compounds(name.file);
                alone.is_title |= name.file == File::Titles;
            }
        }
    }

    /// Grows the branch for a row of words, and hangs a name at its end.
    fn grow(&mut self, words: &[u32], number: u32) {
        let mut knot = 0;
        for word in words {
            let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX).max(1);
            knot = *self.branches.entry((knot, *word)).or_insert(next);
            let size = (knot as usize + 1).max(self.ends.len());
            self.ends.resize_with(size, Vec::new);
        }
        if let Some(ends) = self.ends.get_mut(knot as usize)
            && !ends.contains(&number)
        {
            ends.push(number);
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(word.into(), number);
        self.alone.push(Alone::default());
        number
    }
}

/// Whether names of a file are parts of compounds: a Fachkraft is a beginner or a professional only by itself.
fn joins_compounds(file: File) -> bool {
    match file {
        File::Titles
        | File::Skills
        | File::Languages
        | File::Degrees
        | File::Fields
        | File::Certifications
        | File::Industries => true,
        File::Seniority | File::Levels | File::Places | File::Statuses | File::Soft | File::Grammar => false,
    }
}

/// A name with humps in words: `JavaScript` is also written `Java Script`.
fn humps(text: &str) -> Option<String> {
    let mut apart = String::with_capacity(text.len() + 4);
    let mut lower = 0;
    for character in text.chars() {
        if character.is_uppercase() && lower >= 2 {
            apart.push(' ');
        }
        lower = if character.is_lowercase() { lower + 1 } else { 0 };
        apart.push(character);
    }
    (apart.len() > text.len()).then_some(apart)
}

/// A German name without a German keyboard: `Koeln`.
fn spelled_out(text: &str) -> Option<String> {
    text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']).then(|| {
        let mut out = String::with_capacity(text.len() + 4);
        for character in text.chars() {
            match character {
                'ä' => out.push_str("ae"),
                'ö' => out.push_str("oe"),
                'ü' => out.push_str("ue"),
                'Ä' => out.push_str("Ae"),
                'Ö' => out.push_str("Oe"),
                'Ü' => out.push_str("Ue"),
                _ => out.push(character),
            }
        }
        out
    })
}
