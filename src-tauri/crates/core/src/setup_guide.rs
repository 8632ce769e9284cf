//! The setup guide as one file, for a colleague who does not have Longlist yet: no script, nothing loaded from anywhere,
//! every text escaped. The texts are the window's, which shows the same guide.

use serde::Deserialize;

#[cfg(test)]
mod tests;

/// The look of the file, in the file itself.
const STYLE: &str = include_str!("setup_guide/page.css");

/// How a LinkedIn account is connected, what that means for it, and what to do when it needs someone.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Guide {
    /// Of all its texts, as a tag of BCP 47: a screen reader chooses its voice by it.
    pub language: String,
    /// What the file is called.
    pub title: String,
    /// What stands over the whole guide.
    pub lead: String,
    /// Leads past the list of its parts.
    pub skip: String,
    /// Names the list of its parts.
    pub contents: String,
    /// Stands before each warning.
    pub care: String,
    /// Its parts, in their order.
    pub parts: Vec<GuidePart>,
}

/// A part of the guide.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuidePart {
    /// What it is about.
    pub heading: String,
    /// Whether its pieces are steps to take, which are counted, or things to know, which are not.
    pub is_steps: bool,
    /// What it says.
    pub pieces: Vec<GuidePiece>,
}

/// One piece of the guide: a step to take, or something to know.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuidePiece {
    /// What it is about, without a full stop.
    pub title: String,
    /// What to do or to know, a paragraph each.
    pub paragraphs: Vec<String>,
    /// Words and what they mean: values to copy, fields to fill in, states and what to do at each.
    pub points: Vec<GuidePoint>,
    /// What must not be overlooked.
    pub warning: Option<String>,
}

/// A word of the guide and what it means.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct GuidePoint {
    /// The word, as it is written on the screen it is about.
    pub term: String,
    /// What it means, or what to do.
    pub text: String,
}

impl Guide {
    /// The guide as one HTML file that opens in any browser, without a network.
    pub fn html(&self) -> String {
        let (title, lead) = (escape(&self.title), escape(&self.lead));
        let parts: String = (1..)
            .zip(&self.parts)
            .map(|(number, part)| self.section(number, part))
            .collect();
        format!(
            "{}<header class=\"top\"><p class=\"brand\">Longlist</p><h1>{title}</h1><p class=\"lead\">{lead}</p></header>\n\
             {}<main id=\"guide\">\n{parts}</main>\n</body>\n</html>\n",
            self.head(),
            self.list(),
        )
    }

    fn head(&self) -> String {
        // The policy forbids what the page does not contain, so that nobody can slip it in on the way.
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#guide\">{}</a>\n",
            escape(&self.language),
            escape(&self.title),
            escape(&self.skip),
        )
    }

    fn list(&self) -> String {
        let entry = |(number, part): (usize, &GuidePart)| {
            let heading = escape(&part.heading);
            format!("<li><a href=\"#part-{number}\">{heading}</a></li>")
        };
        let entries: String = (1..).zip(&self.parts).map(entry).collect();
        let label = escape(&self.contents);
        format!("<nav aria-label=\"{label}\"><ul>{entries}</ul></nav>\n")
    }

    fn section(&self, number: usize, part: &GuidePart) -> String {
        let heading = escape(&part.heading);
        let pieces: String = part.pieces.iter().map(|piece| self.piece(piece)).collect();
        let list = if part.is_steps {
            format!("<ol class=\"steps\">{pieces}</ol>")
        } else {
            format!("<ul class=\"notes\">{pieces}</ul>")
        };
        format!(
            "<section aria-labelledby=\"part-{number}\"><h2 id=\"part-{number}\">{heading}</h2>\n{list}</section>\n"
        )
    }

    fn piece(&self, piece: &GuidePiece) -> String {
        let mut text = format!("<li><h3>{}</h3>", escape(&piece.title));
        for paragraph in &piece.paragraphs {
            text.push_str(&format!("<p>{}</p>", escape(paragraph)));
        }
        if !piece.points.is_empty() {
            let points: String = piece.points.iter().map(point).collect();
            text.push_str(&format!("<dl>{points}</dl>"));
        }
        if let Some(warning) = &piece.warning {
            let (care, warning) = (escape(&self.care), escape(warning));
            text.push_str(&format!(
                "<p class=\"warning\"><strong>{care}</strong> {warning}</p>"
            ));
        }
        text.push_str("</li>\n");
        text
    }
}

fn point(point: &GuidePoint) -> String {
    format!(
        "<div><dt>{}</dt><dd>{}</dd></div>",
        escape(&point.term),
        escape(&point.text)
    )
}

/// Text as it may stand between tags and in quoted attributes.
fn escape(text: &str) -> String {
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
