//! The tuples of Rest.li, in which Sales Navigator writes a query: `(key:value,list:List(…))`.
//!
//! Structure is encoded once, values twice. Reading is forgiving: a query that breaks off yields what came
//! before, since it is only shown in words.

use std::iter::Peekable;
use std::str::Chars;

use crate::identity::linkedin_url::spelling::percent_decoded_for_show;

/// How many values are read from one query. LinkedIn's own pages stop well before.
pub(super) const MOST_VALUES: usize = 500;

/// How deep tuples may nest. Those of LinkedIn reach five.
const DEEPEST: usize = 16;

/// One value of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A text, decoded.
    Text(String),
    /// `(key:value,…)`
    Record(Vec<(String, Value)>),
    /// `List(value,…)`
    List(Vec<Value>),
}

impl Value {
    /// Reads a query whose structure has been decoded.
    pub(super) fn read(text: &str) -> Self {
        Reader {
            rest: text.chars().peekable(),
        }
        .value(0)
    }

    /// The value under a key of a record.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Record(entries) => entries
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The text under a key of a record, if it says anything.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Self::Text(text) => Some(text.as_str()).filter(|text| !text.trim().is_empty()),
            Self::Record(_) | Self::List(_) => None,
        }
    }

    /// The values of the list under a key of a record.
    pub(super) fn list(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(values)) => values,
            Some(Self::Text(_) | Self::Record(_)) | None => &[],
        }
    }
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Value {
        if self.rest.peek() == Some(&'(') {
            self.rest.next();
            return Value::Record(self.entries(depth + 1));
        }
        let text = self.text(&[',', '(', ')']);
        if text == "List" && self.rest.peek() == Some(&'(') {
            self.rest.next();
            return Value::List(self.items(depth + 1));
        }
        Value::Text(percent_decoded_for_show(&(text + &self.stray_brackets())))
    }

    fn entries(&mut self, depth: usize) -> Vec<(String, Value)> {
        let mut entries = Vec::new();
        while depth < DEEPEST && entries.len() < MOST_VALUES && self.has_more() {
            let key = self.text(&[':', ',', '(', ')']);
            if self.rest.next_if_eq(&':').is_some() {
                entries.push((percent_decoded_for_show(&key), self.value(depth)));
            }
            if !self.has_next() {
                break;
            }
        }
        entries
    }

    fn items(&mut self, depth: usize) -> Vec<Value> {
        let mut items = Vec::new();
        while depth < DEEPEST && items.len() < MOST_VALUES && self.has_more() {
            items.push(self.value(depth));
            if !self.has_next() {
                break;
            }
        }
        items
    }

    /// Whether another entry begins here; takes the closing bracket otherwise.
    fn has_more(&mut self) -> bool {
        self.rest.next_if_eq(&')').is_none() && self.rest.peek().is_some()
    }

    /// Takes what stands between two entries: a comma, or the closing bracket after the last.
    fn has_next(&mut self) -> bool {
        self.rest.next() == Some(',')
    }

    fn text(&mut self, stops: &[char]) -> String {
        let mut text = String::new();
        while let Some(c) = self.rest.next_if(|c| !stops.contains(c)) {
            text.push(c);
        }
        text
    }

    /// Brackets inside a text that was encoded only once, as in `Director (EMEA)`, with what follows them.
    fn stray_brackets(&mut self) -> String {
        let mut text = String::new();
        let mut open = 0_usize;
        while let Some(c) = self.rest.next_if(|c| *c == '(' || open > 0) {
            text.push(c);
            match c {
                '(' => open += 1,
                ')' => open -= 1,
                _ => {}
            }
            if open == 0 {
                text.push_str(&self.text(&[',', '(', ')']));
            }
        }
        text
    }
}
