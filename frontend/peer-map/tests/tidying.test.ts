/** Tidy in the editor: who stays, who may move, what it says, and that nothing covers anything afterwards. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../io/tidy-worker.ts";
import { tidyInput, tidyMap } from "../io/tidying.ts";
import { apply, moved, stateOf as state } from "../model/apply.ts";
import { inverse } from "../model/inverse.ts";
import type { MapDocument } from "../model/document.ts";
import { clashes, madeUp } from "./apart.ts";
import { story } from "./story.ts";

function moveByHand(map: MapDocument, id: string, to: [number, number]): MapDocument {
  const from = map.people.find((person) => person.id === id)?.placed ?? null;
  const move = { id: `m-${id}`, base: 0, command: "move", moves: [{ who: { type: "person", id }, to, from }] } as const;
  return apply(state(map), move).document;
}

const tidied = (map: MapDocument): MapDocument => moved(map, new Map(Object.entries(tidyMap(map, "all"))));
const waiting = (map: MapDocument, ids?: readonly string[]): MapDocument =>
  moved(map, new Map([...map.people, ...map.places].map(({ id, placed }) => [id, ids?.includes(id) === false ? placed : null])));

test("whoever somebody put in place by hand stays there to the last digit, however much else moves", () => {
  const map = story();
  const who = map.people[2]!.id;
  const byHand = moveByHand(map, who, [123.4, 517.9]);
  assert.equal(byHand.people[2]!.held, true);
  for (const how of ["little", "fresh"] as const) assert.deepEqual(tidyMap(byHand, how)[who], [123.4, 517.9]);
  assert.notDeepEqual(tidyMap(byHand, "all")[who], [123.4, 517.9]);
});

test("what Tidy moved it may move again, and taking a move back takes its hold back", () => {
  const map = story();
  const who = { type: "person", id: map.people[0]!.id } as const;
  const from = map.people[0]!.placed;
  const tidy = { id: "t", base: 0, command: "move", moves: [{ who, to: [1, 2], from, held: false }] } as const;
  assert.equal(apply(state(map), tidy).document.people[0]!.held ?? false, false);
  const byHand = { id: "h", base: 0, command: "move", moves: [{ who, to: [1, 2], from }] } as const;
  const after = apply(state(map), byHand);
  const back = { ...inverse(byHand, state(map)), id: "u", base: 0 };
  assert.deepEqual(apply(after, back).document, map);
});

test("a shape counts as large as it is in the tray too, so the picture does not depend on where people stood", () => {
  assert.deepEqual(tidyMap(waiting(story()), "fresh"), tidyMap(story(), "fresh"));
});

test("whoever waits beside the picture waits on, unless nobody stands on it yet", () => {
  const map = story();
  const one = map.people[0]!.id;
  for (const how of ["little", "fresh", "all"] as const)
    assert.deepEqual(Object.keys(tidyMap(waiting(map, [one]), how)).includes(one), false);
  assert.equal(tidyInput(waiting(map), "little").nodes.length, map.people.length + map.places.length);
});

test("the worker tells who would move, and how many ties cross now and then", () => {
  const map = story();
  const { moves, now, then } = answer({ map, how: "all" });
  assert.ok(moves.size > 0 && then <= now);
  const kept = moved(map, moves);
  const again = answer({ map: kept, how: "all" });
  assert.deepEqual([again.moves.size, again.now, again.then], [0, then, then]);
});

test("on the map of story 1, tidied, no words stand on a shape or on other words", () => {
  assert.deepEqual(clashes(tidied(story())), []);
});

for (const many of [12, 15, 18, 20, 22, 25, 28, 32, 36, 40])
  test(`the same on a made-up map of ${many} people with long words`, () => {
    assert.deepEqual(clashes(tidied(madeUp(many, many))), []);
  });
