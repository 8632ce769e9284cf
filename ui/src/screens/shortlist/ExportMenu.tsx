/** Saves those on the shortlist as a file, in their order. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { Share } from "lucide-react";
import type { ExportFormat } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { Menu, MenuItem } from "../../components/Menu";
import { say } from "../../components/Toasts";
import { candidates } from "../../words/numbers";

/** The formats; the core asks where to save. */
export function ExportMenu({ ids }: { ids: readonly string[] }) {
  const save = useMutation({
    mutationFn: (format: ExportFormat) => commands.exportCandidates({ type: "these", ids: [...ids] }, format),
    onSuccess: (name) => name && say({ title: t`Saved as ${name}`, description: candidates(ids.length) }),
    onError: (thrown) => say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true }),
  });
  return (
    <Menu
      trigger={
        <Button icon={Share} busy={save.isPending} why={ids.length === 0 && t`There is nothing to export.`}>
          {t`Export`}
        </Button>
      }
    >
      <MenuItem onPick={() => save.mutate("csv")}>{t`CSV file`}</MenuItem>
      <MenuItem onPick={() => save.mutate("xlsx")}>{t`Excel file`}</MenuItem>
      <MenuItem onPick={() => save.mutate("json")}>{t`JSON file`}</MenuItem>
    </Menu>
  );
}
