/** What models were asked lately and what that cost, by day and by model. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Spend } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { modelSpend } from "../../api/queries";
import { Card, Section } from "../../components/Page";
import { Segments } from "../../components/Segments";
import { Loaded, Skeleton } from "../../components/States";
import styles from "./Models.module.css";
import { SpendDays } from "./SpendDays";
import { SpendTable } from "./SpendTable";

/** The section; nothing at all where no model was ever asked within the month. */
export function SpendSection() {
  const query = useQuery(modelSpend());
  if (query.data && query.data.month.length === 0) return <Nothing />;
  return (
    <Loaded query={query} skeleton={<SpendSkeleton />} asTrouble={asFailure}>
      {(spend) => <Spent spend={spend} />}
    </Loaded>
  );
}

type Stretch = "week" | "month";

function Spent({ spend }: { spend: Spend }) {
  const [stretch, setStretch] = useState<Stretch>("month");
  return (
    <>
      <SpendDays days={spend.days} />
      <Section
        title={t`Spent by model`}
        actions={
          <Segments
            label={t`How far back`}
            value={stretch}
            onChange={setStretch}
            choices={[
              { value: "week", label: t`7 days` },
              { value: "month", label: t`30 days` },
            ]}
          />
        }
      >
        <Card>
          <SpendTable models={stretch === "week" ? spend.week : spend.month} days={stretch === "week" ? 7 : 30} />
        </Card>
      </Section>
    </>
  );
}

function Nothing() {
  return (
    <Section title={t`Spent`}>
      <p className={styles.quiet}>{t`No model was asked to check anybody in the last 30 days.`}</p>
    </Section>
  );
}

function SpendSkeleton() {
  return (
    <Section title={t`Spent in the last 7 days`}>
      <Card className={styles.waiting}>
        <Skeleton width="100%" height={190} />
      </Card>
    </Section>
  );
}
