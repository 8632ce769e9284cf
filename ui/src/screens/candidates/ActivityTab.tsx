/** What happened to a candidate, newest first; values that differ from ours can be taken here. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, Check, Download, FileInput, type LucideIcon, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import type { ActivityItem, CandidateView, ChangedField } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { activity } from "../../api/queries";
import { Button } from "../../components/Button";
import { Loaded, SkeletonRows } from "../../components/States";
import { Status } from "../../components/Status";
import { Time } from "../../components/Time";
import { say } from "../../components/Toasts";
import { exact, relative } from "../../words/dates";
import * as reasons from "../../words/reasons";
import styles from "./Panel.module.css";

/** The feed. */
export function ActivityTab({ candidate }: { candidate: CandidateView }) {
  const feed = useQuery(activity(candidate.id));
  return (
    <Loaded query={feed} skeleton={<SkeletonRows count={5} height={44} />} asTrouble={asFailure}>
      {(items) =>
        items.length === 0 ? (
          <p className={styles.quiet}>{t`Nothing has happened yet.`}</p>
        ) : (
          <ol className={styles.feed}>
            {items.map((item) => (
              <Item key={keyOf(item)} item={item} />
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}

type Of<Type extends ActivityItem["type"]> = Extract<ActivityItem, { type: Type }>;

/** A run fills one search and touches a field once; what it offers has an id. */
function keyOf(item: ActivityItem): string {
  switch (item.type) {
    case "joined":
      return `joined ${item.runId} ${item.at}`;
    case "changed":
      return `changed ${item.runId} ${item.field} ${item.at}`;
    case "offered":
      return `offered ${item.offerId}`;
    default:
      return item satisfies never;
  }
}

function Item({ item }: { item: ActivityItem }) {
  switch (item.type) {
    case "joined":
      return <Joined item={item} />;
    case "changed":
      return (
        <Entry icon={Pencil} at={item.at}>
          <span>{t`${reasons.changedField(item.field)} changed`}</span>
          <Values before={shown(item.field, item.before)} after={shown(item.field, item.after)} />
        </Entry>
      );
    case "offered":
      return <Offer item={item} />;
    default:
      return item satisfies never;
  }
}

function Joined({ item }: { item: Of<"joined"> }) {
  const source = reasons.source(item.source);
  return (
    <Entry icon={item.source === "linkedin" ? Download : FileInput} at={item.at}>
      <span dir="auto">{t`Joined ${item.searchName.slice(0, 200)} in ${item.projectTitle.slice(0, 200)}`}</span>
      <span className={styles.muted}>{t`Imported from: ${source}`}</span>
    </Entry>
  );
}

function Offer({ item }: { item: Of<"offered"> }) {
  const take = useMutation({
    mutationFn: () => commands.takeOffer(item.offerId),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  const field = reasons.changedField(item.field);
  return (
    <Entry icon={ArrowLeftRight} at={item.at}>
      <span>{t`Another value of ${field} was offered`}</span>
      <Values before={item.ours} after={item.theirs} />
      {item.taken ? (
        <Status tone="good" icon={Check}>{t`Used`}</Status>
      ) : (
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {t`Use this`}
        </Button>
      )}
    </Entry>
  );
}

/** A value as people know it: of an address the core tells the last part. */
function shown<Value extends string | null>(field: ChangedField, value: Value): Value | string {
  return field === "linkedinAddress" && value !== null ? `linkedin.com/in/${value}` : value;
}

function Values({ before, after }: { before: string | null; after: string }) {
  return (
    <span className={styles.values}>
      <del dir="auto">{before?.slice(0, 400) ?? t`empty`}</del>
      <ins dir="auto">{after.slice(0, 400)}</ins>
    </span>
  );
}

function Entry({ icon: Icon, at, children }: { icon: LucideIcon; at: string; children: ReactNode }) {
  return (
    <li className={styles.entry}>
      <Icon size={14} aria-hidden className={styles.entryIcon} />
      <div className={styles.entryText}>
        {children}
        <span className={styles.muted}>
          <Time at={at} say={relative} exact={exact} />
        </span>
      </div>
    </li>
  );
}
