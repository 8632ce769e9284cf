/** What waits for a person: an account to reconnect, a run that stopped. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight, Plug, TriangleAlert } from "lucide-react";
import type { Attention as AttentionItem } from "../../api/bindings";
import { to } from "../../app/navigation";
import { Section } from "../../components/Page";
import type { Reason } from "../../words/reasons";
import * as reasons from "../../words/reasons";
import { whyStopped } from "../../words/runs";
import styles from "./Home.module.css";

/** One line each; a press leads to the place where it is put right. */
export function Attention({ items }: { items: AttentionItem[] }) {
  return (
    <Section title={t`Needs you`}>
      <ul className={styles.attention} data-testid="attention">
        {items.map((item) => (
          <Item key={`${item.type} ${item.id}`} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Item({ item }: { item: AttentionItem }) {
  const isAccount = item.type === "account";
  const Icon = isAccount ? Plug : TriangleAlert;
  const name = isAccount ? item.name : item.title;
  const { label, advice } = isAccount ? reasons.accountNeeds(item.status) : whyNot(item);
  return (
    <li>
      <Link to={isAccount ? to.accounts : to.runs} className={styles.item}>
        <Icon size={15} aria-hidden />
        <span className={styles.itemText}>
          <strong dir="auto">{`${name.slice(0, 200)}: ${label}`}</strong>
          <span>{advice}</span>
        </span>
        <ArrowRight size={15} aria-hidden />
      </Link>
    </li>
  );
}

function whyNot(run: Extract<AttentionItem, { type: "run" }>): Reason {
  return whyStopped(run) ?? { label: reasons.runState("failed"), advice: "" };
}
