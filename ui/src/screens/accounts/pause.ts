/** Pauses between requests: people set seconds, the core keeps milliseconds. */

/** The longest pause that can be set, in seconds. */
export const LONGEST_PAUSE = 600;

/** `4500` → “4.5”. */
export function secondsOf(paceMs: number): string {
  return String(Math.round(paceMs / 10) / 100);
}

/** “4,5” → `4500`; null for what is no number of seconds in the range. */
export function readPause(text: string): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,3}(\.\d{1,3})?$/.test(plain)) return null;
  const milliseconds = Math.round(Number(plain) * 1000);
  return milliseconds <= LONGEST_PAUSE * 1000 ? milliseconds : null;
}
