/** What is wrong with a file that was chosen, or with the place for one, in words. */
import { t } from "@lingui/core/macro";
import type { Case, Code } from "../../api/bindings";
import { numberIn, type Saying, textIn } from "./saying";

const asCsv = () => t`Open it in the program it came from and save it as CSV or .xlsx, then choose that file.`;
const asXlsx = () => t`Open it in a spreadsheet program and save it as .xlsx or CSV, then choose that file.`;
const careful = () => t`Do not open it unless you know where it comes from. If you do, save it as CSV and import that.`;

/** One for each code. */
export const files = {
  binary_file: () => ({ message: t`This file does not hold text`, hint: asCsv() }),
  column_mapped_twice: (values) => {
    const field = textIn(values, "field");
    return (
      field && {
        message: t`The column for “${field}” feeds another field as well`,
        hint: t`Choose a different column for one of the two, or leave one of them empty.`,
      }
    );
  },
  empty_file: () => ({
    message: t`This file is empty`,
    hint: t`Choose a file with a row of column names and at least one candidate.`,
  }),
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
    return nearest
      ? {
          message: t`No column is mapped to “LinkedIn Profile”; the nearest is “${nearest}”`,
          hint: t`Map “${nearest}” to “LinkedIn Profile” if that is what it holds, or rename the column in the file.`,
        }
      : {
          message: t`No column is mapped to “LinkedIn Profile”`,
          hint: t`Choose the column that holds the profile addresses, or add one named “LinkedIn Profile”.`,
        };
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
  unreadable: () => ({
    message: t`This file cannot be read`,
    hint: t`Close it in other programs or copy it to this computer, then choose it again.`,
  }),
  unsafe_spreadsheet: () => ({
    message: t`This spreadsheet contains instructions that spreadsheets never need`,
    hint: careful(),
  }),
  unwritable: () => ({
    message: t`No file can be written at this place`,
    hint: t`Choose a folder that exists and that you may write to.`,
  }),
  wrong_encoding: () => ({
    message: t`The letters of this file cannot be read`,
    hint: t`Open it in the program it came from and save it as “CSV UTF-8”, then choose that file.`,
  }),
  zip_bomb: () => ({
    message: t`This spreadsheet unpacks to far more than a table of candidates would`,
    hint: careful(),
  }),
  invalid_mapping: () => ({
    message: t`A mapping needs two names with = between them`,
    hint: t`Write the header in the file, =, and the name of our field.`,
  }),
  unknown_encoding: () => ({
    message: t`This is not the name of an encoding`,
    hint: t`Use a name such as UTF-8, UTF-16LE or windows-1252.`,
  }),
  unknown_field: () => ({
    message: t`This is not the name of one of our fields`,
    hint: t`Choose one of the fields in the list.`,
  }),
  unknown_format: () => ({
    message: t`This is not a format that can be written`,
    hint: t`Use csv, xlsx or json.`,
  }),
} satisfies Partial<Record<Code, Saying>>;

/** Where a code has several sentences. */
export const casesOfFiles = {
  compressed_file: () => ({ message: t`This is a compressed file, not a table`, hint: asCsv() }),
  compressed_folder: () => ({
    message: t`This is a compressed folder, not a table`,
    hint: t`Unpack it, then choose the CSV or .xlsx file inside, such as Connections.csv.`,
  }),
  database: () => ({ message: t`This is a database, not a table`, hint: asCsv() }),
  document: () => ({
    message: t`This is a document, not a table`,
    hint: t`Copy its table into a spreadsheet program, save it as .xlsx, then choose that file.`,
  }),
  old_format: () => ({ message: t`This is a spreadsheet or document in an old format`, hint: asXlsx() }),
  other_spreadsheet: () => ({ message: t`This is a spreadsheet in a format that is not supported`, hint: asXlsx() }),
  pdf: () => ({ message: t`This is a PDF, not a table`, hint: asCsv() }),
  picture: () => ({ message: t`This is a picture, not a table`, hint: asCsv() }),
  picture_or_recording: () => ({ message: t`This is a picture or a recording, not a table`, hint: asCsv() }),
  program: () => ({ message: t`This is a program, not a table`, hint: asCsv() }),
  text_document: () => ({ message: t`This is a text document, not a table`, hint: asCsv() }),
  web_page: () => ({ message: t`This is a web page, not a table`, hint: asCsv() }),
  xml_file: () => ({ message: t`This is an XML file, not a table`, hint: asCsv() }),
  damaged_spreadsheet: () => ({
    message: t`This spreadsheet is damaged and cannot be read`,
    hint: t`Open it in a spreadsheet program and save it again as .xlsx or CSV, then choose that file.`,
  }),
  file_absent: () => ({
    message: t`This file cannot be read`,
    hint: t`There is nothing at this place. Choose the file again.`,
  }),
  file_forbidden: () => ({
    message: t`This file cannot be read`,
    hint: t`Allow Longlist to read it, or copy it to your own folder, then choose it again.`,
  }),
  not_a_file: () => ({
    message: t`This is a folder or a device, not a file`,
    hint: t`Choose a CSV or .xlsx file.`,
  }),
  folder_at_place: () => ({
    message: t`There is a folder at this place`,
    hint: t`Choose another name for the file.`,
  }),
  empty_workbook: () => ({
    message: t`This workbook has no sheet with anything in it`,
    hint: t`Choose a file with candidates.`,
  }),
  no_header: () => ({
    message: t`This file has no row with the names of its columns`,
    hint: t`The first row seems to be a candidate. Put a row with the names of the columns above it, then import the file again.`,
  }),
} satisfies Partial<Record<Case, Saying>>;
