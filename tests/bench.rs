//! Measures what has a number to reach, for `make bench`.

fn main() {}
