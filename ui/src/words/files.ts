/** Files in words: how one is read. */
import { t } from "@lingui/core/macro";
import type { Delimiter, FileReading, Layout } from "../api/bindings";

/** “CSV, LinkedIn connections, semicolons, Windows-1252”. */
export function readingInWords({ format, layout, delimiter, encoding, sheet }: FileReading): string {
  const isText = format === "delimited";
  const parts = [
    isText ? t`CSV` : t`Excel workbook`,
    layoutInWords(layout),
    isText && delimiter && delimiterInWords(delimiter),
    encoding,
    sheet && t`sheet “${sheet.slice(0, 80)}”`,
  ];
  return parts.filter(Boolean).join(", ");
}

function layoutInWords(layout: Layout): string | null {
  switch (layout) {
    case "template":
      return t`Longlist template`;
    case "linkedinConnections":
      return t`LinkedIn connections`;
    case "linkedinRecruiter":
      return t`LinkedIn Recruiter export`;
    case "other":
      return null;
    default:
      return layout satisfies never;
  }
}

function delimiterInWords(delimiter: Delimiter): string {
  switch (delimiter) {
    case "comma":
      return t`commas`;
    case "semicolon":
      return t`semicolons`;
    case "tab":
      return t`tabs`;
    case "pipe":
      return t`vertical bars`;
    default:
      return delimiter satisfies never;
  }
}
