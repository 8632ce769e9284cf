/** The words in the search field of the top bar, shared with the list that they search. */
import { createContext, type ReactNode, use, useMemo, useState } from "react";

type SearchText = { text: string; setText: (text: string) => void };
const Context = createContext<SearchText>({ text: "", setText: () => {} });

/** Holds the words; only those who read them are drawn again at a key press. */
export function SearchTextProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState("");
  const value = useMemo(() => ({ text, setText }), [text]);
  return <Context value={value}>{children}</Context>;
}

/** The words, and how to change them. */
export function useSearchText(): SearchText {
  return use(Context);
}
