//! Tests of guessing a text file's shape.

use super::*;

fn shape(text: &str) -> (Delimiter, u32) {
    let shape = detect_shape(text, false, None);
    (shape.delimiter, shape.preamble_records)
}

#[test]
fn known_column_names_decide_the_delimiter() {
    assert_eq!(
        shape("Full Name;LinkedIn Profile\nA, B, C;x\nD, E, F;y\n"),
        (Delimiter::Semicolon, 0),
        "commas are in the names"
    );
    assert_eq!(
        shape("Full Name|LinkedIn Profile\na,b|c\n"),
        (Delimiter::Pipe, 0),
        "two names we know beat one we do not"
    );
}

#[test]
fn even_rows_decide_where_no_name_is_known() {
    assert_eq!(
        shape("x1\ty1\n1,0\t2\n3\t4,5\n6\t7\n"),
        (Delimiter::Tab, 0),
        "every row has one tab"
    );
    assert_eq!(
        shape("just a line\nand another\n"),
        (Delimiter::Comma, 0),
        "one column has no delimiter"
    );
}

#[test]
fn a_header_below_a_title_is_found() {
    let text = "Candidates for Platform\n\nName,LinkedIn URL,City\nA,b,c\n";
    assert_eq!(
        shape(text),
        (Delimiter::Comma, 1),
        "the title is one record, the blank line none"
    );
}

#[test]
fn the_first_line_is_the_header_when_nothing_else_certainly_is() {
    assert_eq!(
        shape("a,b\nc,d\n"),
        (Delimiter::Comma, 0),
        "a header is always there"
    );
}

#[test]
fn a_row_that_is_cut_off_by_the_look_does_not_count() {
    let text = "x1,y1,z;1\n1,2,3\n4,5,6\n7";
    assert_eq!(
        detect_shape(text, true, None).delimiter,
        Delimiter::Comma,
        "the last row goes on"
    );
}
