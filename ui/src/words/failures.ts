/** What the core's failures say, in the catalogue's words: one for each of its codes, and one for each case of a code. */
import type { Case, Code, Trouble } from "../api/bindings";
import { accounts, casesOfAccounts } from "./failures/accounts";
import { addresses } from "./failures/addresses";
import { casesOfChecks, checks } from "./failures/checks";
import { casesOfFiles, files } from "./failures/files";
import { casesOfModels, models } from "./failures/models";
import type { Said, Saying } from "./failures/saying";
import { casesOfWorkspace, workspace } from "./failures/workspace";

/** What is new in the core does not compile here until somebody has words for it. */
export const SAYINGS: Readonly<Record<Code, Saying>> = {
  ...accounts,
  ...addresses,
  ...checks,
  ...files,
  ...models,
  ...workspace,
};
export const CASES: Readonly<Record<Case, Saying>> = {
  ...casesOfAccounts,
  ...casesOfChecks,
  ...casesOfFiles,
  ...casesOfModels,
  ...casesOfWorkspace,
};

/** The words for a failure; its own, as they came, where there are none. A run may remember one from another version. */
export function saidOf({ code, case: which, message, hint, values = {} }: Trouble): Said {
  const saying = which ? wordsFor(which, CASES) : wordsFor(code, SAYINGS);
  return saying?.(values) || { message, hint };
}

function wordsFor<Word extends string>(word: string, sayings: Readonly<Record<Word, Saying>>): Saying | null {
  return Object.hasOwn(sayings, word) ? sayings[word as Word] : null;
}
