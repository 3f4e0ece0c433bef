/** What changes do to a map, and that each can be taken back (quality R1). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, stateOf, tieBetween, type MapState } from "../model/apply.ts";
import { blankTie } from "../model/blank.ts";
import type { Change, Command } from "../model/command.ts";
import { inverse, made, mentions } from "../model/inverse.ts";
import { freeSpot, freeSpots } from "../model/places-to-stand.ts";
import type { MapDocument } from "../model/document.ts";
import { dice } from "./looking.ts";
import { everyChange, idMaker, randomChange } from "./making.ts";
import { story } from "./story.ts";

const command = (change: Change, id: string): Command => ({ ...change, id, base: 0 });

/** Order in lists carries no meaning: put back is at the end. */
function canonical(map: MapDocument): unknown {
  const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    people: byId(map.people),
    statements: byId(map.statements),
    places: byId(map.places).map((p) => ({ ...p, conditions: byId(p.conditions) })),
    ties: byId(map.ties).map((t) => ({ ...t, statements: [...t.statements].sort(), talks: byId(t.talks) })),
    groups: byId(map.groups).map((g) => ({ ...g, members: [...g.members].sort() })),
  };
}

test("every kind of change does something, and its inverse takes exactly that back", () => {
  const newId = idMaker(0);
  let state: MapState = stateOf(story());
  for (const change of everyChange(story(), newId)) {
    const done = command(change, newId());
    const after = apply(state, done);
    assert.notDeepEqual(canonical(after.document), canonical(state.document), change.command);
    if (change.command !== "confirm") {
      const back = apply(after, command(inverse(done, state), newId()));
      assert.deepEqual(canonical(back.document), canonical(state.document), change.command);
    }
    state = after;
  }
});

test("applying a command twice does no more than once", () => {
  const newId = idMaker(0);
  let state = stateOf(story());
  for (const change of everyChange(story(), newId)) {
    const done = command(change, newId());
    state = apply(state, done);
    assert.deepEqual(apply(state, done).document, state.document, change.command);
  }
});

test("200 random rows of changes, taken back one after the other, lead to the map they began with", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const roll = dice(seed);
    const newId = idMaker(0);
    const first = stateOf(story());
    const rows: { done: Command; before: MapState }[] = [];
    let state = first;
    for (let i = 0; i < 12; i++) {
      const change = randomChange(state.document, roll, newId, `w${i}`);
      if (!change || (change.command === "add_tie" && tieBetween(state.document, change.a, change.b)))
        continue;
      const done = command(change, newId());
      rows.push({ done, before: state });
      state = apply(state, done);
    }
    for (const { done, before } of rows.reverse())
      state = apply(state, command(inverse(done, before), newId()));
    assert.deepEqual(canonical(state.document), canonical(first.document), `row ${seed}`);
  }
});

test("taking somebody off takes their ties and memberships, and putting back brings all of it", () => {
  const state = stateOf(story());
  const off = command(
    { command: "take_off", what: { type: "person", id: "rs" }, reason: "asked", words: "" },
    "off",
  ) as Command & { command: "take_off" };
  const without = apply(state, off);
  assert.ok(!JSON.stringify(without.document.ties).includes('"rs"'));
  assert.ok(without.document.groups.every((g) => !g.members.includes("rs")));
  const back = apply(
    without,
    command({ command: "put_back", what: off.what, taken_off_by: "off" } as Change, "back"),
  );
  assert.deepEqual(canonical(back.document), canonical(state.document));
});

test("a placeholder that is put together with somebody leaves what was its own with them", () => {
  const tie = (id: string, a: string, b: string, statements: readonly string[]) => ({
    ...blankTie(id, { type: "person", id: a }, { type: "person", id: b }),
    statements,
  });
  const map = story({
    ties: [tie("t-lo-jk", "lo", "jk", ["own"]), tie("t-jk-f", "jk", "friend", ["heard"]), tie("t-f-dt", "friend", "dt", [])],
  });
  const merge = command({ command: "merge", what: { type: "person", id: "friend" }, known: "lo" }, "merge");
  const after = apply(stateOf(map), merge).document;
  assert.ok(!after.people.some(({ id }) => id === "friend"));
  assert.deepEqual(
    after.ties.map((t) => [t.id, t.a.id, t.b.id, t.statements]),
    [
      ["t-lo-jk", "lo", "jk", ["own", "heard"]],
      ["t-f-dt", "lo", "dt", []],
    ],
  );
});

test("redoing puts the same two together again", () => {
  const merge = command({ command: "merge", what: { type: "person", id: "friend" }, known: "lo" }, "merge");
  const together = apply(stateOf(story()), merge);
  const back = command(inverse(merge, stateOf(story())), "back");
  const { id: _, base: __, ...change } = merge;
  assert.deepEqual(inverse(back, together), change);
});

test("redoing a taking off gives the first reason again", () => {
  const off = command(
    { command: "take_off", what: { type: "person", id: "rs" }, reason: "asked", words: "by letter" },
    "off",
  ) as Command & { command: "take_off" };
  const without = apply(stateOf(story()), off);
  const back = command(inverse(off, stateOf(story())), "back");
  assert.deepEqual(inverse(back, without), {
    command: "take_off",
    what: off.what,
    reason: "asked",
    words: "by letter",
  });
});

test("A with B is B with A: a second tie between two people is not made", () => {
  const again = command(
    {
      command: "add_tie",
      tie: "new",
      a: { type: "person", id: "rs" },
      b: { type: "person", id: "jk" },
      fields: {},
      said: null,
    },
    "c",
  );
  assert.equal(apply(stateOf(story()), again).document.ties.length, story().ties.length);
});

test("map.statement: a new tie without anybody's words is not checked", () => {
  const change = command(
    {
      command: "add_tie",
      tie: "new",
      a: { type: "person", id: "am" },
      b: { type: "person", id: "lo" },
      fields: { support: "strong" },
      said: null,
    },
    "c",
  );
  const tie = apply(stateOf(story()), change).document.ties.find((t) => t.id === "new")!;
  assert.deepEqual([tie.support, tie.support_checked, tie.statements], ["strong", false, []]);
});

test("group.nothing_inferred: ties make no members, and members no ties", () => {
  const state = stateOf(story());
  const tied = apply(
    state,
    command(
      {
        command: "add_tie",
        tie: "new",
        a: { type: "person", id: "mo" },
        b: { type: "group", id: "us" },
        fields: {},
        said: null,
      },
      "c",
    ),
  );
  assert.deepEqual(tied.document.groups, state.document.groups);
  const grouped = apply(
    state,
    command({ command: "change_members", group: "us", add: ["mo"], remove: [] }, "c"),
  );
  assert.deepEqual(grouped.document.ties, state.document.ties);
});

test("what a command makes and what it mentions", () => {
  const newId = idMaker(0);
  const [add, , , , , , tie] = everyChange(story(), newId).map((change) => command(change, newId()));
  assert.ok(made(add!));
  assert.ok(mentions(tie!, made(add!)!.id));
  assert.ok(!mentions(add!, "am"));
});

test("newcomers stand near, on nobody, apart from each other, and amid no group", () => {
  const map = story();
  const spots = freeSpots(map, [436, 290], 5);
  const taken = [...map.people, ...map.places].map((item) => item.placed!);
  for (const [i, spot] of spots.entries()) {
    for (const other of [...taken, ...spots.slice(0, i)])
      assert.ok(Math.hypot(spot[0] - other[0], spot[1] - other[1]) >= 136);
  }
  const grown = {
    ...map,
    people: [...map.people, { ...map.people[0]!, id: "new", placed: freeSpot(map, [436, 290]) }],
  };
  assert.deepEqual(grown.people.slice(0, -1), map.people, "nobody else moves");
});
