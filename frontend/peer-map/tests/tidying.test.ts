/** Tidy in the editor: who stays, who may move, and that the same map gives the same picture. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canvasFor } from "../layout/fit.ts";
import { tidy } from "../layout/tidy.ts";
import { apply, stateOf as state } from "../model/apply.ts";
import { inverse } from "../model/inverse.ts";
import type { MapDocument } from "../model/document.ts";
import { RADIUS, tidyInput, type HowMuch } from "../io/tidier.ts";
import { story } from "./story.ts";

const suggested = (map: MapDocument, how: HowMuch) =>
  tidy(tidyInput(map, how), { canvas: canvasFor(map.people.length + map.places.length, RADIUS) });

function moveByHand(map: MapDocument, id: string, to: [number, number]): MapDocument {
  const from = map.people.find((person) => person.id === id)?.placed ?? null;
  const move = { id: `m-${id}`, base: 0, command: "move", moves: [{ who: { type: "person", id }, to, from }] } as const;
  return apply(state(map), move).document;
}

test("whoever somebody put in place by hand stays there to the last digit, however much else moves", () => {
  const map = story();
  const who = map.people[2]!.id;
  const moved = moveByHand(map, who, [123.4, 517.9]);
  assert.equal(moved.people[2]!.held, true);
  for (const how of ["little", "fresh"] as const) assert.deepEqual(suggested(moved, how)[who], [123.4, 517.9]);
  assert.notDeepEqual(suggested(moved, "all")[who], [123.4, 517.9]);
});

test("what Tidy moved it may move again, and taking a move back takes its hold back", () => {
  const map = story();
  const who = { type: "person", id: map.people[0]!.id } as const;
  const from = map.people[0]!.placed;
  const tidied = { id: "t", base: 0, command: "move", moves: [{ who, to: [1, 2], from, held: false }] } as const;
  assert.equal(apply(state(map), tidied).document.people[0]!.held ?? false, false);
  const byHand = { id: "h", base: 0, command: "move", moves: [{ who, to: [1, 2], from }] } as const;
  const after = apply(state(map), byHand);
  const back = { ...inverse(byHand, state(map)), id: "u", base: 0 };
  assert.deepEqual(apply(after, back).document, map);
});

test("a shape counts as large as it is in the tray too, so the picture does not depend on where people stood", () => {
  const map = story();
  const inTray = {
    ...map,
    people: map.people.map((person) => ({ ...person, placed: null })),
    places: map.places.map((place) => ({ ...place, placed: null })),
  };
  assert.deepEqual(suggested(inTray, "fresh"), suggested(map, "fresh"));
});
