/** A person without a photo: two letters on a hue of their own. */
import styles from "./Disc.module.css";
import { element, setText } from "./element";

/** The first letters of the first and the last word of a name; “?” when there is none. */
export function initials(name: string): string {
  const words = name
    .trim()
    .slice(0, 200)
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word: string | undefined) =>
    word ? ([...word].find((sign) => /\p{L}|\p{N}/u.test(sign)) ?? "") : "";
  return (letter(first) + letter(last)).toLocaleUpperCase() || "?";
}

/** A hue from an id, the same every time. */
export function hueOf(id: string): number {
  let hash = 2166136261;
  for (const sign of id) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16777619);
  // Turned by the golden angle, so that ids that follow one another get hues far apart.
  return Math.round(((hash >>> 0) * 137.508) % 360);
}

/** The disc. It says nothing to a screen reader: the name stands beside it. */
export function Disc({ id, name, size = 22 }: { id: string; name: string; size?: number }) {
  return (
    <span
      className={styles.disc}
      aria-hidden
      style={
        { "--hue": hueOf(id), width: size, height: size, fontSize: Math.round(size * 0.42) } as React.CSSProperties
      }
    >
      {initials(name)}
    </span>
  );
}

/** The same disc by hand, for one person after another. */
export function discElement(size: number): { element: HTMLElement; show: (id: string, name: string) => void } {
  const made = element("span", styles.disc);
  made.ariaHidden = "true";
  made.style.width = `${size}px`;
  made.style.height = `${size}px`;
  made.style.fontSize = `${Math.round(size * 0.42)}px`;
  let shown = "";
  const show = (id: string, name: string) => {
    if (shown === `${id} ${name}`) return;
    shown = `${id} ${name}`;
    made.style.setProperty("--hue", String(hueOf(id)));
    setText(made, initials(name), "");
  };
  return { element: made, show };
}
