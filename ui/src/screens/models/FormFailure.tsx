/** A failure that is about no field of a form. */
import { CircleAlert } from "lucide-react";
import type { Failure } from "../../api/bindings";
import { Reference } from "../../components/States";
import { Notice } from "../../components/Status";

/** The notice. */
export function FormFailure({ failure }: { failure: Failure }) {
  return (
    <Notice tone="bad" icon={CircleAlert} live action={<Reference text={failure.reference} />}>
      <p>{failure.message}</p>
      <p>{failure.hint}</p>
    </Notice>
  );
}
