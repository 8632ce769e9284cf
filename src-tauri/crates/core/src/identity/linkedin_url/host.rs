//! Whose host an address is on.

/// What the authority of an address, the part between the scheme and the path, says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::identity) enum Verdict<'a> {
    /// `linkedin.com` or a host under it; the host without port and final dot.
    LinkedIn(&'a str),
    /// LinkedIn's own shortener.
    ShortLink,
    /// Another host under a name that resembles LinkedIn's, or that hides what it is.
    LookAlike,
    /// Any other host.
    Elsewhere,
    /// A user name or password stands before the host.
    Userinfo,
    /// A port other than those of the web.
    Port,
    /// Not a host.
    Garbled,
}

/// Judges the authority as it was written, before any parser has a chance to repair it.
pub(in crate::identity) fn judge(authority: &str) -> Verdict<'_> {
    if authority.contains('@') {
        return Verdict::Userinfo;
    }
    if authority.starts_with('[') {
        return Verdict::Elsewhere;
    }
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
    let host = host.strip_suffix('.').unwrap_or(host);
    if !host.contains('.') {
        return Verdict::Garbled;
    }
    let verdict = of_name(host);
    let is_ours = matches!(verdict, Verdict::LinkedIn(_) | Verdict::ShortLink);
    if is_ours && !matches!(port, "" | "80" | "443") {
        Verdict::Port
    } else {
        verdict
    }
}

/// Whether the name is `linkedin.com` or a name under it, in plain letters.
pub(in crate::identity) fn is_linkedin(host: &str) -> bool {
    let Some(at) = host.len().checked_sub("linkedin.com".len()) else {
        return false;
    };
    let (Some(under), Some(name)) = (host.get(..at), host.get(at..)) else {
        return false;
    };
    if !name.eq_ignore_ascii_case("linkedin.com") {
        return false;
    }
    match under.strip_suffix('.') {
        Some(under) => under.split('.').all(is_plain_label),
        None => under.is_empty(),
    }
}

fn of_name(host: &str) -> Verdict<'_> {
    if is_linkedin(host) {
        return Verdict::LinkedIn(host);
    }
    if host.eq_ignore_ascii_case("lnkd.in") || host.eq_ignore_ascii_case("www.lnkd.in") {
        return Verdict::ShortLink;
    }
    if !host.is_ascii() || host.contains('%') || host.split('.').any(resembles_linkedin) {
        return Verdict::LookAlike;
    }
    let is_host = host
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
    if is_host {
        Verdict::Elsewhere
    } else {
        Verdict::Garbled
    }
}

/// A label of letters, digits and hyphens that is not an encoded foreign name.
fn is_plain_label(label: &str) -> bool {
    let is_encoded = label
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("xn--"));
    let is_plain = label
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !label.is_empty() && label.len() <= 63 && is_plain && !is_encoded
}

/// Whether a label could be taken for LinkedIn's name. It only decides between two texts of refusal.
fn resembles_linkedin(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    label.starts_with("xn--")
        || label.contains("linkedin")
        || ((6..=10).contains(&label.len()) && edits_between(&label, "linkedin") <= 2)
}

/// How many letters must be changed, added or removed to get from one word to the other.
fn edits_between(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        let mut next = vec![left];
        for (counterpart, above) in other.bytes().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(letter != counterpart))
                .min(above + 1)
                .min(left + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
