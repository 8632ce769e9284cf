/** Tries the workspace once more. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { keys } from "../../api/queries";

/** The attempt: whether it is under way, whether it changed anything, and how it failed. */
export function useReopen() {
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => commands.reopenWorkspace(),
    onSuccess: (status) => queries.setQueryData(keys.workspace, status),
  });
  return {
    reopen: () => again.mutate(),
    busy: again.isPending,
    unchanged: again.isSuccess && again.data.state !== "open",
    failure: again.error ? asFailure(again.error) : null,
  };
}
