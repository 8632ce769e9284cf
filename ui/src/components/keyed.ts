/** Keys for things that are told apart by their text only, which strangers write: two of them may have the same. */

/** Each thing with a key of its own: its text, and which one of those with that text it is. */
export function keyed<Thing>(
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
): { key: string; thing: Thing }[] {
  const seen = new Map<string, number>();
  return things.map((thing) => {
    const text = textOf(thing);
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    return { key: `${before} ${text}`, thing };
  });
}
