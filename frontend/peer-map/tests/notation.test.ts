/**
 * Each row of the notation, asserted on what is drawn (`map.tie`, `map.adults`, `map.placeholder`,
 * `map.places`, `map.both`, `map.time`).
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { keySample } from "../drawing/key.ts";
import { notation } from "../drawing/notation.ts";
import { blankPlace } from "../model/blank.ts";
import {
  byClass,
  byTag,
  colourless,
  empty,
  group,
  item,
  number,
  paint,
  pairWith,
  person,
  personItem,
  points,
  sceneOf,
  strand,
  tieItem,
  wordsIn,
} from "./looking.ts";

const dashes = (value: unknown): number[] =>
  String(value ?? "")
    .split(" ")
    .filter(Boolean)
    .map(Number);
const body = (parts: Parameters<typeof byClass>[0]) => byClass(parts, "body")[0]!;

test("a young person is a circle with initials", () => {
  const drawn = personItem({ shown: "JK" });
  assert.equal(body(drawn.parts).tag, "circle");
  assert.equal(body(drawn.parts).attributes["stroke-dasharray"], undefined);
  assert.deepEqual(wordsIn(drawn.parts), ["JK"]);
});

test("a young person who chose a symbol and a colour is drawn with them", () => {
  const drawn = personItem({ symbol: "fox", colour: "mint" });
  assert.equal(byClass(drawn.parts, "symbol").length, 1);
  assert.deepEqual(wordsIn(drawn.parts), ["JK"], "the initials stand below the symbol");
  assert.equal(body(drawn.parts).attributes.fill, notation.chosen_colours.mint!.light);
});

test("the young person a level 1 case is about has a double ring", () => {
  const drawn = personItem({ focus: true });
  const [ring] = byClass(drawn.parts, "ring");
  assert.ok(number(ring!, "r") > number(body(drawn.parts), "r") + 3);
  assert.equal(byClass(personItem({ focus: false }).parts, "ring").length, 0);
});

test("somebody not named is a circle with a dashed outline and a question mark", () => {
  const drawn = personItem({ kind: "unnamed", shown: "?", note: "friend from the bus" });
  assert.equal(body(drawn.parts).tag, "circle");
  assert.ok(dashes(body(drawn.parts).attributes["stroke-dasharray"]).length > 0);
  assert.equal(wordsIn(drawn.parts)[0], "?");
});

for (const kind of ["trusted_adult", "parent_carer"] as const) {
  test(`${kind} is a rounded, tinted square`, () => {
    const square = body(personItem({ kind, shown: "Mo" }).parts);
    assert.equal(square.tag, "rect");
    assert.ok(number(square, "rx") > 10 && number(square, "rx") < number(square, "height") / 2);
    assert.equal(square.attributes.fill, paint.colour("tint"));
  });
}

test("a professional is told from a trusted adult by a tab, not by colour alone", () => {
  assert.equal(byClass(personItem({ kind: "professional" }).parts, "tab").length, 1);
  assert.equal(byClass(personItem({ kind: "trusted_adult" }).parts, "tab").length, 0);
});

test("an adult said to cause harm is a hexagon, hatched only when it rests on more than hearsay", () => {
  const hearsay = personItem({ kind: "adult_said_to_cause_harm", shown: "X", rests_on: "hearsay" });
  const more = personItem({ kind: "adult_said_to_cause_harm", shown: "X", rests_on: "more" });
  assert.equal(body(hearsay.parts).tag, "polygon");
  assert.equal(String(body(hearsay.parts).attributes.points).split(" ").length, 6);
  assert.equal(byClass(hearsay.parts, "hatch").length, 0);
  assert.equal(byClass(more.parts, "hatch").length, 1);
});

test("hatching stays inside the hexagon", () => {
  const [hatch] = byClass(personItem({ kind: "adult_said_to_cause_harm", rests_on: "more" }).parts, "hatch");
  const lines = points(String(hatch!.attributes.d));
  assert.ok(lines.length >= 12);
  for (const [x, y] of lines) assert.ok(Math.hypot(x, y) <= 33.1);
});

test("a place is a rectangle, an online space a pill", () => {
  const at = (kind: "place" | "online") =>
    sceneOf(empty({ places: [{ ...blankPlace("c", kind, "Group chat"), placed: [0, 0] }] }));
  const rectangle = body(item(at("place"), "place-c").parts);
  const pill = body(item(at("online"), "place-c").parts);
  assert.ok(number(rectangle, "rx") < 6);
  assert.equal(number(pill, "rx"), number(pill, "height") / 2);
});

test("what shapes a place shows as a small note with the number of things", () => {
  const conditions = [{ id: "c1", words: "No lights after six", kind: "lighting" as const }];
  const scene = sceneOf(
    empty({ places: [{ ...blankPlace("p", "place", "Park"), placed: [0, 0], conditions }] }),
  );
  assert.deepEqual(wordsIn(byClass(item(scene, "place-p").parts, "conditions")), ["1"]);
});

test("somebody who has died has a small mark beside the shape", () => {
  const [mark] = byClass(personItem({ deceased: true }).parts, "deceased");
  assert.ok(mark);
  for (const path of byTag([mark], "path"))
    for (const [x, y] of points(String(path.attributes.d)).slice(0, 1)) assert.ok(x > 15 && y < -10);
});

test("whom nobody has decided about yet has a broken ring around the shape (`map.together`)", () => {
  const [ring] = byClass(personItem({ provisional_until: "2026-12-04" }).parts, "ring");
  assert.equal(ring?.attributes["stroke-dasharray"], notation.provisional_dash.join(" "));
  const [whole] = byClass(personItem({ focus: true }).parts, "ring");
  assert.equal(whole?.attributes["stroke-dasharray"], undefined);
  assert.equal(byClass(personItem({}).parts, "ring").length, 0);
});

test("a group's edge is solid when chosen by them, dashed for a shared context, dotted for a shared identity", () => {
  const edge = (basis: "self_selected" | "shared_context" | "shared_identity") => {
    const scene = sceneOf(
      empty({
        people: [person("a", [0, 0]), person("b", [150, 0])],
        groups: [group("g", ["a", "b"], { bases: [basis] })],
      }),
    );
    return dashes(byClass(item(scene, "group-g").parts, "edge")[0]!.attributes["stroke-dasharray"]);
  };
  assert.deepEqual(edge("self_selected"), []);
  assert.ok(edge("shared_context")[0]! > 5);
  assert.ok(edge("shared_identity")[0]! < 1);
});

test("a group of several bases is drawn by the one young people have most say in, and names them all", () => {
  const scene = sceneOf(
    empty({
      people: [person("a", [0, 0]), person("b", [150, 0])],
      groups: [group("g", ["a", "b"], { bases: ["shared_identity", "self_selected"] })],
    }),
  );
  assert.equal(byClass(item(scene, "group-g").parts, "edge")[0]!.attributes["stroke-dasharray"], undefined);
  assert.ok(wordsIn(scene.overlay).join(" ").includes("chosen by them and shared identity"));
});

test("some support is one straight line, strong support a double one", () => {
  const some = String(strand(tieItem({ support: "some" }), "support").attributes.d);
  const strong = String(strand(tieItem({ support: "strong" }), "support").attributes.d);
  assert.match(some, /^M[-\d. ]+L[-\d. ]+$/);
  assert.equal(strong.split("M").length - 1, 2);
  const [first, , second] = points(strong);
  assert.ok(Math.abs(first![1] - second![1]) >= 5, "the two lines are seen to be two");
});

test("harm is a wavy line, thin for some and thick for strong", () => {
  const some = strand(tieItem({ harm: "some" }), "harm");
  const strong = strand(tieItem({ harm: "strong" }), "harm");
  for (const wave of [some, strong]) {
    const crests = points(String(wave.attributes.d)).map(([, y]) => y);
    assert.ok(Math.max(...crests) > 3 && Math.min(...crests) < -3);
    assert.ok(String(wave.attributes.d).split("Q").length > 8);
  }
  assert.ok(number(strong, "stroke-width") >= 2 * number(some, "stroke-width"));
});

test("harm has an arrowhead where it has a direction, at the end of whoever is harmed", () => {
  const tip = (direction: "a_to_b" | "b_to_a") =>
    points(
      String(byClass(tieItem({ harm: "some", harm_direction: direction }).parts, "arrow")[0]!.attributes.d),
    )[1]![0];
  assert.ok(tip("a_to_b") > 190, "AM harms JK, who stands on the right");
  assert.ok(tip("b_to_a") < 50);
  assert.equal(byClass(tieItem({ harm: "some" }).parts, "arrow").length, 0);
  assert.equal(
    byClass(tieItem({ harm: "some", harm_direction: "both" }).parts, "arrow").length,
    2,
    "map.both: harm can run both ways",
  );
});

test("arrowheads point the right way when the tie was drawn from right to left", () => {
  const map = pairWith({
    harm: "some",
    harm_direction: "a_to_b",
    a: { type: "person", id: "jk" },
    b: { type: "person", id: "am" },
  });
  const [arrow] = byClass(item(sceneOf(map), "tie-t").parts, "arrow");
  assert.ok(points(String(arrow!.attributes.d))[1]![0] < 50);
});

test("support in one direction has an arrowhead; mutual support needs none", () => {
  assert.equal(byClass(tieItem({ support: "strong", direction: "a_to_b" }).parts, "arrow").length, 1);
  assert.equal(byClass(tieItem({ support: "strong", direction: "both" }).parts, "arrow").length, 0);
});

test("map.both: support and harm are drawn side by side and do not touch", () => {
  const drawn = tieItem({ support: "strong", harm: "strong" });
  const support = points(String(strand(drawn, "support").attributes.d)).map(([, y]) => y);
  const harm = points(String(strand(drawn, "harm").attributes.d))
    .filter((_, i) => i % 2 === 0)
    .map(([, y]) => y);
  assert.ok(Math.max(...support) + 1.2 < Math.min(...harm) - 4, "support above, harm below");
});

test("not known is a broken line with a question mark", () => {
  const drawn = tieItem({ support: "unknown", harm: "unknown" });
  assert.ok(dashes(strand(drawn, "tie").attributes["stroke-dasharray"]).length > 0);
  assert.deepEqual(wordsIn(byClass(drawn.parts, "unknown")), ["?"]);
});

test("support that is known beside harm that is not shows both", () => {
  const drawn = tieItem({ support: "some", harm: "unknown" });
  assert.equal(strand(drawn, "support").attributes["stroke-dasharray"], undefined);
  assert.ok(strand(drawn, "harm").attributes["stroke-dasharray"]);
  assert.equal(byClass(drawn.parts, "unknown").length, 1);
});

test("map.statement: a line that rests only on unchecked or second-hand statements is broken and says so", () => {
  const drawn = tieItem({ support: "strong", harm: "some", harm_checked: false });
  assert.equal(strand(drawn, "support").attributes["stroke-dasharray"], undefined);
  assert.deepEqual(dashes(strand(drawn, "harm").attributes["stroke-dasharray"]), notation.dashes.not_checked);
  assert.deepEqual(wordsIn(drawn.parts), ["not checked"]);
});

test("the words “not checked” stand on the side of the line they are about", () => {
  const side = (tie: Parameters<typeof tieItem>[0]) =>
    Number(
      /translate\([-\d.]+ ([-\d.]+)\)/.exec(
        String(byClass(tieItem(tie).parts, "saying")[0]!.attributes.transform),
      )![1],
    );
  assert.ok(side({ support: "strong", harm: "some", harm_checked: false }) > 0);
  assert.ok(side({ support: "strong", support_checked: false, harm: "some" }) < 0);
});

test("spends time at is fine dots", () => {
  const dots = dashes(
    strand(tieItem({ kinds: ["spends_time_at"] }), "spends_time_at").attributes["stroke-dasharray"],
  );
  assert.ok(dots[0]! < 1 && dots[1]! > 4);
});

test("influence is a small open arrowhead on the line, not at its end", () => {
  const [chevron] = byClass(
    tieItem({ support: "some", kinds: ["influence"], influence_direction: "a_to_b" }).parts,
    "influence",
  );
  const tip = points(String(chevron!.attributes.d))[1]![0];
  assert.ok(tip > 120 && tip < 190);
  assert.equal(chevron!.attributes.fill, "none");
});

test("a tie of which nothing more is said is a plain thin line", () => {
  const line = strand(tieItem({ kinds: ["friend"] }), "tie");
  assert.equal(line.attributes["stroke-dasharray"], undefined);
  assert.ok(number(line, "stroke-width") < notation.lines.support.some.width);
});

test("“harmed by” without a level still shows, as harm that is not known", () => {
  assert.ok(byClass(tieItem({ kinds: ["harmed_by"] }).parts, "unknown").length === 1);
});

test("the past is pale and says so; uncertain is broken in its own way and says so", () => {
  const past = tieItem({ support: "some", state: "past" });
  const unsure = tieItem({ support: "some", state: "uncertain" });
  assert.ok(number(byClass(past.parts, "strands")[0]!, "opacity") <= 0.5);
  assert.deepEqual(wordsIn(past.parts), ["past"]);
  assert.deepEqual(
    dashes(strand(unsure, "support").attributes["stroke-dasharray"]),
    notation.dashes.uncertain,
  );
  assert.notDeepEqual(notation.dashes.uncertain, notation.dashes.not_checked);
  assert.deepEqual(wordsIn(unsure.parts), ["not sure"]);
});

test("map.conditions: a court or police condition against contact is a bar across the line", () => {
  const [bar] = byTag(
    byClass(tieItem({ support: "some", non_contact: true }).parts, "non-contact"),
    "path",
  ).slice(-1);
  const ends = points(String(bar!.attributes.d));
  assert.equal(ends[0]![0], ends[1]![0], "across a level line means upright");
  assert.ok(Math.abs(ends[0]![1] - ends[1]![1]) > 20);
});

test("map.time: what is not confirmed fades in steps, carries a clock and never vanishes", () => {
  const steps = ([0, 1, 2, 3] as const).map((fading) => tieItem({ support: "some", fading }));
  const opacity = steps.map((drawn) => Number(byClass(drawn.parts, "strands")[0]!.attributes.opacity ?? 1));
  assert.deepEqual(
    [...opacity].sort((a, b) => b - a),
    opacity,
  );
  assert.ok(new Set(opacity).size === 4 && opacity[3]! >= 0.4);
  assert.deepEqual(
    steps.map((drawn) => byClass(drawn.parts, "fading").length),
    [0, 1, 1, 1],
  );
});

test("map.perspectives: a tie seen differently carries a split mark", () => {
  assert.equal(byClass(tieItem({ support: "some", differs: true }).parts, "differs").length, 1);
});

test("marks on one tie do not stand on each other", () => {
  const drawn = tieItem({ support: "some", harm: "unknown", differs: true, non_contact: true, fading: 2 });
  const centres = ["unknown", "fading"].map((name) =>
    number(byTag(byClass(drawn.parts, name), "circle")[0]!, "cx"),
  );
  assert.ok(Math.abs(centres[0]! - centres[1]!) >= 18);
});

test("no meaning rests on colour alone: every row of the key differs without colours", () => {
  const looks = notation.key.map((row) => JSON.stringify(colourless(keySample(row, paint))));
  const same = looks.filter((look, i) => looks.indexOf(look) !== i);
  assert.equal(same.length, 0);
});

test("the key has a row for every shape, area and line of the notation", () => {
  const rows = new Set(notation.key.map((row) => row.id));
  for (const id of [
    ...Object.keys(notation.areas),
    "support_some",
    "support_strong",
    "harm_some",
    "harm_strong",
    "unknown",
    "spends_time_at",
    "plain",
  ])
    assert.ok(rows.has(id), id);
  for (const row of notation.key)
    assert.ok(keySample(row, paint).length > 0 && notation.words[`key.${row.id}`], row.id);
});
