/** What a list shows when it has nothing to show: empty, loading, or an error that can be quoted. */
import { t } from "@lingui/core/macro";
import type { UseQueryResult } from "@tanstack/react-query";
import { Copy, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./Button";
import styles from "./States.module.css";

type EmptyProps = { picture: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: a picture, a sentence, and what to do. */
export function EmptyState({ picture, title, children, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <div className={styles.picture} aria-hidden>
        {picture}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.words}>{children}</p>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

/** What went wrong, as a screen shows it. */
export type Trouble = { message: string; hint: string; reference: string };

/** What happened, what to do, and a reference to copy. */
export function ErrorState({ trouble, onRetry }: { trouble: Trouble; onRetry?: (() => void) | undefined }) {
  return (
    <div className={styles.state} role="alert">
      <h2 className={styles.title}>{trouble.message}</h2>
      <p className={styles.words}>{trouble.hint}</p>
      <div className={styles.actions}>
        {onRetry && (
          <Button icon={RotateCw} onClick={onRetry}>
            {t`Try again`}
          </Button>
        )}
        <Reference text={trouble.reference} />
      </div>
    </div>
  );
}

/** A reference to quote to support, with a button that copies it. */
export function Reference({ text }: { text: string }) {
  if (!text) return null;
  return (
    <Button look="quiet" icon={Copy} onClick={() => void navigator.clipboard.writeText(text)} title={text}>
      {t`Copy reference`}
    </Button>
  );
}

/** A grey shape of the size of what is coming. */
export function Skeleton({ width, height = 12 }: { width?: number | string; height?: number | string }) {
  return <span className={styles.skeleton} style={{ width, height }} />;
}

/** Rows of grey, each as high as a row. */
export function SkeletonRows({ count, height = 32 }: { count: number; height?: number }) {
  return (
    <div aria-hidden className={styles.rows}>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey rows have no other name
        <div key={row} className={styles.row} style={{ height }}>
          <Skeleton width={`${30 + ((row * 17) % 40)}%`} />
          <Skeleton width="12%" />
        </div>
      ))}
    </div>
  );
}

type LoadedProps<T> = {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  /** Of the size of the answer. */
  skeleton: ReactNode;
  asTrouble: (thrown: unknown) => Trouble;
  children: (answer: T) => ReactNode;
};

/** The answer to a question, or its skeleton, or what went wrong. */
export function Loaded<T>({ query, skeleton, asTrouble, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState trouble={asTrouble(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true" className={styles.loading}>
      <span className="visually-hidden" role="status">{t`Loading`}</span>
      {skeleton}
    </div>
  );
}
