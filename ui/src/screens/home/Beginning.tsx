/** The first page of a new workspace: three ways to bring candidates, LinkedIn first. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check, Download, FileInput, FolderPlus, type LucideIcon, Plug } from "lucide-react";
import { accounts } from "../../api/queries";
import { to, useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { PeoplePicture } from "../../components/Pictures";
import { Status } from "../../components/Status";
import styles from "./Home.module.css";

/** The three ways. */
export function Beginning() {
  const { open } = useSheet();
  const navigate = useNavigate();
  const { data: list } = useQuery(accounts());
  const connected = (list ?? []).length > 0;
  return (
    <div className={styles.beginning}>
      <PeoplePicture />
      <h2 className={styles.beginTitle}>{t`Bring your first candidates`}</h2>
      <p className={styles.beginLead}>
        {t`Candidates are kept in this encrypted workspace. Any import can be undone as a whole.`}
      </p>
      <ul className={styles.ways}>
        <Way
          icon={Download}
          title={t`From LinkedIn`}
          text={t`Paste the address of a LinkedIn, Sales Navigator or Recruiter search, look at ten of its people, and import as many as today’s quota holds.`}
        >
          {connected ? (
            <>
              <Status tone="good" icon={Check}>{t`An account is connected`}</Status>
              <Button look="primary" icon={Download} onClick={() => open("linkedin")}>{t`Import from LinkedIn`}</Button>
            </>
          ) : (
            <Button look="primary" icon={Plug} onClick={() => void navigate({ to: to.accounts })}>
              {t`Connect a LinkedIn account`}
            </Button>
          )}
        </Way>
        <Way
          icon={FileInput}
          title={t`From a file`}
          text={t`Bring a CSV or Excel file, or what LinkedIn lets you download. Columns are matched with you before anything is written.`}
        >
          <Button icon={FileInput} onClick={() => open("file")}>{t`Import from a file`}</Button>
        </Way>
        <Way
          icon={FolderPlus}
          title={t`Project first`}
          text={t`Describe the assignment, add its searches, and fill them one by one. Several searches to a project are the normal case.`}
        >
          <Button icon={FolderPlus} onClick={() => open("project")}>{t`New project`}</Button>
        </Way>
      </ul>
    </div>
  );
}

function Way({
  icon: Icon,
  title,
  text,
  children,
}: {
  icon: LucideIcon;
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <li className={styles.way}>
      <Icon size={18} strokeWidth={1.75} aria-hidden className={styles.wayIcon} />
      <h3 className={styles.wayTitle}>{title}</h3>
      <p className={styles.wayText}>{text}</p>
      <div className={styles.wayAction}>{children}</div>
    </li>
  );
}
