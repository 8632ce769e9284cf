//! Reads lines of source as far as the rules need it.

/// Whether nothing but a comment stands in this line.
pub fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Whether a name in camel case ends in this word, as a word of its own.
pub fn last_word_is(name: &str, word: &str) -> bool {
    name.strip_suffix(word)
        .is_some_and(|rest| !rest.ends_with(|last: char| last.is_uppercase()))
}

/// Whether a line contains this, not in the middle of a longer word.
pub fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|head| head.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|tail| tail.chars().next());
        let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let grown = (joins(before) && word.starts_with(char::is_alphanumeric))
            || (joins(after) && word.ends_with(char::is_alphanumeric));
        !grown
    })
}

/// The address in an import or export line of TypeScript.
pub fn imported(line: &str) -> Option<&str> {
    let (_, address) = line
        .split_once(" from \"")
        .or_else(|| line.split_once("import(\""))?;
    address.split('"').next()
}

/// A relative address, seen from the file that imports it.
pub fn resolve(from: &str, address: &str) -> String {
    if !address.starts_with('.') {
        return address.trim_start_matches("@/").to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// The room of the page a path lies in: `components`, `api`, `screens/runs`, …
pub fn room_of(path: &str) -> String {
    let inside = path.strip_prefix("ui/src/").unwrap_or_default();
    let mut parts = inside.split('/');
    match (parts.next(), parts.next()) {
        (Some("screens"), Some(screen)) => format!("screens/{screen}"),
        (Some(room), _) => room.to_owned(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_see_what_they_look_for() {
        assert!(
            has_word(concat!("// TO", "DO: later"), concat!("TO", "DO")),
            "a word of its own"
        );
        assert!(
            !has_word("METHODODROME", concat!("TO", "DO")),
            "not in the middle of another"
        );
        assert!(
            last_word_is("CandidateData", "Data") && !last_word_is("Metadata", "Data"),
            "the last word of a name"
        );
        assert!(!last_word_is("DataGrid", "Data"), "a data grid is a grid");
        let here = "ui/src/screens/runs/RunsScreen.tsx";
        assert_eq!(
            room_of(&resolve(here, "../candidates/Panel")),
            "screens/candidates",
            "another screen"
        );
        assert_eq!(
            room_of(&resolve(here, "./ImportRow")),
            "screens/runs",
            "the same screen"
        );
        assert_eq!(
            room_of(&resolve(here, "../../components/Button")),
            "components",
            "down to the components"
        );
        let import = "import { Button } from \"../../components/Button\";";
        assert_eq!(
            imported(import),
            Some("../../components/Button"),
            "the address of an import"
        );
    }
}
