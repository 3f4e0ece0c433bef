/**
 * One map while somebody works on it.
 *
 * What is shown is what the server has confirmed plus the changes still waiting, applied in order. Changes
 * go out one at a time; a lost answer is asked for again with the same id, so that nothing happens twice and
 * nothing is lost (quality R1). Two people who change the same thing are both told, by the document; neither
 * value disappears.
 */
import { apply, stateOf, type MapState } from "../model/apply.ts";
import type { Answer, Change, Command, OutOfDate } from "../model/command.ts";
import type { Crossed, MapDocument, Ref } from "../model/document.ts";
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
  readonly keeper: Keeper<Held>;
}

export type Saving = "saved" | "saving" | "not_saved" | "signed_out" | "closed";

export interface Refusal {
  readonly commands: readonly Command[];
  readonly reasons: readonly string[];
}
/** What the device keeps until it is saved, or read. */
export interface Held {
  readonly waiting: readonly Command[];
  readonly refusals: readonly Refusal[];
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
  #asked = Promise.resolve(true);
  /** How many changes of an earlier sitting were found waiting on this device. */
  found = 0;
  #refusals: readonly Refusal[] = [];

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
  get waiting(): readonly Command[] {
    return this.#waiting;
  }
  /** Whether closing the page now would lose something: it waits, and the device has not got it. */
  get atRisk(): boolean {
    return this.#atHand > 0 && !this.#kept;
  }
  /** Settles when the newest change is on the device, or cannot be. */
  get kept(): Promise<boolean> {
    return this.#asked;
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

  /** What could not be saved, with its reasons, until somebody has read it. */
  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  /** Two versions, and this person decides, or has read what was decided. Nothing to undo: it is undone by hand. */
  decide(crossed: Crossed, how: "keep" | "use" | "read"): Command {
    const now = thingIn(this.#shown.document, crossed.what);
    const from = Object.fromEntries(crossed.fields.map(({ field }) => [field, now?.[field] ?? null]));
    return this.#take(this.#issue({ command: "settle", crossing: crossed.id, how, from }));
  }

  readRefusal(refusal: Refusal): void {
    this.#refusals = this.#refusals.filter((r) => r !== refusal);
    this.#keep();
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
    this.#keep();
  }

  #keep(): void {
    const held = { waiting: this.#waiting, refusals: this.#refusals };
    const asked = (this.#asked = this.#out.keeper.keep(this.#atHand > 0 ? held : undefined));
    this.#kept = false;
    void asked.then((kept) => this.#isKept(asked, kept));
  }

  #isKept(asked: Promise<boolean>, kept: boolean): void {
    if (this.#asked !== asked || !kept) return;
    this.#kept = true;
    this.#tell();
  }

  get #atHand(): number {
    return this.#waiting.length + this.#refusals.length;
  }

  /** What an earlier sitting could not send goes out first, in its order. */
  async #find(): Promise<void> {
    const left = await this.#out.keeper.left();
    if (left.length === 0) return;
    const found = left.flatMap((one) => one.waiting);
    this.found = found.length;
    this.#refusals = [...left.flatMap((one) => one.refusals), ...this.#refusals];
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
    this.#refusals = [...this.#refusals, { commands: gone, reasons }];
    this.#setWaiting(this.#waiting.filter((c) => !gone.includes(c)));
    this.#history.forget(gone.map((c) => c.id));
  }

  #outOfDate(command: Command, theirs: OutOfDate): void {
    this.#setWaiting(this.#waiting.filter((c) => c !== command));
    this.#history.forget([command.id]);
    this.#confirmed = { ...this.#confirmed, document: theirs.document };
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

function thingIn(map: MapDocument, what: Ref): Readonly<Record<string, unknown>> | undefined {
  const all: readonly { readonly id: string }[] = [...map.people, ...map.places, ...map.ties, ...map.groups];
  return all.find((one) => one.id === what.id) as Readonly<Record<string, unknown>> | undefined;
}
