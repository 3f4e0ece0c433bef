/** One question at a time, strengths first (`map.together`, `map.together_group`). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { key, next, previous, progress, roundOf, type Step, type Way } from "../model/steps.ts";
import { Trail } from "../model/trail.ts";
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

/** Every step back from one until there is none, as after a reload: nothing but what was said is known. */
function walkBack(from: Step, of: Way, one = sitting(), others: string[] = []): string[] {
  const seen: string[] = [];
  let step: Step | null = from;
  let { round } = of;
  while ((step = previous(step, { ...of, round }, one, ME.id, others)) && seen.length < 60) {
    if (step.kind !== "end") round = roundOf(step, of.questions);
    seen.push(step.kind === "end" ? step.at : step.kind === "question" ? step.id : key(step));
  }
  return seen;
}

test("map.together: the way back is the way forward, and says nothing", () => {
  const one = sitting();
  const [a, b] = [one.say(ME.id, person("A")), one.say(ME.id, person("B"))];
  const park = one.say(ME.id, place("the park"));
  const told = one.sent.length;
  assert.deepEqual(walkBack({ kind: "end", at: "how_now" }, way(), one), [
    "next", "who_may_see", "read_back", "more", "wish", "tricky", "not_ok_place", `like:${park}`, "go",
    "good_place", "grown_up", "lot", `like:${b}`, `like:${a}`, "like", "me",
  ]); // prettier-ignore
  assert.equal(one.sent.length, told);
});

test("map.together: back to the first question where nobody was named, so that somebody can be", () => {
  assert.deepEqual(walkBack({ kind: "question", id: "grown_up" }, way()), ["like", "me"]);
});

test("map.together: from telling more, back through the offer to the main part", () => {
  const seen = walkBack({ kind: "end", at: "read_back" }, way({ round: 2 }));
  assert.equal(seen[0], "changed");
  assert.deepEqual(seen.slice(seen.indexOf("more"), seen.indexOf("more") + 2), ["more", "wish"]);
});

test("map.together: there is no way back from handing the tablet over, nor before the first question", () => {
  for (const step of [{ kind: "end", at: "give_back" }, { kind: "hello" }, { kind: "question", id: "me" }] as const)
    assert.equal(previous(step, way(), sitting(), ME.id), null);
});

test("map.together_group: back to what it is like with who is here, and to nobody who is not", () => {
  const seen = walkBack({ kind: "question", id: "go" }, way({ several: true }), sitting(), [OTHER.id]);
  assert.deepEqual(seen, ["good_place", `like:${OTHER.id}`, "me"]);
});

test("map.together: back leads the way somebody came, past whoever they let go, and once each", () => {
  const trail = new Trail();
  const question = (id: string): Step => ({ kind: "question", id });
  const like: Step = { kind: "like", about: "r", asked: "like" };
  const steps = [question("me"), question("like"), like, question("grown_up"), { kind: "end", at: "read_back" }] as const;
  steps.slice(1).forEach((step, i) => trail.leaves(steps[i]!, step));
  assert.equal(trail.before(steps[4], () => true), steps[3]);
  assert.equal(trail.before({ kind: "end", at: "who_may_see" }, () => true), undefined);
  trail.returnsTo(steps[3]);
  assert.equal(trail.before(steps[3], () => true), like);
  assert.equal(trail.before(steps[3], (step) => step !== like), steps[1]);
  trail.returnsTo(steps[1]);
  assert.equal(trail.before(steps[1], () => true), steps[0]);
});
