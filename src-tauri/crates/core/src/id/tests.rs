//! Ids that end with the row of what they name.

use super::*;

struct Person;

#[test]
fn the_id_of_a_row_is_a_uuid_of_version_7_that_ends_with_the_row() {
    let id: Id<Person> = RowIds::fresh(1_770_000_000_000).of(1_234_567);
    assert_eq!(id.row(), 1_234_567, "the row is found by the id alone");
    assert_eq!(
        id.0.get_version_num(),
        7,
        "to the outside it is an id like any other"
    );
    assert_eq!(
        id.0.get_variant(),
        uuid::Variant::RFC4122,
        "to the outside it is an id like any other"
    );
}

#[test]
fn ids_of_rows_sort_by_their_moment_and_then_by_their_row() {
    let (before, after) = (RowIds::fresh(1_770_000_000_000), RowIds::fresh(1_770_000_000_001));
    assert!(
        before.of::<Person>(1) < before.of(2),
        "rows of one commit are in order"
    );
    assert!(before.of::<Person>(9) < after.of(1), "ids made later sort later");
}

#[test]
fn the_same_row_in_two_files_has_two_ids() {
    let (one, other) = (RowIds::fresh(1_770_000_000_000), RowIds::fresh(1_770_000_000_000));
    assert_ne!(
        one.of::<Person>(7),
        other.of(7),
        "an id is the only name that leaves the file"
    );
}
