//! Months of positions as numbers, and how many months several positions cover together.

use jiff::civil::Date;

/// Months are counted from here.
const FIRST_YEAR: u16 = 1900;
const LAST_YEAR: u16 = 2199;
/// Which month stands for a year that is given alone: its middle.
const MIDDLE: u16 = 6;

/// The months of a position: from the first to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) from: u16,
    pub(super) until: u16,
}

/// The month of a date such as `2021-03` or `2021`, and whether the month itself was given.
pub(super) fn month(text: &str) -> Option<(u16, bool)> {
    let mut parts = text.trim().splitn(3, '-');
    let year: u16 = parts.next()?.trim().parse().ok()?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    let month = parts.next().and_then(|month| month.trim().parse::<u16>().ok());
    let month = month.filter(|month| (1..=12).contains(month));
    Some((
        (year - FIRST_YEAR) * 12 + month.map_or(MIDDLE, |month| month - 1),
        month.is_some(),
    ))
}

/// The month of a day.
pub(super) fn month_of(day: Date) -> u16 {
    let year = u16::try_from(day.year())
        .unwrap_or(FIRST_YEAR)
        .clamp(FIRST_YEAR, LAST_YEAR);
    (year - FIRST_YEAR) * 12 + u16::try_from(day.month()).unwrap_or(1).saturating_sub(1)
}

/// The months of a position. None where it has no beginning, or begins after it ends or after the profile was read.
pub(super) fn span(from: Option<&str>, until: Option<&str>, as_of: Date) -> Option<Span> {
    let (from, _) = month(from?)?;
    let today = month_of(as_of);
    let until = match until {
        // A last month counts; a last year ends in its middle.
        Some(text) => month(text).map(|(month, exact)| if exact { month + 1 } else { month })?,
        None => today + 1,
    };
    let until = until.min(today + 1);
    (from < until).then_some(Span { from, until })
}

/// How many months several spans cover together. They come sorted.
pub(super) fn covered(spans: impl Iterator<Item = Span>) -> u16 {
    let mut end = 0;
    let mut months: u16 = 0;
    for span in spans {
        months = months.saturating_add(span.until.saturating_sub(span.from.max(end)));
        end = end.max(span.until);
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_months_count_once() {
        let day = jiff::civil::date(2026, 3, 15);
        let span = |from, until| span(Some(from), until, day).expect("it has a beginning");
        let spans = [
            span("2019", Some("2021")),
            span("2020-01", Some("2020-12")),
            span("2024-01", None),
        ];

        assert_eq!(
            covered(spans.into_iter()),
            24 + 27,
            "two years, and two and a quarter until the day itself"
        );
        assert_eq!(
            super::span(Some("2027-01"), None, day),
            None,
            "what begins tomorrow does not count"
        );
        assert_eq!(
            super::span(None, Some("2020"), day),
            None,
            "no beginning, no months"
        );
    }
}
