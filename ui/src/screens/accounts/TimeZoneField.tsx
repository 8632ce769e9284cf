/** A time zone, found by typing a place. */
import { Combobox } from "@base-ui/react/combobox";
import { t } from "@lingui/core/macro";
import { Check, ChevronsUpDown } from "lucide-react";
import { useMemo } from "react";
import { Field, useFieldIds } from "../../components/Field";
import { timeZones, zoneLabel, zoneMatches, zoneOffset } from "../../words/timeZones";
import styles from "./TimeZone.module.css";

type Props = { value: string; onChange: (zone: string) => void; hint: string; error?: string | undefined };

/** The field. */
export function TimeZoneField({ value, onChange, hint, error }: Props) {
  return (
    <Field label={t`Time zone`} hint={hint} error={error}>
      <Finder value={value} onChange={onChange} />
    </Field>
  );
}

function Finder({ value, onChange }: Pick<Props, "value" | "onChange">) {
  const zones = useMemo(() => timeZones([value]), [value]);
  return (
    <Combobox.Root
      items={zones}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      itemToStringLabel={zoneLabel}
      filter={(zone: string, typed) => zoneMatches(zone, typed)}
      autoHighlight
    >
      <Combobox.InputGroup className={styles.group}>
        {/* Named here too: while the list is open, everything around it is hidden from a screen reader. */}
        <Combobox.Input
          className={styles.input}
          spellCheck={false}
          autoComplete="off"
          {...useFieldIds()}
          aria-label={t`Time zone`}
        />
        <span className={styles.offset} aria-hidden>
          {zoneOffset(value)}
        </span>
        <Combobox.Trigger className={styles.trigger} aria-label={t`All time zones`}>
          <ChevronsUpDown size={13} aria-hidden />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className={styles.positioner}>
          <Combobox.Popup className={styles.popup}>
            <Combobox.Empty className={styles.empty}>
              {t`No time zone has this name. Try the nearest large city.`}
            </Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(zone: string) => (
                <Combobox.Item key={zone} value={zone} className={styles.item}>
                  <span className={styles.tick}>
                    <Combobox.ItemIndicator>
                      <Check size={14} aria-hidden />
                    </Combobox.ItemIndicator>
                  </span>
                  <span className={styles.zone}>{zoneLabel(zone)}</span>
                  <span className={styles.offset}>{zoneOffset(zone)}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
