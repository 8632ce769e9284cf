/** Makes the pseudo-locale from the English catalogue: every string accented and about 40 % longer, to find what is cut off or not translated. */
import { readFile, writeFile } from "node:fs/promises";
import { formatter } from "@lingui/format-po";
import { generateMessageId } from "@lingui/message-utils/generateMessageId";

const folder = new URL("../src/words/locales/", import.meta.url);
const longer = {
  a: "áa",
  e: "éé",
  i: "íi",
  o: "óo",
  u: "úú",
  A: "Áa",
  E: "Éé",
  I: "Íi",
  O: "Óo",
  U: "Úú",
  y: "ÿ",
  n: "ñ",
  c: "ç",
};

/** Changes the words of a message and leaves its placeholders and plural syntax alone. */
function pseudo(message) {
  let depth = 0;
  let result = "";
  for (const sign of message) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    // Words stand outside braces, and inside the second pair of a plural's branches.
    result += depth % 2 === 0 && sign !== "}" ? (longer[sign] ?? sign) : sign;
  }
  return result;
}

const source = await readFile(new URL("en.po", folder), "utf8");
const catalogue = await formatter({}).parse(source, { locale: "en", sourceLocale: "en", filename: "en.po" });
const entries = Object.entries(catalogue).map(([id, { message, context }]) => {
  const text = message ?? id;
  return [message === undefined ? generateMessageId(id, context) : id, pseudo(text)];
});
await writeFile(new URL("pseudo.json", folder), `${JSON.stringify(Object.fromEntries(entries.sort()), null, 1)}\n`);
console.log(`${entries.length} strings.`);
