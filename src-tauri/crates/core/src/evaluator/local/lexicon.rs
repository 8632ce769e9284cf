//! Finds the names of concepts in a text.
//!
//! All names stand in one tree of words. A word of a text goes down every branch that it may be a form of; where a name
//! ends and nothing longer of the same file fits, that concept is mentioned.

mod growing;
mod memory;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use self::memory::Known;
pub(super) use self::memory::Memory;

use super::{
    inflection::bases,
    tokens::{Gap, Token, Tokens},
    vocabulary::{ConceptId, File},
};

/// The longest name, in words.
const LONGEST_NAME: usize = 12;
/// The shortest end of a compound that is looked at by itself, and of one with an unknown beginning.
const SHORTEST_END: usize = 4;
const SHORTEST_LONE_END: usize = 7;
/// What German puts between the parts of a compound.
const LINKS: &[&str] = &["", "s", "n", "en", "es", "e", "er", "ns"];

/// One of the names of a concept.
#[derive(Debug)]
pub(super) struct Name {
    concept: ConceptId,
    file: File,
    text: &'static str,
    /// Whether it must be written exactly so.
    exact: bool,
    /// Whether it counts only among others of its kind.
    doubtful: bool,
}

/// A concept that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) concept: ConceptId,
    pub(super) file: File,
    /// Its words: the first, and the one after the last.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it counts only among others of its kind.
    pub(super) doubtful: bool,
    /// Whether a word of it is an inflection of what is listed.
    pub(super) inflected: bool,
}

/// All names, as a tree of words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: FxHashMap<Box<str>, u32>,
    /// What a word is when it stands alone.
    alone: Vec<Alone>,
    branches: FxHashMap<(u32, u32), u32>,
    /// The names that end at each knot of the tree.
    ends: Vec<Vec<u32>>,
    names: Vec<Name>,
}

/// What a word is when it stands alone.
#[derive(Debug, Clone, Copy, Default)]
struct Alone {
    is_name: bool,
    is_title: bool,
}

impl Name {
    /// Reads a label of the vocabulary. None if there is nothing to read.
    pub(super) fn read(label: &'static str, concept: ConceptId, file: File) -> Option<Self> {
        let marked = label.trim();
        let text = marked.trim_start_matches(['=', '?']);
        let marks = marked.get(..marked.len() - text.len()).unwrap_or_default();
        let text = text.trim();
        (!text.is_empty()).then_some(Self {
            concept,
            file,
            text,
            exact: marks.contains('='),
            doubtful: marks.contains('?'),
        })
    }
}

impl Lexicon {
    /// Every concept that a text names, in the order in which they begin; of each file the longest at a place.
    /// Compounds are taken apart in `tokens` on the way.
    /// Where `listed`, a name that is the whole text may be written in any case.
    pub(super) fn mentions(
        &self,
        text: &str,
        tokens: &mut Tokens,
        memory: &mut Memory,
        listed: bool,
    ) -> Vec<Mention> {
        memory.make_room();
        let known = self.take_apart(tokens, memory);
        let mut found = Vec::new();
        for from in 0..tokens.list.len() {
            let first = found.len();
            let walk = Walk {
                text,
                tokens,
                known: &known,
                memory,
                from,
                listed,
            };
            self.descend(&walk, from, (0, false), &mut found);
            keep_longest(&mut found, first);
        }
        found
    }

    /// What is known of each word of a text. A compound becomes two words.
    fn take_apart(&self, tokens: &mut Tokens, memory: &mut Memory) -> Vec<Known> {
        let mut known = Vec::with_capacity(tokens.list.len() + 4);
        let mut at = 0;
        while let Some(token) = tokens.list.get(at).copied() {
            let word = memory.word(tokens.word(&token), |word, forms| self.know(word, forms));
            known.push(word);
            at += 1;
            if word.split == 0 {
                continue;
            }
            let cut = token.from + usize::from(word.split);
            let end = Token {
                from: cut,
                gap: Gap::Glue,
                opens: false,
                explains: false,
                ..token
            };
            if let Some(token) = tokens.list.get_mut(at - 1) {
                (token.to, token.plus) = (cut, false);
            }
            tokens.list.insert(at, end);
        }
        known
    }

    /// Puts the forms of a word at the end of `all`, or those of its beginning if it is a compound, and says where it
    /// falls into two.
    fn know(&self, word: &str, all: &mut Vec<u32>) -> u16 {
        let forms = self.forms(word);
        let split = if forms.is_empty() {
            self.compound(word, |alone| alone.is_name)
        } else {
            None
        };
        let split = split.and_then(|split| u16::try_from(split).ok());
        let begin = split.and_then(|split| word.get(..usize::from(split)));
        all.extend(begin.map_or(forms, |begin| self.beginning_of_compound(begin)));
        split.unwrap_or(0)
    }

    fn forms(&self, word: &str) -> Vec<u32> {
        let mut forms: Vec<u32> = self.words.get(word).copied().into_iter().collect();
        let others: &[&str] = match word {
            "&" => &["and", "und", "et", "y", "e"],
            "and" | "und" | "et" | "y" | "e" => &["&"],
            _ => {
                bases(word, |base| {
                    if let Some(number) = self.words.get(base)
                        && !forms.contains(number)
                    {
                        forms.push(*number);
                    }
                });
                &[]
            }
        };
        forms.extend(others.iter().filter_map(|other| self.words.get(*other)));
        forms
    }

    /// At which byte an unknown word falls into two, `backend|entwicklerin`, the first of which `begins` a compound.
    /// None if it does not.
    fn compound(&self, word: &str, begins: fn(&Alone) -> bool) -> Option<usize> {
        if word.len() < 2 * SHORTEST_END
            || word.len() > 64
            || !word.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            return None;
        }
        let splits = 3..=word.len().saturating_sub(SHORTEST_END);
        let is = |forms: &[u32], what: fn(&Alone) -> bool| {
            forms
                .iter()
                .any(|form| self.alone.get(*form as usize).is_some_and(what))
        };
        let mut lone = None;
        for split in splits {
            let (begin, end) = word.split_at_checked(split)?;
            let ends = self.forms(end);
            if !is(&ends, |alone| alone.is_name) {
                continue;
            }
            if is(&self.beginning_of_compound(begin), begins) {
                return Some(split);
            }
            if lone.is_none() && end.len() >= SHORTEST_LONE_END && is(&ends, |alone| alone.is_title) {
                lone = Some(split);
            }
        }
        lone
    }

    fn beginning_of_compound(&self, begin: &str) -> Vec<u32> {
        let rests = LINKS.iter().filter_map(|link| begin.strip_suffix(link));
        rests
            .filter(|rest| rest.len() >= 3)
            .filter_map(|rest| self.words.get(rest))
            .copied()
            .collect()
    }

    fn descend(&self, walk: &Walk<'_>, at: usize, (knot, inflected): (u32, bool), found: &mut Vec<Mention>) {
        let Some(token) = walk.tokens.list.get(at) else {
            return;
        };
        if at > walk.from && token.gap > Gap::Comma {
            return;
        }
        for form in walk.forms(at) {
            let Some(next) = self.branches.get(&(knot, *form)) else {
                continue;
            };
            let is_itself = || self.words.get(walk.tokens.word(token)) == Some(form);
            let inflected = inflected || !is_itself();
            for name in self.ends.get(*next as usize).into_iter().flatten() {
                let Some(name) = self.names.get(*name as usize) else {
                    continue;
                };
                if walk.allows(name, at, is_itself) {
                    found.push(Mention {
                        concept: name.concept,
                        file: name.file,
                        from: walk.from,
                        to: at + 1,
                        doubtful: name.doubtful,
                        inflected,
                    });
                }
            }
            if at + 1 < walk.from + LONGEST_NAME {
                self.descend(walk, at + 1, (*next, inflected), found);
            }
        }
    }
}

/// A way down the tree.
struct Walk<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    known: &'a [Known],
    memory: &'a Memory,
    from: usize,
    listed: bool,
}

impl Walk<'_> {
    /// The words of the vocabulary that a word may be a form of.
    fn forms(&self, at: usize) -> &[u32] {
        self.known.get(at).map_or(&[], |known| self.memory.forms(*known))
    }

    /// Whether a name may end at a word: it is written as it must be, and not glued into something else.
    fn allows(&self, name: &Name, at: usize, is_itself: impl Fn() -> bool) -> bool {
        let (Some(first), Some(last)) = (self.tokens.list.get(self.from), self.tokens.list.get(at)) else {
            return false;
        };
        // A comma may stand only where the name has one: `Paris, Texas`.
        let broken = |at: usize| {
            self.tokens
                .list
                .get(at)
                .is_some_and(|token| token.gap == Gap::Comma)
        };
        if (self.from + 1..=at).any(broken) && !name.text.contains([',', '(', ':']) {
            return false;
        }
        let whole = self.listed && self.from == 0 && at + 1 == self.tokens.list.len();
        if name.exact && !whole {
            let length = last.end.saturating_sub(first.start) as usize;
            let written = self.text.chars().skip(first.start as usize).take(length);
            if !is_itself() || !written.eq(name.text.chars()) {
                return false;
            }
        }
        let short = at == self.from && self.tokens.word(last).chars().count() <= 2;
        let is_sign = self
            .tokens
            .word(last)
            .chars()
            .next()
            .is_some_and(|first| !first.is_alphabetic() || first as u32 > 0x2000);
        // A steering word may be glued to what it steers: `ex-Google`.
        !short
            || is_sign
            || name.file == File::Grammar
            || !(self.is_glued(self.from, self.from.checked_sub(1)) || self.is_glued(at + 1, Some(at + 1)))
    }

    /// Whether the word at `gap` is glued to the one before it, or the word at `neighbour` is an `&`.
    fn is_glued(&self, gap: usize, neighbour: Option<usize>) -> bool {
        let glue = self
            .tokens
            .list
            .get(gap)
            .is_some_and(|token| token.gap == Gap::Glue);
        glue || neighbour.is_some_and(|at| {
            self.tokens.word_at(at) == "&"
                && self
                    .tokens
                    .list
                    .get(gap)
                    .is_some_and(|token| token.gap == Gap::None)
        })
    }
}

/// Of what was found from `first` on, all with the same beginning, keeps the longest of each file; and nothing that a
/// longer name of the same file covers, nor an inflection where the words themselves are listed: a diploma is no
/// `Diplom`.
fn keep_longest(found: &mut Vec<Mention>, first: usize) {
    let new = found.split_off(first);
    for mention in &new {
        let longest = new
            .iter()
            .filter(|other| other.file == mention.file)
            .map(|other| other.to)
            .max();
        let covered = found.iter().rev().take(64).any(|earlier| {
            earlier.file == mention.file && earlier.to >= mention.to && earlier.from < mention.from
        });
        let again = found
            .iter()
            .skip(first)
            .any(|other| other.concept == mention.concept && other.to == mention.to);
        let listed = mention.inflected
            && new
                .iter()
                .any(|other| other.file == mention.file && other.to == mention.to && !other.inflected);
        if longest == Some(mention.to) && !covered && !again && !listed {
            found.push(*mention);
        }
    }
}
