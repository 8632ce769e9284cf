//! The guide as one file: no script, nothing loaded from anywhere, every text escaped.

use super::{GuidePart, GuidePoint, GuideStep, LEAD, steps};

/// The look of the page, in the page itself.
const STYLE: &str = include_str!("page.css");

const TITLE: &str = "Connect a LinkedIn account to Longlist";

/// The guide as one HTML file that opens in any browser, without a network.
pub fn html() -> String {
    let all = steps();
    let mut page = String::with_capacity(24_000);
    page.push_str(&head());
    page.push_str(&format!(
        "<header class=\"top\"><p class=\"brand\">Longlist</p><h1>{}</h1><p class=\"lead\">{}</p></header>\n",
        escape(TITLE),
        escape(LEAD)
    ));
    page.push_str(&contents());
    page.push_str("<main id=\"guide\">\n");
    for part in PARTS {
        page.push_str(&section(part, &all));
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

const PARTS: [GuidePart; 3] = [GuidePart::Connect, GuidePart::Meaning, GuidePart::Trouble];

fn head() -> String {
    // The policy forbids what the page does not contain, so that nobody can slip it in on the way.
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#guide\">Skip to the guide</a>\n",
        escape(TITLE)
    )
}

fn contents() -> String {
    let entry = |part: GuidePart| {
        format!(
            "<li><a href=\"#{}\">{}</a></li>",
            anchor(part),
            escape(heading(part))
        )
    };
    let entries: String = PARTS.into_iter().map(entry).collect();
    format!("<nav aria-label=\"Parts of the guide\"><ul>{entries}</ul></nav>\n")
}

fn section(part: GuidePart, all: &[GuideStep]) -> String {
    let (id, title) = (anchor(part), escape(heading(part)));
    let pieces: String = all.iter().filter(|step| step.part == part).map(piece).collect();
    // Steps are counted, things to know are not.
    let list = match part {
        GuidePart::Connect => format!("<ol class=\"steps\">{pieces}</ol>"),
        GuidePart::Meaning | GuidePart::Trouble => format!("<ul class=\"notes\">{pieces}</ul>"),
    };
    format!("<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2>\n{list}</section>\n")
}

fn piece(step: &GuideStep) -> String {
    let mut text = format!("<li><h3>{}</h3>", escape(&step.title));
    for paragraph in &step.paragraphs {
        text.push_str(&format!("<p>{}</p>", escape(paragraph)));
    }
    if !step.points.is_empty() {
        let points: String = step.points.iter().map(point).collect();
        text.push_str(&format!("<dl>{points}</dl>"));
    }
    if let Some(warning) = &step.warning {
        text.push_str(&format!(
            "<p class=\"warning\"><strong>Take care.</strong> {}</p>",
            escape(warning)
        ));
    }
    text.push_str("</li>\n");
    text
}

fn point(point: &GuidePoint) -> String {
    format!(
        "<div><dt>{}</dt><dd>{}</dd></div>",
        escape(&point.term),
        escape(&point.text)
    )
}

fn heading(part: GuidePart) -> &'static str {
    match part {
        GuidePart::Connect => "Connect an account, step by step",
        GuidePart::Meaning => "What it means for the LinkedIn account",
        GuidePart::Trouble => "When something is wrong",
    }
}

fn anchor(part: GuidePart) -> &'static str {
    match part {
        GuidePart::Connect => "connect",
        GuidePart::Meaning => "meaning",
        GuidePart::Trouble => "trouble",
    }
}

/// Text as it may stand between tags and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
