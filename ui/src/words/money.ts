/** Money in words: dollars, because vendors list their prices in them. The core counts in millionths of one. */

const A_DOLLAR = 1_000_000;
const A_CENT = 10_000;

const format = (least: number, most: number) =>
  new Intl.NumberFormat("en-GB", { minimumFractionDigits: least, maximumFractionDigits: most });
const short = format(2, 2);
const middle = format(4, 4);
const long = format(6, 6);
const exact = format(2, 6);

/** “$1,204.50”, “$0.0125”, “$0.000004”: the smaller, the more decimals, so that nothing that cost something looks free. */
export function dollars(micros: number): string {
  const amount = micros / A_DOLLAR;
  if (micros === 0 || micros >= A_DOLLAR) return `$${short.format(amount)}`;
  return `$${(micros >= A_CENT ? middle : long).format(amount)}`;
}

/** “$2.50”, “$0.075”: to its last digit. */
export function exactDollars(micros: number): string {
  return `$${exact.format(micros / A_DOLLAR)}`;
}

/** The same as a person types it: “2.50”. */
export function typedDollars(micros: number): string {
  return (micros / A_DOLLAR).toFixed(6).replace(/0{1,4}$/, "");
}
