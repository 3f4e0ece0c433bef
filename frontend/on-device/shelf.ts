/**
 * Sealed things in IndexedDB, one database for each person, so that all of somebody else's goes at once.
 *
 * Written through to the disk each time: local storage would hold changes back for seconds (quality R3).
 */

export interface Kept {
  /** What it belongs to: one map, one form. */
  readonly about: string;
  /** Which sitting wrote it: one opening of one page. */
  readonly sitting: string;
  /** When the oldest of it began to wait, in milliseconds. */
  readonly since: number;
  readonly sealed: ArrayBuffer;
}

export interface Shelf {
  readonly all: () => Promise<readonly Kept[]>;
  /** Puts one thing there and takes others away, in one step: never both missing, never both there. */
  readonly change: (put: Kept | undefined, away: readonly Pick<Kept, "about" | "sitting">[]) => Promise<void>;
}

const PREFIX = "alongside-kept ";
const KEPT = "kept";

/** The longest that anything waits on a device, in milliseconds: two weeks. */
export const LONGEST = 14 * 24 * 3600 * 1000;

export async function shelfOf(owner: string): Promise<Shelf> {
  const asked = indexedDB.open(PREFIX + owner, 1);
  asked.onupgradeneeded = () =>
    void asked.result.createObjectStore(KEPT, { keyPath: ["about", "sitting"] });
  const database = await done(asked);
  database.onversionchange = () => database.close();
  return {
    all: () => done(database.transaction(KEPT).objectStore(KEPT).getAll() as IDBRequest<Kept[]>),
    change: (put, away) =>
      new Promise((resolve, reject) => {
        const step = database.transaction(KEPT, "readwrite", { durability: "strict" });
        const store = step.objectStore(KEPT);
        for (const one of away) store.delete([one.about, one.sitting]);
        if (put) store.put(put);
        step.oncomplete = () => resolve();
        step.onabort = () => reject(step.error ?? new Error("not kept"));
      }),
  };
}

/** Lets go of everything that others left on this device; of everything at all when nobody is named. */
export async function letGo(except?: string): Promise<void> {
  const found = (await indexedDB?.databases?.()) ?? [];
  for (const { name } of found)
    if (name?.startsWith(PREFIX) && name !== PREFIX + String(except)) indexedDB.deleteDatabase(name);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("not read"));
  });
}
