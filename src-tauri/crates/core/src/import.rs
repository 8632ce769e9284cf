//! Imports: from a LinkedIn search or a file into a search of a project.
//!
//! [`linkedin`] reads a provider page by page on the daily quota; [`file_run`] reads a file portion by portion.
//! Both end in [`keep`], which decides for each row whether it is somebody new, somebody who is here already, or
//! skipped with a reason, and accounts for every row.

pub mod by_address;
pub mod delimited;
pub mod file;
pub mod file_run;
pub mod keep;
pub mod linkedin;
pub mod mapping;
pub(crate) mod matching;
pub mod spreadsheet;
