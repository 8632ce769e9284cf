//! Cursors survive travelling and nothing else.

use super::*;
use crate::product::Product;

fn cursor() -> Cursor {
    let query = Query::from_url("https://www.linkedin.com/search/results/people/?keywords=žluťoučký")
        .expect("a search");
    assert_eq!(query.product(), Product::Classic, "the address is a classic one");
    Cursor {
        account: "a".to_owned(),
        query,
        offset: 50,
        limit: 50,
        generation: 0,
    }
}

#[test]
fn a_cursor_comes_back_as_it_was() {
    let sealed = cursor().seal(1);

    assert_eq!(
        Cursor::open(&sealed, 1),
        Some(cursor()),
        "it is opened by the world that sealed it"
    );
    assert_eq!(Cursor::open(&sealed, 2), None, "and by no other");
}

#[test]
fn a_damaged_cursor_is_refused() {
    let sealed = cursor().seal(1);
    for position in 0..sealed.len() {
        let mut damaged = sealed.clone().into_bytes();
        let letter = damaged.get_mut(position).expect("within the text");
        *letter = if *letter == b'A' { b'B' } else { b'A' };
        let damaged = String::from_utf8(damaged).expect("still plain letters");
        assert_eq!(Cursor::open(&damaged, 1), None, "letter {position} was changed");
    }
    for (damaged, reason) in [
        (sealed.chars().skip(1).collect(), "its head is missing"),
        (
            sealed.chars().take(sealed.len() - 1).collect(),
            "its tail is missing",
        ),
        (format!("{sealed}="), "it was padded"),
        (String::new(), "it is empty"),
        ("žluť".to_owned(), "it never was one"),
    ] {
        assert_eq!(Cursor::open(&damaged, 1), None, "{reason}");
    }
}
