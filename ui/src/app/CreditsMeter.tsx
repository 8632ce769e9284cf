/** What can be spent, always in sight beside the quota; a press opens the Credits page. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Coins } from "lucide-react";
import { credits } from "../api/queries";
import { balanceInWords } from "../words/credits";
import { count, shortCount } from "../words/numbers";
import { to } from "./navigation";
import styles from "./TopBar.module.css";

/** The meter: a picture, a number and a word. */
export function CreditsMeter() {
  const { data } = useQuery(credits());
  if (!data) return null;
  const { available, held } = data.balance;
  const reserved = shortCount(held);
  const words = balanceInWords(data.balance);
  return (
    <Link
      to={to.credits}
      className={styles.credits}
      title={words}
      aria-label={t`Credits: ${words}`}
      data-testid="credits-meter"
      data-available={available}
    >
      <Coins size={14} aria-hidden />
      <span className={styles.quotaLeft} title={count(available)}>
        {shortCount(available)}
      </span>
      <span className={styles.creditsWord}>{t`credits`}</span>
      {held > 0 && <span className={styles.creditsHeld}>{t`${reserved} reserved`}</span>}
    </Link>
  );
}
