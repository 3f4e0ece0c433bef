import assert from "node:assert/strict";
import { test } from "node:test";
import { canvasFor } from "../fit.ts";
import { placeNew } from "../place.ts";
import { tidy, type Positions } from "../tidy.ts";
import { distance, measured, ringOfGroups } from "./made.ts";

const NOTHING_COVERED = { overlaps: 0, labels: 0, crowded: 0 };

test("the same input gives the same picture, whatever order ties were recorded in", () => {
  const input = ringOfGroups(3, 6);
  const once = tidy(input);
  assert.deepEqual(tidy(input), once);
  const turned = { ...input, ties: [...input.ties].reverse().map(({ a, b }) => ({ a: b, b: a })) };
  assert.deepEqual(tidy(turned), once);
});

test("another seed gives another picture", () => {
  const input = ringOfGroups(3, 6);
  assert.notDeepEqual(tidy(input, { seed: 2 }), tidy(input));
});

for (const [groups, size] of [[2, 5], [4, 6], [6, 8]] as const)
  test(`nobody covers anybody and groups hold no strangers: ${groups} groups of ${size}`, () => {
    const input = ringOfGroups(groups, size);
    const found = measured(input, tidy(input));
    assert.deepEqual({ ...found, crossings: 0 }, { ...NOTHING_COVERED, crossings: 0, through: 0, strangers: 0 });
  });

test("everybody stays on the canvas, inside the margin", () => {
  for (const [x, y] of Object.values(tidy(ringOfGroups(5, 7)))) {
    assert.ok(x >= 45 && x <= 955, `x ${x}`);
    assert.ok(y >= 45 && y <= 655, `y ${y}`);
  }
});

test("people placed by hand stay to the last digit, the others settle around them", () => {
  const input = ringOfGroups(3, 6);
  const start: Positions = { p0: [123.456, 300.25], p7: [700.125, 512.5] };
  const nodes = input.nodes.map((node) => ({ ...node, fixed: node.id in start }));
  const positions = tidy({ ...input, nodes, start });
  assert.deepEqual(positions["p0"], start["p0"]);
  assert.deepEqual(positions["p7"], start["p7"]);
  const found = measured(input, positions);
  assert.deepEqual([found.overlaps, found.labels], [0, 0]);
});

test("people placed by hand beyond the canvas stay there too", () => {
  const input = ringOfGroups(2, 5);
  const nodes = input.nodes.map((node) => ({ ...node, fixed: node.id === "p0" }));
  assert.deepEqual(tidy({ ...input, nodes, start: { p0: [-400, 1200] } })["p0"], [-400, 1200]);
});

test("a map that people know stays the map they know: 2 % of the diagonal or less on average", () => {
  const before = ringOfGroups(5, 7);
  const start = tidy(before);
  const after = { ...before, ties: before.ties.filter((_, tie) => tie % 6 !== 0), start };
  const positions = tidy(after);
  const moves = Object.keys(start).map((id) => distance(start[id]!, positions[id]!));
  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
  assert.ok(mean <= 0.02 * Math.sqrt(1000 ** 2 + 700 ** 2), `moved ${mean}`);
  assert.ok(measured(after, positions).crossings <= measured(after, start).crossings);
});

test("people who all stand on one spot step aside for each other", () => {
  const input = ringOfGroups(3, 6);
  const start = Object.fromEntries(input.nodes.map(({ id }): [string, [number, number]] => [id, [500, 350]]));
  const found = measured(input, tidy({ ...input, start }));
  assert.deepEqual([found.overlaps, found.labels], [0, 0]);
});

test("a map on which everybody is tied to everybody is laid out too", () => {
  const { nodes } = ringOfGroups(4, 6);
  const ties = nodes.flatMap((one) => nodes.map((other) => ({ a: one.id, b: other.id })));
  const found = measured({ nodes, ties, areas: [] }, tidy({ nodes, ties, areas: [] }));
  assert.deepEqual([found.overlaps, found.labels], [0, 0]);
});

test("adding one person moves nobody else, and puts them near their friends in nobody's way", () => {
  const before = ringOfGroups(4, 6);
  const existing = tidy(before);
  const input = {
    ...before,
    nodes: [...before.nodes, { id: "new", label: "Somebody new", width: 30, height: 30 }],
    ties: [...before.ties, { a: "new", b: "p3" }],
  };
  const { new: place, ...others } = placeNew(input, existing, ["new"]);
  assert.deepEqual(others, existing);
  assert.ok(distance(place!, existing["p3"]!) < 250);
  const found = measured(input, { ...others, new: place! });
  assert.deepEqual([found.overlaps, found.labels], [0, 0]);
});

test("many new people at once on an empty map do not cover each other", () => {
  const nodes = Array.from({ length: 15 }, (_, at) => ({ id: `p${at}`, label: "AB", width: 44, height: 44 }));
  const input = { nodes, ties: [], areas: [] };
  const found = measured(input, placeNew(input, {}, nodes.map((node) => node.id)));
  assert.deepEqual([found.overlaps, found.labels], [0, 0]);
});

test("no people, one person, two people", () => {
  const node = (id: string) => ({ id, label: id, width: 44, height: 44 });
  assert.deepEqual(tidy({ nodes: [], ties: [], areas: [] }), {});
  assert.deepEqual(tidy({ nodes: [node("a")], ties: [], areas: [] }), { a: [500, 350] });
  const two = tidy({ nodes: [node("a"), node("b")], ties: [{ a: "a", b: "b" }], areas: [] });
  assert.ok(distance(two["a"]!, two["b"]!) > 66);
});

test("ties and groups that name somebody who is not on the map are passed over", () => {
  const nodes = [{ id: "constructor", label: "C", width: 44, height: 44 }];
  const input = { nodes, ties: [{ a: "constructor", b: "gone" }], areas: [{ id: "g", members: ["x", "y", "z"] }], start: {} };
  assert.deepEqual(Object.keys(tidy(input)), ["constructor"]);
});

test("separate large parts share the canvas without meeting", () => {
  const one = ringOfGroups(1, 8);
  const renamed = (id: string) => `other-${id}`;
  const input = {
    nodes: [...one.nodes, ...one.nodes.map((node) => ({ ...node, id: renamed(node.id) }))],
    ties: [...one.ties, ...one.ties.map(({ a, b }) => ({ a: renamed(a), b: renamed(b) }))],
    areas: [...one.areas, { id: "other", members: one.areas[0]!.members.map(renamed) }],
  };
  const found = measured(input, tidy(input));
  assert.deepEqual([found.through, found.overlaps, found.strangers], [0, 0, 0]);
});

test("a larger canvas in other units gives the same picture, larger", () => {
  const input = ringOfGroups(3, 6);
  const small = tidy(input);
  const canvas = canvasFor(input.nodes.length, 30);
  const nodes = input.nodes.map((node) => ({ ...node, width: 60, height: 60 }));
  const large = tidy({ ...input, nodes }, { canvas });
  for (const id of Object.keys(small))
    assert.ok(distance(large[id]!, [small[id]![0] * (canvas.width / 1000), small[id]![1] * (canvas.width / 1000)]) < 1);
});
