/** What is wrong with a file that was chosen, or with the place for one, in words. */
import { t } from "@lingui/core/macro";
import type { Code } from "../../api/bindings";
import { inItsOwnWords, numberIn, type Saying, textIn } from "./saying";

const careful = () => t`Do not open it unless you know where it comes from. If you do, save it as CSV and import that.`;

/** One for each word. */
export const files = {
  binary_file: inItsOwnWords,
  column_mapped_twice: (values) => {
    const field = textIn(values, "field");
    return (
      field && {
        message: t`The column for “${field}” feeds another field as well`,
        hint: t`Choose a different column for one of the two, or leave one of them empty.`,
      }
    );
  },
  // Empty as a whole, or without a sheet that has anything in it.
  empty_file: inItsOwnWords,
  encrypted_spreadsheet: () => ({
    message: t`This spreadsheet is protected with a password`,
    hint: t`Open it in a spreadsheet program, remove the password, save it, then choose it again.`,
  }),
  file_changed: () => ({
    message: t`This file has changed since it was looked at`,
    hint: t`Start the import again from the file as it is now. Candidates who are already there are recognised.`,
  }),
  header_only: () => ({
    message: t`This file has column names but no candidates`,
    hint: t`Add at least one row below the column names, then choose the file again.`,
  }),
  line_too_long: (values) => {
    const row = numberIn(values, "row");
    return (
      row && {
        message: t`Row ${row} is longer than 1 MiB`,
        hint: t`Look for a quotation mark in this row that is never closed, or shorten its texts. Then choose the file again.`,
      }
    );
  },
  missing_linkedin_column: (values) => {
    const nearest = textIn(values, "nearest");
    return (
      nearest && {
        message: t`No column is mapped to “LinkedIn Profile”; the nearest is “${nearest}”`,
        hint: t`Map “${nearest}” to “LinkedIn Profile” if that is what it holds, or rename the column in the file.`,
      }
    );
  },
  no_columns: () => ({
    message: t`The first row of this file names no columns`,
    hint: t`Put the names of the columns into the first row; “LinkedIn Profile” is the only one that is needed.`,
  }),
  spreadsheet_too_large: () => ({
    message: t`This spreadsheet holds more text than can be read from a workbook`,
    hint: t`Save it as CSV in a spreadsheet program and import that; a CSV file may have any size.`,
  }),
  too_many_columns: (values) => {
    const [columns, most] = [numberIn(values, "columns"), numberIn(values, "most")];
    if (!columns || !most) return null;
    return {
      message: t`This file has ${columns} columns, and ${most} is the most`,
      hint: t`Remove the columns that are not needed, then choose the file again.`,
    };
  },
  too_many_rows: () => ({
    message: t`A workbook holds 1,048,575 rows at most, and there are more`,
    hint: t`Export as CSV instead, or export fewer candidates at a time.`,
  }),
  unknown_column: (values) => {
    const field = textIn(values, "field");
    return (
      field && {
        message: t`The file does not have the column that was chosen for “${field}”`,
        hint: t`Open the file again and choose the columns anew.`,
      }
    );
  },
  unknown_sheet: () => ({
    message: t`The workbook has no visible sheet of this name`,
    hint: t`Choose one of its sheets from the list.`,
  }),
  unreadable: inItsOwnWords,
  unsafe_spreadsheet: () => ({
    message: t`This spreadsheet contains instructions that spreadsheets never need`,
    hint: careful(),
  }),
  unwritable: inItsOwnWords,
  wrong_encoding: () => ({
    message: t`The letters of this file cannot be read`,
    hint: t`Open it in the program it came from and save it as “CSV UTF-8”, then choose that file.`,
  }),
  zip_bomb: () => ({
    message: t`This spreadsheet unpacks to far more than a table of candidates would`,
    hint: careful(),
  }),
  invalid_mapping: inItsOwnWords,
  unknown_encoding: inItsOwnWords,
  unknown_field: inItsOwnWords,
  unknown_format: inItsOwnWords,
} satisfies Partial<Record<Code, Saying>>;
