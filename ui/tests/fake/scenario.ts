/** What a pretended core starts from. */
import type { ChosenFile, Failure, Settings, WorkspaceStatus } from "../../src/api/bindings";

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
  accounts?: number;
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
};

/** A failure as the core words it when the provider cannot be reached. */
export const OFFLINE: Failure = {
  code: "offline",
  message: "The provider could not be reached.",
  hint: "Check the network connection, then try again. Everything already imported stays available.",
  reference: "7f3a-91c2",
};
