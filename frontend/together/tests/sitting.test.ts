/** What is said, taken back, and let go for good (`map.together`, `map.dont_save`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ME, OTHER, person, place, sitting } from "./making.ts";

test("each thing said is told at once, with a number that rises", () => {
  const one = sitting();
  const line = one.say(ME.id, person("A"));
  one.say(ME.id, person("A", { symbol: "moon" }), line);
  assert.deepEqual(
    one.sent.map(({ said }) => said.map(({ id, n }) => [id, n])),
    [[[line, 1]], [[line, 2]]],
  );
  assert.equal(one.lines.length, 1);
});

test("undo takes back the last thing, one by one, and tells it", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, person("A", { symbol: "fox" }), a);
  assert.ok(one.undo(ME.id));
  assert.equal(one.of(ME.id, "person")[0]?.body.symbol, "");
  assert.equal(one.sent.at(-1)?.said[0]?.n, 3, "told as a newer version");
  assert.ok(one.undo(ME.id));
  assert.deepEqual(one.lines, []);
  assert.deepEqual(one.sent.at(-1)?.gone, [a]);
  assert.equal(one.undo(ME.id), false);
});

test("a quiet sign is nothing to undo", () => {
  const one = sitting();
  one.say(ME.id, { kind: "sign", asked: "like" }, null, true);
  assert.equal(one.canUndo(ME.id), false);
  assert.equal(one.lastSaid(ME.id), undefined);
});

test("what is not to be saved is nowhere any more: not in the lines, not in undo, not by its number", () => {
  const one = sitting();
  one.say(ME.id, person("A"));
  const secret = one.say(ME.id, { kind: "said", asked: "wish", words: "he showed a knife" });
  one.letGo([secret]);
  assert.deepEqual(one.sent.at(-1), { said: [], gone: [secret] });
  one.say(ME.id, { kind: "said", asked: "wish", words: "again" }, secret);
  assert.equal(one.lines.length, 1, "the same line never comes back");
  assert.ok(one.undo(ME.id));
  assert.equal(one.lines.length, 0, "undo goes to what was said before it");
  assert.equal(one.undo(ME.id), false, "and there is nothing behind it");
});

test("somebody goes with everything that was said of them, also in other answers, and out of the name for the lot", () => {
  const one = sitting();
  const a = one.say(ME.id, person("AM"));
  const b = one.say(ME.id, person("B"));
  one.say(ME.id, { kind: "like", about: a, taps: ["laugh"], words: "he is funny" });
  one.say(ME.id, { kind: "like", about: b, taps: [], words: "B and AM wait for me" });
  one.say(ME.id, { kind: "said", asked: "wish", words: "AM, come back!" });
  one.say(ME.id, { kind: "said", asked: "do_together", words: "EXAMS" });
  const lot = one.say(ME.id, { kind: "lot", words: "us lot", members: [a, b] });
  const thing = one.things(ME.id).find((each) => each.id === a)!;
  one.letGo(one.everythingAbout(thing));
  assert.deepEqual(
    one.lines.map(({ body }) => body.kind).sort(),
    ["lot", "person", "said"],
    "B, the lot and the exams stay",
  );
  assert.deepEqual(one.of(ME.id, "lot")[0]?.body.members, [b]);
  assert.equal(one.of(ME.id, "lot")[0]?.id, lot);
});

test("a lone A in a sentence is a word, not somebody", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, { kind: "said", asked: "wish", words: "A later bus." });
  assert.deepEqual(one.everythingAbout(one.things(ME.id)[0]!), [a]);
});

test("a place goes with what it is like there", () => {
  const one = sitting();
  const bus = one.say(ME.id, place("the bus"));
  const like = one.say(ME.id, { kind: "like", about: bus, taps: ["not_ok"], words: "" });
  one.letGo([bus]);
  assert.deepEqual(new Set(one.sent.at(-1)?.gone), new Set([bus, like]));
});

test("several together: each one's last thing is their own", () => {
  const one = sitting();
  const mine = one.say(ME.id, { kind: "said", asked: "wish", words: "a bus" });
  one.say(OTHER.id, { kind: "said", asked: "wish", words: "lights" });
  assert.equal(one.lastSaid(ME.id)?.id, mine);
});

test("map.together_group: whoever lets go of all they said takes nobody else's words, and the quiet sign stays", () => {
  const one = sitting();
  const park = one.say(ME.id, place("the park"));
  one.say(ME.id, { kind: "like", about: park, taps: ["fun"], words: "" });
  one.say(ME.id, { kind: "me", symbol: "fox", colour: "" });
  const sign = one.say(ME.id, { kind: "sign", asked: "go" }, null, true);
  const theirs = [
    one.say(OTHER.id, place("the park")),
    one.say(OTHER.id, { kind: "said", asked: "wish", words: "lights in the park" }),
  ];
  one.letGo(one.everythingOf(ME.id).map(({ id }) => id));
  assert.deepEqual(
    one.lines.map(({ id }) => id),
    [sign, ...theirs],
  );
  assert.equal(one.canUndo(ME.id), false, "nothing comes back");
});

test("map.together_group: a place goes with what the same young person said of it, and nobody else did", () => {
  const one = sitting();
  const park = one.say(ME.id, place("park"));
  const mine = one.say(ME.id, { kind: "said", asked: "wish", words: "a park with lights" });
  one.say(OTHER.id, { kind: "said", asked: "wish", words: "keep the park" });
  assert.deepEqual(one.everythingAbout(one.things(ME.id)[0]!), [park, mine]);
});

test("map.together_group: undo takes back the last thing of whoever talks", () => {
  const one = sitting();
  const mine = one.say(ME.id, place("the park"));
  const theirs = one.say(OTHER.id, place("school"));
  assert.ok(one.undo(ME.id));
  assert.deepEqual(one.sent.at(-1), { said: [], gone: [mine] });
  assert.deepEqual(one.lines.map(({ id }) => id), [theirs]); // prettier-ignore
  assert.equal(one.undo(ME.id), false);
  assert.ok(one.canUndo(OTHER.id));
});

test("what waited on the device is taken in, unless the server has newer, or it was let go", () => {
  const one = sitting(["gone"]);
  const known = one.say(ME.id, { kind: "said", asked: "wish", words: "now" });
  const line = (id: string, n: number, words: string) => ({
    id,
    seat: ME.id,
    n,
    body: { kind: "said" as const, asked: "wish", words },
  });
  one.takeIn({
    said: [line(known, 1, "old"), line("gone", 9, "secret"), line("new", 1, "waited")],
    gone: ["other"],
  });
  assert.deepEqual(
    one.of(ME.id, "said").map(({ body }) => body.words),
    ["now", "waited"],
  );
  assert.deepEqual(one.sent.at(-1)?.gone, ["other"]);
});
