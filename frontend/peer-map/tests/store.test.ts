/** The store: nothing typed is lost, nothing happens twice, and both people are told (quality R1, R3). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, stateOf, tieBetween, type MapState } from "../model/apply.ts";
import type { Answer, Command } from "../model/command.ts";
import type { MapDocument, Ref } from "../model/document.ts";
import { memoryKeeper } from "../store/keeper.ts";
import { Store, type Outcome } from "../store/store.ts";
import { dice } from "./looking.ts";
import { idMaker, randomChange } from "./making.ts";
import { story } from "./story.ts";

/**
 * A server in memory: takes each id once, merges by field, tells about conflicts, keeps everything it was
 * ever sent and took.
 */
class FakeServer {
  state: MapState = stateOf(story({ version: 1 }));
  readonly taken = new Map<string, Command>();
  readonly count = new Map<string, number>();
  refuse: (command: Command) => string | null = () => null;

  answer(command: Command): Answer {
    const { document } = this.state;
    if (this.taken.has(command.id)) return { ok: true, version: document.version, document };
    const why = this.refuse(command) ?? this.#missing(command);
    if (why) return { refused: [why] };
    const conflict = this.#conflict(command);
    if (conflict) return { out_of_date: conflict };
    const after = apply(this.state, command);
    this.state = { ...after, document: { ...after.document, version: document.version + 1 } };
    this.taken.set(command.id, command);
    this.count.set(command.id, (this.count.get(command.id) ?? 0) + 1);
    return command.base === document.version
      ? { ok: true, version: this.state.document.version }
      : { ok: true, version: this.state.document.version, document: this.state.document };
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

  #conflict(command: Command): Extract<Answer, { out_of_date: unknown }>["out_of_date"] | null {
    if (command.command === "add_tie") {
      const known = tieBetween(this.state.document, command.a, command.b);
      return known
        ? {
            by: "Mo",
            what: { type: "tie", id: known.id },
            fields: [{ field: "support", yours: command.fields.support ?? "none", theirs: known.support }],
            document: this.state.document,
          }
        : null;
    }
    if (command.command !== "change_tie" && command.command !== "change_person") return null;
    const list: readonly { id: string }[] =
      command.command === "change_tie" ? this.state.document.ties : this.state.document.people;
    const id = command.command === "change_tie" ? command.tie : command.person;
    const now = list.find((item) => item.id === id) as unknown as Record<string, unknown>;
    const from = command.from as Record<string, unknown>;
    const to = command.to as Record<string, unknown>;
    const fields = Object.keys(to).filter(
      (key) => JSON.stringify(now[key]) !== JSON.stringify(from[key]) && now[key] !== to[key],
    );
    if (fields.length === 0) return null;
    const what = { type: command.command === "change_tie" ? ("tie" as const) : ("person" as const), id };
    return {
      by: "Mo",
      what,
      fields: fields.map((field) => ({ field, yours: to[field], theirs: now[field] })),
      document: this.state.document,
    };
  }
}

type Send = (command: Command) => Promise<Outcome>;

function storeWith(
  server: FakeServer,
  send: Send = async (command) => server.answer(command),
  newId = idMaker(0),
): Store {
  return new Store(server.state.document, {
    send,
    newId,
    keeper: memoryKeeper(),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    fetchDocument: async () => server.state.document,
  });
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 40; i++) await new Promise((resolve) => setImmediate(resolve));
};
const move = (to: [number, number]) =>
  ({ command: "move", moves: [{ who: { type: "person", id: "am" }, to, from: [272, 190] }] }) as const;
const level = (support: "none" | "some" | "strong", from: "none" | "some" | "strong") =>
  ({ command: "change_tie", tie: "am-jk", to: { support }, from: { support: from } }) as const;
const supportOf = (map: MapDocument): string => map.ties.find((t) => t.id === "am-jk")!.support;

test("a change shows at once and is saved by itself", async () => {
  const server = new FakeServer();
  const store = storeWith(server);
  store.do(level("some", "strong"));
  assert.equal(supportOf(store.document), "some");
  assert.equal(store.saving, "saving");
  await settled();
  assert.equal(store.saving, "saved");
  assert.equal(supportOf(server.state.document), "some");
  assert.deepEqual(store.document, server.state.document);
});

test("undo and redo go through everything, in order, and each is saved", async () => {
  const server = new FakeServer();
  const store = storeWith(server);
  const first = store.document;
  store.do(level("some", "strong"));
  store.do(move([5, 5]));
  store.do({ command: "take_off", what: { type: "person", id: "lo" }, reason: "asked", words: "" });
  const last = store.document;
  for (let i = 0; i < 3; i++) store.undo();
  assert.equal(store.canUndo, false);
  assert.deepEqual(new Set(store.document.ties), new Set(first.ties));
  for (let i = 0; i < 3; i++) store.redo();
  assert.deepEqual(store.document.people, last.people);
  await settled();
  assert.deepEqual(store.document, server.state.document);
});

test("something new after undoing ends the redoing", () => {
  const store = storeWith(new FakeServer());
  store.do(move([1, 1]));
  store.undo();
  assert.ok(store.canRedo);
  store.do(move([2, 2]));
  assert.equal(store.canRedo, false);
});

test("while the connection is away changes wait, say so, and go out in order when it is back", async () => {
  const server = new FakeServer();
  let away = true;
  const order: string[] = [];
  const store = storeWith(server, async (command) => {
    if (away) return { failed: "unreachable" };
    order.push(command.command);
    return server.answer(command);
  });
  store.do(level("some", "strong"));
  store.do(move([9, 9]));
  await settled();
  assert.equal(store.saving, "not_saved");
  assert.equal(store.waiting, 2);
  away = false;
  await settled();
  assert.deepEqual(order, ["change_tie", "move"]);
  assert.equal(store.saving, "saved");
});

test("an answer that got lost is asked for again, and nothing happens twice", async () => {
  const server = new FakeServer();
  let lost = 2;
  const store = storeWith(server, async (command) => {
    const answer = server.answer(command);
    return lost-- > 0 ? { failed: "unreachable" } : answer;
  });
  store.do({ command: "note_talk", tie: "am-jk", talk: "t1", words: "They made up." });
  await settled();
  assert.deepEqual([...server.count.values()], [1]);
  assert.equal(store.document.ties.find((t) => t.id === "am-jk")!.talks.length, 1);
});

test("signed out: what waits is kept, and goes out after signing in again", async () => {
  const server = new FakeServer();
  let out = true;
  const store = storeWith(server, async (command) =>
    out ? { failed: "signed_out" } : server.answer(command),
  );
  store.do(move([7, 7]));
  await settled();
  assert.deepEqual([store.saving, store.waiting], ["signed_out", 1]);
  out = false;
  store.tryAgain();
  await settled();
  assert.deepEqual([store.saving, store.waiting], ["saved", 0]);
});

test("a map that is closed is not knocked at again", async () => {
  let knocks = 0;
  const store = storeWith(new FakeServer(), async () => {
    knocks++;
    return { failed: "closed" };
  });
  store.do(move([7, 7]));
  store.tryAgain();
  await settled();
  store.tryAgain();
  await settled();
  assert.equal(store.saving, "closed");
  assert.equal(knocks, 1);
});

test("what waited in the keeper goes out when the map is opened again", async () => {
  const server = new FakeServer();
  const command: Command = { ...move([3, 4]), id: "00000000-0000-4000-8000-00000000abcd", base: 1 };
  const held: (readonly Command[] | undefined)[] = [];
  const keeper = {
    left: async () => [[command]],
    keep: async (commands: readonly Command[] | undefined) => (held.push(commands), true),
  };
  const store = new Store(server.state.document, {
    send: async (c) => server.answer(c),
    newId: idMaker(0),
    keeper,
    wait: async () => undefined,
    fetchDocument: async () => null,
  });
  await settled();
  assert.deepEqual(server.state.document.people.find((p) => p.id === "am")!.placed, [3, 4]);
  assert.deepEqual(held, [[command], undefined]);
  assert.equal(store.found, 1);
  assert.equal(store.saving, "saved");
});

test("a refusal takes the change back together with what was built upon it, and keeps the words", async () => {
  const server = new FakeServer();
  server.refuse = (c) => (c.command === "add_person" ? "Adding people is paused." : null);
  const store = storeWith(server);
  const add = store.do({
    command: "add_person",
    person: "new",
    shown: "ZZ",
    full: null,
    kind: "young_person",
    note: "",
    need: "why",
    evidence: "",
    placed: [0, 0],
  });
  store.do({
    command: "add_tie",
    tie: "nt",
    a: { type: "person", id: "new" },
    b: { type: "person", id: "am" },
    fields: {},
    said: null,
  });
  store.do(move([8, 8]));
  await settled();
  const [refusal] = store.refusals;
  assert.deepEqual(refusal!.reasons, ["Adding people is paused."]);
  assert.deepEqual(
    refusal!.commands.map((c) => c.command),
    ["add_person", "add_tie"],
  );
  assert.equal((refusal!.commands[0] as typeof add & { need: string }).need, "why");
  assert.ok(!store.document.people.some((p) => p.id === "new"));
  assert.deepEqual(
    server.state.document.people.find((p) => p.id === "am")!.placed,
    [8, 8],
    "what did not depend on it is saved",
  );
  store.undo();
  await settled();
  assert.deepEqual(store.document.people.find((p) => p.id === "am")!.placed, [272, 190]);
  assert.equal(store.canUndo, false, "a change that did not happen cannot be undone");
  store.readRefusal(refusal!);
  assert.deepEqual(store.refusals, []);
});

test("two people change different fields of one tie: both stand", async () => {
  const server = new FakeServer();
  const mine = storeWith(server, undefined, idMaker(0));
  const theirs = storeWith(server, undefined, idMaker(1000));
  theirs.do({ command: "change_tie", tie: "am-jk", to: { harm: "some" }, from: { harm: "none" } });
  await settled();
  mine.do(level("some", "strong"));
  await settled();
  const tie = mine.document.ties.find((t) => t.id === "am-jk")!;
  assert.deepEqual([tie.support, tie.harm], ["some", "some"]);
  assert.deepEqual(mine.conflicts, []);
});

test("two people change the same field: the second is told both, and chooses", async () => {
  for (const choice of ["mine", "theirs"] as const) {
    const server = new FakeServer();
    const mine = storeWith(server, undefined, idMaker(0));
    const theirs = storeWith(server, undefined, idMaker(1000));
    theirs.do(level("none", "strong"));
    await settled();
    mine.do(level("some", "strong"));
    await settled();
    const [conflict] = mine.conflicts;
    assert.deepEqual(conflict!.theirs.fields, [{ field: "support", yours: "some", theirs: "none" }]);
    assert.equal(supportOf(mine.document), "none", "theirs shows until somebody chooses");
    if (choice === "mine") mine.useMine(conflict!);
    else mine.keepTheirs(conflict!);
    await settled();
    assert.equal(supportOf(server.state.document), choice === "mine" ? "some" : "none");
    assert.deepEqual(mine.conflicts, []);
  }
});

test("refreshing brings a colleague's change under what still waits", async () => {
  const server = new FakeServer();
  const store = storeWith(server, async () => ({ failed: "signed_out" }));
  store.do(move([4, 4]));
  server.answer({ ...level("none", "strong"), id: "00000000-0000-4000-8000-0000000000ff", base: 1 });
  await store.refresh();
  assert.equal(supportOf(store.document), "none");
  assert.deepEqual(store.document.people.find((p) => p.id === "am")!.placed, [4, 4]);
});

/** 2 to 4 people, on and off line, with lost requests and lost answers; ends when everything has gone out. */
async function playSchedule(seed: number): Promise<void> {
  const roll = dice(seed);
  const server = new FakeServer();
  const typed: { word: string; by: Store; id: string }[] = [];
  let bad = true;
  const people = Array.from({ length: 2 + Math.floor(roll() * 3) }, (_, i) =>
    storeWith(
      server,
      async (command) => {
        const luck = bad ? roll() : 1;
        if (luck < 0.15) return { failed: "unreachable" };
        const answer = server.answer(command);
        return luck < 0.3 ? { failed: "unreachable" } : answer;
      },
      idMaker((i + 1) * 100000),
    ),
  );
  for (let step = 0; step < 24; step++) {
    const who = people[Math.floor(roll() * people.length)]!;
    act(who, roll, `w${seed}x${step}`, typed);
    if (roll() < 0.4) await new Promise((resolve) => setImmediate(resolve));
  }
  bad = false;
  await settled();
  for (const who of people) await who.refresh();
  checkSchedule(seed, server, people, typed);
}

function act(
  who: Store,
  roll: () => number,
  word: string,
  typed: { word: string; by: Store; id: string }[],
): void {
  if (roll() < 0.12) who.undo();
  else if (roll() < 0.06) who.redo();
  else {
    const change = randomChange(who.document, roll, idMaker(Math.floor(roll() * 1e9)), word);
    const command = change && who.do(change);
    if (command && JSON.stringify(command).includes(word)) typed.push({ word, by: who, id: command.id });
  }
}

function checkSchedule(
  seed: number,
  server: FakeServer,
  people: readonly Store[],
  typed: readonly { word: string; by: Store; id: string }[],
): void {
  for (const [id, times] of server.count)
    assert.equal(times, 1, `schedule ${seed}: ${id} happened ${times} times`);
  for (const who of people) {
    assert.equal(who.saving, "saved", `schedule ${seed}`);
    assert.deepEqual(who.document, server.state.document, `schedule ${seed}: everybody sees the same map`);
  }
  for (const { word, by, id } of typed) {
    const told = [...by.conflicts.map((c) => c.command), ...by.refusals.flatMap((r) => r.commands)];
    assert.ok(server.taken.has(id) || told.some((c) => c.id === id), `schedule ${seed}: ${word} is lost`);
  }
}

const SCHEDULES = Number(process.env.MAP_SCHEDULES ?? 300);

test(`in ${SCHEDULES} generated schedules every value typed is on record or its author is told, and all see one map`, async () => {
  for (let seed = 1; seed <= SCHEDULES; seed++) await playSchedule(seed);
});
