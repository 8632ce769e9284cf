/** One person on a shortlist: who, where they stand, and why they are here. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { GripVertical, X } from "lucide-react";
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from "react";
import type { ShortlistedView } from "../../api/bindings";
import { CategoryMark } from "../../app/CategoryMark";
import { to } from "../../app/navigation";
import { IconButton } from "../../components/Button";
import { Disc } from "../../components/Disc";
import { Time } from "../../components/Time";
import { briefingTitle } from "../../words/briefings";
import { exact, relative } from "../../words/dates";
import styles from "./Shortlist.module.css";
import { type MemberHands, nameOf } from "./useMemberHands";

/** The longest note, in characters: what the core takes. */
const LONGEST = 4_000;

type Props = {
  member: ShortlistedView;
  number: number;
  isDragged: boolean;
  hands: MemberHands;
  onGrab: (event: PointerEvent) => void;
};

/** The row. Its link leads to the check, where there is one, and else to the candidate. */
export function MemberRow({ member, number, isDragged, hands, onGrab }: Props) {
  const { candidateId, standing } = member;
  const name = nameOf(member);
  const rowKeys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (!event.altKey || by === null) return;
    event.preventDefault();
    event.stopPropagation();
    hands.step(member, by);
  };
  const removeKeys = (event: KeyboardEvent) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    void hands.remove(member);
  };
  return (
    <li
      className={styles.row}
      data-member={candidateId}
      data-dragged={isDragged || undefined}
      onKeyDownCapture={rowKeys}
    >
      <button
        type="button"
        className={styles.handle}
        data-part="handle"
        aria-label={t`Move ${name}, place ${number}`}
        aria-description={t`Alt and the arrows move the person, Delete takes them off the list`}
        onPointerDown={onGrab}
        onKeyDown={removeKeys}
      >
        <span className={styles.number}>{number}</span>
        <GripVertical size={14} aria-hidden />
      </button>
      <Link
        to={standing ? to.briefingResults(standing.briefingId) : to.candidates}
        search={{ open: candidateId }}
        className={styles.person}
        data-part="person"
        onKeyDown={removeKeys}
      >
        <Disc id={candidateId} name={member.fullName} size={28} />
        <Words member={member} />
      </Link>
      <Standing standing={standing} />
      <Note key={member.note} member={member} hands={hands} />
      <span className={styles.added}>
        <Time at={member.addedAt} say={relative} exact={exact} />
      </span>
      <IconButton
        icon={X}
        data-part="remove"
        label={t`Take ${name} off the shortlist`}
        onClick={() => void hands.remove(member)}
      />
    </li>
  );
}

/** Not laid out again for each letter of a note. */
const Words = memo(function Words({ member }: { member: ShortlistedView }) {
  const below = [member.headline, member.employer, member.location].filter((part) => part).join(" · ");
  return (
    <span className={styles.words}>
      <strong dir="auto" title={member.fullName.slice(0, 300)}>
        {member.fullName.slice(0, 300)}
      </strong>
      <span dir="auto" title={below.slice(0, 600)}>
        {below.slice(0, 400)}
      </span>
    </span>
  );
});

function Standing({ standing }: Pick<ShortlistedView, "standing">) {
  if (!standing) return <span className={styles.standing}>{t`not checked`}</span>;
  const against = briefingTitle({ name: standing.briefingName, version: standing.briefingVersion });
  return (
    <span className={styles.standing} title={against}>
      <CategoryMark category={standing.category} />
      {t`${standing.fitScore}%`}
    </span>
  );
}

/** It grows with what is written. Enter or leaving it saves, Escape leaves it as it was. */
function Note({ member, hands }: { member: ShortlistedView; hands: MemberHands }) {
  const [text, setText] = useState(member.note);
  const isGivenUp = useRef(false);
  const save = async () => {
    if (isGivenUp.current) {
      isGivenUp.current = false;
      return;
    }
    await hands.write(member, text.trim());
  };
  const name = nameOf(member);
  return (
    <textarea
      rows={1}
      className={styles.note}
      data-part="note"
      dir="auto"
      spellCheck={false}
      maxLength={LONGEST}
      aria-label={t`Note on ${name}`}
      placeholder={t`Add a note`}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && !event.shiftKey) {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          isGivenUp.current = true;
          setText(member.note);
          event.currentTarget.blur();
        }
      }}
    />
  );
}
