/** The store: nothing typed is lost, nothing happens twice, and both people are told (quality R1, R3). */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../model/command.ts";
import type { MapDocument } from "../model/document.ts";
import { Store, type Held } from "../store/store.ts";
import { FakeServer, settled, storeWith } from "./fake-server.ts";
import { idMaker } from "./making.ts";

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
  assert.equal(store.waiting.length, 2);
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
  assert.deepEqual([store.saving, store.waiting.length], ["signed_out", 1]);
  out = false;
  store.tryAgain();
  await settled();
  assert.deepEqual([store.saving, store.waiting.length], ["saved", 0]);
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
  const held: (Held | undefined)[] = [];
  const refusal = { commands: [command], reasons: ["Paused."] };
  const keeper = {
    left: async () => [{ waiting: [command], refusals: [refusal] }],
    keep: async (now: Held | undefined) => (held.push(now), true),
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
  assert.deepEqual(held, [
    { waiting: [command], refusals: [refusal] },
    { waiting: [], refusals: [refusal] },
  ]);
  assert.equal(store.found, 1);
  assert.equal(store.atRisk, false);
  store.readRefusal(refusal);
  assert.deepEqual(held.at(-1), undefined, "read, and then it is gone from the device as well");
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

test("what waits is at risk until the device says that it has it", async () => {
  for (const [has, risk] of [
    [true, false],
    [false, true],
  ] as const) {
    const store = new Store(new FakeServer().state.document, {
      send: async () => ({ failed: "signed_out" }),
      newId: idMaker(0),
      keeper: { left: async () => [], keep: async () => has },
      wait: async () => undefined,
      fetchDocument: async () => null,
    });
    assert.equal(store.atRisk, false);
    store.do(move([1, 2]));
    assert.equal(store.atRisk, true, "the device has not answered yet");
    await settled();
    assert.equal(store.atRisk, risk);
  }
});

test("two people change different fields of one tie: both stand", async () => {
  const server = new FakeServer();
  const mine = storeWith(server, undefined, idMaker(0));
  const theirs = storeWith(server, undefined, idMaker(1000), "Mo");
  theirs.do({ command: "change_tie", tie: "am-jk", to: { harm: "some" }, from: { harm: "none" } });
  await settled();
  mine.do(level("some", "strong"));
  await settled();
  const tie = mine.document.ties.find((t) => t.id === "am-jk")!;
  assert.deepEqual([tie.support, tie.harm], ["some", "some"]);
  assert.equal(mine.document.crossed, undefined);
});

test("two people change the same field: both are told both, and either chooses", async () => {
  for (const who of ["first", "second"] as const) {
    for (const how of ["keep", "use"] as const) {
      const server = new FakeServer();
      const mine = storeWith(server, undefined, idMaker(0));
      const theirs = storeWith(server, undefined, idMaker(1000), "Mo");
      theirs.do(level("none", "strong"));
      await settled();
      mine.do(level("some", "strong"));
      await settled();
      await theirs.refresh();
      const [second] = mine.document.crossed!;
      const [first] = theirs.document.crossed!;
      assert.deepEqual(second!.fields, [{ field: "support", first: "none", second: "some" }]);
      assert.deepEqual([first!.mine, first!.by, second!.mine, second!.by], ["first", "Rita", "second", "Mo"]);
      assert.equal(supportOf(mine.document), "none", "the first stands until somebody chooses");
      assert.equal(mine.canUndo, false, "what did not happen cannot be undone");
      if (who === "first") theirs.decide(first!, how);
      else mine.decide(second!, how);
      await settled();
      assert.equal(supportOf(server.state.document), how === "use" ? "some" : "none");
      assert.equal((who === "first" ? theirs : mine).document.crossed, undefined);
    }
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
