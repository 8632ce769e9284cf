/** What went wrong at the door, what to do, and a reference to copy. */
import { TriangleAlert } from "lucide-react";
import type { Failure } from "../../api/bindings";
import { Reference } from "../../components/States";
import { Notice } from "../../components/Status";

/** The notice. */
export function FailureNotice({ failure }: { failure: Failure }) {
  return (
    <Notice tone="bad" icon={TriangleAlert} live action={<Reference text={failure.reference} />}>
      <p>{failure.message}</p>
      <p>{failure.hint}</p>
    </Notice>
  );
}
