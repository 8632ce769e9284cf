/** Elements made by hand, for what has to change faster than a component can. */

/** An element with a class; text from outside is only ever set as text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  return made;
}

/** Hebrew, Arabic and the scripts between and after them. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/**
 * Sets the text of an element and its words on hover, each only where it differs: writing makes work. Its direction is
 * left to the browser only where it is in question, since finding it out costs more than the rest.
 */
export function setText(of: HTMLElement, text: string, title = text): void {
  if (of.textContent !== text) {
    // The node stays and takes other words: a new one would be styled and laid out from nothing.
    if (of.firstChild instanceof Text) of.firstChild.data = text;
    else of.textContent = text;
    const dir = RIGHT_TO_LEFT.test(text) ? "auto" : "";
    if (of.dir !== dir) of.dir = dir;
  }
  if (of.title !== title) of.title = title;
}
