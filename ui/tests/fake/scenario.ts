/** What a pretended core starts from. */
import type { ChosenFile, Failure, Fault, Settings, Trouble, WorkspaceStatus } from "../../src/api/bindings";

/** Everything that can be chosen; what is left out is ordinary. */
export type Scenario = {
  workspace?: WorkspaceStatus;
  /** How the workspace is once it was tried again. */
  reopensAs?: WorkspaceStatus;
  candidates?: number;
  /** The pool is still being read, so that counts are rough. */
  indexing?: boolean;
  /** The file that the app was opened with. */
  opened?: ChosenFile;
  /** Without accounts, projects and runs: a workspace made a minute ago. */
  fresh?: boolean;
  /** Runs of checks are under way beside the imports. */
  checking?: boolean;
  /** How many entries the ledger has; without it, those of one run. */
  entries?: number;
  /** What verifying the ledger finds. */
  faults?: Fault[];
  accounts?: number;
  /** Whether there are providers of language models; 0 for none. */
  models?: 0;
  /** With what every validation of a model is refused. */
  refusing?: Trouble;
  /** How many of the made-up saved views there are. */
  views?: number;
  theme?: Settings["theme"];
  density?: Settings["density"];
  /** Commands that answer with this failure. */
  failing?: Record<string, Failure>;
  /** Commands that never answer. */
  hanging?: string[];
  /** What the account has left today. */
  left?: number;
  /** In how many milliseconds the quotas reset. */
  resetsInMs?: number;
  /** How many are on the first shortlist. */
  shortlisted?: number;
  /** A model drafts requirements with the recruiter's own key, or fails to; without it, this computer does. */
  drafter?: "byok" | "failing";
  /** Everything that strangers wrote is markup, endless and turned round. */
  hostile?: boolean;
};

/** What the core says when the provider cannot be reached. */
export const OFFLINE: Failure = {
  code: "provider_unreachable",
  message: "the provider did not answer, or its answer was cut off",
  hint: "Try again in a few minutes.",
  reference: "7f3a-91c2",
};

/** What the core says of a defect of its own. */
export const BROKEN: Failure = {
  code: "internal",
  message: "Something went wrong inside Longlist",
  hint: "Try again. If it happens again, send the reference to support.",
  reference: "7f3a-91c2",
};
