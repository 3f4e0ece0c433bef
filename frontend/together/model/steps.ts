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
  const from = step.kind === "question" ? step.id : step.asked;
  return followUp(from, way, sitting, seat, others) ?? afterQuestion(from, way);
}

function firstQuestion(way: Way): Step {
  const [first] = asked(way);
  return first ? { kind: "question", id: first.id } : { kind: "end", at: "read_back" };
}

function followUp(from: string, way: Way, sitting: Sitting, seat: Id, others: readonly Id[]): Step | null {
  const things = sitting.things(seat).filter((thing) => thing.body.asked === from);
  const here = way.several && from === "me" ? others : [];
  const open = [...here, ...things.map((thing) => thing.id)].find(
    (id) => !way.visited.has(`like:${id}`) && !sitting.likeOf(seat, id),
  );
  if (open) return { kind: "like", about: open, asked: from };
  const named = things.filter((thing) => thing.body.kind === "person").length;
  if (from === "like" && named > 1 && !way.visited.has("lot") && sitting.of(seat, "lot").length === 0)
    return { kind: "lot", asked: from };
  return null;
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
  const id =
    step.kind === "question" ? step.id : step.kind === "like" || step.kind === "lot" ? step.asked : "";
  const all = asked(way);
  const n = all.findIndex((question) => question.id === id) + 1;
  return n > 0 ? { n, all: all.length } : null;
}
