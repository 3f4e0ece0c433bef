/**
 * One map while somebody works on it.
 *
 * What is shown is what the server has confirmed plus the changes still waiting, applied in order. Changes
 * go out one at a time; a lost answer is asked for again with the same id, so that nothing happens twice and
 * nothing is lost (quality R1). Two people who change the same thing are both told; neither value
 * disappears.
 */
import { apply, stateOf, type MapState } from "../model/apply.ts";
import type { Answer, Change, Command, OutOfDate } from "../model/command.ts";
import type { MapDocument } from "../model/document.ts";
import { inverse, made, mentions } from "../model/inverse.ts";
import { History } from "./history.ts";
import type { Keeper } from "./keeper.ts";

/** What came of sending: an answer, or why there was none. */
export type Outcome = Answer | { readonly failed: "unreachable" | "signed_out" | "closed" };

export interface Surroundings {
  readonly send: (command: Command) => Promise<Outcome>;
  readonly fetchDocument: () => Promise<MapDocument | null>;
  readonly newId: () => string;
  /** Calls back after so many milliseconds; `wake` ends the wait early. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly keeper: Keeper<readonly Command[]>;
}

export type Saving = "saved" | "saving" | "not_saved" | "signed_out" | "closed";

export interface Refusal {
  readonly commands: readonly Command[];
  readonly reasons: readonly string[];
}
export interface Conflict {
  readonly command: Command;
  readonly theirs: OutOfDate;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;

export class Store {
  readonly #out: Surroundings;
  readonly #history = new History();
  readonly #listeners = new Set<() => void>();
  #confirmed: MapState;
  #waiting: readonly Command[] = [];
  #shown: MapState;
  #saving: Saving = "saved";
  #sending = false;
  #kept = true;
  /** How many changes of an earlier sitting were found waiting on this device. */
  found = 0;
  refusals: readonly Refusal[] = [];
  conflicts: readonly Conflict[] = [];

  constructor(document: MapDocument, out: Surroundings) {
    this.#out = out;
    this.#confirmed = stateOf(document);
    this.#shown = this.#confirmed;
    void this.#find();
  }

  get document(): MapDocument {
    return this.#shown.document;
  }
  get saving(): Saving {
    return this.#saving;
  }
  get waiting(): number {
    return this.#waiting.length;
  }
  /** Whether closing the page now would lose something: it waits, and the device has not got it. */
  get atRisk(): boolean {
    return this.#waiting.length > 0 && !this.#kept;
  }
  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  do(change: Change): Command {
    const command = this.#issue(change);
    this.#history.did(command, inverse(command, this.#shown));
    return this.#take(command);
  }

  undo(): Command | null {
    return this.#turn((issue) => this.#history.undo(issue));
  }

  redo(): Command | null {
    return this.#turn((issue) => this.#history.redo(issue));
  }

  #turn(
    step: (issue: (change: Change) => { command: Command; back: Change }) => Command | null,
  ): Command | null {
    const command = step((change) => {
      const issued = this.#issue(change);
      return { command: issued, back: inverse(issued, this.#shown) };
    });
    return command && this.#take(command);
  }

  /** Theirs stays; yours is let go of, knowingly. */
  keepTheirs(conflict: Conflict): void {
    this.conflicts = this.conflicts.filter((c) => c !== conflict);
    this.#tell();
  }

  /** Yours again, this time knowing theirs. */
  useMine(conflict: Conflict): Command {
    const { id: _, base: __, ...change } = conflict.command;
    const theirs = Object.fromEntries(conflict.theirs.fields.map((f) => [f.field, f.theirs]));
    const again = "from" in change ? { ...change, from: { ...change.from, ...theirs } } : change;
    this.conflicts = this.conflicts.filter((c) => c !== conflict);
    return this.do(again as Change);
  }

  readRefusal(refusal: Refusal): void {
    this.refusals = this.refusals.filter((r) => r !== refusal);
    this.#tell();
  }

  /** The server's newest document; what waits is shown upon it again. */
  async refresh(): Promise<void> {
    const document = await this.#out.fetchDocument();
    if (document && document.version >= this.#confirmed.document.version) {
      this.#confirmed = { ...this.#confirmed, document };
      this.#show();
      this.#tell();
    }
  }

  /** After signing in again, or when the connection is back. */
  tryAgain(): void {
    if (this.#saving !== "closed") void this.#sendAll();
  }

  #issue(change: Change): Command {
    return { ...change, id: this.#out.newId(), base: this.#confirmed.document.version } as Command;
  }

  #take(command: Command): Command {
    this.#setWaiting([...this.#waiting, command]);
    this.#show();
    void this.#sendAll();
    this.#tell();
    return command;
  }

  #setWaiting(commands: readonly Command[]): void {
    this.#waiting = commands;
    this.#kept = false;
    const asked = this.#out.keeper.keep(commands.length > 0 ? commands : undefined);
    void asked.then((kept) => this.#isKept(commands, kept));
  }

  #isKept(commands: readonly Command[], kept: boolean): void {
    if (this.#waiting !== commands || this.#kept === kept) return;
    this.#kept = kept;
    this.#tell();
  }

  /** What an earlier sitting could not send goes out first, in its order. */
  async #find(): Promise<void> {
    const found = (await this.#out.keeper.left()).flat();
    if (found.length === 0) return;
    this.found = found.length;
    this.#setWaiting([...found, ...this.#waiting]);
    this.#show();
    this.#tell();
    void this.#sendAll();
  }

  #show(): void {
    this.#shown = this.#waiting.reduce(apply, this.#confirmed);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    let wait = FIRST_WAIT;
    for (let next = this.#waiting[0]; next && this.#saving !== "closed"; next = this.#waiting[0]) {
      if (this.#saving === "saved") this.#save("saving");
      const outcome = await this.#out.send({ ...next, base: this.#confirmed.document.version });
      if ("failed" in outcome) {
        if (this.#stopFor(outcome.failed)) break;
        await this.#out.wait(wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      } else {
        wait = FIRST_WAIT;
        this.#settle(next, outcome);
      }
    }
    this.#sending = false;
    if (this.#waiting.length === 0) this.#save("saved");
  }

  /** True when trying again by itself makes no sense: the person has to act. What waits is kept. */
  #stopFor(why: "unreachable" | "signed_out" | "closed"): boolean {
    this.#save(why === "unreachable" ? "not_saved" : why);
    return why !== "unreachable";
  }

  #settle(command: Command, answer: Answer): void {
    if ("ok" in answer) this.#accepted(command, answer);
    else if ("refused" in answer) this.#refused(command, answer.refused);
    else this.#outOfDate(command, answer.out_of_date);
    this.#show();
    this.#tell();
  }

  #accepted(command: Command, answer: { readonly version: number; readonly document?: MapDocument }): void {
    this.#setWaiting(this.#waiting.filter((c) => c !== command));
    const known = this.#confirmed.document.version;
    const applied = apply(this.#confirmed, command);
    if (answer.document) this.#confirmed = { document: answer.document, taken: applied.taken };
    else if (answer.version === known + 1)
      this.#confirmed = { ...applied, document: { ...applied.document, version: answer.version } };
    else void this.refresh();
  }

  /** Whatever was built upon a refused change goes with it, and is told together with it. */
  #refused(command: Command, reasons: readonly string[]): void {
    const gone = [command];
    for (const later of this.#waiting.filter((c) => c !== command)) {
      if (gone.some((g) => leansOn(later, g))) gone.push(later);
    }
    this.#setWaiting(this.#waiting.filter((c) => !gone.includes(c)));
    this.#history.forget(gone.map((c) => c.id));
    this.refusals = [...this.refusals, { commands: gone, reasons }];
  }

  #outOfDate(command: Command, theirs: OutOfDate): void {
    this.#setWaiting(this.#waiting.filter((c) => c !== command));
    this.#history.forget([command.id]);
    this.#confirmed = { ...this.#confirmed, document: theirs.document };
    this.conflicts = [...this.conflicts, { command, theirs }];
  }

  #save(saving: Saving): void {
    if (this.#saving === saving) return;
    this.#saving = saving;
    this.#tell();
  }
}

function leansOn(later: Command, earlier: Command): boolean {
  const thing = made(earlier);
  return (
    (thing !== null && mentions(later, thing.id)) ||
    (later.command === "put_back" && later.taken_off_by === earlier.id)
  );
}
