/** Small pictures of the choices. */
import styles from "./Settings.module.css";

/** A window in one theme, or in both. */
export function ThemePicture({ theme }: { theme: "system" | "light" | "dark" }) {
  return (
    <span className={styles.themes}>
      {theme !== "dark" && <MiniWindow theme="light" />}
      {theme !== "light" && <MiniWindow theme="dark" />}
    </span>
  );
}

function MiniWindow({ theme }: { theme: "light" | "dark" }) {
  return (
    <span className={styles.mini} data-mini={theme}>
      <span className={styles.miniSide} />
      <span className={styles.miniPage}>
        <span className={styles.miniBar} />
        <span className={styles.miniLine} />
        <span className={styles.miniLine} />
      </span>
    </span>
  );
}

/** Rows of a list, closer or further apart. */
export function DensityPicture({ gap }: { gap: number }) {
  const rows = Math.floor(44 / gap);
  const top = (48 - (rows - 1) * gap) / 2;
  return (
    <svg viewBox="0 0 96 48" className={styles.density} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn rows have no other name
        <g key={row}>
          <circle className={styles.densityDisc} cx="8" cy={top + row * gap} r="2.4" />
          <rect
            className={styles.densityName}
            x="16"
            y={top - 1.2 + row * gap}
            width={[30, 22, 26][row % 3]}
            height="2.4"
            rx="1.2"
          />
          <rect
            className={styles.densityRest}
            x="54"
            y={top - 1.2 + row * gap}
            width={[34, 26, 30][row % 3]}
            height="2.4"
            rx="1.2"
          />
        </g>
      ))}
    </svg>
  );
}
