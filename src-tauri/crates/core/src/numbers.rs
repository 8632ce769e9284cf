//! Numbers as people write them.

/// `2500` → “2,500”.
pub fn grouped(number: u32) -> String {
    let (front, back) = (number / 1_000, number % 1_000);
    if front == 0 {
        back.to_string()
    } else {
        format!("{},{back:03}", grouped(front))
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(grouped(2_500), "2,500", "as in the window");
        assert_eq!(grouped(1_005), "1,005", "with its zeros");
        assert_eq!(grouped(90), "90", "and none where none belongs");
        assert_eq!(grouped(1_000_000), "1,000,000", "as often as it takes");
    }
}
