//! One searchable field of all candidates: which rows have which words, and how the rows are ordered.

mod column;

use std::cmp::{Ordering, Reverse};

use super::{
    bits::{Bits, WORD},
    heads::{self, Beginning, Heads},
    records::{self, Records},
    row_set::RowSet,
    tokens::Tokens,
    values::{NONE, Values},
    words::{Kind, Splitter},
};

/// How many values are looked for one at a time before one look for all of them is quicker.
const SINGLE_SCANS: usize = 4;

/// A column of texts with its dictionary.
#[derive(Debug)]
pub(super) struct Field {
    tokens: Tokens,
    /// For each word, the rows that have it.
    postings: Vec<RowSet>,
    heads: Heads,
    texts: Texts,
}

/// How the texts of the rows are kept.
#[derive(Debug)]
enum Texts {
    /// Each row its own, as names.
    Own(Records),
    /// Many rows the same, as employers.
    Shared(Values),
}

/// Room for cutting up one text, used again for the next.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    splitter: Splitter,
    words: Vec<u32>,
    extras: Vec<u32>,
    record: Vec<u8>,
    /// Pairs of a word, in the upper half, and a row that is to be found by it.
    pending: Vec<u64>,
}

impl Cutter {
    /// Lets a row be found by the words of the text that was cut last.
    fn pend(&mut self, row: u32) {
        let pair = |token: &u32| u64::from(*token) << 32 | u64::from(row);
        self.pending
            .extend(self.words.iter().chain(&self.extras).map(pair));
    }
}

impl Field {
    /// A field in which most rows have a text of their own.
    pub(super) fn of_own_texts() -> Self {
        Self::new(Texts::Own(Records::default()))
    }

    /// A field in which many rows share a text.
    pub(super) fn of_shared_texts() -> Self {
        Self::new(Texts::Shared(Values::default()))
    }

    /// Gives rows their texts, and hands each row over with whether its words are other ones than before.
    pub(super) fn set_all<'a>(
        &mut self,
        texts: impl Iterator<Item = (u32, &'a str)>,
        cutter: &mut Cutter,
        mut done: impl FnMut(u32, bool),
    ) {
        for (row, text) in texts {
            let changed = self.set(row, text, cutter);
            done(row, changed);
        }
        self.attach(&mut cutter.pending);
    }

    /// Adds the rows with a word that begins with `start` to `sum`.
    pub(super) fn find(&self, start: &str, sum: &mut Bits) {
        match self.heads.beginning(start) {
            Beginning::Unknown => {}
            Beginning::Rows(rows) => sum.unite(rows),
            Beginning::Unite => self.unite(start.as_bytes(), sum),
        }
    }

    /// The rows whose text is one of `texts`, in any spelling. None in a field of own texts.
    pub(super) fn having(&self, texts: &[String]) -> Bits {
        let Texts::Shared(values) = &self.texts else {
            return Bits::default();
        };
        let mut found = Bits::with_room(values.codes().len());
        let mut frequent = Vec::new();
        for value in texts.iter().filter_map(|text| self.value(values, text)) {
            match self.rarest(values.record(value)).and_then(RowSet::as_list) {
                Some(rows) => rows
                    .iter()
                    .filter(|row| values.of_row(**row) == value)
                    .for_each(|row| {
                        found.insert(*row);
                    }),
                None => frequent.push(value),
            }
        }
        for look in looks(values.codes(), &frequent) {
            found.unite(&look);
        }
        found
    }

    /// The most frequent values among `rows`, as first written: most frequent first, then by alphabet.
    /// Of equally frequent ones at the limit those that were seen first are in.
    pub(super) fn count_values(&self, rows: &Bits, limit: usize) -> Vec<(String, u64)> {
        let Texts::Shared(values) = &self.texts else {
            return Vec::new();
        };
        let mut counts = vec![0_u64; values.len() as usize];
        for row in rows.iter() {
            if let Some(count) = counts.get_mut(values.of_row(row) as usize) {
                *count += 1;
            }
        }
        let mut found: Vec<(u32, u64)> = (0..)
            .zip(counts)
            .filter(|(value, count)| *value != NONE && *count > 0)
            .collect();
        // Whoever is among the first is decided by numbers; only those are compared by their words.
        if limit < found.len() {
            found.select_nth_unstable_by_key(limit, |(value, count)| (Reverse(*count), *value));
            found.truncate(limit);
        }
        found.sort_unstable_by(|one, other| {
            let by_words = || self.compare_records(values.record(one.0), values.record(other.0));
            other.1.cmp(&one.1).then_with(by_words).then(one.0.cmp(&other.0))
        });
        found
            .into_iter()
            .map(|(value, count)| (values.shown(value).to_owned(), count))
            .collect()
    }

    /// Memory behind the field, in bytes.
    pub(super) fn bytes(&self) -> usize {
        let postings: usize = self.postings.iter().map(RowSet::bytes).sum();
        let texts = match &self.texts {
            Texts::Own(records) => records.bytes(),
            Texts::Shared(values) => values.bytes(),
        };
        let places = self.postings.capacity() * size_of::<RowSet>();
        self.tokens.bytes() + postings + places + self.heads.bytes() + texts
    }

    /// Gives back room that was kept for growth.
    pub(super) fn shrink(&mut self) {
        self.postings.iter_mut().for_each(RowSet::shrink);
        self.postings.shrink_to_fit();
        match &mut self.texts {
            Texts::Own(records) => records.shrink(),
            Texts::Shared(values) => values.shrink(),
        }
    }

    fn new(texts: Texts) -> Self {
        Self {
            tokens: Tokens::default(),
            postings: Vec::new(),
            heads: Heads::default(),
            texts,
        }
    }

    /// Gives a row its text and says whether that changed its words; which rows have the new ones is pending.
    fn set(&mut self, row: u32, text: &str, cutter: &mut Cutter) -> bool {
        let known = match &self.texts {
            Texts::Own(_) => None,
            Texts::Shared(values) => values.of_spelling(text),
        };
        if known.is_none() {
            self.cut(text, cutter);
        }
        match &mut self.texts {
            Texts::Own(_) => self.set_own(row, cutter),
            Texts::Shared(values) => {
                let value = known.unwrap_or_else(|| values.add_spelling(text, &cutter.record));
                self.set_value(row, value, cutter)
            }
        }
    }

    /// Cuts a text into numbered words and leaves them, and their record, in the cutter.
    fn cut(&mut self, text: &str, cutter: &mut Cutter) {
        let Cutter {
            splitter,
            words,
            extras,
            record,
            ..
        } = cutter;
        words.clear();
        extras.clear();
        splitter.split(text, |kind, word| {
            let (token, new) = self.tokens.intern(word);
            if new {
                self.postings.push(RowSet::default());
                self.heads.add_word(word);
            }
            match kind {
                Kind::Word => words.push(token),
                Kind::Extra => extras.push(token),
            }
        });
        records::encode(words, extras, record);
    }

    fn set_own(&mut self, row: u32, cutter: &mut Cutter) -> bool {
        let Texts::Own(texts) = &mut self.texts else {
            return false;
        };
        let old = texts.get(row);
        if records::same(old, &cutter.record) {
            return false;
        }
        let gone: Vec<u32> = records::all(old).collect();
        texts.set(row, &cutter.record);
        self.detach(row, &gone, cutter);
        cutter.pend(row);
        true
    }

    fn set_value(&mut self, row: u32, value: u32, cutter: &mut Cutter) -> bool {
        let Texts::Shared(values) = &mut self.texts else {
            return false;
        };
        let old = values.of_row(row);
        values.set(row, value);
        if old == value {
            return false;
        }
        let gone: Vec<u32> = records::all(values.record(old)).collect();
        cutter.words.clear();
        cutter.words.extend(records::all(values.record(value)));
        cutter.extras.clear();
        self.detach(row, &gone, cutter);
        cutter.pend(row);
        true
    }

    /// Adds rows to the sets of their words, a word at a time.
    fn attach(&mut self, pending: &mut Vec<u64>) {
        let mut heavy = Vec::new();
        pending.sort_unstable();
        for pairs in pending.chunk_by(|one, other| one >> 32 == other >> 32) {
            let token = pairs.first().map_or(0, |pair| (pair >> 32) as u32);
            let rows = || pairs.iter().map(|pair| *pair as u32);
            if let Some(set) = self.postings.get_mut(token as usize) {
                rows().for_each(|row| {
                    set.insert(row);
                });
                self.heads.note(token, rows, &mut heavy);
            }
        }
        pending.clear();
        heavy.sort_unstable();
        heavy.dedup();
        heavy.into_iter().for_each(|head| self.weigh_head(head));
    }

    /// Takes a row out of all its words, after what is pending has taken effect.
    fn detach(&mut self, row: u32, tokens: &[u32], cutter: &mut Cutter) {
        if !tokens.is_empty() {
            self.attach(&mut cutter.pending);
        }
        for token in tokens {
            if let Some(rows) = self.postings.get_mut(*token as usize) {
                rows.remove(row);
            }
            self.heads.forget(*token, row);
        }
    }

    /// Looks closer at a head that may have become costly to unite.
    fn weigh_head(&mut self, head: u32) {
        let start = self.heads.text(head);
        let words = self
            .tokens
            .starting_with(start)
            .filter_map(|token| self.postings.get(token as usize));
        let cost = heads::cost(words);
        if self.heads.weigh(head, cost) {
            let mut rows = Bits::default();
            self.unite(self.heads.text(head), &mut rows);
            self.heads.keep(head, rows);
        }
    }

    fn unite(&self, start: &[u8], sum: &mut Bits) {
        for token in self.tokens.starting_with(start) {
            if let Some(rows) = self.postings.get(token as usize) {
                rows.add_to(sum);
            }
        }
    }

    /// The value with these words, if any row ever had it.
    fn value(&self, values: &Values, text: &str) -> Option<u32> {
        if let Some(value) = values.of_spelling(text) {
            return Some(value).filter(|value| *value != NONE);
        }
        let (mut words, mut extras, mut record, mut known) = (Vec::new(), Vec::new(), Vec::new(), true);
        Splitter::default().split(text, |kind, word| match (self.tokens.find(word), kind) {
            (Some(token), Kind::Word) => words.push(token),
            (Some(token), Kind::Extra) => extras.push(token),
            (None, Kind::Word | Kind::Extra) => known = false,
        });
        records::encode(&words, &extras, &mut record);
        values.of_record(&record).filter(|value| known && *value != NONE)
    }

    /// The rows of the word that the fewest rows have.
    fn rarest(&self, record: &[u8]) -> Option<&RowSet> {
        let rows = records::all(record).filter_map(|token| self.postings.get(token as usize));
        rows.min_by_key(|rows| rows.len())
    }

    fn record(&self, row: u32) -> &[u8] {
        match &self.texts {
            Texts::Own(records) => records.get(row),
            Texts::Shared(values) => values.record(values.of_row(row)),
        }
    }

    fn compare_records(&self, one: &[u8], other: &[u8]) -> Ordering {
        records::compare(one, other, |left, right| self.tokens.compare(left, right))
    }
}

/// The rows with each of these values, or with any of them if there are many.
fn looks(codes: &[u32], wanted: &[u32]) -> Vec<Bits> {
    if wanted.len() <= SINGLE_SCANS {
        return wanted
            .iter()
            .map(|value| scan(codes, |code| code == *value))
            .collect();
    }
    let mut set = Bits::default();
    wanted.iter().for_each(|value| {
        set.insert(*value);
    });
    vec![scan(codes, |code| set.contains(code))]
}

fn scan(codes: &[u32], wanted: impl Fn(u32) -> bool) -> Bits {
    let group = |codes: &[u32]| {
        (0..)
            .zip(codes)
            .fold(0, |word, (bit, code)| word | u64::from(wanted(*code)) << bit)
    };
    Bits::from_words(codes.chunks(WORD).map(group).collect())
}
