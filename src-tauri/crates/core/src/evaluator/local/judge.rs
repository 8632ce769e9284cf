//! Judges one profile: verdicts, and what they rest on.

use std::{borrow::Cow, sync::Arc};

use super::{
    fact::{Found, Said},
    lexicon::Memory,
    literal::Literals,
    months::Span,
    plate::{Cell, Plate, Tally, Worked, each},
    profile::{Career, Passage, career, passages},
    quote::quote,
    rule::Rule,
    sentence::Sentence,
    understanding::name_of,
    vocabulary::Vocabulary,
    weigh::Weight,
};
use crate::evaluator::{Document, Finding, Place, Verdict};

/// How sure one is that a profile is silent, and that what it says settles nothing.
const SILENT: u8 = 50;
const VAGUE: u8 = 40;
/// How sure one is of months that were added up, and of a career that is too short.
const COVERED: u8 = 85;
const TOO_SHORT: u8 = 65;

/// A profile that has been read.
pub(super) struct Reading<'a> {
    document: &'a Document,
    passages: Vec<(Passage<'a>, Vec<Found>)>,
    career: Career,
}

/// Something in the profile that says something of a part.
struct Evidence<'a> {
    bit: u64,
    weight: Weight,
    passage: &'a Passage<'a>,
    found: Found,
}

impl<'a> Reading<'a> {
    /// Reads a profile.
    pub(super) fn of(words: &'static Vocabulary, literals: &Arc<Literals>, document: &'a Document) -> Self {
        let mut memory = Memory::looking_for(literals);
        let passages = passages(document).into_iter().map(|passage| {
            let found = passage.read(words, &mut memory);
            (passage, found)
        });
        Self {
            document,
            passages: passages.collect(),
            career: career(document),
        }
    }

    /// Judges one requirement of a plate.
    pub(super) fn judge(&self, words: &Vocabulary, rule: &Rule, cell: &Cell) -> Finding {
        let mut evidence = Vec::new();
        let mut tally = Tally::default();
        let mut positions: Vec<(Span, u64)> = self.career.spans.iter().map(|(span, _)| (*span, 0)).collect();
        for (passage, found) in &self.passages {
            for found in found {
                cell.weigh(words, rule, &found.fact, &mut |bit, weight| {
                    let one = Tally::of(bit, weight);
                    tally.add(&one);
                    if let Some(at) = self
                        .career
                        .spans
                        .iter()
                        .position(|(_, at)| Some(*at) == passage.position)
                        && let Some((_, parts)) = positions.get_mut(at)
                    {
                        *parts |= one.yes;
                    }
                    if weight != Weight::None {
                        evidence.push(Evidence {
                            bit,
                            weight,
                            passage,
                            found: *found,
                        });
                    }
                });
            }
        }
        let settled = tally.settle();
        let worked = Worked {
            positions: &|| positions.iter().copied(),
            at_most: self.career.at_most,
        };
        let asked = name_of(words, rule);
        match cell.decide(settled, &worked) {
            Verdict::NotFulfilled if settled.no & cell.parts != 0 => {
                let bit = each(settled.no & cell.parts).next().unwrap_or(0);
                against(words, rule, cell, bit, &evidence)
            }
            verdict @ (Verdict::Fulfilled | Verdict::NotFulfilled) if cell.at_most => {
                self.at_most(verdict, rule, cell.covered(&worked))
            }
            Verdict::NotFulfilled => self.too_short(rule),
            Verdict::Fulfilled if cell.months == 0 => supported(words, rule, cell.parts, &evidence),
            Verdict::Fulfilled if settled.yes & cell.stated == cell.stated => {
                let years = rule.years.unwrap_or(0);
                Finding {
                    reasoning: Sentence::StatesYears { asked, years }.to_string(),
                    ..supported(words, rule, cell.stated, &evidence)
                }
            }
            Verdict::Fulfilled => self.covered(words, rule, cell, &worked, &positions),
            Verdict::Unknown if cell.partly => {
                let words = rule.beyond.words.clone();
                unknown(Sentence::Partly { asked, words }, VAGUE)
            }
            Verdict::Unknown => {
                let months = if cell.months == 0 || cell.parts == 0 {
                    0
                } else {
                    cell.covered(&worked)
                };
                let sentence = match (months, evidence.is_empty()) {
                    (0, true) if !rule.literals.is_empty() => Sentence::NotWritten {
                        words: rule.literals.iter().map(|(_, text)| text.clone()).collect(),
                    },
                    (0, true) => Sentence::Silent { asked },
                    (0, false) => Sentence::Vague { asked },
                    (months, _) => Sentence::NotLongEnough {
                        asked,
                        years: rule.years.unwrap_or(0),
                        months,
                    },
                };
                unknown(sentence, if evidence.is_empty() { SILENT } else { VAGUE })
            }
        }
    }

    /// The months of positions are enough: the one that covers most of them is quoted.
    fn covered<I: Iterator<Item = (Span, u64)>>(
        &self,
        words: &Vocabulary,
        rule: &Rule,
        cell: &Cell,
        worked: &Worked<'_, I>,
        positions: &[(Span, u64)],
    ) -> Finding {
        let numbered = self.career.spans.iter().zip(positions);
        let bearing = numbered.filter(|(_, (_, parts))| parts & cell.parts == cell.parts);
        let longest = bearing
            .max_by_key(|((span, _), _)| span.until - span.from)
            .map(|((_, at), _)| *at);
        let months = cell.covered(worked);
        let asked = if rule.parts.is_empty() {
            "dates".to_owned()
        } else {
            name_of(words, rule)
        };
        let years = rule.years.unwrap_or(0);
        self.by_period(
            longest,
            Verdict::Fulfilled,
            COVERED,
            &Sentence::Covers { asked, years, months },
        )
    }

    fn too_short(&self, rule: &Rule) -> Finding {
        let first = self.career.spans.first().map(|(_, at)| *at);
        let sentence = Sentence::TooShort {
            years: rule.years.unwrap_or(0),
            months: self.career.at_most.unwrap_or(0),
        };
        self.by_period(first, Verdict::NotFulfilled, TOO_SHORT, &sentence)
    }

    fn at_most(&self, verdict: Verdict, rule: &Rule, months: u16) -> Finding {
        let first = self.career.spans.first().map(|(_, at)| *at);
        let sentence = Sentence::AtMost {
            years: rule.years.unwrap_or(0),
            months,
        };
        self.by_period(first, verdict, TOO_SHORT, &sentence)
    }

    fn by_period(
        &self,
        position: Option<u16>,
        verdict: Verdict,
        confidence: u8,
        sentence: &Sentence,
    ) -> Finding {
        let place = Place::Period(position.unwrap_or(0));
        let text = self.document.text(place).map(Cow::into_owned).unwrap_or_default();
        let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Finding {
            verdict,
            confidence,
            reasoning: sentence.to_string(),
            quote: Some(quote(place, &text, 0, end)),
        }
    }
}

impl Tally {
    fn of(bit: u64, weight: Weight) -> Self {
        let mut tally = Self::default();
        match weight {
            Weight::None => {}
            Weight::Vague => tally.vague = bit,
            Weight::Against(_) => tally.no = bit,
            Weight::Hint(_) => tally.hint = bit,
            Weight::For(_) => tally.yes = bit,
        }
        tally
    }
}

/// A finding that nothing decides.
pub(super) fn unknown(sentence: Sentence, confidence: u8) -> Finding {
    Finding {
        verdict: Verdict::Unknown,
        confidence,
        reasoning: sentence.to_string(),
        quote: None,
    }
}

/// Every part is borne out: as surely as the weakest of them, quoting the best passage of the first.
fn supported(words: &Vocabulary, rule: &Rule, parts: u64, evidence: &[Evidence<'_>]) -> Finding {
    let best = |bit: u64| {
        let mut best: Option<(&Evidence<'_>, u8)> = None;
        for one in evidence.iter().filter(|one| one.bit == bit) {
            if let Weight::For(strength) | Weight::Hint(strength) = one.weight
                && best.is_none_or(|(_, most)| strength > most)
            {
                best = Some((one, strength));
            }
        }
        best
    };
    let confidence = each(parts)
        .filter_map(best)
        .map(|(_, strength)| strength)
        .min()
        .unwrap_or(0);
    let shown = each(parts).find_map(best).map(|(evidence, _)| evidence);
    let (asked, found) = (
        name_of(words, rule),
        shown.map_or_else(String::new, |shown| shown.name()),
    );
    Finding {
        verdict: Verdict::Fulfilled,
        confidence,
        reasoning: Sentence::Says { asked, found }.to_string(),
        quote: shown.map(Evidence::quote),
    }
}

fn against(words: &Vocabulary, rule: &Rule, cell: &Cell, bit: u64, evidence: &[Evidence<'_>]) -> Finding {
    let mut strongest: Option<(&Evidence<'_>, u8)> = None;
    for one in evidence.iter().filter(|one| one.bit == bit) {
        if let Weight::Against(strength) = one.weight
            && strongest.is_none_or(|(_, most)| strength > most)
        {
            strongest = Some((one, strength));
        }
    }
    let part = each(cell.parts)
        .position(|one| one == bit)
        .and_then(|at| rule.parts.get(at));
    let only = Rule {
        parts: part.cloned().into_iter().collect(),
        literals: rule.literals.clone(),
        ..Rule::default()
    };
    let asked = name_of(words, &only);
    let (confidence, quote, found, denied) =
        strongest.map_or((0, None, String::new(), false), |(one, strength)| {
            let denied =
                matches!(one.found.fact.said, Said::Lacks(_)) || part.is_some_and(|part| part.negated);
            (strength, Some(one.quote()), one.name(), denied)
        });
    let sentence = if denied {
        Sentence::Denies { asked, found }
    } else {
        Sentence::SaysOtherwise { asked, found }
    };
    Finding {
        verdict: Verdict::NotFulfilled,
        confidence,
        reasoning: sentence.to_string(),
        quote,
    }
}

impl Evidence<'_> {
    fn quote(&self) -> crate::evaluator::Quote {
        quote(
            self.passage.place,
            &self.passage.text,
            self.found.start,
            self.found.end,
        )
    }

    /// The words of the profile, between quotation marks.
    fn name(&self) -> String {
        let Found { start, end, .. } = self.found;
        let length = (end - start).min(80) as usize;
        let said: String = self
            .passage
            .text
            .chars()
            .skip(start as usize)
            .take(length)
            .collect();
        format!("“{said}”")
    }
}

impl Plate {
    /// The cell of a requirement.
    pub(super) fn cell(&self, requirement: usize) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.requirement == requirement)
    }
}
