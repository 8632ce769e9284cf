/** One provider: its model, how it is, and what can be done with it. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { CircleAlert, Ellipsis, Pencil, RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ModelsView, ProviderView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button, IconButton } from "../../components/Button";
import { Menu, MenuItem, MenuLine } from "../../components/Menu";
import { Reference } from "../../components/States";
import { Badge, Notice } from "../../components/Status";
import { Time } from "../../components/Time";
import { say } from "../../components/Toasts";
import { evaluator } from "../../words/checks";
import { exact, relative } from "../../words/dates";
import { vendor } from "../../words/models";
import { troubleOf } from "../../words/troubles";
import { ConnectDialog } from "./ConnectDialog";
import styles from "./Models.module.css";
import { ProviderMark } from "./ProviderMark";
import { RemoveDialog } from "./RemoveDialog";

type Over = "edit" | "remove" | null;
type Props = { provider: ProviderView; models: ModelsView };

/** The row, with what is wrong under it. */
export function ProviderRow({ provider, models }: Props) {
  const [over, setOver] = useState<Over>(null);
  const validate = useMutation({ mutationFn: () => commands.validateProvider(provider.id), onSuccess: sayState });
  const failure = validate.error ? asFailure(validate.error) : null;
  const name = provider.model.slice(0, 80);
  const close = () => setOver(null);
  return (
    <li className={styles.row} data-testid="provider" data-state={provider.state}>
      <div className={styles.provider}>
        <div className={styles.who}>
          <h3 className={styles.model} dir="auto" title={provider.model}>
            {provider.model}
          </h3>
          <p className={styles.quiet}>
            {vendor(provider.vendor)}
            <span className={styles.address} dir="ltr">
              {provider.baseUrl.slice(0, 200)}
            </span>
          </p>
        </div>
        <span>
          <Badge>{evaluator(provider.evaluator).label}</Badge>
        </span>
        <div className={styles.state} role="status">
          <ProviderMark state={provider.state} isAsked={validate.isPending} />
          {provider.checkedAt && !validate.isPending && (
            <span className={styles.quiet}>
              <Time at={provider.checkedAt} say={relative} exact={exact} />
            </span>
          )}
        </div>
        <Button
          icon={RotateCw}
          busy={validate.isPending}
          aria-label={t`Validate ${name}`}
          onClick={() => validate.mutate()}
        >
          {t`Validate`}
        </Button>
        <More name={name} onPick={setOver} />
      </div>
      {failure && (
        <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
          <p>{t`The model could not be asked, so everything is as it was. ${failure.message}`}</p>
          <p>{failure.hint}</p>
        </Notice>
      )}
      {!failure && provider.refusal && <Refused refusal={provider.refusal} onEdit={() => setOver("edit")} />}
      {over === "edit" && <ConnectDialog models={models} edited={provider} onClose={close} />}
      {over === "remove" && <RemoveDialog provider={provider} onClose={close} />}
    </li>
  );
}

function Refused({ refusal, onEdit }: { refusal: NonNullable<ProviderView["refusal"]>; onEdit: () => void }) {
  const { message, hint } = troubleOf(refusal);
  return (
    <Notice tone="bad" icon={CircleAlert} action={<Button className={styles.end} onClick={onEdit}>{t`Edit`}</Button>}>
      <p>{message}</p>
      <p>{hint}</p>
    </Notice>
  );
}

function More({ name, onPick }: { name: string; onPick: (over: Over) => void }) {
  return (
    <Menu trigger={<IconButton icon={Ellipsis} label={t`More about ${name}`} />}>
      <MenuItem icon={Pencil} onPick={() => onPick("edit")}>{t`Edit the provider`}</MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} danger onPick={() => onPick("remove")}>{t`Remove the provider`}</MenuItem>
    </Menu>
  );
}

function sayState({ model, state, refusal }: ProviderView): void {
  const name = model.slice(0, 80);
  if (state === "connected") say({ title: t`${name} is connected` });
  else if (refusal) say({ title: t`${name} was refused`, description: troubleOf(refusal).message, urgent: true });
}
