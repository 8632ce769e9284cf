//! The rows behind the first letters, kept ready: the first keystrokes match the most words.
//!
//! A *head* is the first one to four characters of a word. Once the words of a head have become costly to
//! unite, its rows are kept as a set of their own and maintained with every change; a head with few words is not,
//! however many rows they have, because uniting a few large sets is quick.

use super::{bits::Bits, row_set::RowSet, strings::Strings};

/// The longest head, in characters.
const LONGEST: usize = 4;

/// What uniting the words of a head may cost before its rows are kept: about 0.1 ms. Tests cross it at once.
const HEAVY: u32 = if cfg!(test) { 100 } else { 80_000 };

/// What uniting one word costs beside its rows, in units of one row in a list: finding them in memory.
const WORD: u32 = 24;

/// What uniting a word with many rows costs, in the same units.
const SET: u32 = 8_000;

/// The heads of one field.
#[derive(Debug, Default)]
pub(super) struct Heads {
    texts: Strings,
    heads: Vec<Head>,
    /// For each word, its longest head.
    of_token: Vec<u32>,
}

#[derive(Debug)]
struct Head {
    /// The head that is one character shorter.
    shorter: Option<u32>,
    /// At least what uniting its words costs.
    cost: u32,
    rows: Option<Bits>,
}

/// What is known about the beginning of a word.
pub(super) enum Beginning<'a> {
    /// No word begins like this.
    Unknown,
    /// Exactly these rows have such a word.
    Rows(&'a Bits),
    /// Unite its words.
    Unite,
}

/// What uniting these words costs, in units of one row in a list.
pub(super) fn cost<'a>(words: impl Iterator<Item = &'a RowSet>) -> u32 {
    let of_word = |rows: &RowSet| rows.as_list().map_or(SET, |rows| WORD + rows.len() as u32);
    words.fold(0, |sum, rows| sum.saturating_add(of_word(rows)))
}

impl Heads {
    /// Registers the next new word.
    pub(super) fn add_word(&mut self, word: &str) {
        let mut longest = None;
        for (at, character) in word.char_indices().take(LONGEST) {
            let head = self.intern(word.get(..at + character.len_utf8()).unwrap_or(word), longest);
            self.add_cost(head, WORD);
            longest = Some(head);
        }
        self.of_token.push(longest.unwrap_or(0));
    }

    /// Notes that rows have a word. A head that seems to have become heavy is handed over.
    pub(super) fn note<Rows>(&mut self, token: u32, rows: impl Fn() -> Rows, heavy: &mut Vec<u32>)
    where
        Rows: ExactSizeIterator<Item = u32>,
    {
        let mut next = self.of_token.get(token as usize).copied();
        while let Some((number, head)) = next.and_then(|at| Some((at, self.heads.get_mut(at as usize)?))) {
            match &mut head.rows {
                Some(kept) => rows().for_each(|row| {
                    kept.insert(row);
                }),
                None => {
                    head.cost = head.cost.saturating_add(rows().len() as u32);
                    if head.cost > HEAVY {
                        heavy.push(number);
                    }
                }
            }
            next = head.shorter;
        }
    }

    /// Forgets a row that is losing all its words.
    pub(super) fn forget(&mut self, token: u32, row: u32) {
        let mut next = self.of_token.get(token as usize).copied();
        while let Some(head) = next.and_then(|at| self.heads.get_mut(at as usize)) {
            if let Some(rows) = &mut head.rows {
                rows.remove(row);
            }
            next = head.shorter;
        }
    }

    /// Corrects what a head costs, and says whether its rows should be kept.
    pub(super) fn weigh(&mut self, head: u32, cost: u32) -> bool {
        if let Some(head) = self.heads.get_mut(head as usize) {
            head.cost = cost;
        }
        cost > HEAVY / 2
    }

    /// Keeps the rows of a head from now on.
    pub(super) fn keep(&mut self, head: u32, rows: Bits) {
        if let Some(head) = self.heads.get_mut(head as usize) {
            head.rows = Some(rows);
        }
    }

    /// What is known about words that begin with `start`.
    pub(super) fn beginning(&self, start: &str) -> Beginning<'_> {
        if start.chars().nth(LONGEST).is_some() {
            return Beginning::Unite;
        }
        let head = self.texts.find(start.as_bytes());
        match head.and_then(|head| self.heads.get(head as usize)) {
            None => Beginning::Unknown,
            Some(Head { rows: Some(rows), .. }) => Beginning::Rows(rows),
            Some(_) => Beginning::Unite,
        }
    }

    /// The characters of a head.
    pub(super) fn text(&self, head: u32) -> &[u8] {
        self.texts.get(head)
    }

    /// Memory behind the heads, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let rows: usize = self
            .heads
            .iter()
            .filter_map(|head| head.rows.as_ref())
            .map(Bits::bytes)
            .sum();
        let heads = self.heads.capacity() * size_of::<Head>();
        self.texts.bytes() + heads + self.of_token.capacity() * size_of::<u32>() + rows
    }

    fn intern(&mut self, text: &str, shorter: Option<u32>) -> u32 {
        let head = self.texts.intern(text.as_bytes());
        if head as usize == self.heads.len() {
            self.heads.push(Head {
                shorter,
                cost: 0,
                rows: None,
            });
        }
        head
    }

    fn add_cost(&mut self, head: u32, cost: u32) {
        if let Some(head) = self.heads.get_mut(head as usize) {
            head.cost = head.cost.saturating_add(cost);
        }
    }
}
