/** The sidebar: the workspace, the places, and the projects with their searches as a tree. */
import { t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LockKeyhole, PanelLeft, Plus } from "lucide-react";
import { Fragment } from "react";
import { workspaceStatus } from "../api/queries";
import { IconButton } from "../components/Button";
import { classes } from "../components/classes";
import { Tooltip } from "../components/Tooltip";
import { usePath, useSheet } from "./navigation";
import { ProjectTree } from "./ProjectTree";
import styles from "./Sidebar.module.css";
import { navigation } from "./screens";

/** The sidebar, or its icons alone when folded. */
export function Sidebar({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const { data: status } = useQuery(workspaceStatus());
  const { open } = useSheet();
  const name = status?.state === "open" ? status.name : t`Workspace`;
  const demo = status?.state === "open" && status.demo;
  return (
    <nav className={styles.sidebar} data-folded={folded || undefined} aria-label={t`Places`}>
      <header className={styles.head}>
        {!folded && (
          <Tooltip text={t`This workspace is encrypted. Its key is kept by your system.`}>
            <div className={styles.workspace}>
              <LockKeyhole size={14} aria-label={t`Encrypted`} />
              <span className={styles.name} dir="auto" title={name}>
                {name}
              </span>
              {demo && <span className={styles.demo}>{t`Demo`}</span>}
            </div>
          </Tooltip>
        )}
        <IconButton
          icon={PanelLeft}
          label={folded ? t`Unfold the sidebar` : t`Fold the sidebar`}
          shortcut="["
          aria-expanded={!folded}
          onClick={onFold}
        />
      </header>
      <ul className={styles.places}>
        {navigation().map((place) => (
          <Fragment key={place.name}>
            <li className={styles.placeRow}>
              <Place {...place} folded={folded} />
              {place.name === "projects" && !folded && (
                <IconButton
                  icon={Plus}
                  label={t`New project`}
                  shortcut="n p"
                  className={styles.add}
                  onClick={() => open("project")}
                />
              )}
            </li>
            {place.name === "projects" && !folded && (
              <li>
                <ProjectTree />
              </li>
            )}
          </Fragment>
        ))}
      </ul>
    </nav>
  );
}

type PlaceProps = ReturnType<typeof navigation>[number] & { folded: boolean };

function Place({ path, title, icon: Icon, shortcut, folded }: PlaceProps) {
  const at = usePath();
  const here = path === "/" ? at === "/" : at === path || (folded && at.startsWith(`${path}/`));
  const link = (
    <Link
      to={path}
      className={classes(styles.place, here && styles.here)}
      aria-current={here ? "page" : undefined}
      aria-label={folded ? title() : undefined}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {!folded && <span>{title()}</span>}
    </Link>
  );
  return folded ? (
    <Tooltip text={title()} keys={shortcut}>
      {link}
    </Tooltip>
  ) : (
    link
  );
}
