//! How a text file is cut into fields, and where its header stands.

use super::Delimiter;
use crate::import::mapping;

/// How many records are compared.
const COMPARED_RECORDS: usize = 100;

/// How far down the header may stand. `Connections.csv` has three lines above it, or none.
const SEARCHED_RECORDS: usize = 20;

/// How a text file is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Shape {
    /// What stands between two fields.
    pub delimiter: Delimiter,
    /// How many records stand before the header.
    pub preamble_records: u32,
}

/// How well a delimiter fits; the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    known_columns: usize,
    even_rows_per_mille: usize,
    columns: usize,
}

/// Finds the delimiter and the header from a text's beginning. `is_cut` says that the text goes on.
///
/// The delimiter that uncovers most of the column names we know wins; if none does, the one that cuts the
/// rows most evenly. The first row is the header unless a later one certainly is.
pub(in crate::import) fn detect_shape(text: &str, is_cut: bool, choice: Option<Delimiter>) -> Shape {
    let announced = announced_delimiter(text);
    let above_header = u32::from(announced.is_some());
    if let Some(delimiter) = choice.or(announced.flatten()) {
        let (_, preamble_records) = measure(text, is_cut, delimiter, above_header);
        return Shape {
            delimiter,
            preamble_records,
        };
    }
    let mut best: Option<(Fit, Shape)> = None;
    for delimiter in Delimiter::ALL {
        let (fit, preamble_records) = measure(text, is_cut, delimiter, above_header);
        if best.is_none_or(|(best, _)| fit > best) {
            best = Some((
                fit,
                Shape {
                    delimiter,
                    preamble_records,
                },
            ));
        }
    }
    best.map_or(
        Shape {
            delimiter: Delimiter::Comma,
            preamble_records: above_header,
        },
        |(_, shape)| shape,
    )
}

/// The delimiter that Excel writes into a first line of its own, such as `sep=;`. The outer `Some` says that
/// there is such a line, the inner that it names a delimiter we know.
fn announced_delimiter(text: &str) -> Option<Option<Delimiter>> {
    let line = text.lines().next()?;
    let sign = line.trim_matches('"').strip_prefix("sep=")?;
    Some(
        Delimiter::ALL
            .into_iter()
            .find(|delimiter| sign.as_bytes().first() == Some(&delimiter.byte())),
    )
}

fn measure(text: &str, is_cut: bool, delimiter: Delimiter, above_header: u32) -> (Fit, u32) {
    let mut rows = cut(text, delimiter);
    if is_cut && rows.len() > 1 && rows.len() < COMPARED_RECORDS {
        rows.pop(); // it goes on behind the part we look at
    }
    let found = mapping::find_header(rows.iter().take(SEARCHED_RECORDS).map(|row| row.iter().collect()));
    let position = found.unwrap_or(above_header as usize);
    let header: Vec<&str> = rows
        .get(position)
        .map(|row| row.iter().collect())
        .unwrap_or_default();
    let below = rows.get(position + 1..).unwrap_or_default();
    let even = below.iter().filter(|row| row.len() == header.len()).count();
    let even_rows_per_mille = if header.len() < 2 {
        0
    } else {
        even * 1_000 / below.len().max(1)
    };
    let fit = Fit {
        known_columns: mapping::count_known(&header),
        even_rows_per_mille,
        columns: header.len(),
    };
    (fit, u32::try_from(position).unwrap_or(above_header))
}

fn cut(text: &str, delimiter: Delimiter) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map_while(Result::ok)
        .take(COMPARED_RECORDS)
        .collect()
}
