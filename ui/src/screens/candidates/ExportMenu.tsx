/** Saves candidates as a file: the whole list, or those who are selected. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { Share } from "lucide-react";
import { memo, useRef } from "react";
import type { ExportFormat, Selection } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Menu, MenuItem } from "../../components/Menu";
import { say } from "../../components/Toasts";
import { candidates } from "../../words/numbers";

type Props = {
  /** Whom, as of the moment of the press. */
  selection: () => Selection;
  count: number;
};

/** The formats; the core asks where to save. */
export function ExportMenu({ selection, count }: Props) {
  const latest = useRef(count);
  latest.current = count;
  const save = useMutation({
    mutationFn: (format: ExportFormat) => commands.exportCandidates(selection(), format),
    onSuccess: (name) => name && say({ title: t`Saved as ${name}`, description: candidates(latest.current) }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  return <Formats isEmpty={count === 0} busy={save.isPending} onPick={save.mutate} />;
}

type FormatsProps = { isEmpty: boolean; busy: boolean; onPick: (format: ExportFormat) => void };

/** Not drawn again for each count that goes by. */
const Formats = memo(function Formats({ isEmpty, busy, onPick }: FormatsProps) {
  return (
    <Menu
      trigger={
        <Button look="quiet" icon={Share} busy={busy} why={isEmpty && t`There is nothing to export.`}>
          {t`Export`}
        </Button>
      }
    >
      <MenuItem onPick={() => onPick("csv")}>{t`CSV file`}</MenuItem>
      <MenuItem onPick={() => onPick("xlsx")}>{t`Excel file`}</MenuItem>
      <MenuItem onPick={() => onPick("json")}>{t`JSON file`}</MenuItem>
    </Menu>
  );
});
