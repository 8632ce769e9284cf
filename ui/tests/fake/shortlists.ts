/** The pretended shortlists, with the core's rules about their names and their order. */
import type {
  AddedToShortlist,
  Change,
  OnShortlist,
  RemovedShortlist,
  Selection,
  Shortlist,
  ShortlistStanding,
} from "../../src/api/bindings";
import type { Answers } from "./core";
import { person } from "./people";
import type { Scenario } from "./scenario";

/** The commands that are answered here. */
export type ShortlistCommand =
  | "list_shortlists"
  | "shortlist"
  | "add_shortlist"
  | "rename_shortlist"
  | "remove_shortlist"
  | "put_back_shortlist"
  | "shortlists_with"
  | "add_to_shortlist"
  | "take_off_shortlist"
  | "put_back_on_shortlist"
  | "move_on_shortlist"
  | "note_shortlisted";
type Member = Omit<OnShortlist, "place">;
type Kept = Omit<Shortlist, "members"> & { members: Member[] };

const HOUR = 3_600_000;
/** How many of “all that match” are put on a list here. */
const MANY = 40;

/** Two lists to begin with: one with people on it, and an empty one. */
export class FakeShortlists {
  private all: Kept[] = [];
  private made = 0;

  constructor(
    private now: number,
    scenario: Scenario,
    private standing: (candidateId: string) => ShortlistStanding | null,
    private emit: (change: Change) => void,
  ) {
    if (scenario.fresh) return;
    const whom = Array.from({ length: scenario.shortlisted ?? 6 }, (_, at) => [9, 3, 12, 60, 21, 7][at] ?? 100 + at);
    this.all = [
      { ...this.list("l1", "Call next week"), members: whom.map((number, at) => this.member(number, at)) },
      { ...this.list("l2", "Second round"), members: [] },
    ];
  }

  readonly answers: Pick<Answers, ShortlistCommand> = {
    list_shortlists: ({ projectId }) =>
      this.all.filter((each) => projectId === null || each.projectId === projectId).map(counted),
    shortlist: ({ id }) => {
      const list = this.get(id);
      return {
        shortlist: counted(list),
        members: list.members.map(({ candidateId, note, addedAt }) => {
          const { fullName, headline, employer, location } = person(Number(candidateId.slice(1)), this.now);
          const standing = this.standing(candidateId);
          return { candidateId, fullName, headline, employer, location, standing, note, addedAt };
        }),
      };
    },
    add_shortlist: ({ projectId, name }) => {
      const made = { ...this.list(`l${100 + ++this.made}`, String(name)), projectId: String(projectId), members: [] };
      this.refuseTaken(made);
      this.all = [...this.all, made];
      return this.changed(counted(made));
    },
    rename_shortlist: ({ id, name }) => {
      this.refuseTaken({ ...this.get(id), name: String(name) });
      this.get(id).name = String(name);
      return this.changed(null);
    },
    remove_shortlist: ({ id }): RemovedShortlist => {
      const list = this.get(id);
      this.all = this.all.filter((each) => each !== list);
      return this.changed({ shortlist: counted(list), members: placed(list) });
    },
    put_back_shortlist: ({ removed }) => {
      const { shortlist, members } = removed as RemovedShortlist;
      this.all = [...this.all, { ...shortlist, members }];
      return this.changed(null);
    },
    shortlists_with: ({ selection }) => {
      const hasAll = ({ members }: Kept) =>
        idsOf(selection).every((id) => members.some(({ candidateId }) => candidateId === id));
      return this.all.filter(hasAll).map(({ id }) => id);
    },
    add_to_shortlist: ({ id, selection, briefingId }): AddedToShortlist => {
      const list = this.get(id);
      const ids = idsOf(selection);
      const fresh = ids.filter((each) => !list.members.some(({ candidateId }) => candidateId === each));
      const addedAt = new Date().toISOString();
      list.members.push(
        ...fresh.map((candidateId) => ({ candidateId, briefingId: briefingId as string | null, note: "", addedAt })),
      );
      return this.changed({ candidates: fresh, already: ids.length - fresh.length });
    },
    take_off_shortlist: ({ id, candidateIds }) => {
      const list = this.get(id);
      const gone = placed(list).filter(({ candidateId }) => (candidateIds as string[]).includes(candidateId));
      list.members = list.members.filter(({ candidateId }) => !(candidateIds as string[]).includes(candidateId));
      return this.changed(gone);
    },
    put_back_on_shortlist: ({ id, members }) => {
      for (const member of members as OnShortlist[]) this.get(id).members.splice(member.place, 0, member);
      return this.changed(null);
    },
    move_on_shortlist: ({ id, candidateId, to }) => {
      const list = this.get(id);
      const member = this.on(list, candidateId);
      list.members = list.members.filter((each) => each !== member);
      list.members.splice(Number(to), 0, member);
      return this.changed(null);
    },
    note_shortlisted: ({ id, candidateId, note }) => {
      this.on(this.get(id), candidateId).note = String(note);
      return this.changed(null);
    },
  };

  private changed<Answer>(answer: Answer): Answer {
    this.emit({ type: "shortlists" });
    return answer;
  }

  private get(id: unknown): Kept {
    const found = this.all.find((each) => each.id === id);
    if (!found) throw { code: "not_found", message: "gone", hint: "", values: { noun: "shortlist" }, reference: "" };
    return found;
  }

  private on(list: Kept, candidateId: unknown): Member {
    const found = list.members.find((each) => each.candidateId === candidateId);
    if (!found) throw { code: "not_found", message: "gone", hint: "", values: { noun: "candidate" }, reference: "" };
    return found;
  }

  private refuseTaken({ id, projectId, name }: Kept) {
    const same = (each: Kept) =>
      each.id !== id && each.projectId === projectId && each.name.toLowerCase() === name.toLowerCase();
    if (this.all.some(same)) {
      throw { code: "shortlist_name_taken", message: "taken", hint: "", values: { name }, reference: "4d1e-0101" };
    }
  }

  private list(id: string, name: string): Omit<Kept, "members"> {
    return { id, projectId: "p1", name, createdAt: new Date(this.now - 30 * HOUR).toISOString() };
  }

  private member(number: number, at: number): Member {
    const notes = ["Knows our payment provider. Prefers to be called after five.", "", "Referred by Ines"];
    return {
      candidateId: `c${number}`,
      briefingId: number < 48 ? "b1" : null,
      note: notes[at] ?? "",
      addedAt: new Date(this.now - (at + 2) * HOUR).toISOString(),
    };
  }
}

function idsOf(selection: unknown): string[] {
  const asked = selection as Selection;
  return asked.type === "these" ? asked.ids : Array.from({ length: MANY }, (_, at) => `c${at}`);
}

function counted({ members, ...list }: Kept): Shortlist {
  return { ...list, members: members.length };
}

function placed({ members }: Kept): OnShortlist[] {
  return members.map((member, place) => ({ ...member, place }));
}
