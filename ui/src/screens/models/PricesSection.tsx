/** What models cost at their vendors, as the recruiter has entered it: nothing is built in, because prices change. */
import { t } from "@lingui/core/macro";
import { Pencil } from "lucide-react";
import { useState } from "react";
import type { ModelPriceView, ModelsView } from "../../api/bindings";
import { Button } from "../../components/Button";
import { Card, Section } from "../../components/Page";
import { pricesInWords, vendor } from "../../words/models";
import styles from "./Models.module.css";
import { PriceDialog } from "./PriceDialog";

/** The section; models on this computer cost nothing and are not in it. */
export function PricesSection({ models }: { models: ModelsView }) {
  const [open, setOpen] = useState<ModelPriceView | null>(null);
  const priced = models.prices.flatMap((price) => {
    const provider = models.providers.find(({ id }) => id === price.providerId);
    return provider && provider.evaluator !== "local_llm" ? [{ ...price, vendor: provider.vendor }] : [];
  });
  if (priced.length === 0) return null;
  return (
    <Section title={t`What they cost`}>
      <p className={styles.lead}>
        {t`Dollars for a million tokens, as the vendor lists them today. A check keeps what it cost at the price of its day.`}
      </p>
      <Card>
        <ul className={styles.rows}>
          {priced.map((price) => (
            <li key={`${price.providerId} ${price.model}`} className={styles.row}>
              <div className={styles.line}>
                <div className={styles.who}>
                  <h3 className={styles.model} dir="auto" title={price.model}>
                    {price.model}
                  </h3>
                  <p className={styles.quiet}>{vendor(price.vendor)}</p>
                </div>
                <span className={price.prices ? undefined : styles.quiet}>
                  {price.prices ? pricesInWords(price.prices) : t`No price entered`}
                </span>
                <Button icon={Pencil} onClick={() => setOpen(price)} aria-label={labelOf(price)}>
                  {price.prices ? t`Change` : t`Enter`}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {open && <PriceDialog price={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function labelOf({ model, prices }: ModelPriceView): string {
  const name = model.slice(0, 80);
  return prices ? t`Change the price of ${name}` : t`Enter the price of ${name}`;
}
