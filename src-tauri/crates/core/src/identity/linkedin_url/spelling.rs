//! How addresses are written down: edges, percent codes, invisible characters.

use std::borrow::Cow;

/// The text without blanks, quotes, angle brackets and invisible marks at either end.
///
/// Spreadsheets, e-mails and some desktops add them around an address when it is copied.
pub(in crate::identity) fn without_edges(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>') || is_invisible(c))
}

/// Whether a character only steers how its neighbours are laid out.
///
/// The two joiners are among them; they are legitimate between letters, but not at an edge.
pub(in crate::identity) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Removes a prefix whatever its case.
pub(in crate::identity) fn strip_prefix_any_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) {
        text.get(prefix.len()..)
    } else {
        None
    }
}

/// Whether what stands before a colon is a scheme. With a dot in it, it is rather a host before its port.
pub(in crate::identity) fn is_scheme(head: &str) -> bool {
    head.starts_with(|c: char| c.is_ascii_alphabetic())
        && head
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'))
}

/// Decodes percent codes once. `None` when a code is cut off or the result is not UTF-8.
pub(in crate::identity) fn percent_decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.as_bytes().contains(&b'%') {
        return Some(Cow::Borrowed(text));
    }
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' { code(&mut bytes)? } else { byte });
    }
    String::from_utf8(decoded).ok().map(Cow::Owned)
}

/// Decodes what percent codes it can, for showing: a code that is cut off stays as it is.
pub(in crate::identity) fn percent_decoded_for_show(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        if byte == b'%'
            && let Some(value) = code(&mut ahead)
        {
            decoded.push(value);
            bytes = ahead;
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// Encodes everything that is not an unreserved character of RFC 3986.
pub(in crate::identity) fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The value of the two hexadecimal digits that come next.
fn code(bytes: &mut impl Iterator<Item = u8>) -> Option<u8> {
    let mut digit = || {
        char::from(bytes.next()?)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    Some(digit()? << 4 | digit()?)
}
