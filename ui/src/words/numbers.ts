/** Numbers as people write them: with separators and units. */
import { plural, t } from "@lingui/core/macro";

const whole = new Intl.NumberFormat("en-GB");
const short = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** `1237` → “1,237”. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1237000` → “1.2M”: for narrow places, with the whole number on hover. */
export function shortCount(value: number): string {
  return value < 10_000 ? whole.format(value) : short.format(value);
}

/** “1 candidate”, “1,200 candidates”. */
export function candidates(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 candidate", other: `${number} candidates` });
}

/** “1 result”, “1,200 results”. */
export function results(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 result", other: `${number} results` });
}

/** “1 row”, “1,200 rows”. */
export function rows(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 row", other: `${number} rows` });
}

/** “1 day”, “3 days”. */
export function days(value: number): string {
  const number = count(value);
  return plural(value, { one: "1 day", other: `${number} days` });
}

/** “1,237 of 1,000,000”, or the total alone when nothing is filtered away. */
export function countOf(part: number, total: number): string {
  const some = count(part);
  const all = count(total);
  return part === total ? candidates(total) : t`${some} of ${all}`;
}

/** “about 1,237”, for a number that is still being counted. */
export function about(number: string): string {
  return t`about ${number}`;
}

/** A file's size: “812 bytes”, “4.2 MB”. */
export function fileSize(bytes: number): string {
  const units = ["kB", "MB", "GB"];
  if (bytes < 1000) return t`${bytes} bytes`;
  let value = bytes;
  let unit = "kB";
  for (const next of units) {
    if (value < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}

/** Reads what a person typed as a whole number: “1,200” and “1 200” are 1200; anything else is null. */
export function readCount(text: string): number | null {
  const digits = text.replace(/[\s,.'’_]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
