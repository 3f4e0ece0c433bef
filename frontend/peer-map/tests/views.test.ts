/** Views without what is unchecked, through one basis, of two days; what fades; who is in two groups at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { howChanged, withGone } from "../model/compared.ts";
import type { Compared, Group, MapDocument, Statement } from "../model/document.ts";
import { fadingThings } from "../model/fading.ts";
import { overlaps, seenBy, type LeftOut } from "../model/views.ts";
import { story } from "./story.ts";

const without = (map: MapDocument, ...what: LeftOut[]): MapDocument =>
  seenBy(map, null, null, new Set(what)).document;
const tie = (map: MapDocument, id: string) => map.ties.find((t) => t.id === id);

/** A statement like another one of the map, told by somebody else. */
function told(map: MapDocument, like: string, more: Partial<Statement>): MapDocument {
  const first = map.statements.find((s) => s.id === like)!;
  const again = { ...first, ...more };
  const about = new Set(again.about.map((ref) => ref.id));
  return {
    ...map,
    statements: [...map.statements, again],
    ties: map.ties.map((t) => (about.has(t.id) ? { ...t, statements: [...t.statements, again.id] } : t)),
  };
}

test("what is unchecked is left out: what rests on it goes, everybody stays (`map.statement`)", () => {
  const map = story();
  assert.equal(tie(map, "jk-rs")?.harm, "some");
  const firm = without(map, "unchecked");
  assert.equal(tie(firm, "jk-rs")?.harm, "none");
  assert.equal(tie(firm, "jk-rs")?.support, "strong");
  assert.equal(tie(firm, "jk-rs")?.differs, false);
  assert.deepEqual(
    firm.people.map((p) => p.id),
    map.people.map((p) => p.id),
  );
  assert.ok(firm.statements.every((s) => s.checked));
});

test("what the police hold is left out, checked or not", () => {
  const school = story().statements.find((s) => s.reading?.harm === "some")!;
  const map = told(story(), school.id, {
    id: "police",
    kind: "police_held",
    checked: true,
    perspective_id: "police",
    reading: { support: "none", harm: "strong" },
  });
  const asPolice = seenBy(map, "professionals").document;
  assert.ok(tie(asPolice, "jk-rs"));
  assert.equal(
    without(map, "police").statements.some((s) => s.id === "police"),
    false,
  );
  assert.notEqual(tie(without(map, "police"), "jk-rs")?.harm, "strong");
});

test("left out of a view, whoever stood for a source gives its place to the next (`map.origin`)", () => {
  const school = story().statements.find((s) => s.reading?.harm === "some")!;
  const first = told(story(), school.id, { id: "second", kind: "police_held", checked: true });
  const map = {
    ...first,
    statements: first.statements.map((s) => (s.id === school.id ? { ...s, repeats: "second" } : s)),
  };
  const left = without(map, "police");
  assert.equal(left.statements.find((s) => s.id === school.id)?.repeats, null);
  assert.equal(tie(left, "jk-rs")?.harm, "some");
});

test("nothing left out, nothing touched", () => {
  const map = story();
  assert.equal(seenBy(map, null).document, map);
});

test("the map by one basis: only groups that have it, drawn by it alone (`group.lens`)", () => {
  const map = story();
  const both: Group = { ...map.groups[0]!, id: "both", bases: ["self_selected", "shared_context"] };
  const through = seenBy({ ...map, groups: [both] }, null, "shared_context").document;
  assert.deepEqual(
    through.groups.map((g) => g.bases),
    [["shared_context"]],
  );
  assert.deepEqual(seenBy({ ...map, groups: [both] }, null, "shared_identity").document.groups, []);
  assert.equal(through.ties, map.ties);
});

test("who is in two groups, who only in one, and where two people count differently", () => {
  const group = (id: string, definer: string, ...members: string[]): Group => ({
    ...story().groups[0]!,
    id,
    name: id,
    bases: ["self_selected"],
    definer,
    members,
  });
  const [one] = overlaps([group("a", "JK", "jk", "am"), group("b", "School", "am", "dt")]);
  assert.deepEqual(
    [one?.both, one?.onlyOne, one?.onlyOther, one?.differs],
    [["am"], ["jk"], ["dt"], true],
  );
  assert.equal(overlaps([group("a", "JK", "jk"), group("b", "JK", "dt")]).length, 0);
  assert.equal(overlaps([group("a", "JK", "jk"), group("b", "JK", "jk", "dt")])[0]?.differs, false);
});

test("two days in one picture: what is no more stands where it stood (`map.time`)", () => {
  const map = story();
  const gone = { people: [], places: [map.places[0]!], ties: [map.ties[0]!], groups: [], statements: [] };
  const compared: Compared = {
    with: "2026-10-01",
    changes: [{ type: "tie", id: map.ties[0]!.id, how: "ended", was: "friends", now: "" }],
    gone,
  };
  const later = { ...map, places: map.places.slice(1), ties: map.ties.slice(1), compared };
  const drawn = withGone(later);
  assert.deepEqual([drawn.places.length, drawn.ties.length], [map.places.length, map.ties.length]);
  assert.equal(howChanged(drawn)?.get(map.ties[0]!.id), "ended");
  assert.equal(withGone(map), map);
  assert.equal(howChanged(map), undefined);
});

test("what fades is asked about, the longest unconfirmed first", () => {
  const map = story();
  const faded = {
    ...map,
    ties: map.ties.map((t, i) => ({ ...t, fading: i === 0 ? (1 as const) : (0 as const) })),
    statements: map.statements.map((s, i) => ({ ...s, fading: i === 0 ? (3 as const) : (0 as const) })),
  };
  assert.deepEqual(
    fadingThings(faded).map((one) => one.type),
    ["statement", "tie"],
  );
});
