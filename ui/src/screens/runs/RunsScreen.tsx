/** Every run, imports and checks, or those of one search, newest first. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Download, FileInput } from "lucide-react";
import type { RunView } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { runs } from "../../api/queries";
import { useSheet } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Page, Section } from "../../components/Page";
import { TrayPicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { isUnderWay } from "../../words/runs";
import { RunRow } from "./RunRow";
import styles from "./Runs.module.css";

/** The screen; inside a search it is that search's history, with the checks of all its people. */
export function RunsScreen() {
  const { searchId = null } = useParams({ strict: false }) as { searchId?: string };
  const { open } = useSheet();
  const list = useQuery(runs(searchId));
  const into = searchId ? { into: searchId } : {};
  const buttons = (
    <>
      <Button icon={FileInput} shortcut="i f" onClick={() => open("file", into)}>{t`Import from a file`}</Button>
      <Button look="primary" icon={Download} onClick={() => open("linkedin", into)}>{t`Import from LinkedIn`}</Button>
    </>
  );
  return (
    <Page
      title={searchId ? t`History` : t`Runs`}
      lead={searchId ? undefined : t`Imports and checks. They work in the background and survive closing the app.`}
      actions={searchId ? undefined : buttons}
    >
      <Loaded query={list} skeleton={<SkeletonRows count={6} height={92} />} asTrouble={asFailure}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              picture={<TrayPicture />}
              title={searchId ? t`Nothing was imported into this search yet` : t`Nothing was imported or checked yet`}
              action={buttons}
            >
              {t`Imports run in the background and survive closing the app. Each can be undone as a whole.`}
            </EmptyState>
          ) : (
            <Groups all={all} inSearch={searchId !== null} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Groups({ all, inSearch }: { all: RunView[]; inSearch: boolean }) {
  const active = all.filter(isUnderWay);
  const past = all.filter((run) => !isUnderWay(run));
  return (
    <>
      {active.length > 0 && (
        <Section title={t`Under way`}>
          <List all={active} inSearch={inSearch} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t`Earlier`}>
          <List all={past} inSearch={inSearch} />
        </Section>
      )}
    </>
  );
}

function List({ all, inSearch }: { all: RunView[]; inSearch: boolean }) {
  return (
    <ul className={styles.list}>
      {all.map((run) => (
        <RunRow key={run.id} run={run} inSearch={inSearch} />
      ))}
    </ul>
  );
}
