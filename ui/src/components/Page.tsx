/** A page that scrolls: a title, what can be done, and its sections. */
import type { ReactNode } from "react";
import { classes } from "./classes";
import styles from "./Page.module.css";

type PageProps = {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: "prose" | "list";
};

/** The whole page. */
export function Page({ title, lead, actions, children, width = "list" }: PageProps) {
  return (
    <div className={styles.scroll}>
      <div className={classes(styles.page, styles[width])}>
        <header className={styles.head}>
          <div className={styles.heading}>
            <h1 className={styles.title}>{title}</h1>
            {lead && <p className={styles.lead}>{lead}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: { title: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <header className={styles.sectionHead}>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}

/** A quiet frame around things that belong together. */
export function Card({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={classes(styles.card, className)}>{children}</div>;
}
