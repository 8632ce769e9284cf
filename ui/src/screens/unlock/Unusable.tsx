/** A workspace that cannot be opened now, and what to do about it. */
import { t } from "@lingui/core/macro";
import {
  AppWindow,
  CircleArrowUp,
  FileLock2,
  FileQuestionMark,
  FileWarning,
  type LucideIcon,
  RotateCw,
  TriangleAlert,
} from "lucide-react";
import type { Trouble } from "../../api/bindings";
import { Button } from "../../components/Button";
import { Reference } from "../../components/States";
import { saidOf } from "../../words/failures";
import { capital, sentence } from "../../words/sentence";
import { FailureNotice } from "./FailureNotice";
import styles from "./UnlockScreen.module.css";
import { useReopen } from "./useReopen";

/** Why, and what to do. Nothing in the file is changed. */
export function Unusable({ trouble }: { trouble: Trouble }) {
  const { code } = trouble;
  const { message, hint } = saidOf(trouble);
  const again = useReopen();
  const Icon = iconOf(code);
  return (
    <>
      <span className={styles.mark} data-tone={code === "workspace_damaged" ? "bad" : "warn"}>
        <Icon size={26} strokeWidth={1.5} aria-hidden />
      </span>
      <h1 className={styles.title}>{capital(message)}</h1>
      <p className={styles.lead}>{sentence(hint)}</p>
      <div className={styles.row}>
        <Button look="primary" icon={RotateCw} busy={again.busy} onClick={again.reopen}>
          {again.busy ? t`Trying again` : t`Try again`}
        </Button>
        <Reference text={code} />
      </div>
      <p role="status" className={styles.note}>
        {again.unchanged && t`Tried again: nothing has changed.`}
      </p>
      {again.failure && <FailureNotice failure={again.failure} />}
    </>
  );
}

function iconOf(code: string): LucideIcon {
  switch (code) {
    case "workspace_in_use":
      return AppWindow;
    case "workspace_too_new":
      return CircleArrowUp;
    case "workspace_damaged":
      return FileWarning;
    case "workspace_read_only":
      return FileLock2;
    case "workspace_foreign":
      return FileQuestionMark;
    default:
      return TriangleAlert;
  }
}
