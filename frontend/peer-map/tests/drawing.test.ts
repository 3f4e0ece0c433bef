/** The whole drawing: as text for the server, from each point of view, and of any size. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawKey, drawMap } from "../drawing/index.ts";
import type { Area } from "../drawing/areas.ts";
import { compose } from "../drawing/compose.ts";
import { follow, OUTLINE_EVERY } from "../drawing/follow.ts";
import { fromEdge } from "../drawing/shapes.ts";
import { pagePaint } from "../drawing/paint.ts";
import { moved } from "../model/apply.ts";
import { blankTie } from "../model/blank.ts";
import type { MapDocument, Point, Tie } from "../model/document.ts";
import {
  byClass,
  byTag,
  dice,
  empty,
  item,
  pairWith,
  paint,
  person,
  place,
  points,
  sceneOf,
  strand,
} from "./looking.ts";
import { story } from "./story.ts";

test("drawMap gives one well-formed SVG with a title, a description and everybody by name", () => {
  const svg = drawMap(story(), { theme: "print", key: true });
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /<title>Bus route and park friends: people, places and ties<\/title>/);
  assert.match(
    svg,
    /aria-label="JK and RS: close friends, strong support both ways, some harm, not checked; JK and the school see this differently"/,
  );
  assert.ok(!/undefined|NaN|null/.test(svg));
  for (const open of svg.matchAll(/<([a-z]+)[ >]/g))
    assert.ok(svg.includes(`</${open[1]}>`) || svg.includes("/>"), open[1]);
});

test("words from people cannot become markup", () => {
  const svg = drawMap(
    empty({ title: "<b>&", people: [person("a", [0, 0], { shown: "</svg><script>", note: "\"'\u0000&" })] }),
  );
  assert.ok(!svg.includes("<script") && !svg.includes("<b>") && !svg.includes("\u0000"));
  assert.ok(svg.includes("&lt;b&gt;&amp;"));
});

test("each theme draws the same shapes in its own colours", () => {
  const bare = (theme: "light" | "dark" | "contrast" | "print"): string =>
    drawMap(story(), { theme }).replace(/#[0-9a-f]{6}/g, "");
  assert.equal(bare("dark"), bare("light"));
  assert.equal(bare("contrast"), bare("print"));
  assert.notEqual(drawMap(story(), { theme: "dark" }), drawMap(story(), { theme: "light" }));
});

test("the drawing holds no style attribute, so that a strict content policy takes it", () => {
  assert.ok(!/ style=/.test(drawMap(story(), { key: true })));
});

test("map.perspectives: one person's view shows only what their own statements say", () => {
  const svg = drawMap(story(), { view: "jk" });
  assert.match(svg, /JK and RS: close friends, strong support both ways"/);
  assert.ok(!/aria-label="X[. ]/.test(svg) && !svg.includes("not checked"));
});

test("map.perspectives: compared, a tie shows both readings and the rest steps back", () => {
  const svg = drawMap(story(), { view: "compare" });
  assert.match(svg, /JK and Mo, youth worker: strong support/);
  assert.match(svg, /The school: some harm/);
});

test("the key draws every row at any width", () => {
  for (const width of [320, 640, 1200])
    assert.ok((drawKey({ width }).match(/class="key-row"/g) ?? []).length >= 28);
});

test("a document's own words replace the English, on lines and in the key", () => {
  const words = { "tie.not_checked": "heb ei wirio", "key.title": "Allwedd" };
  const svg = drawMap({ ...pairWith({ support: "some", support_checked: false }), words }, { key: true });
  assert.ok(svg.includes("heb ei wirio") && svg.includes("Allwedd"));
});

test("ends of a tie stand at the edges of the two shapes", () => {
  const map = empty({
    people: [person("a", [0, 0], { kind: "adult_said_to_cause_harm" })],
    places: [place("b", [300, 120])],
    ties: [
      {
        ...blankTie("t", { type: "person", id: "a" }, { type: "place", id: "b" }),
        support: "some",
        support_checked: true,
      },
    ],
  });
  const scene = sceneOf(map);
  const ends = points(String(strand(item(scene, "tie-t"), "support").attributes.d));
  assert.ok(Math.abs(fromEdge(scene.draft.ground.shapes.get("a")!, ...(ends[0] as Point)) - 3) < 0.3);
  assert.ok(Math.abs(fromEdge(scene.draft.ground.shapes.get("b")!, ...(ends.at(-1) as Point)) - 3) < 0.3);
});

test("a tie bends around somebody who stands in its way", () => {
  const map = { ...pairWith({ support: "some" }) };
  const between = { ...map, people: [...map.people, person("kb", [120, 0])] };
  const scene = sceneOf(between);
  const way = scene.draft.lines.get("t")!.way.spine;
  assert.ok(way.bent);
  for (let t = 0; t <= 1; t += 0.05) {
    const p: Point = [0, 1].map(
      (i) => (1 - t) ** 2 * way.a[i]! + 2 * t * (1 - t) * way.control[i]! + t * t * way.b[i]!,
    ) as unknown as Point;
    assert.ok(fromEdge(scene.draft.ground.shapes.get("kb")!, ...p) > 4);
  }
});

test("a tie to a whole group ends at the group's edge", () => {
  const map = empty({
    people: [person("a", [0, 0]), person("b", [150, 0]), person("x", [500, 0])],
    groups: [{ ...story().groups[0]!, id: "g", members: ["a", "b"] }],
    ties: [
      {
        ...blankTie("t", { type: "person", id: "x" }, { type: "group", id: "g" }),
        harm: "some",
        harm_checked: true,
      },
    ],
  });
  const [first] = points(String(strand(item(sceneOf(map), "tie-t"), "harm").attributes.d));
  assert.ok(first![0] > 180 && first![0] < 240);
});

function crowd(count: number): MapDocument {
  const roll = dice(count);
  const people = Array.from({ length: count }, (_, i) =>
    person(`p${i}`, [(i % 15) * 120 + roll() * 20, Math.floor(i / 15) * 120 + roll() * 20]),
  );
  const ties: Tie[] = Array.from({ length: count * 3 }, (_, i) => {
    const [a, b] = [Math.floor(roll() * count), Math.floor(roll() * count)];
    return {
      ...blankTie(
        `t${i}`,
        { type: "person", id: `p${a}` },
        { type: "person", id: `p${a === b ? (b + 1) % count : b}` },
      ),
      support: "some",
      harm: roll() < 0.3 ? "some" : "none",
    };
  });
  return empty({ people, ties });
}

test("150 people and 450 ties are drawn whole", () => {
  const scene = sceneOf(crowd(150));
  assert.equal(scene.items.filter((i) => i.type === "person").length, 150);
  assert.equal(scene.items.filter((i) => i.type === "tie").length, 450);
});

test("while somebody is dragged only what touches them is drawn anew, and as the whole would draw it", () => {
  const map = story();
  const scene = compose(map, { paint, forPage: false });
  const to = new Map([["lo", [640, 430] as const]]);
  const drawn = follow(scene, to, new Map(), 0);
  const keys = drawn.map((i) => i.key).sort();
  assert.deepEqual(
    keys,
    [
      "group-bus78",
      "group-us",
      "person-lo",
      "tie-jk-lo",
      "tie-lo-chat",
      "tie-lo-friend",
      "tie-rs-lo",
      "tie-x-lo",
    ].sort(),
  );
  const whole = sceneOf(moved(map, to));
  const body = (parts: Parameters<typeof byClass>[0]) => byClass(parts, "body")[0]!.attributes;
  assert.deepEqual(
    body(drawn.find((i) => i.key === "person-lo")!.parts),
    body(item(whole, "person-lo").parts),
  );
  assert.deepEqual(
    byTag(drawn.find((i) => i.key === "tie-rs-lo")!.parts, "path")[0],
    byTag(item(whole, "tie-rs-lo").parts, "path")[0],
  );
});

test("while somebody is dragged outlines take turns, and when the hand stops each is where it should be", () => {
  const scene = compose(story(), { paint, forPage: false });
  const at = (x: number) => new Map([["lo", [x, 430] as const]]);
  const paths = (outlines: Map<string, Area>) => new Map([...outlines].map(([id, { path }]) => [id, path]));
  const outlines = new Map<string, Area>();
  follow(scene, at(600), outlines, 0);
  const first = paths(outlines);
  assert.equal(first.size, 2);
  const turns = Array.from({ length: OUTLINE_EVERY * first.size }, (_, turn) => turn + 1);
  const renewed = turns.map((turn) => {
    const before = paths(outlines);
    follow(scene, at(640), outlines, turn);
    return [...paths(outlines)].filter(([id, path]) => path !== before.get(id)).length;
  });
  assert.equal(Math.max(...renewed), 1);
  const afresh = new Map<string, Area>();
  follow(scene, at(640), afresh, 0);
  assert.deepEqual(paths(outlines), paths(afresh));
  assert.notDeepEqual(paths(outlines), first);
});

test("in the page colours are custom properties, and each item has a wide stroke to tap on", () => {
  const scene = compose(story(), { paint: pagePaint, forPage: true });
  const tie = item(scene, "tie-jk-rs");
  assert.ok(byClass(tie.parts, "hit").every((n) => Number(n.attributes["stroke-width"]) >= 24));
  assert.equal(strand(tie, "support").attributes.stroke, "var(--pm-support)");
});
