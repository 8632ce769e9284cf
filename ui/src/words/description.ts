/** What a new search is described by before a person writes more. */

/** The address it reads from, and an empty line for a note. */
export function firstDescription(address: string): string {
  return `${address}\n`;
}
