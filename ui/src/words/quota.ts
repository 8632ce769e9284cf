/** A quota in one sentence. */
import { t } from "@lingui/core/macro";
import type { Quota } from "../api/bindings";
import { count } from "./numbers";

/** “1,263 of 2,500 left today; 1,137 used, 100 reserved”. */
export function quotaInWords(quota: Quota): string {
  const left = count(quota.left);
  const limit = count(quota.limit);
  const used = count(quota.used);
  const reserved = count(quota.reserved);
  return t`${left} of ${limit} left today; ${used} used, ${reserved} reserved`;
}
