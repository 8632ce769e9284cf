//! Which mentions of a requirement are asked for together, and which instead of each other.

use crate::evaluator::local::{
    lexicon::Mention,
    scan::Scan,
    tokens::Gap,
    vocabulary::{File, Kind},
};

/// How a mention hangs together with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By an `or` or a slash, or it is another reading of the same words.
    Or,
    /// By an `and`.
    And,
    /// By a comma: as the rest of the list is.
    Comma,
    /// As an example of it: `cloud (AWS, Azure)`.
    Example,
    /// By other words, or by none.
    Apart,
}

/// The mentions in groups. One of each group is enough.
pub(super) fn groups(scan: &Scan, mentions: &[Mention]) -> Vec<Vec<Mention>> {
    let joints: Vec<Joint> = mentions
        .iter()
        .enumerate()
        .map(
            |(at, mention)| match at.checked_sub(1).and_then(|before| mentions.get(before)) {
                Some(before) => joint(scan, before, mention),
                None => Joint::Apart,
            },
        )
        .collect();
    let mut groups: Vec<Vec<Mention>> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let instead = match joints.get(at).copied().unwrap_or(Joint::Apart) {
            Joint::Or | Joint::Example => true,
            Joint::Comma => is_choice(scan, mentions, &joints, at),
            Joint::And | Joint::Apart => false,
        };
        match groups.last_mut() {
            Some(group) if instead => group.push(*mention),
            _ => groups.push(vec![*mention]),
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        if joints.get(at) == Some(&Joint::Example) && is_closed_list(scan, mention) {
            restrict(scan, &mut groups, mention);
        }
    }
    groups
}

/// Whether a mention begins a parenthesis that names all that will do: `CAD (CATIA or SolidWorks)`.
fn is_closed_list(scan: &Scan, first: &Mention) -> bool {
    let opens = scan.tokens.list.get(first.from).is_some_and(|token| token.opens);
    let end = scan.sentence_end(first.from);
    opens
        && scan.steers(Kind::Or, first.to, end)
        && !scan.steers(Kind::Example, first.from.saturating_sub(2), end)
}

/// Takes what is wider than a list in parentheses out of the group that the list is in.
fn restrict(scan: &Scan, groups: &mut [Vec<Mention>], first: &Mention) {
    for group in groups.iter_mut().filter(|group| group.contains(first)) {
        group.retain(|mention| {
            mention.to > first.from || !scan.words.bears_out(first.concept, mention.concept)
        });
    }
}

fn joint(scan: &Scan, before: &Mention, mention: &Mention) -> Joint {
    if mention.from < before.to {
        return Joint::Or;
    }
    let between = |kind: Kind| scan.steers(kind, before.to, mention.from);
    let broken = |gap: Gap| scan.is_broken(before.to.saturating_sub(1), mention.from, gap);
    let alike = are_alike(before.file, mention.file);
    let token = scan.tokens.list.get(mention.from);
    // What follows a colon says the same in other words.
    let explained =
        (before.to..=mention.from).any(|at| scan.tokens.list.get(at).is_some_and(|token| token.explains));
    if alike && explained {
        return Joint::Or;
    }
    if alike && (between(Kind::Example) || token.is_some_and(|token| token.opens)) {
        return Joint::Example;
    }
    let level =
        |other: &Mention| other.file == File::Levels && other.from >= before.to && other.to <= mention.from;
    let near = words_between(scan, before, mention) <= 2 || scan.mentions.iter().any(level);
    if !near || (broken(Gap::Break) && !between(Kind::Or)) {
        return Joint::Apart;
    }
    // Nobody has two ranks, lives in two places or has studied everything, so one is enough.
    let one = matches!(
        mention.file,
        File::Seniority | File::Places | File::Fields | File::Industries
    );
    let ranked = mention.file == File::Seniority && alike;
    let parted = broken(Gap::Slash) || between(Kind::Or) || between(Kind::Range);
    // `Manager at director level` asks for the higher of two ranks.
    if ranked && !parted {
        return Joint::And;
    }
    let slash = mention.from == before.to && token.is_some_and(|token| token.gap == Gap::Slash);
    if between(Kind::Or) || slash || (alike && one) {
        return Joint::Or;
    }
    if between(Kind::And) {
        return Joint::And;
    }
    if alike && broken(Gap::Comma) {
        Joint::Comma
    } else {
        Joint::Apart
    }
}

/// Whether concepts of two files stand in one list.
fn are_alike(one: File, other: File) -> bool {
    let tools = |file: File| matches!(file, File::Skills | File::Certifications);
    one == other || (tools(one) && tools(other))
}

/// How many words stand between two mentions that do not join them.
fn words_between(scan: &Scan, before: &Mention, mention: &Mention) -> usize {
    let inside = scan
        .steering
        .iter()
        .filter(|(from, to, _)| *from >= before.to && *to <= mention.from);
    let joins =
        inside.filter(|(.., kind)| matches!(kind, Kind::Or | Kind::And | Kind::Example | Kind::AtLeast));
    let joining: usize = joins.map(|(from, to, _)| to - from).sum();
    (mention.from - before.to).saturating_sub(joining)
}

/// Whether the list around a comma ends in an `or`, gives examples, or says before it that one is enough.
fn is_choice(scan: &Scan, mentions: &[Mention], joints: &[Joint], at: usize) -> bool {
    let joins = |joint: &&Joint| matches!(joint, Joint::Comma);
    let before = joints
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(joins)
        .count();
    let first = at.saturating_sub(before);
    let began = joints.get(first.saturating_sub(1)).filter(|_| first > 0);
    let after = joints
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .find(|joint| !joins(joint));
    if matches!(began, Some(Joint::Example | Joint::Or)) || after == Some(&Joint::Or) {
        return true;
    }
    let start = mentions
        .get(first.saturating_sub(1))
        .map_or(0, |mention| mention.from);
    scan.steers(Kind::Or, start.saturating_sub(5), start)
        || scan.steers(Kind::Example, start.saturating_sub(3), start)
}
