/** Where the strings are gathered: English is written in the source, every other language is a catalogue. */
import type { LinguiConfig } from "@lingui/conf";

const config: LinguiConfig = {
  sourceLocale: "en",
  locales: ["en"],
  catalogs: [{ path: "<rootDir>/src/words/locales/{locale}", include: ["<rootDir>/src"], exclude: ["**/*.test.*"] }],
  format: "po",
  formatOptions: { lineNumbers: false, origins: false },
};

export default config;
