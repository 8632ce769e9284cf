/** The look of the window, what exports are like, and where everything is kept. Each choice is saved at once. */
import { t } from "@lingui/core/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleAlert, Keyboard } from "lucide-react";
import type { Settings } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { keys, settings } from "../../api/queries";
import { perform } from "../../app/performers";
import { Button } from "../../components/Button";
import { Checkbox } from "../../components/Field";
import { Card, Page, Section } from "../../components/Page";
import { Loaded, Reference, Skeleton } from "../../components/States";
import { Notice } from "../../components/Status";
import { ChoiceCards } from "./ChoiceCards";
import { DensityPicture, ThemePicture } from "./pictures";
import styles from "./Settings.module.css";
import { WhereSection } from "./WhereSection";

/** The page. */
export function GeneralScreen() {
  const query = useQuery(settings());
  return (
    <Page title={t`Settings`} width="prose">
      <Loaded query={query} skeleton={<SettingsSkeleton />} asTrouble={asFailure}>
        {(saved) => <Choices saved={saved} />}
      </Loaded>
      <WhereSection />
      <Section title={t`Keyboard`}>
        <Card className={styles.card}>
          <div className={styles.line}>
            <p className={styles.words}>{t`Everything can be done without the mouse.`}</p>
            <Button icon={Keyboard} shortcut="?" onClick={() => perform("showShortcuts")}>
              {t`Show all shortcuts`}
            </Button>
          </div>
        </Card>
      </Section>
    </Page>
  );
}

/** Saves what is chosen; until the answer is there, what was chosen is shown. */
function useSave(saved: Settings) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (next: Settings) => commands.updateSettings(next),
    // One after the other, so that two quick choices are saved in the order in which they were made.
    scope: { id: "settings" },
    onSuccess: (now) => queries.setQueryData(keys.settings, now),
  });
  const shown = save.isPending ? save.variables : saved;
  return { shown, change: (part: Partial<Settings>) => save.mutate({ ...shown, ...part }), error: save.error };
}

function Choices({ saved }: { saved: Settings }) {
  const { shown, change, error } = useSave(saved);
  const failure = error && asFailure(error);
  return (
    <>
      {failure && (
        <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
          <p>{t`Not saved, so everything is as it was. ${failure.message}`}</p>
          <p>{failure.hint}</p>
        </Notice>
      )}
      <Section title={t`Look`}>
        <Card className={styles.card}>
          <ChoiceCards
            label={t`Theme`}
            value={shown.theme}
            onChange={(theme) => change({ theme })}
            choices={[
              { value: "system", label: t`As the system`, picture: <ThemePicture theme="system" /> },
              { value: "light", label: t`Light`, picture: <ThemePicture theme="light" /> },
              { value: "dark", label: t`Dark`, picture: <ThemePicture theme="dark" /> },
            ]}
          />
          <ChoiceCards
            label={t`Height of rows`}
            value={shown.density}
            onChange={(density) => change({ density })}
            choices={[
              { value: "compact", label: t`Compact`, picture: <DensityPicture gap={7} /> },
              { value: "standard", label: t`Standard`, picture: <DensityPicture gap={9} /> },
              { value: "comfortable", label: t`Comfortable`, picture: <DensityPicture gap={11} /> },
            ]}
          />
        </Card>
      </Section>
      <Section title={t`Exported files`}>
        <Card className={styles.card}>
          <Checkbox checked={shown.csvBom} onChange={(csvBom) => change({ csvBom })}>
            {t`Begin CSV files with a byte order mark`}
            <span className={styles.detail}>
              {t`Excel needs it to show accents and other scripts rightly. Switch it off if another program stumbles over the first column.`}
            </span>
          </Checkbox>
        </Card>
      </Section>
    </>
  );
}

/** As high as the choices. */
function SettingsSkeleton() {
  return (
    <>
      <Section title={t`Look`}>
        <Card className={styles.card}>
          <Skeleton width="100%" height={116} />
          <Skeleton width="100%" height={116} />
        </Card>
      </Section>
      <Section title={t`Exported files`}>
        <Card className={styles.card}>
          <Skeleton width="100%" height={36} />
        </Card>
      </Section>
    </>
  );
}
