/** Words on the map stand where they can be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nameSize, areaName, labelBox } from "../drawing/labels.ts";
import { boxAround, type Box } from "../drawing/geometry.ts";
import { textWidth, wrap } from "../drawing/measure.ts";
import { shapeBox } from "../drawing/shapes.ts";
import { drawMap } from "../drawing/index.ts";
import type { MapDocument, Point } from "../model/document.ts";
import { dice, empty, overlapping, person, sceneOf } from "./looking.ts";
import { story } from "./story.ts";

function boxesOf(map: MapDocument): { shapes: Box[]; labels: Box[] } {
  const { draft, choices } = sceneOf(map);
  const shapes = [...draft.ground.shapes.values()];
  const names = map.groups.map((g) => {
    const { width, height } = nameSize(areaName(g, draft.say));
    return boxAround(choices.names.get(g.id) as Point, width, height);
  });
  return {
    shapes: shapes.map(shapeBox),
    labels: [
      ...shapes.filter((s) => s.beside.length > 0).map((s) => labelBox(s, choices.sides.get(s.id)!)),
      ...names,
    ],
  };
}

function assertApart({ shapes, labels }: { shapes: Box[]; labels: Box[] }, about: string): void {
  for (const [i, label] of labels.entries()) {
    for (const shape of shapes) assert.ok(!overlapping(label, shape), `${about}: label ${i} on a shape`);
    for (const other of labels.slice(i + 1))
      assert.ok(!overlapping(label, other), `${about}: label ${i} on a label`);
  }
}

test("on the map of story 1 no label stands on a shape or on another label", () => {
  assertApart(boxesOf(story()), "story 1");
});

test("on 40 generated maps with room for them, labels stand on no shape and on no other label", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed);
    const people = Array.from({ length: 18 }, (_, i) =>
      person(`p${i}`, [(i % 6) * 150 + roll() * 40, Math.floor(i / 6) * 150 + roll() * 40], {
        note: roll() < 0.6 ? "youth worker" : "",
      }),
    );
    assertApart(boxesOf(empty({ people })), `map ${seed}`);
  }
});

test("a name that fits no circle stands below it in full", () => {
  const { draft } = sceneOf(empty({ people: [person("a", [0, 0], { shown: "Anne-Marie Llewellyn" })] }));
  const shape = draft.ground.shapes.get("a")!;
  assert.deepEqual(shape.inside, []);
  assert.equal(shape.beside.map((line) => line.text).join(" "), "Anne-Marie Llewellyn");
});

test("everything that is drawn lies within the picture", () => {
  const { shapes, labels } = boxesOf(story());
  const { box } = sceneOf(story());
  for (const b of [...shapes, ...labels])
    assert.ok(
      b.x >= box.x &&
        b.y >= box.y &&
        b.x + b.width <= box.x + box.width &&
        b.y + b.height <= box.y + box.height,
    );
});

test("wrapped lines are about equally long and lose no word", () => {
  const lines = wrap("friend from the bus", 104, 14);
  assert.equal(lines.join(" "), "friend from the bus");
  assert.deepEqual(lines, ["friend from", "the bus"]);
  assert.ok(textWidth("WWW", 14) > textWidth("iii", 14));
});

test("the same map gives the same picture, and moving one person moves no other shape", () => {
  assert.equal(drawMap(story()), drawMap(story()));
  const before = sceneOf(story()).draft.ground.shapes;
  const after = sceneOf({
    ...story(),
    people: story().people.map((p) => (p.id === "lo" ? { ...p, placed: [700, 480] as const } : p)),
  }).draft.ground.shapes;
  for (const [id, shape] of before) if (id !== "lo") assert.deepEqual(after.get(id)!.centre, shape.centre);
});
