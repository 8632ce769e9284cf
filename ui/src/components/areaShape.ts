/** The shape of an amount over time: it stays as it is until the next moment at which it changed. */

/** An amount from a moment on, in milliseconds. */
export type Step = { at: number; value: number };

/** A stretch of time, in milliseconds. */
export type Span = { from: number; until: number };

/** The steps inside a span, with one where it begins: what was there before, or nothing. */
export function within(steps: readonly Step[], { from, until }: Span): Step[] {
  const before = steps.filter(({ at }) => at <= from).at(-1)?.value ?? 0;
  return [{ at: from, value: before }, ...steps.filter(({ at }) => at > from && at <= until)];
}

/** The amount at a moment. */
export function valueAt(steps: readonly Step[], moment: number): Step | undefined {
  return steps.filter(({ at }) => at <= moment).at(-1) ?? steps[0];
}

/** The next round number that is at least as large, and whose half is a whole number. */
export function roundUp(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value && (each * power) % 2 === 0) ?? 10;
  return step * power;
}

/** The outline in a box of 100 by 100, open at the bottom. */
export function outline(steps: readonly Step[], { from, until }: Span, top: number): string {
  const x = (at: number) => round(((at - from) / Math.max(1, until - from)) * 100);
  const y = (value: number) => round(100 - (value / top) * 100);
  const path = steps.map(({ at, value }, index) => (index === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)}V${y(value)}`));
  return `${path.join("")}H100`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
