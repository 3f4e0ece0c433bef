/** Schemas, types and what the editor sends are one thing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import commandSchema from "../../../alongside/peermaps/schemas/command.schema.json";
import documentSchema from "../../../alongside/peermaps/schemas/map-document.schema.json";
import notationSchema from "../../../alongside/peermaps/schemas/notation.schema.json";
import notationData from "../../../alongside/peermaps/notation/notation.json";
import { documentFaults, isAnswer } from "../io/outline.ts";
import { faults, type Schema } from "./checking.ts";
import { answerSchemaFaults, checker, commandFaults } from "./schemas.ts";
import { blankGroup, blankPerson, blankPlace, blankTie } from "../model/blank.ts";
import { apply, stateOf } from "../model/apply.ts";
import { inverse } from "../model/inverse.ts";
import { everyChange, idMaker } from "./making.ts";
import { story } from "./story.ts";

/** All of the schema, as the server's tests hold every document to it; the page checks the outline. */
const wholeFaults = checker(documentSchema);

test("the map of story 1 is a map document", () => {
  assert.deepEqual(wholeFaults(story()), []);
  assert.deepEqual(documentFaults(story()), []);
});

test("a document with anything unknown, missing or of another form is not", () => {
  const wrong: Record<string, unknown>[] = [
    { ...story(), risk_level: 3 },
    { ...story(), version: -1 },
    { ...story(), as_known_on: "23 Nov" },
    { ...story(), people: [{ ...story().people[0], gender: "x" }] },
    { ...story(), people: [{ ...story().people[0], placed: [1] }] },
    { ...story(), ties: [{ ...story().ties[0], support: "maximal" }] },
  ];
  for (const map of wrong) assert.notDeepEqual(wholeFaults(map), []);
  const { groups: _, ...without } = story();
  assert.deepEqual(
    documentFaults(without),
    [".groups"],
  );
  assert.deepEqual(
    wholeFaults(without).map((f) => f.path),
    [".groups"],
  );
});

test("the page tells a document from anything else, whatever that is", () => {
  const others = [null, 3, "<html>", [], {}, { ...story(), format: 2 }, { ...story(), people: [1] }, { ...story(), time: null }];
  for (const other of others) assert.notDeepEqual(documentFaults(other), []);
});

test("every kind of change, and the change that takes it back, has the form the server asks for", () => {
  const newId = idMaker(0);
  let state = stateOf(story());
  const seen = new Set<string>();
  for (const change of everyChange(story(), newId)) {
    const done = { ...change, id: newId(), base: 14 };
    const back = { ...inverse(done, state), id: newId(), base: 15 };
    for (const command of [done, back]) {
      assert.deepEqual(commandFaults(command), [], command.command);
      assert.notDeepEqual(commandFaults({ ...command, extra: 1 }), [], `${command.command} with more`);
      seen.add(command.command);
    }
    state = apply(state, done);
  }
  const settle = { command: "settle", crossing: newId(), how: "use", from: { note: "" }, id: newId(), base: 15 };
  assert.deepEqual(commandFaults(settle), [], "a decision is not undone but made anew");
  seen.add("settle");
  const known = commandSchema.oneOf.map((one) => one.$ref.split("/").at(-1));
  assert.deepEqual([...seen].sort(), [...known].sort());
});

test("map.tie: a change without a field, and an id that is no UUID, are refused before they are sent", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  assert.notDeepEqual(commandFaults({ id, base: 1, command: "change_tie", tie: "t", to: {}, from: {} }), []);
  assert.notDeepEqual(
    commandFaults({ id: "1", base: 1, command: "confirm", what: { type: "tie", id: "t" }, still_so: true }),
    [],
  );
});

test("answers of the server are checked too, by their outline", () => {
  const out_of_date = {
    by: "Mo",
    what: null,
    fields: [{ field: "support", yours: "some", theirs: "none" }],
    document: story(),
  };
  const answers = [
    { ok: true, version: 3 },
    { ok: true, version: 3, document: story() },
    { refused: ["Because."] },
    { out_of_date },
  ];
  for (const answer of answers) {
    assert.deepEqual(answerSchemaFaults(answer), []);
    assert.ok(isAnswer(answer));
  }
  const others = [
    { ok: true },
    { ok: true, version: 3, document: {} },
    { refused: [] },
    { refused: [7] },
    { out_of_date: { ...out_of_date, document: { ...story(), people: [{}] } } },
    { out_of_date: { ...out_of_date, fields: "" } },
    {},
    null,
    "<!doctype html>",
  ];
  for (const other of others) {
    assert.notDeepEqual(answerSchemaFaults(other), []);
    assert.ok(!isAnswer(other));
  }
});

test("new things in the editor hold every field the schema asks for, and no other", () => {
  const required = (name: "person" | "place" | "tie" | "group"): string[] =>
    [...documentSchema.$defs[name].required].sort();
  const end = { type: "person", id: "a" } as const;
  assert.deepEqual(Object.keys(blankPerson("a", "A")).sort(), required("person"));
  assert.deepEqual(Object.keys(blankPlace("a", "place", "A")).sort(), required("place"));
  assert.deepEqual(Object.keys(blankTie("a", end, end)).sort(), required("tie"));
  assert.deepEqual(Object.keys(blankGroup("a", "A")).sort(), required("group"));
});

test("no score, rank or risk of a person has a place in the document (quality S11)", () => {
  const fields = Object.keys(documentSchema.$defs.person.properties).join(" ");
  assert.doesNotMatch(fields, /score|rank|risk|central|danger/);
});

test("the notation has the form its own schema says", () => {
  const find = (reference: string): Schema =>
    reference
      .split("/")
      .slice(1)
      .reduce<unknown>((part, step) => (part as Schema)[step], notationSchema) as Schema;
  assert.deepEqual(faults(notationSchema, notationData, find), []);
});

test("a keyword the checker does not know is an error, never skipped", () => {
  assert.throws(() => faults({ multipleOf: 2 }, 3, () => ({})), /keyword not known/);
});

test("the checker says where and why", () => {
  const schema: Schema = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "array", uniqueItems: true, items: { type: ["integer", "null"] } } },
  };
  assert.deepEqual(
    faults(schema, {}, () => ({})),
    [{ path: ".a", problem: "is missing" }],
  );
  assert.deepEqual(
    faults(schema, { a: [1, null, 1] }, () => ({})),
    [{ path: ".a", problem: "has an item twice" }],
  );
  assert.deepEqual(
    faults(schema, { a: [1.5] }, () => ({})),
    [{ path: ".a[0]", problem: "is number, not integer or null" }],
  );
});
