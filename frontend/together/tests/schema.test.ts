/** What the screen sends fits together.schema.json. */
import assert from "node:assert/strict";
import { test } from "node:test";
import schema from "../../../alongside/peermaps/schemas/together.schema.json";
import type { Body } from "../model/lines.ts";
import { person, place } from "./making.ts";

interface Part {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

const BODIES: readonly Body[] = [
  { kind: "me", symbol: "fox", colour: "" },
  person("A"),
  place("the park"),
  { kind: "like", about: "x", taps: [], words: "" },
  { kind: "said", asked: "wish", words: "x" },
  { kind: "lot", words: "us lot", members: [] },
  { kind: "feeling", feeling: "good", keep: true },
  { kind: "sign", asked: "" },
];

test("every kind of thing said has exactly the fields of the schema", () => {
  const parts = schema.$defs as unknown as Readonly<Record<string, Part>>;
  for (const body of BODIES) {
    assert.deepEqual(Object.keys(body).sort(), [...parts[body.kind]!.required].sort(), body.kind);
  }
  const kinds = schema.properties.said.items.properties.body.oneOf.map(({ $ref }) => $ref.split("/").at(-1));
  assert.deepEqual(kinds.sort(), BODIES.map(({ kind }) => kind).sort());
});
