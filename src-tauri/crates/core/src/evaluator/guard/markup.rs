//! Markup that runs, hides or closes something: no honest profile has it. Tags that only set text are nobody's concern.

use super::frames::begins;

/// Elements that run something, bring something in, or are the frame of a question to a model.
const ELEMENTS: [&str; 38] = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "template",
    "noscript",
    "meta",
    "link",
    "base",
    "form",
    "profile",
    "document",
    "instructions",
    "instruction",
    "requirements",
    "requirement",
    "system",
    "assistant",
    "user",
    "human",
    "thinking",
    "think",
    "answer",
    "tool_call",
    "tool",
    "tool_result",
    "function_call",
    "function",
    "prompt",
    "rules",
    "context",
    "candidate",
    "verdict",
    "verdicts",
    "output",
    "response",
];

/// Attributes with which an element hides what is in it, or runs something.
const ATTRIBUTES: [&str; 9] = [
    "style",
    "hidden",
    "size",
    "color",
    "onerror",
    "onload",
    "onclick",
    "onmouseover",
    "srcdoc",
];

/// The longest tag and the longest element, in characters.
const LONGEST_TAG: usize = 500;
const LONGEST_ELEMENT: usize = 4_000;

/// How many signs that may begin markup are looked at in one text.
const MOST_TRIES: usize = 400;

/// What closes what is looked for from one place on.
struct Pair {
    opens: &'static str,
    closes: &'static str,
    longest: usize,
}

/// Passages between two marks.
const PAIRS: [Pair; 5] = [
    Pair {
        opens: "<!--",
        closes: "-->",
        longest: LONGEST_ELEMENT,
    },
    Pair {
        opens: "<![cdata[",
        closes: "]]>",
        longest: LONGEST_ELEMENT,
    },
    Pair {
        opens: "[//]:",
        closes: "\n",
        longest: LONGEST_ELEMENT,
    },
    Pair {
        opens: "[comment]:",
        closes: "\n",
        longest: LONGEST_ELEMENT,
    },
    Pair {
        opens: "\\color{white}",
        closes: "\n",
        longest: LONGEST_ELEMENT,
    },
];

/// Passages with such markup.
pub(super) fn passages(letters: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut past = 0;
    let begins_markup = |letter: char| matches!(letter, '<' | '[' | '!' | '`' | '\\');
    let starts = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| begins_markup(**letter));
    for (at, _) in starts.take(MOST_TRIES) {
        if at < past {
            continue;
        }
        let is_after_word = at
            .checked_sub(1)
            .and_then(|at| letters.get(at))
            .is_some_and(|letter| letter.is_alphanumeric());
        let rest = letters.get(at..).unwrap_or_default();
        let length = paired(rest)
            .or_else(|| image(rest))
            .or_else(|| fence(rest))
            .or_else(|| {
                // `vector<object>` is a type, not a tag.
                if is_after_word {
                    closing(rest)
                } else {
                    element(rest)
                }
            });
        if let Some(length) = length {
            found.push((at, at + length));
            past = at + length;
        }
    }
    found
}

fn paired(rest: &[char]) -> Option<usize> {
    let pair = PAIRS.iter().find(|pair| begins(rest, pair.opens))?;
    let end = find(rest, pair.closes, pair.longest);
    Some(end.unwrap_or_else(|| rest.len().min(pair.longest)))
}

/// A picture that is fetched when it is shown.
fn image(rest: &[char]) -> Option<usize> {
    if !begins(rest, "![") {
        return None;
    }
    let middle = find(rest, "](", LONGEST_TAG)?;
    let behind = rest.get(middle..)?;
    let is_address = ["http", "data:", "//"].iter().any(|start| begins(behind, start));
    is_address
        .then(|| find(behind, ")", LONGEST_TAG))
        .flatten()
        .map(|end| middle + end)
}

fn fence(rest: &[char]) -> Option<usize> {
    let ticks = rest.iter().take_while(|letter| **letter == '`').count();
    (ticks >= 3).then_some(ticks)
}

/// A closing tag alone: of something that was never opened.
fn closing(rest: &[char]) -> Option<usize> {
    let tag = begins(rest, "</").then(|| tag(rest)).flatten()?;
    ELEMENTS.contains(&tag.name.as_str()).then_some(tag.length)
}

fn element(rest: &[char]) -> Option<usize> {
    if let Some(length) = closing(rest) {
        return Some(length);
    }
    let tag = tag(rest)?;
    let is_listed = ELEMENTS.contains(&tag.name.as_str());
    let behind = rest.get(tag.length..).unwrap_or_default();
    let end = || find(behind, &format!("</{}>", tag.name), LONGEST_ELEMENT).map(|end| tag.length + end);
    let hides = tag
        .attributes
        .iter()
        .any(|name| ATTRIBUTES.contains(&name.as_str()) || name.starts_with("on"));
    if is_listed {
        // A tag that is only spoken of stands alone: “I know <script> and <style>”.
        let is_used =
            !tag.attributes.is_empty() || behind.first().is_some_and(|letter| letter.is_alphanumeric());
        end().or_else(|| is_used.then_some(tag.length))
    } else {
        let is_picture = tag.name == "img" && tag.attributes.iter().any(|name| name == "src");
        (hides || is_picture).then(|| end().unwrap_or(tag.length))
    }
}

struct Tag {
    name: String,
    attributes: Vec<String>,
    length: usize,
}

/// The tag that a text begins with.
fn tag(rest: &[char]) -> Option<Tag> {
    let length = find(rest, ">", LONGEST_TAG)?;
    let inside: String = rest
        .get(1..length - 1)?
        .iter()
        .flat_map(|letter| letter.to_lowercase())
        .collect();
    let inside = inside.strip_prefix('/').unwrap_or(&inside).trim_end_matches('/');
    let mut parts = inside.split(char::is_whitespace);
    let name = parts.next()?;
    let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "_-:".contains(letter));
    let attributes = parts
        .filter_map(|part| part.split('=').next())
        .filter(|name| !name.is_empty());
    is_name.then(|| Tag {
        name: name.to_owned(),
        attributes: attributes.map(str::to_owned).collect(),
        length,
    })
}

/// The length of a text up to the end of a word in small letters, if it comes soon.
fn find(letters: &[char], word: &str, longest: usize) -> Option<usize> {
    let within = letters.len().min(longest);
    let first = word.chars().next()?;
    let starts = (0..within).filter(|at| {
        letters
            .get(*at)
            .is_some_and(|letter| letter.to_ascii_lowercase() == first)
    });
    let found = starts
        .map(|at| (at, letters.get(at..).unwrap_or_default()))
        .find(|(_, rest)| begins(rest, word));
    found.map(|(at, _)| at + word.chars().count())
}
