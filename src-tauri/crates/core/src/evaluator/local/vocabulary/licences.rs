//! The classes of driving licences, by the letters they are written with.

use super::ConceptId;

/// The classes of driving licences, by the letters they are written with.
pub(in crate::evaluator::local) struct Licences {
    /// A licence of any class.
    pub(in crate::evaluator::local) any: Option<ConceptId>,
    pub(in crate::evaluator::local) classes: Vec<(&'static str, ConceptId)>,
}

impl Licences {
    /// The classes that the vocabulary lists.
    pub(super) fn of(named: impl Fn(&str) -> Option<ConceptId>) -> Self {
        const CLASSES: [(&str, &str); 6] = [
            ("c", "truck-licence"),
            ("c1", "truck-licence"),
            ("ce", "truck-trailer-licence"),
            ("c1e", "truck-licence"),
            ("d", "bus-licence"),
            ("a", "motorbike-licence"),
        ];
        let classes = CLASSES
            .into_iter()
            .filter_map(|(letters, id)| Some((letters, named(id)?)));
        Self {
            any: named("driving-licence"),
            classes: classes.collect(),
        }
    }
}
