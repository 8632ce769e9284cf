/** Sentences of the core, which begin small and end without a full stop so that they can stand inside others. */

/** “the disk is full” → “The disk is full”: for a title. */
export function capital(text: string): string {
  const [first = "", ...rest] = text.trim();
  return first.toLocaleUpperCase("en") + rest.join("");
}

/** “the disk is full” → “The disk is full.”: for running text. Nothing stays nothing. */
export function sentence(text: string): string {
  const begun = capital(text);
  return begun === "" || /[.?:…”]$/.test(begun) ? begun : `${begun}.`;
}
