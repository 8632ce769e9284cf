/** What of a briefing can be tried: must-have or nice-to-have, weights, and bands. */
import type { Arrangement, Bands, BriefingView, RequirementPlace } from "../../api/bindings";

/**
 * How a briefing stands, with every requirement in it: whoever undoes it later must be able to see that none of them
 * moved meanwhile.
 */
export function arrangementOf({ requirements, bands }: BriefingView): Arrangement {
  return {
    requirements: Object.fromEntries(requirements.map(({ id, kind, weight = 1 }) => [id, { kind, weight }])),
    bands,
  };
}

/** The arrangement with something about one requirement changed. */
export function withPlace(arrangement: Arrangement, id: string, change: Partial<RequirementPlace>): Arrangement {
  const place = arrangement.requirements[id];
  if (!place) return arrangement;
  return { ...arrangement, requirements: { ...arrangement.requirements, [id]: { ...place, ...change } } };
}

/** The arrangement with one requirement moved to the other kind. */
export function withMoved(arrangement: Arrangement, id: string): Arrangement {
  const isGate = arrangement.requirements[id]?.kind === "must_have";
  return withPlace(arrangement, id, { kind: isGate ? "nice_to_have" : "must_have" });
}

/** Whether the bands are in order: A from 1 to 100 percent, and B below it. */
export function areInOrder({ a, b }: Bands): boolean {
  return a >= 1 && a <= 100 && b >= 0 && b < a;
}

/** How many things differ between two arrangements of the same briefing. */
export function changesBetween(before: Arrangement, after: Arrangement): number {
  const moved = Object.entries(after.requirements).filter(([id, { kind, weight }]) => {
    const was = before.requirements[id];
    return was?.kind !== kind || was.weight !== weight;
  });
  const bands = before.bands.a !== after.bands.a || before.bands.b !== after.bands.b;
  return moved.length + (bands ? 1 : 0);
}
