/** Asks for the name of a shortlist: of a new one, or another name for one that is there. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { asFailure } from "../api/failure";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { Field, TextInput } from "../components/Field";
import { Notice } from "../components/Status";
import { sentence } from "../words/sentence";

/** The longest name, in characters: what the core takes. */
const LONGEST = 200;

type Props = {
  title: string;
  /** What the field says at first. */
  name: string;
  /** The words on the button that does it. */
  action: string;
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
};

function schema() {
  return z.object({
    name: z
      .string()
      .trim()
      .min(1, t`A shortlist needs a name. Name it by the step it is for.`)
      .refine((name) => [...name].length <= LONGEST, t`At most ${LONGEST} letters.`),
  });
}

/** The dialog; it closes when the name is taken. */
export function ShortlistNameDialog({ title, name, action, onName, onClose }: Props) {
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(schema()),
    defaultValues: { name },
  });
  const save = useMutation({
    mutationFn: onName,
    onSuccess: onClose,
    onError: (thrown) => {
      const { code, message, hint } = asFailure(thrown);
      if (code.startsWith("shortlist_name")) {
        setError("name", { message: `${sentence(message)} ${hint}` }, { shouldFocus: true });
      }
    },
  });
  const failure = save.error && !formState.errors.name ? asFailure(save.error) : null;
  const submit = handleSubmit((values) => save.mutate(values.name));
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={t`Candidates are moved forward onto it, with a note each.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => void submit()}>
            {action}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <Field label={t`Name`} error={formState.errors.name?.message}>
          <TextInput
            autoFocus
            dir="auto"
            placeholder={t`For example: Call next week`}
            {...register("name")}
            onFocus={(event) => event.currentTarget.select()}
          />
        </Field>
        <button type="submit" hidden>
          {t`Save`}
        </button>
      </form>
    </Dialog>
  );
}
