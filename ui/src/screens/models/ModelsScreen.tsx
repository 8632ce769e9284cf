/** Language models: which are connected, which of them does what, what they cost, and what was spent. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Plug } from "lucide-react";
import type { ModelsView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { models } from "../../api/queries";
import { to } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Card, Page, Section } from "../../components/Page";
import { PlugPicture } from "../../components/Pictures";
import { EmptyState, Loaded, Skeleton } from "../../components/States";
import { ChoicesSection } from "./ChoicesSection";
import { ConnectDialog } from "./ConnectDialog";
import styles from "./Models.module.css";
import { PricesSection } from "./PricesSection";
import { ProviderRow } from "./ProviderRow";
import { SpendSection } from "./SpendSection";

/** The page. `?connect=true` in the address opens the dialog over it. */
export function ModelsScreen() {
  const query = useQuery(models());
  const navigate = useNavigate();
  const { connect } = useSearch({ strict: false }) as { connect?: unknown };
  const show = (open: boolean) => void navigate({ to: to.models, search: open ? { connect: true } : {} });
  const many = query.data?.providers.length ?? 0;
  return (
    <>
      <Page
        title={t`Models`}
        lead={t`Language models can check candidates and draft requirements. The local evaluator needs none of them.`}
        actions={
          many > 0 && <Button look="primary" icon={Plug} onClick={() => show(true)}>{t`Connect a model`}</Button>
        }
      >
        <Loaded query={query} skeleton={<PageSkeleton />} asTrouble={asFailure}>
          {(all) =>
            all.providers.length === 0 ? <NoModels onConnect={() => show(true)} /> : <Connected models={all} />
          }
        </Loaded>
        {query.data && <SpendSection />}
      </Page>
      {connect !== undefined && query.data && <ConnectDialog models={query.data} onClose={() => show(false)} />}
    </>
  );
}

function Connected({ models: all }: { models: ModelsView }) {
  return (
    <>
      <Section title={t`Providers`}>
        <Card>
          <ul className={styles.rows}>
            {all.providers.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} models={all} />
            ))}
          </ul>
        </Card>
      </Section>
      <ChoicesSection models={all} />
      <PricesSection models={all} />
    </>
  );
}

function NoModels({ onConnect }: { onConnect: () => void }) {
  return (
    <EmptyState
      picture={<PlugPicture />}
      title={t`No language model is connected`}
      action={<Button look="primary" icon={Plug} onClick={onConnect}>{t`Connect a model`}</Button>}
    >
      {t`You need none: the local evaluator checks candidates offline and for free. A model reads more between the lines. It can run on this computer, at a vendor with your own key, or behind your agency’s gateway.`}
    </EmptyState>
  );
}

/** As high as one provider and what is chosen. */
function PageSkeleton() {
  return (
    <>
      <Section title={t`Providers`}>
        <Card className={styles.waiting}>
          <Skeleton width="45%" height={28} />
          <Skeleton width="45%" height={28} />
        </Card>
      </Section>
      <Section title={t`What they do`}>
        <Card className={styles.waiting}>
          <Skeleton width="100%" height={34} />
          <Skeleton width="100%" height={34} />
        </Card>
      </Section>
    </>
  );
}
