/** Words and code hold together: nothing is asked for that is not there, and nothing lies about unused. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { notation } from "../drawing/notation.ts";
import { ENGLISH } from "../panels/english.ts";

/** Tests run from the root of the repository. */
const ROOT = "frontend/peer-map";
const sources = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/^(tests|layout)/.test(name) && !name.endsWith("english.ts"))
  .map((name) => readFileSync(join(ROOT, name), "utf8"))
  .join("\n");

const keys = Object.keys({ ...notation.words, ...ENGLISH });
const literals = new Set(
  [...sources.matchAll(/["`]([a-z_]+(?:\.[a-z_]+)*)["`]/g)].map((match) => match[1] as string),
);
/** `tie.level.${value}` asks for every key that begins so. */
const openings = [
  ...[...sources.matchAll(/`([a-z_]+(?:\.[a-z_]+)*\.)\$\{/g)].map((match) => match[1] as string),
  ...[...sources.matchAll(/options\([\w.]+, "([a-z_.]+)"/g)].map((match) => `${match[1]}.`),
];

/** Keys made of two parts in the code: `${dimension}.${level}`. */
const asked = (key: string): boolean =>
  literals.has(key) ||
  literals.has(key.replace(/\.(one|many)$/, "")) ||
  openings.some((opening) => key.startsWith(opening)) ||
  /^(support|harm|symbol|colour)\./.test(key);

test("every key that is said exists", () => {
  const said = [...sources.matchAll(/say\(\s*"([a-z_.]+)"/g)].map((match) => match[1] as string);
  assert.ok(said.length > 150);
  assert.deepEqual(
    said.filter((key) => !keys.includes(key)),
    [],
  );
});

test("every key is said somewhere", () => {
  assert.deepEqual(
    keys.filter((key) => !asked(key)),
    [],
  );
});

test("words are short, plain and blame nobody", () => {
  for (const [key, words] of Object.entries({ ...notation.words, ...ENGLISH })) {
    assert.doesNotMatch(
      words,
      /offender|perpetrator|gang member|risky|at-risk|involved in|absconded|putting (him|her|them)self/i,
      key,
    );
    for (const sentence of words.split(/(?<=[.?!]) /))
      assert.ok(sentence.split(" ").length <= 20, `${key}: ${sentence}`);
  }
});
