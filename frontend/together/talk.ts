/**
 * Getting what was said to the server, at once, and again until it is there (`map.together`).
 *
 * State, not steps: the newest version of each line, and the ids of what went. Sent twice, late or out of order it
 * comes to the same. While there is no connection it waits on the device, sealed under a key that is not there.
 */
import type { Keeper } from "../on-device/keeper.ts";
import type { Id } from "./given.ts";
import type { Line } from "./model/lines.ts";
import type { Change } from "./model/sitting.ts";

export type State = "saved" | "saving" | "waiting" | "not_taken" | "signed_out" | "other_screen";

export interface Answer {
  readonly status: number;
  /** The server wanted to lead somewhere else: nobody is signed in any more. */
  readonly ledAway: boolean;
}

/** Posts a message; throws when nothing comes back. */
export type Post = (message: Change) => Promise<Answer>;

export interface Timing {
  /** Milliseconds after which what is on its way also waits on the device. */
  readonly patience: number;
  readonly again: number;
  readonly later: (task: () => void, wait: number) => void;
}

export class Talk {
  readonly #post: Post;
  readonly #keeper: Keeper<Change>;
  readonly #timing: Timing;
  readonly #said = new Map<Id, Line>();
  readonly #gone = new Set<Id>();
  #flight: Promise<void> | null = null;
  #kept = false;
  #state: State = "saved";
  tell: (state: State) => void = () => undefined;

  constructor(post: Post, keeper: Keeper<Change>, timing: Timing) {
    this.#post = post;
    this.#keeper = keeper;
    this.#timing = timing;
  }

  get state(): State {
    return this.#state;
  }

  get waits(): boolean {
    return this.#said.size > 0 || this.#gone.size > 0;
  }

  push(change: Change): void {
    for (const line of change.said) this.#said.set(line.id, line);
    for (const id of change.gone) {
      this.#said.delete(id);
      this.#gone.add(id);
    }
    if (this.#kept) void this.#keep();
    void this.flush();
  }

  /** Whether everything is there, after trying to bring it there. */
  async flush(evenIfEmpty = false): Promise<boolean> {
    if (this.#flight) await this.#flight;
    else if (this.waits || evenIfEmpty) {
      this.#flight = this.#send().finally(() => (this.#flight = null));
      await this.#flight;
    }
    return !this.waits;
  }

  async #send(): Promise<void> {
    if (this.waits) this.#become("saving");
    const message = { said: [...this.#said.values()], gone: [...this.#gone] };
    let answered = false;
    this.#timing.later(() => {
      if (!answered && this.waits) void this.#keep();
    }, this.#timing.patience);
    const answer = await this.#post(message).catch(() => null);
    answered = true;
    await this.#heard(answer, message);
  }

  async #heard(answer: Answer | null, message: Change): Promise<void> {
    if (answer && (answer.status === 200 || answer.status === 422)) {
      this.#settle(message);
      if (answer.status === 422) this.#become("not_taken");
      else if (!this.waits) this.#become("saved");
      if (this.#kept) await this.#keep();
      if (this.waits) this.#timing.later(() => void this.flush(), 0);
      return;
    }
    await this.#keep();
    if (answer?.ledAway || answer?.status === 401 || answer?.status === 403)
      return this.#become("signed_out");
    if (answer?.status === 404) return this.#become("other_screen");
    this.#become("waiting");
    this.#timing.later(() => void this.flush(), this.#timing.again);
  }

  /** What the server has taken is not sent again; what was said anew in the meantime still is. */
  #settle(message: Change): void {
    for (const line of message.said) if (this.#said.get(line.id)?.n === line.n) this.#said.delete(line.id);
    for (const id of message.gone) this.#gone.delete(id);
  }

  async #keep(): Promise<void> {
    this.#kept = this.waits;
    await this.#keeper.keep(
      this.waits ? { said: [...this.#said.values()], gone: [...this.#gone] } : undefined,
    );
  }

  #become(state: State): void {
    this.#state = state;
    this.tell(state);
  }
}
