/** A server in memory, and stores that talk with it. The real one plays its own schedules in Python. */
import { apply, stateOf, tieBetween, type MapState } from "../model/apply.ts";
import type { Answer, Command } from "../model/command.ts";
import type { Crossed, MapDocument, Ref } from "../model/document.ts";
import { memoryKeeper } from "../store/keeper.ts";
import { Store, type Outcome } from "../store/store.ts";
import { idMaker } from "./making.ts";
import { story } from "./story.ts";

interface Crossing extends Omit<Crossed, "mine" | "by"> {
  readonly command: string;
  readonly first: string;
  readonly second: string;
}

/**
 * A server in memory: takes each id once, merges by field, keeps both versions of what crossed and tells both,
 * keeps everything it was ever sent and took.
 */
export class FakeServer {
  state: MapState = stateOf(story({ version: 1 }));
  crossings: Crossing[] = [];
  readonly taken = new Map<string, Command>();
  readonly #wrote = new Map<string, string>();
  readonly count = new Map<string, number>();
  refuse: (command: Command) => string | null = () => null;

  answer(command: Command, viewer = "Rita"): Answer {
    const { document } = this.state;
    const known = this.crossings.find((one) => one.command === command.id);
    if (known) return this.#told(known, viewer);
    if (this.taken.has(command.id))
      return { ok: true, version: document.version, document: this.documentFor(viewer) };
    const why = this.refuse(command) ?? this.#missing(command);
    if (why) return { refused: [why] };
    if (command.command === "settle") return this.#settle(command, viewer);
    const crossing = this.#crossing(command, viewer);
    this.#take(crossing ? null : command, viewer);
    if (crossing) {
      this.crossings.push(crossing);
      return this.#told(crossing, viewer);
    }
    return command.base === document.version && this.crossings.length === 0
      ? { ok: true, version: this.state.document.version }
      : { ok: true, version: this.state.document.version, document: this.documentFor(viewer) };
  }

  documentFor(viewer: string): MapDocument {
    const mine = this.crossings.filter(
      (one) => one.settled === null && (one.first === viewer || one.second === viewer),
    );
    const crossed = mine.map(({ command: _, first, second, ...one }): Crossed => {
      const isFirst = first === viewer;
      const by = isFirst ? second : first;
      return { ...one, mine: isFirst ? "first" : "second", by: by === viewer ? "" : by };
    });
    return crossed.length > 0 ? { ...this.state.document, crossed } : this.state.document;
  }

  #take(command: Command | null, viewer: string): void {
    const after = command ? apply(this.state, command) : this.state;
    this.state = { ...after, document: { ...after.document, version: after.document.version + 1 } };
    if (!command) return;
    this.taken.set(command.id, command);
    this.count.set(command.id, (this.count.get(command.id) ?? 0) + 1);
    for (const field of fieldsOf(command)) this.#wrote.set(field, viewer);
  }

  #settle(command: Command & { command: "settle" }, viewer: string): Answer {
    const one = this.crossings.find((c) => c.id === command.crossing && c.settled === null);
    const to = Object.fromEntries(one?.fields.map((f) => [f.field, f.second]) ?? []);
    if (one && command.how === "use")
      this.#take(
        { ...command, command: "change_tie", tie: one.what.id, to, from: command.from } as Command,
        viewer,
      );
    else this.#take(command, viewer);
    this.crossings = this.crossings.map((c) => (c === one ? { ...c, settled: command.how === "use" } : c));
    return { ok: true, version: this.state.document.version, document: this.documentFor(viewer) };
  }

  #told(one: Crossing, viewer: string): Answer {
    const fields = one.fields.map((f) => ({ field: f.field, yours: f.second, theirs: f.first }));
    return {
      out_of_date: { by: one.first, what: one.what, fields, document: this.documentFor(viewer) },
    };
  }

  #missing(command: Command): string | null {
    const { people, places, ties, groups } = this.state.document;
    const has = (what: Ref): boolean =>
      [...people, ...places, ...ties, ...groups].some((item) => item.id === what.id);
    if (command.command === "add_tie" && (!has(command.a) || !has(command.b)))
      return "One of them is no longer on this map.";
    if (command.command === "change_tie" || command.command === "note_talk")
      return has({ type: "tie", id: command.tie }) ? null : "This tie is no longer on the map.";
    if (command.command === "change_person")
      return has({ type: "person", id: command.person }) ? null : "They are no longer on this map.";
    return null;
  }

  #crossing(command: Command, viewer: string): Crossing | null {
    const now = this.#now(command);
    const [to, from] = [sentBy(command), "from" in command ? command.from : {}] as Record<string, unknown>[];
    const fields = Object.keys(to!).filter(
      (key) => JSON.stringify(now?.[key]) !== JSON.stringify(from![key] ?? now?.[key]) && now?.[key] !== to![key],
    );
    const all = command.command === "add_tie" && now ? ["support"] : fields;
    if (!now || all.length === 0) return null;
    const type = command.command === "change_person" ? "person" : "tie";
    const what: Ref = { type, id: now["id"] as string };
    return {
      id: `crossing-${command.id}`,
      command: command.id,
      first: this.#wrote.get(`${what.id}.${all[0]}`) ?? "Mo",
      second: viewer,
      what,
      name: what.id,
      gone: false,
      fields: all.map((field) => ({ field, first: now[field], second: to![field] ?? "none" })),
      words: [],
      settled: null,
    };
  }

  /** The thing that a command changes, as it stands; for a new tie, the one there is already. */
  #now(command: Command): Record<string, unknown> | null {
    const { people, ties } = this.state.document;
    const found =
      command.command === "add_tie"
        ? tieBetween(this.state.document, command.a, command.b)
        : command.command === "change_tie"
          ? ties.find((t) => t.id === command.tie)
          : command.command === "change_person"
            ? people.find((p) => p.id === command.person)
            : null;
    return (found as unknown as Record<string, unknown>) ?? null;
  }
}

const sentBy = (command: Command): object =>
  command.command === "add_tie" ? command.fields : "to" in command ? command.to : {};

function fieldsOf(command: Command): string[] {
  const id =
    command.command === "change_tie" || command.command === "add_tie"
      ? command.tie
      : command.command === "change_person"
        ? command.person
        : "";
  return Object.keys(sentBy(command)).map((field) => `${id}.${field}`);
}

export type Send = (command: Command) => Promise<Outcome>;

export function storeWith(
  server: FakeServer,
  send?: Send,
  newId = idMaker(0),
  viewer = "Rita",
): Store {
  return new Store(server.documentFor(viewer), {
    send: send ?? (async (command) => server.answer(command, viewer)),
    newId,
    keeper: memoryKeeper(),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    fetchDocument: async () => server.documentFor(viewer),
  });
}

export const settled = async (): Promise<void> => {
  for (let i = 0; i < 40; i++) await new Promise((resolve) => setImmediate(resolve));
};
