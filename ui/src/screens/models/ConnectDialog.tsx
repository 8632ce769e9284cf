/** Connects a language model: what kind it is, whose, where, and with which key. Saved, validated and connected in one go. */
import { t } from "@lingui/core/macro";
import { Plug } from "lucide-react";
import { useEffect, useId, useState } from "react";
import type { ModelEvaluator, ModelsView, ProviderView, Vendor } from "../../api/bindings";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextInput } from "../../components/Field";
import { RadioCards } from "../../components/RadioCards";
import { Select } from "../../components/Select";
import { evaluator as evaluatorInWords, priceInWords } from "../../words/checks";
import { vendor as vendorInWords } from "../../words/models";
import { FormFailure } from "./FormFailure";
import { KeyField } from "./KeyField";
import styles from "./Models.module.css";
import { Steps } from "./Steps";
import { knownOf, type Subject, useConnect } from "./useConnect";

type Props = { models: ModelsView; edited?: ProviderView; onClose: () => void };

/** The dialog. What is edited keeps its kind and its vendor. */
export function ConnectDialog({ models, edited, onClose }: Props) {
  const id = useId();
  const [subject, setSubject] = useState<Subject>(edited ?? firstOf(models));
  const [busy, setBusy] = useState(false);
  const choose = (evaluator: ModelEvaluator, vendor?: Vendor) => {
    const { kind } = knownOf(models, { ...subject, evaluator });
    setSubject({ evaluator, vendor: vendor ?? kind?.vendors[0]?.vendor ?? subject.vendor });
  };
  const name = edited?.model.slice(0, 80);
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={name ? t`Edit ${name}` : t`Connect a model`}
      description={t`A model is shown your requirements, and profiles without names and contact data.`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Close`}</Button>
          <Button type="submit" form={id} look="primary" icon={Plug} busy={busy}>
            {t`Save and validate`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {!edited && (
          <RadioCards
            label={t`What it is`}
            value={subject.evaluator}
            onChange={(evaluator) => !busy && choose(evaluator)}
            cards={models.kinds.map(({ evaluator, price }) => {
              const { label, advice } = evaluatorInWords(evaluator);
              return { value: evaluator, label, detail: advice, note: priceInWords(price) };
            })}
          />
        )}
        {/* Another vendor is another form: neither its address nor its key is taken along. */}
        <Values
          key={`${subject.evaluator} ${subject.vendor}`}
          id={id}
          models={models}
          subject={subject}
          edited={edited ?? null}
          onVendor={(vendor) => !busy && choose(subject.evaluator, vendor)}
          onBusy={setBusy}
          onConnected={onClose}
        />
      </div>
    </Dialog>
  );
}

type ValuesProps = {
  id: string;
  models: ModelsView;
  subject: Subject;
  edited: ProviderView | null;
  onVendor: (vendor: Vendor) => void;
  onBusy: (busy: boolean) => void;
  onConnected: () => void;
};

function Values({ id, models, subject, edited, onVendor, onBusy, onConnected }: ValuesProps) {
  const { form, known, submit, busy, key, stage, over } = useConnect(models, subject, edited, onConnected);
  useTold(busy, onBusy);
  const { errors } = form.formState;
  const isOwn = subject.evaluator === "byok";
  const [elsewhere, setElsewhere] = useState(form.getValues("baseUrl") !== "");
  const vendors = known.kind?.vendors ?? [];
  const isHidden = isOwn && known.usual !== null && !elsewhere && !errors.baseUrl;
  return (
    <form id={id} className={styles.form} onSubmit={submit} noValidate>
      {over && <FormFailure failure={over} />}
      <div className={styles.pair}>
        {edited || vendors.length < 2 ? (
          <div className={styles.usual}>
            <span className={styles.label}>{t`Vendor`}</span>
            <p>{vendorInWords(subject.vendor)}</p>
          </div>
        ) : (
          <Field label={t`Vendor`} hint={known.existing && stage === "editing" ? replaces(known.existing) : undefined}>
            <Select
              value={subject.vendor}
              onChange={onVendor}
              choices={vendors.map(({ vendor }) => ({ value: vendor, label: vendorInWords(vendor) }))}
            />
          </Field>
        )}
        <Field label={t`Model`} hint={t`By the name in the vendor’s list of models.`} error={errors.model?.message}>
          <TextInput dir="ltr" {...form.register("model")} />
        </Field>
        {isHidden ? (
          <div className={styles.usual}>
            <span className={styles.label}>{t`Base address`}</span>
            <p>
              <span dir="ltr">{known.usual}</span>
              <Button look="quiet" onClick={() => setElsewhere(true)}>{t`Use another`}</Button>
            </p>
          </div>
        ) : (
          <Field label={t`Base address`} hint={addressHint(subject, known.usual)} error={errors.baseUrl?.message}>
            <TextInput
              dir="ltr"
              placeholder={known.usual ?? "https://models.example.com/v1"}
              {...form.register("baseUrl")}
            />
          </Field>
        )}
        {subject.vendor !== "ollama" && (
          <KeyField
            box={key.box}
            hint={keyHint(known.needsKey, known.existing !== undefined)}
            error={key.error}
            onEdit={key.clear}
          />
        )}
      </div>
      <Steps stage={stage} />
    </form>
  );
}

/** Tells the dialog, whose buttons are outside of the form, whether something is under way. */
function useTold(busy: boolean, tell: (busy: boolean) => void) {
  useEffect(() => tell(busy), [busy, tell]);
}

function firstOf({ kinds }: ModelsView): Subject {
  const kind = kinds[0];
  return { evaluator: kind?.evaluator ?? "local_llm", vendor: kind?.vendors[0]?.vendor ?? "ollama" };
}

function replaces({ model }: ProviderView): string {
  const name = model.slice(0, 80);
  return t`Already here with ${name}. What you save takes its place.`;
}

function addressHint({ evaluator }: Subject, usual: string | null): string {
  if (usual) return t`Leave it empty for ${usual}.`;
  if (evaluator === "local_llm") return t`Where your server’s interface begins, on this computer or in its network.`;
  return t`Where the interface of your gateway begins. Whoever runs it knows.`;
}

function keyHint(needsKey: boolean, isSaved: boolean): string {
  if (isSaved) return t`Leave it empty to keep the key that is saved.`;
  if (!needsKey) return t`Only if your server asks for one.`;
  return t`It goes into the keychain of this computer and is not shown again.`;
}
