//! Tests of the log's limits.

use super::*;

#[test]
fn a_start_that_logs_too_much_stops_writing_and_says_so() {
    let mut log = Bounded {
        files: Vec::new(),
        left: 10,
    };

    for _ in 0..1000 {
        log.write_all(b"four").expect("memory takes every byte");
    }

    let written = String::from_utf8(log.files).expect("only text was written");
    assert_eq!(
        written, "fourfourfourThe log of this start is full; the rest is left out.\n",
        "a loop that logs must not fill the disk",
    );
}
