/** Small drawings for empty places, made of the same colours as everything else. */
import styles from "./Pictures.module.css";

/** A list of people, the first of them just arriving. */
export function PeoplePicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <rect className={styles.sheet} x="22" y="10" width="116" height="76" rx="8" />
      {[24, 46, 68].map((y, row) => (
        <g key={y} opacity={1 - row * 0.28}>
          <circle className={row === 0 ? styles.strong : styles.soft} cx="40" cy={y + 2} r="7" />
          <rect className={styles.ink} x="54" y={y - 3} width={[52, 40, 46][row]} height="4" rx="2" />
          <rect className={styles.faint} x="54" y={y + 4} width={[34, 58, 28][row]} height="3" rx="1.5" />
        </g>
      ))}
    </svg>
  );
}

/** An arrow into a tray. */
export function TrayPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <path className={styles.sheet} d="M30 52h26l6 12h36l6-12h26v26a8 8 0 0 1-8 8H38a8 8 0 0 1-8-8z" />
      <path className={styles.stroke} d="M80 12v34m-12-12 12 12 12-12" />
      <rect className={styles.faint} x="44" y="20" width="16" height="4" rx="2" />
      <rect className={styles.faint} x="104" y="28" width="12" height="4" rx="2" />
    </svg>
  );
}

/** Three folders, one open. */
export function FolderPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <path className={styles.soft} d="M34 24a6 6 0 0 1 6-6h22l7 8h51a6 6 0 0 1 6 6v10H34z" />
      <rect className={styles.sheet} x="26" y="36" width="108" height="48" rx="8" />
      <rect className={styles.strong} x="40" y="50" width="34" height="5" rx="2.5" />
      <rect className={styles.faint} x="40" y="62" width="60" height="4" rx="2" />
    </svg>
  );
}

/** A lens over an empty list. */
export function NothingFoundPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <rect className={styles.faint} x="34" y="26" width="92" height="4" rx="2" />
      <rect className={styles.faint} x="34" y="46" width="70" height="4" rx="2" />
      <rect className={styles.faint} x="34" y="66" width="84" height="4" rx="2" />
      <circle className={styles.lens} cx="92" cy="46" r="22" />
      <path className={styles.stroke} d="m108 62 16 16" />
    </svg>
  );
}

/** A sheet of questions, two of them answered. */
export function ChecklistPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <rect className={styles.sheet} x="34" y="10" width="92" height="76" rx="8" />
      {[26, 46, 66].map((y, row) => (
        <g key={y}>
          <rect className={row < 2 ? styles.strong : styles.soft} x="46" y={y - 4} width="11" height="11" rx="3" />
          <rect
            className={row < 2 ? styles.ink : styles.faint}
            x="66"
            y={y}
            width={[44, 34, 40][row]}
            height="4"
            rx="2"
          />
        </g>
      ))}
    </svg>
  );
}

/** A padlock on a sheet. */
export function LockPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <path className={styles.stroke} d="M64 44V32a16 16 0 0 1 32 0v12" />
      <rect className={styles.sheet} x="52" y="42" width="56" height="44" rx="9" />
      <circle className={styles.strong} cx="80" cy="60" r="5" />
      <rect className={styles.strong} x="78" y="62" width="4" height="11" rx="2" />
    </svg>
  );
}

/** A plug and its socket. */
export function PlugPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <rect className={styles.sheet} x="20" y="30" width="48" height="36" rx="9" />
      <rect className={styles.sheet} x="98" y="26" width="42" height="44" rx="9" />
      <path className={styles.stroke} d="M68 41h12M68 55h12" />
      <rect className={styles.strong} x="106" y="38" width="10" height="5" rx="2.5" />
      <rect className={styles.strong} x="106" y="53" width="10" height="5" rx="2.5" />
    </svg>
  );
}

/** Two piles of coins. */
export function CoinsPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      {[72, 60, 48, 36].map((y) => (
        <rect key={y} className={styles.sheet} x="40" y={y} width="44" height="12" rx="6" />
      ))}
      {[72, 60].map((y) => (
        <rect key={y} className={styles.soft} x="90" y={y} width="38" height="12" rx="6" />
      ))}
      <circle className={styles.strong} cx="62" cy="20" r="9" />
      <rect className={styles.faint} x="30" y="84" width="108" height="3" rx="1.5" />
    </svg>
  );
}

/** Bars of several parts, one of them shifting. */
export function BarsPicture() {
  return (
    <svg className={styles.picture} viewBox="0 0 160 96" aria-hidden="true">
      <rect className={styles.sheet} x="18" y="14" width="124" height="68" rx="8" />
      {[28, 46, 64].map((y, row) => (
        <g key={y}>
          <rect className={styles.strong} x="30" y={y - 4} width={[44, 28, 18][row]} height="8" rx="2" />
          <rect className={styles.soft} x={[76, 60, 50][row]} y={y - 4} width={[30, 40, 26][row]} height="8" rx="2" />
          <rect
            className={styles.faint}
            x={[108, 102, 78][row]}
            y={y - 4}
            width={[22, 28, 52][row]}
            height="8"
            rx="2"
          />
        </g>
      ))}
    </svg>
  );
}
