/** The form of a provider, and its two requests: save it, then have its model asked something tiny. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { Failure, ModelEvaluator, ModelsView, ProviderView, Trouble, Vendor } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";
import { troubleOf } from "../../words/troubles";
import { fieldOf, inOneLine } from "./fieldOf";
import type { KeyBox } from "./KeyField";

/** How far the form has come. */
export type Stage = "editing" | "saving" | "saved" | "validating" | "refused";

/** What the two requests are about. */
export type Subject = { evaluator: ModelEvaluator; vendor: Vendor };

function schema() {
  return z.object({
    baseUrl: z.string().trim().max(500, t`At most 500 letters.`),
    model: z.string().trim().min(1, t`Copy it from the vendor’s list of models.`).max(200, t`At most 200 letters.`),
  });
}

type Values = z.infer<ReturnType<typeof schema>>;

/** The provider that would be replaced, and what the vendor asks for. */
export function knownOf(models: ModelsView, { evaluator, vendor }: Subject) {
  const kind = models.kinds.find((each) => each.evaluator === evaluator);
  const needs = kind?.vendors.find((each) => each.vendor === vendor);
  const existing = models.providers.find((each) => each.evaluator === evaluator && each.vendor === vendor);
  return { kind, existing, needsKey: needs?.needsKey ?? true, usual: needs?.usualBaseUrl ?? null };
}

/** The form, the key beside it, and where a failure of either request is shown. */
export function useConnect(models: ModelsView, subject: Subject, edited: ProviderView | null, onConnected: () => void) {
  const known = knownOf(models, subject);
  const box = useRef<KeyBox>(null);
  const [keyError, setKeyError] = useState<string | null>(null);
  const form = useForm<Values>({
    resolver: zodResolver(schema()),
    defaultValues: { baseUrl: addressOf(edited, known.usual), model: edited?.model ?? "" },
  });
  const sentKey = useRef(false);
  const save = useMutation({
    // The key is taken here and not handed in, because what is handed in is remembered.
    mutationFn: ({ baseUrl, model }: Values) => {
      const key = box.current?.take() ?? null;
      sentKey.current = key !== null;
      return commands.setProvider({ ...subject, baseUrl: baseUrl || null, model }, key);
    },
  });
  const validate = useMutation({ mutationFn: (id: string) => commands.validateProvider(id) });
  /** Shows what is wrong at the field that it is about; says whether there is one. */
  const tell = (trouble: Trouble) => {
    const field = fieldOf(trouble);
    if (field === "key") {
      setKeyError(inOneLine(trouble));
      box.current?.focus();
    }
    if (field === "baseUrl" || field === "model") {
      form.setError(field, { message: inOneLine(trouble) }, { shouldFocus: true });
    }
  };
  const afterValidation = (provider: ProviderView) => {
    if (provider.refusal) return tell(asTold(provider.refusal));
    const name = provider.model.slice(0, 80);
    say({ title: t`${name} is connected` });
    onConnected();
  };
  const afterFailure = (error: unknown) => {
    const failure = asFailure(error);
    tell(failure);
    // A key that was sent is gone from the form, and what was not saved kept none.
    if (sentKey.current && fieldOf(failure) !== "key") setKeyError(t`The key was not kept. Paste it again.`);
  };
  const isReady = () => {
    const ready = !known.needsKey || known.existing !== undefined || box.current?.isEmpty() === false;
    setKeyError(ready ? null : t`Paste the key from the vendor’s dashboard.`);
    return ready;
  };
  const start = (values: Values) => {
    validate.reset();
    // These are not called once the dialog is closed, so that what is saved then waits to be validated.
    save.mutate(values, {
      onSuccess: ({ id }) =>
        validate.mutate(id, { onSuccess: afterValidation, onError: (error) => tell(asFailure(error)) }),
      onError: afterFailure,
    });
  };
  const busy = save.isPending || validate.isPending;
  const submit = form.handleSubmit(
    (values) => isReady() && !busy && start(values),
    () => void isReady(),
  );
  return {
    form,
    known,
    submit,
    busy,
    key: { box, error: keyError, clear: () => setKeyError(null) },
    stage: stageOf(save, validate),
    over: overForm(save.error ?? validate.error, validate.data?.refusal ?? null),
  };
}

/** The address as it is typed: none where it is the usual one. */
function addressOf(edited: ProviderView | null, usual: string | null): string {
  return edited && edited.baseUrl !== usual ? edited.baseUrl : "";
}

type Asked = { isPending: boolean; isSuccess: boolean; isError: boolean };

function stageOf(save: Asked, validate: Asked & { data: ProviderView | undefined }): Stage {
  if (save.isPending) return "saving";
  if (validate.isPending) return "validating";
  if (validate.data?.refusal) return "refused";
  return save.isSuccess ? "saved" : "editing";
}

function asTold(refusal: Trouble): Trouble {
  return { ...refusal, ...troubleOf(refusal) };
}

/** What is about no field. */
function overForm(error: unknown, refusal: Trouble | null): Failure | null {
  const failure = error ? asFailure(error) : refusal && { ...asTold(refusal), reference: "" };
  return failure && !fieldOf(failure) ? failure : null;
}
