//! A column and a field as a person writes them on the command line.

use super::{Field, names};
use crate::{Code, Error, Result};

/// Reads `THEIRS=OURS` into our field and the column of theirs.
pub(super) fn read(headers: &[String], pair: &str) -> Result<(Field, u32)> {
    let Some((theirs, ours)) = pair.rsplit_once('=') else {
        return Err(Error::invalid(
            Code::InvalidMapping,
            "a mapping needs two names with = between them",
            "Write the header in the file, =, and the name of our field, such as \"Profile URL=LinkedIn Profile\".",
        ));
    };
    let field = Field::from_name(ours).ok_or_else(|| {
        let known: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        Error::invalid(
            Code::UnknownField,
            "this is not the name of one of our fields",
            format!("Use one of: {}.", known.join(", ")),
        )
    })?;
    let column = find_column(headers, theirs).ok_or_else(|| {
        let hint = match names::nearest(headers, theirs) {
            Some(nearest) => format!("The nearest column is \u{201c}{nearest}\u{201d}."),
            None => "Copy the name of the column from the first row of the file.".into(),
        };
        Error::invalid(Code::UnknownColumn, "the file has no column of this name", hint)
    })?;
    Ok((field, column))
}

fn find_column(headers: &[String], name: &str) -> Option<u32> {
    let name = name.trim();
    let same = headers.iter().position(|header| header == name);
    let alike = || {
        headers
            .iter()
            .position(|header| header.to_lowercase() == name.to_lowercase())
    };
    same.or_else(alike).and_then(|column| u32::try_from(column).ok())
}
