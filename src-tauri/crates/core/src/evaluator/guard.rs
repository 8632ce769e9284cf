//! The guard between what strangers write and whoever judges them: it tells texts that try to steer a check apart from
//! texts that describe a person. What it flags is no evidence, and no model gets to read it.
//!
//! It looks for four things: characters that nobody sees, markup that runs or hides something, orders to whoever checks,
//! and orders in some code. It knows no grammar. A sentence is an order when enough of what orders are made of comes
//! together in it, in one of two dozen languages (`words.txt`). Everything takes time in proportion to the text.

mod decode;
mod encoded;
mod escapes;
mod frames;
mod hidden;
mod markup;
mod orders;
mod plain;
mod shown;
#[cfg(test)]
pub(super) mod tests;
mod words;

use serde::{Deserialize, Serialize};

pub use self::shown::{LEFT_OUT, Shown};
use self::{orders::Sentence, plain::Plain};
use super::{Document, Place, Quote};

/// The most flags of one text: whatever stands behind the last is flagged with it.
const MOST_FLAGS: usize = 100;

/// What a passage does that no honest text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// It speaks to whoever checks.
    Instruction,
    /// It has characters that nobody sees and nothing needs.
    HiddenCharacters,
    /// It has markup that runs, hides or closes something.
    Markup,
    /// It says something in a code.
    Encoded,
}

/// A passage that is no evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flag {
    /// Where it stands.
    pub place: Place,
    /// The character of that text with which it begins: Unicode scalar values, from 0.
    pub start: u32,
    /// How many characters it has.
    pub length: u32,
    /// What it does.
    pub kind: FlagKind,
}

impl Flag {
    /// Whether a character of its text is in it.
    pub fn covers(&self, place: u32) -> bool {
        place >= self.start && place - self.start < self.length
    }

    /// Whether a quote touches it.
    pub fn touches(&self, quote: &Quote) -> bool {
        let length = u32::try_from(quote.text.chars().count()).unwrap_or(u32::MAX);
        self.place == quote.field
            && quote.start < self.start.saturating_add(self.length)
            && self.start < quote.start.saturating_add(length)
    }
}

/// A flag with the words that it is about, for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Flagged {
    /// What it does.
    pub kind: FlagKind,
    /// Where it stands.
    #[specta(type = String)]
    pub field: Place,
    /// The character of that field with which it begins: Unicode scalar values, from 0.
    pub start: u32,
    /// How many characters it has.
    pub length: u32,
    /// The words, hidden characters and all.
    pub text: String,
}

/// Every passage of a profile that tries to steer a check, with its words.
pub fn flagged(document: &Document) -> Vec<Flagged> {
    let flagged = inspect(document).into_iter().map(|flag| {
        let text = document.text(flag.place).unwrap_or_default();
        let letters = text.chars().skip(flag.start as usize);
        Flagged {
            kind: flag.kind,
            field: flag.place,
            start: flag.start,
            length: flag.length,
            text: letters.take(flag.length as usize).collect(),
        }
    });
    flagged.collect()
}

/// Every passage of a profile that tries to steer a check, in the order in which a person reads them.
pub fn inspect(document: &Document) -> Vec<Flag> {
    let mut texts: Vec<Text> = document
        .places()
        .filter_map(|place| Some(Text::read(place, &document.text(place)?)))
        .collect();
    across(&mut texts);
    texts.into_iter().flat_map(Text::flags).collect()
}

/// A profile in which whatever is flagged is blank: every other character stays at its place.
pub fn blanked(document: &Document, flags: &[Flag]) -> Document {
    let mut blank = document.clone();
    for flag in flags {
        let Some(text) = text_mut(&mut blank, flag.place) else {
            continue;
        };
        // A line of its own: what stands before and behind is no sentence together.
        let letters = (0_u32..).zip(text.chars());
        *text = letters
            .map(|(at, letter)| if flag.covers(at) { '\n' } else { letter })
            .collect();
    }
    blank
}

fn text_mut(document: &mut Document, place: Place) -> Option<&mut String> {
    let Document {
        positions,
        education,
        skills,
        languages,
        certifications,
        ..
    } = document;
    match place {
        Place::Headline => document.headline.as_mut(),
        Place::About => document.about.as_mut(),
        Place::Location => document.location.as_mut(),
        Place::Industry => document.industry.as_mut(),
        Place::Employer => document.employer.as_mut(),
        Place::Title(at) => positions
            .get_mut(usize::from(at))
            .map(|position| &mut position.title),
        Place::PositionEmployer(at) => positions
            .get_mut(usize::from(at))
            .map(|position| &mut position.employer),
        Place::PositionLocation(at) => positions.get_mut(usize::from(at))?.location.as_mut(),
        Place::PositionText(at) => positions.get_mut(usize::from(at))?.description.as_mut(),
        // Made from two dates, which nobody can write an order into.
        Place::Period(_) => None,
        Place::School(at) => education
            .get_mut(usize::from(at))
            .map(|school| &mut school.school),
        Place::Degree(at) => education.get_mut(usize::from(at))?.degree.as_mut(),
        Place::Skill(at) => skills.get_mut(usize::from(at)),
        Place::Language(at) => languages.get_mut(usize::from(at)),
        Place::Certification(at) => certifications.get_mut(usize::from(at)),
    }
}

/// Orders that are spread over texts which a person reads one after the other.
fn across(texts: &mut [Text]) {
    type Group = fn(Place) -> bool;
    let groups: [Group; 5] = [
        |place| matches!(place, Place::Headline | Place::About),
        |place| matches!(place, Place::Title(_)),
        |place| matches!(place, Place::Skill(_)),
        |place| matches!(place, Place::Language(_)),
        |place| matches!(place, Place::Certification(_)),
    ];
    for is_in in groups {
        let of_group = || texts.iter().filter(|text| is_in(text.place));
        if of_group().count() < 2 {
            continue;
        }
        let mut sentences: Vec<Sentence> = of_group().flat_map(|text| text.sentences.clone()).collect();
        orders::together(&mut sentences);
        let mut joined = sentences.into_iter();
        for text in texts.iter_mut().filter(|text| is_in(text.place)) {
            for (sentence, joined) in text.sentences.iter_mut().zip(joined.by_ref()) {
                *sentence = joined;
            }
        }
    }
}

/// A text of a profile while it is looked through.
struct Text {
    place: Place,
    letters: Vec<char>,
    sentences: Vec<Sentence>,
    /// What was found beside the orders in it.
    found: Vec<Passage>,
}

impl Text {
    fn read(place: Place, text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let hides = hidden::hides(&letters);
        let plain = Plain::of(&letters, |at| {
            letters.get(at).is_some_and(|letter| hidden::is_unseen(*letter))
        });
        let mut found = Vec::new();
        let mut add = |kind, passages: Vec<(usize, usize)>| {
            found.extend(passages.into_iter().map(|(start, end)| (kind, start, end)));
        };
        add(FlagKind::HiddenCharacters, hidden::passages(&letters, &hides));
        add(FlagKind::Markup, markup::passages(&letters));
        let marks = frames::marks(&letters);
        add(FlagKind::Instruction, marks.clone());
        add(FlagKind::Markup, marks);
        add(FlagKind::Instruction, frames::answers(&letters));
        add(
            FlagKind::Instruction,
            frames::turns(&letters).into_iter().collect(),
        );
        add(FlagKind::Encoded, encoded::passages(&letters, &plain));
        Self {
            place,
            letters,
            sentences: orders::sentences(&plain),
            found,
        }
    }

    fn flags(self) -> Vec<Flag> {
        let markup = of_kind(&joined(self.found.clone()), FlagKind::Markup);
        let orders = self.sentences.iter().filter_map(|sentence| {
            let (start, end) = (sentence.from as usize, sentence.to as usize);
            let is_order =
                sentence.is_order || (sentence.is_order_if_hidden() && touches(&markup, (start, end)));
            is_order.then_some((FlagKind::Instruction, start, end))
        });
        let mut found: Vec<Passage> = self.found.iter().copied().chain(orders).collect();
        // An object with an order in it is an order as a whole: what it calls a quote is none.
        let orders = of_kind(&joined(found.clone()), FlagKind::Instruction);
        let objects = frames::objects(&self.letters).into_iter();
        let whole = objects.filter(|object| touches(&orders, *object));
        found.extend(whole.map(|(start, end)| (FlagKind::Instruction, start, end)));
        flags(self.place, joined(found), self.letters.len())
    }
}

/// What was found, and from which character to behind which.
type Passage = (FlagKind, usize, usize);

fn of_kind(joined: &[Passage], kind: FlagKind) -> Vec<(usize, usize)> {
    let of_kind = joined.iter().filter(|(other, ..)| *other == kind);
    of_kind.map(|(_, start, end)| (*start, *end)).collect()
}

/// Whether one of some passages, in order and apart from each other, touches a stretch.
fn touches(passages: &[(usize, usize)], (start, end): (usize, usize)) -> bool {
    let first = passages.partition_point(|(_, last)| *last <= start);
    passages.get(first).is_some_and(|(from, _)| *from < end)
}

/// Passages kind by kind, those of one kind that touch as one.
fn joined(mut found: Vec<Passage>) -> Vec<Passage> {
    found.sort_unstable();
    let mut joined: Vec<Passage> = Vec::new();
    for (kind, start, end) in found {
        match joined.last_mut() {
            Some((other, _, last)) if *other == kind && start <= *last + 1 => *last = end.max(*last),
            Some(_) | None if start < end => joined.push((kind, start, end)),
            Some(_) | None => {}
        }
    }
    joined
}

/// Flags in the order of a text.
fn flags(place: Place, mut joined: Vec<Passage>, length: usize) -> Vec<Flag> {
    joined.sort_unstable_by_key(|(kind, start, _)| (*start, *kind));
    if joined.len() > MOST_FLAGS {
        joined.truncate(MOST_FLAGS);
        if let Some((_, _, end)) = joined.last_mut() {
            *end = length;
        }
    }
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let flag = |(kind, start, end): Passage| Flag {
        place,
        kind,
        start: count(start),
        length: count(end.min(length) - start),
    };
    joined.into_iter().map(flag).collect()
}
