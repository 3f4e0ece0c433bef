/**
 * What has been said in this sitting, with undo, and without what was let go (`map.together`, `map.dont_save`). Pure.
 *
 * Nothing that was let go is held anywhere here: not in the lines, not in undo.
 */
import type { Id } from "../given.ts";
import {
  isThing,
  nameOf,
  type Body,
  type Like,
  type Line,
  type Lot,
  type Said,
  type Thing,
} from "./lines.ts";

/** What has to be sent: lines as they are now, and ids of what went. */
export interface Change {
  readonly said: readonly Line[];
  readonly gone: readonly Id[];
}

interface Step {
  readonly id: Id;
  readonly seat: Id;
  readonly before: Line | null;
}

export class Sitting {
  readonly #lines = new Map<Id, Line>();
  readonly #gone: Set<Id>;
  readonly #newId: () => Id;
  #steps: Step[] = [];
  /** Told of everything that has to be sent. */
  tell: (change: Change) => void = () => undefined;

  constructor(lines: readonly Line[], gone: readonly Id[], newId: () => Id) {
    for (const line of lines) this.#lines.set(line.id, line);
    this.#gone = new Set(gone);
    this.#newId = newId;
  }

  get lines(): readonly Line[] {
    return [...this.#lines.values()];
  }

  of<K extends Body["kind"]>(
    seat: Id | null,
    kind: K,
  ): (Line & { readonly body: Extract<Body, { kind: K }> })[] {
    return this.lines.filter(
      (line): line is Line & { readonly body: Extract<Body, { kind: K }> } =>
        line.body.kind === kind && (seat === null || line.seat === seat),
    );
  }

  things(seat: Id): Thing[] {
    return this.lines.filter(isThing).filter((line) => line.seat === seat);
  }

  likeOf(seat: Id, about: Id): (Line & { readonly body: Like }) | undefined {
    return this.of(seat, "like").find((line) => line.body.about === about);
  }

  saidTo(seat: Id, asked: string): (Line & { readonly body: Said }) | undefined {
    return this.of(seat, "said").find((line) => line.body.asked === asked);
  }

  /** Says something, or says it otherwise. Quiet: it cannot be undone one by one (a move, a sign). */
  say(seat: Id, body: Body, id: Id | null = null, quiet = false): Id {
    const before = id === null ? undefined : this.#lines.get(id);
    const line = { id: id ?? this.#newId(), seat, n: (before?.n ?? 0) + 1, body };
    if (this.#gone.has(line.id)) return line.id;
    this.#put(line);
    if (!quiet) this.#steps.push({ id: line.id, seat, before: before ?? null });
    this.tell({ said: [line], gone: [] });
    return line.id;
  }

  canUndo(seat: Id): boolean {
    return this.#steps.some((step) => step.seat === seat);
  }

  /** Takes back the last thing of whoever talks: nobody undoes what somebody else said. */
  undo(seat: Id): boolean {
    const step = this.#steps.filter((one) => one.seat === seat).at(-1);
    if (!step) return false;
    this.#steps = this.#steps.filter((one) => one !== step);
    const now = this.#lines.get(step.id);
    const said = now && step.before ? [this.#put({ ...step.before, n: now.n + 1 })] : [];
    const gone = now && !step.before ? this.#takeAway([step.id]) : [];
    this.tell({ said, gone });
    return true;
  }

  /** Gone for good, from here and from undo; names for a lot lose whoever went. */
  letGo(ids: readonly Id[]): void {
    const wanted = new Set(ids);
    const gone = this.#takeAway(ids);
    const said = this.of(null, "lot")
      .filter((line) => line.body.members.some((one) => wanted.has(one)))
      .map((line) => this.#put({ ...line, n: line.n + 1, body: without(line.body, wanted) }));
    this.tell({ said, gone });
  }

  /** Somebody or some place with everything the same young person said of them, also in other answers. */
  everythingAbout(thing: Thing): Id[] {
    const called = mention(nameOf(thing));
    return this.everythingOf(thing.seat)
      .filter(
        ({ id, body }) =>
          id === thing.id ||
          (body.kind === "like" && (body.about === thing.id || called.test(body.words))) ||
          (body.kind === "said" && called.test(body.words)),
      )
      .map((line) => line.id);
  }

  /** What one young person said, and nobody else. A quiet sign is none of it: the adult sees it afterwards. */
  everythingOf(seat: Id): Line[] {
    return this.lines.filter((line) => line.seat === seat && line.body.kind !== "sign");
  }

  /** The last thing this young person said; a look or a quiet sign is none. */
  lastSaid(seat: Id): Line | undefined {
    return this.lines.filter((line) => line.seat === seat && !["me", "sign"].includes(line.body.kind)).at(-1);
  }

  /** What came from elsewhere: kept on this device while there was no connection. */
  takeIn(change: Change): void {
    const said = change.said.filter(
      (line) => !this.#gone.has(line.id) && line.n > (this.#lines.get(line.id)?.n ?? 0),
    );
    const gone = this.#takeAway(change.gone);
    const still = said.filter((line) => !this.#gone.has(line.id)).map((line) => this.#put(line));
    this.tell({ said: still, gone });
  }

  /** What was touched last stands last. */
  #put(line: Line): Line {
    this.#lines.delete(line.id);
    this.#lines.set(line.id, line);
    return line;
  }

  #takeAway(ids: readonly Id[]): Id[] {
    const all = new Set(ids);
    for (const line of this.#lines.values())
      if (line.body.kind === "like" && all.has(line.body.about)) all.add(line.id);
    for (const id of all) {
      this.#lines.delete(id);
      this.#gone.add(id);
    }
    this.#steps = this.#steps.filter((step) => !all.has(step.id));
    return [...all];
  }
}

function without(lot: Lot, gone: ReadonlySet<Id>): Lot {
  return { ...lot, members: lot.members.filter((one) => !gone.has(one)) };
}

/** The name as a word of its own. A lone A or I is a word more often than somebody. */
function mention(name: string): RegExp {
  if (/^[AI]$/.test(name)) return /$^/;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "u",
  );
}
