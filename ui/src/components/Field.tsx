/** Things to fill in: a label above, a hint or what is wrong below. */
import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check, CircleAlert } from "lucide-react";
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from "react";
import { createContext, use, useId } from "react";
import { classes } from "./classes";
import styles from "./Field.module.css";

type FieldIds = { control: string; note: string | undefined; invalid: boolean };
const Ids = createContext<FieldIds | null>(null);

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  children: ReactNode;
  hideLabel?: boolean;
};

/** One labelled control. */
export function Field({ label, hint, error, children, hideLabel }: FieldProps) {
  const control = useId();
  const note = useId();
  return (
    <Ids value={{ control, note: hint || error ? note : undefined, invalid: Boolean(error) }}>
      <div className={styles.field}>
        <label htmlFor={control} className={hideLabel ? "visually-hidden" : styles.label}>
          {label}
        </label>
        {children}
        {error ? (
          <p id={note} className={styles.error}>
            <CircleAlert size={13} aria-hidden /> {error}
          </p>
        ) : (
          hint && (
            <p id={note} className={styles.hint}>
              {hint}
            </p>
          )
        )}
      </div>
    </Ids>
  );
}

/** What a control inside a {@link Field} needs to be tied to its label. */
export function useFieldIds() {
  const ids = use(Ids);
  return ids ? { id: ids.control, "aria-describedby": ids.note, "aria-invalid": ids.invalid || undefined } : {};
}

/** One line of text. */
export function TextInput({
  className,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      {...useFieldIds()}
      {...rest}
      className={classes(styles.input, className)}
    />
  );
}

/** Several lines of text. */
export function TextArea({
  className,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return <textarea rows={4} {...useFieldIds()} {...rest} className={classes(styles.input, styles.area, className)} />;
}

type CheckboxProps = {
  checked: boolean;
  /** Some but not all of what it stands for. */
  some?: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
};

/** A tick box with its words beside it, or with a name only. */
export function Checkbox({ checked, some, onChange, children, label, disabled }: CheckboxProps) {
  const box = (
    <BaseCheckbox.Root
      className={styles.box}
      checked={checked}
      indeterminate={some ?? false}
      disabled={disabled ?? false}
      onCheckedChange={onChange}
      aria-label={children ? undefined : label}
    >
      <BaseCheckbox.Indicator className={styles.tick}>
        {some ? <span className={styles.dash} /> : <Check size={12} strokeWidth={3} aria-hidden />}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (!children) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the tick box inside is the control
    <label className={styles.check}>
      {box}
      <span>{children}</span>
    </label>
  );
}
