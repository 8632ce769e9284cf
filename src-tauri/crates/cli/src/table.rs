//! Tables of texts for a person at a terminal.
//!
//! Texts come from strangers. A terminal obeys control characters, and some letters turn the direction of all
//! that follows, so neither gets through.

use console::{measure_text_width, pad_str, truncate_str};

/// The widest a column gets.
const WIDEST: usize = 48;

/// Stands between two columns.
const GAP: &str = "  ";

/// A table with its columns aligned, or a sentence when it has no rows.
pub fn table<const N: usize>(headers: [&str; N], rows: &[[String; N]], when_empty: &str) -> String {
    if rows.is_empty() {
        return when_empty.to_owned();
    }
    let head = headers.map(str::to_owned);
    let rows: Vec<[String; N]> = std::iter::once(&head)
        .chain(rows)
        .map(|row| row.each_ref().map(|cell| fit(cell)))
        .collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = measure_text_width(cell).max(*width);
        }
    }
    let line = |row: &[String; N]| {
        let cells = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| pad_str(cell, width, console::Alignment::Left, None).into_owned());
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A text on one line that a terminal only shows.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !turns(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

fn fit(text: &str) -> String {
    truncate_str(&plain(text), WIDEST, "…").into_owned()
}

/// Whether a letter changes the direction of others: the marks, embeddings, overrides and isolates of Unicode.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests;
