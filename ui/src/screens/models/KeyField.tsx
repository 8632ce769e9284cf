/** The key of a vendor. It lives in the input element alone, never in the state of a form or of a request, and the
 * element is emptied in the moment in which the key is taken out to be sent.
 */
import { t } from "@lingui/core/macro";
import { type Ref, useImperativeHandle, useRef } from "react";
import { Field, TextInput } from "../../components/Field";

/** What a form can do with the key. */
export type KeyBox = { isEmpty: () => boolean; take: () => string | null; focus: () => void };

type Props = { box: Ref<KeyBox>; hint: string; error: string | null; onEdit: () => void };

/** The field. */
export function KeyField({ box, hint, error, onEdit }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(box, () => ({
    isEmpty: () => !input.current?.value.trim(),
    take: () => {
      const key = input.current?.value.trim() ?? "";
      if (input.current) input.current.value = "";
      return key || null;
    },
    focus: () => input.current?.focus(),
  }));
  return (
    <Field label={t`Key`} hint={hint} error={error}>
      <TextInput
        ref={input}
        type="password"
        dir="ltr"
        autoComplete="new-password"
        onChange={onEdit}
        data-testid="model-key"
      />
    </Field>
  );
}
