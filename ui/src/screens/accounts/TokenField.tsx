/** The access token. It lives in the input element alone, never in the state of a form or of a request, and the
 * element is emptied in the moment in which the token is taken out to be sent.
 */
import { t } from "@lingui/core/macro";
import { type Ref, useImperativeHandle, useRef } from "react";
import { Field, TextInput } from "../../components/Field";

/** What a form can do with the token. */
export type TokenBox = { isEmpty: () => boolean; take: () => string; focus: () => void };

type Props = { box: Ref<TokenBox>; error: string | null; onEdit: () => void; autoFocus?: boolean };

/** The field. */
export function TokenField({ box, error, onEdit, autoFocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(box, () => ({
    isEmpty: () => !input.current?.value.trim(),
    take: () => {
      const token = input.current?.value.trim() ?? "";
      if (input.current) input.current.value = "";
      return token;
    },
    focus: () => input.current?.focus(),
  }));
  return (
    <Field
      label={t`Access token`}
      hint={t`Also called API key. It goes into the keychain of this computer and is not shown again.`}
      error={error}
    >
      <TextInput
        ref={input}
        type="password"
        dir="ltr"
        autoComplete="new-password"
        autoFocus={autoFocus}
        onChange={onEdit}
        data-testid="token"
      />
    </Field>
  );
}
