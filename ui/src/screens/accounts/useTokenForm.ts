/** What the two forms with a token share: the box it is taken from, and what is wrong with it. */
import { t } from "@lingui/core/macro";
import { useRef, useState } from "react";
import type { Failure } from "../../api/bindings";
import { fieldOf, inOneLine } from "./fieldOf";
import type { TokenBox } from "./TokenField";

/** The box and its error. */
export function useTokenForm() {
  const box = useRef<TokenBox>(null);
  const [error, setError] = useState<string | null>(null);
  /** Whether there is a token to send; says so at the field when there is none. */
  const isReady = () => {
    const ready = box.current?.isEmpty() === false;
    setError(ready ? null : t`Paste the access token from the provider’s dashboard.`);
    return ready;
  };
  /** After a failure the token is gone, whatever the failure was about. */
  const tellFailure = (failure: Failure) => {
    const again = t`The token was not kept. Paste it again.`;
    setError(fieldOf(failure) === "token" ? inOneLine(failure) : again);
  };
  return { box, error, isReady, tellFailure, clear: () => setError(null), take: () => box.current?.take() ?? "" };
}
