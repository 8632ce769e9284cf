//! Phrases of requirements that the vocabulary does not know: they are looked for as they are written.
//!
//! A phrase is a concept like any other to whoever reads and weighs, only that nothing is broader or narrower, and that
//! nobody is known to lack it but by saying so.

use rustc_hash::FxHashMap;

use super::{
    inflection::bases,
    lexicon::Mention,
    tokens::{Gap, Tokens},
    vocabulary::{ConceptId, File},
};
use crate::briefing::RequirementCategory as Category;

/// The longest word that is looked for, in bytes.
const LONGEST_WORD: usize = 64;
/// Longer phrases are sentences, and nobody else writes the same one.
const LONGEST: usize = 4;
/// A requirement with more of them is told in prose.
const MOST: usize = 3;
/// How many phrases the requirements of a briefing may have together.
const ALL: usize = 1_000;
/// Words from this length on may be inflected; shorter ones are too much alike.
const INFLECTED: usize = 5;

/// The phrases of some requirements.
#[derive(Debug, Clone, Default)]
pub(super) struct Literals {
    phrases: Vec<Phrase>,
    /// The phrases whose first word is a word, or an inflection of it.
    beginnings: FxHashMap<Box<str>, Vec<u32>>,
}

#[derive(Debug, Clone)]
struct Phrase {
    words: Vec<Box<str>>,
    file: File,
}

impl Literals {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// Makes phrases of the words `unknown` of a requirement, if they can be some. They are left alone if they cannot.
    pub(super) fn learn(&mut self, tokens: &Tokens, unknown: &[usize], category: Category) -> Vec<Mention> {
        let Some(file) = file(category) else {
            return Vec::new();
        };
        let runs = runs(tokens, unknown);
        let fits = |run: &(usize, usize)| {
            let mut words = (run.0..run.1).map(|at| tokens.word_at(at));
            run.1 - run.0 <= LONGEST
                && words.clone().all(|word| word.len() <= LONGEST_WORD)
                && words.any(is_telling)
        };
        if runs.len() > MOST || self.phrases.len() + runs.len() > ALL || !runs.iter().all(fits) {
            return Vec::new();
        }
        let mention = |(from, to): (usize, usize)| Mention {
            concept: self.add((from..to).map(|at| tokens.word_at(at).into()).collect(), file),
            file,
            from,
            to,
            doubtful: false,
            inflected: false,
        };
        runs.into_iter().map(mention).collect()
    }

    fn add(&mut self, words: Vec<Box<str>>, file: File) -> ConceptId {
        let known = self
            .phrases
            .iter()
            .position(|phrase| phrase.words == words && phrase.file == file);
        let number = known.unwrap_or(self.phrases.len());
        let id = u32::try_from(number).unwrap_or(u32::MAX);
        if known.is_none() {
            each_form(words.first().map_or("", |first| first), |form| {
                let phrases = self.beginnings.entry(form.into()).or_default();
                if phrases.last() != Some(&id) {
                    phrases.push(id);
                }
            });
            self.phrases.push(Phrase { words, file });
        }
        ConceptId::literal(id)
    }

    /// Adds every phrase that stands in a text to what else it mentions, in their order.
    pub(super) fn find(&self, tokens: &Tokens, all: &mut Vec<Mention>) {
        if self.is_empty() {
            return;
        }
        let before = all.len();
        let mut begin: Vec<u32> = Vec::new();
        for from in 0..tokens.list.len() {
            begin.clear();
            each_form(tokens.word_at(from), |form| {
                begin.extend(self.beginnings.get(form).into_iter().flatten());
            });
            begin.sort_unstable();
            begin.dedup();
            all.extend(begin.iter().filter_map(|id| self.mention(*id, tokens, from)));
        }
        if all.len() > before {
            all.sort_by_key(|mention| (mention.from, mention.to));
        }
    }

    fn mention(&self, id: u32, tokens: &Tokens, from: usize) -> Option<Mention> {
        let phrase = self.phrases.get(id as usize)?;
        let to = from + phrase.words.len();
        let stands = phrase.words.iter().zip(from..).all(|(word, at)| {
            let token = tokens.list.get(at);
            token.is_some_and(|token| at == from || token.gap < Gap::Comma) && alike(word, tokens.word_at(at))
        });
        stands.then_some(Mention {
            concept: ConceptId::literal(id),
            file: phrase.file,
            from,
            to,
            doubtful: false,
            inflected: false,
        })
    }
}

/// As what a phrase counts in a requirement of that category. None where a phrase proves nothing: a place or a degree
/// that is not known cannot be told from others.
fn file(category: Category) -> Option<File> {
    match category {
        Category::WorkExperience | Category::Technical | Category::Other => Some(File::Skills),
        Category::Certifications => Some(File::Certifications),
        Category::Soft => Some(File::Soft),
        Category::IndustryExperience | Category::CurrentWorkStatus => Some(File::Industries),
        Category::Location | Category::Seniority | Category::Education | Category::Languages => None,
    }
}

/// Words that stand side by side in one part of a sentence: from, to.
fn runs(tokens: &Tokens, unknown: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in unknown {
        let joins = tokens.list.get(*at).is_some_and(|token| token.gap < Gap::Slash);
        match runs.last_mut() {
            Some((_, to)) if *to == *at && joins => *to += 1,
            _ => runs.push((*at, at + 1)),
        }
    }
    runs
}

/// Whether a word is more than a number or a letter.
fn is_telling(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && (word.len() >= 3 || !word.is_ascii())
}

/// Calls `found` with a word, and with what it may be an inflection of.
fn each_form(word: &str, mut found: impl FnMut(&str)) {
    found(word);
    if word.len() >= INFLECTED {
        bases(word, found);
    }
}

/// Whether two words are the same, or one is an inflection of the other.
fn alike(asked: &str, said: &str) -> bool {
    let comes_from = |word: &str, other: &str| {
        let mut found = false;
        bases(word, |base| found |= base == other);
        found
    };
    let long = asked.len() >= INFLECTED && said.len() >= INFLECTED;
    asked == said || long && (comes_from(said, asked) || comes_from(asked, said))
}
