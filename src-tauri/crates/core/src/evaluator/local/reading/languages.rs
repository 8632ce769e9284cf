//! Which languages somebody speaks, and how well.

use super::{Reading, Said, Tense};
use crate::evaluator::local::{
    lexicon::Mention,
    scan::Scan,
    tokens::Gap,
    vocabulary::{ConceptId, File},
};

/// A language and its level, 0 where none is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::evaluator::local) struct Spoken {
    pub(in crate::evaluator::local) language: ConceptId,
    pub(in crate::evaluator::local) level: u8,
    pub(in crate::evaluator::local) from: usize,
    pub(in crate::evaluator::local) to: usize,
}

/// Notes the languages of an entry of the list of languages.
pub(super) fn read_list(reading: &mut Reading<'_>) {
    for spoken in levels(reading.scan, true) {
        reading.note(
            Said::Speaks(spoken.language, spoken.level),
            Tense::Open,
            spoken.from,
            spoken.to,
        );
    }
}

/// Notes the languages of running text: only where a level is said, because a German company speaks nothing.
pub(super) fn read_prose(reading: &mut Reading<'_>) {
    for spoken in levels(reading.scan, false) {
        if spoken.level > 0 && !reading.scan.is_negated(spoken.from) {
            reading.note(
                Said::Speaks(spoken.language, spoken.level),
                Tense::Open,
                spoken.from,
                spoken.to,
            );
        }
    }
}

/// Every language of a text, each with the level that belongs to it: the next one before another language comes, or
/// the last one before it, which may hold for several. In a list a dash ends no sentence.
pub(in crate::evaluator::local) fn levels(scan: &Scan, is_list: bool) -> Vec<Spoken> {
    let languages: Vec<&Mention> = scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Languages)
        .collect();
    let levels: Vec<&Mention> = scan
        .mentions
        .iter()
        .filter(|mention| mention.file == File::Levels)
        .collect();
    let mut taken: Option<usize> = None;
    let mut all = Vec::with_capacity(languages.len());
    for (at, language) in languages.iter().enumerate() {
        let start = if is_list {
            0
        } else {
            scan.sentence_start(language.from)
        };
        let end = languages
            .get(at + 1)
            .map_or(usize::MAX, |next| next.from)
            .min(if is_list {
                usize::MAX
            } else {
                scan.sentence_end(language.from)
            });
        let after = levels.iter().find(|level| {
            level.from >= language.to && level.to <= end && is_near(scan, language, level, &languages)
        });
        let before = levels
            .iter()
            .rev()
            .find(|level| level.to <= language.from && level.from >= start && taken != Some(level.from));
        let level = match (after, before) {
            (Some(after), _) => {
                taken = Some(after.from);
                Some(after)
            }
            (None, before) => before,
        };
        let rank = level.map_or(0, |level| scan.words.rank(level.concept));
        let from = level.map_or(language.from, |level| level.from.min(language.from));
        let to = level.map_or(language.to, |level| level.to.max(language.to));
        all.push(Spoken {
            language: language.concept,
            level: rank,
            from,
            to,
        });
    }
    all
}

/// Whether a level behind a language belongs to it and not to the one that follows: `German, fluent English`.
fn is_near(scan: &Scan, language: &Mention, level: &Mention, languages: &[&Mention]) -> bool {
    let next = languages.iter().find(|other| other.from >= level.to);
    let comma = scan.is_broken(language.to.saturating_sub(1), level.from, Gap::Comma)
        && !scan.tokens.list.get(level.from).is_some_and(|token| token.opens);
    let joins = next.is_some_and(|next| {
        !scan.is_broken(level.to.saturating_sub(1), next.from, Gap::Comma) && next.from == level.to
    });
    !(joins && (comma || level.from > language.to))
}
