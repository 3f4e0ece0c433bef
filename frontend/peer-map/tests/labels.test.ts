/** Words on the map stand where they can be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { textWidth, wrap } from "../drawing/measure.ts";
import { drawMap } from "../drawing/index.ts";
import { boxesOf, clashes } from "./apart.ts";
import { dice, empty, person, sceneOf } from "./looking.ts";
import { story } from "./story.ts";

test("on the map of story 1 no label stands on a shape or on another label", () => {
  assert.deepEqual(clashes(story()), []);
});

test("on 40 generated maps with room for them, labels stand on no shape and on no other label", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed);
    const people = Array.from({ length: 18 }, (_, i) =>
      person(`p${i}`, [(i % 6) * 150 + roll() * 40, Math.floor(i / 6) * 150 + roll() * 40], {
        note: roll() < 0.6 ? "youth worker" : "",
      }),
    );
    assert.deepEqual(clashes(empty({ people })), [], `map ${seed}`);
  }
});

test("a name that fits no circle stands below it in full", () => {
  const { draft } = sceneOf(empty({ people: [person("a", [0, 0], { shown: "Anne-Marie Llewellyn" })] }));
  const shape = draft.ground.shapes.get("a")!;
  assert.deepEqual(shape.inside, []);
  assert.equal(shape.beside.map((line) => line.text).join(" "), "Anne-Marie Llewellyn");
});

test("everything that is drawn lies within the picture", () => {
  const { shapes, words } = boxesOf(story());
  const { box } = sceneOf(story());
  for (const { box: b } of [...shapes, ...words])
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
