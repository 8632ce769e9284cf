/** The keys of a shortlist: J and K walk, S moves a person on to another one; Enter opens by itself, because rows are links. */
import type { RefObject } from "react";
import type { Shortlist, ShortlistedView } from "../../api/bindings";
import { usePerformer } from "../../app/performers";
import { askForShortlist } from "../../app/shortlisting";

type Options = { list: Shortlist; members: readonly ShortlistedView[]; box: RefObject<HTMLElement | null> };

/** Offers the actions of the list. */
export function useMemberKeys({ list, members, box }: Options): void {
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-member]") ?? [])];
  const cursor = () => rows().findIndex((row) => row.contains(document.activeElement));
  const move = (by: 1 | -1) => {
    const all = rows();
    const next = all[Math.max(0, Math.min(all.length - 1, cursor() + by))];
    next?.querySelector<HTMLElement>('[data-part="person"]')?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  usePerformer("nextInList", () => move(1));
  usePerformer("previousInList", () => move(-1));
  usePerformer("shortlistHere", () => {
    const member = members[cursor()];
    if (!member) return;
    askForShortlist({
      selection: { type: "these", ids: [member.candidateId] },
      count: 1,
      projectId: list.projectId,
      briefingId: member.standing?.briefingId ?? null,
    });
  });
}
