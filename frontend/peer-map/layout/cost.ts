/**
 * What one person's place costs, given where everybody else is.
 *
 * The search asks this some hundred thousand times: `visit` gathers the surroundings of a person once,
 * `at` then prices many places for them and stops as soon as one is dearer than the limit given.
 * Nothing is allocated in `at`.
 */
import { labelClashes } from "./measures.ts";
import type { Network } from "./network.ts";
import { Strangers } from "./strangers.ts";
import { BITS, SLACK, Surroundings, type Drawing } from "./surroundings.ts";

/** Price of each thing, in crossings. */
export interface Weights {
  readonly crossing: number;
  readonly through: number;
  readonly overlap: number;
  readonly label: number;
  readonly stranger: number;
  /** Shapes closer than half a shape's width; up to twice as much as they come closer. */
  readonly crowd: number;
  /** Shapes that touch, falling to nothing at ROOM widths, centre to centre: spreads people out. */
  readonly room: number;
  /** A tie as long as the canvas is wide: keeps friends together where nothing else decides. */
  readonly length: number;
}

/** Ties through people and strangers in groups mislead, so they cost more than crossings. */
export const WEIGHTS: Weights = {
  crossing: 1,
  through: 4,
  overlap: 40,
  label: 12,
  stranger: 10,
  crowd: 4,
  room: 0.5,
  length: 2,
};

/** For the last rounds, when the drawing has its shape: what misleads a reader goes, at the price of a few crossings. */
export const STRICT: Weights = { ...WEIGHTS, through: 16, stranger: 24 };

/** For placing people one by one, where being covered is worse than any number of crossings. */
export const FIRM: Weights = { ...WEIGHTS, overlap: 10_000, label: 10_000 };

const ROOM = 2.5;
const CANVAS_WIDTH = 1000;

export class Cost {
  private readonly around: Surroundings;
  private readonly strangers: Strangers;
  /** From the place tried to each friend, and the square of that distance. */
  private readonly leadX: Float64Array;
  private readonly leadY: Float64Array;
  private readonly leadLength: Float64Array;
  /** Beyond these distances two people cannot be in each other's way. */
  private readonly reachX: number;
  private readonly reachY: number;
  private readonly labelReachX: number;
  private readonly labelReachY: number;
  private readonly widest: number;

  constructor(
    private readonly net: Network,
    readonly drawing: Drawing,
    readonly weights: Weights = WEIGHTS,
  ) {
    this.around = new Surroundings(net, drawing);
    this.strangers = new Strangers(net, this.around);
    const most = this.around.friend.length;
    [this.leadX, this.leadY, this.leadLength] = [new Float64Array(most), new Float64Array(most), new Float64Array(most)];
    this.widest = net.radius.reduce((top, radius) => Math.max(top, radius), 0);
    const longest = net.labelHalf.reduce((top, half) => Math.max(top, half), 0);
    this.labelReachX = Math.max(2 * longest, longest + this.widest) + SLACK;
    const lowest = net.labelHeight.reduce((low, height, person) => Math.max(low, net.labelTop[person]! + height), 0);
    this.labelReachY = this.widest + lowest + SLACK;
    this.reachX = Math.max(2 * this.widest * ROOM, this.labelReachX);
    this.reachY = Math.max(2 * this.widest * ROOM, this.labelReachY);
  }

  /** Looks at everybody else from this person's view. */
  visit(person: number): void {
    this.around.gather(person);
    this.strangers.gather();
  }

  /** The person visited goes there. */
  moveTo(px: number, py: number): void {
    this.drawing.x[this.around.person] = px;
    this.drawing.y[this.around.person] = py;
    this.strangers.moveTo(px, py);
  }

  /** Price of this place, or Infinity when it is certain to be above the limit. */
  at(px: number, py: number, limit = Infinity): number {
    let cost = this.pairs(px, py, limit) + this.lengths(px, py);
    if (cost > limit) return Infinity;
    cost += this.strangers.trespass(px, py) * this.weights.stranger;
    if (cost > limit) return Infinity;
    cost += this.tiesAcross(px, py, limit - cost);
    if (cost > limit) return Infinity;
    cost += this.peopleUnder(px, py, limit - cost);
    if (cost > limit) return Infinity;
    cost += this.strangers.held(px, py) * this.weights.stranger;
    return cost > limit ? Infinity : cost;
  }

  private pairs(px: number, py: number, limit: number): number {
    const { reachX, reachY } = this;
    const { others, otherX, otherY, other } = this.around;
    let cost = 0;
    for (let at = 0; at < others; at += 1) {
      const dy = otherY[at]! - py;
      if (dy > reachY || dy < -reachY) continue;
      const dx = otherX[at]! - px;
      if (dx > reachX || dx < -reachX) continue;
      cost += this.pair(other[at]!, dx, dy);
      if (cost > limit) return Infinity;
    }
    return cost;
  }

  private pair(other: number, dx: number, dy: number): number {
    const { weights, net } = this;
    const { person } = this.around;
    const sum = net.radius[person]! + net.radius[other]!;
    const square = dx * dx + dy * dy;
    let cost = 0;
    if (dy < this.labelReachY && dy > -this.labelReachY && dx < this.labelReachX && dx > -this.labelReachX)
      cost += weights.label * labelClashes(net, person, other, dx, dy, SLACK);
    if (square >= sum * sum * ROOM * ROOM) return cost;
    const gap = Math.sqrt(square) - sum - SLACK;
    cost += weights.room * (ROOM - 1 - gap / sum);
    if (gap < sum / 2) cost += weights.crowd * (2 - (2 * gap) / sum);
    if (gap < 0) cost += weights.overlap;
    return cost;
  }

  private lengths(px: number, py: number): number {
    const { leadX, leadY, leadLength } = this;
    const { friends, friendX, friendY } = this.around;
    let sum = 0;
    for (let at = 0; at < friends; at += 1) {
      const dx = friendX[at]! - px;
      const dy = friendY[at]! - py;
      const length = dx * dx + dy * dy;
      leadX[at] = dx;
      leadY[at] = dy;
      leadLength[at] = length;
      sum += Math.sqrt(length);
    }
    return (sum * this.weights.length) / CANVAS_WIDTH;
  }

  /** Ties of others that the person's ties cross, and that run through the person's shape. */
  private tiesAcross(px: number, py: number, limit: number): number {
    const { ties, tieX, tieY, tieDX, tieDY, tieLength, words, lefts, rights } = this.around;
    const { crossing, through } = this.weights;
    const slack = this.net.radius[this.around.person]! + SLACK;
    const left = Math.min(this.around.left, px - slack);
    const right = Math.max(this.around.right, px + slack);
    const top = Math.min(this.around.top, py - slack);
    const bottom = Math.max(this.around.bottom, py + slack);
    let cost = 0;
    for (let tie = 0; tie < ties; tie += 1) {
      const ax = tieX[tie]!;
      const dx = tieDX[tie]!;
      if (dx > 0 ? ax > right || ax + dx < left : ax < left || ax + dx > right) continue;
      const ay = tieY[tie]!;
      const dy = tieDY[tie]!;
      if (dy > 0 ? ay > bottom || ay + dy < top : ay < top || ay + dy > bottom) continue;
      const toX = px - ax;
      const toY = py - ay;
      const side = dx * toY - dy * toX;
      if (side * side < tieLength[tie]! * slack * slack) {
        const along = dx * toX + dy * toY;
        if (along > 0 && along < tieLength[tie]!) cost += through;
      }
      for (let word = tie * words, at = 0; at < words; word += 1, at += 1) {
        const across = side > 0 ? lefts[word]! : rights[word]!;
        if (across !== 0) cost += crossing * this.crossed(across, at * BITS, toX, toY, dx, dy);
      }
      if (cost > limit) return Infinity;
    }
    return cost;
  }

  /** How many of the person's ties to these friends, all beyond the line of a tie, cross the tie itself. */
  private crossed(friends: number, first: number, toX: number, toY: number, dx: number, dy: number): number {
    const { leadX, leadY } = this;
    let count = 0;
    for (let rest = friends; rest !== 0; rest &= rest - 1) {
      const at = first + 31 - Math.clz32(rest & -rest);
      const start = leadY[at]! * toX - leadX[at]! * toY;
      if (start * (start + leadX[at]! * dy - leadY[at]! * dx) < 0) count += 1;
    }
    return count;
  }

  /** Shapes of others that the person's ties would run through. */
  private peopleUnder(px: number, py: number, limit: number): number {
    const { others, otherX, otherY, other, otherReach, friends, friend } = this.around;
    const { leadX, leadY, leadLength } = this;
    const slack = this.widest + SLACK;
    const left = Math.min(this.around.left, px) - slack;
    const right = Math.max(this.around.right, px) + slack;
    const top = Math.min(this.around.top, py) - slack;
    const bottom = Math.max(this.around.bottom, py) + slack;
    let cost = 0;
    for (let at = 0; at < others; at += 1) {
      const ox = otherX[at]!;
      const oy = otherY[at]!;
      if (ox < left || ox > right || oy < top || oy > bottom) continue;
      const dx = ox - px;
      const dy = oy - py;
      const reach = otherReach[at]!;
      for (let tie = 0; tie < friends; tie += 1) {
        const side = leadX[tie]! * dy - leadY[tie]! * dx;
        const length = leadLength[tie]!;
        if (side * side >= reach * length) continue;
        const along = leadX[tie]! * dx + leadY[tie]! * dy;
        if (along > 0 && along < length && friend[tie] !== other[at]) cost += this.weights.through;
      }
      if (cost > limit) return Infinity;
    }
    return cost;
  }
}
