/**
 * Keeps one thing at a time until the server has it, through a killed browser, a reload, a lost connection
 * or the end of a session (quality R3).
 *
 * On the device it is sealed under a key that is not there (docs/adr/0010). Every opening of a page is a
 * sitting with a record of its own, so that two windows never write over each other; a sitting that is over
 * leaves its record to the next one.
 */
import { sealWith, type Seal } from "./sealing.ts";
import { LONGEST, shelfOf, type Kept, type Shelf } from "./shelf.ts";

export interface Keeper<T> {
  /** What sittings that are over left behind, oldest first. Stays on the device until the next `keep`. */
  readonly left: () => Promise<readonly T[]>;
  /** Keeps this in place of what was kept before, or nothing any more. True once the device has it. */
  readonly keep: (value: T | undefined) => Promise<boolean>;
}

/** What the page says: whose it is, what it belongs to, and keys, this week's first. */
export interface Given {
  readonly owner: string;
  readonly about: string;
  readonly keys: readonly string[];
}

/** From `data-keep="about key key"`; read once, then gone from the page. */
export function givenTo(element: HTMLElement, owner: string): Given {
  const [about = "", ...keys] = (element.dataset["keep"] ?? "").split(" ");
  delete element.dataset["keep"];
  return { owner, about, keys };
}

/** Where there is no safe place (no key, plain HTTP, an old browser) nothing is kept, and it says so. */
export function deviceKeeper<T>(given: Given): Keeper<T> {
  if (given.keys.length === 0 || !isSecureContext) return { left: async () => [], keep: async () => false };
  return new Device<T>(given.about, placesOf(given), sitting());
}

export interface Places {
  readonly shelf: Shelf;
  readonly seal: Seal;
}

async function placesOf({ owner, about, keys }: Given): Promise<Places | null> {
  const [seal, shelf] = await Promise.all([sealWith(keys, `${owner} ${about}`), shelfOf(owner)]);
  return { seal, shelf };
}

export interface Sitting {
  readonly id: string;
  /** The sittings that are still open, in any window of this browser. */
  readonly open: () => Promise<ReadonlySet<string>>;
}

/** A lock that is held as long as the page lives tells other windows so; the browser ends it with the page. */
function sitting(): Sitting {
  const id = crypto.randomUUID();
  void navigator.locks?.request(id, () => new Promise(() => undefined)).catch(() => undefined);
  return {
    id,
    open: async () => {
      const { held = [] } = (await navigator.locks?.query()) ?? {};
      return new Set(held.map((lock) => lock.name ?? ""));
    },
  };
}

export class Device<T> implements Keeper<T> {
  readonly #about: string;
  readonly #places: Promise<Places | null>;
  readonly #sitting: Sitting;
  readonly #now: () => number;
  #wanted: T | undefined;
  #written = true;
  #safe = false;
  #queue: Promise<unknown>;
  #since: number | undefined;
  #key = 0;
  #inherited: readonly Kept[] = [];

  constructor(
    about: string,
    places: Promise<Places | null>,
    sitting: Sitting,
    now: () => number = Date.now,
  ) {
    this.#about = about;
    this.#places = places.catch(() => null);
    this.#sitting = sitting;
    this.#now = now;
    this.#queue = this.#places;
  }

  left(): Promise<readonly T[]> {
    const found = this.#queue.then(() => this.#inherit()).catch(() => []);
    this.#queue = found;
    return found;
  }

  keep(value: T | undefined): Promise<boolean> {
    this.#wanted = value;
    this.#written = false;
    const kept = this.#queue.then(() => this.#write()).catch(() => (this.#safe = false));
    this.#queue = kept;
    return kept;
  }

  async #inherit(): Promise<readonly T[]> {
    const places = await this.#places;
    if (!places) return [];
    const all = await places.shelf.all();
    const open = await this.#sitting.open();
    const over = all.filter((one) => one.about === this.#about && !open.has(one.sitting));
    const opened = await Promise.all(over.map((one) => places.seal.open(one.sealed)));
    const dead = all.filter((one) => this.#now() - one.since > LONGEST);
    const lost = over.filter((_, i) => !opened[i]);
    if (dead.length + lost.length > 0) await places.shelf.change(undefined, [...dead, ...lost]);
    return over
      .map((kept, i) => ({ kept, opened: opened[i] }))
      .filter(({ kept }) => !dead.includes(kept))
      .sort((a, b) => a.kept.since - b.kept.since)
      .flatMap(({ kept, opened }) => (opened ? [this.#takeOver(kept, opened.key, opened.value as T)] : []));
  }

  /** What has waited keeps its age and its key: being taken over does not make it live longer. */
  #takeOver(kept: Kept, key: number, value: T): T {
    this.#inherited = [...this.#inherited, kept];
    this.#since = Math.min(kept.since, this.#since ?? kept.since);
    this.#key = Math.max(key, this.#key);
    return value;
  }

  /** Writes what is wanted by now: several changes in a row are one write. */
  async #write(): Promise<boolean> {
    if (this.#written) return this.#safe;
    this.#written = true;
    const value = this.#wanted;
    const places = await this.#places;
    if (!places) return (this.#safe = false);
    const [about, sitting] = [this.#about, this.#sitting.id];
    if (value === undefined) {
      await places.shelf.change(undefined, [{ about, sitting }, ...this.#inherited]);
      this.#since = undefined;
      this.#key = 0;
    } else {
      this.#since ??= this.#now();
      const sealed = await places.seal.seal(value, this.#key);
      await places.shelf.change({ about, sitting, since: this.#since, sealed }, this.#inherited);
    }
    this.#inherited = [];
    return (this.#safe = true);
  }
}
