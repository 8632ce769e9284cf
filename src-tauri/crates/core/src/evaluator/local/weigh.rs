//! Weighs one fact against one part of a requirement.
//!
//! This is the whole of what a fact can mean. Findings with their quotes and the sweep over a corpus both stand on it,
//! so they cannot disagree.

use super::{
    fact::{Class, Fact, Said, Tense},
    rule::{Part, Want},
    vocabulary::{ConceptId, File, Kind, Vocabulary},
};

/// How much a narrower concept counts less than the one that was asked for, and a phrase that only is the same in words.
const NARROWER: u8 = 5;
/// From this level on a language is of use; below, it is unclear whether it is enough when no level is asked for.
const OF_USE: u8 = 3;

/// The highest rank of somebody who begins.
const BEGINNER: u8 = 2;
/// The rank of whoever leads the work, and may lead people too.
const CHARGE: u8 = 5;
/// The rank of whoever leads people.
const LEADER: u8 = 6;
/// The rank of whoever works alone; whether that is less than senior is not for the title to say.
const MIDDLE: u8 = 3;

/// What a fact says of a part of a requirement. The number is how strongly, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Nothing.
    None,
    /// That it cannot be told.
    Vague,
    /// That it is otherwise.
    Against(u8),
    /// That it is so, unless something says otherwise.
    Hint(u8),
    /// That it is so.
    For(u8),
}

/// Weighs a fact against a part.
pub(super) fn weigh(words: &Vocabulary, part: &Part, fact: &Fact) -> Weight {
    let (mut best, mut against, mut vague) = (Weight::None, None, false);
    let mut open = false;
    for want in &part.wants {
        let weight = weigh_want(words, part, *want, fact);
        match weight {
            // What speaks against one of two ways leaves the other. But where somebody is speaks for itself, and whoever
            // is here need not move.
            Weight::None => open |= !matches!(fact.said, Said::IsIn(_)) && !stays(words, fact.said),
            Weight::Vague => vague = true,
            Weight::Against(strength) => against = against.max(Some(strength)),
            Weight::Hint(_) | Weight::For(_) => best = best.max(weight),
        }
    }
    let weight = match (best, vague, against) {
        (Weight::None, true, _) => Weight::Vague,
        (Weight::None, false, Some(_)) if open => Weight::Vague,
        (Weight::None, false, Some(strength)) => Weight::Against(strength),
        (best, ..) => best,
    };
    if part.negated { turned(weight) } else { weight }
}

fn turned(weight: Weight) -> Weight {
    match weight {
        Weight::For(strength) => Weight::Against(strength),
        Weight::Hint(_) => Weight::Vague,
        Weight::Against(strength) => Weight::For(strength),
        Weight::None | Weight::Vague => weight,
    }
}

/// Whether a fact is true of years that are said in words.
pub(super) fn weigh_years(words: &Vocabulary, part: Option<&Part>, years: u8, fact: &Fact) -> Weight {
    let Said::Years(said, of) = fact.said else {
        return Weight::None;
    };
    if said < years || fact.class == Class::PositionText && part.is_none() {
        return Weight::None;
    }
    let fits = match (part, of) {
        (None, of) => of.is_none(),
        (Some(part), Some(of)) => {
            !part.negated
                && part.wants.iter().any(|want| match want {
                    Want::Concept(asked) | Want::Field(asked) => words.bears_out(of, *asked),
                    Want::Stood { least } | Want::Stands { least, .. } => words.seniority(of) >= *least,
                    Want::Certified(_)
                    | Want::Speaks(..)
                    | Want::IsIn(_)
                    | Want::Degree(_)
                    | Want::Leads { .. } => false,
                })
        }
        (Some(_), None) => false,
    };
    if fits {
        Weight::For(if fact.class == Class::Headline { 80 } else { 75 })
    } else {
        Weight::None
    }
}

/// Whether a fact says of a position that it is an internship or the like: no work that years are counted of.
pub(super) fn weigh_learning(fact: &Fact) -> Weight {
    if fact.class == Class::Title && fact.said == Said::Stands(1) {
        Weight::For(80)
    } else {
        Weight::None
    }
}

/// Whether a fact says of a position that it is something else than a part asks for: another occupation, or work that
/// has ended where today's is asked for. An employer of another line of business may have a department for everything.
pub(super) fn weigh_elsewhere(words: &Vocabulary, part: &Part, fact: &Fact) -> Weight {
    if fact.class != Class::Title || part.negated {
        return Weight::None;
    }
    if part.tense == Tense::Now && fact.tense == Tense::Past {
        return Weight::For(70);
    }
    let asked = |want: &Want| match want {
        Want::Concept(concept) => Some(*concept),
        Want::Certified(_)
        | Want::Speaks(..)
        | Want::IsIn(_)
        | Want::Stands { .. }
        | Want::Stood { .. }
        | Want::Leads { .. }
        | Want::Degree(_)
        | Want::Field(_) => None,
    };
    let Said::Has(found) = fact.said else {
        return Weight::None;
    };
    let alike = |want| asked(want).is_none_or(|asked| words.related(found, asked));
    let title = |want| asked(want).is_some_and(|asked| words.file(asked) == File::Titles);
    let wants = || part.wants.iter();
    if words.file(found) == File::Titles && wants().any(title) && !wants().any(alike) {
        Weight::For(60)
    } else {
        Weight::None
    }
}

fn weigh_want(words: &Vocabulary, part: &Part, want: Want, fact: &Fact) -> Weight {
    match (want, fact.said) {
        (Want::Concept(asked), Said::Has(found)) => has(words, part, asked, found, fact),
        (Want::Concept(asked), Said::Lacks(found))
            if words.bears_out(asked, found) && fact.tense != Tense::Past =>
        {
            Weight::Against(75)
        }
        (Want::Concept(asked), Said::Years(_, Some(found))) if fact.class != Class::Skill => {
            has(words, part, asked, found, fact)
        }
        (Want::Certified(asked), Said::Has(found)) if fact.class == Class::Certification => {
            if words.bears_out(found, asked) {
                Weight::For(85)
            } else {
                Weight::None
            }
        }
        (Want::Field(asked), Said::Has(found)) => field(words, part, asked, found, fact.class),
        (Want::Field(_), Said::SomeField) => Weight::Vague,
        (Want::Speaks(asked, level), Said::Speaks(found, said)) if words.bears_out(found, asked) => {
            speaks(level, said, fact.class)
        }
        (Want::IsIn(asked), Said::IsIn(found)) => {
            let weight = is_in(words, asked, found, fact);
            let against = matches!(weight, Weight::Against(_));
            if against && may_move(words, part) {
                // Whoever may move need not be there.
                Weight::None
            } else if against && part.loosely && words.share_country(found, asked) {
                // Nobody knows how far the surroundings of a place go, but not beyond its country.
                Weight::Vague
            } else {
                weight
            }
        }
        (Want::Degree(least), Said::Degree(found)) => degree(least, found, fact.class),
        (Want::Stands { least, most }, Said::Stands(rank)) => stands(least, most, rank, fact),
        (Want::Stood { least }, Said::Stands(rank)) if rank >= least => {
            strength(fact).map_or(Weight::None, Weight::For)
        }
        (Want::Leads { least }, Said::Leads(people)) => leads(part, least, people, fact),
        (Want::Stands { least, .. } | Want::Stood { least }, Said::Leads(_))
            if least <= LEADER && fact.tense != Tense::Past =>
        {
            Weight::For(75)
        }
        (Want::Concept(asked), Said::Leads(_)) if words.is_leading(asked) => Weight::For(75),
        (Want::Concept(asked), Said::SomeEmployer)
            if part.tense == Tense::Now
                && fact.tense == Tense::Now
                && !part.loosely
                && words.kind(asked) == Kind::Employer =>
        {
            Weight::Against(60)
        }
        // What an unknown employer does is not known either.
        (Want::Concept(asked), Said::SomeEmployer)
            if part.tense == Tense::Now
                && fact.tense == Tense::Now
                && words.file(asked) == File::Industries =>
        {
            Weight::Vague
        }
        _ => Weight::None,
    }
}

fn has(words: &Vocabulary, part: &Part, asked: ConceptId, found: ConceptId, fact: &Fact) -> Weight {
    let status = words.file(found) == File::Statuses;
    let strength = match (strength(fact), fact.class) {
        (Some(strength), _) => strength,
        (None, Class::Location | Class::PositionLocation) if status => 75,
        (None, _) => return Weight::None,
    };
    let in_time = match part.tense {
        Tense::Open => words.file(asked) != File::Statuses || fact.tense != Tense::Past,
        Tense::Now => {
            // A certificate that is listed is held.
            let lasts = matches!(words.file(asked), File::Statuses | File::Certifications);
            fact.tense == Tense::Now || lasts && fact.tense == Tense::Open
        }
        Tense::Past => fact.tense == Tense::Past,
    };
    if !in_time {
        return Weight::None;
    }
    // What a headline calls somebody is a title, and no proof of what comes with it.
    let called = fact.class == Class::Headline
        && words.file(found) == File::Titles
        && words.file(asked) != File::Titles;
    if words.bears_out(found, asked) && !called {
        let exactly = found == asked && !asked.is_literal();
        return Weight::For(strength - if exactly { 0 } else { NARROWER });
    }
    if words.opposed(found, asked) {
        // What somebody does today says little of what somebody would do; whoever would not move or does not look says so.
        let says = stays(words, Said::Has(asked)) || words.kind(asked) == Kind::Search;
        return if part.loosely && !says {
            Weight::Vague
        } else {
            Weight::Against(70)
        };
    }
    let file = words.file(asked);
    let own = matches!(
        (file, fact.class),
        (File::Titles, Class::Title) | (File::Industries, Class::Employer | Class::Industry)
    );
    // Nobody who is asked for by employer works for another one today.
    let employers = words.kind(asked) == Kind::Employer && words.kind(found) == Kind::Employer;
    if part.tense == Tense::Now && own && employers && !part.loosely && !words.bears_out(asked, found) {
        return Weight::Against(65);
    }
    // Asked what somebody does today, another occupation is another answer, and so is an employer that everybody knows;
    // a word in a name, or in the profile's industry, leaves room for more than it says.
    let known = words.kind(found) == Kind::Employer && words.kind(asked) != Kind::Form;
    let own = own && (file == File::Titles || known) && !(part.loosely && file == File::Industries);
    if part.tense == Tense::Now && own && words.file(found) == file && !words.related(found, asked) {
        return Weight::Against(60);
    }
    Weight::None
}

/// How much it says that a concept is named in such a passage. None where it says nothing.
fn strength(fact: &Fact) -> Option<u8> {
    Some(match fact.class {
        Class::Title if fact.tense == Tense::Now => 95,
        Class::Title => 85,
        Class::Certification | Class::Degree => 92,
        Class::Skill => 90,
        Class::Headline => 85,
        Class::Employer => 85,
        Class::Industry => 80,
        Class::PositionText => 75,
        Class::About => 70,
        Class::Ended => 65,
        Class::Location | Class::PositionLocation | Class::School | Class::Language => return None,
    })
}

fn field(words: &Vocabulary, part: &Part, asked: ConceptId, found: ConceptId, class: Class) -> Weight {
    let own = class == Class::Degree;
    if words.bears_out(found, asked) {
        return if own { Weight::For(92) } else { Weight::Hint(60) };
    }
    if !own || words.file(found) != File::Fields {
        return Weight::None;
    }
    if part.loosely || words.related(found, asked) {
        Weight::Vague
    } else {
        Weight::Against(65)
    }
}

fn speaks(asked: u8, said: u8, class: Class) -> Weight {
    let strength = if class == Class::Language { 95 } else { 75 };
    match (asked, said) {
        (0, 0) => Weight::For(strength - NARROWER),
        (0, said) if said >= OF_USE => Weight::For(strength),
        (0, _) | (_, 0) => Weight::Vague,
        (asked, said) if said >= asked => Weight::For(strength),
        (_, _) if class == Class::Language => Weight::Against(90),
        (_, _) => Weight::Against(70),
    }
}

/// Whether a fact is about moving.
fn stays(words: &Vocabulary, said: Said) -> bool {
    match said {
        Said::Has(concept) | Said::Lacks(concept) => words
            .relocates
            .is_some_and(|relocates| concept == relocates || words.opposed(concept, relocates)),
        Said::Speaks(..)
        | Said::IsIn(_)
        | Said::Stands(_)
        | Said::Leads(_)
        | Said::Degree(_)
        | Said::SomeField
        | Said::Years(..)
        | Said::SomeEmployer => false,
    }
}

/// Whether a part is also borne out by whoever would move.
fn may_move(words: &Vocabulary, part: &Part) -> bool {
    words
        .relocates
        .is_some_and(|relocates| part.wants.contains(&Want::Concept(relocates)))
}

fn is_in(words: &Vocabulary, asked: ConceptId, found: ConceptId, fact: &Fact) -> Weight {
    let own = fact.class == Class::Location;
    if words.bears_out(found, asked) {
        return match (own, fact.tense) {
            (true, _) => Weight::For(if found == asked { 95 } else { 92 }),
            (false, Tense::Now) => Weight::Hint(60),
            (false, Tense::Open | Tense::Past) => Weight::None,
        };
    }
    match own {
        true if words.surrounds(found, asked) => Weight::For(75),
        true if words.bears_out(asked, found) => Weight::Vague,
        true => Weight::Against(88),
        false => Weight::None,
    }
}

/// A smaller team is another answer only to whoever asks for today: there may have been a larger one.
fn leads(part: &Part, least: u16, people: u16, fact: &Fact) -> Weight {
    let now = part.tense == Tense::Now;
    match (people >= least, fact.tense) {
        (true, Tense::Past) if now => Weight::None,
        (true, _) => Weight::For(80),
        (false, Tense::Past) => Weight::None,
        (false, _) if now => Weight::Against(70),
        (false, _) => Weight::Vague,
    }
}

fn degree(least: u8, found: Option<u8>, class: Class) -> Weight {
    let own = class == Class::Degree;
    match found {
        None => Weight::Vague,
        Some(found) if found >= least => Weight::For(if own { 92 } else { 70 }),
        Some(_) if own => Weight::Against(75),
        Some(_) => Weight::None,
    }
}

fn stands(least: u8, most: u8, rank: u8, fact: &Fact) -> Weight {
    let fits = (least..=most).contains(&rank);
    match (fact.class, fact.tense) {
        // An occupation without a rank may stand anywhere but at the top.
        (Class::Title | Class::Headline, Tense::Now) if rank == 0 && least > LEADER => Weight::Against(65),
        (Class::Title, Tense::Now) if rank == 0 => Weight::Vague,
        (Class::Title, Tense::Now) if fits => Weight::For(92),
        // Specialists and professionals may stand anywhere near the middle.
        (Class::Title, Tense::Now) if rank == MIDDLE && least <= MIDDLE + 2 => Weight::Vague,
        // To be responsible for something may mean people, or a budget.
        (Class::Title, Tense::Now) if rank == CHARGE && least == LEADER => Weight::Vague,
        (Class::Title, Tense::Now) if rank < least => Weight::Against(80),
        (Class::Title, Tense::Now) => Weight::Against(70),
        (Class::Headline, Tense::Now) if fits => Weight::For(80),
        (Class::Headline, Tense::Now) if (1..=BEGINNER).contains(&rank) && least > MIDDLE => {
            Weight::Against(60)
        }
        (Class::Title, _) if fits && least > 2 => Weight::Hint(55),
        _ => Weight::None,
    }
}
