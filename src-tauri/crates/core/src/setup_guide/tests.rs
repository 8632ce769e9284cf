//! Tests of the file that is made of the guide.

use super::*;

/// One of everything, with what means something in a page.
fn guide() -> Guide {
    let piece = |title: &str| GuidePiece {
        title: title.to_owned(),
        paragraphs: vec!["Sign up & open the dashboard.".to_owned()],
        points: vec![GuidePoint {
            term: "<script>".to_owned(),
            text: "Shown in the provider's dashboard.".to_owned(),
        }],
        warning: Some("Treat it like a \"password\".".to_owned()),
    };
    let part = |heading: &str, is_steps| GuidePart {
        heading: heading.to_owned(),
        is_steps,
        pieces: vec![piece("Make an account"), piece("Connect LinkedIn there")],
    };
    Guide {
        language: "en".to_owned(),
        title: "Connect an account".to_owned(),
        lead: "Connect each account once.".to_owned(),
        skip: "Skip to the guide".to_owned(),
        contents: "Parts of the guide".to_owned(),
        care: "Take care.".to_owned(),
        parts: vec![part("Step by step", true), part("What it means", false)],
    }
}

#[test]
fn the_file_holds_every_text_of_the_guide() {
    let guide = guide();
    let file = guide.html();
    let Guide {
        language,
        title,
        lead,
        skip,
        contents,
        care,
        parts,
    } = guide;
    let mut texts = vec![language, title, lead, skip, contents, care];
    for part in parts {
        texts.push(part.heading);
        for piece in part.pieces {
            texts.push(piece.title);
            texts.extend(piece.paragraphs);
            texts.extend(
                piece
                    .points
                    .into_iter()
                    .flat_map(|point| [point.term, point.text]),
            );
            texts.extend(piece.warning);
        }
    }
    for text in texts {
        assert!(
            file.contains(&escape(&text)),
            "a colleague would not read: {text}"
        );
    }
}

#[test]
fn the_file_runs_nothing_and_loads_nothing() {
    let file = guide().html().to_lowercase();
    for forbidden in [
        "<script",
        "javascript:",
        " src=",
        "url(",
        "@import",
        "<link",
        "<iframe",
        "<img",
        "http://",
        "https://",
        "onload",
        "onclick",
    ] {
        assert!(
            !file.contains(forbidden),
            "{forbidden} would run or load something on a colleague's computer"
        );
    }
    assert!(
        file.contains("default-src 'none'"),
        "and the browser is told to refuse it"
    );
}

#[test]
fn the_file_is_one_complete_page_in_a_named_language() {
    let file = guide().html();
    assert!(file.starts_with("<!doctype html>"), "without it browsers guess");
    assert!(
        file.contains("<html lang=\"en\">"),
        "a screen reader chooses its voice by it"
    );
    assert!(
        file.contains("prefers-color-scheme: dark"),
        "it is read at night too"
    );
    assert_eq!(file.matches("<h1>").count(), 1, "one page, one title");
    for tag in [
        "section", "ol", "ul", "li", "dl", "div", "p", "main", "nav", "header",
    ] {
        let opened = file.matches(&format!("<{tag}>")).count() + file.matches(&format!("<{tag} ")).count();
        assert_eq!(
            opened,
            file.matches(&format!("</{tag}>")).count(),
            "<{tag}> is closed as often as it is opened"
        );
    }
}

#[test]
fn what_means_something_in_a_page_is_escaped() {
    assert_eq!(
        escape("<b a=\"1\" c='2'>&"),
        "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;",
        "text stays text, also within quotes"
    );
}
