/** The language of the window. English is in the source; other catalogues are loaded when asked for. */
import { i18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

export { i18n };

/** Makes the strings speak: call once, before the first of them is needed. */
export async function speak(locale: "en" | "pseudo"): Promise<void> {
  i18n.setMessagesCompiler(compileOnce);
  const catalogue = locale === "pseudo" ? (await import("./locales/pseudo.json")).default : {};
  i18n.loadAndActivate({ locale: locale === "pseudo" ? "en-XA" : "en", messages: catalogue });
}

type Compiled = ReturnType<typeof compileMessage>;
const compiled = new Map<string, Compiled>();

/** Each string is compiled the first time it is said: a list says the same few hundreds of times. */
function compileOnce(message: string): Compiled {
  const known = compiled.get(message);
  if (known !== undefined) return known;
  const made = compileMessage(message);
  compiled.set(message, made);
  return made;
}
