/** A map that stands by itself: whole, on one page, with the key it needs and nothing that points anywhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawKey, drawSheet, keyWordsOf } from "../drawing/index.ts";
import { notation } from "../drawing/notation.ts";
import { empty, group, pairWith, person, place } from "./looking.ts";
import { story } from "./story.ts";

const above = ["Peer map, without names", "For the conference on Monday. Everyone’s view."];
const below = ["As known on 23 November 2026.", "Do not pass on."];
const sheet = (map = story(), more = {}): string => drawSheet(map, { above, below, told: "All of it.", ...more });
const rowsOf = (svg: string): string[] => [...svg.matchAll(/data-row="(\w+)"/g)].map((found) => found[1] ?? "");

test("map.export: a sheet says what it is, for whom, as known on, and what must not be done with it", () => {
  const svg = sheet();
  for (const line of [...above, ...below]) assert.ok(svg.includes(`>${line}</text>`), line);
  assert.match(svg, /<title>Peer map, without names<\/title><desc>All of it\.<\/desc>/);
});

test("a sheet names no id of what it was drawn from", () => {
  const ids = [...story().people, ...story().places, ...story().ties, ...story().groups].map((one) => one.id);
  const named = new Set([...sheet().matchAll(/(?:id|data-id|href)="([^"]*)"/g)].map((found) => found[1]));
  assert.deepEqual(
    ids.filter((id) => named.has(id)),
    [],
  );
});

test("a sheet has no script, no link and nothing from elsewhere", () => {
  const svg = sheet(story(), { typefaces: ["data:font/woff2;base64,AAAA"] });
  assert.ok(!/<script|href=|<image|<foreignObject| on\w+=/.test(svg));
  assert.deepEqual(
    [...svg.matchAll(/url\(([^)]*)\)/g)].map((found) => found[1]).filter((url) => !/^(data:|#)/.test(url ?? "")),
    [],
  );
  assert.ok(svg.includes("src:url(data:font/woff2;base64,AAAA)"));
  assert.ok(!sheet().includes("@font-face"));
});

test("a sheet fits one A4 page, whichever way its map lies", () => {
  const long = empty({ people: [person("a", [0, 0]), person("b", [4000, 0])] });
  const high = empty({ people: [person("a", [0, 0]), person("b", [0, 4000])] });
  for (const map of [story(), long, high]) {
    const size = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(sheet(map));
    const [short = 0, far = 0] = [Number(size?.[1]), Number(size?.[2])].sort((a, b) => a - b);
    assert.ok(short > 0 && short <= 190.1 && far <= 277.1, `${short} by ${far}`);
  }
});

test("what stands above and below a large map can be read on paper: it grows with the map", () => {
  const wide = empty({ people: [person("a", [0, 0]), person("b", [4000, 0])] });
  const read = (svg: string, what: RegExp): number => Number(what.exec(svg)?.[1] ?? 1);
  const points = (map: Parameters<typeof sheet>[0]): number => {
    const svg = sheet(map);
    const millimetres = read(svg, /width="([\d.]+)mm"/) / read(svg, /viewBox="0 0 ([\d.]+)/);
    return (14 * read(svg, /translate\(0 0\)"><g transform="scale\(([\d.]+)/) * millimetres * 72) / 25.4;
  };
  assert.ok(points(wide) > 9, String(points(wide)));
});

test("lines that are too long for the sheet are broken, and no word is lost", () => {
  const long = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const svg = sheet(story(), { above: ["Map", long.join(" ")] });
  for (const word of long) assert.ok(new RegExp(`[> ]${word}[ <]`).test(svg), word);
});

test("words cannot become markup on a sheet", () => {
  const svg = sheet(story(), { above: ["<b>&</b>"], below: ["</svg><script>"], told: "<i>" });
  assert.ok(!/<b>|<script|<i>/.test(svg));
});

test("the key of a map explains what stands on it, and nothing else", () => {
  const rows = (map = story()): string[] => rowsOf(drawKey({ of: map }));
  assert.deepEqual(rows(pairWith({ support: "strong" })), ["young_person", "support_strong"]);
  assert.deepEqual(rows(pairWith({ harm: "some", harm_checked: false })), [
    "young_person",
    "harm_some",
    "not_checked",
  ]);
  assert.deepEqual(rows(pairWith({ support: "some", harm: "strong", state: "past", differs: true, fading: 2 })), [
    "young_person",
    "support_some",
    "harm_strong",
    "both",
    "past",
    "fading",
    "differs",
  ]);
  assert.deepEqual(rows(pairWith({ non_contact: true, influence_direction: "both", state: "uncertain" })), [
    "young_person",
    "plain",
    "influence",
    "uncertain",
    "non_contact",
  ]);
  assert.deepEqual(rows(pairWith({ support: "unknown", harm: "unknown", kinds: ["spends_time_at"] })), [
    "young_person",
    "unknown",
    "spends_time_at",
  ]);
});

test("every row of the key is explained where it is drawn", () => {
  const kinds = notation.key.flatMap((row, i) =>
    row.person ? [person(`p${i}`, [i * 400, 0], row.person as Parameters<typeof person>[2])] : [],
  );
  const conditions = [{ id: "c", words: "-", kind: "other" as const }];
  const map = empty({
    people: [...kinds, person("in", [0, 900]), person("out", [40, 900]), person("far", [80, 900])],
    places: [place("a", [0, 400], { conditions }), place("b", [400, 400], { kind: "online" })],
    groups: notation.area_order.map((basis, i) => group(`g${i}`, ["in", "far"], { bases: [basis] })),
  });
  const ofThings = notation.key.filter((row) => !row.tie).map((row) => row.id);
  assert.deepEqual(rowsOf(drawKey({ of: map })), ofThings);
});

test("what is not placed needs no key, and the key can be read aloud", () => {
  const map = empty({ people: [person("a", [0, 0]), { ...person("b", [0, 0], { focus: true }), placed: null }] });
  assert.equal(keyWordsOf(map), "young person");
});
