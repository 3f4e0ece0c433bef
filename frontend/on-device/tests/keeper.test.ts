/** What waits on a device: sealed, one sitting's beside another's, gone when it is saved or too old (quality R3). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Device, givenTo, type Places } from "../keeper.ts";
import { sealWith } from "../sealing.ts";
import { LONGEST, type Kept, type Shelf } from "../shelf.ts";

const key = (n: number): string => Buffer.alloc(32, n).toString("hex");
const WORDS = "He walks me to the bus when it is dark.";

/** A device: records that outlive a page, and the sittings that are still open. */
class FakeDevice {
  readonly records = new Map<string, Kept>();
  readonly open = new Set<string>();
  now = 1_000_000;
  broken = false;
  writes = 0;
  #sittings = 0;

  readonly shelf: Shelf = {
    all: async () => [...this.records.values()],
    change: async (put, away) => {
      if (this.broken) throw new Error("disk full");
      this.writes++;
      for (const one of away) this.records.delete(`${one.about} ${one.sitting}`);
      if (put) this.records.set(`${put.about} ${put.sitting}`, put);
    },
  };

  /** A page is opened. */
  sits<T>(keys: readonly string[] = [key(1)], who = "rita", about = "map:1"): Device<T> & { ends: () => void } {
    const id = `s${++this.#sittings}`;
    this.open.add(id);
    const places = sealWith(keys, `${who} ${about}`).then((seal): Places => ({ seal, shelf: this.shelf }));
    const sitting = { id, open: async () => this.open };
    const device = new Device<T>(about, places, sitting, () => this.now);
    return Object.assign(device, { ends: () => void this.open.delete(id) });
  }

  get bytes(): string {
    return [...this.records.values()].map((one) => Buffer.from(one.sealed).toString("latin1")).join();
  }
}

test("what waited when a page died is there for the next one, in order, and stays until that one keeps", async () => {
  const device = new FakeDevice();
  const one = device.sits<string[]>();
  assert.equal(await one.keep([WORDS, "and then"]), true);
  one.ends();
  const next = device.sits<string[]>();
  assert.deepEqual(await next.left(), [[WORDS, "and then"]]);
  assert.equal(device.records.size, 1, "still there: the page that found it may die as well");
  await next.keep(undefined);
  assert.equal(device.records.size, 0);
});

test("nothing that is kept can be read", async () => {
  const device = new FakeDevice();
  await device.sits<string>().keep(WORDS);
  assert.ok(device.bytes.length > WORDS.length);
  for (const part of ["walks", "bus", "dark"]) assert.ok(!device.bytes.includes(part));
});

test("another person, or another map, opens nothing of it, and lets it go", async () => {
  for (const [keys, who, about] of [
    [[key(2)], "sam", "map:1"],
    [[key(1)], "sam", "map:1"],
    [[key(2)], "rita", "map:1"],
  ] as const) {
    const device = new FakeDevice();
    const rita = device.sits<string>();
    await rita.keep(WORDS);
    rita.ends();
    assert.deepEqual(await device.sits(keys, who, about).left(), []);
    assert.equal(device.records.size, 0);
  }
  const device = new FakeDevice();
  const rita = device.sits<string>();
  await rita.keep(WORDS);
  rita.ends();
  assert.deepEqual(await device.sits([key(1)], "rita", "map:2").left(), []);
  assert.equal(device.records.size, 1, "it waits for its own map");
});

test("two windows of one map never write over each other, nor take what the other still holds", async () => {
  const device = new FakeDevice();
  const [one, two] = [device.sits<string>(), device.sits<string>()];
  await one.keep("one");
  await two.keep("two");
  assert.deepEqual(await two.left(), []);
  one.ends();
  assert.deepEqual(await two.left(), ["one"]);
  await two.keep(undefined);
  assert.equal(device.records.size, 0);
});

test("last week's key still opens; what it opened stays under it, and keeps its age", async () => {
  const device = new FakeDevice();
  const before = device.sits<string>([key(1), key(0)]);
  await before.keep(WORDS);
  before.ends();
  device.now += LONGEST / 2;
  const after = device.sits<string>([key(2), key(1)]);
  assert.deepEqual(await after.left(), [WORDS]);
  await after.keep(WORDS);
  after.ends();
  assert.equal([...device.records.values()][0]!.since, 1_000_000);
  assert.deepEqual(await device.sits([key(3), key(2)]).left(), [], "two weeks later nobody has its key");
  assert.equal(device.records.size, 0);
});

test("after two weeks it is gone, whatever it was about", async () => {
  const device = new FakeDevice();
  const old = device.sits<string>([key(1)], "rita", "map:old");
  await old.keep(WORDS);
  old.ends();
  device.now += LONGEST + 1;
  assert.deepEqual(await device.sits([key(1)], "rita", "map:1").left(), []);
  assert.equal(device.records.size, 0);
});

test("changes that come quickly are written once, the newest; a full disk is said, and tried anew", async () => {
  const device = new FakeDevice();
  const rita = device.sits<string[]>();
  const all = await Promise.all([rita.keep(["a"]), rita.keep(["a", "b"]), rita.keep(["a", "b", "c"])]);
  assert.deepEqual(all, [true, true, true]);
  assert.equal(device.writes, 1);
  device.broken = true;
  assert.equal(await rita.keep(["d"]), false);
  device.broken = false;
  assert.equal(await rita.keep(["d", "e"]), true);
  rita.ends();
  assert.deepEqual(await device.sits<string[]>().left(), [["d", "e"]]);
});

test("what was found is not let go while the device cannot write", async () => {
  const device = new FakeDevice();
  const first = device.sits<string>();
  await first.keep(WORDS);
  first.ends();
  const second = device.sits<string>();
  await second.left();
  device.broken = true;
  assert.equal(await second.keep(undefined), false);
  device.broken = false;
  second.ends();
  assert.deepEqual(await device.sits<string>().left(), [WORDS]);
});

test("a changed byte opens nothing", async () => {
  const seal = await sealWith([key(1)], "rita map:1");
  const sealed = new Uint8Array(await seal.seal(WORDS, 0));
  for (const at of [0, 12, sealed.length - 1]) {
    const changed = sealed.slice();
    changed[at]! ^= 1;
    assert.equal(await seal.open(changed.buffer), undefined);
  }
  assert.deepEqual(await seal.open(sealed.buffer), { value: WORDS, key: 0 });
});

test("the same words are never the same bytes", async () => {
  const seal = await sealWith([key(1)], "x");
  const [one, two] = await Promise.all([seal.seal(WORDS, 0), seal.seal(WORDS, 0)]);
  assert.notDeepEqual(new Uint8Array(one), new Uint8Array(two));
});

test("without a safe place nothing is kept, and it says so", async () => {
  const nowhere = { id: "s1", open: async () => new Set<string>() };
  const keeper = new Device<string>("map:1", Promise.resolve(null), nowhere);
  assert.deepEqual(await keeper.left(), []);
  assert.equal(await keeper.keep(WORDS), false);
});

test("keys are read from the page once and then are not in it any more", () => {
  const element = { dataset: { keep: `map:1 ${key(1)} ${key(0)}` } } as unknown as HTMLElement;
  assert.deepEqual(givenTo(element, "rita"), { owner: "rita", about: "map:1", keys: [key(1), key(0)] });
  assert.deepEqual(element.dataset, {});
  assert.deepEqual(givenTo(element, "rita").keys, []);
});
