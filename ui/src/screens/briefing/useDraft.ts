/** What is written in a briefing, and how it gets into the core by itself: after a pause, or when a field is left. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { BriefingView, Failure } from "../../api/bindings";
import { commands } from "../../api/bindings";
import { asFailure } from "../../api/failure";
import { say } from "../../components/Toasts";
import { sentence } from "../../words/sentence";
import { adopted, type Draft, draftOf, fieldsOf, type Problem, problemsOf } from "./draft";

/** Milliseconds without a key press after which it is saved. */
const PAUSE = 700;

/** How what is written stands to what is kept. */
export type Saving = "saved" | "waiting" | "saving" | "failed";

/** The draft of one briefing. What is typed is never overwritten: it is the truth until the core has it. */
export function useDraft(briefing: BriefingView) {
  const [draft, setDraft] = useState(() => draftOf(briefing));
  const [saving, setSaving] = useState<Saving>("saved");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The row that was written on last; none where it was the name. */
  const [touched, setTouched] = useState<string | null>(null);
  const latest = useRef(draft);
  const kept = useRef({ text: textOf(draft, keptIds(briefing)), ids: keptIds(briefing) });
  const sent = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSaving = useRef(false);
  const isHere = useRef(true);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (isSaving.current) return;
    const fields = fieldsOf(latest.current, kept.current.ids);
    const found = problemsOf(fields);
    setProblems(found);
    if (JSON.stringify(fields) === kept.current.text) return setSaving("saved");
    if (found.length > 0) return setSaving("waiting");
    isSaving.current = true;
    setSaving("saving");
    sent.current.add(JSON.stringify(fields));
    try {
      const made = await commands.updateBriefing(briefing.id, fields);
      kept.current = { text: JSON.stringify(fields), ids: keptIds(made) };
      setFailure(null);
    } catch (thrown) {
      isSaving.current = false;
      const failed = asFailure(thrown);
      setFailure(failed);
      setSaving("failed");
      if (!isHere.current) say({ title: failed.message, description: failed.hint, urgent: true });
      return;
    }
    isSaving.current = false;
    // What was typed meanwhile goes next.
    return flush();
  }, [briefing.id]);

  const edit = useCallback(
    (next: Draft, how: "later" | "now" = "later") => {
      const before = latest.current;
      if (next.name !== before.name) setTouched(null);
      else setTouched(next.rows.find((row, at) => row !== before.rows[at])?.id ?? next.rows[0]?.id ?? null);
      latest.current = next;
      setDraft(next);
      setSaving((was) => (was === "saving" ? was : "waiting"));
      clearTimeout(timer.current);
      if (how === "now") void flush();
      else timer.current = setTimeout(() => void flush(), PAUSE);
    },
    [flush],
  );

  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void flush();
    };
  }, [flush]);

  useEffect(() => {
    const isOurs = isSaving.current || JSON.stringify(fieldsOf(latest.current, kept.current.ids)) !== kept.current.text;
    if (isOurs) return;
    const core = draftOf(briefing);
    const ids = new Set(core.rows.map(({ id }) => id));
    // An echo of our own words, which may come late: what was typed since is newer.
    if (!briefing.lockedAt && sent.current.has(textOf(core, ids))) return;
    const next = adopted(latest.current, core, kept.current.ids);
    kept.current = { text: textOf(core, ids), ids };
    latest.current = next;
    setDraft(next);
  }, [briefing]);

  const refusal = saving === "failed" && failure ? `${sentence(failure.message)} ${failure.hint}` : null;
  return { draft, latest, edit, flush, saving, problems, refusal, touched };
}

/** What {@link useDraft} gives. */
export type Drafting = ReturnType<typeof useDraft>;

function keptIds(from: Pick<BriefingView, "requirements">): Set<string> {
  return new Set(from.requirements.map(({ id }) => id));
}

function textOf(draft: Draft, ids: ReadonlySet<string>): string {
  return JSON.stringify(fieldsOf(draft, ids));
}
