/** Who may use whom: model, drawing and layout know nothing of the page or the network. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = "frontend/peer-map";
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  model: [],
  drawing: ["model"],
  store: ["model"],
  io: ["model", "store", "drawing", "layout"],
  gestures: ["model", "drawing", "store", "io"],
};

const files = (folder: string): [string, string][] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name, readFileSync(join(ROOT, folder, name), "utf8")]);

for (const [folder, allowed] of Object.entries(MAY_USE)) {
  test(`${folder} uses only ${allowed.join(", ") || "itself"}`, () => {
    for (const [name, text] of files(folder)) {
      const used = [...text.matchAll(/from "\.\.\/(\w+)\//g)].map((match) => match[1] as string);
      assert.deepEqual(
        used.filter((other) => !allowed.includes(other)),
        [],
        name,
      );
    }
  });
}

for (const folder of ["model", "drawing", "store"]) {
  test(`${folder} knows no page, no network and no clock`, () => {
    for (const [name, text] of files(folder)) {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"\n]*"|`[^`]*`/g, "");
      assert.doesNotMatch(
        code,
        /\b(window|fetch|localStorage|XMLHttpRequest|Date\.now|Math\.random|setTimeout)\b/,
        name,
      );
      assert.doesNotMatch(code, /\bdocument\.(createElement|querySelector|getElementById|body)/, name);
    }
  });
}
