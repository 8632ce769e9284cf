/** The rehearsal of a file import: asks for it, hears how far it is, and ends it when nobody waits for it any more. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FileImportAsk, Rehearsal, RehearsalMoved } from "./bindings";
import { commands, events } from "./bindings";

type Asked = { searchId: string | null; ask: FileImportAsk };

/** One rehearsal at a time of one file. `onDone` hears what it says; a cancelled one says nothing. */
export function useRehearsal(fileId: string, onDone: (rehearsal: Rehearsal, ask: FileImportAsk) => void) {
  const [moved, setMoved] = useState<RehearsalMoved | null>(null);
  const isUnderWay = useRef(false);
  useEffect(() => {
    const listening = events.rehearsalMoved.listen(({ payload }) => {
      if (payload.fileId === fileId) setMoved(payload);
    });
    return () => {
      void listening.then((end) => end());
      if (isUnderWay.current) void commands.cancelRehearsal();
    };
  }, [fileId]);
  const rehearse = useMutation({
    mutationFn: async ({ searchId, ask }: Asked) => {
      setMoved(null);
      isUnderWay.current = true;
      try {
        return await commands.rehearseFileImport(searchId, ask);
      } finally {
        isUnderWay.current = false;
      }
    },
    onSuccess: (rehearsal, { ask }) => rehearsal && onDone(rehearsal, ask),
  });
  const cancel = useMutation({ mutationFn: () => commands.cancelRehearsal() });
  return {
    begin: rehearse.mutate,
    isPending: rehearse.isPending,
    moved,
    cancel: cancel.mutate,
    error: rehearse.error ?? cancel.error,
    reset: () => {
      rehearse.reset();
      cancel.reset();
    },
  };
}
