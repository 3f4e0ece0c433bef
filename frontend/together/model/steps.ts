/** One question at a time: which comes next, and how far we are (`map.together`). Strengths first. Pure. */
import type { Id, Question } from "../given.ts";
import type { Sitting } from "./sitting.ts";

export type Step =
  | { readonly kind: "hello" }
  | { readonly kind: "agree" }
  | { readonly kind: "question"; readonly id: string }
  | { readonly kind: "like"; readonly about: Id; readonly asked: string }
  | { readonly kind: "lot"; readonly asked: string }
  | { readonly kind: "more" }
  /** The device goes back to the adult for now; `from`: where it goes on. */
  | { readonly kind: "later"; readonly from: Step }
  | { readonly kind: "end"; readonly at: Ending };

export const ENDINGS = ["read_back", "who_may_see", "next", "how_now", "give_back"] as const;
export type Ending = (typeof ENDINGS)[number];

/** Where one young person is: the round, and what has been asked already. */
export interface Way {
  readonly questions: readonly Question[];
  readonly round: 1 | 2;
  readonly several: boolean;
  readonly visited: ReadonlySet<string>;
}

export function asked(way: Way): readonly Question[] {
  return way.questions.filter(
    (question) => question.round === way.round && (!way.several || question.in_group),
  );
}

/** After naming people or places, what it is like with each; then the next question. */
export function next(step: Step, way: Way, sitting: Sitting, seat: Id, others: readonly Id[] = []): Step {
  if (step.kind === "hello") return way.several ? { kind: "agree" } : firstQuestion(way);
  if (step.kind === "agree") return firstQuestion(way);
  if (step.kind === "end") return { kind: "end", at: ENDINGS[ENDINGS.indexOf(step.at) + 1] ?? "give_back" };
  if (step.kind === "later") return step.from;
  if (step.kind === "more") return { kind: "end", at: "read_back" };
  const from = askedAt(step);
  return followUp(from, way, sitting, seat, others) ?? afterQuestion(from, way);
}

/**
 * What was asked before, whatever was said to it: it can be looked at again, and says nothing by itself. Null at the
 * first question, and where the device is being handed over.
 */
export function previous(step: Step, way: Way, sitting: Sitting, seat: Id, others: readonly Id[] = []): Step | null {
  const lastOf = (question: Question): Step =>
    followUps(question.id, way, sitting, seat, others).at(-1) ?? { kind: "question", id: question.id };
  const lastAsked = (round: 1 | 2): Step | null => {
    const last = asked({ ...way, round }).at(-1);
    return last ? lastOf(last) : null;
  };
  if (step.kind === "more") return lastAsked(1);
  if (step.kind === "end" && step.at === "read_back") return way.round === 2 ? lastAsked(2) : { kind: "more" };
  if (step.kind === "end" && step.at !== "give_back")
    return { kind: "end", at: ENDINGS[ENDINGS.indexOf(step.at) - 1] ?? "read_back" };
  if (step.kind === "question") {
    const all = asked({ ...way, round: roundOf(step, way.questions) });
    const at = all.findIndex((question) => question.id === step.id);
    const before = all[at - 1];
    if (before) return lastOf(before);
    return all[at]?.round === 2 ? { kind: "more" } : null;
  }
  if (step.kind !== "like" && step.kind !== "lot") return null;
  const follows = followUps(step.asked, way, sitting, seat, others);
  const at = follows.findIndex((one) => key(one) === key(step));
  return follows[at - 1] ?? { kind: "question", id: step.asked };
}

/** Everything that is asked after a question, said or not. */
function followUps(from: string, way: Way, sitting: Sitting, seat: Id, others: readonly Id[]): Step[] {
  const things = sitting.things(seat).filter((thing) => thing.body.asked === from);
  const named = things.filter((thing) => thing.body.kind === "person").length;
  const here = way.several && from === "me" ? others : [];
  const likes = [...here, ...things.map((thing) => thing.id)].map((about): Step => ({ kind: "like", about, asked: from }));
  return from === "like" && named > 1 ? [...likes, { kind: "lot", asked: from }] : likes;
}

/** Which round a step belongs to: the offer to tell more stands at the end of the first. */
export function roundOf(step: Step, questions: readonly Question[]): 1 | 2 {
  const id = askedAt(step);
  return questions.find((question) => question.id === id)?.round ?? 1;
}

/** The question that a step belongs to; "" where nothing is being asked. */
export function askedAt(step: Step): string {
  if (step.kind === "question") return step.id;
  return step.kind === "like" || step.kind === "lot" ? step.asked : "";
}

function firstQuestion(way: Way): Step {
  const [first] = asked(way);
  return first ? { kind: "question", id: first.id } : { kind: "end", at: "read_back" };
}

function followUp(from: string, way: Way, sitting: Sitting, seat: Id, others: readonly Id[]): Step | null {
  const open = (step: Step): boolean =>
    !way.visited.has(key(step)) &&
    (step.kind === "like" ? !sitting.likeOf(seat, step.about) : sitting.of(seat, "lot").length === 0);
  return followUps(from, way, sitting, seat, others).find(open) ?? null;
}

function afterQuestion(from: string, way: Way): Step {
  const all = asked(way);
  const following = all[all.findIndex((question) => question.id === from) + 1];
  if (following) return { kind: "question", id: following.id };
  return way.round === 1 && way.questions.some((q) => q.round === 2 && (!way.several || q.in_group))
    ? { kind: "more" }
    : { kind: "end", at: "read_back" };
}

/** What a step is remembered by, so that it is not asked twice. */
export function key(step: Step): string {
  if (step.kind === "like") return `like:${step.about}`;
  return step.kind === "question" ? `question:${step.id}` : step.kind;
}

/** "3 of about 8"; null where nothing is being asked. */
export function progress(step: Step, way: Way): { readonly n: number; readonly all: number } | null {
  const id = askedAt(step);
  const all = asked(way);
  const n = all.findIndex((question) => question.id === id) + 1;
  return n > 0 ? { n, all: all.length } : null;
}
