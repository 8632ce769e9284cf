//! Sentences that give orders to whoever checks: how much of what such a sentence is made of it has.

use super::{
    plain::Plain,
    words::{Found, Meaning, shipped},
};

/// From how many points on a sentence is an order.
const ENOUGH: u32 = 4;

/// From how many points on a text that was hidden in another is one: hiding it speaks for itself.
const ENOUGH_HIDDEN: u32 = 2;

/// From how many points on a few short sentences are one order together, and how many words they may have.
const ENOUGH_TOGETHER: u32 = 5;
const LONGEST_TOGETHER: u32 = 24;
const MOST_TOGETHER: usize = 4;

/// From how many points on a sentence beside an order belongs to it.
const ENOUGH_BESIDE: u32 = 2;

/// What “mark … as fulfilled” is worth more than its words, and how many bytes may lie between.
const PAIRED: u32 = 2;
const WIDEST_PAIR: usize = 60;

/// How many bytes beside a word are looked at for who speaks.
const WIDEST_LOOK: usize = 40;

const MEANINGS: [Meaning; 9] = [
    Meaning::Ignore,
    Meaning::Order,
    Meaning::Criteria,
    Meaning::Earlier,
    Meaning::Every,
    Meaning::Judge,
    Meaning::Verdict,
    Meaning::Reader,
    Meaning::Candidate,
];

/// Words of people who speak of themselves: “I mark”, “we never ignore”.
const OF_MYSELF: [&str; 16] = [
    "i", "we", "ich", "wir", "je", "nous", "they", "he", "she", "who", "never", "man", "io", "eu", "я", "ми",
];

/// A sentence, with what speaks for its being an order.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its characters in the text.
    pub from: u32,
    pub to: u32,
    meanings: u16,
    sayings: Vec<(u32, u32)>,
    is_paired: bool,
    words: u32,
    /// Whether it is one.
    pub is_order: bool,
}

impl Sentence {
    /// Whether it is one where hiding it speaks for itself.
    pub(super) fn is_order_if_hidden(&self) -> bool {
        self.points() >= ENOUGH_HIDDEN
    }

    fn points(&self) -> u32 {
        let single: u32 = MEANINGS
            .iter()
            .filter(|meaning| self.has(**meaning))
            .map(|meaning| meaning.worth())
            .sum();
        let sayings: u32 = self.sayings.iter().map(|(_, worth)| worth).sum();
        single + sayings + if self.is_paired { PAIRED } else { 0 }
    }

    fn has(&self, meaning: Meaning) -> bool {
        self.meanings & meaning.bit() != 0
    }

    /// Whether it has something that honest texts seldom have, beside words that all have.
    fn leads(&self) -> bool {
        self.has(Meaning::Ignore)
            || self.has(Meaning::Reader)
            || self.sayings.iter().any(|(_, worth)| *worth > 1)
    }

    fn join(&mut self, other: &Self) {
        self.meanings |= other.meanings;
        self.is_paired |= other.is_paired;
        self.words += other.words;
        for saying in &other.sayings {
            if !self.sayings.contains(saying) {
                self.sayings.push(*saying);
            }
        }
    }
}

/// The sentences of a text.
pub(super) fn sentences(plain: &Plain) -> Vec<Sentence> {
    let mut found = shipped().find(plain).peekable();
    let read = plain.sentences().map(|stretch| {
        let words = plain.text().get(stretch.start..stretch.end).unwrap_or_default();
        let mut sentence = Sentence {
            from: stretch.from,
            to: stretch.to,
            meanings: 0,
            sayings: Vec::new(),
            is_paired: false,
            words: u32::try_from(words.split_whitespace().count()).unwrap_or(u32::MAX),
            is_order: false,
        };
        let mut judged = None;
        while let Some(word) = found.next_if(|word| word.start < stretch.end) {
            if word.start >= stretch.start && word.end <= stretch.end {
                take(&mut sentence, &mut judged, word, plain.text());
            }
        }
        sentence.is_order = sentence.points() >= ENOUGH && (sentence.leads() || sentence.is_paired);
        sentence
    });
    let mut sentences: Vec<_> = read.collect();
    together(&mut sentences);
    sentences
}

/// Whether a text that was hidden in another has an order in it.
pub(super) fn has_hidden_order(plain: &Plain) -> bool {
    sentences(plain).iter().any(Sentence::is_order_if_hidden)
}

fn take(sentence: &mut Sentence, judged: &mut Option<usize>, word: Found, text: &str) {
    match word.meaning {
        Meaning::Saying => {
            let saying = (word.number, word.worth);
            if !sentence.sayings.contains(&saying) {
                sentence.sayings.push(saying);
            }
            return;
        }
        Meaning::Ignore | Meaning::Judge if is_of_myself(text, word) => return,
        Meaning::Judge => *judged = Some(word.end),
        Meaning::Verdict => {
            sentence.is_paired |= judged.is_some_and(|end| word.start < end + WIDEST_PAIR);
        }
        Meaning::Ignore
        | Meaning::Order
        | Meaning::Criteria
        | Meaning::Earlier
        | Meaning::Every
        | Meaning::Reader
        | Meaning::Candidate => {}
    }
    sentence.meanings |= word.meaning.bit();
}

/// Whether one of the two words before or the word behind says that somebody speaks of what they do.
fn is_of_myself(text: &str, word: Found) -> bool {
    // Scripts without spaces have words without an end.
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let first = (word.start.saturating_sub(WIDEST_LOOK)..word.start).find(is_boundary);
    let last = (word.end..text.len().min(word.end + WIDEST_LOOK)).rfind(is_boundary);
    let before = text
        .get(first.unwrap_or(word.start)..word.start)
        .unwrap_or_default();
    let behind = text.get(word.end..last.unwrap_or(word.end)).unwrap_or_default();
    let mut beside = before.split_whitespace().rev().take(2);
    let next = behind.split_whitespace().next();
    beside.any(|word| OF_MYSELF.contains(&word)) || next.is_some_and(|next| ["ich", "wir"].contains(&next))
}

/// Finds orders that are spread over a few short sentences, and what belongs to an order beside it.
pub(super) fn together(sentences: &mut [Sentence]) {
    for first in 0..sentences.len() {
        let Some(mut whole) = sentences.get(first).cloned() else {
            break;
        };
        if whole.points() == 0 {
            continue;
        }
        for last in first + 1..(first + MOST_TOGETHER).min(sentences.len()) {
            let Some(next) = sentences.get(last) else { break };
            whole.join(next);
            if whole.words > LONGEST_TOGETHER {
                break;
            }
            if next.points() > 0 && whole.leads() && whole.points() >= ENOUGH_TOGETHER {
                let parts = sentences.get_mut(first..=last).unwrap_or_default();
                parts.iter_mut().for_each(|part| part.is_order = true);
            }
        }
    }
    beside(sentences.iter_mut());
    beside(sentences.iter_mut().rev());
}

fn beside<'a>(sentences: impl Iterator<Item = &'a mut Sentence>) {
    let mut since = usize::MAX;
    for sentence in sentences {
        sentence.is_order |= since <= 1 && sentence.points() >= ENOUGH_BESIDE;
        since = if sentence.is_order {
            0
        } else {
            since.saturating_add(1)
        };
    }
}
