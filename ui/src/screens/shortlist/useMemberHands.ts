/** What is done to a person on a shortlist, each with its way back. The window shows it at once and the core follows. */
import { t } from "@lingui/core/macro";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Shortlist, ShortlistedView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { shortlist as shortlistOf } from "../../api/queries";
import { attempt } from "../../app/shortlisting";
import { say } from "../../components/Toasts";

type Options = {
  list: Shortlist;
  members: readonly ShortlistedView[];
  box: RefObject<HTMLElement | null>;
};

/** The hands. */
export function useMemberHands({ list, members, box }: Options) {
  const queries = useQueryClient();
  const [said, tell] = useState("");
  const keepFocus = useFocusOnMember(box, members);
  const { queryKey } = shortlistOf(list.id);
  const show = (next: readonly ShortlistedView[]) =>
    queries.setQueryData(queryKey, (page) => page && { ...page, members: [...next] });
  /** What did not come about is not shown either. */
  const attemptOr = async (act: () => Promise<unknown>) => {
    const isDone = await attempt(act);
    if (!isDone) await queries.invalidateQueries({ queryKey });
    return isDone;
  };

  const place = async (member: ShortlistedView, to: number) => {
    const others = members.filter(({ candidateId }) => candidateId !== member.candidateId);
    const from = members.indexOf(member);
    if (to < 0 || to > others.length || to === from) return;
    keepFocus(member.candidateId);
    show([...others.slice(0, to), member, ...others.slice(to)]);
    if (!(await attemptOr(() => commands.moveOnShortlist(list.id, member.candidateId, to)))) return;
    const at = to + 1;
    tell(t`Place ${at} of ${members.length}`);
    say({
      title: t`${nameOf(member)} moved to place ${at}`,
      replaces: "shortlist-order",
      action: {
        label: t`Undo`,
        perform: () => void attempt(() => commands.moveOnShortlist(list.id, member.candidateId, from)),
      },
    });
  };
  const step = (member: ShortlistedView, by: 1 | -1) => void place(member, members.indexOf(member) + by);
  const remove = async (member: ShortlistedView) => {
    const at = members.indexOf(member);
    const beside = members[at + 1] ?? members[at - 1];
    if (beside) keepFocus(beside.candidateId);
    show(members.filter((each) => each !== member));
    await attemptOr(async () => {
      const gone = await commands.takeOffShortlist(list.id, [member.candidateId]);
      say({
        title: t`${nameOf(member)} taken off the shortlist`,
        action: { label: t`Undo`, perform: () => void attempt(() => commands.putBackOnShortlist(list.id, gone)) },
      });
    });
  };
  /** Whether it was kept; a note that says the same is. */
  const write = async (member: ShortlistedView, note: string): Promise<boolean> => {
    const before = member.note;
    if (note === before) return true;
    const put = (text: string) => commands.noteShortlisted(list.id, member.candidateId, text);
    const isDone = await attempt(() => put(note));
    if (isDone) {
      say({
        title: t`Note on ${nameOf(member)} saved`,
        replaces: "shortlist-note",
        action: { label: t`Undo`, perform: () => void attempt(() => put(before)) },
      });
    }
    return isDone;
  };
  return { place, step, remove, write, said };
}

/** What {@link useMemberHands} gives. */
export type MemberHands = ReturnType<typeof useMemberHands>;

/** A name that is not too long to stand among other words. */
export function nameOf({ fullName }: ShortlistedView): string {
  return fullName.slice(0, 80);
}

/** A row that is put elsewhere loses the focus on the way; the same part of it, or of the next one, gets it back. */
function useFocusOnMember(box: RefObject<HTMLElement | null>, members: readonly ShortlistedView[]) {
  const wanted = useRef<{ id: string; part: string } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is given back when the rows have moved
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, part } = wanted.current;
    wanted.current = null;
    const row = box.current?.querySelector(`[data-member="${CSS.escape(id)}"]`);
    row?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus();
  }, [box, members]);
  return (id: string) => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !box.current?.contains(active)) return;
    wanted.current = { id, part: active.dataset.part ?? "handle" };
  };
}
