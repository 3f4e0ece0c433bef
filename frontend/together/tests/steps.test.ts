/** One question at a time, strengths first (`map.together`, `map.together_group`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { key, next, progress, type Step, type Way } from "../model/steps.ts";
import { ME, OTHER, person, place, sitting, words } from "./making.ts";

const way = (more: Partial<Way> = {}): Way => ({
  questions: words.questions,
  round: 1,
  several: false,
  visited: new Set(),
  ...more,
});

/** Every step until the end, where everything is skipped. */
function walk(of: Way, one = sitting(), others: string[] = []): string[] {
  const visited = new Set<string>();
  const seen: string[] = [];
  let step: Step = { kind: "hello" };
  for (let i = 0; i < 60 && !(step.kind === "end" && step.at === "give_back"); i++) {
    step = next(step, { ...of, visited }, one, ME.id, others);
    visited.add(key(step));
    seen.push(step.kind === "end" ? step.at : step.kind === "question" ? step.id : key(step));
  }
  return seen;
}

test("eight questions, then an offer to tell more, then the end", () => {
  assert.deepEqual(walk(way()), [
    "me", "like", "grown_up", "good_place", "go", "not_ok_place", "tricky", "wish", "more",
    "read_back", "who_may_see", "next", "how_now", "give_back",
  ]); // prettier-ignore
});

test("what is good is asked before anything that is not", () => {
  const about = words.questions
    .filter((question) => question.round === 1)
    .map((question) => (["not_ok_place", "tricky"].includes(question.id) ? "worry" : "good"));
  assert.ok(about.indexOf("worry") > about.indexOf("good"));
  assert.equal(about.lastIndexOf("good"), about.length - 1, "and it ends with a wish");
});

test("after naming people, what it is like with each, and what they call themselves", () => {
  const one = sitting();
  const [a, b] = [one.say(ME.id, person("A")), one.say(ME.id, person("B"))];
  const park = one.say(ME.id, place("the park"));
  const seen = walk(way(), one);
  assert.deepEqual(seen.slice(1, 5), ["like", `like:${a}`, `like:${b}`, "lot"]);
  assert.equal(seen[seen.indexOf("go") + 1], `like:${park}`);
});

test("nobody is asked about twice, and one alone has no name for the lot", () => {
  const one = sitting();
  const a = one.say(ME.id, person("A"));
  one.say(ME.id, { kind: "like", about: a, taps: ["laugh"], words: "" });
  assert.deepEqual(walk(way(), one).slice(0, 3), ["me", "like", "grown_up"]);
});

test("several together agree first, speak of each other and of places, and of nobody who is not here", () => {
  const seen = walk(way({ several: true }), sitting(), [OTHER.id]);
  assert.deepEqual(seen.slice(0, 3), ["agree", "me", `like:${OTHER.id}`]);
  for (const about of ["like", "grown_up", "tricky", "looks_out", "changed"])
    assert.ok(!seen.includes(about));
});

test("the second round is the rest", () => {
  const step = next({ kind: "question", id: "changed" }, way({ round: 2 }), sitting(), ME.id);
  assert.deepEqual(step, { kind: "end", at: "read_back" });
});

test("how far we are", () => {
  assert.deepEqual(progress({ kind: "question", id: "grown_up" }, way()), { n: 3, all: 8 });
  assert.deepEqual(progress({ kind: "like", about: "x", asked: "like" }, way()), { n: 2, all: 8 });
  assert.equal(progress({ kind: "hello" }, way()), null);
});

test("put down until later, it goes on where it was", () => {
  const from: Step = { kind: "question", id: "wish" };
  assert.deepEqual(next({ kind: "later", from }, way(), sitting(), ME.id), from);
  assert.equal(progress({ kind: "later", from }, way()), null);
});
