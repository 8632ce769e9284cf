//! An array of objects, one a line, in UTF-8.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::{Cell, Draft};
use crate::Result;

/// A JSON file being written.
#[derive(Debug)]
pub(super) struct JsonRows {
    output: BufWriter<File>,
    draft: Draft,
    /// The names of the columns, as JSON.
    names: Vec<String>,
    is_first: bool,
}

impl JsonRows {
    pub(super) fn create(draft: Draft, columns: &[&str]) -> Result<Self> {
        let mut output = BufWriter::new(draft.file()?);
        output.write_all(b"[")?;
        let names = columns
            .iter()
            .map(serde_json::to_string)
            .collect::<Result<_, _>>()?;
        Ok(Self {
            output,
            draft,
            names,
            is_first: true,
        })
    }

    pub(super) fn write_cells(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        self.output
            .write_all(if self.is_first { b"\n{" } else { b",\n{" })?;
        self.is_first = false;
        for (position, (name, cell)) in self.names.iter().zip(cells).enumerate() {
            let comma = if position == 0 { "" } else { "," };
            write!(self.output, "{comma}{name}:")?;
            write_value(&mut self.output, cell)?;
        }
        Ok(self.output.write_all(b"}")?)
    }

    pub(super) fn finish(mut self) -> Result<()> {
        self.output.write_all(b"\n]\n")?;
        self.draft.keep(self.output)
    }
}

fn write_value(output: &mut impl Write, cell: &Cell<'_>) -> Result<()> {
    match cell {
        Cell::Text(text) => serde_json::to_writer(output, text)?,
        Cell::Integer(number) => serde_json::to_writer(output, number)?,
        Cell::Number(number) => serde_json::to_writer(output, number)?, // what is no number becomes null
        Cell::Flag(flag) => serde_json::to_writer(output, flag)?,
        Cell::Empty => output.write_all(b"null")?,
    }
    Ok(())
}
