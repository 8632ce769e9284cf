/** The choice of a shortlist: typing filters, and what is typed can become a new one. */
import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { plural, t } from "@lingui/core/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, ListOrdered, ListPlus } from "lucide-react";
import { useEffect, useState } from "react";
import type { ProjectView, Shortlist } from "../api/bindings";
import { commands } from "../api/bindings";
import { projects, shortlists, shortlistsWith } from "../api/queries";
import { candidates } from "../words/numbers";
import { shortName } from "../words/shortlists";
import styles from "./Palette.module.css";
import { askForShortlist, attempt, moveForward, type ShortlistAsk, useShortlistAsk } from "./shortlisting";

/** The longest name of a shortlist, in characters. */
const LONGEST = 200;
/** Projects that a new one is offered in. */
const MOST_PROJECTS = 20;

/** Opens over everything while there is somebody to move forward. */
export function ShortlistPicker() {
  const ask = useShortlistAsk();
  // The next workspace begins without it.
  useEffect(() => close, []);
  return (
    <Dialog.Root open={ask !== null} onOpenChange={(next) => !next && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.veil} />
        <Dialog.Popup className={styles.popup} aria-label={t`Add to a shortlist`} finalFocus>
          {ask && <Finder ask={ask} onClose={close} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function close(): void {
  askForShortlist(null);
}

/** A shortlist that is there, or one to be made. */
type Choice = { id: string; label: string; detail: string; list: Shortlist | null; project: ProjectView };

function Finder({ ask, onClose }: { ask: ShortlistAsk; onClose: () => void }) {
  const [text, setText] = useState("");
  const { data: lists } = useQuery(shortlists(ask.projectId));
  const { data: all } = useQuery(projects());
  const { data: already = [] } = useQuery(shortlistsWith(ask.selection));
  const possible = (all ?? []).filter(({ id, status }) =>
    ask.projectId === null ? status !== "archived" : id === ask.projectId,
  );
  const isLoaded = lists !== undefined && all !== undefined;
  const choices = isLoaded ? choicesOf(text, lists, possible, ask.projectId === null) : [];
  const who = candidates(ask.count);
  const pick = (choice: Choice) => {
    onClose();
    void attempt(async () => {
      const list = choice.list ?? (await commands.addShortlist(choice.project.id, nameIn(text)));
      await moveForward(ask, list, choice.list === null);
    });
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={choices}
      mode="none"
      value={text}
      onValueChange={setText}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(choice: Choice) => choice.label}
    >
      <div className={styles.field}>
        <ListPlus size={16} aria-hidden />
        <Autocomplete.Input
          className={styles.input}
          dir="auto"
          maxLength={LONGEST}
          placeholder={t`Add ${who} to…`}
          aria-label={t`Shortlist to add ${who} to`}
        />
      </div>
      <Autocomplete.Empty className={styles.empty}>{isLoaded ? nothing(possible) : t`Loading`}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(choice: Choice) => (
          <Autocomplete.Item key={choice.id} value={choice} className={styles.item} onClick={() => pick(choice)}>
            {choice.list ? (
              <ListOrdered size={15} strokeWidth={1.75} aria-hidden />
            ) : (
              <ListPlus size={15} strokeWidth={1.75} aria-hidden />
            )}
            <span className={styles.name} dir="auto">
              {choice.label}
            </span>
            {choice.list && already.includes(choice.list.id) && (
              <span className={styles.mark}>
                <Check size={13} aria-hidden />
                {plural(ask.count, { one: "on it already", other: "all on it already" })}
              </span>
            )}
            <span className={styles.detail} dir="auto">
              {choice.detail}
            </span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** What is offered: the lists that have what is typed in their names, and a new one of that name. */
function choicesOf(
  text: string,
  lists: readonly Shortlist[],
  possible: readonly ProjectView[],
  isOfAll: boolean,
): Choice[] {
  const name = nameIn(text);
  const sought = name.toLocaleLowerCase();
  const found = lists.flatMap((list): Choice[] => {
    const project = possible.find(({ id }) => id === list.projectId);
    if (!project || !list.name.toLocaleLowerCase().includes(sought)) return [];
    const detail = isOfAll ? project.title.slice(0, 80) : candidates(list.members);
    return [{ id: list.id, label: shortName(list.name), detail, list, project }];
  });
  if (!name) return found;
  const isTaken = ({ id }: ProjectView) =>
    lists.some((list) => list.projectId === id && list.name.toLocaleLowerCase() === sought);
  const short = shortName(name);
  const fresh = possible
    .filter((project) => !isTaken(project))
    .slice(0, MOST_PROJECTS)
    .map((project): Choice => {
      const detail = isOfAll ? project.title.slice(0, 80) : "";
      return { id: `new ${project.id}`, label: t`Make “${short}”`, detail, list: null, project };
    });
  return [...found, ...fresh];
}

/** As the core writes names: on one line, without blanks around. */
function nameIn(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function nothing(possible: readonly ProjectView[]): string {
  return possible.length === 0
    ? t`Shortlists belong to projects. Make a project first.`
    : t`Type a name to make the first shortlist.`;
}
