/** A text cut where quotes begin and end, and where something is hidden. Places are counted in Unicode scalar values. */
import type { Quote, RequirementResult } from "../../api/bindings";

/** A stretch of a text. */
export type Span = { start: number; end: number };
/** A stretch that a requirement rests on. */
export type Quoted = Span & { id: string };
/** A part of a text that is drawn in one go. */
export type Piece = { text: string; start: number; ids: readonly string[]; isHidden: boolean };

/** The text in pieces, in its order, with nothing left out. */
export function piecesOf(text: string, quoted: readonly Quoted[], hidden: readonly Span[] = []): Piece[] {
  const signs = [...text];
  const cuts = new Set([0, signs.length]);
  for (const { start, end } of [...quoted, ...hidden]) {
    for (const cut of [start, end]) if (cut > 0 && cut < signs.length) cuts.add(cut);
  }
  const places = [...cuts].toSorted((a, b) => a - b);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? signs.length;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    return {
      text: signs.slice(start, end).join(""),
      start,
      ids: quoted.filter(covers).map(({ id }) => id),
      isHidden: hidden.some(covers),
    };
  });
}

/** Where a quote stands in the text of its field. A profile that has changed may have it elsewhere, or not at all. */
export function spanOf({ text: words, start }: Pick<Quote, "text" | "start">, text: string): Span | null {
  const signs = [...text];
  const length = [...words].length;
  if (length === 0) return null;
  if (signs.slice(start, start + length).join("") === words) return { start, end: start + length };
  const at = text.indexOf(words);
  if (at < 0) return null;
  const begin = [...text.slice(0, at)].length;
  return { start: begin, end: begin + length };
}

/** The quotes in one field of a profile. */
export function quotedIn(field: string, text: string, requirements: readonly RequirementResult[]): Quoted[] {
  return requirements.flatMap(({ requirementId, finding: { quote } }) => {
    const span = quote?.field === field ? spanOf(quote, text) : null;
    return span ? [{ ...span, id: requirementId }] : [];
  });
}

/** Where words stand in a text, whatever their case. */
export function spansOfWords(text: string, words: readonly string[]): Span[] {
  // One sign stays one sign, so that places in the folded text are places in the text.
  const signs = [...text].map((sign) => {
    const lower = sign.toLowerCase();
    return [...lower].length === 1 ? lower : sign;
  });
  const spans: Span[] = [];
  for (const word of words) {
    const wanted = [...word.toLowerCase()];
    for (let at = 0; at + wanted.length <= signs.length; at++) {
      if (wanted.every((sign, next) => signs[at + next] === sign)) spans.push({ start: at, end: at + wanted.length });
    }
  }
  return spans;
}
