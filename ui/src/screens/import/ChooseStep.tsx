/** The first step: a file from the system’s chooser. One that is dropped on the window skips this step. */
import { t } from "@lingui/core/macro";
import { useMutation } from "@tanstack/react-query";
import { Download, FileInput } from "lucide-react";
import type { ChosenFile } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { Button } from "../../components/Button";
import { TrayPicture } from "../../components/Pictures";
import { EmptyState } from "../../components/States";
import { say } from "../../components/Toasts";
import styles from "./Import.module.css";

/** Asks for the file. */
export function ChooseStep({ onChosen }: { onChosen: (file: ChosenFile) => void }) {
  const tell = (thrown: unknown) =>
    say({ title: asFailure(thrown).message, description: asFailure(thrown).hint, urgent: true });
  const choose = useMutation({
    mutationFn: commands.chooseFile,
    onSuccess: (file) => file && onChosen(file),
    onError: tell,
  });
  const template = useMutation({
    mutationFn: commands.saveTemplate,
    onSuccess: (name) => name && say({ title: t`Saved as ${name}` }),
    onError: tell,
  });
  return (
    <div className={styles.drop}>
      <EmptyState
        picture={<TrayPicture />}
        title={t`Bring a CSV or Excel file`}
        action={
          <>
            <Button look="primary" icon={FileInput} busy={choose.isPending} onClick={() => choose.mutate()}>
              {t`Choose a file`}
            </Button>
            <Button icon={Download} busy={template.isPending} onClick={() => template.mutate()}>
              {t`Save a template`}
            </Button>
          </>
        }
      >
        {t`You can also drop it on the window. Only the LinkedIn profile is required of each row; LinkedIn’s own exports are understood. Nothing is written before you press Import.`}
      </EmptyState>
    </div>
  );
}
