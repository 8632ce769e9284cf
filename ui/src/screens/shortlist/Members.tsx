/** Those on a shortlist, with all that is done to one of them: by keys, by dragging, by the buttons of the row. */
import { t } from "@lingui/core/macro";
import { useRef } from "react";
import type { Shortlist, ShortlistedView } from "../../api/bindings";
import { useDragOrder } from "../../components/useDragOrder";
import { MemberRow } from "./MemberRow";
import styles from "./Shortlist.module.css";
import { useMemberHands } from "./useMemberHands";
import { useMemberKeys } from "./useMemberKeys";

/** The list. */
export function Members({ list, members }: { list: Shortlist; members: readonly ShortlistedView[] }) {
  const box = useRef<HTMLOListElement>(null);
  const hands = useMemberHands({ list, members, box });
  useMemberKeys({ list, members, box });
  const onMove = (from: number, to: number) => {
    const member = members[from];
    if (member) void hands.place(member, to);
  };
  const { drag, onPointerDown } = useDragOrder({ row: box, items: "[data-member]", axis: "y", onMove });
  return (
    <>
      <ol ref={box} className={styles.list} aria-label={t`Candidates on the shortlist`}>
        {members.map((member, at) => (
          <MemberRow
            key={member.candidateId}
            member={member}
            number={at + 1}
            isDragged={drag?.from === at}
            hands={hands}
            onGrab={onPointerDown}
          />
        ))}
        {drag && <li aria-hidden className={styles.drop} style={{ top: drag.line }} />}
      </ol>
      <span className="visually-hidden" role="status">
        {hands.said}
      </span>
    </>
  );
}
