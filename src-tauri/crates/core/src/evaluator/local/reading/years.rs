//! Years that a passage states itself: `8+ years of Java`.

use super::{Class, Reading, Said};
use crate::evaluator::local::{
    tokens::Gap,
    vocabulary::{ConceptId, File},
};

/// How many words may stand between the years and what they were spent on.
const REACH: usize = 8;

/// Notes the years, as such and of each concept that they are said of.
pub(super) fn read(reading: &mut Reading<'_>) {
    let scan = reading.scan;
    for said in scan.years() {
        if said.at_most || scan.is_negated(said.from) {
            continue;
        }
        let (start, end) = (scan.sentence_start(said.from), scan.sentence_end(said.from));
        reading.note(Said::Years(said.years, None), reading.tense, said.from, said.to);
        let mut last = said.to;
        let mut any = false;
        let mut of: Vec<(ConceptId, usize, usize)> = Vec::new();
        for mention in scan.mentions.iter().filter(|mention| is_work(mention.file)) {
            let after = mention.from >= said.to
                && mention.to <= end
                && mention.from - last.min(mention.from) <= REACH;
            let comma = after && scan.is_broken(last.saturating_sub(1), mention.from, Gap::Comma);
            if after && (!comma || any) {
                of.push((mention.concept, said.from, mention.to));
                (last, any) = (last.max(mention.to), true);
            }
        }
        if !any {
            let before = scan
                .mentions
                .iter()
                .filter(|mention| is_work(mention.file) && mention.from >= start && mention.to <= said.from);
            let before = before.filter(|mention| {
                said.from - mention.to <= REACH && !scan.is_broken(mention.from, said.from, Gap::Comma)
            });
            of.extend(before.map(|mention| (mention.concept, mention.from, said.to)));
        }
        if of.is_empty() && reading.class == Class::Headline {
            // `Java Developer | 10+ years of experience`: years in a headline are years in what it says one is.
            let titles = scan
                .mentions
                .iter()
                .filter(|mention| mention.file == File::Titles);
            let own = titles
                .filter(|title| reading.tense_at(title.from) == reading.tense && !scan.is_denied(title));
            of.extend(own.map(|title| (title.concept, title.from.min(said.from), title.to.max(said.to))));
        }
        for (concept, from, to) in of {
            reading.note(Said::Years(said.years, Some(concept)), reading.tense, from, to);
        }
    }
}

fn is_work(file: File) -> bool {
    matches!(
        file,
        File::Titles | File::Skills | File::Industries | File::Soft | File::Certifications | File::Seniority
    )
}
