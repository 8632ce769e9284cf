//! Reads licence expressions (SPDX) and what `deny.toml` allows.

use std::collections::BTreeSet;

/// The quoted words in the first list called `name` after the heading `[section]` of a TOML file.
///
/// In a list of tables, only the values of `key` count.
pub fn list(toml: &str, section: &str, name: &str, key: Option<&str>) -> BTreeSet<String> {
    let start = format!("\n{name} = [");
    let body = toml
        .split_once(&format!("\n[{section}]\n"))
        .and_then(|(_, rest)| rest.split_once(&start))
        .and_then(|(_, rest)| rest.split_once("\n]"))
        .map_or("", |(body, _)| body);
    body.lines()
        .filter_map(|line| {
            let line = key.map_or(Some(line), |key| {
                line.split_once(&format!("{key} = ")).map(|(_, rest)| rest)
            })?;
            line.split('"').nth(1).map(str::to_owned)
        })
        .collect()
}

/// Whether an expression can be met with the allowed licences.
///
/// `OR` (and the older `/`) needs one side, `AND` both, and `AND` binds tighter.
pub fn can_be_met(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = either(&mut rest, allowed);
    met && rest.is_empty()
}

fn either(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut met = both(words, allowed);
    while let Some((&"OR", rest)) = words.split_first() {
        *words = rest;
        met |= both(words, allowed);
    }
    met
}

fn both(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while let Some((&"AND", rest)) = words.split_first() {
        *words = rest;
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    match **words {
        ["(", ref rest @ ..] => {
            *words = rest;
            let met = either(words, allowed);
            if let [")", rest @ ..] = words {
                *words = rest;
            }
            met
        }
        [licence, "WITH", exception, ref rest @ ..] => {
            *words = rest;
            allowed.contains(&format!("{licence} WITH {exception}"))
        }
        [licence, ref rest @ ..] => {
            *words = rest;
            allowed.contains(licence)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_met_as_spdx_says() {
        let allowed = BTreeSet::from([
            "MIT".to_owned(),
            "ISC".to_owned(),
            "Apache-2.0 WITH LLVM-exception".to_owned(),
        ]);
        let met = |expression| can_be_met(expression, &allowed);

        assert!(met("GPL-3.0 OR MIT"), "one side of OR is enough");
        assert!(met("GPL-3.0/MIT"), "the old spelling of OR");
        assert!(!met("GPL-3.0 AND MIT"), "AND needs both");
        assert!(met("(GPL-3.0 OR ISC) AND MIT"), "brackets first");
        assert!(!met("MIT AND GPL-3.0 OR GPL-2.0"), "AND binds tighter");
        assert!(
            met("Apache-2.0 WITH LLVM-exception"),
            "an exception belongs to its licence"
        );
        assert!(
            !met("Apache-2.0"),
            "an exception does not allow the licence without it"
        );
        assert!(!met(""), "no licence is no permission");
    }
}
