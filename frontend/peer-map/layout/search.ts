/** Simulated annealing on the measures themselves: one person at a time tries another place. */
import type { Cost } from "./cost.ts";
import type { Frame } from "./fit.ts";
import type { Drawing } from "./surroundings.ts";
import { type Chance, patience, shuffle } from "./random.ts";
import { power } from "./stress.ts";

export interface Plan {
  /** Rounds in which each movable person is visited once. */
  readonly rounds: number;
  /** Places tried per visit. */
  readonly tries: number;
  /** Temperatures in crossings. */
  readonly hot: number;
  readonly cold: number;
  /** Longest step in pixels, at the start and at the end. */
  readonly far: number;
  readonly near: number;
}

/** What holds people where they are: price in crossings per pixel from their start, 0 for free people. */
export interface Ground {
  readonly frame: Frame;
  readonly movable: Int32Array;
  readonly hold: Float64Array;
  readonly startX: Float64Array;
  readonly startY: Float64Array;
  /** Pixels that those who are held may move on average; Infinity when nobody is held. */
  readonly mostMoved: number;
}

/** Price of moving a pixel at the beginning, in crossings; `steer` finds the right one. */
const HOLD = 0.02;
const LEAST_HOLD = 0.004;

/** Everybody but the pinned may move; those who have a place already are held near it. */
export function groundOf(drawing: Drawing, pinned: Uint8Array, frame: Frame, mostMoved = Infinity): Ground {
  const hold = mostMoved < Infinity ? HOLD : 0;
  return {
    frame,
    movable: Int32Array.from(pinned.keys()).filter((person) => !pinned[person]),
    hold: Float64Array.from(drawing.present, (present) => present * hold),
    startX: drawing.x.slice(),
    startY: drawing.y.slice(),
    mostMoved,
  };
}

/** Holds people more firmly while they are further away than they may be, and less while they are not. */
function steer(ground: Ground, drawing: Drawing): void {
  const factor = meanMove(ground, drawing) > ground.mostMoved ? 1.3 : 0.93;
  for (let person = 0; person < ground.hold.length; person += 1)
    ground.hold[person] = Math.max(ground.hold[person]! * factor, ground.hold[person]! > 0 ? LEAST_HOLD : 0);
}

/** Mean distance from their start of those who had one, in pixels. */
export function meanMove(ground: Ground, drawing: Drawing): number {
  let sum = 0;
  let count = 0;
  for (let person = 0; person < ground.hold.length; person += 1) {
    if (ground.hold[person] === 0) continue;
    const dx = drawing.x[person]! - ground.startX[person]!;
    const dy = drawing.y[person]! - ground.startY[person]!;
    sum += Math.sqrt(dx * dx + dy * dy);
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** Lowers the total cost in place; ends cold, that is greedily. */
export function search(cost: Cost, drawing: Drawing, ground: Ground, plan: Plan, random: Chance): void {
  const order = ground.movable.slice();
  for (let round = 0; round < plan.rounds; round += 1) {
    const share = round / Math.max(1, plan.rounds - 1);
    const heat = plan.hot * power(plan.cold / plan.hot, share);
    const step = plan.far * power(plan.near / plan.far, share);
    shuffle(order, random);
    for (const person of order) tryPlaces(cost, drawing, ground, person, plan.tries, heat, step, random);
    if (ground.mostMoved < Infinity) steer(ground, drawing);
  }
}

function tryPlaces(
  cost: Cost,
  drawing: Drawing,
  ground: Ground,
  person: number,
  tries: number,
  heat: number,
  step: number,
  random: Chance,
): void {
  const { frame } = ground;
  let px = drawing.x[person]!;
  let py = drawing.y[person]!;
  cost.visit(person);
  let current = cost.at(px, py) + held(ground, person, px, py);
  let moved = false;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const size = step * random();
    const home = attempt === 0 && ground.hold[person]! > 0;
    const x = home ? ground.startX[person]! : clamp(px + size * (2 * random() - 1), frame.left, frame.right);
    const y = home ? ground.startY[person]! : clamp(py + size * (2 * random() - 1), frame.top, frame.bottom);
    const pull = held(ground, person, x, y);
    const limit = current + heat * patience(random) - pull;
    const price = limit < 0 ? Infinity : cost.at(x, y, limit);
    if (price === Infinity) continue;
    px = x;
    py = y;
    current = price + pull;
    moved = true;
  }
  if (moved) cost.moveTo(px, py);
}

function held(ground: Ground, person: number, x: number, y: number): number {
  const price = ground.hold[person]!;
  if (price === 0) return 0;
  const dx = x - ground.startX[person]!;
  const dy = y - ground.startY[person]!;
  return price * Math.sqrt(dx * dx + dy * dy);
}

function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
