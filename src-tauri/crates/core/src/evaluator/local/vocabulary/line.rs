//! A line of the vocabulary: `id | label; label | > broader-id | key=value`.

use super::{Concept, File, kind::kind};
use crate::evaluator::local::tongue::{Tongues, little_words};

/// A line of a file.
pub(super) struct Line {
    pub(super) id: &'static str,
    pub(super) labels: &'static str,
    pub(super) broader: &'static str,
    pub(super) values: &'static str,
}

impl Line {
    /// What the line says of a key.
    pub(super) fn value(&self, key: &str) -> Option<&'static str> {
        let pairs = self.values.split(',').filter_map(|pair| pair.split_once('='));
        pairs
            .map(|(name, value)| (name.trim(), value.trim()))
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }
}

/// Reads a line. None if it is empty or a comment.
pub(super) fn line(text: &'static str) -> Option<Line> {
    let text = text.trim().trim_start_matches('\u{feff}');
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let mut parts = text.split('|').map(str::trim);
    let line = Line {
        id: parts.next()?,
        labels: parts.next()?,
        broader: parts.next().unwrap_or_default(),
        values: parts.next().unwrap_or_default(),
    };
    // Whoever leaves out what is broader may write what it is in its place.
    if line.values.is_empty() && line.broader.contains('=') {
        return Some(Line {
            broader: "",
            values: line.broader,
            ..line
        });
    }
    Some(line)
}

/// The concept of a line, before anything is known of what is broader.
pub(super) fn concept(file: File, line: &Line) -> Concept {
    let label = line.labels.split(';').next().unwrap_or_default().trim();
    Concept {
        #[cfg(test)]
        id: line.id,
        file,
        label: label.trim_start_matches(['=', '?']),
        rank: line.value("rank").and_then(|rank| rank.parse().ok()).unwrap_or(0),
        kind: kind(line.value("kind").unwrap_or_default()),
        value: line
            .value("value")
            .and_then(|value| value.parse().ok())
            .unwrap_or(0),
        tongues: line
            .value("in")
            .map_or(Tongues::ANY, |codes| little_words().coded(codes)),
        core: None,
        above: Vec::new(),
    }
}
