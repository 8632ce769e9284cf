/** What the core's failures say, in the catalogue's words: one for each of its codes, or its own where ours do not fit. */
import type { Code, Failure } from "../api/bindings";
import { accounts } from "./failures/accounts";
import { addresses } from "./failures/addresses";
import { files } from "./failures/files";
import { models } from "./failures/models";
import type { Said, Saying } from "./failures/saying";
import { workspace } from "./failures/workspace";

/** A code that is new in the core does not compile here until somebody has words for it. */
export const SAYINGS: Readonly<Record<Code, Saying>> = { ...accounts, ...addresses, ...files, ...models, ...workspace };

/** The words for a failure; its own, as they came, where there are none. A run may remember one from another version. */
export function saidOf({ code, message, hint, values = {} }: Omit<Failure, "reference">): Said {
  const saying = Object.hasOwn(SAYINGS, code) ? SAYINGS[code as Code] : null;
  return saying?.(values) || { message, hint };
}
