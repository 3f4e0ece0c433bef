/** Reading the map aloud makes sense (`map.narrative`, quality A2). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { namesOf } from "../drawing/names.ts";
import { wordingFrom } from "../drawing/wording.ts";
import type { MapDocument, Tie } from "../model/document.ts";
import { pairWith, person } from "./looking.ts";
import { story } from "./story.ts";

const say = wordingFrom();
const tieName = (tie: Partial<Tie>): string => {
  const map = pairWith(tie);
  return namesOf(map, say).tie(map.ties[0]!);
};
const personName = (map: MapDocument, id: string): string =>
  namesOf(map, say).person(map.people.find((p) => p.id === id)!);

test("a tie says support and harm, what is not checked, and who sees it differently", () => {
  assert.equal(
    tieName({ support: "strong", harm: "some", harm_checked: false, differs: true }),
    "AM and JK: strong support, some harm, not checked; seen differently",
  );
  assert.equal(
    tieName({ support: "strong", differs: true, differs_between: ["JK", "the school"] }),
    "AM and JK: strong support; JK and the school see this differently",
  );
});

test("whom nobody has decided about yet is said to be provisional, and by when it is decided", () => {
  const map = story({ people: [person("b", [0, 0], { provisional_until: "2026-12-04" })], ties: [], groups: [] });
  assert.match(personName(map, "b"), /\. Named while drawing together, keep or let go by 4 December\.$/);
});

test("directions are said from the one who gives", () => {
  assert.equal(tieName({ harm: "strong", harm_direction: "a_to_b" }), "AM and JK: strong harm towards JK");
  assert.equal(
    tieName({ kinds: ["looks_out_for"], support: "some", direction: "b_to_a" }),
    "AM and JK: JK looks out for AM, some support towards AM",
  );
  assert.equal(
    tieName({ kinds: ["influence"], influence_direction: "b_to_a" }),
    "AM and JK: JK influences AM",
  );
  assert.equal(
    tieName({ kinds: ["controlled_by"], harm: "some", harm_direction: "a_to_b" }),
    "AM and JK: JK controlled by AM, some harm towards JK",
  );
});

test("time, conditions and doubt are said", () => {
  assert.equal(tieName({ support: "some", state: "past" }), "AM and JK: some support; in the past");
  assert.equal(tieName({ support: "unknown", harm: "unknown" }), "AM and JK: not known");
  assert.equal(tieName({}), "AM and JK: know each other");
  assert.match(
    tieName({ support: "some", non_contact: true, fading: 1 }),
    /must not have contact.*not confirmed for a while/,
  );
});

test("a person says who they are and who supports them", () => {
  assert.equal(
    personName(story(), "jk"),
    "JK. Young person. Supported strongly by RS, AM and Ms K. Supported by DT and LO. In “Us lot”.",
  );
});

test("a name begins with what stands on the map", () => {
  assert.match(personName(story(), "mo"), /^Mo, youth worker\. Trusted adult\./);
  assert.match(personName(story(), "friend"), /^friend from the bus\. Not named, or not sure who\./);
  assert.match(personName(story(), "x"), /^X, man, about 25\. Adult said to cause harm\./);
});

test("support somebody only gives is not support they have", () => {
  const map = pairWith({ support: "strong", direction: "a_to_b" });
  assert.doesNotMatch(personName(map, "am"), /Supported/);
  assert.match(personName(map, "jk"), /Supported strongly by AM\./);
});

test("person.tell_apart: two people with the same initials are told apart in every sentence", () => {
  const map = {
    ...pairWith({ support: "some" }),
    people: [
      person("am", [0, 0], { shown: "JK", tell_apart: "Year 9" }),
      person("jk", [240, 0], { tell_apart: "Year 11" }),
    ],
  };
  assert.equal(namesOf(map, say).tie(map.ties[0]!), "JK (Year 9) and JK (Year 11): some support");
});

test("a place says what shapes it, and somebody in the tray that they are not placed", () => {
  const map = story();
  const bus = map.places.find((p) => p.id === "bus")!;
  assert.match(
    namesOf(map, say).place(bus),
    /^The 78 bus, 2 noted\. Transport\. Two stops where police search young people\./,
  );
  assert.match(namesOf(map, say).person({ ...map.people[0]!, placed: null }), /Not placed yet\./);
});

test("every name of the story is one or more sentences without a gap", () => {
  const map = story();
  const names = namesOf(map, say);
  const all = [
    ...map.people.map(names.person),
    ...map.places.map(names.place),
    ...map.ties.map(names.tie),
    ...map.groups.map(names.group),
  ];
  for (const name of all) assert.doesNotMatch(name, /undefined|\{|\}|,,|\s{2}|: ;|: $|^\s|null/);
});
