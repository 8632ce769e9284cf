//! Which mentions of a requirement are what it asks for.

use crate::evaluator::local::{
    lexicon::Mention,
    scan::Scan,
    tokens::Gap,
    vocabulary::{File, Kind},
};

/// How many words behind a soft signal somebody's title is a colleague's: `mentoring junior engineers`.
const REACH: usize = 6;

/// The mentions of some files that are asked for.
pub(super) fn chosen(scan: &Scan, files: &[File]) -> Vec<Mention> {
    let of_files = || {
        scan.mentions
            .iter()
            .filter(|mention| files.contains(&mention.file))
    };
    let inside = |mention: &Mention| {
        of_files().any(|other| {
            let covers = other.from <= mention.from && other.to >= mention.to;
            covers && other.to - other.from > mention.to - mention.from
        })
    };
    let soft = |mention: &Mention| {
        let near = |other: &Mention| {
            other.file == File::Soft && other.to <= mention.from && mention.from - other.to <= REACH
        };
        matches!(mention.file, File::Titles | File::Seniority) && of_files().any(near)
    };
    // Whoever reports to a director is none.
    let others = |mention: &Mention| {
        matches!(mention.file, File::Titles | File::Seniority) && scan.is_steered(mention.from, Kind::Other)
    };
    let all: Vec<Mention> = of_files()
        .filter(|mention| !inside(mention) && !soft(mention) && !others(mention))
        .copied()
        .collect();
    let needed: Vec<Mention> = all
        .iter()
        .filter(|mention| !is_optional(scan, mention, &all))
        .copied()
        .collect();
    if needed.is_empty() { all } else { needed }
}

/// Whether a mention is only wished for: `ideally in Go`, `German is a plus`.
fn is_optional(scan: &Scan, mention: &Mention, all: &[Mention]) -> bool {
    let mut wishes = scan.steering.iter().filter(|(.., kind)| *kind == Kind::Nice);
    wishes.any(|(from, to, _)| {
        let part_end = (*to..scan.tokens.list.len())
            .find(|at| scan.breaks(*at, Gap::Comma))
            .unwrap_or(usize::MAX);
        let leads = all.iter().any(|other| other.from >= *to && other.to <= part_end);
        if leads {
            mention.from >= *to && mention.to <= scan.sentence_end(*from)
        } else {
            mention.to <= *from && !scan.is_broken(mention.from, *from, Gap::Comma)
        }
    })
}
