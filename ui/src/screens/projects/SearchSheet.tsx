/** Makes a search in a project, or changes one. A pasted address fills the description, with a line left for a note. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { AddressReading, SearchView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { addressReading, projects } from "../../api/queries";
import type { SheetProps } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextArea, TextInput } from "../../components/Field";
import { Notice } from "../../components/Status";
import { firstDescription } from "../../words/description";
import * as reasons from "../../words/reasons";
import { troubleOf } from "../../words/troubles";
import styles from "./Projects.module.css";
import { changesSaved, tellOfEdit, useArrival } from "./undoable";

/** The sheet: `into` is the project of a new search, `edit` the search that is changed. */
export function SearchSheet({ ask, onClose }: SheetProps) {
  const { data } = useQuery(projects());
  const search = data?.flatMap((project) => project.searches).find((each) => each.id === ask.edit) ?? null;
  const projectId = search?.projectId ?? ask.into;
  if (!projectId || (ask.edit && !search)) return null;
  return <Form projectId={projectId} search={search} onClose={onClose} />;
}

function schema() {
  return z.object({
    name: z.string().trim().min(1, t`A search needs a name.`).max(200, t`At most 200 letters.`),
    address: z.string().trim(),
    description: z.string().max(20_000, t`At most 20,000 letters.`),
  });
}

type Props = { projectId: string; search: SearchView | null; onClose: () => void };

function Form({ projectId, search, onClose }: Props) {
  const arrival = useArrival();
  const { register, handleSubmit, formState, watch, setValue, getValues } = useForm({
    resolver: zodResolver(schema()),
    defaultValues: { name: search?.name ?? "", address: search?.address ?? "", description: search?.description ?? "" },
  });
  const address = watch("address").trim();
  const reading = useQuery({ ...addressReading(address), enabled: address !== "" });
  const current = address && !reading.isPlaceholderData ? reading.data : undefined;
  const offered = useRef(search?.description ?? "");
  const suggestion = current?.verdict === "accepted" ? firstDescription(address) : null;
  useEffect(() => {
    // Only what was offered before is replaced: a person's own words stay.
    if (suggestion === null || getValues("description") !== offered.current || search) return;
    offered.current = suggestion;
    setValue("description", offered.current);
  }, [suggestion, getValues, setValue, search]);
  const save = useMutation({
    mutationFn: async (values: z.infer<ReturnType<typeof schema>>) => {
      const fields = { ...values, description: values.description.trim(), address: values.address || null };
      return search
        ? { edit: await commands.updateSearch(search.id, fields) }
        : { made: await commands.addSearch(projectId, fields) };
    },
    onSuccess: (saved, { name }) => {
      if (saved.made) return arrival.atSearch(saved.made);
      onClose();
      tellOfEdit(saved.edit, changesSaved(name));
    },
  });
  const refusal = current?.verdict === "refused" ? troubleOf(current.trouble) : null;
  const submit = handleSubmit((values) => save.mutate(values));
  const failure = save.error ? asFailure(save.error) : null;
  const { errors } = formState;
  return (
    <Dialog
      open
      onClose={onClose}
      title={search ? t`Edit the search` : t`New search`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button
            look="primary"
            busy={save.isPending}
            why={refusal && t`Correct or empty the LinkedIn address first.`}
            onClick={() => void submit()}
          >
            {search ? t`Save the search` : t`Create the search`}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        {failure && (
          <Notice tone="bad" icon={CircleAlert} live>
            <p>{failure.message}</p>
            <p>{failure.hint}</p>
          </Notice>
        )}
        <Field label={t`Name`} error={errors.name?.message}>
          <TextInput autoFocus dir="auto" placeholder={t`For example: Berlin, senior`} {...register("name")} />
        </Field>
        <Field
          label={t`LinkedIn search address`}
          error={refusal && `${refusal.message} ${refusal.hint}`}
          hint={addressHint(current)}
        >
          <TextInput
            inputMode="url"
            placeholder="https://www.linkedin.com/search/results/people/…"
            {...register("address")}
          />
        </Field>
        <Field
          label={t`Description`}
          error={errors.description?.message}
          hint={t`What this search looks for. Add a note under the address.`}
        >
          <TextArea dir="auto" rows={5} {...register("description")} />
        </Field>
        <button type="submit" hidden>
          {t`Save`}
        </button>
      </form>
    </Dialog>
  );
}

function addressHint(reading: AddressReading | undefined): string {
  if (reading?.verdict !== "accepted") return t`Optional. It can also be pasted when you import.`;
  const product = reasons.product(reading.product);
  const kind = reasons.searchKind(reading.kind);
  return reading.keywords ? t`${kind} (${product}), keywords: ${reading.keywords}` : t`${kind} (${product})`;
}
