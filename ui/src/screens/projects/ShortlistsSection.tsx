/** The shortlists of a project: who was moved forward, list by list. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ListPlus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Shortlist } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { shortlists } from "../../api/queries";
import { to } from "../../app/navigation";
import { ShortlistNameDialog } from "../../app/ShortlistNameDialog";
import { removeShortlist } from "../../app/shortlisting";
import { Button, IconButton } from "../../components/Button";
import { Section } from "../../components/Page";
import { PeoplePicture } from "../../components/Pictures";
import { EmptyState, Loaded, SkeletonRows } from "../../components/States";
import { Time } from "../../components/Time";
import { exact, relative } from "../../words/dates";
import { candidates } from "../../words/numbers";
import { shortName } from "../../words/shortlists";
import styles from "./Projects.module.css";

/** The section. */
export function ShortlistsSection({ projectId }: { projectId: string }) {
  const navigate = useNavigate();
  const [isNaming, setNaming] = useState(false);
  const list = useQuery(shortlists(projectId));
  const add = (
    <Button icon={ListPlus} onClick={() => setNaming(true)}>
      {t`New shortlist`}
    </Button>
  );
  return (
    <Section title={t`Shortlists`} actions={list.data?.length !== 0 && add}>
      <Loaded query={list} skeleton={<SkeletonRows count={1} height={52} />} asTrouble={asFailure}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState picture={<PeoplePicture />} title={t`This project has no shortlist yet`} action={add}>
              {t`Whom you move forward stands on a shortlist, in your order and with your notes.`}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {all.map((each) => (
                <Row key={each.id} list={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isNaming && (
        <ShortlistNameDialog
          title={t`New shortlist`}
          name=""
          action={t`Make the shortlist`}
          onName={async (name) => {
            const made = await commands.addShortlist(projectId, name);
            void navigate({ to: to.shortlist(made.id) });
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </Section>
  );
}

function Row({ list }: { list: Shortlist }) {
  const name = shortName(list.name);
  return (
    <li className={styles.searchRow}>
      <Link to={to.shortlist(list.id)} className={styles.row}>
        <span className={styles.rowMain}>
          <strong dir="auto" title={list.name.slice(0, 200)}>
            {list.name.slice(0, 200)}
          </strong>
        </span>
        <span className={styles.cell}>{candidates(list.members)}</span>
        <span className={styles.cell}>
          <Time at={list.createdAt} say={relative} exact={exact} />
        </span>
      </Link>
      <IconButton icon={Trash2} label={t`Remove “${name}”`} onClick={() => void removeShortlist(list)} />
    </li>
  );
}
