/** Names become letters, here as on the server (`person.minimal`, `person.tell_apart`). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { letters } from "../model/letters.ts";
import { isRight, waitAfter } from "../pin.ts";
import { words } from "./making.ts";

/** The same table of names that the server's rule is tested with. */
function theServersTable(): [string, string][] {
  const text = readFileSync("alongside/peermaps/tests/test_together_rules.py", "utf8");
  const table = text.slice(
    text.indexOf('("said", "kept")') + 16,
    text.indexOf("def test_a_name_becomes_its_letters"),
  );
  return [...table.matchAll(/\("([^"]*)", "([^"]*)"\),\n/g)].map((match) => [match[1]!, match[2]!]);
}

test("the same names come to the same letters as on the server", () => {
  const table = theServersTable();
  assert.ok(table.length > 10);
  for (const [said, kept] of table) assert.equal(letters(said, words.family_words), kept);
});

test("two with the same letter are told apart", () => {
  assert.equal(letters("Liam", words.family_words, ["L"]), "Li");
  assert.equal(letters("Lina", words.family_words, ["l", "Li"]), "L 2");
  assert.equal(letters("mum", words.family_words, ["mum"]), "M 2");
});

test("the screen itself tells a right PIN from a wrong one, and slows wrong ones as the server does", async () => {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode("2580"), "PBKDF2", false, [
    "deriveBits",
  ]);
  const made = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: 1000 },
    key,
    256,
  );
  const check = {
    salt: Buffer.from(salt).toString("base64"),
    rounds: 1000,
    hash: Buffer.from(made).toString("base64"),
  };
  assert.equal(await isRight("2580", check), true);
  for (const wrong of ["2581", "258", "", "25800"]) assert.equal(await isRight(wrong, check), false);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 9].map(waitAfter), [0, 0, 0, 30, 60, 120, 300, 300]);
});
