//! Room for lists that have an element for each of a million rows: they grow by an eighth, because doubling would keep
//! as much memory empty as they fill.

/// Makes room for `more` elements.
pub(super) fn make_room<T>(list: &mut Vec<T>, more: usize) {
    if list.capacity() - list.len() < more {
        list.reserve_exact(more.max(list.len() / 8));
    }
}

/// Lengthens a list so that it has an element at `at`.
pub(super) fn reach<T: Clone>(list: &mut Vec<T>, at: usize, filler: T) {
    if at >= list.len() {
        make_room(list, at + 1 - list.len());
        list.resize(at + 1, filler);
    }
}
