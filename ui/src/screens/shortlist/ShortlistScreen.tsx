/** One shortlist: the people who were moved forward, in the order that a person gives them. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ShortlistPageView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { shortlist as shortlistOf } from "../../api/queries";
import { to } from "../../app/navigation";
import { usePerformer } from "../../app/performers";
import { ShortlistNameDialog } from "../../app/ShortlistNameDialog";
import { removeShortlist } from "../../app/shortlisting";
import { Button } from "../../components/Button";
import { Page } from "../../components/Page";
import { PeoplePicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { candidates } from "../../words/numbers";
import { ExportMenu } from "./ExportMenu";
import { Members } from "./Members";
import styles from "./Shortlist.module.css";

/** The screen. */
export function ShortlistScreen() {
  const { shortlistId } = useParams({ strict: false }) as { shortlistId: string };
  const found = useQuery(shortlistOf(shortlistId));
  return (
    <Loaded query={found} skeleton={<Waiting />} asTrouble={asFailure}>
      {(page) => <Shown key={page.shortlist.id} page={page} />}
    </Loaded>
  );
}

function Shown({ page: { shortlist, members } }: { page: ShortlistPageView }) {
  const navigate = useNavigate();
  const [isNaming, setNaming] = useState(false);
  const rename = () => setNaming(true);
  usePerformer("editPage", rename);
  const remove = async () => {
    if (await removeShortlist(shortlist)) void navigate({ to: to.project(shortlist.projectId) });
  };
  return (
    <Page
      title={<span dir="auto">{shortlist.name.slice(0, 200)}</span>}
      lead={candidates(members.length)}
      actions={
        <>
          <Button icon={Pencil} shortcut="e" onClick={rename}>
            {t`Rename`}
          </Button>
          <ExportMenu ids={members.map(({ candidateId }) => candidateId)} />
          <Button icon={Trash2} onClick={() => void remove()}>
            {t`Remove the shortlist`}
          </Button>
        </>
      }
    >
      {members.length === 0 ? (
        <EmptyState
          picture={<PeoplePicture />}
          title={t`Nobody is on this shortlist yet`}
          action={
            <Button look="primary" onClick={() => void navigate({ to: to.project(shortlist.projectId) })}>
              {t`Go to the project`}
            </Button>
          }
        >
          {t`Press S on a candidate, in the results of a briefing or in any list, to move them forward.`}
        </EmptyState>
      ) : (
        <Members list={shortlist} members={members} />
      )}
      {isNaming && (
        <ShortlistNameDialog
          title={t`Rename the shortlist`}
          name={shortlist.name.slice(0, 200)}
          action={t`Rename`}
          onName={(name) => commands.renameShortlist(shortlist.id, name)}
          onClose={() => setNaming(false)}
        />
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <SkeletonRows count={1} height={44} />
      <SkeletonRows count={10} height={48} />
    </div>
  );
}
