/** What waits for a person: an account to reconnect, a run that stopped. */
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { ArrowRight, Plug, TriangleAlert } from "lucide-react";
import type { Overview } from "../../api/bindings";
import { to } from "../../app/navigation";
import { Section } from "../../components/Page";
import styles from "./Home.module.css";

/** One line each; a press leads to the place where it is put right. */
export function Attention({ items }: { items: Overview["attention"] }) {
  return (
    <Section title={t`Needs you`}>
      <ul className={styles.attention} data-testid="attention">
        {items.map((item) => (
          <li key={`${item.type} ${item.id}`}>
            <Link to={item.type === "account" ? to.accounts : to.imports} className={styles.item}>
              {item.type === "account" ? <Plug size={15} aria-hidden /> : <TriangleAlert size={15} aria-hidden />}
              <span className={styles.itemText}>
                <strong>{item.sentence}</strong>
                <span>{item.hint}</span>
              </span>
              <ArrowRight size={15} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
