/** Shortlists in words. */
import type { Shortlist } from "../api/bindings";

/** Letters of a name that stands among other words. */
const MOST = 120;

/** A name that is not too long to stand among other words. */
export function shortName(name: Shortlist["name"]): string {
  return name.slice(0, MOST);
}
