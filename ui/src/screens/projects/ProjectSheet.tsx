/** Makes a project, or changes one. */
import { zodResolver } from "@hookform/resolvers/zod";
import { t } from "@lingui/core/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import type { ProjectView } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { projects } from "../../api/queries";
import type { SheetProps } from "../../app/navigation";
import { Button } from "../../components/Button";
import { Dialog } from "../../components/Dialog";
import { Field, TextArea, TextInput } from "../../components/Field";
import { Select } from "../../components/Select";
import { Notice } from "../../components/Status";
import { projectStatus } from "../../words/reasons";
import styles from "./Projects.module.css";
import { changesSaved, tellOfEdit, useArrival } from "./undoable";

const STATUSES = ["draft", "active", "paused", "archived"] as const;

/** The sheet; the project that is changed has to be known first. */
export function ProjectSheet({ ask, onClose }: SheetProps) {
  const { data } = useQuery(projects());
  const project = data?.find((each) => each.id === ask.edit) ?? null;
  if (ask.edit && !project) return null;
  return <Form project={project} onClose={onClose} />;
}

function schema() {
  return z.object({
    title: z.string().trim().min(1, t`A project needs a title.`).max(200, t`At most 200 letters.`),
    company: z.string().trim().max(200, t`At most 200 letters.`),
    location: z.string().trim().max(200, t`At most 200 letters.`),
    salaryRange: z.string().trim().max(200, t`At most 200 letters.`),
    description: z.string().trim().max(20_000, t`At most 20,000 letters.`),
    status: z.enum(STATUSES),
  });
}

function Form({ project, onClose }: { project: ProjectView | null; onClose: () => void }) {
  const arrival = useArrival();
  const { register, handleSubmit, formState, watch, setValue } = useForm({
    resolver: zodResolver(schema()),
    defaultValues: {
      title: project?.title ?? "",
      company: project?.company ?? "",
      location: project?.location ?? "",
      salaryRange: project?.salaryRange ?? "",
      description: project?.description ?? "",
      status: project?.status ?? "active",
    },
  });
  const save = useMutation({
    mutationFn: async ({ status, ...fields }: z.infer<ReturnType<typeof schema>>) =>
      project
        ? { edit: await commands.updateProject(project.id, fields, status) }
        : { made: await commands.addProject(fields) },
    onSuccess: (saved, { title, status }) => {
      if (saved.made) return arrival.atProject(saved.made);
      onClose();
      const archived = status === "archived" && project?.status !== "archived";
      tellOfEdit(saved.edit, archived ? t`“${title.slice(0, 120)}” archived` : changesSaved(title));
    },
  });
  const submit = handleSubmit((values) => save.mutate(values));
  const failure = save.error ? asFailure(save.error) : null;
  const { errors } = formState;
  return (
    <Dialog
      open
      onClose={onClose}
      title={project ? t`Edit the project` : t`New project`}
      closeLabel={t`Close`}
      footer={
        <>
          <Button onClick={onClose}>{t`Discard`}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => void submit()}>
            {project ? t`Save the project` : t`Create the project`}
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
        <Field label={t`Title`} error={errors.title?.message}>
          <TextInput
            autoFocus
            dir="auto"
            placeholder={t`For example: Backend engineers, payments`}
            {...register("title")}
          />
        </Field>
        <Field label={t`Company`} error={errors.company?.message}>
          <TextInput dir="auto" {...register("company")} />
        </Field>
        <div className={styles.pair}>
          <Field label={t`Location`} error={errors.location?.message}>
            <TextInput dir="auto" {...register("location")} />
          </Field>
          <Field label={t`Salary range`} error={errors.salaryRange?.message}>
            <TextInput dir="auto" {...register("salaryRange")} />
          </Field>
        </div>
        <Field label={t`Description`} error={errors.description?.message}>
          <TextArea dir="auto" {...register("description")} />
        </Field>
        {project && (
          <Field label={t`Status`}>
            <Select
              value={watch("status")}
              onChange={(status) => setValue("status", status)}
              choices={STATUSES.map((value) => ({ value, label: projectStatus(value) }))}
            />
          </Field>
        )}
        <button type="submit" hidden>
          {t`Save`}
        </button>
      </form>
    </Dialog>
  );
}
