/** How sure a column of a file is matched to a field of ours. */
import { t } from "@lingui/core/macro";
import type { MappedColumn } from "../api/bindings";

/** In words, for a mark beside the column. */
export function confidence(value: MappedColumn["confidence"]): string {
  switch (value) {
    case "exact":
      return t`Same name`;
    case "saved":
      return t`As last time`;
    case "proposed":
      return t`Check this`;
    case "none":
      return t`Not in the file`;
    default:
      return value satisfies never;
  }
}
