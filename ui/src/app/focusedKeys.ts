/** Keys of what has the focus: each part of the page takes its own, and the `?` sheet tells of them here. */
import { t } from "@lingui/core/macro";

/** The keys of one kind of thing. */
export type FocusedKeys = { name: string; label: string; keys: readonly { shortcut: string; label: string }[] };

/** All of them, in the order in which people meet them. */
export function focusedKeys(): readonly FocusedKeys[] {
  return [
    {
      name: "head",
      label: t`On the head of a column`,
      keys: [
        { shortcut: "enter", label: t`Sort by it, then turn the order round` },
        { shortcut: "alt+down", label: t`Open its menu` },
        { shortcut: "shift+left", label: t`Move it to the left` },
        { shortcut: "shift+right", label: t`Move it to the right` },
        { shortcut: "alt+left", label: t`Make it narrower` },
        { shortcut: "alt+right", label: t`Make it wider` },
      ],
    },
    {
      name: "tab",
      label: t`On the tab of a view`,
      keys: [
        { shortcut: "shift+left", label: t`Move it to the left` },
        { shortcut: "shift+right", label: t`Move it to the right` },
      ],
    },
    {
      name: "shortlisted",
      label: t`On a person of a shortlist`,
      keys: [
        { shortcut: "alt+up", label: t`Move the person up` },
        { shortcut: "alt+down", label: t`Move the person down` },
        { shortcut: "delete", label: t`Take the person off the list` },
      ],
    },
    {
      name: "requirement",
      label: t`On a requirement`,
      keys: [
        { shortcut: "enter", label: t`Add one below it` },
        { shortcut: "alt+up", label: t`Move it up` },
        { shortcut: "alt+down", label: t`Move it down` },
        { shortcut: "m", label: t`Between must-haves and nice-to-haves, on its handle` },
        { shortcut: "delete", label: t`Remove it, on its handle` },
      ],
    },
  ];
}
