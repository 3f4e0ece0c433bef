/**
 * Group areas hold their members and never hold a stranger unnoticed (`group.basis`: belonging is never read
 * off where somebody stands).
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../drawing/follow.ts";
import { moved } from "../model/apply.ts";
import { inside } from "../model/hull.ts";
import type { Id, MapDocument, Point } from "../model/document.ts";
import { byClass, dice, empty, group, item, person, sceneOf, wordsIn } from "./looking.ts";

function randomMap(seed: number): MapDocument {
  const roll = dice(seed);
  const count = 4 + Math.floor(roll() * 12);
  const spots: Point[] = [];
  while (spots.length < count) {
    const spot: Point = [Math.round(roll() * 900), Math.round(roll() * 600)];
    if (spots.every((other) => Math.hypot(other[0] - spot[0], other[1] - spot[1]) > 78)) spots.push(spot);
  }
  const people = spots.map((spot, i) => person(`p${i}`, spot));
  const some = (share: number): Id[] => people.filter(() => roll() < share).map((p) => p.id);
  return empty({
    people,
    groups: [group("one", some(0.4)), group("two", some(0.3), { bases: ["self_selected"] })],
  });
}

test("in 150 generated maps every member stands inside the area, and every stranger outside it or marked", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const map = randomMap(seed);
    const { areas, shapes } = sceneOf(map).draft.ground;
    for (const { id, members } of map.groups) {
      const area = areas.get(id);
      if (!area) continue;
      const marked = new Set(area.strangers.map((s) => s.id));
      for (const p of map.people) {
        const within = inside(p.placed as Point, area.rings);
        if (members.includes(p.id)) assert.ok(within, `map ${seed}: ${p.id} belongs to ${id}`);
        else assert.ok(!within || marked.has(p.id), `map ${seed}: ${p.id} does not belong to ${id}`);
      }
      assert.ok([...marked].every((m) => shapes.has(m)));
    }
  }
});

test("while somebody moves, a group is left as it stands only where the whole would draw it the same", () => {
  let left = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const map = randomMap(seed);
    const roll = dice(seed + 1000);
    const who = map.people[Math.floor(roll() * map.people.length)]!.id;
    const to = new Map<string, Point>([[who, [Math.round(roll() * 900), Math.round(roll() * 600)]]]);
    const before = sceneOf(map);
    const drawn = new Set(follow(before, to, new Map(), 0).map((i) => i.key));
    const settled = sceneOf(moved(map, to)).draft.ground.areas;
    for (const [id, area] of before.draft.ground.areas) {
      if (drawn.has(`group-${id}`)) continue;
      left++;
      assert.equal(settled.get(id)?.path, area.path, `map ${seed}: ${who} changes ${id}`);
    }
  }
  assert.ok(left > 10);
});

test("most strangers are left outside rather than marked", () => {
  const marked = Array.from(
    { length: 60 },
    (_, i) => [...sceneOf(randomMap(i + 1)).draft.ground.areas.values()].flatMap((a) => a.strangers).length,
  );
  assert.ok(marked.reduce((a, b) => a + b, 0) <= 6);
});

test("somebody amid the group gets a bay that opens to the outside", () => {
  const corners: Point[] = [
    [0, 0],
    [400, 0],
    [400, 300],
    [0, 300],
  ];
  const people = [...corners.map((spot, i) => person(`m${i}`, spot)), person("kb", [200, 90])];
  const scene = sceneOf(empty({ people, groups: [group("g", ["m0", "m1", "m2", "m3"])] }));
  const area = scene.draft.ground.areas.get("g")!;
  assert.equal(area.rings.length, 1, "one edge without a hole");
  assert.ok(!inside([200, 90], area.rings));
  assert.ok(!inside([200, 30], area.rings), "the way out is open");
});

test("somebody who stands on a member cannot be left outside, and is marked in the picture and in words", () => {
  const people = [person("a", [0, 0]), person("b", [300, 0]), person("kb", [14, 6])];
  const scene = sceneOf(empty({ people, groups: [group("g", ["a", "b"])] }));
  assert.equal(byClass(scene.overlay, "stranger").length, 1);
  assert.match(item(scene, "group-g").name, /KB: not in this group/);
});

test("an area without anybody placed is not drawn, and does not break the drawing", () => {
  const scene = sceneOf(
    empty({ people: [person("a", [0, 0])], groups: [group("g", ["b"]), group("h", [])] }),
  );
  assert.equal(scene.items.filter((i) => i.type === "group").length, 0);
  assert.deepEqual(wordsIn(scene.overlay), []);
});

test("two groups of the same people have edges that can be told apart", () => {
  const people = [person("a", [0, 0]), person("b", [200, 0]), person("c", [100, 160])];
  const members = ["a", "b", "c"];
  const { areas } = sceneOf(empty({ people, groups: [group("one", members), group("two", members)] })).draft
    .ground;
  const [one, two] = [...areas.values()];
  assert.ok(two!.box.y < one!.box.y - 5);
});
