/**
 * Several devices with the real store and the real talk with the server, for schedules that Python plays against
 * the real server (`alongside/peermaps/tests/schedules`). Nothing here waits or sends by itself: the schedule says
 * what arrives, when, and whether the answer does.
 */
import { serverAt } from "../io/server.ts";
import type { Change } from "../model/command.ts";
import type { MapDocument } from "../model/document.ts";
import { Store, type Held } from "../store/store.ts";
import { dice } from "./looking.ts";
import { randomChange } from "./making.ts";

interface Asked {
  readonly n: number;
  readonly url: string;
  readonly body: string | null;
  readonly done: (status: number, text: string) => void;
  readonly lost: () => void;
}


class Device {
  readonly store: Store;
  readonly asked: Asked[] = [];
  readonly sleepers: (() => void)[] = [];
  /** What stands on the device's disk: it outlives the page. */
  disk: string | null;

  constructor(document: MapDocument, disk: string | null, newId: () => string) {
    this.disk = disk;
    const server = serverAt(document.urls, { csrf: "token", viewer: "somebody" });
    const here = <T>(ask: () => Promise<T>): Promise<T> => asking(this, ask);
    this.store = new Store(document, {
      send: (command) => here(() => server.send(command)),
      fetchDocument: () => here(() => server.fetchDocument()),
      newId,
      wait: () => new Promise((resolve) => void this.sleepers.push(resolve)),
      keeper: {
        left: async () => (disk ? [JSON.parse(disk) as Held] : []),
        keep: async (held) => {
          this.disk = held ? JSON.stringify(held) : null;
          return true;
        },
      },
    });
  }
}

const devices = new Map<string, Device>();
let asks: Device | null = null;
let counter = 0;

/** Whatever is fetched while `ask` begins is fetched by this device. */
function asking<T>(device: Device, ask: () => Promise<T>): Promise<T> {
  asks = device;
  const answer = ask();
  asks = null;
  return answer;
}

function fakeFetch(url: string, init: { body?: string } = {}): Promise<unknown> {
  const device = asks;
  if (!device) throw new Error("nobody fetches");
  return new Promise((resolve, reject) => {
    const n = ++counter;
    device.asked.push({
      n,
      url,
      body: init.body ?? null,
      done: (status, text) =>
        resolve({ status, ok: status < 400, type: "basic", json: async () => JSON.parse(text) as unknown }),
      lost: () => reject(new TypeError("the connection is away")),
    });
  });
}

Object.assign(globalThis, {
  fetch: fakeFetch,
  AbortSignal: { timeout: () => undefined },
  URLSearchParams: class {
    toString(): string {
      return "";
    }
  },
});

const device = (name: string): Device => devices.get(name)!;

/** A page is opened: on a device that may still hold what an earlier page could not send. */
export function open(name: string, document: string, ids: string): void {
  const disk = devices.get(name)?.disk ?? null;
  let next = 0;
  const newId = (): string => `${ids}-0000-4000-8000-${String(++next).padStart(12, "0")}`;
  devices.set(name, new Device(JSON.parse(document) as MapDocument, disk, newId));
}

export function clear(): void {
  devices.clear();
}

/** Somebody does something with what is on their screen. Returns the change, or nothing when there was nothing to do. */
export function act(name: string, seed: number, word: string, ids: string): string {
  const { store } = device(name);
  const roll = dice(seed);
  if (!store.document.may_edit) return "";
  if (roll() < 0.12) return answered(store.undo());
  if (roll() < 0.06) return answered(store.redo());
  const crossed = store.document.crossed?.[0];
  if (crossed && roll() < 0.6) return answered(store.decide(crossed, decision(crossed.settled, roll)));
  let next = 0;
  const newId = (): string => `${ids}-0000-4000-9000-${String(++next).padStart(12, "0")}`;
  const change: Change | null = randomChange(store.document, roll, newId, word);
  return change ? answered(store.do(change)) : "";
}

function decision(settled: boolean | null, roll: () => number): "keep" | "use" | "read" {
  if (settled !== null || roll() < 0.2) return "read";
  return roll() < 0.5 ? "keep" : "use";
}

const answered = (command: unknown): string => (command ? JSON.stringify(command) : "");

/** Requests that are under way: [device, number, address, body]. */
export function requests(): string {
  const all = [...devices].flatMap(([name, one]) => one.asked.map((a) => [name, a.n, a.url, a.body]));
  return JSON.stringify(all);
}

function taken(name: string, n: number): Asked | undefined {
  const { asked } = device(name);
  const at = asked.findIndex((a) => a.n === n);
  return at < 0 ? undefined : asked.splice(at, 1)[0];
}

export function answer(name: string, n: number, status: number, text: string): void {
  taken(name, n)?.done(status, text);
}

/** The device gives up waiting, though the request may still arrive. */
export function lose(name: string, n: number): void {
  taken(name, n)?.lost();
}

export function wake(name: string): void {
  for (const resolve of device(name).sleepers.splice(0)) resolve();
}

export function refresh(name: string): void {
  void device(name).store.refresh();
}

export function seen(name: string): string {
  const { store, disk } = device(name);
  const { saving, waiting, refusals, document } = store;
  return JSON.stringify({ saving, waiting, refusals, document, disk: disk !== null });
}
